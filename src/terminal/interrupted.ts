// Two bundles have two copies of a class; the brand is the same in both.
const INTERRUPTED = Symbol.for('touchstone.interrupted');

/** Thrown where a person ends the conversation with Ctrl-C, or the program is asked to end. */
export class Interrupted extends Error {
  readonly [INTERRUPTED] = true;

  constructor() {
    super('interrupted');
  }
}

/** Whether something thrown is an interruption, whichever bundle's. */
export function isInterrupted(thrown: unknown): thrown is Interrupted {
  return typeof thrown === 'object' && thrown !== null && INTERRUPTED in thrown;
}
