import type { Note } from '../../domain/draft-content.js';
import { standingNotes } from '../../domain/draft-content.js';
import type { Key } from '../keys.js';
import { nameOf } from '../keys.js';
import { noteNumbers } from '../note-entry.js';
import { bufferOf } from '../text-buffer.js';
import type { Cockpit, Moment, Turn } from './cockpit.js';
import { after, currentQuestion, refuse, send, stay, tell } from './cockpit.js';

/** Chooses the note before or after the chosen one; the newest when none is. */
export function chooseNote(cockpit: Cockpit, direction: -1 | 1): Cockpit {
  const notes = notesHere(cockpit);
  const at = notes.findIndex(({ id }) => id === cockpit.chosen);
  const next = at < 0 ? notes.length - 1 : at + direction;
  return { ...cockpit, chosen: notes[Math.max(0, next)]?.id ?? null, notice: null, scrolled: 0 };
}

/** A key on a chosen note; null when the key means nothing there and belongs to the line. */
export function pressOnNote(cockpit: Cockpit, chosen: string, key: Key, now: Moment): Turn | null {
  if (key.kind !== 'key') return null;
  const note = notesHere(cockpit).find(({ id }) => id === chosen);
  if (note === undefined) return null;
  switch (nameOf(key)) {
    case 'up':
      return stay(chooseNote(cockpit, -1));
    case 'down':
      return stay(chooseNote(cockpit, 1));
    case 'enter':
      return stay({
        ...cockpit,
        chosen: null,
        line: { buffer: bufferOf(note.text), mark: note.kind, pasted: true, replaces: note.id },
        notice: {
          tone: 'told',
          text: 'Enter keeps the new wording and strikes the old; Esc leaves the note as it was.',
        },
      });
    case 'backspace':
    case 'delete':
      return after(strikeAll(cockpit, note.id, now), (next) => ({ ...next, chosen: null }));
    case 'escape':
      return stay({ ...cockpit, chosen: null });
    default:
      return null;
  }
}

/** Strikes the notes whose numbers stand in a text. */
export function strikeAll(cockpit: Cockpit, rest: string, at: Moment): Turn {
  const numbers = noteNumbers(rest);
  if (numbers === null)
    return stay(refuse(cockpit, 'Which note? Arrow up chooses one, Backspace strikes it.'));
  return after(
    send(cockpit, ...numbers.map((number) => ({ kind: 'struck', at, note: `n${number}` }) as const)),
    (next) => tell(next, `Struck: note ${numbers.join(', ')}. Ctrl-_ takes that back.`),
  );
}

/** The notes of the open question that stand. */
function notesHere(cockpit: Cockpit): readonly Note[] {
  const question = currentQuestion(cockpit);
  return standingNotes(cockpit.draft.content).filter((note) => note.question === question);
}
