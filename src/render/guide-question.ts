import type { QuestionAddress } from '../domain/id.js';
import { parseQuestionAddress } from '../domain/id.js';
import type { Question } from '../domain/rubric.js';
import { listenForMarkdown, probesMarkdown, questionToAsk } from './question-document.js';
import { QUESTION_KIND_WORDS } from './words.js';

// A row of underscores is a line to write on in plain text, and a rule wherever Markdown is rendered.
const LINE = '_'.repeat(72);

/** Lines to write on. Markdown. */
export function writingLines(count: number): string {
  return Array.from({ length: count }, () => LINE).join('\n\n');
}

export interface GuideQuestion {
  readonly address: QuestionAddress;
  readonly question: Question;
  readonly core: boolean;
  /** From 1, as it is asked. */
  readonly number: number;
}

/** A question as it stands in its heading: `3. customer-on-the-phone`. */
export function questionName({ number, address }: GuideQuestion): string {
  return `${number}. ${parseQuestionAddress(address)?.question ?? 'question'}`;
}

/** What the interviewer needs while the candidate speaks: the question, probes, what to listen for, and `lines` for notes. */
export function askingPart(entry: GuideQuestion, lines: number): readonly string[] {
  const { question, core } = entry;
  const facts = [
    `${QUESTION_KIND_WORDS[question.kind]} question`,
    `about ${question.minutes} minutes`,
    core ? 'core: every candidate gets it' : 'not core',
  ];
  return [
    `#### ${questionName(entry)}`,
    facts.join(', '),
    ...questionToAsk(question),
    '**Probes**, for what is still missing:',
    probesMarkdown(question, '- [ ]'),
    '**Listen for**',
    listenForMarkdown(question),
    ...(lines === 0 ? [] : ['**Notes:** what they said and did', writingLines(lines)]),
  ];
}
