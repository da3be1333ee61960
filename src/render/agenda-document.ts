import type { AgendaView, ReadingView } from './view.js';
import { quoteEvidence } from './evidence.js';
import { escapeMarkdown } from './markdown.js';
import { counted } from './number-text.js';

/** One thing to talk about as Markdown: both readings with their anchors and evidence, and the question that could settle it. */
export function agendaItemDocument(item: AgendaView, of: number): string {
  const about = item.competency === null ? '' : `${item.competency}: `;
  const blocks = [
    `## ${item.number} of ${of}. ${escapeMarkdown(about + item.title)}`,
    ...item.sentences.map(escapeMarkdown),
    ...item.evidence.map((one) => quoteEvidence(one, 'whole')),
    ...item.readings.flatMap(readingBlocks),
    ...(item.others === '' ? [] : [`The others: ${escapeMarkdown(item.others)}.`]),
    ...(item.question === null
      ? []
      : [
          `A question that nobody asked and that could settle it (${escapeMarkdown(item.question.address)}):`,
          ...(item.question.setting === '' ? [] : [escapeMarkdown(item.question.setting)]),
          `“${escapeMarkdown(item.question.ask)}”`,
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function readingBlocks({ interviewer, score, answers, anchor, evidence }: ReadingView): readonly string[] {
  const means = anchor === null ? '' : ` A ${anchor.point} here means: *${escapeMarkdown(anchor.label)}*.`;
  return [
    `**${escapeMarkdown(interviewer)}** scored ${score ?? '–'} from ${counted(answers, 'answer')}.${means}`,
    ...(anchor === null ? [] : [anchor.behaviors.map((text) => `- ${escapeMarkdown(text)}`).join('\n')]),
    ...evidence.map((one) => quoteEvidence(one, 'whole')),
  ];
}
