/** What becomes of line breaks: kept as LF, or folded into one space. */
export type LineBreaks = 'keep' | 'fold';

// Control characters (C0 but for LF and TAB, DEL, C1), line and paragraph separators, bidi embeddings, overrides and
// isolates, deprecated and annotation controls, the byte order mark, noncharacters, halves of surrogate pairs.
// Joiners, direction marks and variation selectors stay: emoji, Persian and Hindi are not written without them.
const UNSAFE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

// Tag characters can hide a whole message; only the flags of England, Scotland and Wales need them.
const TAGS = /(\u{1F3F4}[\u{E0061}-\u{E007A}]{5}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/**
 * A text from a file, made safe to print anywhere: nothing in it can move a cursor, change a colour, reorder or hide
 * what stands beside it. What is taken out is shown as `\u{202E}`, so that a reader sees that it was there.
 * CRLF counts as a line break; a tab becomes four spaces.
 */
export function plainText(text: string, lineBreaks: LineBreaks = 'fold'): string {
  const shown = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '    ')
    .replace(UNSAFE, visible)
    .replace(TAGS, (tag: string, flag: string | undefined) => flag ?? visible(tag));
  return lineBreaks === 'keep' ? shown : shown.replace(/ *\n[ \n]*/g, ' ');
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
