import type { EarlyReason, PurgeAct } from './act.js';
import type { Hold } from './hold.js';
import type { Id, Instant } from './id.js';
import type { Problem } from './problem.js';
import type { Retention } from './retention.js';

/** Why a candidate's records go. */
export type PurgeGround =
  | (Extract<Retention, { readonly due: Instant }> & { readonly kind: 'retention' })
  | { readonly kind: 'early'; readonly reason: EarlyReason }
  /** A purge was begun and cut off. */
  | { readonly kind: 'unfinished'; readonly begun: PurgeAct }
  /** They were purged, and came back or lay elsewhere. */
  | { readonly kind: 'remains'; readonly purged: Instant };

/** Why they stay. */
export type StayGround =
  | { readonly kind: 'hold'; readonly hold: Hold | null; readonly shut: Problem | null }
  | { readonly kind: 'kept'; readonly retention: Exclude<Retention, { readonly state: 'locked' }> }
  /** When it was decided is encrypted, and cannot be opened. */
  | { readonly kind: 'locked'; readonly why: Problem; readonly least: Instant | null }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  /** The log has them as purged, and their time is not over: whoever means it names them. */
  | { readonly kind: 'unnamed' }
  /** An interview with them goes on. */
  | { readonly kind: 'in-use'; readonly pid: number };

/** What is known of one candidate, to say whether the records go. */
export interface PurgeFacts {
  readonly held: Extract<StayGround, { readonly kind: 'hold' }> | null;
  /** The purge that the log tells of: begun and not finished, or done. */
  readonly logged: Extract<PurgeGround, { readonly kind: 'unfinished' | 'remains' }> | null;
  /** Whether the folder of the candidate is there. */
  readonly isFiled: boolean;
  /** Problems, where the files cannot be read. `shut` says why a decision is locked. */
  readonly dates: Retention | { readonly state: 'unreadable'; readonly problems: readonly Problem[] };
  readonly shut: Problem;
}

/** What was asked for: everybody whose time is over, or these, or these before their time. */
export interface PurgeWish {
  readonly named: boolean;
  readonly early: EarlyReason | null;
}

export type Verdict =
  | { readonly goes: true; readonly ground: PurgeGround }
  | { readonly goes: false; readonly ground: StayGround };

/**
 * Whether a candidate's records go. A hold stops everything else. What a log says is no order: anybody who can change the folder can
 * write into it, so records that the log has as purged go by themselves only where nothing but leftovers is there, or their time is over.
 */
export function purgeVerdict(facts: PurgeFacts, { named, early }: PurgeWish): Verdict {
  const { held, logged, isFiled, dates, shut } = facts;
  if (held !== null) return { goes: false, ground: held };
  const isOver = dates.state === 'due';
  if (logged !== null && (named || isOver || !isFiled)) return { goes: true, ground: logged };
  if (logged !== null) return { goes: false, ground: { kind: 'unnamed' } };
  if (isOver) return { goes: true, ground: { kind: 'retention', ...dates } };
  if (early !== null && named) return { goes: true, ground: { kind: 'early', reason: early } };
  if (dates.state === 'unreadable')
    return { goes: false, ground: { kind: 'unreadable', problems: dates.problems } };
  if (dates.state === 'locked')
    return { goes: false, ground: { kind: 'locked', why: shut, least: dates.least } };
  return { goes: false, ground: { kind: 'kept', retention: dates } };
}

/** Everything about one candidate that a purge removes, by its path as people are told it. */
export interface Records {
  readonly candidate: Id;
  /** The wrapped keys; what is encrypted is noise without them. */
  readonly keys: readonly string[];
  readonly drafts: readonly string[];
  readonly kits: readonly string[];
  readonly isNamed: boolean;
  /** How many files the candidate's folder holds; null where there is none. */
  readonly filed: number | null;
}

/** Whether there is anything to remove. */
export function hasRecords({ keys, drafts, kits, isNamed, filed }: Records): boolean {
  return keys.length + drafts.length + kits.length > 0 || isNamed || filed !== null;
}
