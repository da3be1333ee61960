import { escapeHtml } from './html.js';
import { plainText } from './safe-text.js';

// Hebrew, Arabic, Syriac, Thaana, N'Ko and what is written like them.
const RIGHT_TO_LEFT =
  '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1eeff}';
const LETTER = new RegExp(`[${RIGHT_TO_LEFT}]`, 'u');
const LETTERS = new RegExp(`(?=\\p{L})[${RIGHT_TO_LEFT}]`, 'gu');
// From the first letter of such a script to the last one before a letter of another.
const RUN = new RegExp(
  `[${RIGHT_TO_LEFT}](?:(?:[^\\p{L}${RIGHT_TO_LEFT}]|[${RIGHT_TO_LEFT}])*[${RIGHT_TO_LEFT}])?`,
  'gu',
);

/**
 * The attribute by which a block is set in the direction in which most of its letters are written; nothing where none
 * is written from right to left. Not by its first letter, as browsers do: our own sentences begin with titles, and
 * quotations with a word of ours.
 */
export function directionOf(text: string): string {
  if (!LETTER.test(text)) return '';
  const rightToLeft = text.match(LETTERS)?.length ?? 0;
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  return rightToLeft * 2 > all ? ' dir="rtl"' : ' dir="ltr"';
}

/**
 * A text as HTML in which what is written from right to left is set apart, so that it does not carry away the figures,
 * brackets and stops around it. A bracket that is opened in it is closed in it.
 */
export function isolatedHtml(text: string): string {
  const plain = plainText(text, 'keep');
  if (!LETTER.test(plain)) return escapeHtml(text);
  let html = '';
  let done = 0;
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const end = index + run.length + closing(run, plain.slice(index + run.length));
    html += `${escapeHtml(plain.slice(done, index))}<bdi>${escapeHtml(plain.slice(index, end))}</bdi>`;
    done = end;
  }
  return html + escapeHtml(plain.slice(done));
}

/** How much of what follows belongs to brackets that the run left open. */
function closing(run: string, rest: string): number {
  const open = (run.match(/\(/g)?.length ?? 0) - (run.match(/\)/g)?.length ?? 0);
  return open > 0 ? (/^[^\p{L}()]*\)/u.exec(rest)?.[0].length ?? 0) : 0;
}
