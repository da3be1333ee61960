/**
 * A text as the rules read it: lower case, on one line, with plain apostrophes and quotes. What stands in double quotes is
 * replaced by `QUOTED` in `text`, because a rule for the interviewer's words says nothing about words that are cited.
 */
export interface Prose {
  readonly text: string;
  /** The same with its quotations, as it is read aloud. */
  readonly spoken: string;
}

/** Stands for a quotation. No word of any list. */
const QUOTED = 'quotedwords';

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4`\u2032]/g;
const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g;
const UNSEEN = /[\p{Cf}\p{Cc}]/gu;
const BLANKS = /\s+/g;
// Most texts are plain, and patterns for them are several times as fast.
const PLAIN = /^[\n\x20-\x7e]*$/;
const PLAIN_WORD = /[a-z0-9][a-z0-9'-]*/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'-]*/gu;
// Not more than a sentence or a long paragraph: a quote that is never closed hides no more than it must.
const QUOTATION = /"[^"]{0,600}"/g;
const ABBREVIATION = /\b(?:u\.s|u\.k|e\.g|i\.e|a\.m|p\.m|ms|mrs|mr|dr|vs|etc)\.$/;

/** Reads a text for the rules. */
export function readProse(source: string): Prose {
  const plain = PLAIN.test(source)
    ? source
    : source.replace(APOSTROPHES, "'").replace(QUOTES, '"').replace(UNSEEN, ' ');
  const spoken = plain.replace(BLANKS, ' ').trim().toLowerCase();
  return { text: spoken.includes('"') ? spoken.replace(QUOTATION, QUOTED) : spoken, spoken };
}

/** The words of a text, in order. */
export function wordsIn(text: string): readonly string[] {
  return text.match(PLAIN.test(text) ? PLAIN_WORD : WORD) ?? [];
}

/** The sentences of a text, each with its closing mark, if any. */
export function sentencesIn({ text }: Prose): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  // A mark ends a sentence when a blank or the end follows.
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
export function isEnglish({ text }: Prose): boolean {
  const words = wordsIn(text);
  const known = words.filter((word) => ENGLISH.has(word)).length;
  return known * 5 >= words.length;
}
