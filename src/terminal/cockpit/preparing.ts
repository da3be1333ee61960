import type { QuestionAddress } from '../../domain/id.js';
import type { InterviewState } from '../../domain/interview.js';
import { openJudgements } from '../../domain/draft-content.js';
import { MODES } from '../../domain/scorecard.js';
import { secondsBetween } from '../../domain/session-clock.js';
import { counted } from '../../render/number-text.js';
import type { Key } from '../keys.js';
import { nameOf } from '../keys.js';
import { textOfBuffer } from '../text-buffer.js';
import { openQuestion } from './asking.js';
import type { Cockpit, Moment, Page, Turn } from './cockpit.js';
import { after, EMPTY_NOTE_LINE, send, stay, tell, turnTo } from './cockpit.js';
import { edited } from './note-line.js';
import { startRating } from './rating.js';

/** Away for longer than this, one is asked whether the conversation still goes on. */
const LONG_AWAY_SECONDS = 15 * 60;

type Preparing = Page & { readonly kind: 'preparing' };

/** The first page of a session: of a new one, or where the draft was left. The time away is not counted. */
export function openingTurn(cockpit: Cockpit, now: Moment): Turn {
  const { draft } = cockpit;
  if (draft.start === null) return stay(cockpit);
  if (draft.start.conflict) return stay(turnTo(cockpit, { kind: 'conflicted' }));
  const resumed = { kind: 'resumed', at: now } as const;
  if (draft.began === null) return after(send(cockpit, resumed), (next) => turnTo(next, { kind: 'ready' }));
  if (isOver(draft)) {
    return after(send(cockpit, resumed), (next) =>
      openJudgements(draft.sitting, draft.content).length > 0
        ? startRating(next)
        : turnTo(next, { kind: 'reviewing', at: 0 }),
    );
  }
  const { last } = draft.clock;
  if (last !== null && secondsBetween(last, now) > LONG_AWAY_SECONDS)
    return stay(turnTo(cockpit, { kind: 'returned' }));
  return goOn(cockpit, now);
}

export function pressWhilePreparing(cockpit: Cockpit, page: Preparing, key: Key, now: Moment): Turn {
  const at = (next: Partial<Preparing>): Turn =>
    stay({ ...cockpit, page: { ...page, ...next }, notice: null });
  if (page.step === 'language') {
    if (key.kind === 'key' && key.name === 'enter') {
      const language = textOfBuffer(cockpit.line.buffer).trim() || 'en';
      const { mode, conflict } = page;
      return after(send(cockpit, { kind: 'started', at: now, mode, language, conflict }), (next) => ({
        ...turnTo(next, { kind: conflict ? 'conflicted' : 'ready' }),
        line: EMPTY_NOTE_LINE,
        notice: null,
      }));
    }
    if (key.kind === 'key' && key.name === 'escape') return at({ step: 'mode', at: 0 });
    const line = edited(cockpit.line, key);
    return stay(line === null ? cockpit : { ...cockpit, line, notice: null });
  }
  const count = page.step === 'conflict' ? 2 : MODES.length;
  const choose = (chosen: number): Turn =>
    page.step === 'conflict'
      ? at({ step: 'mode', conflict: chosen === 1, at: 0 })
      : at({ step: 'language', mode: MODES[chosen] ?? 'in-person', at: 0 });
  if (key.kind === 'text') {
    const typed = key.text.toLowerCase();
    if (/^[1-9]$/.test(typed) && Number(typed) <= count) return choose(Number(typed) - 1);
    if (page.step === 'conflict' && (typed === 'n' || typed === 'y')) return choose(typed === 'y' ? 1 : 0);
    return stay(cockpit);
  }
  if (key.kind === 'paste') return stay(cockpit);
  switch (nameOf(key)) {
    case 'up':
      return at({ at: Math.max(0, page.at - 1) });
    case 'down':
    case 'tab':
      return at({ at: Math.min(count - 1, page.at + 1) });
    case 'enter':
      return choose(page.at);
    case 'escape':
      return page.step === 'mode' ? at({ step: 'conflict', at: 0 }) : stay(cockpit);
    case 'ctrl-d':
      return stay(cockpit, 'leave');
    default:
      return stay(cockpit);
  }
}

export function pressWhenReady(cockpit: Cockpit, key: Key, now: Moment): Turn {
  if (key.kind !== 'key') return stay(cockpit);
  if (key.name === 'ctrl-d') return stay(cockpit, 'leave');
  if (key.name === 'down' || key.name === 'page-down')
    return stay({ ...cockpit, scrolled: cockpit.scrolled + 1 });
  if (key.name === 'up' || key.name === 'page-up')
    return stay({ ...cockpit, scrolled: Math.max(0, cockpit.scrolled - 1) });
  const question = cockpit.draft.sitting.seat.questions[0];
  if (key.name !== 'enter') return stay(cockpit);
  return question === undefined
    ? stay(tell(cockpit, 'This seat has no questions. Ask for a plan before you begin.'))
    : openQuestion(cockpit, question, now);
}

/** After a long time away: on with the questions, or on to the ratings, as of when the conversation was last heard of. */
export function pressWhenReturned(cockpit: Cockpit, key: Key, now: Moment): Turn {
  if (key.kind === 'key' && key.name === 'enter') return goOn(cockpit, now);
  if (key.kind === 'key' && key.name === 'ctrl-d') return stay(cockpit, 'leave');
  if (key.kind !== 'text' || key.text.toLowerCase() !== 'r') return stay(cockpit);
  const { last, paused } = cockpit.draft.clock;
  const ended = { kind: 'ended', at: last ?? now } as const;
  const resumed = { kind: 'resumed', at: paused ? (last ?? now) : now } as const;
  const events = paused ? [resumed, ended] : [ended, resumed];
  return after(send(cockpit, ...events), (next) => startRating(next));
}

/** After a pause: back to where one was. */
export function pressWhilePaused(
  cockpit: Cockpit,
  page: Page & { kind: 'paused' },
  key: Key,
  now: Moment,
): Turn {
  if (key.kind === 'key' && key.name === 'ctrl-d') return stay(cockpit, 'leave');
  if (key.kind !== 'key' || key.name !== 'enter') return stay(cockpit);
  return after(send(cockpit, { kind: 'resumed', at: now }), (next) => turnTo(next, page.back));
}

function goOn(cockpit: Cockpit, now: Moment): Turn {
  const turn = send(cockpit, { kind: 'resumed', at: now });
  if (turn.events.length === 0) return turn;
  const question: QuestionAddress | undefined =
    turn.cockpit.draft.current ?? turn.cockpit.draft.opened.at(-1);
  if (question === undefined || turn.cockpit.draft.current !== null) {
    const { notes } = turn.cockpit.draft.content;
    return {
      ...turn,
      cockpit: tell(
        turnTo(turn.cockpit, { kind: 'asking' }),
        `Resumed with ${counted(notes.length, 'note')}. The time away is not counted.`,
      ),
    };
  }
  const opened = openQuestion(turn.cockpit, question, now);
  return { ...opened, events: [...turn.events, ...opened.events] };
}

function isOver({ ended, content }: InterviewState): boolean {
  return ended !== null || content.candidateLeft !== null;
}
