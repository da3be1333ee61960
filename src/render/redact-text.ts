import type { Scorecard, SealedText } from '../domain/scorecard.js';
import { textOf } from '../domain/scorecard.js';
import { plainText } from './safe-text.js';
import { cutText, wrapText } from './width.js';

const LONGEST = 400;

/** The texts of a card, each under the name by which it is redacted, for a terminal of so many columns. */
export function cardTexts(card: Scorecard, columns: number): string {
  const { interviewer, interview } = card.header;
  const { notes, closing } = card.payload;
  const parts = [
    ...notes.map(({ id, question, kind, text }) => ({
      head: `--note ${id}  (${question}${kind === 'plain' ? '' : `, ${kind}`})`,
      text,
    })),
    ...(closing === null ? [] : [{ head: '--closing', text: closing }]),
  ];
  const lines = parts.flatMap(({ head, text }) => [
    `  ${head}`,
    ...wrapText(shownText(text), Math.max(20, columns - 6)).map((line) => `      ${line}`),
  ]);
  return [`${interviewer}.${interview}`, ...(lines.length === 0 ? ['  holds no text'] : lines)].join('\n');
}

/** A sealed text on one line, cut where it is very long. Plain text. */
function shownText(sealed: SealedText): string {
  const text = textOf(sealed);
  return text === null ? '[redacted]' : cutText(plainText(text), LONGEST);
}
