import type { Act, PurgeAct } from '../../domain/act.js';
import type { Id, Instant } from '../../domain/id.js';
import { Failure, isFailure } from '../../domain/problem.js';
import { appendAct } from '../../store/acts.js';
import { isHeld } from '../../store/holds.js';
import { realProcesses } from '../../store/processes.js';
import { purgeSteps, withoutSessions } from '../../store/purge.js';
import type { RecordPlaces } from '../../store/records.js';
import type { Environment } from '../environment.js';
import type { PurgePlan } from './purge-plan.js';

/** Who purges what lies where, by which profile. */
export interface Purging {
  readonly by: Id;
  readonly places: RecordPlaces;
  readonly profile: Id;
}

/** Removes what is to go, one candidate after the other. Returns what was done; whoever is being interviewed stays. */
export function purge({ go, stay }: PurgePlan, purging: Purging, environment: Environment): PurgePlan {
  const gone: PurgePlan['go'][number][] = [];
  const left: PurgePlan['stay'][number][] = [...stay];
  for (const going of go) {
    const pid = purgeUnlessInUse(going, purging, environment);
    if (pid === null) gone.push(going);
    else left.push({ candidate: going.records.candidate, ground: { kind: 'in-use', pid } });
  }
  return { go: gone, stay: left };
}

// Null when the records are gone, else the process in the way.
function purgeUnlessInUse(
  { records, ground }: PurgePlan['go'][number],
  { by, places: { root }, profile }: Purging,
  { now, pid }: Environment,
): number | null {
  const processes = realProcesses(pid);
  const { candidate } = records;
  const log = (act: PurgeAct['act'], on: Instant, check?: () => void): void => {
    const begun = ground.kind === 'unfinished' ? ground.begun : null;
    const reason = ground.kind === 'early' ? ground.reason : (begun?.reason ?? 'retention');
    const line: Act = {
      format: 'touchstone/act@1',
      act,
      candidate,
      on,
      by,
      reason,
      profile: begun?.profile ?? profile,
    };
    appendAct(root, line, processes, check);
  };
  try {
    withoutSessions(records, processes, () => {
      // First, so that whatever happens now is seen, and finished by the next purge.
      if (ground.kind === 'retention' || ground.kind === 'early') {
        log('purge-begun', now(), () => {
          if (isHeld(root, candidate))
            throw new Failure({ code: 'held-already', candidate, on: null }, null, 1);
        });
      }
      for (const step of purgeSteps(root, records, processes)) step();
      if (ground.kind !== 'remains') log('purged', now());
    });
  } catch (thrown) {
    if (isFailure(thrown) && thrown.problem.code === 'draft-in-use') return thrown.problem.pid;
    throw thrown;
  }
  return null;
}
