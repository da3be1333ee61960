import { growingLists } from './growing-list.js';
import type { Instant, QuestionAddress } from './id.js';
import type { Assessment, MarkedSignal, NoteKind, OwnRecommendation, UsedProbe } from './scorecard.js';
import type { Judged, Sitting } from './sitting.js';
import { isCore, judgementsOf } from './sitting.js';

/** A note as it was taken. */
export interface Note {
  readonly id: string;
  readonly at: Instant;
  readonly kind: NoteKind;
  readonly question: QuestionAddress;
  readonly text: string;
}

/** An assessment, and when it was made. */
export type TimedAssessment = Assessment & { readonly at: Instant };

/** What a draft holds. `notes` and `struck` only ever grow, except by undoing. */
export interface DraftContent {
  readonly notes: readonly Note[];
  /** Ids of notes that were struck. */
  readonly struck: readonly string[];
  readonly signals: readonly MarkedSignal[];
  readonly probes: readonly UsedProbe[];
  readonly assessments: readonly TimedAssessment[];
  readonly recommendation: OwnRecommendation | null;
  readonly closing: string | null;
  /** When the candidate left before the end; null when they stayed. */
  readonly candidateLeft: Instant | null;
}

/** The lists of notes, by their ids. */
export const NOTES = growingLists<Note>(({ id }) => id);
/** The lists of struck notes. */
export const STRUCK = growingLists<string>((id) => id);

export const EMPTY_CONTENT: DraftContent = {
  notes: [],
  struck: [],
  signals: [],
  probes: [],
  assessments: [],
  recommendation: null,
  closing: null,
  candidateLeft: null,
};

/** The notes that still stand, in the order in which they were taken. */
export function standingNotes(content: DraftContent): readonly Note[] {
  const struck = new Set(content.struck);
  return content.notes.filter(({ id }) => !struck.has(id));
}

/** The assessment of one answer for one competency; null when there is none. */
export function assessmentOf(content: DraftContent, judged: Judged): TimedAssessment | null {
  return content.assessments.find((one) => isSame(one, judged)) ?? null;
}

/** The judgements without which the draft cannot be sealed: of core questions, in the order of `judgementsOf`. */
export function openJudgements(sitting: Sitting, content: DraftContent): readonly Judged[] {
  return judgementsOf(sitting).filter(
    (judged) => isCore(sitting.role, judged.question) && assessmentOf(content, judged) === null,
  );
}

/** Whether two judgements are of the same answer for the same competency. */
export function isSame(one: Judged, other: Judged): boolean {
  return one.question === other.question && one.competency === other.competency;
}
