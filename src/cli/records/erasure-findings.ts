import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../domain/act.js';
import { loggedHolds, loggedPurges } from '../../domain/act.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import { hasRecords } from '../../domain/purge.js';
import { ACTS_FILE, readActs } from '../../store/acts.js';
import { candidateFolder } from '../../store/candidate-paths.js';
import { holdFile, isHeld } from '../../store/holds.js';
import { recordFinder } from '../../store/records.js';
import type { Environment } from '../environment.js';
import type { OpenFolder } from '../place.js';
import { recordPlaces } from '../retention.js';

/**
 * What is wrong with the log of purges and holds, or with them: lines that cannot be read, a hold whose file is lost, a purge that was
 * cut off, and records on this machine of somebody who was purged. `wanted` are the candidates to look at; all when there are none.
 */
export function erasureFindings(
  folder: OpenFolder,
  wanted: readonly Id[],
  environment: Environment,
): readonly Finding[] {
  const acts = readActs(folder.root);
  if (!acts.ok) return acts.findings;
  const { open, done } = loggedPurges(acts.value);
  const isWanted = ({ candidate }: Act): boolean => wanted.length === 0 || wanted.includes(candidate);
  const unfinished = [...open.values()]
    .filter(isWanted)
    .map(({ candidate, on }) => errorAt(ACTS_FILE, { code: 'purge-unfinished', candidate, on }));
  const lost = [...loggedHolds(acts.value).values()]
    .filter(
      (act) => isWanted(act) && isFiled(folder.root, act.candidate) && !isHeld(folder.root, act.candidate),
    )
    .map(({ candidate, on }) => errorAt(holdFile(candidate), { code: 'hold-lost', candidate, on }));
  const purged = [...done.values()].filter(isWanted);
  if (purged.length === 0) return [...lost, ...unfinished];
  const find = recordFinder(recordPlaces(folder, environment));
  const here = purged
    .filter(({ candidate }) => hasRecords(find(candidate)))
    .map(({ candidate, on }) => errorAt(ACTS_FILE, { code: 'purged-but-here', candidate, on }));
  return [...lost, ...unfinished, ...here];
}

function isFiled(root: string, candidate: Id): boolean {
  return existsSync(join(root, candidateFolder(candidate)));
}
