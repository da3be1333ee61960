import type { NoteKind } from '../domain/scorecard.js';

/** The commands of the note prompt, what they take, and what they do. */
export const COMMANDS = [
  { name: 'next', takes: '', does: 'go to the next question' },
  { name: 'back', takes: '', does: 'go to the question before' },
  { name: 'go', takes: '3', does: 'go to question 3' },
  { name: 'ask', takes: '', does: 'show the question again' },
  { name: 'probe', takes: '2', does: 'show probe 2 and mark it as used' },
  { name: 'signal', takes: '', does: 'mark a signal that was heard, or take a mark back' },
  { name: 'notes', takes: '', does: 'show the notes of this question' },
  { name: 'strike', takes: '3', does: 'strike note 3' },
  { name: 'undo', takes: '', does: 'undo the last change' },
  { name: 'redo', takes: '', does: 'do again what was undone' },
  { name: 'list', takes: '', does: 'list the questions' },
  { name: 'pause', takes: '', does: 'stop the clock' },
  { name: 'rate', takes: '', does: 'end the conversation and rate' },
  { name: 'candidate-left', takes: '', does: 'the candidate ended it; what is open becomes "not asked"' },
  { name: 'leave', takes: '', does: 'leave; the draft waits' },
  { name: 'help', takes: '', does: 'show this list' },
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

/** The letter before a colon that marks what a note holds. */
const NOTE_LETTERS: Readonly<Record<string, NoteKind>> = {
  s: 'situation',
  t: 'task',
  a: 'action',
  r: 'result',
  l: 'reflection',
  q: 'quote',
};

/** What was entered at the note prompt. */
export type NoteEntry =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'command'; readonly command: CommandName; readonly rest: string }
  | {
      readonly kind: 'note';
      readonly note: NoteKind;
      readonly text: string;
      /** The word that looked like a command and is none; null for any other note. */
      readonly unknown: string | null;
    };

/**
 * Reads one entered line. A line that begins with `/` and a word that is no command is a note all the same: it may be a
 * path that the candidate named, and nothing typed is lost. What was pasted, and what begins with `//`, is never a command.
 */
export function noteEntry(line: string, pasted: boolean): NoteEntry {
  if (line.trim() === '') return { kind: 'nothing' };
  const called = pasted ? null : /^\s*\/([A-Za-z-]+)(?:\s+(.*))?$/su.exec(line);
  const word = called?.[1]?.toLowerCase() ?? null;
  const command = COMMANDS.find(({ name }) => name === word);
  if (command !== undefined)
    return { kind: 'command', command: command.name, rest: called?.[2]?.trim() ?? '' };
  const text = !pasted && line.startsWith('//') ? line.slice(1) : line;
  const marked = /^\s*([A-Za-z]):\s*(\S.*)$/su.exec(text);
  const kind = NOTE_LETTERS[marked?.[1]?.toLowerCase() ?? ''];
  if (kind !== undefined && marked?.[2] !== undefined)
    return { kind: 'note', note: kind, text: marked[2], unknown: null };
  return { kind: 'note', note: 'plain', text, unknown: word };
}

/** The most code units that one note holds; a longer line becomes several notes. */
const LONGEST_NOTE = 100_000;

/** A text in pieces that each fit a note; no character is cut in two. */
export function inPieces(text: string, most: number = LONGEST_NOTE): readonly string[] {
  if (text.length <= most) return [text];
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    let end = Math.min(text.length, at + most);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Numbers of notes, such as `1 3`, `n1, n3` or `1,3`; null when the text is anything else. */
export function noteNumbers(text: string): readonly number[] | null {
  const words = text.trim().split(/[\s,]+/u);
  const numbers = words.map((word) => /^[nN]?([1-9][0-9]{0,5})$/.exec(word)?.[1]);
  return numbers.every((number) => number !== undefined) ? numbers.map(Number) : null;
}
