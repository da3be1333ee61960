import type { Act } from '../domain/act.js';
import type { Result } from '../domain/problem.js';
import { unwrap } from '../domain/problem.js';
import { encodeAct, parseActs } from '../format/act.js';
import { aloneIn } from './alone.js';
import { pathInside, replaceFile, sweepPartials } from './files.js';
import type { ProcessPort } from './processes.js';
import { readText } from './read.js';

/** The log of holds, purges and the like. It is committed with the rest, and stays when the records go. */
export const ACTS_FILE = 'erasures.jsonl';

/** Everything in the log, in its order; empty where nothing was done yet. */
export function readActs(root: string): Result<readonly Act[]> {
  const text = readText(root, ACTS_FILE);
  if (text === null) return { ok: true, value: [] };
  return text.ok ? parseActs(text.value, ACTS_FILE) : text;
}

/**
 * Adds an act to the log: when this returns, it lasts; when it throws, the log is as it was. Takes the folder's lock, so nobody
 * who holds it may call this. `check` is called before, within the lock, and can refuse by throwing. Throws `Blocked` when the log
 * cannot be read: a line behind a broken one would be lost.
 */
export function appendAct(
  root: string,
  act: Act,
  processes: ProcessPort,
  check: () => void = () => undefined,
): void {
  aloneIn(root, processes, () => {
    check();
    const acts = unwrap(readActs(root), root);
    const text = [...acts, act].map(encodeAct).join('');
    const path = pathInside(root, ACTS_FILE);
    sweepPartials(path);
    replaceFile(path, text, 'private');
  });
}
