import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

let segmenter: Intl.Segmenter | null = null;

/** How many terminal columns a text takes; colour codes take none. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/**
 * The text broken at words into lines of at most `columns`; a longer word is broken where it must be. Letters and their
 * accents come out composed (NFC), which looks the same.
 */
export function wrapText(text: string, columns: number): readonly string[] {
  return wrapAnsi(text, Math.max(1, columns), { hard: true }).split('\n');
}

/** The text filled up with spaces to `columns`; a wider one is returned as it is. */
export function padText(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** The text if it fits into `columns`, else its beginning and an ellipsis. Not for text that holds colour codes. */
export function cutText(text: string, columns: number, ellipsis = '…'): string {
  // A text of n UTF-16 units is at most 2n columns wide, and measuring 100 KB is not free.
  if (text.length * 2 <= columns || (text.length < columns * 40 && displayWidth(text) <= columns))
    return text;
  const room = columns - displayWidth(ellipsis);
  if (room < 0) return '';
  let cut = '';
  let used = 0;
  for (const { segment } of graphemes().segment(text)) {
    const width = displayWidth(segment);
    if (used + width > room) break;
    cut += segment;
    used += width;
  }
  return cut.trimEnd() + ellipsis;
}

/** The first `count` graphemes of a text, so that no letter loses its accent and no emoji its parts. */
export function firstGraphemes(text: string, count: number): string {
  if (text.length <= count) return text;
  // Letters without accents, and none behind them that could be one: each is a grapheme.
  if (/^[\n -~]*$/.test(text.slice(0, count + 1))) return text.slice(0, count);
  let end = 0;
  let seen = 0;
  for (const { segment } of graphemes().segment(text)) {
    if (seen === count) break;
    end += segment.length;
    seen += 1;
  }
  return text.slice(0, end);
}

// Made when it is needed: the tables behind it take longer to load than most commands take to run.
function graphemes(): Intl.Segmenter {
  return (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));
}
