import type { Candidate } from '../../domain/candidate.js';
import type { Id, QuestionAddress } from '../../domain/id.js';
import type { CurrentInstruments } from '../../domain/panel.js';
import { markLeft, replaceInterviewer } from '../../domain/plan-change.js';
import type { PlanGap } from '../../domain/plan-gaps.js';
import type { WantedSeat } from '../../domain/plan-session.js';
import { planSeats } from '../../domain/plan.js';
import { Failure } from '../../domain/problem.js';
import { isSameSeat } from '../../domain/seat.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { readCandidate } from '../../store/candidates.js';
import type { Invocation } from '../invocation.js';
import { textOption, textsOption } from '../invocation.js';
import { askOption, idPair, seatOption } from '../options/plan-options.js';
import type { OpenFolder } from '../place.js';
import { knownPerson } from '../place.js';

/** A plan, and what it lacks. */
export interface Planned {
  readonly candidate: Candidate;
  readonly gaps: readonly PlanGap[];
}

/** The candidate with what the options ask for. The same record when they ask for nothing. */
export function replanned(
  candidate: Candidate,
  files: CandidateFiles,
  invocation: Invocation,
  { root, hiring }: OpenFolder,
  { role, rubrics }: CurrentInstruments,
): Planned {
  const seats = [
    ...textsOption(invocation, 'seat').map((given) => seatOption('--seat', given, 'interviewer')),
    ...textsOption(invocation, 'shadow').map((given) => seatOption('--shadow', given, 'shadow')),
  ];
  const asked = new Map(textsOption(invocation, 'ask').map(askOption));
  let result: Candidate = candidate;
  let gaps: readonly PlanGap[] = [];
  if (seats.length > 0 || asked.size > 0) {
    for (const { interviewer } of seats) knownPerson(hiring, interviewer);
    const seated = wantedSeats(candidate, files, seats);
    const isOpen = ({ interviewer, interview }: WantedSeat): boolean =>
      !sealedInterviews(files, interviewer).includes(interview);
    const open = seated.filter(isOpen).map(({ interviewer }) => interviewer);
    for (const interviewer of asked.keys()) refuseAbsent(interviewer, open, candidate.id);
    const wanted = seated.map((seat): WantedSeat => {
      const questions = isOpen(seat) ? asked.get(seat.interviewer) : undefined;
      return questions === undefined ? seat : { ...seat, questions };
    });
    const plan = planSeats(role, rubrics, wanted, askedEarlier(root, candidate));
    result = { ...result, seats: [...plan.seats, ...goneSeats(candidate, files, wanted)] };
    gaps = plan.unmet;
  }
  const planned = result;
  for (const given of textsOption(invocation, 'replace')) {
    const [old, replacement] = idPair('--replace', given, '--replace ben=dev');
    result = replaceInterviewer(result, old, knownPerson(hiring, replacement), sealedInterviews(files, old));
  }
  const reason = textOption(invocation, 'reason');
  for (const interviewer of textsOption(invocation, 'left')) {
    if (reason === null || reason.trim() === '') {
      throw new Failure({
        code: 'option-missing',
        option: '--reason',
        example: `--left ${interviewer} --reason "on leave"`,
      });
    }
    result = markLeft(result, interviewer, reason);
  }
  if (result !== planned) {
    const gone = goneSeats(result, files, []);
    const sitting = result.seats.filter((seat) => !gone.includes(seat));
    gaps = planSeats(role, rubrics, sitting, askedEarlier(root, candidate)).unmet;
  }
  return { candidate: result, gaps };
}

function refuseAbsent(interviewer: Id, open: readonly Id[], candidate: Id): void {
  const panel = [...new Set(open)];
  if (!panel.includes(interviewer))
    throw new Failure({ code: 'not-on-panel', interviewer, candidate, panel });
}

// Who has sealed keeps their seat and their questions, whatever else is planned anew.
function wantedSeats(
  candidate: Candidate,
  files: CandidateFiles,
  given: readonly WantedSeat[],
): readonly WantedSeat[] {
  const sealed = candidate.seats.filter((seat) =>
    sealedInterviews(files, seat.interviewer).includes(seat.interview),
  );
  const isSealed = (wanted: WantedSeat): boolean => sealed.some((seat) => isSameSeat(seat, wanted));
  const open = given.length > 0 ? given : candidate.seats.filter(({ left }) => left === undefined);
  return [...sealed, ...open.filter((seat) => !isSealed(seat))];
}

/** Seats that were left without a sealed card: they ask nothing, and the plan keeps why. */
function goneSeats(
  candidate: Candidate,
  files: CandidateFiles,
  wanted: readonly WantedSeat[],
): readonly Candidate['seats'][number][] {
  return candidate.seats.filter(
    (seat) =>
      seat.left !== undefined &&
      !sealedInterviews(files, seat.interviewer).includes(seat.interview) &&
      !wanted.some((one) => isSameSeat(one, seat)),
  );
}

/** The interviews that somebody has sealed a card of. */
export function sealedInterviews({ cards }: CandidateFiles, interviewer: Id): readonly Id[] {
  return cards
    .map(({ card }) => card.header)
    .filter((header) => header.interviewer === interviewer)
    .map(({ interview }) => interview);
}

function askedEarlier(root: string, candidate: Candidate): readonly QuestionAddress[] {
  return (candidate.previously ?? []).flatMap((id) => {
    const earlier = readCandidate(root, id);
    return earlier?.ok === true ? earlier.value.seats.flatMap(({ questions }) => questions) : [];
  });
}
