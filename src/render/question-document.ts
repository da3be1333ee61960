import { questionAddress } from '../domain/id.js';
import type { Question, Rubric, Rubrics } from '../domain/rubric.js';
import { PROBE_KINDS } from '../domain/rubric.js';
import { anchorsMarkdown } from './anchors-document.js';
import { settingHeading } from './interview-text.js';
import { escapeMarkdown, escapeMarkdownLines, quoteLines } from './markdown.js';
import { listed } from './number-text.js';
import { titleOf } from './reason-text.js';
import { QUESTION_KIND_WORDS } from './words.js';

/** One question in full, for people who choose or write questions. Markdown. */
export function questionDocument(rubric: Rubric, question: Question, rubrics: Rubrics): string {
  const address = questionAddress(rubric.id, question.id);
  const further = (question.alsoShows ?? []).map((id) => escapeMarkdown(titleOf(rubrics, id)));
  const facts = [
    `**${escapeMarkdown(rubric.title)}**`,
    `${QUESTION_KIND_WORDS[question.kind]} question`,
    `for ${listed(question.levels)}`,
    `about ${question.minutes} minutes`,
    ...(further.length === 0 ? [] : [`also shows ${listed(further)}`]),
  ];
  return `${[
    `# ${address}`,
    facts.join(', '),
    ...questionToAsk(question),
    '## Probes',
    probesMarkdown(question, '-'),
    '## Listen for',
    listenForMarkdown(question),
    '## Anchors',
    question.anchors === undefined
      ? `Rated by the anchors of the rubric: \`touchstone show rubric ${rubric.id}\`.`
      : anchorsMarkdown(question.anchors),
  ].join('\n\n')}\n`;
}

/** What is set out and asked. The setting of a team exercise holds the players' cards: it is for the interviewers. */
export function questionToAsk(question: Question): readonly string[] {
  const { kind, setting, ask } = question;
  const asked = [
    '**Ask, word for word:**',
    quoteLines(escapeMarkdownLines(ask).map((line) => line && `**${line}**`)),
  ];
  if (setting === undefined) return asked;
  const heading = `**${settingHeading(question)}**`;
  return kind === 'team-exercise'
    ? [heading, escapeMarkdownLines(setting).filter(Boolean).join('\n\n'), ...asked]
    : [heading, quoteLines(escapeMarkdownLines(setting)), ...asked];
}

/** Probes in the order of a told story; `bullet` begins each line, such as `- [ ]` for a box to tick. */
export function probesMarkdown({ probes }: Question, bullet: '-' | '- [ ]'): string {
  return PROBE_KINDS.flatMap((kind) =>
    probes
      .filter((probe) => probe.kind === kind)
      .map(
        ({ text }) => `${bullet} *${kind.charAt(0).toUpperCase()}${kind.slice(1)}:* ${escapeMarkdown(text)}`,
      ),
  ).join('\n');
}

export function listenForMarkdown({ listenFor }: Question): string {
  const list = (texts: readonly string[]): string =>
    texts.map((text) => `- ${escapeMarkdown(text)}`).join('\n');
  return `Strong:\n\n${list(listenFor.strong)}\n\nWeak:\n\n${list(listenFor.weak)}`;
}
