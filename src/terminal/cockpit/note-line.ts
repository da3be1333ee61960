import type { QuestionAddress } from '../../domain/id.js';
import { nextNoteId } from '../../domain/interview.js';
import type { InterviewEvent } from '../../domain/interview-events.js';
import type { NoteKind } from '../../domain/scorecard.js';
import { NOTE_KINDS } from '../../domain/scorecard.js';
import type { Key, KeyName } from '../keys.js';
import { inPieces, noteEntry } from '../note-entry.js';
import type { Deletion, Movement } from '../text-buffer.js';
import { insert, isEmptyBuffer, move, remove, textOfBuffer, undoEdit } from '../text-buffer.js';
import type { Cockpit, Moment, NoteLine, Turn } from './cockpit.js';
import { EMPTY_NOTE_LINE, send, stay } from './cockpit.js';

const MOVES: Partial<Record<KeyName, Movement>> = {
  left: 'left',
  right: 'right',
  'word-left': 'word-left',
  'word-right': 'word-right',
  home: 'home',
  end: 'end',
  up: 'up',
  down: 'down',
  'ctrl-a': 'home',
  'ctrl-e': 'end',
};

const DELETIONS: Partial<Record<KeyName, Deletion>> = {
  backspace: 'left',
  delete: 'right',
  'ctrl-d': 'right',
  'ctrl-w': 'word-left',
  'erase-word-left': 'word-left',
  'erase-word-right': 'word-right',
  'ctrl-u': 'line-left',
  'ctrl-k': 'line-right',
};

/** The line after a key that edits it; null when the key does not. */
export function edited(line: NoteLine, key: Key): NoteLine | null {
  const { buffer } = line;
  if (key.kind === 'text') return { ...line, buffer: insert(buffer, key.text) };
  if (key.kind === 'paste') return { ...line, buffer: insert(buffer, key.text), pasted: true };
  const movement = MOVES[key.name];
  if (movement !== undefined) return { ...line, buffer: move(buffer, movement) };
  const deletion = DELETIONS[key.name];
  if (deletion !== undefined) return emptied({ ...line, buffer: remove(buffer, deletion) });
  if (key.name === 'newline') return { ...line, buffer: insert(buffer, '\n') };
  if (key.name === 'tab') return { ...line, mark: markAfter(line.mark, 1) };
  if (key.name === 'shift-tab') return { ...line, mark: markAfter(line.mark, -1) };
  if (key.name === 'ctrl-underscore') {
    const before = undoEdit(buffer);
    return before === null ? null : { ...line, buffer: before };
  }
  return null;
}

/** Whether nothing is typed. */
export function isBlank({ buffer }: NoteLine): boolean {
  return isEmptyBuffer(buffer);
}

/** Keeps what was typed as a note on a question; the line is empty afterwards. */
export function keepLine(cockpit: Cockpit, question: QuestionAddress, now: Moment): Turn {
  const { line } = cockpit;
  const entry = noteEntry(textOfBuffer(line.buffer), true);
  if (entry.kind !== 'note')
    return { cockpit: { ...cockpit, line: EMPTY_NOTE_LINE }, events: [], effect: null };
  return keepNote(cockpit, question, line.mark === 'plain' ? entry.note : line.mark, entry.text, now);
}

/** Keeps a text as a note, in the place of another where the line says so. */
export function keepNote(
  cockpit: Cockpit,
  question: QuestionAddress,
  note: NoteKind,
  text: string,
  at: Moment,
): Turn {
  const { draft, line } = cockpit;
  const old = draft.content.notes.find(({ id }) => id === line.replaces);
  if (old?.text === text && old.kind === note)
    return stay({ ...cockpit, line: EMPTY_NOTE_LINE, notice: null });
  const first = Number(nextNoteId(draft).slice(1));
  const noted = inPieces(text).map((piece, index): InterviewEvent => ({
    kind: 'noted',
    at,
    id: `n${first + index}`,
    question,
    note,
    text: piece,
  }));
  const replaced = line.replaces === null ? [] : [{ kind: 'struck', at, note: line.replaces } as const];
  const turn = send(cockpit, ...noted, ...replaced);
  if (turn.events.length === 0) return turn;
  return { ...turn, cockpit: { ...turn.cockpit, line: EMPTY_NOTE_LINE, notice: null, scrolled: 0 } };
}

function emptied(line: NoteLine): NoteLine {
  return isEmptyBuffer(line.buffer) ? { ...line, pasted: false } : line;
}

function markAfter(mark: NoteKind, direction: 1 | -1): NoteKind {
  const at = NOTE_KINDS.indexOf(mark) + direction;
  return NOTE_KINDS.at(at % NOTE_KINDS.length) ?? 'plain';
}
