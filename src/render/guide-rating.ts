import type { Id } from '../domain/id.js';
import { rubricOf } from '../domain/id.js';
import type { Rubric, Signal, SignalKind } from '../domain/rubric.js';
import { POINTS } from '../domain/rubric.js';
import { NOT_ASSESSED_REASONS, OWN_RECOMMENDATIONS } from '../domain/scorecard.js';
import { anchorsMarkdown } from './anchors-document.js';
import type { GuideQuestion } from './guide-question.js';
import { questionName, writingLines } from './guide-question.js';
import { escapeMarkdown } from './markdown.js';
import { NOT_ASSESSED_WORDS, OWN_RECOMMENDATION_WORDS } from './words.js';

const SIGNAL_WORDS: Readonly<Record<SignalKind, string>> = {
  green: 'Green',
  red: 'Red',
  knockout: 'Knockout (needs evidence)',
};
// Two no-break spaces, because HTML makes one of several others, and a space where a line may end.
const BETWEEN_BOXES = '\u00A0\u00A0 ';
const EVIDENCE_LINES = 2;
// As many as a plan gives one interviewer on a competency.
const BLANK_FORMS = 2;

/** One competency on the rating sheet: its anchors, then a form for each answer that is judged for it, then its signals. */
export function ratingPart(
  rubric: Rubric,
  asked: readonly GuideQuestion[],
  form: 'each' | 'blank',
): readonly string[] {
  const own = asked.filter(
    ({ address, question }) => rubricOf(address) === rubric.id && question.anchors !== undefined,
  );
  const forms =
    form === 'each'
      ? asked.flatMap((entry) => ratingForm(`${questionName(entry)}${anchorRemark(entry, rubric.id)}`))
      : Array.from({ length: BLANK_FORMS }, () =>
          ratingForm('Question: ______________________________'),
        ).flat();
  return [
    `### ${escapeMarkdown(rubric.title)}`,
    escapeMarkdown(rubric.definition),
    anchorsMarkdown(rubric.anchors),
    ...own.flatMap(({ question, ...entry }) =>
      question.anchors === undefined
        ? []
        : [
            `**Anchors for ${questionName({ question, ...entry })}**, in place of those above:`,
            anchorsMarkdown(question.anchors),
          ],
    ),
    ...forms,
    '**Signals** that you heard, with the number of the question:',
    ...(['green', 'red', 'knockout'] as const).flatMap((kind) => signalList(kind, rubric.signals)),
  ];
}

function anchorRemark({ address, question }: GuideQuestion, competency: Id): string {
  return question.anchors !== undefined && rubricOf(address) === competency ? ' (by its own anchors)' : '';
}

function ratingForm(title: string): readonly string[] {
  const points = POINTS.map((point) => `[ ] ${point}`).join(BETWEEN_BOXES);
  const reasons = NOT_ASSESSED_REASONS.map((reason) => `[ ] ${NOT_ASSESSED_WORDS[reason]}`).join(
    BETWEEN_BOXES,
  );
  return [
    `**${title}**`,
    `Rating:${BETWEEN_BOXES}${points}${BETWEEN_BOXES}or${BETWEEN_BOXES}${reasons}`,
    'Evidence:',
    writingLines(EVIDENCE_LINES),
  ];
}

function signalList(kind: SignalKind, signals: readonly Signal[]): readonly string[] {
  const texts = signals
    .filter((signal) => signal.kind === kind)
    .map(({ text }) => `- [ ] ${escapeMarkdown(text)}`);
  return texts.length === 0 ? [] : [`${SIGNAL_WORDS[kind]}:`, texts.join('\n')];
}

/** The interviewer's own recommendation: four boxes, none of them neutral. */
export function recommendationForm(): string {
  return OWN_RECOMMENDATIONS.map((own) => `[ ] ${OWN_RECOMMENDATION_WORDS[own]}`).join(BETWEEN_BOXES);
}
