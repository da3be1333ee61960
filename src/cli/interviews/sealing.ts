import type { Candidate } from '../../domain/candidate.js';
import type { Digest, Id, Instant } from '../../domain/id.js';
import type { InterviewState } from '../../domain/interview.js';
import type { CurrentInstruments } from '../../domain/panel.js';
import { Failure, isFailure } from '../../domain/problem.js';
import type { Scorecard, ScorecardHeader, SealedCard } from '../../domain/scorecard.js';
import { scorecardFrom } from '../../domain/sealing.js';
import type { Sitting } from '../../domain/sitting.js';
import { encodeScorecard } from '../../format/scorecard.js';
import { digestOf, planDigest, sealScorecard } from '../../format/seal.js';
import { archiveInstruments } from '../../store/archive.js';
import { cardFile } from '../../store/candidate-paths.js';
import { createFile, pathInside } from '../../store/files.js';
import { lockCard } from '../../store/locking.js';
import type { Environment } from '../environment.js';

/** 128 bits, so that no text can be guessed from its digest. */
const SALT_BYTES = 16;

/** Where an interview belongs: what its card says of itself beside the interview. */
export interface Belonging {
  /** The hiring folder's id. */
  readonly folder: Id;
  readonly candidate: Id;
  readonly plan: Digest;
  /** The candidate's public key, that the card is encrypted for; null when it stays readable. */
  readonly key: string | null;
}

/** Where an interview of a candidate in a hiring folder belongs; `key` as `keyFor` gives it. */
export function belongingOf(folder: Id, candidate: Candidate, key: string | null): Belonging {
  return { folder, candidate: candidate.id, plan: planDigest(candidate), key };
}

/**
 * The seat of an interviewer with its instruments. `interview` chooses where somebody has several; null takes the only
 * one. Throws a `Failure`: `seat-unknown` or `seat-ambiguous`.
 */
export function sittingOf(
  candidate: Candidate,
  instruments: CurrentInstruments,
  interviewer: Id,
  interview: Id | null,
): Sitting {
  const own = candidate.seats.filter(
    (seat) =>
      seat.interviewer === interviewer &&
      seat.left === undefined &&
      (interview === null || seat.interview === interview),
  );
  const [seat, another] = own;
  if (seat === undefined) {
    const seats = candidate.seats.map((one) => `${one.interviewer}=${one.interview}`);
    throw new Failure({ code: 'seat-unknown', interviewer, candidate: candidate.id, seats });
  }
  if (another !== undefined) {
    throw new Failure({ code: 'seat-ambiguous', interviews: own.map((one) => one.interview) });
  }
  return { ...instruments, seat };
}

/** The digests of what a seat is rated by: the role, and each of its rubrics. */
export function instrumentDigests({ role, rubrics }: Sitting): ScorecardHeader['instruments'] {
  const entries = [...rubrics.values()].map((rubric) => [rubric.id, digestOf(rubric)] as const);
  return { role: digestOf(role), rubrics: Object.fromEntries(entries) };
}

/**
 * The sealed card of a finished interview, as it is filed: encrypted where there is a key. Throws a `Failure` with the
 * engine's refusal when it cannot be sealed yet.
 */
export async function sealInterview(
  state: InterviewState,
  belonging: Belonging,
  sealed: Instant,
  environment: Environment,
): Promise<SealedCard> {
  const card = readableCard(state, belonging, sealed, environment);
  return belonging.key === null ? card : lockCard(card, belonging.key);
}

/** The same before it is encrypted. */
export function readableCard(
  state: InterviewState,
  { key, ...belonging }: Belonging,
  sealed: Instant,
  { version, random }: Environment,
): Scorecard {
  const identity = { ...belonging, tool: version, instruments: instrumentDigests(state.sitting) };
  const salt = (): string => Buffer.from(random(SALT_BYTES)).toString('hex');
  const drawn = scorecardFrom(state, identity, sealed, salt);
  if (!drawn.ok) throw new Failure(drawn.problem, null, 1);
  const { header, payload } = drawn.card;
  return sealScorecard({ header, payload: key === null ? payload : { ...payload, salt: salt() } });
}

/** Runs what creates a card's file. Throws a `Failure` `sealed-already` where somebody has sealed the seat at this very moment. */
export function creatingCard(file: string, create: () => void): void {
  try {
    create();
  } catch (thrown) {
    const isTaken = isFailure(thrown) && thrown.problem.code === 'file-exists';
    throw isTaken ? new Failure({ code: 'sealed-already', file }, null, 1) : thrown;
  }
}

/** Files a card in its hiring folder, after its instruments. Returns its path there. Throws `file-exists` when the seat has sealed. */
export function fileCard(root: string, card: Scorecard, { role, rubrics }: Sitting): string {
  archiveInstruments(root, [role, ...rubrics.values()]);
  const { candidate, interviewer, interview } = card.header;
  const file = cardFile(candidate, interviewer, interview);
  createFile(pathInside(root, file), encodeScorecard(card), 'private');
  return file;
}
