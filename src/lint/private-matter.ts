import type { PrivateGround } from '../domain/lint-problem.js';
import { firstMatch, patternsFor } from './phrases.js';
import { ASKING, REWARDING } from './private-matter-words.js';
import type { Hit } from './remark.js';
import type { ReadRubric, RubricText, TextUse } from './rubric-texts.js';

const ASKED = patternsFor(ASKING);
const REWARDED = patternsFor(REWARDING);

const READ_ALOUD: ReadonlySet<TextUse> = new Set(['ask', 'probe']);
const GOOD: ReadonlySet<TextUse> = new Set(['listen-strong', 'green']);

/** Questions and probes that ask about what law or decency keeps out. */
export function privateMatterAsked({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use }) => READ_ALOUD.has(use))
    .flatMap((text) => hits(text, ASKED, 'private-matter-asked'));
}

/** What to listen for, signals and the upper anchors, where they count such a matter in a candidate's favour. */
export function privateMatterRewarded({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use, point }) => GOOD.has(use) || (point !== undefined && point >= 3))
    .flatMap((text) => hits(text, REWARDED, 'private-matter-rewarded'));
}

function hits(
  { path, prose }: RubricText,
  patterns: ReadonlyMap<PrivateGround, RegExp>,
  code: 'private-matter-asked' | 'private-matter-rewarded',
): readonly Hit[] {
  for (const [ground, pattern] of patterns) {
    const words = firstMatch(pattern, prose.text);
    if (words !== null) return [{ path, problem: { code, ground, words } }];
  }
  return [];
}
