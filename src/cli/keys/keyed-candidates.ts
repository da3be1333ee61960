import type { Candidate } from '../../domain/candidate.js';
import type { Finding, Problem, ProblemCode } from '../../domain/problem.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';

/** A candidate who has a key of their own. */
export interface KeyedCandidate extends Candidate {
  readonly key: string;
}

/** Every candidate who has a key, in order of id, and what is wrong with those who cannot be read. */
export function keyedCandidates(root: string): {
  readonly candidates: readonly KeyedCandidate[];
  readonly findings: readonly Finding[];
} {
  const listed = listCandidates(root);
  const findings = [...listed.findings];
  const candidates = listed.ids.flatMap((id) => {
    const read = readCandidate(root, id);
    if (read?.ok === false) findings.push(...read.findings);
    return read?.ok === true && hasKey(read.value) ? [read.value] : [];
  });
  return { candidates, findings };
}

/** Whether a candidate has a key of their own. */
export function hasKey(candidate: Candidate): candidate is KeyedCandidate {
  return candidate.key !== undefined;
}

const ABOUT_ONE_KEY: readonly ProblemCode[] = [
  'candidate-key-missing',
  'candidate-key-broken',
  'identity-refused',
];

/** Whether something is wrong with one candidate's key, rather than with the identity or with a file that is encrypted. */
export function isAboutOneKey({ code }: Problem): boolean {
  return ABOUT_ONE_KEY.includes(code);
}
