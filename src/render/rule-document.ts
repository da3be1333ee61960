import type { RuleCode } from '../domain/recommendation.js';
import { RULE_CODES } from '../domain/recommendation.js';
import { escapeMarkdown } from './markdown.js';
import { markdownTable } from './markdown-table.js';
import { ruleText } from './rule-text.js';

/** Every rule with its title, in the order in which reasons are told. */
export function ruleList(): string {
  const rows = RULE_CODES.map((code) => [code, ruleText(code).title]);
  return markdownTable(
    {
      columns: [
        { title: 'Rule', align: 'left' },
        { title: 'Says', align: 'left' },
      ],
      rows,
    },
    escapeMarkdown,
  );
}

/** What a rule is, and why there is such a rule. */
export function ruleDocument(code: RuleCode): string {
  const { title, rule, why, sources } = ruleText(code);
  return `${[
    `# ${code}`,
    `**${escapeMarkdown(title)}**`,
    escapeMarkdown(rule),
    '## Why there is such a rule',
    escapeMarkdown(why),
    ...sources.map((source) => `- ${escapeMarkdown(source)}`),
  ].join('\n\n')}\n`;
}

/** Every rule in a paragraph under its code, for the README: what it says, why there is such a rule, and on what evidence. */
export function ruleParagraphs(): string {
  const paragraphs = RULE_CODES.map((code) => {
    const { title, rule, why, sources } = ruleText(code);
    return [
      `### ${code}`,
      `**${escapeMarkdown(title)}.** ${escapeMarkdown(rule)}`,
      `${escapeMarkdown(why)} *Rests on:* ${sources.map((source) => escapeMarkdown(source)).join(' ')}`,
    ].join('\n\n');
  });
  return `${paragraphs.join('\n\n')}\n`;
}
