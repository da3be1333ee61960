import type { FoundQuestion } from '../domain/question-search.js';
import { escapeMarkdown } from './markdown.js';
import { counted } from './number-text.js';
import { plainText } from './safe-text.js';
import { firstGraphemes } from './width.js';
import { QUESTION_KIND_WORDS } from './words.js';

const LONGEST_OPENING = 110;

/**
 * Questions as a list: address, kind, levels and minutes, and beneath how the question begins. Markdown. No table: the
 * columns would break addresses, which people copy.
 */
export function questionList(found: readonly FoundQuestion[]): string {
  const [first] = found;
  if (first === undefined) return 'No question fits.\n';
  const entries = found.map(({ address, question }) => {
    const facts = [QUESTION_KIND_WORDS[question.kind], ...question.levels, `${question.minutes} min`];
    // Two spaces before the line break keep it, and are not seen in the source.
    return `- **${address}** (${facts.join(', ')})  \n  ${escapeMarkdown(opening(question.ask))}`;
  });
  return `${entries.join('\n')}\n\n${counted(found.length, 'question')}. One in full: \`touchstone show question ${first.address}\`\n`;
}

/** The beginning of a text on one line, cut at a word. */
function opening(text: string): string {
  const line = plainText(text).trim();
  const cut = firstGraphemes(line, LONGEST_OPENING);
  if (cut.length === line.length) return line;
  return `${cut.replace(/\s+\S*$/, '')} …`;
}
