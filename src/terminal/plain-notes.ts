import type { QuestionAddress } from '../domain/id.js';
import { elapsed, nextNoteId } from '../domain/interview.js';
import type { NoteKind } from '../domain/scorecard.js';
import { NOTE_KIND_WORDS, noteNumber, noteText, signalsText, timeText } from '../render/interview-text.js';
import type { Desk } from './desk.js';
import { inPieces, noteNumbers } from './note-entry.js';

/** Takes a note, in pieces where it is very long. Whether all of it was kept. */
export function note(desk: Desk, question: QuestionAddress, kind: NoteKind, text: string): boolean {
  return inPieces(text).every((piece) => {
    const id = nextNoteId(desk.state());
    const kept = desk.send({ kind: 'noted', at: desk.ports.now(), id, question, note: kind, text: piece });
    if (kept) {
      const what = kind === 'plain' ? 'note' : `${NOTE_KIND_WORDS[kind]}, note`;
      desk.say(desk.ports.palette.saved(`saved: ${what} ${noteNumber(id)}, ${clockText(desk, question)}`));
    }
    return kept;
  });
}

/** Shows the notes and signals of a question; `quiet` says nothing when there are none. */
export function showNotes(desk: Desk, question: QuestionAddress, quiet = false): void {
  const { sitting, content } = desk.state();
  const notes = content.notes.filter((one) => one.question === question);
  const signals = content.signals.filter((one) => one.question === question);
  if (notes.length === 0 && signals.length === 0) {
    if (!quiet) desk.tell('No notes on this question yet.');
    return;
  }
  desk.say('Your notes:');
  desk.say(...notes.flatMap((one) => noteText(one, desk.setting(), content.struck.includes(one.id))));
  desk.say(...signalsText(sitting, signals, desk.setting()), '');
}

/** Strikes the notes whose numbers stand in a text. */
export function strike(desk: Desk, rest: string): void {
  const numbers = noteNumbers(rest);
  if (numbers === null) {
    desk.tell('/strike takes the number of a note; /notes shows them.');
    return;
  }
  for (const number of numbers) {
    if (desk.send({ kind: 'struck', at: desk.ports.now(), note: `n${number}` }))
      desk.tell(`struck: note ${number}`);
  }
}

/** How long a question, and the conversation, have taken. */
export function clockText(desk: Desk, question: QuestionAddress): string {
  const { session, questions } = elapsed(desk.state(), desk.ports.now());
  return `${timeText(questions.get(question) ?? 0)} on this question, ${timeText(session)} in all`;
}
