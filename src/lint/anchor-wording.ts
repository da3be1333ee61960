import { wordsIn } from './prose.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';
import { DEGREES, JUDGING_WORDS, TRAIT_NOUNS } from './word-lists.js';

const JUDGING = new Set([...JUDGING_WORDS, ...DEGREES]);
// Verbs and small words that carry no deed.
const EMPTY = new Set(
  `a about an and are as at be been being but by candidate comes across demonstrated demonstrates demonstrating displayed displays exhibited exhibits for from had has have in
  is lacks lacked lacking levels level of on or our possesses possessed provided provides seemed seems appears appeared sounds shows showed showing their they this the to towards under was were when with without both between
  person someone somebody very who overall pressure stress others people team job role`
    .trim()
    .split(/\s+/),
);
const NOUNS = new Set(TRAIT_NOUNS);
const MAX_BARE_WORDS = 4;

/** Behaviours that name no deed: praise or blame of a trait, such as "Excellent communicator". */
export function anchorsWithoutDeed({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use, prose }) => use === 'behavior' && namesNoDeed(wordsIn(prose.text)))
    .map(({ path }) => ({ path, problem: { code: 'anchor-without-deed' as const } }));
}

function namesNoDeed(words: readonly string[]): boolean {
  const carrying = words.filter((word) => !EMPTY.has(word));
  const judging = carrying.filter((word) => JUDGING.has(word) || isManner(word));
  const traits = carrying.filter((word) => NOUNS.has(word));
  // A bare name of a trait, such as "Self-awareness" or "Lacks confidence".
  const named = judging.length > 0 || words.length <= MAX_BARE_WORDS;
  return carrying.length > 0 && named && judging.length + traits.length === carrying.length;
}

function isManner(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && JUDGING.has(word.slice(0, -2));
}
