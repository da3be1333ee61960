import { openPurge, purgedCandidates } from '../domain/act.js';
import type { Id } from '../domain/id.js';
import { byText } from '../domain/panel.js';
import type { Finding } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import { hasRecords } from '../domain/purge.js';
import { ACTS_FILE, readActs } from '../store/acts.js';
import { recordFinder } from '../store/records.js';
import type { Environment } from './environment.js';
import type { OpenFolder } from './place.js';
import { recordPlaces } from './retention.js';

/**
 * What is wrong with the log of purges, or with purges: lines that cannot be read, a purge that was cut off, and records on this
 * machine of somebody who was purged. `wanted` are the candidates to look at; all when there are none.
 */
export function erasureFindings(
  folder: OpenFolder,
  wanted: readonly Id[],
  environment: Environment,
): readonly Finding[] {
  const acts = readActs(folder.root);
  if (!acts.ok) return acts.findings;
  const purged = [...purgedCandidates(acts.value)].filter((id) => wanted.length === 0 || wanted.includes(id));
  if (purged.length === 0) return [];
  const find = recordFinder(recordPlaces(folder, environment));
  return purged.toSorted(byText).flatMap((candidate) => {
    const open = openPurge(acts.value, candidate);
    if (open !== null) return [errorAt(ACTS_FILE, { code: 'purge-unfinished', candidate, on: open.on })];
    if (!hasRecords(find(candidate))) return [];
    const done = acts.value.filter((act) => act.act === 'purged' && act.candidate === candidate);
    const on =
      done
        .map((act) => act.on)
        .toSorted(byText)
        .at(-1) ?? '';
    return [errorAt(ACTS_FILE, { code: 'purged-but-here', candidate, on })];
  });
}
