import { Failure, unwrap } from '../domain/problem.js';
import { readText } from './read.js';

/** What a file holds, to be held against what it holds when it is written; null when there is none. `file` is relative to the folder. */
export function textBefore(root: string, file: string): string | null {
  const text = readText(root, file);
  return text === null ? null : unwrap(text, root);
}

/**
 * Makes sure that a file is what it was. For whoever is about to replace it, alone in its folder.
 * @throws Failure `changed-meanwhile` otherwise.
 */
export function refuseChanged(root: string, file: string, before: string | null): void {
  const now = readText(root, file);
  if (now === null ? before === null : now.ok && now.value === before) return;
  throw new Failure({ code: 'changed-meanwhile', file });
}
