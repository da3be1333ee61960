import type { Candidate, CandidateStatus } from './candidate.js';
import { awaitedSeats } from './candidate.js';
import type { Decision, DecisionKind } from './decision.js';
import { overridesIn } from './decision.js';
import type { Id, Instant } from './id.js';
import type { DoubtedCard, OverdueCard } from './overdue.js';
import { hoursOpen, lateCards } from './overdue.js';
import { byText } from './id.js';
import type { ProblemCode } from './problem.js';
import type { Ratio } from './ratio.js';
import { compare } from './ratio.js';
import type { Headline, Outcome, WaitingRecommendation } from './recommendation.js';
import type { ScorecardHeader } from './scorecard.js';
import type { Doubts } from './signature.js';
import { isSameSeat, seatKey } from './seat.js';
import { isSignatureDoubt } from './signature.js';

/** A scorecard that is waited for. `hours` since the appointment; null before it or without one. */
interface OpenCard {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly hours: number | null;
}

interface RowBase {
  readonly candidate: Id;
  readonly role: Id;
  readonly status: CandidateStatus;
  readonly sealed: number;
  readonly planned: number;
  readonly overdue: readonly OverdueCard[];
  readonly doubted: readonly DoubtedCard[];
}

/** A candidate whose panel has sealed. Scores are null where nobody rated. */
export interface CompleteRow extends RowBase {
  readonly state: 'complete';
  readonly outcome: Outcome;
  readonly character: Ratio | null;
  readonly skill: Ratio | null;
  /** The character competency with the lowest score. */
  readonly weakest: { readonly competency: Id; readonly score: Ratio } | null;
  /** The competencies on which interviewers read the same person differently. */
  readonly splits: readonly Id[];
  readonly decision: { readonly decision: DecisionKind; readonly on: Instant } | null;
  /** How often people decided against what the program recommended. */
  readonly overrides: number;
}

/** A candidate whose panel still waits: who is missing, since when, and nothing else. */
export interface WaitingRow extends RowBase {
  readonly state: 'waiting';
  readonly open: readonly OpenCard[];
  /** The longest that a card has been open, in hours; null when none is. */
  readonly oldestOpen: number | null;
}

/** A candidate whose panel has sealed, and nobody here can open it: as much as the headers say. */
export interface LockedRow extends RowBase {
  readonly state: 'locked';
}

/** A candidate whose files cannot be used, and why. */
export interface BrokenRow {
  readonly state: 'broken';
  readonly candidate: Id;
  /** Null when the plan itself cannot be read. */
  readonly role: Id | null;
  readonly problems: readonly ProblemCode[];
}

export type SummaryRow = CompleteRow | WaitingRow | LockedRow | BrokenRow;

/** What is known of one candidate, to be summed up. */
export interface CandidateFacts {
  readonly candidate: Candidate;
  readonly headers: readonly ScorecardHeader[];
  readonly headline: Headline;
  readonly decision: Decision | null;
  /** From the policy of the role. */
  readonly staleHours: number;
}

/** One candidate's row, hours counted to `now`. Of a panel that waits it holds no rating, score, outcome or decision. */
export function summaryRow(facts: CandidateFacts, now: Instant): CompleteRow | WaitingRow {
  const { headline } = facts;
  return headline.state === 'waiting' ? waitingRow(headline, facts, now) : completeRow(headline, facts);
}

/** The row of a panel that has sealed and cannot be opened. */
export function lockedRow({
  candidate,
  headers,
  doubts,
  staleHours,
}: Pick<CandidateFacts, 'candidate' | 'headers' | 'staleHours'> & { readonly doubts: Doubts }): LockedRow {
  const planned = awaitedSeats(candidate).length;
  const doubted = headers.flatMap((header) => {
    const why = doubts.get(seatKey(header));
    const { interviewer, interview } = header;
    return why === undefined ? [] : [{ interviewer, interview, why }];
  });
  return {
    state: 'locked',
    candidate: candidate.id,
    role: candidate.role,
    status: candidate.status,
    sealed: planned,
    planned,
    overdue: lateCards(candidate, headers, doubted, staleHours),
    doubted,
  };
}

function completeRow(
  headline: Exclude<Headline, WaitingRecommendation>,
  { candidate, headers, decision, staleHours }: CandidateFacts,
): CompleteRow {
  const { outcome, competencies, reasons, character, skill } = headline.judgement;
  const [weakest = null] = competencies
    .flatMap(({ competency, category, score }) =>
      category === 'character' && score !== null ? [{ competency, score }] : [],
    )
    .sort((a, b) => compare(a.score, b.score));
  const planned = awaitedSeats(candidate).length;
  return {
    state: 'complete',
    candidate: candidate.id,
    role: candidate.role,
    status: candidate.status,
    sealed: planned,
    planned,
    overdue: lateCards(candidate, headers, doubtedCards(headline), staleHours),
    doubted: doubtedCards(headline),
    outcome,
    character,
    skill,
    weakest,
    splits: reasons.filter(({ code }) => code === 'split').flatMap((reason) => reason.competencies),
    decision: decision === null ? null : { decision: decision.decision, on: decision.on },
    overrides: decision === null ? 0 : overridesIn(decision),
  };
}

function waitingRow(
  headline: WaitingRecommendation,
  { candidate, headers, staleHours }: CandidateFacts,
  now: Instant,
): WaitingRow {
  const { missing, sealed, planned } = headline;
  // Nobody waits for the cards of somebody who withdrew.
  const awaited = candidate.status === 'withdrawn' ? [] : missing;
  const open = awaited.map(({ interviewer, interview }): OpenCard => {
    const seat = candidate.seats.find((one) => isSameSeat(one, { interviewer, interview }));
    return { interviewer, interview, hours: hoursOpen(seat?.on, now) };
  });
  const hours = open.flatMap((card) => (card.hours === null ? [] : [card.hours]));
  return {
    state: 'waiting',
    candidate: candidate.id,
    role: candidate.role,
    status: candidate.status,
    sealed,
    planned,
    overdue: [
      ...open.flatMap((card) =>
        card.hours !== null && card.hours > staleHours
          ? [{ ...card, hours: card.hours, kind: 'open' as const }]
          : [],
      ),
      ...lateCards(candidate, headers, doubtedCards(headline), staleHours),
    ],
    doubted: doubtedCards(headline),
    open,
    oldestOpen: hours.length === 0 ? null : Math.max(...hours),
  };
}

function doubtedCards({ uncounted }: Headline): readonly DoubtedCard[] {
  return uncounted.flatMap(({ interviewer, interview, why }) =>
    isSignatureDoubt(why) ? [{ interviewer, interview, why }] : [],
  );
}

/** When something last happened, or is to happen, for a candidate: an appointment, a seal, a decision; null when nothing has a date. */
export function lastMoment({
  candidate,
  headers,
  decision,
}: Pick<CandidateFacts, 'candidate' | 'headers' | 'decision'>): Instant | null {
  const moments = [
    ...candidate.seats.flatMap(({ on }) => on ?? []),
    ...headers.map(({ sealed }) => sealed),
    ...(decision === null ? [] : [decision.on]),
  ];
  return moments.sort(byText).at(-1) ?? null;
}

/** The order in which rows are told: by role, then by candidate; plans that cannot be read come last. */
export function bySummaryOrder(a: SummaryRow, b: SummaryRow): number {
  return (
    Number(a.role === null) - Number(b.role === null) ||
    byText(a.role ?? '', b.role ?? '') ||
    byText(a.candidate, b.candidate)
  );
}
