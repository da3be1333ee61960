import type { Id, QuestionAddress } from '../domain/id.js';
import { questionAddress, rubricOf } from '../domain/id.js';
import type { Role } from '../domain/role.js';
import type { QuestionKind, Rubrics } from '../domain/rubric.js';
import { findQuestion, minutesOf } from '../domain/rubric.js';
import type { Sitting } from '../domain/sitting.js';
import { isCore, judgedBy } from '../domain/sitting.js';
import type { GuideQuestion } from './guide-question.js';
import { askingPart, writingLines } from './guide-question.js';
import { ratingPart, recommendationForm } from './guide-rating.js';
import {
  AFTER_CLOSING,
  BEFORE,
  CLOSING,
  HOW_TO_RATE,
  NOT_TO_ASK,
  NOT_TO_ASK_LEAD,
  openingScript,
  OWN_RECOMMENDATION_LEAD,
  WHILE_THEY_SPEAK,
} from './guide-words.js';
import { escapeMarkdown, quoteLines } from './markdown.js';
import { momentText } from './moment-text.js';
import { listed } from './number-text.js';
import { titleOf } from './reason-text.js';

const NOTE_LINES = 8;

/** The guide to every question of a role, for preparing and for teaching. Markdown; one blank rating form per competency. */
export function guideForRole(role: Role, rubrics: Rubrics): string {
  const addresses = role.competencies.flatMap(({ rubric, core, pool }) =>
    [...core, ...pool].map((id) => questionAddress(rubric, id)),
  );
  return guide(role, rubrics, addresses, {
    title: `Interviewer’s guide: ${escapeMarkdown(role.title)}`,
    facts: [
      `Every question of the role ${role.id} (${role.level}). A candidate gets a part of them: the core questions, and those that the plan adds.`,
      ...role.interviews.map(
        ({ title, minutes, competencies }) =>
          `${escapeMarkdown(title)}: ${minutes} minutes, on ${listed(competencies.map((id) => escapeMarkdown(titleOf(rubrics, id))))}`,
      ),
    ],
    minutes: null,
    ownSheet: false,
    next: null,
  });
}

/** The guide to one interviewer's questions in one interview, with room to write. Markdown. */
export function guideForSeat({ role, rubrics, seat }: Sitting, candidate: Id): string {
  const interview = role.interviews.find(({ id }) => id === seat.interview);
  const minutes = minutesOf(seat.questions, rubrics);
  const title = escapeMarkdown(interview?.title ?? seat.interview);
  return guide(role, rubrics, seat.questions, {
    title: `Interviewer’s guide: ${title}`,
    facts: [
      `Candidate ${candidate} for ${escapeMarkdown(role.title)} (${role.level})`,
      `Interviewer: ${seat.interviewer}${seat.capacity === 'shadow' ? ', as a shadow: listen, note and rate, and leave the asking to the interviewer. Your card is not counted' : ''}`,
      ...(seat.on === undefined ? [] : [`Planned for ${momentText(seat.on)}`]),
      `Time: ${interview === undefined ? '' : `${interview.minutes} minutes, of which `}the questions (${seat.questions.length}) take about ${minutes}`,
    ],
    minutes: interview?.minutes ?? null,
    ownSheet: true,
    next: `Enter notes and ratings with \`touchstone interview ${candidate} --as ${seat.interviewer}\`, or fill in the form that \`touchstone guide ${candidate} --for ${seat.interviewer} --answers\` prints. Seal the card within a day.`,
  });
}

interface GuideSetting {
  readonly title: string;
  readonly facts: readonly string[];
  readonly minutes: number | null;
  /** Whether it is one interviewer's own: with room for notes, and a form for each rating. */
  readonly ownSheet: boolean;
  readonly next: string | null;
}

function guide(
  role: Role,
  rubrics: Rubrics,
  addresses: readonly QuestionAddress[],
  setting: GuideSetting,
): string {
  const asked = addresses.flatMap((address, index): readonly GuideQuestion[] => {
    const question = findQuestion(rubrics, address);
    return question === null ? [] : [{ address, question, core: isCore(role, address), number: index + 1 }];
  });
  const missing = addresses.filter((address) => findQuestion(rubrics, address) === null);
  const has = (...kinds: readonly QuestionKind[]): boolean =>
    asked.some(({ question }) => kinds.includes(question.kind));
  const parts: readonly string[] = [
    `# ${setting.title}`,
    list([
      ...setting.facts,
      ...missing.map((address) => `${escapeMarkdown(address)} is in no rubric, so it is missing here`),
    ]),
    '## Before',
    list(BEFORE),
    '### What not to ask',
    NOT_TO_ASK_LEAD,
    list(NOT_TO_ASK),
    '## The conversation',
    '### Opening, to be read out',
    script(
      openingScript({
        minutes: setting.minutes,
        questions: setting.ownSheet ? asked.length : null,
        past: has('past-behavior', 'past-mistake'),
        situations: has('scenario', 'technical'),
        exercise: has('team-exercise'),
      }),
    ),
    '### While they speak',
    list(WHILE_THEY_SPEAK),
    ...conversation(rubrics, asked, setting.ownSheet ? NOTE_LINES : 0),
    '### Closing, to be read out',
    script(CLOSING),
    AFTER_CLOSING,
    '## Rating, afterwards and alone',
    list(HOW_TO_RATE),
    ...ratings(role, rubrics, asked, setting.ownSheet),
    '### Your own recommendation',
    OWN_RECOMMENDATION_LEAD,
    recommendationForm(),
    ...(setting.ownSheet ? ['Anything else that the panel should know:', writingLines(3)] : []),
    ...(setting.next === null ? [] : [setting.next]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The questions as they are asked, under a heading wherever the competency changes. */
function conversation(rubrics: Rubrics, asked: readonly GuideQuestion[], lines: number): readonly string[] {
  return asked.flatMap((entry, index) => {
    const competency = rubricOf(entry.address);
    const before = asked[index - 1];
    const heading =
      before === undefined || rubricOf(before.address) !== competency
        ? [`### ${escapeMarkdown(titleOf(rubrics, competency))}`, definitionOf(rubrics, competency)]
        : [];
    return [...heading, ...askingPart(entry, lines)];
  });
}

function definitionOf(rubrics: Rubrics, competency: Id): string {
  return `*${escapeMarkdown(rubrics.get(competency)?.definition ?? '')}*`;
}

/** A rating sheet for each competency that an answer is judged for, in the role's order. */
function ratings(
  role: Role,
  rubrics: Rubrics,
  asked: readonly GuideQuestion[],
  ownSheet: boolean,
): readonly string[] {
  const judged = asked.map((entry) => ({ entry, competencies: judgedBy({ role, rubrics }, entry.address) }));
  const ids = [
    ...new Set([
      ...role.competencies.map(({ rubric }) => rubric),
      ...judged.flatMap(({ competencies }) => competencies),
    ]),
  ];
  return ids.flatMap((id) => {
    const rubric = rubrics.get(id);
    const entries = judged.filter(({ competencies }) => competencies.includes(id)).map(({ entry }) => entry);
    return rubric === undefined || entries.length === 0
      ? []
      : ratingPart(rubric, entries, ownSheet ? 'each' : 'blank');
  });
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function script(paragraphs: readonly string[]): string {
  return quoteLines(paragraphs.flatMap((paragraph, index) => (index === 0 ? [paragraph] : ['', paragraph])));
}
