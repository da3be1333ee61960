import { standingNotes } from '../../domain/draft-content.js';
import type { Note } from '../../domain/draft-content.js';
import type { QuestionAddress } from '../../domain/id.js';
import type { Question } from '../../domain/rubric.js';
import { PROBE_KINDS } from '../../domain/rubric.js';
import { judgedBy } from '../../domain/sitting.js';
import { settingHeading } from '../../render/interview-text.js';
import type { Cockpit } from './cockpit.js';
import type { Look } from './frame.js';
import { rowsOf, rule } from './frame.js';
import { notesWindow } from './notes-pane.js';

/** The question to read aloud. */
export function askRows(question: Question, columns: number, look: Look): readonly string[] {
  return rowsOf(question.ask, columns, { paint: look.palette.question, lead: '  ', hang: 2 });
}

/** What belongs before the question, to be read out or for the interviewers alone; nothing where there is no setting. */
export function settingRows(question: Question, columns: number, look: Look): readonly string[] {
  const { setting } = question;
  if (setting === undefined) return [];
  const paint = look.palette.setting;
  if (question.kind !== 'team-exercise') return rowsOf(setting, columns, { paint, lead: 'Read: ', hang: 6 });
  return [
    ...rowsOf(settingHeading(question), columns, { paint: look.palette.severity.warning }),
    ...rowsOf(setting, columns, { paint, lead: '  ', hang: 2 }),
  ];
}

/** What stands in place of a setting that has no room. */
export function hiddenSettingRows({ kind }: Question, columns: number, look: Look): readonly string[] {
  const text =
    kind === 'team-exercise'
      ? 'How it is played is for you alone: Ctrl-V shows it.'
      : 'There is something to read out first: Ctrl-V shows it.';
  return rowsOf(text, columns, { paint: look.palette.setting });
}

/** The probes with their words, and which were used. */
export function probeRows(
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

/** The probes by their kinds alone, for a small screen. */
export function probeKinds(
  cockpit: Cockpit,
  address: QuestionAddress,
  { probes }: Question,
  columns: number,
  look: Look,
): readonly string[] {
  const used = usedProbes(cockpit, address);
  const words = probes.map(
    ({ kind }, index) => `${used.has(index) ? look.glyphs.done : look.glyphs.todo}${index + 1}.${kind}`,
  );
  return rowsOf(words.join('  '), columns, { paint: look.palette.probe, lead: 'Probes: ' });
}

/** What to listen for. */
export function listenRows({ listenFor }: Question, columns: number, look: Look): readonly string[] {
  return [
    look.palette.strong('Listen for'),
    ...listenFor.strong.flatMap((text) => rowsOf(text, columns, { lead: ' + ' })),
    ...listenFor.weak.flatMap((text) => rowsOf(text, columns, { lead: ' - ', paint: look.palette.muted })),
  ];
}

/** The signals: those that were marked, or all of them. */
export function signalRows(
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
export function storyStrip(
  { draft }: Cockpit,
  address: QuestionAddress,
  columns: number,
  look: Look,
): string {
  const heard = new Set(
    standingNotes(draft.content)
      .filter(({ question }) => question === address)
      .map(({ kind }) => kind),
  );
  const letters = { situation: 'S', task: 'T', action: 'A', result: 'R', reflection: 'L' } as const;
  const parts = PROBE_KINDS.map((kind) => {
    const word = columns >= 76 ? `${letters[kind]} ${kind}` : letters[kind];
    return heard.has(kind)
      ? look.palette.saved(`${look.glyphs.done} ${word}`)
      : look.palette.muted(`${look.glyphs.todo} ${word}`);
  });
  return parts.join('  ');
}

/** The notes, under their heading. */
export function notesPane(
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
      ...rowsOf('Type what you hear; Enter saves the line.', columns, { paint: look.palette.muted }),
    ];
  }
  return [title, ...notesWindow(cockpit, notes, columns, rows - 1, look)];
}

/** The notes on a question, struck ones as well. */
export function notesOn({ draft }: Cockpit, address: QuestionAddress): readonly Note[] {
  return draft.content.notes.filter(({ question }) => question === address);
}

function usedProbes({ draft }: Cockpit, address: QuestionAddress): ReadonlySet<number> {
  return new Set(
    draft.content.probes.filter(({ question }) => question === address).map(({ probe }) => probe),
  );
}
