import { standingNotes } from '../../domain/draft-content.js';
import type { Note } from '../../domain/draft-content.js';
import type { QuestionAddress } from '../../domain/id.js';
import type { Question } from '../../domain/rubric.js';
import { findQuestion, PROBE_KINDS } from '../../domain/rubric.js';
import { judgedBy } from '../../domain/sitting.js';
import { plainText } from '../../render/safe-text.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, Moment } from './cockpit.js';
import { currentQuestion } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { framed, keyLine, noticeRows, rowsOf, rule, sideBySide } from './frame.js';
import { questionHead, timeIsShort } from './head.js';
import { inputRows } from './input-rows.js';
import { noteRows, notesWindow } from './notes-pane.js';
import { isBlank } from './note-line.js';

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
    size.columns >= TWO_COLUMNS && cockpit.view !== 'notes'
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
  const least = Math.min(noteRowsWanted(cockpit, address), rows < 12 ? 3 : 5) + 1;
  const ask = askRows(question, width, look);
  let room = rows - least - Math.min(ask.length, Math.max(2, rows - least));
  const take = (pane: readonly string[]): readonly string[] => {
    if (pane.length === 0 || pane.length > room) return [];
    room -= pane.length;
    return pane;
  };
  const onlyNotes = cockpit.view === 'notes';
  const listenFirst = cockpit.view === 'listen';
  const kinds = onlyNotes ? [] : take(probeKinds(cockpit, address, question, width, look));
  const setting = onlyNotes || listenFirst ? [] : take(settingRows(question, width, look));
  const listenEarly = listenFirst ? takeSome(listenRows(question, width, look), room) : [];
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
    ...cutRows(ask, Math.max(2, rows - least), look),
    ...(gap === 1 ? [''] : []),
    ...shownProbes,
    ...listenEarly,
    ...listen,
    ...signals,
  ];
  const left = Math.max(1, rows - top.length);
  return [...top, ...notesPane(cockpit, address, columns, left, look)];

  function takeInstead(instead: readonly string[], pane: readonly string[]): readonly string[] {
    if (pane.length > room + instead.length) return [];
    room += instead.length - pane.length;
    return pane;
  }
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
  const panes = [
    probeRows(cockpit, address, question, right, look),
    listenRows(question, right, look),
    signalRows(cockpit, address, right, look, true),
  ];
  const spaced = panes.flatMap((pane, index) => (index === 0 ? pane : ['', ...pane]));
  const beside = spaced.length <= rows ? spaced : panes.flat();
  return sideBySide(main, cutRows(beside, rows, look), left, look).slice(0, rows);
}

function askRows(question: Question, columns: number, look: Look): readonly string[] {
  return rowsOf(question.ask, columns, { paint: look.palette.question, lead: '  ', hang: 2 });
}

function settingRows({ setting }: Question, columns: number, look: Look): readonly string[] {
  if (setting === undefined) return [];
  return rowsOf(setting, columns, { paint: look.palette.setting, lead: 'Read: ', hang: 6 });
}

function probeRows(
  cockpit: Cockpit,
  address: QuestionAddress,
  question: Question,
  columns: number,
  look: Look,
): readonly string[] {
  const used = usedProbes(cockpit, address);
  return question.probes.flatMap((probe, index) => {
    const tick = used.has(index) ? look.glyphs.done : look.glyphs.todo;
    const paint = used.has(index) ? look.palette.muted : look.palette.probe;
    return rowsOf(`${probe.kind}: ${probe.text}`, columns, { paint, lead: `${tick} ${index + 1} `, hang: 4 });
  });
}

function probeKinds(
  cockpit: Cockpit,
  address: QuestionAddress,
  { probes }: Question,
  columns: number,
  look: Look,
): readonly string[] {
  const used = usedProbes(cockpit, address);
  const words = probes.map(
    ({ kind }, index) => `${used.has(index) ? look.glyphs.done : look.glyphs.todo}${index + 1} ${kind}`,
  );
  return rowsOf(words.join('  '), columns, { paint: look.palette.probe, lead: 'Probes: ' });
}

function listenRows({ listenFor }: Question, columns: number, look: Look): readonly string[] {
  return [
    look.palette.strong('Listen for'),
    ...listenFor.strong.flatMap((text) => rowsOf(text, columns, { lead: ' + ' })),
    ...listenFor.weak.flatMap((text) => rowsOf(text, columns, { lead: ' - ', paint: look.palette.muted })),
  ];
}

function signalRows(
  { draft }: Cockpit,
  address: QuestionAddress,
  columns: number,
  look: Look,
  all: boolean,
): readonly string[] {
  const marked = draft.content.signals.filter((one) => one.question === address);
  const isMarked = (competency: string, signal: string): boolean =>
    marked.some((one) => one.competency === competency && one.signal === signal);
  const own = judgedBy(draft.sitting, address);
  const competencies = [...new Set([...own, ...marked.map(({ competency }) => competency)])];
  const shown = competencies.flatMap((competency) =>
    (draft.sitting.rubrics.get(competency)?.signals ?? [])
      .map((signal) => ({ ...signal, marked: isMarked(competency, signal.id) }))
      .filter((signal) => signal.marked || (all && own.includes(competency))),
  );
  if (shown.length === 0) return [];
  return [
    look.palette.strong('Signals'),
    ...shown.flatMap((signal) =>
      rowsOf(`${signal.kind}: ${signal.text}`, columns, {
        lead: ` ${signal.marked ? look.glyphs.done : ' '} `,
        ...(signal.marked ? {} : { paint: look.palette.muted }),
      }),
    ),
  ];
}

/** Which parts of the story were heard, and which are silent still. */
function storyStrip({ draft, line }: Cockpit, address: QuestionAddress, columns: number, look: Look): string {
  const heard = new Set(
    standingNotes(draft.content)
      .filter(({ question }) => question === address)
      .map(({ kind }) => kind),
  );
  const letters = { situation: 'S', task: 'T', action: 'A', result: 'R', reflection: 'L' } as const;
  const parts = PROBE_KINDS.map((kind) => {
    const word =
      columns >= 76 ? `${letters[kind]} ${kind}` : columns >= 40 ? kind.slice(0, 7) : letters[kind];
    return heard.has(kind)
      ? look.palette.saved(`${look.glyphs.done} ${word}`)
      : look.palette.muted(`${look.glyphs.todo} ${word}`);
  });
  void line;
  return parts.join('  ');
}

function notesPane(
  cockpit: Cockpit,
  address: QuestionAddress,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] {
  const title = rule(columns, look, 'Notes');
  if (rows <= 1) return rows === 1 ? [title] : [];
  const notes = notesOn(cockpit, address);
  if (notes.length === 0) {
    return [
      title,
      look.palette.muted('Type what you hear; Enter saves the line. The candidate comes first.'),
    ];
  }
  return [title, ...notesWindow(cockpit, notes, columns, rows - 1, look)];
}

function noteRowsWanted(cockpit: Cockpit, address: QuestionAddress): number {
  return notesOn(cockpit, address).length + 1;
}

function notesOn({ draft }: Cockpit, address: QuestionAddress): readonly Note[] {
  return draft.content.notes.filter(({ question }) => question === address);
}

function usedProbes({ draft }: Cockpit, address: QuestionAddress): ReadonlySet<number> {
  return new Set(
    draft.content.probes.filter(({ question }) => question === address).map(({ probe }) => probe),
  );
}

function notice(cockpit: Cockpit, size: Size, look: Look, now: Moment): readonly string[] {
  const rows = noticeRows(cockpit.notice, size.columns, look);
  if (rows.length > 0 || !isBlank(cockpit.line) || !timeIsShort(cockpit, now)) return rows;
  return [look.palette.severity.warning(plainText('Time runs short: ^L shows what is still open.'))];
}

function takeSome(pane: readonly string[], room: number): readonly string[] {
  return pane.slice(0, Math.max(0, room));
}

function cutRows(rows: readonly string[], most: number, look: Look): readonly string[] {
  if (rows.length <= most) return rows;
  return [
    ...rows.slice(0, Math.max(0, most - 1)),
    look.palette.muted(`  ${look.glyphs.ellipsis} (Ctrl-V: other panes)`),
  ];
}

void noteRows;
