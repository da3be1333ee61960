import { join } from 'node:path';
import { newInterview } from '../../domain/interview.js';
import { planSeats } from '../../domain/plan.js';
import { Failure, unwrap } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { privateMattersNoted } from '../../lint/noted-matter.js';
import { glyphsFor, paletteFor } from '../../render/style.js';
import { realDisk } from '../../store/disk.js';
import { sealDraft } from '../../store/draft-sealing.js';
import type { Draft } from '../../store/journal.js';
import { openDraft, stateFolder } from '../../store/journal.js';
import { realProcesses } from '../../store/processes.js';
import type { CockpitPorts } from '../../terminal/cockpit/session.js';
import { runCockpit } from '../../terminal/cockpit/session.js';
import type { SessionPorts, SessionStart } from '../../terminal/desk.js';
import type { SessionEnd } from '../../terminal/plain-session.js';
import { runPlainSession } from '../../terminal/plain-session.js';
import { appearanceOf } from '../appearance.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { knownWord } from '../options/known-word.js';
import { currentInstruments } from '../panels/current-instruments.js';
import { sayFindings } from '../report.js';
import type { Assignment } from './assignment.js';
import { journalHeaderOf } from './assignment.js';
import { editText } from './editor.js';
import { creatingCard, sealInterview } from './sealing.js';
import type { Signing } from './signing.js';

/**
 * Conducts or resumes an interview with a person. `card` is the seat's card where one is there already: then nothing is left to do.
 * Throws a `Failure` when another session has the draft open, or there is no terminal; and what `signing` throws.
 */
export async function converse(
  assignment: Assignment,
  card: SealedCard | null,
  signing: () => Promise<Signing>,
  plain: boolean,
  environment: Environment,
): Promise<SessionEnd | 'sealed-before'> {
  if (card === null && !environment.input.isTTY && !plain)
    throw new Failure({ code: 'terminal-missing', option: '--answers <file>' });
  const { variables, home, pid } = environment;
  const folder = stateFolder(variables, home);
  const store = { disk: realDisk, processes: realProcesses(pid), folder };
  const filed = card === null ? null : { path: assignment.card, value: card };
  const opened = unwrap(openDraft(store, journalHeaderOf(assignment), assignment.sitting, filed), folder);
  if (opened === null) return 'sealed-before';
  if (opened.notices.length > 0) sayFindings(environment, opened.notices, folder);
  try {
    const { typed, sign } = await signing();
    const keeping = draftKeeping(opened, assignment, sign, environment);
    return await conduct(keeping, plain, environment, opened.path, {
      candidate: assignment.belonging.candidate,
      state: opened.state,
      resumeCommand: assignment.command + typed,
    });
  } finally {
    opened.close();
  }
}

/** A rehearsal: the same session, and nothing is kept. */
export async function rehearse(invocation: Invocation, environment: Environment): Promise<number> {
  const role = textOption(invocation, 'role') ?? 'soc-analyst';
  const instruments = currentInstruments(environment.shipped, role);
  const known = instruments.role.interviews.map(({ id }) => id);
  const [first = ''] = known;
  const interview = knownWord('interview', textOption(invocation, 'interview') ?? first, known);
  const wanted = { interviewer: 'you', interview, capacity: 'interviewer' } as const;
  const [seat] = planSeats(instruments.role, instruments.rubrics, [wanted], []).seats;
  if (seat === undefined) throw new Error('A wanted seat always comes back.');
  const nothing: Keeping = { append: () => undefined, seal: () => undefined };
  const state = newInterview({ ...instruments, seat });
  const start = { candidate: 'c-practice', state, resumeCommand: null };
  const draft = join(stateFolder(environment.variables, environment.home), 'c-practice.jsonl');
  const end = await conduct(nothing, flagOption(invocation, 'plain'), environment, draft, start);
  return end === 'interrupted' ? 130 : 0;
}

type Keeping = Pick<SessionPorts, 'append' | 'seal'>;

// Plain lines where they are asked for, and where a screen cannot be had.
async function conduct(
  keeping: Keeping,
  plain: boolean,
  environment: Environment,
  draft: string,
  start: SessionStart,
): Promise<SessionEnd> {
  const { input, output, variables, onSignal } = environment;
  const hasScreen = input.isTTY && output.isTTY && variables.TERM !== 'dumb';
  if (!plain && hasScreen) return runCockpit({ ...screenPorts(environment, draft), ...keeping }, start);
  const stop = new AbortController();
  const heedNoMore = onSignal(['SIGTERM', 'SIGHUP'], () => {
    stop.abort();
  });
  try {
    return await runPlainSession({ ...plainPorts(environment), ...keeping, signal: stop.signal }, start);
  } finally {
    heedNoMore();
  }
}

function draftKeeping(
  draft: Draft,
  assignment: Assignment,
  sign: Signing['sign'],
  environment: Environment,
): Keeping {
  return {
    append: draft.append,
    async seal(state, sealed, release) {
      const card = await sign(await sealInterview(state, assignment.belonging, sealed, environment), release);
      assignment.keepInstruments();
      creatingCard(assignment.cardName, () => {
        sealDraft(realDisk, draft, assignment.card, card, sealed);
      });
    },
  };
}

function screenPorts(environment: Environment, draft: string): Omit<CockpitPorts, 'append' | 'seal'> {
  const { input, output, now, every, suspend, onSignal } = environment;
  const { colors, unicode } = appearanceOf(environment, output);
  return {
    input,
    output,
    look: { palette: paletteFor(colors), glyphs: glyphsFor(unicode) },
    now,
    every,
    suspend,
    privateMatters: (text) => privateMattersNoted(text).map(({ ground }) => ground.replaceAll('-', ' ')),
    onEnding: (listener) => onSignal(['SIGTERM', 'SIGHUP', 'SIGINT'], listener),
    edit: async (text) => editText(text, draft, environment),
  };
}

function plainPorts(environment: Environment): Omit<SessionPorts, 'append' | 'seal'> {
  const { input, output, now, variables } = environment;
  const { colors } = appearanceOf(environment, output);
  const escapes = output.isTTY && variables.TERM !== 'dumb';
  return {
    input,
    output,
    columns: () => appearanceOf(environment, output).width,
    escapes,
    palette: paletteFor(colors),
    now,
    suspend: environment.suspend,
  };
}
