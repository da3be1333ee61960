import { applyToContent } from './change-draft.js';
import type { DraftContent } from './draft-content.js';
import { EMPTY_CONTENT, NOTES, STRUCK, openJudgements } from './draft-content.js';
import type { Instant, QuestionAddress } from './id.js';
import type { ContentEvent, InterviewEvent } from './interview-events.js';
import { isContentEvent } from './interview-events.js';
import type { Problem } from './problem.js';
import type { Mode } from './scorecard.js';
import type { SessionClock } from './session-clock.js';
import { clockAfter, clockAt, STOPPED_CLOCK } from './session-clock.js';
import type { Sitting } from './sitting.js';
import { questionOfSeat } from './sitting.js';

/** An event that can be undone. The content before it shares what the event left alone; a grown list is kept as a length. */
interface Done {
  readonly event: ContentEvent;
  readonly before: Omit<DraftContent, 'notes' | 'struck'> & {
    readonly notes: number;
    readonly struck: number;
  };
  readonly earlier: Done | null;
}

/** An event that was undone, and can be done again. */
interface Undone {
  readonly event: ContentEvent;
  readonly next: Undone | null;
}

/** A draft: everything that follows from the events so far. */
export interface InterviewState {
  readonly sitting: Sitting;
  /** Null until the session has started. */
  readonly start: {
    readonly at: Instant;
    readonly mode: Mode;
    readonly language: string;
    readonly conflict: boolean;
  } | null;
  readonly content: DraftContent;
  /** The question that is open; null before the first and after the conversation. */
  readonly current: QuestionAddress | null;
  /** The questions that were opened, in the order of their first opening. */
  readonly opened: readonly QuestionAddress[];
  /** When the first question was opened: the conversation's beginning. */
  readonly began: Instant | null;
  /** When the conversation ended; null while it goes on. */
  readonly ended: Instant | null;
  readonly clock: SessionClock;
  /** How often the session was resumed. */
  readonly interruptions: number;
  readonly sealed: Instant | null;
  readonly done: Done | null;
  readonly undone: Undone | null;
}

/** The state after an event, or why the event is refused; a refused event changes nothing. */
export type Step =
  { readonly ok: true; readonly state: InterviewState } | { readonly ok: false; readonly problem: Problem };

/** The draft of a seat before anything happened. */
export function newInterview(sitting: Sitting): InterviewState {
  return {
    sitting,
    start: null,
    content: EMPTY_CONTENT,
    current: null,
    opened: [],
    began: null,
    ended: null,
    clock: STOPPED_CLOCK,
    interruptions: 0,
    sealed: null,
    done: null,
    undone: null,
  };
}

const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const LANGUAGE_PATTERN = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** Applies one event. Undoing and redoing reach content alone: nobody wants a question turned back with a note. */
export function apply(state: InterviewState, event: InterviewEvent): Step {
  const problem = obstacle(state, event);
  if (problem !== null) return { ok: false, problem };
  const ticked = { ...state, clock: clockAfter(state.clock, event, state.current) };
  if (isContentEvent(event)) return applyContent({ ...ticked, undone: null }, event);
  switch (event.kind) {
    case 'started': {
      const { at, mode, language, conflict } = event;
      return accept({ ...ticked, start: { at, mode, language, conflict } });
    }
    case 'opened':
      return accept({
        ...ticked,
        current: event.question,
        opened: state.opened.includes(event.question) ? state.opened : [...state.opened, event.question],
        began: state.began ?? event.at,
        ended: null,
      });
    case 'ended':
      return accept({ ...ticked, current: null, ended: event.at });
    case 'paused':
      return accept(ticked);
    case 'resumed':
      return accept({ ...ticked, interruptions: state.interruptions + 1 });
    case 'undone':
      return undo(ticked);
    case 'redone': {
      if (state.undone === null) return refuse({ code: 'nothing-to-redo' });
      const { event: again, next } = state.undone;
      return applyContent({ ...ticked, undone: next }, again);
    }
    case 'sealing':
      return accept(ticked);
    case 'sealed':
      return accept({ ...ticked, current: null, ended: state.ended ?? event.at, sealed: event.at });
  }
}

/** Applies a list of events; `index` is the position of the one that was refused. */
export function replay(
  sitting: Sitting,
  events: readonly InterviewEvent[],
):
  | { readonly ok: true; readonly state: InterviewState }
  | { readonly ok: false; readonly index: number; readonly problem: Problem } {
  let state = newInterview(sitting);
  for (const [index, event] of events.entries()) {
    const step = apply(state, event);
    if (!step.ok) return { ok: false, index, problem: step.problem };
    state = step.state;
  }
  return { ok: true, state };
}

/** Why a draft cannot be sealed yet; null when it can. A declared conflict may be sealed with nothing assessed. */
export function sealingProblem(state: InterviewState): Problem | null {
  if (state.start === null) return { code: 'interview-not-started' };
  if (state.sealed !== null) return { code: 'interview-sealed' };
  if (state.start.conflict) return null;
  const open = openJudgements(state.sitting, state.content);
  if (open.length > 0) return { code: 'judgements-open', open };
  if (state.content.assessments.length === 0) return { code: 'nothing-assessed' };
  const rated = state.content.assessments.some((one) => 'rating' in one);
  return rated && state.content.recommendation === null ? { code: 'recommendation-missing' } : null;
}

/** Seconds of conversation until `now`, pauses and gaps left out: of the session, and of each question that was opened. */
export function elapsed(
  state: InterviewState,
  now: Instant,
): { readonly session: number; readonly questions: ReadonlyMap<QuestionAddress, number> } {
  const { session, questions } = clockAt(state.clock, now, state.current);
  return { session, questions };
}

/** The id of the next note: `n1`, `n2`, … */
export function nextNoteId(state: InterviewState): string {
  return `n${state.content.notes.length + 1}`;
}

/** What can be undone next; null when nothing can. */
export function lastDone(state: InterviewState): ContentEvent | null {
  return state.done?.event ?? null;
}

function obstacle(state: InterviewState, event: InterviewEvent): Problem | null {
  if (!INSTANT_PATTERN.test(event.at) || Number.isNaN(Date.parse(event.at))) {
    return { code: 'moment-malformed', moment: event.at };
  }
  if (state.sealed !== null) return { code: 'interview-sealed' };
  if (event.kind === 'started') {
    // A conflict that was declared by a slip of the finger would cost the interview.
    if (state.start?.conflict === false) return { code: 'interview-started-already' };
    return LANGUAGE_PATTERN.test(event.language)
      ? null
      : { code: 'language-malformed', language: event.language };
  }
  if (state.start === null) return { code: 'interview-not-started' };
  if (event.kind === 'sealing' || event.kind === 'sealed') return sealingProblem(state);
  if (event.kind === 'paused') return state.clock.paused ? { code: 'interview-paused' } : null;
  if (event.kind === 'resumed') return null;
  if (state.start.conflict) return { code: 'conflict-ended-interview' };
  if (state.clock.paused) return { code: 'interview-paused' };
  if (event.kind === 'opened' && questionOfSeat(state.sitting, event.question) === null) {
    return {
      code: 'question-not-in-seat',
      question: event.question,
      questions: state.sitting.seat.questions,
    };
  }
  return null;
}

function applyContent(state: InterviewState, event: ContentEvent): Step {
  const step = applyToContent(state.sitting, state.content, event);
  if (!step.ok) return step;
  const { notes, struck, ...rest } = state.content;
  const before = { ...rest, notes: notes.length, struck: struck.length };
  return accept({ ...state, content: step.content, done: { event, before, earlier: state.done } });
}

function undo(state: InterviewState): Step {
  if (state.done === null) return refuse({ code: 'nothing-to-undo' });
  const { event, before, earlier } = state.done;
  const content = {
    ...before,
    notes: NOTES.first(state.content.notes, before.notes),
    struck: STRUCK.first(state.content.struck, before.struck),
  };
  return accept({ ...state, content, done: earlier, undone: { event, next: state.undone } });
}

function accept(state: InterviewState): Step {
  return { ok: true, state };
}

function refuse(problem: Problem): Step {
  return { ok: false, problem };
}
