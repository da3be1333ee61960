import type { QuestionAddress } from '../domain/id.js';
import { standingNotes } from '../domain/draft-content.js';
import type { Desk } from './desk.js';
import { Interrupted } from './interrupted.js';
import { noteEntry, noteNumbers } from './note-entry.js';
import { note } from './plain-notes.js';

/**
 * Asks what a judgement rests on: numbers of notes, `all` of this question's, or words that become a note. Gives the
 * ids; null when the person goes back, an empty list when evidence may be left out and was.
 */
export async function askEvidence(
  desk: Desk,
  question: QuestionAddress,
  needed: boolean,
): Promise<readonly string[] | null> {
  const none = needed ? '' : '; Enter for none';
  for (;;) {
    const line = await desk.readLine(
      `Evidence: numbers of notes, "all", or words to note now${none}; /back to choose again: `,
    );
    const { text } = line;
    const typed = text.trim();
    if (line.kind !== 'line') {
      // Half a line of words is worth more kept than lost; half a choice is nothing.
      const entry = noteEntry(text, true);
      const isChoice = noteNumbers(typed) !== null || /^(al?l?|\/[a-z]*)$/i.test(typed);
      if (entry.kind === 'note' && !isChoice) note(desk, question, entry.note, entry.text);
      throw new Interrupted(line.kind);
    }
    if (typed === '/back') return null;
    if (typed === '') {
      if (!needed) return [];
      desk.tell('It needs evidence: what did the candidate say or do?');
      continue;
    }
    const standing = standingNotes(desk.state().content);
    if (typed.toLowerCase() === 'all') {
      const here = standing.filter((one) => one.question === question);
      if (here.length > 0) return here.map(({ id }) => id);
      desk.tell('There are no notes on this question.');
      continue;
    }
    const numbers = noteNumbers(typed);
    if (numbers !== null) {
      const missing = numbers.filter((number) => !standing.some(({ id }) => id === `n${number}`));
      if (missing.length === 0) return numbers.map((number) => `n${number}`);
      desk.tell(`There is no note ${missing.join(', ')}, or it is struck.`);
      continue;
    }
    const entry = noteEntry(text, true);
    const before = desk.state().content.notes.length;
    if (entry.kind === 'note' && note(desk, question, entry.note, entry.text)) {
      return desk
        .state()
        .content.notes.slice(before)
        .map(({ id }) => id);
    }
  }
}
