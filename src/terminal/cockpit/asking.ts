import type { QuestionAddress } from '../../domain/id.js';
import { findQuestion } from '../../domain/rubric.js';
import type { Key, KeyName } from '../keys.js';
import type { CommandName } from '../note-entry.js';
import { noteEntry } from '../note-entry.js';
import { clear, textOfBuffer } from '../text-buffer.js';
import { chooseNote, pressOnNote, strikeAll } from './chosen-note.js';
import type { Cockpit, Moment, Overlay, Turn, View } from './cockpit.js';
import {
  after,
  chain,
  currentQuestion,
  EMPTY_NOTE_LINE,
  refuse,
  send,
  stay,
  tell,
  turnTo,
  VIEWS,
} from './cockpit.js';
import { edited, isBlank, keepLine, keepNote } from './note-line.js';
import { startRating } from './rating.js';
import { redo, undo } from './undoing.js';

/** What the question's page can be told to do, by a key or by a word after `/`. */
export type Order = CommandName | 'not-assessed' | 'editor' | 'panes';

const ORDER_KEYS: Partial<Record<KeyName, Order>> = {
  'ctrl-n': 'next',
  'ctrl-p': 'back',
  'ctrl-l': 'list',
  'ctrl-g': 'go',
  'ctrl-t': 'probe',
  'ctrl-f': 'signal',
  'ctrl-o': 'not-assessed',
  'ctrl-r': 'rate',
  'ctrl-v': 'panes',
  'ctrl-q': 'pause',
  'ctrl-x': 'editor',
  'ctrl-y': 'redo',
};

const FURTHER_ORDERS: readonly Order[] = ['not-assessed', 'editor', 'panes'];

/** A key on the question's page: what is no order goes into the note. */
export function pressWhileAsking(cockpit: Cockpit, key: Key, now: Moment): Turn {
  if (cockpit.chosen !== null) {
    const turn = pressOnNote(cockpit, cockpit.chosen, key, now);
    if (turn !== null) return turn;
  }
  const calm: Cockpit = { ...cockpit, chosen: null, leaving: false };
  const blank = isBlank(cockpit.line);
  if (blank && key.kind === 'text' && key.text === '?') return stay(over(calm, { kind: 'help', at: 0 }));
  if (key.kind === 'key') {
    if (key.name === 'enter') return entered(calm, now);
    const order = ORDER_KEYS[key.name];
    if (order !== undefined) return obey(calm, order, '', now);
    if (blank && key.name === 'ctrl-d') return leave(cockpit);
    if (blank && key.name === 'up') return stay(chooseNote(calm, -1));
    // Notes scroll up from the newest, what is read scrolls down from its beginning.
    const up = calm.view === 'reading' || calm.view === 'listen' ? -3 : 5;
    if (key.name === 'page-up') return stay({ ...calm, scrolled: Math.max(0, calm.scrolled + up) });
    if (key.name === 'page-down') return stay({ ...calm, scrolled: Math.max(0, calm.scrolled - up) });
    if (key.name === 'escape' && calm.line.replaces !== null) {
      const line = { ...EMPTY_NOTE_LINE, buffer: clear(calm.line.buffer) };
      return stay(tell({ ...calm, line }, 'The note stays as it was.'));
    }
    if (key.name === 'escape') return stay({ ...calm, notice: null, scrolled: 0 });
  }
  const line = edited(calm.line, key);
  if (line !== null)
    return stay({ ...calm, line, notice: key.kind === 'text' ? null : calm.notice, scrolled: 0 });
  if (key.kind === 'key' && key.name === 'ctrl-underscore') return obey(calm, 'undo', '', now);
  return stay(calm);
}

/** Carries an order out. Where it leads away from the question, what is half typed is kept first. */
function obey(cockpit: Cockpit, order: Order, rest: string, now: Moment): Turn {
  const question = currentQuestion(cockpit);
  const { questions } = cockpit.draft.sitting.seat;
  const position = questions.indexOf(question);
  switch (order) {
    case 'next':
      return step(cockpit, position + 1, now);
    case 'back':
      return step(cockpit, position - 1, now);
    case 'go': {
      const wanted = questions[Number(rest) - 1] ?? questions.find((one) => one.endsWith(`/${rest}`));
      return rest === '' || wanted === undefined
        ? stay(over(cockpit, { kind: 'questions', at: Math.max(0, position) }))
        : openQuestion(cockpit, wanted, now);
    }
    case 'list':
      return stay(over(cockpit, { kind: 'questions', at: Math.max(0, position) }), 'redraw');
    case 'probe':
      return /^[1-9]\d*$/.test(rest)
        ? useProbe(cockpit, Number(rest) - 1, now)
        : stay(over(cockpit, { kind: 'probes', at: 0 }));
    case 'signal':
      return stay(over(cockpit, { kind: 'signals', at: 0 }));
    case 'not-assessed':
      return stay(over(cockpit, { kind: 'reasons', at: 0, judged: [] }));
    case 'strike':
      return strikeAll(cockpit, rest, now);
    case 'undo':
      return undo(cockpit, now);
    case 'redo':
      return redo(cockpit, now);
    case 'pause':
      return after(send(cockpit, { kind: 'paused', at: now }), (next) =>
        turnTo(next, { kind: 'paused', back: cockpit.page }),
      );
    case 'rate':
      return withLineKept(cockpit, now, (kept) =>
        after(send(kept, { kind: 'ended', at: now }), (next) => startRating(next)),
      );
    case 'candidate-left':
      return stay(over(cockpit, { kind: 'candidate-left', at: 0 }));
    case 'leave':
      return stay(cockpit, 'leave');
    case 'help':
      return stay(over(cockpit, { kind: 'help', at: 0 }));
    case 'editor':
      return stay(cockpit, 'editor');
    case 'panes':
    case 'ask':
      return stay({ ...cockpit, view: viewAfter(cockpit), scrolled: 0 });
    case 'notes':
      return stay({ ...cockpit, view: 'notes' });
  }
}

/** Opens a question, and keeps first what is half typed on the one before. */
export function openQuestion(cockpit: Cockpit, question: QuestionAddress, now: Moment): Turn {
  return withLineKept(cockpit, now, (kept) => {
    const shown = { ...turnTo(kept, { kind: 'asking' }), notice: null };
    if (kept.draft.current === question) return stay(shown);
    return after(send(kept, { kind: 'opened', at: now, question }), (next) => ({
      ...turnTo(next, { kind: 'asking' }),
      notice: null,
    }));
  });
}

export function useProbe(cockpit: Cockpit, probe: number, now: Moment): Turn {
  const question = currentQuestion(cockpit);
  return after(send(cockpit, { kind: 'probe-used', at: now, question, probe }), (next) => {
    const asked = findQuestion(next.draft.sitting.rubrics, question)?.probes[probe];
    return tell({ ...next, overlay: null }, asked === undefined ? '' : `Asked: ${asked.text}`);
  });
}

export function withLineKept(cockpit: Cockpit, now: Moment, next: (kept: Cockpit) => Turn): Turn {
  if (isBlank(cockpit.line) || cockpit.draft.current === null) return next(cockpit);
  const kept = keepLine(cockpit, cockpit.draft.current, now);
  // Blanks alone are no note, and no reason to stay.
  return kept.events.length === 0 && isBlank(kept.cockpit.line) ? next(kept.cockpit) : chain(kept, next);
}

function over(cockpit: Cockpit, overlay: Overlay): Cockpit {
  return { ...cockpit, overlay, notice: null, scrolled: 0 };
}

function entered(cockpit: Cockpit, now: Moment): Turn {
  const { line } = cockpit;
  const question = currentQuestion(cockpit);
  const severalLines = line.buffer.lines.length > 1;
  const entry = noteEntry(textOfBuffer(line.buffer), line.pasted || severalLines || line.replaces !== null);
  if (entry.kind === 'nothing') return stay({ ...cockpit, line: EMPTY_NOTE_LINE, notice: null });
  if (entry.kind === 'command')
    return obey({ ...cockpit, line: EMPTY_NOTE_LINE }, entry.command, entry.rest, now);
  const further = FURTHER_ORDERS.find((order) => order === entry.unknown);
  if (further !== undefined) return obey({ ...cockpit, line: EMPTY_NOTE_LINE }, further, '', now);
  const kind = line.mark === 'plain' ? entry.note : line.mark;
  const turn = keepNote(cockpit, question, kind, entry.text, now);
  if (entry.unknown === null || turn.events.length === 0) return turn;
  return after(turn, (next) =>
    tell(
      next,
      `There is no command /${entry.unknown ?? ''}, so that was kept as a note. Ctrl-_ takes it back.`,
    ),
  );
}

function viewAfter(cockpit: Cockpit): View {
  const question = findQuestion(cockpit.draft.sitting.rubrics, currentQuestion(cockpit));
  const views = VIEWS.filter((view) => view !== 'reading' || question?.setting !== undefined);
  return views[(views.indexOf(cockpit.view) + 1) % views.length] ?? 'all';
}

function step(cockpit: Cockpit, position: number, now: Moment): Turn {
  const question = cockpit.draft.sitting.seat.questions[position];
  if (question !== undefined) return openQuestion(cockpit, question, now);
  return stay(
    refuse(
      cockpit,
      position < 0
        ? 'This is the first question.'
        : 'This was the last question. Ctrl-R goes on to the ratings.',
    ),
  );
}

function leave(cockpit: Cockpit): Turn {
  if (cockpit.leaving) return stay(cockpit, 'leave');
  return stay({ ...tell(cockpit, 'Once more Ctrl-D to leave. The draft waits.'), leaving: true });
}
