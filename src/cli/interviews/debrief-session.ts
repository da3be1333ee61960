import { topicsOf } from '../../domain/agenda.js';
import type { DebriefSetting } from '../../domain/debrief-entry.js';
import { addAgreed, addEntry } from '../../domain/debrief-entry.js';
import { notesOn, partsOf } from '../../domain/debrief-part.js';
import type { Debrief, NoteReference } from '../../domain/debrief.js';
import type { Id } from '../../domain/id.js';
import { judge } from '../../domain/judgement.js';
import { textOf } from '../../domain/scorecard.js';
import { isSameSeat } from '../../domain/seat.js';
import { renderDocument } from '../../render/document-terminal.js';
import { problemLine } from '../../render/problem-text.js';
import { agendaViews, anchorOf } from '../../render/view-agenda.js';
import type { CitableNote } from '../../terminal/debrief-walk.js';
import { walkDebrief } from '../../terminal/debrief-walk.js';
import { reasonOf } from '../../terminal/desk.js';
import type { Environment } from '../environment.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { lookOf, say } from '../report.js';

/** Walks an interviewer through the agenda at a terminal, and keeps what they settle as they settle it. Resolves to the debrief as it stands then. */
export async function converseInDebrief(
  before: Debrief,
  at: {
    readonly setting: DebriefSetting;
    readonly read: ReadPanel;
    readonly author: Id;
    readonly keep: (debrief: Debrief) => Promise<void>;
  },
  environment: Environment,
): Promise<Debrief> {
  const { setting, read, author } = at;
  const { panel, agenda, cards } = setting;
  const look = lookOf(environment, environment.errors);
  const topics = topicsOf(agenda);
  let debrief = before;
  const take = async (result: ReturnType<typeof addEntry>): Promise<string | null> => {
    if (!result.ok) return problemLine(result.problem);
    try {
      if (result.added) await at.keep(result.debrief);
    } catch (thrown) {
      const reason = reasonOf(thrown);
      if (reason === null) throw thrown;
      // What was typed is still on the screen; a session that ended here would take it along.
      return `NOT SAVED: ${reason} What was shown as saved is safe.`;
    }
    debrief = result.debrief;
    return null;
  };
  await walkDebrief({
    streams: { input: environment.input, output: environment.errors },
    columns: look.columns,
    author,
    items: agendaViews(agenda, judge(panel), {
      candidate: panel.candidate,
      role: panel.role,
      rubrics: panel.rubrics,
      cards,
      debriefs: read.files.debriefs,
    }),
    part: (place) => {
      const topic = topics[place];
      const parts = partsOf(panel, agenda, author, debrief);
      return (
        parts.find(
          ({ topic: { competency, codes } }) =>
            competency === topic?.competency && codes[0] === topic.codes[0],
        ) ?? null
      );
    },
    notes: (competencies) => citable(notesOn(competencies, author, cards), setting),
    signalText: (competency, signal) =>
      panel.rubrics.get(competency)?.signals.find(({ id }) => id === signal)?.text ?? signal,
    anchorLabel: ({ competency, question }, rating) => {
      const rubric = panel.rubrics.get(competency);
      return rubric === undefined ? '' : anchorOf({ question, rating }, rubric, panel).label;
    },
    show: (markdown) => {
      say(environment, `\n${renderDocument(markdown, { ...look, details: 'unfolded' })}`);
    },
    say: (text) => {
      say(environment, text);
    },
    settle: async (settlement, reason, evidence) =>
      take(
        addEntry(
          debrief,
          { ...settlement, reason, on: environment.now(), ...(evidence.length > 0 ? { evidence } : {}) },
          setting,
        ),
      ),
    isAgreed: (question) => debrief.agreed?.some((one) => one.question === question) ?? false,
    agree: async (competency, question) => {
      const refusal = await take(
        addAgreed(debrief, { competency, question, on: environment.now() }, setting),
      );
      say(environment, refusal ?? 'Saved.');
    },
  });
  return debrief;
}

function citable(references: readonly NoteReference[], { cards }: DebriefSetting): readonly CitableNote[] {
  return references.map((reference) => {
    const card = cards.find(({ header }) => isSameSeat(header, reference));
    const note = card?.payload.notes.find(({ id }) => id === reference.note);
    const text = note === undefined ? null : textOf(note.text);
    return { reference, text: text ?? '[redacted]' };
  });
}
