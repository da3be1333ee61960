import type { Candidate, Seat } from './candidate.js';
import { awaitedSeats } from './candidate.js';
import type { Debrief } from './debrief.js';
import type { Digest, Id } from './id.js';
import { byText, rubricOf } from './id.js';
import type { Instruments, Knockout, Panel, PanelCard, RoleVersion } from './panel.js';
import { Failure } from './problem.js';
import type { UncountedCard } from './recommendation.js';
import type { Role } from './role.js';
import type { Rubric, Rubrics } from './rubric.js';
import type { Scorecard, SealedCard } from './scorecard.js';
import { isLocked } from './scorecard.js';
import { bySeat, isSameSeat, plannedCompetencies, seatKey } from './seat.js';
import type { Doubts } from './signature.js';
import { NO_DOUBTS } from './signature.js';

function ratesSomethingPlanned(card: SealedCard, seat: Seat, role: Role): boolean {
  // Of a locked card the header alone can be asked; once it is open, the rule is applied in full.
  if (isLocked(card)) return card.header.coverage.rated > 0;
  const planned = plannedCompetencies(seat, role);
  return card.payload.assessments.some(
    (assessment) =>
      'rating' in assessment &&
      (planned.includes(assessment.competency) || planned.includes(rubricOf(assessment.question))),
  );
}

function seatOf(candidate: Candidate, card: SealedCard): Seat | null {
  return candidate.seats.find((seat) => isSameSeat(seat, card.header)) ?? null;
}

function whyUncounted(card: SealedCard, seat: Seat | null, doubts: Doubts): UncountedCard['why'] | null {
  if (seat === null) return 'unplanned';
  if (seat.capacity === 'shadow') return 'shadow';
  // What a doubtful card says of itself counts for nothing either: a forged conflict would take somebody's voice away.
  const doubt = doubts.get(seatKey(card.header));
  if (doubt !== undefined) return doubt;
  if (card.header.capacity === 'shadow') return 'shadow';
  return card.header.conflict ? 'conflict' : null;
}

function instrument<Value>(kept: ReadonlyMap<Digest, Value>, digest: Digest, id: Id): Value {
  const value = kept.get(digest);
  if (value === undefined) throw new Failure({ code: 'instrument-missing', id, digest });
  return value;
}

function knockoutsOf(card: Scorecard, instruments: Instruments): readonly Knockout[] {
  const marked = card.payload.signals.filter((signal) => signal.evidence.length > 0);
  return marked.flatMap(({ competency, signal, question, evidence }) => {
    const digest = card.header.instruments.rubrics[competency];
    const rubric =
      digest === undefined
        ? instruments.current().rubrics.get(competency)
        : instrument(instruments.rubrics, digest, competency);
    const kind = rubric?.signals.find(({ id }) => id === signal)?.kind;
    return kind === 'knockout' ? [{ competency, signal, question, notes: evidence }] : [];
  });
}

function unlocked(card: SealedCard): Scorecard {
  if (isLocked(card)) throw new Error('A complete panel is assembled of opened cards.');
  return card;
}

function asPanelCard(card: Scorecard, instruments: Instruments): PanelCard {
  const { header, payload, seal } = card;
  return {
    interviewer: header.interviewer,
    interview: header.interview,
    seal,
    role: header.instruments.role,
    rubrics: header.instruments.rubrics,
    ended: header.ended,
    sealed: header.sealed,
    recommendation: payload.recommendation,
    assessments: payload.assessments,
    knockouts: knockoutsOf(card, instruments),
  };
}

function roleVersions(cards: readonly PanelCard[], id: Id, instruments: Instruments): readonly RoleVersion[] {
  // Two cards sealed within one second are told apart by the version alone, so that names decide nothing.
  const order = [...cards].sort((a, b) => byText(a.sealed, b.sealed) || byText(a.role, b.role));
  const digests = [...new Set(order.map((card) => card.role))];
  return digests.map((digest) => ({ digest, role: instrument(instruments.roles, digest, id) }));
}

function rubricsFor(roles: readonly Role[], cards: readonly PanelCard[], instruments: Instruments): Rubrics {
  const order = [...cards].sort((a, b) => byText(a.sealed, b.sealed));
  const rubrics = new Map<Id, Rubric>();
  for (const id of roles.flatMap((role) => role.competencies.map(({ rubric }) => rubric))) {
    if (rubrics.has(id)) continue;
    const first = order.find((card) => card.rubrics[id] !== undefined)?.sealed;
    const [digest] = order
      .filter((card) => card.sealed === first)
      .flatMap((card) => card.rubrics[id] ?? [])
      .sort(byText);
    const rubric =
      digest === undefined
        ? instruments.current().rubrics.get(id)
        : instrument(instruments.rubrics, digest, id);
    if (rubric === undefined) throw new Failure({ code: 'rubric-missing', id });
    rubrics.set(id, rubric);
  }
  return rubrics;
}

function refuseTwice(cards: readonly SealedCard[]): void {
  const seen = new Set<string>();
  for (const { header } of cards) {
    const place = seatKey(header);
    if (seen.has(place)) {
      throw new Failure({ code: 'card-twice', interviewer: header.interviewer, interview: header.interview });
    }
    seen.add(place);
  }
}

function seatIsFilled(
  seat: Seat,
  cards: readonly SealedCard[],
  instruments: Instruments,
  doubts: Doubts,
): boolean {
  const card = cards.find(({ header }) => isSameSeat(header, seat));
  if (card === undefined || doubts.has(seatKey(seat))) return false;
  const role = instruments.roles.get(card.header.instruments.role) ?? instruments.current().role;
  return whyUncounted(card, seat, doubts) !== null || ratesSomethingPlanned(card, seat, role);
}

/**
 * The panel of one candidate, from the sealed cards and debriefs in the candidate's folder. The cards are the
 * candidate's own, valid, and each of another seat.
 *
 * - A card of a shadow, from outside the plan, or with a declared conflict of interest is listed and not counted. A
 *   planned seat with such a card is not waited for, because it was sealed; the coverage rules see what is lacking.
 * - A card that rates none of its planned competencies does not count as sealed: its seat is waited for. Once the
 *   interviewer has left the plan, nobody waits, and the card counts with what it has: absences and knockouts.
 * - The sealed card of somebody who left the plan counts like any other.
 * - A card whose signature is in doubt is not counted, and a planned seat with such a card is waited for: its author can
 *   still sign, and nobody can push a colleague's card out by a forged one.
 *
 * While a planned card is missing, cards may be locked; a complete panel is given its cards opened.
 *
 * Throws a `Failure`: `card-twice`, or `instrument-missing` and `rubric-missing` when a complete panel cannot be judged.
 */
export function assemblePanel(
  candidate: Candidate,
  scorecards: readonly SealedCard[],
  debriefs: readonly Debrief[],
  instruments: Instruments,
  doubts: Doubts = NO_DOUBTS,
): Panel {
  refuseTwice(scorecards);
  const awaited = awaitedSeats(candidate);
  const missing = awaited.filter((seat) => !seatIsFilled(seat, scorecards, instruments, doubts));
  const uncounted: UncountedCard[] = [];
  const counted: SealedCard[] = [];
  for (const card of scorecards) {
    const { interviewer, interview } = card.header;
    const isMissing = missing.some((seat) => isSameSeat(seat, card.header));
    const why =
      whyUncounted(card, seatOf(candidate, card), doubts) ?? (isMissing ? 'nothing-assessed' : null);
    if (why === null) counted.push(card);
    else uncounted.push({ interviewer, interview, why });
  }
  const cards =
    missing.length > 0 ? [] : counted.map((card) => asPanelCard(unlocked(card), instruments)).sort(bySeat);
  const roles = roleVersions(cards, candidate.role, instruments);
  const role = roles[0]?.role ?? instruments.current().role;
  return {
    candidate,
    role,
    rubrics:
      missing.length > 0
        ? new Map()
        : rubricsFor([role, ...roles.map((version) => version.role)], cards, instruments),
    roles,
    cards,
    uncounted: uncounted.sort(bySeat),
    missing: [...missing].sort(bySeat),
    planned: awaited.length,
    debriefs: [...debriefs].sort((a, b) => byText(a.author, b.author)),
    revisions: [],
    confirmations: [],
    ceiling: 'strong-hire',
  };
}
