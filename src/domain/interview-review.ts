import type { DraftContent, TimedAssessment } from './draft-content.js';
import { assessmentOf, openJudgements } from './draft-content.js';
import type { Id, QuestionAddress } from './id.js';
import { byText } from './id.js';
import type { InterviewState } from './interview.js';
import type { Point } from './rubric.js';
import { secondsBetween } from './session-clock.js';
import type { Judged } from './sitting.js';
import { isCore, judgementsOf, signalOf } from './sitting.js';

/** A rating given sooner after the one before than anchors can be read. */
const HASTY_SECONDS = 4;

/** From how many ratings up it is odd that all are equal, or that all rest on one note. */
const ODD_FROM = 3;

/** A gap, which keeps the card from being sealed, or an oddity, which deserves a second look. */
export type ReviewItem =
  | { readonly kind: 'open'; readonly judged: Judged }
  | { readonly kind: 'no-recommendation' }
  /** A question beyond the core ones that was opened, and is not judged. */
  | { readonly kind: 'unrated'; readonly judged: Judged }
  | { readonly kind: 'all-equal'; readonly rating: Point; readonly count: number }
  /** A rating of 3 or more on a competency with a knockout marked. */
  | {
      readonly kind: 'against-knockout';
      readonly judged: Judged;
      readonly signal: Id;
      readonly rating: Point;
    }
  | { readonly kind: 'one-note-for-all'; readonly note: string; readonly count: number }
  /** Evidence was noted under other questions only. */
  | { readonly kind: 'borrowed-evidence'; readonly judged: Judged; readonly from: readonly QuestionAddress[] }
  | { readonly kind: 'hasty'; readonly judged: readonly Judged[]; readonly seconds: number };

type Rated = Extract<TimedAssessment, { readonly rating: Point }>;

/** Whether an item keeps the card from being sealed. */
export function isGap(item: ReviewItem): boolean {
  return item.kind === 'open' || item.kind === 'no-recommendation';
}

/** Gaps and oddities of a draft, gaps first; empty where a conflict of interest ended the session. */
export function reviewOf(state: InterviewState): readonly ReviewItem[] {
  if (state.start?.conflict === true) return [];
  const { sitting, content } = state;
  const rated = content.assessments.filter((one): one is Rated => 'rating' in one);
  return [
    ...openJudgements(sitting, content).map((judged) => ({ kind: 'open' as const, judged })),
    ...(rated.length > 0 && content.recommendation === null ? [{ kind: 'no-recommendation' as const }] : []),
    ...unrated(state),
    ...allEqual(rated),
    ...againstKnockouts(state, rated),
    ...oneNoteForAll(rated),
    ...borrowedEvidence(content, rated),
    ...hasty(rated),
  ];
}

function unrated({ sitting, content, opened }: InterviewState): readonly ReviewItem[] {
  return judgementsOf(sitting)
    .filter(
      (judged) =>
        opened.includes(judged.question) &&
        !isCore(sitting.role, judged.question) &&
        assessmentOf(content, judged) === null,
    )
    .map((judged) => ({ kind: 'unrated', judged }));
}

function allEqual(rated: readonly Rated[]): readonly ReviewItem[] {
  const [first] = rated;
  if (first === undefined || rated.length < ODD_FROM) return [];
  if (rated.some(({ rating }) => rating !== first.rating)) return [];
  return [{ kind: 'all-equal', rating: first.rating, count: rated.length }];
}

function againstKnockouts(
  { sitting, content }: InterviewState,
  rated: readonly Rated[],
): readonly ReviewItem[] {
  const knockouts = content.signals.filter(
    ({ competency, signal }) => signalOf(sitting, competency, signal)?.kind === 'knockout',
  );
  return knockouts.flatMap(({ competency, signal }) =>
    rated
      .filter((one) => one.competency === competency && one.rating >= 3)
      .map((one) => ({
        kind: 'against-knockout' as const,
        judged: judgedOf(one),
        signal,
        rating: one.rating,
      })),
  );
}

function oneNoteForAll(rated: readonly Rated[]): readonly ReviewItem[] {
  if (rated.length < ODD_FROM) return [];
  const [note, ...others] = [...new Set(rated.flatMap(({ evidence }) => evidence))];
  return note === undefined || others.length > 0
    ? []
    : [{ kind: 'one-note-for-all', note, count: rated.length }];
}

function borrowedEvidence(content: DraftContent, rated: readonly Rated[]): readonly ReviewItem[] {
  const takenUnder = new Map(content.notes.map(({ id, question }) => [id, question]));
  return rated.flatMap((one) => {
    const from = [...new Set(one.evidence.flatMap((note) => takenUnder.get(note) ?? []))];
    return from.includes(one.question)
      ? []
      : [{ kind: 'borrowed-evidence' as const, judged: judgedOf(one), from }];
  });
}

function hasty(rated: readonly Rated[]): readonly ReviewItem[] {
  const inTime = rated.toSorted((one, other) => byText(one.at, other.at));
  const quick = inTime.filter((one, index) => {
    const before = inTime[index - 1];
    return before !== undefined && secondsBetween(before.at, one.at) < HASTY_SECONDS;
  });
  return quick.length === 0 ? [] : [{ kind: 'hasty', judged: quick.map(judgedOf), seconds: HASTY_SECONDS }];
}

function judgedOf({ question, competency }: Judged): Judged {
  return { question, competency };
}
