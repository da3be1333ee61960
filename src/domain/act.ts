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

/** What the log says of purges: whose was begun and not finished, and whose was done, each with the last line about it. */
export interface LoggedPurges {
  readonly open: ReadonlyMap<Id, PurgeAct>;
  readonly done: ReadonlyMap<Id, PurgeAct>;
}

/** The purges in a log. They are told apart by date, because git joins the logs of two branches line by line. */
export function loggedPurges(acts: readonly Act[]): LoggedPurges {
  const last = { 'purge-begun': new Map<Id, PurgeAct>(), purged: new Map<Id, PurgeAct>() };
  for (const act of acts.filter(isPurge)) {
    const known = last[act.act].get(act.candidate);
    if (known === undefined || act.on >= known.on) last[act.act].set(act.candidate, act);
  }
  const isOpen = ({ candidate, on }: PurgeAct): boolean => {
    const done = last.purged.get(candidate);
    return done === undefined || done.on < on;
  };
  const open = new Map([...last['purge-begun']].filter(([, begun]) => isOpen(begun)));
  return { open, done: new Map([...last.purged].filter(([candidate]) => !open.has(candidate))) };
}

/** Whoever was put on hold and not lifted since, as the log says, with that line of it. */
export function loggedHolds(acts: readonly Act[]): ReadonlyMap<Id, Act> {
  const holds = new Map<Id, Act>();
  const lifted = new Map<Id, Instant>();
  for (const act of acts) {
    if (act.act === 'hold' && act.on >= (holds.get(act.candidate)?.on ?? '')) holds.set(act.candidate, act);
    if (act.act === 'hold-lifted' && act.on >= (lifted.get(act.candidate) ?? ''))
      lifted.set(act.candidate, act.on);
  }
  return new Map([...holds].filter(([candidate, { on }]) => on > (lifted.get(candidate) ?? '')));
}

function isPurge(act: Act): act is PurgeAct {
  return act.act === 'purge-begun' || act.act === 'purged';
}
