import type { Candidate } from '../../domain/candidate.js';
import type { Id } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { nearest } from '../../domain/suggestion.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { listCandidates, readCandidate, readCandidateFiles } from '../../store/candidates.js';

/** The plan of a candidate. Throws a `Failure` when there is no such candidate, and `Blocked` when the plan is broken. */
export function knownCandidate(root: string, id: Id): Candidate {
  const read = readCandidate(root, id);
  if (read === null) throw unknownCandidate(root, id);
  return unwrap(read, root);
}

/** Everything filed for a candidate, as `readCandidateFiles` gives it. Throws a `Failure` when there is no such candidate. */
export function knownFiles(root: string, id: Id): CandidateFiles {
  const files = readCandidateFiles(root, id);
  if (files === null) throw unknownCandidate(root, id);
  return files;
}

/** The failure that suggests the nearest candidate. */
export function unknownCandidate(root: string, id: Id): Failure {
  const suggestion = nearest(id, listCandidates(root).ids);
  return new Failure({ code: 'candidate-unknown', id, suggestion });
}
