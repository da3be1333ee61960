import type { Problem } from '../domain/problem.js';
import type { ReferenceKind } from '../domain/problems/meaning.js';
import { nearest } from '../domain/suggestion.js';

const MOST_TOLD = 8;

/** That something has no such id, with the one that was most likely meant; else with those there are, where these are few. */
export function unknownReference(what: ReferenceKind, id: string, known: Iterable<string>): Problem {
  const ids = [...known];
  const suggestion = nearest(id, ids);
  const isTold = suggestion === null && ids.length <= MOST_TOLD;
  return { code: 'reference-unknown', what, id, suggestion, known: isTold ? ids : [] };
}
