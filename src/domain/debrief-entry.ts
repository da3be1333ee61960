import type { AgreedQuestion, Debrief, DebriefEntry, NoteReference, Settlement } from './debrief.js';
import { notesOn } from './debrief-part.js';
import { readEntries } from './debrief-result.js';
import type { Id, Instant, QuestionAddress } from './id.js';
import type { Panel } from './panel.js';
import { byText } from './id.js';
import type { Problem } from './problem.js';
import type { AgendaItem } from './recommendation.js';
import { findQuestion } from './rubric.js';
import type { Scorecard } from './scorecard.js';

/** What somebody settled and why, as it is written by hand. */
export type WrittenEntry = Settlement & {
  readonly reason: string;
  readonly evidence?: readonly WrittenNote[];
};

/** A note, counted from 1 under its question. */
interface WrittenNote {
  /** Whose card holds it; the author's own when left out. */
  readonly interviewer?: Id;
  readonly question: QuestionAddress;
  readonly note: number;
}

/** What one interviewer settled in the debrief, as a file tells it. */
export interface DebriefNotes {
  readonly format: 'touchstone/debrief-notes@1';
  readonly candidate: Id;
  readonly author: Id;
  readonly entries: readonly WrittenEntry[];
  readonly agreed?: readonly Omit<AgreedQuestion, 'on'>[];
}

/** Where an entry is to be added. */
export interface DebriefSetting {
  readonly panel: Panel;
  readonly agenda: readonly AgendaItem[];
  /** Every card that was filed. */
  readonly cards: readonly Scorecard[];
}

/** The debrief with one thing more, or why it cannot be added. `added` is false when it was there already. */
export type Added =
  | { readonly ok: true; readonly debrief: Debrief; readonly added: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** A debrief without entries, over the author's counted cards. */
export function emptyDebrief(panel: Panel, author: Id): Debrief {
  return {
    format: 'touchstone/debrief@1',
    candidate: panel.candidate.id,
    author,
    cards: panel.cards.filter(({ interviewer }) => interviewer === author).map(({ seal }) => seal),
    entries: [],
  };
}

/**
 * Adds an entry by the rules of `readEntries`. It cites a note at the least, where the panel has any on that competency.
 * The same entry a second time adds nothing, so that a file can be fed twice.
 */
export function addEntry(
  debrief: Debrief,
  entry: DebriefEntry,
  { panel, agenda, cards }: DebriefSetting,
): Added {
  if (debrief.entries.some((known) => isSame(known, entry))) return { ok: true, debrief, added: false };
  const next: Debrief = { ...debrief, entries: [...debrief.entries, entry] };
  const { refused } = readEntries({ ...panel, debriefs: [next] }, agenda);
  const refusal = refused.find((one) => one.entry === next.entries.length - 1);
  if (refusal !== undefined) {
    const { competency } = entry;
    return { ok: false, problem: { code: 'debrief-entry-refused', why: refusal.why, competency } };
  }
  const hasEvidence = (entry.evidence ?? []).length > 0;
  if (!hasEvidence && notesOn([entry.competency], debrief.author, cards).length > 0)
    return { ok: false, problem: { code: 'debrief-without-evidence' } };
  return { ok: true, debrief: next, added: true };
}

/** Adds a question that the panel agreed to ask next: one of the library. */
export function addAgreed(debrief: Debrief, agreed: AgreedQuestion, { panel }: DebriefSetting): Added {
  if (findQuestion(panel.rubrics, agreed.question) === null) {
    const { question: id } = agreed;
    const problem = { code: 'reference-unknown', what: 'question', id, suggestion: null, known: [] } as const;
    return { ok: false, problem };
  }
  const before = debrief.agreed ?? [];
  const isKnown = before.some(
    ({ question, competency }) => question === agreed.question && competency === agreed.competency,
  );
  if (isKnown) return { ok: true, debrief, added: false };
  return { ok: true, debrief: { ...debrief, agreed: [...before, agreed] }, added: true };
}

/** The note that is counted so; else what is wrong. */
function noteAt(
  { interviewer, question, note }: WrittenNote,
  author: Id,
  cards: readonly Scorecard[],
): NoteReference | Problem {
  const whose = interviewer ?? author;
  const found = cards
    .filter(({ header }) => header.interviewer === whose)
    .flatMap(({ header, payload }) =>
      payload.notes
        .filter((one) => one.question === question)
        .map(({ id }) => ({ interviewer: whose, interview: header.interview, note: id })),
    );
  return (
    found[note - 1] ?? {
      code: 'debrief-note-unknown',
      interviewer: whose,
      question,
      note,
      count: found.length,
    }
  );
}

/** A written entry with its notes found, or what is wrong and where in it. */
export function entryFrom(
  written: WrittenEntry,
  author: Id,
  on: Instant,
  cards: readonly Scorecard[],
):
  | { readonly entry: DebriefEntry }
  | { readonly path: readonly (string | number)[]; readonly problem: Problem } {
  const { evidence: notes = [], ...settled } = written;
  const evidence: NoteReference[] = [];
  for (const [place, note] of notes.entries()) {
    const found = noteAt(note, author, cards);
    if ('code' in found) return { path: ['evidence', place], problem: found };
    evidence.push(found);
  }
  return { entry: { ...settled, on, ...(evidence.length > 0 ? { evidence } : {}) } };
}

// When it was settled does not make it another thing.
function isSame(known: DebriefEntry, entry: DebriefEntry): boolean {
  return plain(known) === plain(entry);
}

function plain({ on: _on, evidence = [], ...settled }: DebriefEntry): string {
  const notes = evidence.map(({ interviewer, interview, note }) => [interviewer, interview, note]);
  return JSON.stringify([Object.entries(settled).sort(([a], [b]) => byText(a, b)), notes]);
}
