import type { QuestionAddress } from '../../domain/id.js';
import type { Question } from '../../domain/rubric.js';
import { findQuestion } from '../../domain/rubric.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, Moment } from './cockpit.js';
import { currentQuestion } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { framed, keyLine, noticeRows, rowsOf, sideBySide } from './frame.js';
import { questionHead, timeIsShort } from './head.js';
import { inputRows } from './input-rows.js';
import { isBlank } from './note-line.js';
import {
  askRows,
  hiddenSettingRows,
  listenRows,
  notesOn,
  notesPane,
  probeKinds,
  probeRows,
  settingRows,
  signalRows,
  storyStrip,
} from './question-panes.js';

const HINTS: readonly Hint[] = [
  ['Enter', 'save'],
  ['^N', 'next'],
  ['?', 'help'],
  ['^T', 'probe'],
  ['^F', 'signal'],
  ['Tab', 'S/T/A/R'],
  ['^R', 'rate'],
  ['^L', 'list'],
  ['^P', 'back'],
  ['^Q', 'pause'],
  ['^_', 'undo'],
  ['^O', 'not assessed'],
  ['^V', 'panes'],
  ['^X', 'editor'],
  ['^D', 'leave'],
];

const NOTE_HINTS: readonly Hint[] = [
  ['Enter', 'reword'],
  ['Backspace', 'strike'],
  ['Up/Down', 'choose'],
  ['Esc', 'back to typing'],
];

/** From this width on, what to listen for stands beside the question instead of beneath. */
const TWO_COLUMNS = 110;
const LONGEST_ROW = 100;

/** The question's page. What gives way first on a small screen: what to listen for, signals, the probes' words, the setting. */
export function questionPage(cockpit: Cockpit, size: Size, look: Look, now: Moment): Frame {
  const address = currentQuestion(cockpit);
  const question = findQuestion(cockpit.draft.sitting.rubrics, address);
  const head = questionHead(cockpit, size, look, now);
  if (question === null)
    return framed(size, head, rowsOf(`The question ${address} is missing.`, size.columns), []);
  const input = inputRows(
    cockpit.line,
    size.columns,
    Math.max(1, Math.min(8, Math.floor(size.rows / 4))),
    look,
  );
  const hints = cockpit.chosen === null ? HINTS : NOTE_HINTS;
  const foot = [
    ...notice(cockpit, size, look, now),
    storyStrip(cockpit, address, size.columns, look),
    ...input.rows,
    keyLine(hints, size.columns, look),
  ];
  const room = Math.max(1, size.rows - head.length - foot.length);
  const body =
    cockpit.view === 'reading' && question.setting !== undefined
      ? readingBody(cockpit, question, { columns: size.columns, rows: room }, look)
      : size.columns >= TWO_COLUMNS && cockpit.view !== 'notes'
        ? wideBody(cockpit, address, question, { columns: size.columns, rows: room }, look)
        : narrowBody(cockpit, address, question, { columns: size.columns, rows: room }, look);
  const inputTop = size.rows - 1 - input.rows.length;
  const cursor = { row: inputTop + input.cursor.row, before: input.cursor.before };
  return framed(size, head, body, foot, cockpit.chosen === null ? cursor : null);
}

function narrowBody(
  cockpit: Cockpit,
  address: QuestionAddress,
  question: Question,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  const width = Math.min(columns, LONGEST_ROW + 4);
  const noted = notesOn(cockpit, address).length;
  const listenFirst = cockpit.view === 'listen';
  // Before the first note, what is read out needs the room more.
  const least =
    listenFirst || (noted === 0 && question.setting !== undefined)
      ? 2
      : Math.min(noted + 1, rows < 12 ? 3 : 5) + 1;
  const whole = askRows(question, width, look);
  const ask = listenFirst && rows < 20 ? whole.slice(0, 1) : whole;
  let room = rows - least - Math.min(ask.length, Math.max(2, rows - least));
  const take = (pane: readonly string[]): readonly string[] => {
    if (pane.length === 0 || pane.length > room) return [];
    room -= pane.length;
    return pane;
  };
  const onlyNotes = cockpit.view === 'notes';
  const readOut = onlyNotes || listenFirst ? [] : take(settingRows(question, width, look));
  const setting =
    readOut.length > 0 || question.setting === undefined
      ? readOut
      : take(hiddenSettingRows(question, width, look));
  const kinds = onlyNotes || listenFirst ? [] : take(probeKinds(cockpit, address, question, width, look));
  const listenEarly = listenFirst ? readOn(cockpit, listenRows(question, width, look), room, look) : [];
  room -= listenEarly.length;
  const probes =
    onlyNotes || listenFirst ? [] : takeInstead(kinds, probeRows(cockpit, address, question, width, look));
  const shownProbes = probes.length > 0 ? probes : kinds;
  const signals = onlyNotes ? [] : take(signalRows(cockpit, address, width, look, listenFirst));
  const listen = onlyNotes || listenFirst ? [] : take(listenRows(question, width, look));
  const gap = room >= 3 ? 1 : 0;
  room -= gap * 2;
  const top = [
    ...setting,
    ...cutRows(ask, Math.max(2, rows - least), look, question.setting !== undefined),
    ...(gap === 1 ? [''] : []),
    ...shownProbes,
    ...listenEarly,
    ...listen,
    ...signals,
  ];
  const left = Math.max(1, rows - top.length);
  // Where what to listen for scrolls, the notes stay at the newest.
  const shown = listenFirst ? { ...cockpit, scrolled: 0 } : cockpit;
  return [...top, ...notesPane(shown, address, columns, left, look)];

  function takeInstead(instead: readonly string[], pane: readonly string[]): readonly string[] {
    if (pane.length > room + instead.length) return [];
    room += instead.length - pane.length;
    return pane;
  }
}

function readingBody(
  cockpit: Cockpit,
  question: Question,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  const width = Math.min(columns, LONGEST_ROW);
  const all = [...settingRows(question, width, look), '', ...askRows(question, width, look)];
  return readOn(cockpit, all, rows, look);
}

// As much as fits, from where one has scrolled to.
function readOn({ scrolled }: Cockpit, all: readonly string[], rows: number, look: Look): readonly string[] {
  if (all.length <= rows) return all;
  const from = Math.min(scrolled, all.length - rows + 1);
  const more = look.palette.muted(`${look.glyphs.ellipsis} PageUp and PageDown read on`);
  return [...all.slice(from, from + rows - 1), more].slice(0, rows);
}

function wideBody(
  cockpit: Cockpit,
  address: QuestionAddress,
  question: Question,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  const right = Math.min(80, Math.floor(columns * 0.42));
  const left = columns - right - 3;
  const width = Math.min(left, LONGEST_ROW);
  const ask = [...settingRows(question, width, look), ...askRows(question, width, look)];
  const least = Math.min(6, Math.max(3, Math.floor(rows / 3)));
  const top = cutRows(ask, Math.max(2, rows - least), look);
  const gap = rows - top.length > least + 2 ? [''] : [];
  const main = [...top, ...gap, ...notesPane(cockpit, address, left, rows - top.length - gap.length, look)];
  const listen = listenRows(question, right, look);
  const signals = signalRows(cockpit, address, right, look, true);
  const panes =
    cockpit.view === 'listen'
      ? [signals, listen]
      : [probeRows(cockpit, address, question, right, look), listen, signals];
  const spaced = panes.flatMap((pane, index) => (index === 0 ? pane : ['', ...pane]));
  const beside = spaced.length <= rows ? spaced : panes.flat();
  return sideBySide(main, cutRows(beside, rows, look), left, look).slice(0, rows);
}

function notice(cockpit: Cockpit, size: Size, look: Look, now: Moment): readonly string[] {
  const rows = noticeRows(cockpit.notice, size.columns, look);
  if (rows.length > 0 || !isBlank(cockpit.line) || !timeIsShort(cockpit, now)) return rows;
  return [look.palette.severity.warning('Time runs short: ^L shows what is still open.')];
}

/** As many rows as there is room for; `elsewhere`: whether another view has them all. */
function cutRows(rows: readonly string[], most: number, look: Look, elsewhere = true): readonly string[] {
  if (rows.length <= most) return rows;
  const more = elsewhere ? ' (Ctrl-V: other panes)' : '';
  return [...rows.slice(0, Math.max(0, most - 1)), look.palette.muted(`  ${look.glyphs.ellipsis}${more}`)];
}
