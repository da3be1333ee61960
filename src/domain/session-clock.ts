import type { Instant, QuestionAddress } from './id.js';
import type { InterviewEvent } from './interview-events.js';

/** How the conversation's time is told: from the events, so that a resumed session tells the same. */
export interface SessionClock {
  /** Seconds of conversation up to `last`, pauses and gaps left out. */
  readonly session: number;
  /** The same for each question that was open. */
  readonly questions: ReadonlyMap<QuestionAddress, number>;
  /** When the event before happened; null before the first. */
  readonly last: Instant | null;
  /** From a question's opening until the conversation ends. */
  readonly talking: boolean;
  readonly paused: boolean;
}

export const STOPPED_CLOCK: SessionClock = {
  session: 0,
  questions: new Map(),
  last: null,
  talking: false,
  paused: false,
};

/** Seconds from one moment to another; 0 when the clock was set back in between. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

/** The clock at a later moment, with the question that has been open since. */
export function clockAt(clock: SessionClock, now: Instant, current: QuestionAddress | null): SessionClock {
  if (!clock.talking || clock.paused || clock.last === null) return { ...clock, last: now };
  const passed = secondsBetween(clock.last, now);
  const questions = new Map(clock.questions);
  if (current !== null) questions.set(current, (questions.get(current) ?? 0) + passed);
  return { ...clock, session: clock.session + passed, questions, last: now };
}

/** The clock after an event; `current` is the question that was open before it. */
export function clockAfter(
  clock: SessionClock,
  event: InterviewEvent,
  current: QuestionAddress | null,
): SessionClock {
  // The program was not there between the last event and a resumption: nobody knows whether anybody spoke.
  if (event.kind === 'resumed') return { ...clock, paused: false, last: event.at };
  if (event.kind === 'started') return { ...STOPPED_CLOCK, last: event.at };
  const ticked = clockAt(clock, event.at, current);
  if (event.kind === 'opened') return { ...ticked, talking: true };
  if (event.kind === 'paused') return { ...ticked, paused: true };
  const over = event.kind === 'ended' || event.kind === 'candidate-left' || event.kind === 'sealed';
  return over ? { ...ticked, talking: false } : ticked;
}
