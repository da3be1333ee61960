// Two bundles have two copies of a class; the brand is the same in both.
const INTERRUPTED = Symbol.for('touchstone.interrupted');

/** Thrown where a person breaks off with Ctrl-C, where the program is asked to end, or where the input ends. */
export class Interrupted extends Error {
  readonly [INTERRUPTED] = true;

  constructor(readonly by: 'interrupt' | 'end' = 'interrupt') {
    super('interrupted');
  }
}

/** Whether something thrown is an interruption, whichever bundle's. */
export function isInterrupted(thrown: unknown): thrown is Interrupted {
  return typeof thrown === 'object' && thrown !== null && INTERRUPTED in thrown;
}
