import { anyOf, firstMatch } from './phrases.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';
import { GENDERED_WORDS, PRONOUNS, VAGUE_WORDS } from './word-lists.js';

const VAGUE = anyOf(VAGUE_WORDS);
const GENDERED = anyOf(GENDERED_WORDS.map(([phrase]) => phrase));
const INSTEAD = GENDERED_WORDS.map(([phrase, instead]) => [anyOf([phrase]), instead] as const);
const PRONOUN = anyOf(PRONOUNS);

/** Words that two people hear differently. */
export function vagueWords({ texts }: ReadRubric): readonly Hit[] {
  return texts.flatMap(({ path, prose }) => {
    const words = firstMatch(VAGUE, prose.text);
    return words === null ? [] : [{ path, problem: { code: 'vague-word' as const, words } }];
  });
}

/**
 * Words that name one sex and mean anybody; and pronouns that make the candidate a man or a woman. A question's own texts may
 * speak of somebody in its setting, so pronouns are looked for in the rubric's anchors and signals.
 */
export function genderedWords({ texts }: ReadRubric): readonly Hit[] {
  return texts.flatMap(({ path, prose, question }) => {
    const words = firstMatch(GENDERED, prose.text);
    if (words !== null) {
      const instead = INSTEAD.find(([pattern]) => pattern.test(words))?.[1] ?? null;
      return [{ path, problem: { code: 'gendered-word' as const, words, instead } }];
    }
    if (question !== undefined || path.startsWith('/questions/')) return [];
    const pronoun = firstMatch(PRONOUN, prose.text);
    return pronoun === null
      ? []
      : [{ path, problem: { code: 'gendered-word' as const, words: pronoun, instead: 'they' } }];
  });
}
