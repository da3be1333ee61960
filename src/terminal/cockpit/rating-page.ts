import { isSame } from '../../domain/draft-content.js';
import { findQuestion, POINTS } from '../../domain/rubric.js';
import type { Anchors, Point } from '../../domain/rubric.js';
import { anchorsOf } from '../../domain/sitting.js';
import { counted } from '../../render/number-text.js';
import { plainText } from '../../render/safe-text.js';
import { judgementsToRate } from '../rating-round.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, RatingPage } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { ends, framed, keyLine, noticeRows, rowsOf, rule, sideBySide, windowAround } from './frame.js';
import { pageHead } from './head.js';
import { inputRows } from './input-rows.js';
import { noteRows } from './notes-pane.js';
import { signalRows } from './question-panes.js';
import { notesFor } from './rating.js';

const HINTS: readonly Hint[] = [
  ['1-5', 'point'],
  ['Space', 'tick'],
  ['a', 'all'],
  ['Enter', 'keep'],
  ['?', 'help'],
  ['n', 'not assessed'],
  ['Esc', 'question'],
  ['e', 'note now'],
  ['^N', 'skip'],
  ['^P', 'back'],
  ['s', 'signal'],
  ['v', 'review'],
];
const TYPING_HINTS: readonly Hint[] = [
  ['Enter', 'save and tick'],
  ['Esc', 'save only'],
];

const TWO_COLUMNS = 100;

/** One judgement: the anchors, and beside or beneath them one's own notes on that competency, and the signals that were marked. */
export function ratingPage(cockpit: Cockpit, page: RatingPage, size: Size, look: Look): Frame {
  const { draft } = cockpit;
  const { sitting } = draft;
  const all = judgementsToRate(draft);
  const rubric = sitting.rubrics.get(page.judged.competency);
  const number = sitting.seat.questions.indexOf(page.judged.question) + 1;
  const place = all.findIndex((one) => isSame(one, page.judged)) + 1;
  const title = plainText(
    `Rating ${place} of ${all.length}: ${rubric?.title ?? page.judged.competency}, question ${number}`,
  );
  const head = pageHead(cockpit, title, size, look);
  const input = page.typing ? inputRows(cockpit.line, size.columns, 4, look, 'evidence ') : null;
  const foot = [
    ...noticeRows(cockpit.notice, size.columns, look),
    chosenRow(cockpit, page, size.columns, look),
    ...(input?.rows ?? []),
    keyLine(page.typing ? TYPING_HINTS : HINTS, size.columns, look),
  ];
  const rows = Math.max(1, size.rows - head.length - foot.length);
  const ask = askRows(cockpit, page, size.columns, rows, look);
  const anchors = anchorsOf(sitting, page.judged);
  const room = rows - ask.length;
  const body = [
    ...ask,
    ...(size.columns >= TWO_COLUMNS
      ? beside(cockpit, page, anchors, { columns: size.columns, rows: room }, look)
      : beneath(cockpit, page, anchors, { columns: size.columns, rows: room }, look)),
  ];
  const cursor =
    input === null
      ? null
      : { row: size.rows - 1 - input.rows.length + input.cursor.row, before: input.cursor.before };
  return framed(size, head, body, foot, cursor);
}

function askRows(
  cockpit: Cockpit,
  page: RatingPage,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  const question = findQuestion(cockpit.draft.sitting.rubrics, page.judged.question);
  const asked = rowsOf(question?.ask ?? page.judged.question, Math.min(columns, 104) - 4, {
    paint: look.palette.muted,
  });
  const most = rows < 16 ? 1 : rows < 24 ? 2 : 4;
  return asked.length <= most
    ? asked
    : [...asked.slice(0, most - 1), `${asked[most - 1] ?? ''} ${look.glyphs.ellipsis}`];
}

function beside(
  cockpit: Cockpit,
  page: RatingPage,
  anchors: Anchors | null,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  const left = Math.min(100, Math.floor((columns - 3) / 2));
  const shown = anchorRows(page, anchors, left, rows, look);
  const right = Math.min(100, columns - left - 3);
  return sideBySide(shown, notes(cockpit, page, right, rows, look), left, look).slice(0, rows);
}

function beneath(
  cockpit: Cockpit,
  page: RatingPage,
  anchors: Anchors | null,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  const signals = signalRows(cockpit, page.judged.question, columns, look, false).length;
  const whole = notesFor(cockpit.draft, page.judged).length + 1 + signals;
  const wanted = Math.min(whole, Math.max(3, Math.floor(rows / 3)));
  const shown = anchorRows(page, anchors, columns, Math.max(1, rows - wanted), look);
  return [...shown, ...notes(cockpit, page, columns, rows - shown.length, look)];
}

// As much of the anchors as fits, the same for every point, so that none is easier to choose; of the chosen one all.
function anchorRows(
  page: RatingPage,
  anchors: Anchors | null,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  if (anchors === null) return [look.palette.muted('There are no anchors for this.')];
  const most = Math.max(...POINTS.map((point) => anchors[point].behaviors.length));
  const laid = (behaviors: number, ofChosen: number): readonly string[] =>
    POINTS.flatMap((point) => anchorOf(page, anchors, point, behaviors, ofChosen, columns, look));
  if (page.scrolled > 0) {
    const all = laid(most, Infinity);
    const start = Math.max(0, Math.min(page.scrolled, all.length - rows));
    return all.slice(start, start + rows);
  }
  for (let behaviors = most; behaviors >= 0; behaviors -= 1) {
    const shown = laid(behaviors, Infinity);
    if (shown.length <= rows) return shown;
  }
  return laid(0, Math.max(0, rows - laid(0, 0).length)).slice(0, rows);
}

function anchorOf(
  page: RatingPage,
  anchors: Anchors,
  point: Point,
  behaviors: number,
  rowsOfChosen: number,
  columns: number,
  look: Look,
): readonly string[] {
  const chosen = page.point === point;
  const { label, behaviors: all } = anchors[point];
  const paint = chosen ? look.palette.question : look.palette.strong;
  const lead = `    ${look.glyphs.bullet} `;
  const texts = (chosen ? all : all.slice(0, behaviors)).flatMap((text) =>
    rowsOf(text, columns, { lead, ...(chosen ? { paint: look.palette.probe } : {}) }),
  );
  const most = chosen ? rowsOfChosen : Infinity;
  const more = look.palette.muted(`    ${look.glyphs.ellipsis} PageDown reads on`);
  return [
    ...rowsOf(label, columns, { lead: `${chosen ? look.glyphs.folded : ' '} ${point} `, paint }),
    ...(texts.length <= most ? texts : most < 1 ? [] : [...texts.slice(0, most - 1), more]),
  ];
}

function notes(
  cockpit: Cockpit,
  page: RatingPage,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  if (rows < 1) return [];
  const title = rule(columns, look, 'Your notes: what does the rating rest on?');
  const offered = notesFor(cockpit.draft, page.judged);
  const signals = signalRows(cockpit, page.judged.question, columns, look, false);
  if (offered.length === 0) {
    return [
      title,
      ...rowsOf('No notes on this. e notes what you heard; n says why there is no rating.', columns, {
        paint: look.palette.muted,
      }),
      ...signals,
    ];
  }
  const laid: string[] = [];
  let first = 0;
  let last = 0;
  offered.forEach((note, index) => {
    const here = index === page.at && !page.typing;
    const other = note.question !== page.judged.question;
    const heading = other && offered[index - 1]?.question !== note.question;
    if (heading) {
      const number = cockpit.draft.sitting.seat.questions.indexOf(note.question) + 1;
      laid.push(look.palette.muted(`from question ${number}`));
    }
    if (index === page.at) first = laid.length;
    const tick = page.ticked.includes(note.id) ? look.glyphs.done : ' ';
    const own = noteRows(cockpit.draft, note, columns, look, `${here ? look.glyphs.folded : ' '}[${tick}]`);
    laid.push(...(here ? own.map((row) => look.palette.strong(row)) : own));
    if (index === page.at) last = laid.length - 1;
  });
  const room = rows - 1 - signals.length;
  return room < Math.min(laid.length, 3)
    ? [title, ...windowAround(laid, first, last, Math.max(1, rows - 1))]
    : [title, ...windowAround(laid, first, last, room), ...signals];
}

function chosenRow(
  { draft }: Cockpit,
  { point, ticked, judged }: RatingPage,
  columns: number,
  look: Look,
): string {
  const anchor = point === null ? null : (anchorsOf(draft.sitting, judged)?.[point] ?? null);
  const chosen = point === null ? 'No point chosen' : `${point}: ${anchor?.label ?? ''}`;
  const rests = ticked.length === 0 ? 'no evidence ticked' : `rests on ${counted(ticked.length, 'note')}`;
  return ends(plainText(chosen), rests, columns, look, look.palette.strong);
}
