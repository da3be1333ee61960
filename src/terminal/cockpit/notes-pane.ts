import type { Note } from '../../domain/draft-content.js';
import type { InterviewState } from '../../domain/interview.js';
import type { NoteKind } from '../../domain/scorecard.js';
import { secondsBetween } from '../../domain/session-clock.js';
import { noteNumber, timeText } from '../../render/interview-text.js';
import { firstGraphemes } from '../../render/width.js';
import type { Cockpit } from './cockpit.js';
import type { Look } from './frame.js';
import { rowsOf } from './frame.js';

/** The letter that marks what a note holds. */
export const KIND_LETTERS: Readonly<Record<NoteKind, string>> = {
  plain: ' ',
  situation: 'S',
  task: 'T',
  action: 'A',
  result: 'R',
  reflection: 'L',
  quote: 'Q',
};

/** Of a note longer than this a list shows the beginning. */
const LONGEST_SHOWN = 2000;

/** A note as rows: when it was taken, its letter, its text. */
export function noteRows(
  { began, content }: InterviewState,
  note: Note,
  columns: number,
  look: Look,
  lead = '',
): readonly string[] {
  const time = timeText(began === null ? 0 : secondsBetween(began, note.at));
  const struck = content.struck.includes(note.id);
  const text =
    note.text.length > LONGEST_SHOWN
      ? `${firstGraphemes(note.text, LONGEST_SHOWN)}${look.glyphs.ellipsis} (all ${note.text.length} characters are kept)`
      : note.text;
  const paint = struck ? look.palette.muted : note.kind === 'quote' ? look.palette.quote : undefined;
  return rowsOf(struck ? `(struck) ${text}` : text, columns, {
    lead: `${lead}${time.padStart(5)} ${KIND_LETTERS[note.kind]} `,
    ...(paint === undefined ? {} : { paint }),
  });
}

/** The notes that fit, the newest at the bottom; around the chosen one where one is. */
export function notesWindow(
  cockpit: Cockpit,
  notes: readonly Note[],
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  const { draft, chosen, scrolled } = cockpit;
  const chosenAt = notes.findIndex(({ id }) => id === chosen);
  // From the end backwards, so that only what shows is laid out.
  const last = chosenAt < 0 ? notes.length - 1 : Math.min(notes.length - 1, chosenAt + Math.floor(rows / 3));
  const shown: string[] = [];
  const wanted = rows + scrolled;
  for (let at = last; at >= 0 && shown.length < wanted; at -= 1) {
    const note = notes[at];
    if (note === undefined) break;
    const lead = chosenAt < 0 ? '' : at === chosenAt ? `${look.glyphs.folded}${noteNumber(note.id)} ` : '  ';
    const own = noteRows(draft, note, columns, look, lead);
    shown.unshift(...(at === chosenAt ? own.map((row) => look.palette.strong(row)) : own));
  }
  const end = Math.max(Math.min(rows, shown.length), shown.length - scrolled);
  return shown.slice(Math.max(0, end - rows), end);
}
