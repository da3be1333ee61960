import type { Candidate } from '../../domain/candidate.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import type { Role } from '../../domain/role.js';
import type { Rubrics } from '../../domain/rubric.js';
import { readCandidate } from '../../format/candidate.js';
import type { Locate } from '../../format/place.js';
import { checkCandidate } from '../../format/references.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { readText } from '../../store/read.js';

/** What a plan is checked against. `people` is who may sit on a panel. */
export interface PlanSurroundings {
  readonly role: Role;
  readonly rubrics: Rubrics;
  readonly people: ReadonlySet<Id>;
}

/** What a candidate's plan names and the role, its rubrics or the people do not have, at the lines of `candidate.yaml` as it is. */
export function planFaults(
  root: string,
  candidate: Candidate,
  { role, rubrics, people }: PlanSurroundings,
): readonly Finding[] {
  const file = candidateFile(candidate.id);
  const find = (locate: Locate): readonly Finding[] =>
    checkCandidate(candidate, role, rubrics, people, file, locate);
  // Nearly every plan is right, and needs no reading for lines.
  if (find(() => null).length === 0) return [];
  const text = readText(root, file);
  const located = text?.ok === true ? readCandidate(text.value, file) : null;
  return find(located?.ok === true ? located.value.locate : () => null);
}
