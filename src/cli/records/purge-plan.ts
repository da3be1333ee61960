import type { Act, EarlyReason, LoggedPurges } from '../../domain/act.js';
import { loggedHolds, loggedPurges, purgedCandidates } from '../../domain/act.js';
import type { Keyring } from '../../domain/encrypted.js';
import type { Id, Instant } from '../../domain/id.js';
import { byText } from '../../domain/id.js';
import type { Problem } from '../../domain/problem.js';
import { isFailure, unwrap } from '../../domain/problem.js';
import type { PurgeFacts, PurgeGround, PurgeWish, Records, StayGround, Verdict } from '../../domain/purge.js';
import { hasRecords, purgeVerdict } from '../../domain/purge.js';
import type { Decided, RetentionProfile } from '../../domain/retention.js';
import { retentionOf } from '../../domain/retention.js';
import { doubtsAbout } from '../../domain/signature.js';
import { statusOf } from '../../domain/status.js';
import { readActs } from '../../store/acts.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { listCandidates, readCandidateFiles } from '../../store/candidates.js';
import { holdFile, isHeld, readHold } from '../../store/holds.js';
import { openRecord } from '../../store/opening.js';
import type { RecordPlaces } from '../../store/records.js';
import { recordFinder } from '../../store/records.js';
import { unknownCandidate } from '../options/known-candidate.js';
import type { PanelAccess } from '../panels/panel-access.js';

/** What a purge would remove, and what it would leave, each in order of candidate. */
export interface PurgePlan {
  readonly go: readonly { readonly records: Records; readonly ground: PurgeGround }[];
  readonly stay: readonly { readonly candidate: Id; readonly ground: StayGround }[];
}

/** What a purge is asked for, and counts by. */
export interface PurgeOrder {
  /** Only these; everybody when there are none. */
  readonly candidates: readonly Id[];
  readonly early: EarlyReason | null;
  readonly profile: RetentionProfile;
  readonly now: Instant;
}

/** Says of each candidate whether the records go. Throws a `Failure` when one that was named does not exist. `step` is called after each. */
export async function planPurge(
  { candidates, early, profile, now }: PurgeOrder,
  places: RecordPlaces,
  access: PanelAccess,
  step: () => void,
): Promise<PurgePlan> {
  const { root } = places;
  const acts = unwrap(readActs(root), root);
  const log = loggedPurges(acts);
  const holds = loggedHolds(acts);
  const find = recordFinder(places);
  const go: PurgePlan['go'][number][] = [];
  const stay: PurgePlan['stay'][number][] = [];
  for (const candidate of candidatesOf(root, candidates, acts)) {
    step();
    const records = find(candidate);
    const logged = loggedOf(log, candidate);
    const isOpen = logged?.kind === 'unfinished';
    if (!hasRecords(records) && !isOpen) {
      if (candidates.includes(candidate) && logged === null) throw unknownCandidate(root, candidate);
      continue;
    }
    const wish = { named: candidates.includes(candidate), early };
    const verdict = await verdictOf(records, logged, wish, { root, access, profile, now, holds });
    if (verdict.goes) go.push({ records, ground: verdict.ground });
    else stay.push({ candidate, ground: verdict.ground });
  }
  return { go, stay };
}

/** How many candidates `planPurge` looks at. */
export function candidatesOf(root: string, named: readonly Id[], acts: readonly Act[]): readonly Id[] {
  const all = named.length > 0 ? named : [...listCandidates(root).ids, ...purgedCandidates(acts)];
  return [...new Set(all)].toSorted(byText);
}

function loggedOf({ open, done }: LoggedPurges, candidate: Id): PurgeFacts['logged'] {
  const [begun, purged] = [open.get(candidate), done.get(candidate)];
  if (begun !== undefined) return { kind: 'unfinished', begun };
  return purged === undefined ? null : { kind: 'remains', purged: purged.on };
}

interface Setting extends Pick<PurgeOrder, 'profile' | 'now'> {
  readonly root: string;
  readonly access: PanelAccess;
  /** Whom the log has on hold. */
  readonly holds: ReturnType<typeof loggedHolds>;
}

async function verdictOf(
  { candidate, filed }: Records,
  logged: PurgeFacts['logged'],
  wish: PurgeWish,
  setting: Setting,
): Promise<Verdict> {
  const { root, access, profile, now, holds } = setting;
  const { keyring, signatures } = access;
  // A hold whose file was lost, in a merge or on purpose, holds as long as there is something to keep.
  const isLogged = filed !== null && holds.has(candidate);
  const held = await heldOf(root, candidate, isLogged, keyring);
  // Nobody needs to know when it was decided about somebody who is on hold.
  const files = filed === null || held !== null ? null : readCandidateFiles(root, candidate);
  const decided: DecidedWhen =
    files === null ? { on: null, why: NO_IDENTITY } : await decidedOf(files, keyring);
  return purgeVerdict(
    {
      held,
      logged,
      isFiled: filed !== null,
      dates:
        files === null ? { state: 'undated' } : await datesOf(files, decided.on, signatures, profile, now),
      shut: decided.why,
    },
    wish,
  );
}

async function datesOf(
  { candidate, cards, findings }: CandidateFiles,
  decided: Decided,
  signatures: PanelAccess['signatures'],
  profile: RetentionProfile,
  now: Instant,
): Promise<PurgeFacts['dates']> {
  if (candidate === null || findings.length > 0) {
    return { state: 'unreadable', problems: findings.map(({ problem }) => problem) };
  }
  const filed = cards.map(({ card }) => card);
  const headers = filed.map(({ header }) => header);
  const doubts = await doubtsAbout(filed, signatures);
  return retentionOf(statusOf(candidate, headers, now, doubts), decided, profile, now);
}

async function heldOf(
  root: string,
  candidate: Id,
  isLogged: boolean,
  keyring: Keyring,
): Promise<PurgeFacts['held']> {
  if (!isLogged && !isHeld(root, candidate)) return null;
  const read = await readHold(root, holdFile(candidate), candidate, keyring);
  return { kind: 'hold', ...(read?.ok === true ? read.value : { hold: null, shut: null }) };
}

interface DecidedWhen {
  readonly on: Decided;
  /** Why it stays locked, where it does. */
  readonly why: Problem;
}

const NO_IDENTITY: Problem = { code: 'identity-missing' };

async function decidedOf({ decision, encrypted }: CandidateFiles, keyring: Keyring): Promise<DecidedWhen> {
  const locked = encrypted.find(({ record }) => record.content === 'touchstone/decision@1');
  if (locked === undefined) return { on: decision === null ? null : { on: decision.on }, why: NO_IDENTITY };
  if (!keyring.hasIdentity) return { on: 'locked', why: NO_IDENTITY };
  try {
    const opened = await openRecord(locked, keyring);
    if (opened.ok && 'decision' in opened.value)
      return { on: { on: opened.value.decision.on }, why: NO_IDENTITY };
    return { on: 'locked', why: { code: 'ciphertext-broken' } };
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    return { on: 'locked', why: thrown.problem };
  }
}
