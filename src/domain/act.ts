import type { Id, Instant } from './id.js';

/** Why records may be purged before their time. */
export const EARLY_REASONS = ['request', 'consent-withdrawn', 'order', 'mistake'] as const;
export type EarlyReason = (typeof EARLY_REASONS)[number];

interface ActBase {
  readonly format: 'touchstone/act@1';
  readonly candidate: Id;
  readonly on: Instant;
  /** Whoever did it: a person's id. */
  readonly by: Id;
}

/** Records are removed. It is begun before the first of them goes, so that a purge that was cut off is seen and finished. */
export interface PurgeAct extends ActBase {
  readonly act: 'purge-begun' | 'purged';
  /** `retention`: their time was over. */
  readonly reason: 'retention' | EarlyReason;
  /** The retention profile at that time. */
  readonly profile: Id;
}

/** One line of the log of what was done to the records about candidates. It holds neither a name nor a text, so it can stay when they go. */
export type Act = PurgeAct | (ActBase & { readonly act: 'hold' | 'hold-lifted' | 'redacted' | 'exported' });

/** The candidates whose purge was begun or done: nothing of them may be kept, in back-ups neither. */
export function purgedCandidates(acts: readonly Act[]): ReadonlySet<Id> {
  return new Set(acts.flatMap((act) => (isPurge(act) ? [act.candidate] : [])));
}

/** The last time that a candidate's purge was begun, where it was not finished since; null otherwise. */
export function openPurge(acts: readonly Act[], candidate: Id): PurgeAct | null {
  const purges = acts.filter(isPurge).filter((act) => act.candidate === candidate);
  const begun = lastOf(purges, 'purge-begun');
  const done = lastOf(purges, 'purged');
  return begun !== null && (done === null || done.on < begun.on) ? begun : null;
}

function isPurge(act: Act): act is PurgeAct {
  return act.act === 'purge-begun' || act.act === 'purged';
}

// By date, because git joins the logs of two branches line by line.
function lastOf(purges: readonly PurgeAct[], kind: PurgeAct['act']): PurgeAct | null {
  return purges
    .filter(({ act }) => act === kind)
    .reduce<PurgeAct | null>((last, act) => (last === null || act.on >= last.on ? act : last), null);
}
