import { byText, questionAddress } from '../domain/id.js';
import type { Rubric, Rubrics, SignalKind } from '../domain/rubric.js';
import { QUESTION_KINDS, SIGNAL_KINDS } from '../domain/rubric.js';
import { anchorsMarkdown } from './anchors-document.js';
import { escapeMarkdown } from './markdown.js';
import type { Table } from './markdown-table.js';
import { markdownTable } from './markdown-table.js';
import { counted } from './number-text.js';
import { questionList } from './question-list.js';
import { CATEGORY_WORDS, QUESTION_KIND_WORDS } from './words.js';

const SIGNAL_HEADINGS: Readonly<Record<SignalKind, string>> = {
  green: 'Green: speak for the candidate',
  red: 'Red: speak against',
  knockout: 'Knockout: nobody could excuse them',
};

/** Every rubric on a line, in order of category and id. Markdown. */
export function rubricList(rubrics: Rubrics): string {
  if (rubrics.size === 0) return 'There are no rubrics.\n';
  const ordered = [...rubrics.values()].sort((a, b) =>
    a.category === b.category ? byText(a.id, b.id) : a.category === 'character' ? -1 : 1,
  );
  const table: Table = {
    columns: [
      { title: 'Rubric', align: 'left' },
      { title: 'Title', align: 'left' },
      { title: 'Category', align: 'left' },
      { title: 'Version', align: 'right' },
      { title: 'Questions', align: 'right' },
    ],
    rows: ordered.map(({ id, title, category, version, questions }) => [
      id,
      title,
      category,
      String(version),
      String(questions.length),
    ]),
  };
  return `${markdownTable(table, escapeMarkdown)}\n\nOne in full: \`touchstone show rubric ${ordered[0]?.id ?? ''}\`\n`;
}

/** A rubric in full, but for its questions, which are listed. Markdown. */
export function rubricDocument(rubric: Rubric): string {
  const { id, questions, development, provenance } = rubric;
  const kinds = QUESTION_KINDS.map((kind) => ({
    kind,
    count: questions.filter((one) => one.kind === kind).length,
  }));
  const found = questions.map((question) => ({
    address: questionAddress(id, question.id),
    rubric,
    question,
  }));
  return `${[
    `# ${escapeMarkdown(rubric.title)}`,
    `\`${id}\`, version ${rubric.version}. ${CATEGORY_WORDS[rubric.category]}. ${rubric.teachable ? 'Teachable.' : 'Not taken as teachable.'}`,
    escapeMarkdown(rubric.definition),
    `**Why it counts:** ${escapeMarkdown(rubric.why)}`,
    '## Anchors',
    'A 3 is a good hire.',
    anchorsMarkdown(rubric.anchors),
    '## Signals',
    ...SIGNAL_KINDS.flatMap((kind) => signals(rubric, kind)),
    '## Questions',
    kinds
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => `${count} ${QUESTION_KIND_WORDS[kind]}`)
      .join(', '),
    questionList(found).trimEnd(),
    ...(development.length === 0
      ? []
      : [
          '## Closing a gap',
          development.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`).join('\n'),
        ]),
    '## What it rests on',
    `Reviewed ${escapeMarkdown(provenance.reviewed)}; ${counted(provenance.sources.length, 'source')}.`,
    provenance.sources
      .map(
        ({ kind, source, supports }) =>
          `- ${escapeMarkdown(source)} (${kind})${supports === undefined ? '' : `: ${escapeMarkdown(supports)}`}`,
      )
      .join('\n'),
  ].join('\n\n')}\n`;
}

function signals(rubric: Rubric, kind: SignalKind): readonly string[] {
  const ofKind = rubric.signals.filter((signal) => signal.kind === kind);
  if (ofKind.length === 0) return [];
  return [
    `**${SIGNAL_HEADINGS[kind]}**`,
    ofKind.map(({ id, text }) => `- ${escapeMarkdown(text)} (\`${id}\`)`).join('\n'),
  ];
}
