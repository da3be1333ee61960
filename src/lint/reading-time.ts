import type { Prose } from './prose.js';
import { wordsIn } from './prose.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';

/**
 * The pace of a question read aloud: 150 words a minute, the usual rate of English conversation in the United States according to the
 * National Center for Voice and Speech; audiobooks are read at 150 to 160.
 */
const WORDS_PER_MINUTE = 150;

/** As long as somebody under stress can hold in mind. In seconds. */
const LIMIT = 25;

/** How long it takes to read a text aloud, in seconds, unrounded. */
function secondsToRead({ spoken }: Prose): number {
  return (wordsIn(spoken).length * 60) / WORDS_PER_MINUTE;
}

/** Questions that take longer to read aloud than a candidate can keep in mind. */
export function longQuestions({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use, prose }) => use === 'ask' && secondsToRead(prose) > LIMIT)
    .map(({ path, prose }) => ({
      path,
      problem: { code: 'too-long-to-read', seconds: Math.ceil(secondsToRead(prose)), limit: LIMIT },
    }));
}
