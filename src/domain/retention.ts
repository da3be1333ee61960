import type { Hiring } from './hiring.js';
import type { Id, Instant } from './id.js';
import { byText, instantOf } from './id.js';
import type { PanelStatus } from './status.js';

/**
 * The profiles that every folder knows, in months. US: 29 CFR 1602.14 (private employers, one year) and 1602.31 (state and local
 * government, two years), from the making of the record or the personnel action, whichever is later. UK: six months, so that the
 * time to bring a claim (Equality Act 2010, s. 123: three months, which can be extended) is over.
 */
export const BUILT_IN_PROFILES: Readonly<Record<Id, number>> = { 'us-private': 12, 'us-public': 24, uk: 6 };

/** How long records are kept. */
export interface RetentionProfile {
  readonly id: Id;
  readonly months: number;
}

/** Every profile that a folder can name, built in or its own. */
export function knownProfiles(hiring: Hiring): readonly Id[] {
  return [...Object.keys(BUILT_IN_PROFILES), ...Object.keys(hiring.retentionProfiles ?? {})];
}

/** The profile that a folder names; null when there is no such profile. What is built in cannot be redefined. */
export function retentionProfile({ retention, retentionProfiles = {} }: Hiring): RetentionProfile | null {
  const own = Object.hasOwn(retentionProfiles, retention) ? retentionProfiles[retention]?.months : undefined;
  const months = Object.hasOwn(BUILT_IN_PROFILES, retention) ? BUILT_IN_PROFILES[retention] : own;
  return months === undefined ? null : { id: retention, months };
}

// Moments are written with four digits for the year.
const LAST_MOMENT = '9999-12-31T23:59:59Z';

/**
 * The same time of day so many months later, by the calendar and in UTC: where that month has no such day, on its last day. Half
 * a year after 31 August is 28 or 29 February.
 */
export function monthsLater(moment: Instant, months: number): Instant {
  const date = new Date(moment);
  const day = date.getUTCDate();
  const later = new Date(moment);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(day, lastDay));
  return later.getUTCFullYear() > 9999 ? LAST_MOMENT : instantOf(later);
}

/**
 * Whether the time of a candidate's records is over. `waiting`: the panel is not complete, and the candidate has not withdrawn.
 * `undated`: nothing was sealed or decided, so there is nothing to count from. `locked`: when it was decided cannot be read; `least`
 * is what the last card alone would give.
 */
export type Retention =
  | {
      readonly state: 'due' | 'kept';
      readonly from: 'decision' | 'card';
      /** The moment that is counted from. */
      readonly since: Instant;
      /** From this moment on, the records may go. */
      readonly due: Instant;
    }
  | { readonly state: 'waiting'; readonly missing: readonly Id[] }
  | { readonly state: 'undated' }
  | { readonly state: 'locked'; readonly least: Instant | null };

/** When it was decided; null where nobody has, `locked` where that is encrypted and was not opened. */
export type Decided = { readonly on: Instant } | 'locked' | null;

/** The retention of a candidate's records, counted from the decision or the last sealed card, whichever is later. */
export function retentionOf(
  { rows }: PanelStatus,
  decided: Decided,
  { months }: RetentionProfile,
  now: Instant,
): Retention {
  const missing = rows.flatMap(({ awaited, interviewer }) => (awaited ? [interviewer] : []));
  if (missing.length > 0) return { state: 'waiting', missing: [...new Set(missing)] };
  const sealed =
    rows
      .flatMap((row) => row.sealed ?? [])
      .toSorted(byText)
      .at(-1) ?? null;
  if (decided === 'locked')
    return { state: 'locked', least: sealed === null ? null : monthsLater(sealed, months) };
  const counted = laterOf(decided?.on ?? null, sealed);
  if (counted === null) return { state: 'undated' };
  const due = monthsLater(counted.since, months);
  return { state: now >= due ? 'due' : 'kept', ...counted, due };
}

function laterOf(
  decided: Instant | null,
  sealed: Instant | null,
): { readonly from: 'decision' | 'card'; readonly since: Instant } | null {
  if (decided !== null && (sealed === null || decided >= sealed)) return { from: 'decision', since: decided };
  return sealed === null ? null : { from: 'card', since: sealed };
}
