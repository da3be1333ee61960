import type { Question } from '../domain/rubric.js';
import { anyOf, firstMatch } from './phrases.js';
import type { Prose } from './prose.js';
import { isEnglish, sentencesIn } from './prose.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';

/** Whether a question is meant to bring out something that happened. */
function asksForPast(question: Question | undefined): boolean {
  return question?.kind === 'past-behavior' || question?.kind === 'past-mistake';
}

const OCCASION =
  '(?:time|times|moment|occasion|instance|incident|case|day|night|shift|week|example|situation|experience|project|decision|mistake|error|problem|challenge|conflict|disagreement|failure|story|bug|outage|call|customer|colleague|handover|task|thing|job|role|team|change|accomplishment|achievement|suggestion|course)';
const IRREGULAR =
  '(?:was|were|had|did|went|made|took|came|saw|knew|found|got|gave|told|said|felt|left|kept|began|brought|built|bought|broke|caught|chose|cut|dealt|drew|drove|fell|fought|forgot|froze|grew|heard|held|hid|hurt|lost|led|learned|learnt|let|lied|meant|met|missed|paid|put|quit|ran|read|rose|sat|sent|set|shut|slept|spoke|spent|stood|stole|stuck|taught|thought|threw|understood|woke|won|wrote|overcame|became|bore|hit)';
const SOMEBODY =
  '(?:you|your \\w+|somebody|someone|nobody|anybody|they|he|she|it|we|people|things|something|nothing|everything|that|who|which|others|team|project|customer|colleague|manager|plan)';

// A finite verb in the past, an occasion that is asked for, or the last or most extreme of a kind.
const EVENT = anyOf([
  `${SOMEBODY} (?:\\w+ly |also |once |first |never |ever |recently |had |was |were )?(?:${IRREGULAR}(?:n't)?|[a-z]{2,}(?<!ne|see|spe)ed)`,
  `(?:what|how|when|where|who|which|why)(?: \\w+){0,3} (?:did|was|were|had) (?:you|your|it|they|the|somebody|someone|others|that|made|one)`,
  "did(?:n't)? (?:you|your [a-z]+|it|they|somebody|someone)",
  'which (?:[a-z]+ ){1,3}(?:are|were) you (?:most|least|proudest)',
  'your (?:biggest|greatest|proudest|worst|best|hardest|toughest) (?:achievement|accomplishment|mistake|failure|regret|success|decision)',
  'one of your(?: [a-z]+){1,3}',
  `what (?:happened|went|came|made|was|were|did)`,
  `(?:a|an|one|any|the|that|this|some|at) (?:\\w+ ){0,3}${OCCASION}s?(?: at work| in which|,)? (?:when|where|that|in which|which|you|of yours|someone|somebody|a |something|things)`,
  `(?:an?|one|any|the|that|this|some|each|your best)(?: \\w+){0,2} (?:example|instance|time|incident|occasion|story|instances|examples|times|occasions)(?= *(?:[.,?]|of |from |when |where |you |$))`,
  `(?:the )?(?:last|most recent|latest|first) (?:time|${OCCASION}|thing)`,
  "you(?: have|'ve)? ever",
  '(?:have|has|had) you(?:r \\w+)? (?:ever |recently |already )?[a-z]+(?:ed|en|ne|un|ht|lt|ld|de|me|et|ut)',
  "you(?: have|'ve| had|'d) (?:ever |recently |had |been |already )*(?:[a-z]{3,}ed|had|made|done|seen|faced|taken|given|been|learned|led|found|written|built|worked)",
  'in the past',
  'in your (?:last|previous|former|most recent) (?:job|role|team|position|shift|project)',
]);

const HYPOTHETICAL = anyOf([
  '(?:what|how|who|which|where|when|why)(?: \\w+){0,3} (?:would|might|will) (?:you|your|the|a|they)',
  "(?:how|what) you(?: would|'d| might)",
  'would you (?:do|handle|react|respond|deal|say|go about|approach|act|feel|tell|report|call|escalate|accept|be able)',
  'if you (?:were|saw|had to|found|noticed|could|got|discovered|caught|came across|are)',
  'if (?:a|the|your|somebody|someone) [^?.]{1,60} (?:what|how|who) (?:would|do|will) you',
  "(?:imagine|suppose|pretend|assume|picture|let us say|let's say|say that|hypothetically)(?: that)? (?:you|your|a|an|the|it|two|there|somebody|someone|we)",
]);
// "What would you do differently today?" looks back at something that happened.
const LOOKING_BACK =
  /\bwould (?:you|your \w+) (?:do|have done|change|handle|say)(?: \w+){0,3} (?:differently|now|today|next time|instead)\b|\bwould you change\b|\bwould you have\b/;

/** Questions about the past that ask what somebody would do. */
export function hypotheticalsAsPast({ texts }: ReadRubric): readonly Hit[] {
  return texts.flatMap(({ use, path, prose, question }) => {
    if (use !== 'ask' || question === undefined || !asksForPast(question)) return [];
    const words = hypotheticalWords(prose);
    if (words === null) return [];
    return [{ path, problem: { code: 'hypothetical-as-past' as const, kind: question.kind, words } }];
  });
}

/** Questions about the past that ask for nothing that happened. A hypothetical one is told of elsewhere. */
export function withoutPastEvent({ texts }: ReadRubric): readonly Hit[] {
  return texts.flatMap(({ use, path, prose, question }) => {
    if (use !== 'ask' || question === undefined || !asksForPast(question) || !isEnglish(prose)) return [];
    if (EVENT.test(prose.text) || hypotheticalWords(prose) !== null) return [];
    return [{ path, problem: { code: 'no-past-event' as const, kind: question.kind } }];
  });
}

function hypotheticalWords(prose: Prose): string | null {
  for (const sentence of sentencesIn(prose)) {
    if (LOOKING_BACK.test(sentence)) continue;
    const words = firstMatch(HYPOTHETICAL, sentence);
    if (words !== null) return words;
  }
  return null;
}
