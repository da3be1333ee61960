import { basename, dirname, join, resolve } from 'node:path';
import { Blocked, Failure, unwrap } from '../../domain/problem.js';
import type { SignaturePolicy } from '../../domain/signature.js';
import type { Sitting } from '../../domain/sitting.js';
import type { JournalHeader } from '../../format/journal.js';
import { parseKit } from '../../format/kit.js';
import { pointer } from '../../format/place.js';
import { archiveInstruments } from '../../store/archive.js';
import { cardFile } from '../../store/candidate-paths.js';
import { pathInside } from '../../store/files.js';
import { readText } from '../../store/read.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { keyFor, usableKey } from '../keys/candidate-key.js';
import { knownCandidate } from '../options/known-candidate.js';
import { currentInstruments } from '../panels/current-instruments.js';
import { candidateId, identify, openFolder } from '../place.js';
import { shellWord } from '../table/shell-word.js';
import { planFaults } from './plan-faults.js';
import type { Belonging } from './sealing.js';
import { belongingOf, instrumentDigests, sittingOf } from './sealing.js';

/** One interview that somebody is to conduct: whose, by what, and where its card goes. */
export interface Assignment {
  readonly belonging: Belonging;
  readonly sitting: Sitting;
  /** The whole path of the card. */
  readonly card: string;
  /** How people call the card: its path in the hiring folder, or the file beside the kit. */
  readonly cardName: string;
  /** The hiring folder; null with a kit, whose holder has none. */
  readonly root: string | null;
  /** The folder's policy on signatures. */
  readonly signatures: SignaturePolicy | undefined;
  /** Makes sure that the instruments last before the card does. */
  readonly keepInstruments: () => void;
  /** What resumes it. */
  readonly command: string;
}

/** The interview of a seat in a hiring folder. Throws a `Failure` or `Blocked` when there is no such seat or its instruments are broken. */
export async function assignmentInFolder(
  typed: string,
  invocation: Invocation,
  environment: Environment,
): Promise<Assignment> {
  const folder = openFolder(invocation, environment);
  const { root, hiring } = folder;
  const id = candidateId(typed);
  const candidate = knownCandidate(root, id);
  if (candidate.status === 'withdrawn') throw new Failure({ code: 'candidate-withdrawn', id });
  const person = identify(invocation, environment, folder);
  const interview = textOption(invocation, 'interview');
  const sitting = sittingOf(candidate, currentInstruments(root, candidate.role), person, interview);
  const people = new Set(Object.keys(hiring.people));
  const ofSeat = `${pointer('seats', candidate.seats.indexOf(sitting.seat))}/`;
  const faults = planFaults(root, candidate, { ...sitting, people });
  const broken = faults.filter(({ place }) => place.path?.startsWith(ofSeat) === true);
  if (broken.length > 0) throw new Blocked(broken, root);
  const cardName = cardFile(id, person, sitting.seat.interview);
  return {
    belonging: belongingOf(hiring.id, candidate, await keyFor(folder, candidate)),
    sitting,
    card: pathInside(root, cardName),
    cardName,
    root,
    signatures: hiring.signatures,
    keepInstruments() {
      archiveInstruments(root, [sitting.role, ...sitting.rubrics.values()]);
    },
    command: `touchstone interview ${id} --as ${person}${interview === null ? '' : ` --interview ${interview}`}`,
  };
}

/** The interview of a kit; its card goes beside it, or where `-o` says. */
export async function assignmentOfKit(
  path: string,
  invocation: Invocation,
  environment: Environment,
): Promise<Assignment> {
  const whole = resolve(environment.directory, path);
  const text = readText(dirname(whole), basename(whole));
  if (text === null) throw new Failure({ code: 'file-missing', file: path });
  const kit = unwrap(parseKit(unwrap(text, dirname(whole)), basename(whole)), dirname(whole));
  const { role, seat, folder, candidate, plan } = kit;
  const key = kit.key === undefined ? null : await usableKey(kit.key, path);
  const rubrics = new Map(kit.rubrics.map((rubric) => [rubric.id, rubric]));
  const output = textOption(invocation, 'output');
  const card =
    output === null
      ? join(dirname(whole), `${candidate}.${seat.interviewer}.${seat.interview}.scorecard.json`)
      : resolve(environment.directory, output);
  return {
    belonging: { folder, candidate, plan, key },
    sitting: { role, rubrics, seat },
    card,
    cardName: card,
    root: null,
    signatures: kit.signatures,
    keepInstruments() {
      // Whoever made the kit has archived them; the hiring folder is not here.
    },
    command: `touchstone interview ${shellWord(path)}`,
  };
}

/** Whether what was typed is a kit's file and not a candidate's id. */
export function isKitPath(typed: string): boolean {
  return typed.endsWith('.json') || typed.includes('/');
}

/** What the draft of this interview begins with. */
export function journalHeaderOf({ belonging, sitting }: Assignment): JournalHeader {
  return {
    format: 'touchstone/journal@1',
    folder: belonging.folder,
    candidate: belonging.candidate,
    role: sitting.role.id,
    seat: sitting.seat,
    instruments: instrumentDigests(sitting),
    plan: belonging.plan,
  };
}
