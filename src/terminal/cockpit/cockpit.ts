import type { Id, Instant, QuestionAddress } from '../../domain/id.js';
import type { InterviewState } from '../../domain/interview.js';
import { apply } from '../../domain/interview.js';
import type { InterviewEvent } from '../../domain/interview-events.js';
import type { Point } from '../../domain/rubric.js';
import type { Mode, NoteKind } from '../../domain/scorecard.js';
import type { Judged } from '../../domain/sitting.js';
import { problemLine } from '../../render/problem-text.js';
import type { TextBuffer } from '../text-buffer.js';
import { EMPTY_BUFFER } from '../text-buffer.js';

/** What stays the same throughout a session. */
export interface Office {
  readonly candidate: Id;
  /** What a note touches that has no place in a judgement, such as `health`; empty for most notes. */
  readonly privateMatters: (text: string) => readonly string[];
  /** A rehearsal keeps nothing. */
  readonly practice: boolean;
}

/** The note that is being typed. */
export interface NoteLine {
  readonly buffer: TextBuffer;
  readonly mark: NoteKind;
  /** Whether any of it was pasted: then it is text, whatever it begins with. */
  readonly pasted: boolean;
  /** The note that it takes the place of. */
  readonly replaces: string | null;
}

export const EMPTY_NOTE_LINE: NoteLine = {
  buffer: EMPTY_BUFFER,
  mark: 'plain',
  pasted: false,
  replaces: null,
};

/** Which panes the question's page shows: all that fit, what is read out in full, what to listen for rather than the probes, or the notes. */
export const VIEWS = ['all', 'reading', 'listen', 'notes'] as const;
export type View = (typeof VIEWS)[number];

export interface RatingPage {
  readonly kind: 'rating';
  readonly judged: Judged;
  /** The point that was chosen and is not kept yet. */
  readonly point: Point | null;
  /** The notes it is to rest on. */
  readonly ticked: readonly string[];
  /** The note under the cursor, from 0. */
  readonly at: number;
  /** Whether evidence is being typed. */
  readonly typing: boolean;
  /** How far the anchors are scrolled. */
  readonly scrolled: number;
}

export type Page =
  | {
      readonly kind: 'preparing';
      readonly step: 'conflict' | 'mode' | 'language';
      readonly conflict: boolean;
      readonly mode: Mode;
      readonly at: number;
    }
  | { readonly kind: 'conflicted' | 'ready' | 'returned' | 'asking' | 'closing' | 'sealing' }
  /** `back` is where one goes on. */
  | { readonly kind: 'paused'; readonly back: Page }
  | RatingPage
  | { readonly kind: 'reviewing'; readonly at: number }
  | { readonly kind: 'recommending'; readonly at: number };

/** What must be settled before an interview, from the beginning. */
export const FIRST_PAGE: Page = {
  kind: 'preparing',
  step: 'conflict',
  conflict: false,
  mode: 'in-person',
  at: 0,
};

/** What lies over a page until it is closed. `at` is the line under the cursor, from 0. */
export type Overlay =
  | { readonly kind: 'questions' | 'probes' | 'signals' | 'candidate-left' | 'help'; readonly at: number }
  | { readonly kind: 'reasons'; readonly at: number; readonly judged: readonly Judged[] }
  | {
      readonly kind: 'signal-evidence';
      readonly at: number;
      readonly competency: Id;
      readonly signal: Id;
      readonly question: QuestionAddress;
      readonly ticked: readonly string[];
    };

/** All that a screen shows. */
export interface Cockpit {
  readonly office: Office;
  readonly draft: InterviewState;
  readonly page: Page;
  readonly overlay: Overlay | null;
  readonly line: NoteLine;
  readonly view: View;
  /** The note that is chosen on the question's page; null while one types. */
  readonly chosen: string | null;
  /** How many rows the page is scrolled. */
  readonly scrolled: number;
  readonly notice: { readonly tone: 'told' | 'refused'; readonly text: string } | null;
  /** Whether leaving was asked for once. */
  readonly leaving: boolean;
}

/** What else is to happen after a key. */
export type Effect = 'leave' | 'interrupt' | 'suspend' | 'editor' | 'seal' | 'redraw';

/** What came of a key: the screen after it, what is to be kept before that is shown, and what else is to happen. */
export interface Turn {
  readonly cockpit: Cockpit;
  readonly events: readonly InterviewEvent[];
  readonly effect: Effect | null;
}

export function stay(cockpit: Cockpit, effect: Effect | null = null): Turn {
  return { cockpit, events: [], effect };
}

/** Sends events to the engine. When one is refused, the screen stays as it is and says why. */
export function send(cockpit: Cockpit, ...events: readonly InterviewEvent[]): Turn {
  let draft = cockpit.draft;
  for (const event of events) {
    const step = apply(draft, event);
    if (!step.ok) return stay(refuse(cockpit, problemLine(step.problem)));
    draft = step.state;
  }
  return { cockpit: { ...cockpit, draft }, events, effect: null };
}

/** Goes on from a turn, unless it kept nothing. */
export function after(turn: Turn, change: (cockpit: Cockpit) => Cockpit): Turn {
  return turn.events.length === 0 ? turn : { ...turn, cockpit: change(turn.cockpit) };
}

/** One turn after another; the second sees what the first made, and is left out when the first kept nothing. */
export function chain(turn: Turn, next: (cockpit: Cockpit) => Turn): Turn {
  if (turn.events.length === 0) return turn;
  const second = next(turn.cockpit);
  return { ...second, events: [...turn.events, ...second.events] };
}

export function tell(cockpit: Cockpit, text: string): Cockpit {
  return { ...cockpit, notice: { tone: 'told', text } };
}

export function refuse(cockpit: Cockpit, text: string): Cockpit {
  return { ...cockpit, notice: { tone: 'refused', text } };
}

/** Turns to another page. */
export function turnTo(cockpit: Cockpit, page: Page): Cockpit {
  return { ...cockpit, page, overlay: null, chosen: null, scrolled: 0 };
}

/** The question that is open, or was last. */
export function currentQuestion({ draft, page }: Cockpit): QuestionAddress {
  return page.kind === 'rating' ? page.judged.question : conversationAt(draft);
}

/** The question that the conversation is at, or was at when it was left for the ratings. */
export function conversationAt({ current, opened, sitting }: InterviewState): QuestionAddress {
  return current ?? opened.at(-1) ?? sitting.seat.questions[0] ?? 'none/none';
}

export type Moment = Instant;
