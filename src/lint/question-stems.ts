/** How English opens a question that asks for more than yes or no, and requests that do the same. */
const WH = '(?:what|how|why|where|who|whom|whose|which|when)';
export const AUXILIARY =
  '(?:do|does|did|is|are|was|were|am|have|has|had|can|ca|could|will|wo|would|should|shall|may|might|must)';

const REQUEST =
  '(?:tell|describe|explain|give|share|walk|talk|think|recall|name|show|list|take|outline|define|imagine|suppose|compare|sketch|draw|write|lay|turn|say|read|go|discuss|pick|choose|remember|present|demonstrate|summari[sz]e|role-?play|please|picture|consider|run|help|elaborate|provide|teach|rank|look|open|agree|find|work)';

const OPEN_START = new RegExp(
  `^(?:and |so |then |but |now |ok |okay )*(?:(?:in|to|on|at|for|with|from|of|by|under|about) )?${WH}\\b`,
);
const REQUEST_START = new RegExp(`^(?:and |so |then |but |now |please |first |next )*${REQUEST}\\b`);
// "Can you tell me about a time ..." is a request in the form of a question.
const POLITE_REQUEST = new RegExp(
  `\\b(?:can|could|would|will) you (?:please |briefly |maybe |perhaps |kindly |also )?${REQUEST}\\b`,
);
const SUBORDINATE =
  /^(?:when|where|while|if|as|since|after|before|given|suppose|once) (?!do |does |did |is |are |was |were |have |has |had |can |could |will |would |should )/;
const SUBJECT =
  '(?:you|your|i|it|there|this|that|these|those|we|they|he|she|people|somebody|someone|anybody|anyone|anything|everybody|a|an|the|any|some|our|their|stress|work)';
const CLOSED_CLAUSE = new RegExp(
  `(?:^|, |; |: | - |– |— )(?:and |so |then |but |now )?${AUXILIARY}(?:n't| not)? ${SUBJECT}\\b`,
);
const CLOSED_START = new RegExp(`^(?:and |so |then |but |now )?${AUXILIARY}(?:n't| not)? ${SUBJECT}\\b`);
const CHOICE = new RegExp(`\\bor ${AUXILIARY} |\\b(?:rather|prefer)\\b[^?]{1,200}\\bor\\b`);
const TAGGED = /, (?:right|correct|yes|ok|okay|(?:is|are|do|does|did|wo|would)n't (?:it|you|they|we))\?$/;

/** Whether a sentence asks for more than yes or no. */
export function isOpen(sentence: string): boolean {
  if (POLITE_REQUEST.test(sentence) || REQUEST_START.test(sentence)) return true;
  return OPEN_START.test(sentence) && !SUBORDINATE.test(sentence)
    ? true
    : new RegExp(`, (?:${WH}) (?:\\w+ )?${AUXILIARY}\\b`).test(sentence);
}

/** Whether a sentence is a question that yes or no would answer. */
export function isClosed(sentence: string): boolean {
  if (!sentence.endsWith('?') || isOpen(sentence) || CHOICE.test(sentence)) return false;
  return TAGGED.test(sentence) || CLOSED_START.test(sentence) || CLOSED_CLAUSE.test(sentence);
}
