/**
 * A text as the rules read it: one line, plain apostrophes and quotes, and what stands in double quotes
 * replaced by `QUOTED`, because a rule for the interviewer's words says nothing about words that are cited.
 */
export interface Prose {
  /** Lower case. */
  readonly text: string;
  /** In lower case, each with its closing mark, if any. */
  readonly sentences: readonly string[];
  readonly words: readonly string[];
  /** How many words it takes to read the text as it stands, quotes included. */
  readonly length: number;
}

/** Stands for a quotation. No word of any list. */
const QUOTED = 'quotedwords';

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4`\u2032]/g;
const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'-]*/gu;
// Not more than a sentence or a long paragraph: a quote that is never closed hides no more than it must.
const QUOTATION = /"[^"]{0,600}"/g;
const ABBREVIATION = /\b(?:u\.s|u\.k|e\.g|i\.e|a\.m|p\.m|ms|mrs|mr|dr|vs|etc)\.$/;

/** Reads a text for the rules. */
export function readProse(source: string): Prose {
  const line = source
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, ' ')
    .trim()
    .toLowerCase();
  const text = line.replace(QUOTATION, QUOTED);
  return {
    text,
    sentences: sentencesOf(text),
    words: text.match(WORD) ?? [],
    length: (line.match(WORD) ?? []).length,
  };
}

// A mark ends a sentence when a blank or the end follows. One pass, whatever the text.
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/[.?!]+["')\]]*(?= |$)/g)) {
    const end = index + mark.length;
    if (ABBREVIATION.test(text.slice(Math.max(start, end - 6), end))) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}

const ENGLISH = new Set(
  'a about an and are at been by did do for from had have how in is it me of on or tell that the their they this time to was were what when which who why with would you your'.split(
    ' ',
  ),
);

/** Whether a text is likely English: a rule that misses English words must not speak about other languages. */
export function isEnglish({ words }: Prose): boolean {
  const known = words.filter((word) => ENGLISH.has(word)).length;
  return known * 5 >= words.length;
}
