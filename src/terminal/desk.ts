import type { Id, Instant } from '../domain/id.js';
import type { InterviewState } from '../domain/interview.js';
import { apply } from '../domain/interview.js';
import type { InterviewEvent } from '../domain/interview-events.js';
import type { Problem } from '../domain/problem.js';
import { isFailure } from '../domain/problem.js';
import type { Setting } from '../render/interview-text.js';
import { painted, paragraph } from '../render/interview-text.js';
import { problemLine } from '../render/problem-text.js';
import type { Palette } from '../render/style.js';
import { Interrupted } from './interrupted.js';
import type { LineReaderPorts, ReadLine } from './line-reader.js';
import { openLineReader } from './line-reader.js';

/** What a session needs of the world. */
export interface SessionPorts extends LineReaderPorts {
  readonly palette: Palette;
  readonly now: () => Instant;
  /** Keeps an event; returns once it lasts. A rehearsal keeps nothing. */
  readonly append: (event: InterviewEvent) => void;
  /**
   * Seals the draft at a moment: the card, the `sealed` event, the end of the draft. `release` leaves the terminal to another
   * program, for as long as sealing takes.
   */
  readonly seal: (state: InterviewState, sealed: Instant, release: () => void) => void | Promise<void>;
}

/** Where a session begins. */
export interface SessionStart {
  readonly candidate: Id;
  /** The draft: new, or as it was left. */
  readonly state: InterviewState;
  /** The command that resumes this draft; null in a rehearsal, which keeps nothing. */
  readonly resumeCommand: string | null;
}

/** The parts of a session, in their usual order, and its two ends. */
export type Phase = 'prepare' | 'talk' | 'rate' | 'review' | 'conflict' | 'left' | 'sealed';

/** One thing to choose. `key` is what one types for it. */
export interface Option<Value> {
  readonly key: string;
  readonly value: Value;
  readonly label: string;
}

/** A session's place between the person, the engine and the journal. */
export interface Desk {
  readonly ports: SessionPorts;
  readonly start: SessionStart;
  readonly state: () => InterviewState;
  readonly setting: () => Setting;
  /** Whether the event was accepted and kept; if not, the reason has been said. */
  readonly send: (event: InterviewEvent) => boolean;
  readonly say: (...lines: readonly string[]) => void;
  /** Says plain text, wrapped. */
  readonly tell: (text: string) => void;
  readonly readLine: (prompt: string) => Promise<ReadLine>;
  /** A line that must come: Ctrl-C and the end of input break the session off. */
  readonly askLine: (prompt: string) => Promise<string>;
  readonly choose: <Value>(message: string, options: readonly Option<Value>[]) => Promise<Value>;
  readonly confirm: (message: string) => Promise<boolean>;
  readonly sealAt: (moment: Instant) => Promise<void>;
  readonly close: () => void;
}

/** Opens the desk of a session. */
export function openDesk(ports: SessionPorts, start: SessionStart): Desk {
  const reader = openLineReader(ports);
  let state = start.state;
  const setting = (): Setting => ({ columns: ports.columns(), palette: ports.palette });
  const say = (...lines: readonly string[]): void => {
    ports.output.write(lines.map((line) => `${line}\n`).join(''));
  };
  const tell = (text: string): void => {
    say(...paragraph(text, setting()));
  };
  const tellProblem = (problem: Problem): void => {
    tell(problemLine(problem));
  };

  const send = (event: InterviewEvent): boolean => {
    const step = apply(state, event);
    if (!step.ok) {
      tellProblem(step.problem);
      return false;
    }
    try {
      ports.append(event);
    } catch (thrown) {
      const reason = reasonOf(thrown);
      if (reason === null) throw thrown;
      // The words are still on the screen; a session that ended here would take them along.
      tell(`NOT SAVED: ${reason} Mend that and enter it again; what was shown as saved is safe.`);
      return false;
    }
    state = step.state;
    return true;
  };

  // Only the last row of a long prompt stands before the cursor, so that what is typed can be taken back.
  const readLine = async (prompt: string): Promise<ReadLine> => {
    const rows = paragraph(prompt, setting());
    say(...rows.slice(0, -1));
    return reader.read(`${rows.at(-1) ?? ''} `);
  };
  const askLine = async (prompt: string): Promise<string> => {
    const line = await readLine(prompt);
    if (line.kind === 'line') return line.text;
    throw new Interrupted(line.kind);
  };

  const choose = async <Value>(message: string, options: readonly Option<Value>[]): Promise<Value> => {
    for (;;) {
      say('', ...painted(paragraph(message, setting()), ports.palette.strong));
      say(...options.flatMap(({ key, label }) => paragraph(`${key}) ${label}`, setting(), 2, 5)));
      const typed = (await askLine(`Your choice (${options.map(({ key }) => key).join(', ')}): `))
        .trim()
        .toLowerCase();
      const chosen = options.find(({ key }) => key === typed);
      if (chosen !== undefined) return chosen.value;
      tell(typed === '' ? 'Please type one of the choices.' : `"${typed}" is none of the choices.`);
    }
  };

  return {
    ports,
    start,
    state: () => state,
    setting,
    send,
    say,
    tell,
    readLine,
    askLine,
    choose,
    confirm: async (message) =>
      choose(message, [
        { key: 'y', value: true, label: 'yes' },
        { key: 'n', value: false, label: 'no' },
      ]),
    async sealAt(moment) {
      await ports.seal(state, moment, reader.release);
      const step = apply(state, { kind: 'sealed', at: moment });
      if (step.ok) state = step.state;
    },
    close: () => {
      reader.release();
    },
  };
}

/** The last line of a session that was not sealed, or of a rehearsal: how to resume it. */
export function partingText({ state, resumeCommand }: SessionStart): string {
  if (resumeCommand === null) return 'This was a rehearsal: nothing was kept.';
  if (state.start === null) return `Nothing was entered yet. Start again with: ${resumeCommand}`;
  return `The draft is saved. Resume it with: ${resumeCommand}`;
}

/** Why something could not be written, in words; null for a defect. */
export function reasonOf(thrown: unknown): string | null {
  if (isFailure(thrown)) return problemLine(thrown.problem);
  if (!(thrown instanceof Error) || !('syscall' in thrown)) return null;
  const code = 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full.';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'the folder cannot be written to.';
  return `the disk refused (${code}).`;
}
