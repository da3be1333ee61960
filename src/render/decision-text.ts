import type { Decision, DecisionMade } from '../domain/decision.js';
import { isOverride } from '../domain/decision.js';
import { listed } from './number-text.js';
import type { DecisionView } from './decision-view.js';
import { DECISION_WORDS, outcomeInText } from './words.js';

/** A decision in sentences: what, by whom, when, and whether it goes against the recommendation. Plain text. */
export function decisionSentences(decision: Decision): readonly string[] {
  const override = overrideSentence(decision);
  return [
    `${DECISION_WORDS[decision.decision]}, decided by ${listed(decision.by)} on ${decision.on.slice(0, 10)}.`,
    ...(override === '' ? [] : [override]),
  ];
}

/** A decision as templates get it; null while there is none. `seals` are those of the cards that count now. */
export function decisionView(decision: Decision | null, seals: readonly string[]): DecisionView | null {
  if (decision === null) return null;
  const moved = [...seals].sort().join() !== [...decision.cards].sort().join();
  return {
    ...madeView(decision),
    since: moved ? 'The cards have changed since this was decided.' : '',
    earlier: (decision.earlier ?? []).map(madeView),
  };
}

function madeView(made: DecisionMade): DecisionView['earlier'][number] {
  return {
    code: made.decision,
    title: DECISION_WORDS[made.decision],
    by: made.by,
    on: made.on.slice(0, 10),
    reason: made.reason,
    override: isOverride(made),
    note: overrideSentence(made),
  };
}

function overrideSentence(made: DecisionMade): string {
  return isOverride(made)
    ? `This overrides the recommendation, which was ${outcomeInText(made.outcome)}.`
    : '';
}
