import { anyOf, firstMatch } from './phrases.js';
import type { Prose } from './prose.js';
import { sentencesIn } from './prose.js';
import { AUXILIARY, isClosed, isOpen } from './question-stems.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';

/*
 * Leading: the question tells which answer is wanted. The forms are those that interview trainers name (Byrne, "Do you know a
 * leading question when you see one?"): tags, negative questions, values announced before the question, and the happy end put into the question.
 */
const TAG =
  /, (?:(?:is|are|do|does|did|would|wo|ca|could|should|was|were|have|has|had)n't|are|do) (?:you|it|he|she|they|we|that)\?|, (?:right|correct|yes|no|agreed|okay|ok)\?/;
const NEGATIVE =
  /^(?:and |so |but )?(?:is|are|do|does|did|would|wo|should|ca|could|has|have|was|were)n't (?:you|it|that|this|there|we|they|people|a|the)\b/;
const ANNOUNCED = anyOf([
  "(?:do|don't|would|wouldn't) you (?:not )?agree that",
  'surely',
  'of course,? you',
  'you(?: would)? obviously',
  'obviously,? you',
  'i (?:assume|take it|trust|presume)(?: that)? you',
  'as you (?:surely |well )?know',
  'how important (?:is|are) [^?.]{1,60} (?:to|for) you',
  'you (?:are|must be) (?:surely|certainly|honest|a hard worker|a team player),',
]);
const VALUES =
  /^(?:we|our (?:team|company|culture|organi[sz]ation)|this team|here,? we)(?: all| really| strongly| firmly)? (?:values?|believes?|needs?|expects?|wants?|looks? for|are looking for|prides?|loves?|insists?|lives?|thrives?)\b/;
const HAPPY_END = anyOf([
  'you (?:(?:were able to|had to|have|managed to) )?(?:successfully|effectively|skillfully|expertly)',
  '(?:you|and) were able to (?:resolve|solve|overcome|fix|handle|turn|win|convince|meet|achieve|complete|deliver|reach)',
  "how you(?:'ve)? (?:successfully )?(?:overcame|overcome|solved|resolved|fixed)(?: it| them| this| that| the \\w+)?",
  'above and beyond',
  'took the initiative',
  'you did the right thing',
]);

/** Questions and probes that tell which answer is wanted. */
export function leadingQuestions({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use }) => use === 'ask' || use === 'probe')
    .flatMap(({ path, prose }) => {
      const words = leadingWords(prose);
      return words === null ? [] : [{ path, problem: { code: 'question-leading' as const, words } }];
    });
}

function leadingWords(prose: Prose): string | null {
  const sentences = sentencesIn(prose);
  for (const [place, sentence] of sentences.entries()) {
    const words =
      firstMatch(TAG, sentence) ??
      firstMatch(ANNOUNCED, sentence) ??
      firstMatch(HAPPY_END, sentence) ??
      (sentence.endsWith('?') ? firstMatch(NEGATIVE, sentence) : null) ??
      // A value is announced to somebody who is then asked whether they have it.
      ((sentences[place + 1] ?? sentence).endsWith('?') ? firstMatch(VALUES, sentence) : null);
    if (words !== null) return words;
  }
  return null;
}

const WH = '(?:what|how|why|where|who|which|when)';
// "When you have ..." opens no question; "When did you ..." does.
const FIRST = `(?:what|how|why|who|which|(?:where|when)(?= ${AUXILIARY}\\b))`;
const JOINED_QUESTION = new RegExp(
  `\\b${FIRST}(?:'s|'re)? [^?]{3,200}?(?:,|\\band|\\bor),? (?:and |then )*(?:${WH}) (?:\\w+ ){0,2}?${AUXILIARY}\\b`,
);
const JOINED_REQUEST =
  /\band (?:then |also |please )*(?:tell (?:me|us)|describe|explain|give (?:me|us)|share) /;

/** Questions that ask two things. "Why?" or "How so?" after a question asks no second thing. */
export function doubleQuestions({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use, question }) => use === 'ask' && question?.kind !== 'team-exercise')
    .flatMap(({ path, prose }) => {
      const words = secondQuestion(prose);
      return words === null ? [] : [{ path, problem: { code: 'question-double' as const, words } }];
    });
}

function secondQuestion(prose: Prose): string | null {
  const sentences = sentencesIn(prose);
  const asked = sentences.filter((sentence) => sentence.endsWith('?') && sentence.split(' ').length > 2);
  if (asked[1] !== undefined) return asked[1];
  for (const sentence of sentences) {
    const words = firstMatch(JOINED_QUESTION, sentence) ?? firstMatch(JOINED_REQUEST, sentence);
    if (words !== null) return words;
  }
  return null;
}

/** Questions that yes or no would answer: a closed one, and nothing open beside it. */
export function yesOrNoQuestions({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use }) => use === 'ask')
    .flatMap(({ path, prose }) => {
      const sentences = sentencesIn(prose);
      const closed = sentences.find(isClosed);
      if (closed === undefined || sentences.some(isOpen)) return [];
      return [{ path, problem: { code: 'question-yes-or-no' as const, words: closed } }];
    });
}
