import { elapsed } from '../../domain/interview.js';
import { rubricOf } from '../../domain/id.js';
import { findQuestion } from '../../domain/rubric.js';
import { timeText } from '../../render/interview-text.js';
import { plainText } from '../../render/safe-text.js';
import { displayWidth } from '../../render/width.js';
import { QUESTION_KIND_WORDS } from '../../render/words.js';
import type { Size } from '../screen.js';
import type { Cockpit, Moment } from './cockpit.js';
import { currentQuestion } from './cockpit.js';
import type { Look } from './frame.js';
import { ends, rule } from './frame.js';
import { isBlank } from './note-line.js';

/** From which part of its minutes on a question, or the session, is marked as nearly over. */
const NEARLY = 0.8;

/** A time against its minutes, and a word once they run out. */
function timeAgainst(seconds: number, minutes: number): string {
  const part = seconds / (minutes * 60);
  const mark = part >= 1 ? ' over' : part >= NEARLY ? ' nearly' : '';
  return `${timeText(seconds)}/${minutes} min${mark}`;
}

/** Whether the session's minutes are nearly over. */
export function timeIsShort(cockpit: Cockpit, now: Moment): boolean {
  const minutes = sessionMinutes(cockpit);
  return minutes !== null && elapsed(cockpit.draft, now).session >= minutes * 60 * NEARLY;
}

/** Whether everything typed is kept, and how many notes are. */
function savedMark(cockpit: Cockpit, look: Look): string {
  const count = cockpit.draft.content.notes.length;
  if (!isBlank(cockpit.line)) return look.palette.muted('typing');
  if (cockpit.office.practice) return look.palette.muted('practice');
  return look.palette.saved(`${look.glyphs.done} ${count} saved`);
}

/** The head of the question's page: role, candidate, question, time, and whether all is kept. */
export function questionHead(cockpit: Cockpit, size: Size, look: Look, now: Moment): readonly string[] {
  const { draft, office } = cockpit;
  const address = currentQuestion(cockpit);
  const question = findQuestion(draft.sitting.rubrics, address);
  const { questions: times, session } = elapsed(draft, now);
  const count = draft.sitting.seat.questions.length;
  const place = `Question ${draft.sitting.seat.questions.indexOf(address) + 1} of ${count}`;
  const title = draft.sitting.rubrics.get(rubricOf(address))?.title ?? rubricOf(address);
  const kind = question === null ? '' : QUESTION_KIND_WORDS[question.kind];
  const minutes = sessionMinutes(cockpit);
  const { warning } = look.palette.severity;
  const timed = (text: string): string => (/[a-z]{4}$/.test(text) ? warning(text) : text);
  const clocks = [
    timed(timeAgainst(times.get(address) ?? 0, question?.minutes ?? 1)),
    ...(minutes === null ? [] : [`all ${timed(timeAgainst(session, minutes))}`]),
  ];
  const gap = ` ${look.glyphs.dot} `;
  const saved = savedMark(cockpit, look);
  const who = plainText(`${draft.sitting.role.title}${gap}${office.candidate}`);
  const what = plainText(`${place}${gap}${title}, ${kind}`);
  const one = `${who}${gap}${what}`;
  const rights = [[...clocks, saved], [...clocks.slice(0, 1), saved], [saved]].map((parts) =>
    parts.join(gap),
  );
  const right = rights.find((parts) => displayWidth(parts) + 16 <= size.columns) ?? saved;
  const { heading } = look.palette;
  if (displayWidth(one) + displayWidth(right) + 2 <= size.columns) {
    return [
      ends(one, right, size.columns, look, heading),
      ...(size.rows >= 20 ? [rule(size.columns, look)] : []),
    ];
  }
  if (size.rows < 20)
    return [ends(`${place.replace('Question ', '')}${gap}${title}`, right, size.columns, look, heading)];
  return [
    ends(who, saved, size.columns, look, heading),
    ends(
      what,
      displayWidth(clocks.join(gap)) + 16 <= size.columns ? clocks.join(gap) : (clocks[0] ?? ''),
      size.columns,
      look,
      heading,
    ),
    rule(size.columns, look),
  ];
}

/** The head of any other page. */
export function pageHead(cockpit: Cockpit, title: string, size: Size, look: Look): readonly string[] {
  const gap = ` ${look.glyphs.dot} `;
  const who = plainText(`${cockpit.draft.sitting.role.title}${gap}${cockpit.office.candidate}`);
  return [
    ends(`${title}${gap}${who}`, savedMark(cockpit, look), size.columns, look, look.palette.heading),
    ...(size.rows >= 14 ? [rule(size.columns, look)] : []),
  ];
}

function sessionMinutes({ draft }: Cockpit): number | null {
  const { role, seat } = draft.sitting;
  return role.interviews.find(({ id }) => id === seat.interview)?.minutes ?? null;
}
