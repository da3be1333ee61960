import type { Note, TimedAssessment } from '../domain/draft-content.js';
import type { Id, QuestionAddress } from '../domain/id.js';
import { parseQuestionAddress, rubricOf } from '../domain/id.js';
import type { Anchors, Point, Question } from '../domain/rubric.js';
import { POINTS, findQuestion, minutesOf } from '../domain/rubric.js';
import type { MarkedSignal, NoteKind } from '../domain/scorecard.js';
import type { Judged, Sitting } from '../domain/sitting.js';
import { isCore, judgedBy } from '../domain/sitting.js';
import { momentText } from './moment-text.js';
import { plainText } from './safe-text.js';
import type { Paint, Palette } from './style.js';
import { wrapText } from './width.js';
import { NOT_ASSESSED_WORDS, QUESTION_KIND_WORDS } from './words.js';

/** How an interview's text is set: columns of the terminal, and colours. */
export interface Setting {
  readonly columns: number;
  readonly palette: Palette;
}

const NARROWEST = 20;
const WIDEST = 100;

/** A text as lines that fit, each indented; line breaks in it are kept. Colours are put on afterwards, line by line. */
export function paragraph(text: string, setting: Setting, indent = 0, hanging = indent): readonly string[] {
  const columns = Math.max(NARROWEST, Math.min(setting.columns, WIDEST)) - 1;
  return plainText(text, 'keep')
    .split('\n')
    .flatMap((line) => wrapText(line.trim(), columns - Math.max(indent, hanging)))
    .map((line, index) => ' '.repeat(index === 0 ? indent : hanging) + line);
}

/** Lines in a colour, each on its own, so that a line that is cut off takes no colour along. */
export function painted(lines: readonly string[], paint: Paint): readonly string[] {
  return lines.map((line) => paint(line));
}

/** Seconds as `3:07` or `1:02:33`. */
export function timeText(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The page before an interview: for which role, who, what, how long. */
export function preparationPage(sitting: Sitting, candidate: Id, setting: Setting): readonly string[] {
  const { role, seat } = sitting;
  const interview = role.interviews.find(({ id }) => id === seat.interview);
  const planned = minutesOf(seat.questions, sitting.rubrics);
  const facts = [
    `Role: ${role.title} (${role.level})`,
    `Candidate: ${candidate}`,
    `Interview: ${interview?.title ?? seat.interview}, by ${seat.interviewer}${seat.capacity === 'shadow' ? ' as a shadow: this card is not counted' : ''}`,
    ...(seat.on === undefined ? [] : [`Planned for: ${momentText(seat.on)}`]),
    `Time: ${interview === undefined ? '' : `${interview.minutes} minutes, `}of which the questions take about ${planned}`,
  ];
  return [
    ...facts.flatMap((fact) => paragraph(fact, setting, 0, 2)),
    '',
    setting.palette.heading('Questions'),
    ...seat.questions.flatMap((address, index) => questionLine(sitting, address, index, setting)),
  ];
}

/** One question in a list: number, what it is about, how long. */
export function questionLine(
  sitting: Sitting,
  address: QuestionAddress,
  index: number,
  setting: Setting,
  remark = '',
): readonly string[] {
  const question = findQuestion(sitting.rubrics, address);
  const competencies = judgedBy(sitting, address).map((id) => sitting.rubrics.get(id)?.title ?? id);
  const facts = [
    competencies.join(', '),
    question === null ? 'missing' : `${QUESTION_KIND_WORDS[question.kind]}, about ${question.minutes} min`,
    ...(isCore(sitting.role, address) ? [] : ['not core']),
  ];
  const name = parseQuestionAddress(address)?.question ?? address;
  const text = `${index + 1}. ${name}: ${facts.join('; ')}${remark === '' ? '' : `. ${remark}`}`;
  return paragraph(text, setting, 2, 5);
}

/** A question as it is read aloud, with its probes. */
export function questionPage(
  sitting: Sitting,
  address: QuestionAddress,
  used: readonly number[],
  setting: Setting,
): readonly string[] {
  const question = findQuestion(sitting.rubrics, address);
  if (question === null) return paragraph(`The question ${address} is missing.`, setting);
  const { palette } = setting;
  const position = sitting.seat.questions.indexOf(address) + 1;
  const title = sitting.rubrics.get(rubricOf(address))?.title ?? rubricOf(address);
  const head = `Question ${position} of ${sitting.seat.questions.length}: ${title} (${QUESTION_KIND_WORDS[question.kind]}, about ${question.minutes} min)`;
  return [
    '',
    ...painted(paragraph(head, setting), palette.heading),
    ...(question.setting === undefined
      ? []
      : ['', settingHeading(question), ...painted(paragraph(question.setting, setting, 2), palette.setting)]),
    '',
    'Ask:',
    ...painted(paragraph(question.ask, setting, 2), palette.question),
    '',
    'Probes:',
    ...question.probes.flatMap((probe, index) =>
      painted(
        paragraph(
          `${index + 1}. ${probe.kind}: ${probe.text}${used.includes(index) ? ' (used)' : ''}`,
          setting,
          2,
          5,
        ),
        palette.probe,
      ),
    ),
  ];
}

/** What stands above a setting. That of a team exercise holds the players' cards, so it is for the interviewers. */
export function settingHeading({ kind }: Question): string {
  return kind === 'team-exercise' ? 'For the interviewers only, not to be read out:' : 'Read out first:';
}

/** What to listen for in an answer. */
export function listenForText(
  sitting: Sitting,
  address: QuestionAddress,
  setting: Setting,
): readonly string[] {
  const question = findQuestion(sitting.rubrics, address);
  if (question === null) return [];
  return [
    'Strong answers:',
    ...question.listenFor.strong.flatMap((text) => paragraph(`+ ${text}`, setting, 2, 4)),
    'Weak answers:',
    ...question.listenFor.weak.flatMap((text) => paragraph(`- ${text}`, setting, 2, 4)),
  ];
}

/** The five anchors, or those of one point. */
export function anchorsText(
  anchors: Anchors,
  setting: Setting,
  points: readonly Point[] = POINTS,
): readonly string[] {
  return points.flatMap((point) => [
    ...painted(paragraph(`${point}. ${anchors[point].label}`, setting, 2, 5), setting.palette.strong),
    ...anchors[point].behaviors.flatMap((text) => paragraph(`- ${text}`, setting, 5, 7)),
  ]);
}

/** A note in a list, under the number by which it is called. */
export function noteText(note: Note, setting: Setting, struck = false): readonly string[] {
  const kind = note.kind === 'plain' ? '' : ` (${NOTE_KIND_WORDS[note.kind]})`;
  const text = `${noteNumber(note.id)}.${kind} ${note.text}${struck ? ' (struck)' : ''}`;
  return painted(paragraph(text, setting, 2, 5), struck ? setting.palette.muted : setting.palette.quote);
}

/** The number by which people call a note: `3` for `n3`. */
export function noteNumber(id: string): string {
  return id.replace(/^n/, '');
}

/** What a note holds, in a word or two. */
export const NOTE_KIND_WORDS: Readonly<Record<NoteKind, string>> = {
  plain: 'note',
  situation: 'situation',
  task: 'task',
  action: 'action',
  result: 'result',
  reflection: 'reflection',
  quote: 'their words',
};

/** The marked signals of a question. */
export function signalsText(
  sitting: Sitting,
  signals: readonly MarkedSignal[],
  setting: Setting,
): readonly string[] {
  return signals.flatMap((mark) => {
    const signal = sitting.rubrics.get(mark.competency)?.signals.find(({ id }) => id === mark.signal);
    const evidence = mark.evidence.length === 0 ? '' : ` (${noteNumbersText(mark.evidence)})`;
    return paragraph(`${signal?.kind ?? 'signal'}: ${signal?.text ?? mark.signal}${evidence}`, setting, 2, 4);
  });
}

/** What was judged of an answer, in a few words. */
export function assessmentText(assessment: TimedAssessment | null): string {
  if (assessment === null) return 'open';
  return 'rating' in assessment
    ? `${assessment.rating} (${noteNumbersText(assessment.evidence)})`
    : NOT_ASSESSED_WORDS[assessment.notAssessed];
}

function noteNumbersText(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'note' : 'notes'} ${ids.map(noteNumber).join(', ')}`;
}

/** A judgement's name: the competency, and the question where it needs telling. */
export function judgedText(sitting: Sitting, judged: Judged): string {
  const title = sitting.rubrics.get(judged.competency)?.title ?? judged.competency;
  return plainText(`${title} (question ${sitting.seat.questions.indexOf(judged.question) + 1})`);
}
