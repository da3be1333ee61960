import { join, resolve } from 'node:path';
import type { Candidate } from '../../domain/candidate.js';
import type { Id, QuestionAddress } from '../../domain/id.js';
import type { Kit } from '../../domain/kit.js';
import { markLeft, recordChange, replaceInterviewer } from '../../domain/plan-change.js';
import type { PlanGap } from '../../domain/plan-gaps.js';
import type { WantedSeat } from '../../domain/plan-session.js';
import { planSeats } from '../../domain/plan.js';
import { Blocked, Failure, unwrap } from '../../domain/problem.js';
import { editCandidate } from '../../format/candidate.js';
import { encodeKit } from '../../format/kit.js';
import { checkCandidate } from '../../format/references.js';
import { planDigest } from '../../format/seal.js';
import { describePlanGap } from '../../render/plan-gap-text.js';
import { planText } from '../../render/plan-text.js';
import { archiveInstruments } from '../../store/archive.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { candidateFolder, readCandidate, readCandidateFiles } from '../../store/candidates.js';
import { makeFolders, replaceFile } from '../../store/files.js';
import { readText } from '../../store/read.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption, textsOption } from '../invocation.js';
import { currentInstruments, unknownCandidate } from '../panel-reading.js';
import { askOption, idPair, seatOption } from '../plan-options.js';
import type { OpenFolder } from '../place.js';
import { candidateId, identify, knownPerson, openFolder } from '../place.js';
import { lookOf, print, printJson, say } from '../report.js';

interface Planned {
  readonly candidate: Candidate;
  readonly gaps: readonly PlanGap[];
}

/** `touchstone plan`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const id = candidateId(invocation.arguments[0] ?? '');
  const files = readCandidateFiles(root, id);
  if (files === null) throw unknownCandidate(root, id);
  const { candidate } = files;
  if (candidate === null || files.findings.length > 0) throw new Blocked(files.findings, root);
  const { role, rubrics } = currentInstruments(root, candidate.role);

  const planned = changed(candidate, files, invocation, folder, { role, rubrics });
  const recorded = withReason(candidate, planned.candidate, files, invocation, environment, folder);
  const people = new Set(Object.keys(folder.hiring.people));
  const unknown = checkCandidate(
    recorded,
    role,
    rubrics,
    people,
    join(candidateFolder(id), 'candidate.yaml'),
    () => null,
  );
  if (unknown.length > 0) throw new Blocked(unknown, root);
  const kits = kitsFor(recorded, files, folder, { role, rubrics });

  if (recorded !== candidate) writePlan(root, recorded);
  const kitFolder = textOption(invocation, 'kits');
  const written =
    kitFolder === null
      ? []
      : writeKits(root, resolve(environment.directory, kitFolder), kits, { role, rubrics });

  if (flagOption(invocation, 'json')) {
    printJson(environment, { candidate: id, seats: recorded.seats, gaps: planned.gaps, kits: written });
    return Promise.resolve(0);
  }
  print(environment, planText(recorded, role, rubrics, lookOf(environment, environment.output)));
  for (const gap of planned.gaps) {
    const { what, todo } = describePlanGap(gap, rubrics);
    say(environment, `${what} ${todo}`);
  }
  for (const path of written) say(environment, `Kit: ${path}`);
  if (recorded.seats.length === 0)
    say(environment, `Next: touchstone plan ${id} --seat <interviewer>=<interview>`);
  else if (written.length > 0)
    say(
      environment,
      'Next: send each interviewer their kit; file what comes back with "touchstone receive".',
    );
  else
    say(
      environment,
      `Next: touchstone interview ${id} --as <interviewer>, or touchstone plan ${id} --kits kits`,
    );
  return Promise.resolve(0);
}

type Instruments = ReturnType<typeof currentInstruments>;

/** The candidate with what the options ask for. The same record when they ask for nothing. */
function changed(
  candidate: Candidate,
  files: CandidateFiles,
  invocation: Invocation,
  { root, hiring }: OpenFolder,
  { role, rubrics }: Instruments,
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
    const wanted = wantedSeats(candidate, files, seats).map((seat): WantedSeat => {
      const questions = asked.get(seat.interviewer);
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
    if (reason === null) {
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

// Who has sealed keeps their seat and their questions, whatever else is planned anew.
function wantedSeats(
  candidate: Candidate,
  files: CandidateFiles,
  given: readonly WantedSeat[],
): readonly WantedSeat[] {
  const sealed = candidate.seats.filter((seat) =>
    sealedInterviews(files, seat.interviewer).includes(seat.interview),
  );
  const isSealed = ({ interviewer, interview }: WantedSeat): boolean =>
    sealed.some((seat) => seat.interviewer === interviewer && seat.interview === interview);
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
    ({ interviewer, interview, left }) =>
      left !== undefined &&
      !sealedInterviews(files, interviewer).includes(interview) &&
      !wanted.some((seat) => seat.interviewer === interviewer && seat.interview === interview),
  );
}

function sealedInterviews({ cards }: CandidateFiles, interviewer: Id): readonly Id[] {
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

/** The candidate with the change recorded, once somebody has sealed. `--reason` alone records a change made by hand. */
function withReason(
  before: Candidate,
  after: Candidate,
  { cards }: CandidateFiles,
  invocation: Invocation,
  environment: Environment,
  folder: OpenFolder,
): Candidate {
  const known = [planDigest(after), ...(after.changes ?? []).map((change) => change.before)];
  const sealedUnder = [...new Set(cards.map(({ card }) => card.header.plan))].filter(
    (plan) => !known.includes(plan),
  );
  if (sealedUnder.length === 0) return after;
  const reason = textOption(invocation, 'reason');
  if (reason === null) {
    if (after === before) return after;
    throw new Failure({ code: 'plan-frozen' });
  }
  const author = identify(invocation, environment, folder);
  return sealedUnder.reduce(
    (candidate, digest) => recordChange(candidate, { author, on: environment.now(), reason, before: digest }),
    after,
  );
}

function kitsFor(
  candidate: Candidate,
  files: CandidateFiles,
  { hiring }: OpenFolder,
  { role, rubrics }: Instruments,
): readonly Kit[] {
  const open = candidate.seats.filter(
    (seat) => seat.left === undefined && !sealedInterviews(files, seat.interviewer).includes(seat.interview),
  );
  const ordered = [...rubrics.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return open.map((seat) => ({
    format: 'touchstone/kit@1',
    folder: hiring.id,
    candidate: candidate.id,
    seat,
    plan: planDigest(candidate),
    role,
    rubrics: ordered,
  }));
}

function writePlan(root: string, candidate: Candidate): void {
  const file = join(candidateFolder(candidate.id), 'candidate.yaml');
  const text = readText(root, file);
  if (text === null) throw unknownCandidate(root, candidate.id);
  replaceFile(
    join(root, file),
    Buffer.from(unwrap(editCandidate(unwrap(text, root), candidate, file), root)),
    'private',
  );
}

// A card that comes back names its instruments by digest: they must be kept before anybody can seal.
function writeKits(
  root: string,
  into: string,
  kits: readonly Kit[],
  { role, rubrics }: Instruments,
): readonly string[] {
  archiveInstruments(root, [role, ...rubrics.values()]);
  makeFolders(into, 'private');
  return kits.map((kit) => {
    const path = join(into, `${kit.candidate}.${kit.seat.interviewer}.${kit.seat.interview}.kit.json`);
    replaceFile(path, Buffer.from(encodeKit(kit)), 'private');
    return path;
  });
}
