import type { Decision, DecisionMade } from '../domain/decision.js';
import { isOverride } from '../domain/decision.js';
import type { Recommendation } from '../domain/recommendation.js';
import { findQuestion } from '../domain/rubric.js';
import { headlineSentence } from './headline.js';
import { escapeMarkdown, escapeMarkdownLines, quoteLines } from './markdown.js';
import { listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { reasonSentence, settingOf } from './reason-text.js';
import { entrySentence } from './view-reasons.js';
import { DECISION_WORDS, OUTCOME_WORDS, outcomeInText } from './words.js';

const RULES =
  'The program computes a recommendation from the ratings alone, by fixed rules that were agreed before: character decides, skill can only cap, certificates change nothing. No language model takes part. It decides nothing; people do.';

/** What was computed from the ratings, and why, as Markdown for the person it is about. */
export function computedPart(recommendation: Recommendation, material: PanelMaterial): string {
  if (recommendation.state === 'waiting')
    return `${RULES}\n\nNothing was computed: not all interviewers have sealed.`;
  const { independent, revised } = recommendation;
  const judgement = revised ?? independent;
  const setting = settingOf(judgement, material);
  const before =
    revised === null || revised.outcome === independent.outcome
      ? []
      : [`Before the interviewers talked, it was ${outcomeInText(independent.outcome)}.`];
  return [
    RULES,
    [
      `**${OUTCOME_WORDS[judgement.outcome]}.** ${escapeMarkdown(headlineSentence(judgement, material, revised !== null))}`,
      ...before,
    ].join(' '),
    judgement.reasons.map((reason) => `- ${escapeMarkdown(reasonSentence(reason, setting))}`).join('\n'),
  ].join('\n\n');
}

/** What interviewers revised or let stand, each with its reason. */
export function debriefPart(material: PanelMaterial): string {
  const { debriefs, rubrics } = material;
  const entries = debriefs.flatMap(({ author, entries: own }) =>
    own.map(
      (entry) =>
        `${escapeMarkdown(entrySentence(author, entry, material))}\n\n${quoteLines(escapeMarkdownLines(entry.reason))}`,
    ),
  );
  const agreed = debriefs.flatMap(({ author, agreed: own = [] }) =>
    own.map(({ question, reason }) => {
      const ask = findQuestion(rubrics, question)?.ask ?? question;
      return `- ${escapeMarkdown(author)} wants to ask next: ${escapeMarkdown(ask)}${reason === undefined ? '' : ` (${escapeMarkdown(reason)})`}`;
    }),
  );
  const parts = [...entries, ...(agreed.length > 0 ? [agreed.join('\n')] : [])];
  return parts.length === 0 ? 'Nothing.' : parts.join('\n\n');
}

/** What was decided, with what had been decided before. */
export function decisionPart(decision: Decision | null): string {
  if (decision === null) return 'Nothing yet.';
  const [last, ...earlier] = [decision, ...(decision.earlier ?? []).toReversed()].map(madeWords);
  return [last, ...(earlier.length > 0 ? ['Before that:', ...earlier] : [])].join('\n\n');
}

function madeWords(made: DecisionMade): string {
  const against = isOverride(made)
    ? ` The program’s recommendation was ${outcomeInText(made.outcome)}; people decided against it.`
    : '';
  const who = escapeMarkdown(listed(made.by));
  return `**${DECISION_WORDS[made.decision]}**, on ${made.on.slice(0, 10)}, by ${who}.${against}\n\n${quoteLines(escapeMarkdownLines(made.reason))}`;
}
