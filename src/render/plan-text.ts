import type { Candidate, Seat } from '../domain/candidate.js';
import type { QuestionAddress } from '../domain/id.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { findQuestion, minutesOf } from '../domain/rubric.js';
import { momentText } from './moment-text.js';
import { counted, listed } from './number-text.js';
import type { ReportLook } from './problem-report.js';
import { titleOf } from './reason-text.js';
import { plainText } from './safe-text.js';
import { cutText, displayWidth, padText } from './width.js';
import { QUESTION_KIND_WORDS } from './words.js';

/** A candidate's plan for people: each seat, then its questions with kind and minutes. Without a seat: what there is to plan. */
export function planText(candidate: Candidate, role: Role, rubrics: Rubrics, look: ReportLook): string {
  if (candidate.seats.length === 0)
    return `Nobody is planned for ${candidate.id} yet.\n\n${interviewsText(role, rubrics, look)}\n`;
  return candidate.seats.map((seat) => seatText(seat, role, rubrics, look)).join('\n');
}

function interviewsText(role: Role, rubrics: Rubrics, { columns, palette }: ReportLook): string {
  const widest = Math.max(...role.interviews.map(({ id }) => id.length));
  const lines = role.interviews.map(({ id, minutes, competencies }) => {
    const heard = competencies.map((one) => plainText(titleOf(rubrics, one)));
    const facts = `${counted(minutes, 'minute')}: ${listed(heard)}`;
    return `  ${palette.strong(padText(id, widest))}  ${cutText(facts, columns - widest - 4)}`;
  });
  return [`Interviews for ${plainText(role.title)}:`, ...lines].join('\n');
}

function seatText(seat: Seat, role: Role, rubrics: Rubrics, look: ReportLook): string {
  const { palette, columns } = look;
  const planned = role.interviews.find(({ id }) => id === seat.interview)?.minutes;
  const asked = minutesOf(seat.questions, rubrics);
  const facts = [
    seat.interview,
    ...(seat.on === undefined ? [] : [momentText(seat.on)]),
    `${counted(seat.questions.length, 'question')}, ${asked}${planned === undefined ? '' : ` of ${planned}`} minutes`,
    ...(seat.capacity === 'shadow' ? ['shadow: not counted'] : []),
    ...(seat.left === undefined ? [] : [`left: ${plainText(seat.left)}`]),
  ];
  const head = `${palette.strong(seat.interviewer)}  ${cutText(facts.join(', '), columns - seat.interviewer.length - 2)}`;
  const widest = Math.max(0, ...seat.questions.map(displayWidth));
  return [head, ...seat.questions.map((address) => questionLine(address, rubrics, widest, look)), ''].join(
    '\n',
  );
}

function questionLine(
  address: QuestionAddress,
  rubrics: Rubrics,
  widest: number,
  { palette, columns }: ReportLook,
): string {
  const question = findQuestion(rubrics, address);
  const facts =
    question === null
      ? 'not in its rubric'
      : `${QUESTION_KIND_WORDS[question.kind]}, ${question.minutes} min`;
  const name = padText(address, Math.min(widest, columns - 4));
  return `  ${name}  ${palette.muted(cutText(facts, Math.max(0, columns - displayWidth(name) - 4)))}`;
}
