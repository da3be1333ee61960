import type { Id, Instant, QuestionAddress } from './id.js';
import type { ContentEvent } from './interview-events.js';
import type { Problem } from './problem.js';
import type { Point } from './rubric.js';
import { POINTS } from './rubric.js';
import type { Assessment, MarkedSignal, NoteKind, OwnRecommendation, UsedProbe } from './scorecard.js';
import { questionAddress } from './id.js';
import type { Judged, Sitting } from './sitting.js';
import { isCore, judgedBy, judgementsOf, questionOfSeat, signalOf } from './sitting.js';

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

/** The content after an event, or why it is refused. */
export type ContentStep =
  { readonly ok: true; readonly content: DraftContent } | { readonly ok: false; readonly problem: Problem };

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

/**
 * Applies an event to the content. A note that something rests on cannot be struck: a judgement never vanishes by the
 * way, so one first gives it other evidence. A judgement that changes after the own recommendation takes that back:
 * it is given after the ratings, all of them.
 */
export function applyToContent(sitting: Sitting, content: DraftContent, event: ContentEvent): ContentStep {
  if ('question' in event && questionOfSeat(sitting, event.question) === null) {
    return refuse({
      code: 'question-not-in-seat',
      question: event.question,
      questions: sitting.seat.questions,
    });
  }
  switch (event.kind) {
    case 'noted':
      return noted(content, event);
    case 'struck':
      return struck(content, event.note);
    case 'signal-marked':
      return marked(sitting, content, event);
    case 'signal-unmarked': {
      const signals = content.signals.filter((one) => !isSameSignal(one, event));
      if (signals.length === content.signals.length) {
        return refuse({ code: 'signal-not-marked', signal: `${event.competency}/${event.signal}` });
      }
      return accept({ ...content, signals });
    }
    case 'probe-used': {
      const count = questionOfSeat(sitting, event.question)?.probes.length ?? 0;
      if (!Number.isInteger(event.probe) || event.probe < 0 || event.probe >= count) {
        return refuse({ code: 'probe-unknown', question: event.question, probe: event.probe + 1, count });
      }
      const { question, probe } = event;
      if (content.probes.some((one) => one.question === question && one.probe === probe))
        return accept(content);
      return accept({ ...content, probes: [...content.probes, { question, probe }] });
    }
    case 'rated':
      return rated(sitting, content, event);
    case 'not-assessed': {
      const { question, competency, reason, at } = event;
      return assessed(sitting, content, { question, competency, notAssessed: reason, at });
    }
    case 'recommended':
      return recommended(sitting, content, event.recommendation);
    case 'closing':
      return isWellFormed(event.text)
        ? accept({ ...content, closing: event.text.trim() === '' ? null : event.text })
        : refuse({ code: 'note-not-text' });
    case 'candidate-left': {
      const missing = judgementsOf(sitting).filter((judged) => assessmentOf(content, judged) === null);
      const notAsked = missing.map((judged) => ({
        ...judged,
        notAssessed: 'not-asked' as const,
        at: event.at,
      }));
      return accept({
        ...content,
        assessments: [...content.assessments, ...notAsked],
        candidateLeft: content.candidateLeft ?? event.at,
      });
    }
  }
}

function noted(content: DraftContent, event: ContentEvent & { kind: 'noted' }): ContentStep {
  if (event.text.trim() === '') return refuse({ code: 'note-empty' });
  if (!isWellFormed(event.text)) return refuse({ code: 'note-not-text' });
  if (content.notes.some(({ id }) => id === event.id))
    return refuse({ code: 'note-id-taken', note: event.id });
  const { id, at, question, text } = event;
  return accept({ ...content, notes: [...content.notes, { id, at, kind: event.note, question, text }] });
}

function struck(content: DraftContent, note: string): ContentStep {
  const problem = noteProblem(content, note);
  if (problem !== null) return refuse(problem);
  const restingOn = [
    ...content.assessments
      .filter((one) => 'rating' in one && one.evidence.includes(note))
      .map((one) => `${one.competency} (${one.question})`),
    ...content.signals
      .filter(({ evidence }) => evidence.includes(note))
      .map((one) => `${one.competency}/${one.signal}`),
  ];
  if (restingOn.length > 0) return refuse({ code: 'note-is-evidence', note, restingOn });
  return accept({ ...content, struck: [...content.struck, note] });
}

function marked(
  sitting: Sitting,
  content: DraftContent,
  event: ContentEvent & { kind: 'signal-marked' },
): ContentStep {
  const { question, competency } = event;
  const signal = signalOf(sitting, competency, event.signal);
  if (signal === null) {
    const known = (sitting.rubrics.get(competency)?.signals ?? []).map(({ id }) =>
      questionAddress(competency, id),
    );
    return refuse({ code: 'signal-unknown', signal: `${competency}/${event.signal}`, known });
  }
  const evidence = [...new Set(event.evidence)];
  const problem = evidenceProblem(content, evidence);
  if (problem !== null) return refuse(problem);
  if (signal.kind === 'knockout' && evidence.length === 0) {
    return refuse({ code: 'knockout-without-evidence', signal: `${competency}/${signal.id}` });
  }
  const mark: MarkedSignal = { competency, signal: signal.id, question, evidence };
  const position = content.signals.findIndex((one) => isSameSignal(one, event));
  const signals = position < 0 ? [...content.signals, mark] : content.signals.with(position, mark);
  return accept({ ...content, signals });
}

function rated(
  sitting: Sitting,
  content: DraftContent,
  event: ContentEvent & { kind: 'rated' },
): ContentStep {
  const { question, competency, rating, at } = event;
  const evidence = [...new Set(event.evidence)];
  if (!isPoint(rating)) return refuse({ code: 'rating-not-a-point', rating: String(rating) });
  if (evidence.length === 0) return refuse({ code: 'rating-without-evidence', question, competency });
  const problem = evidenceProblem(content, evidence);
  if (problem !== null) return refuse(problem);
  return assessed(sitting, content, { question, competency, rating, evidence, at });
}

function assessed(sitting: Sitting, content: DraftContent, assessment: TimedAssessment): ContentStep {
  const { question, competency } = assessment;
  const judged = judgedBy(sitting, question);
  if (!judged.includes(competency))
    return refuse({ code: 'competency-not-judged', question, competency, judged });
  const others = content.assessments.filter((one) => !isSame(one, assessment));
  return accept({ ...content, assessments: [...others, assessment], recommendation: null });
}

function recommended(
  sitting: Sitting,
  content: DraftContent,
  recommendation: OwnRecommendation,
): ContentStep {
  const open = openJudgements(sitting, content);
  if (open.length > 0) return refuse({ code: 'recommendation-too-early', open });
  if (!content.assessments.some((one) => 'rating' in one))
    return refuse({ code: 'recommendation-without-rating' });
  return accept({ ...content, recommendation });
}

function evidenceProblem(content: DraftContent, evidence: readonly string[]): Problem | null {
  for (const note of evidence) {
    const problem = noteProblem(content, note);
    if (problem !== null) return problem;
  }
  return null;
}

function noteProblem(content: DraftContent, note: string): Problem | null {
  if (!content.notes.some(({ id }) => id === note)) return { code: 'note-unknown', note };
  return content.struck.includes(note) ? { code: 'note-struck', note } : null;
}

function isPoint(rating: number): rating is Point {
  return (POINTS as readonly number[]).includes(rating);
}

// A lone half of a surrogate pair has no UTF-8 form: it would not come back from the disk as it was.
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function isSame(one: Judged, other: Judged): boolean {
  return one.question === other.question && one.competency === other.competency;
}

function isSameSignal(
  one: MarkedSignal,
  other: { question: QuestionAddress; competency: Id; signal: Id },
): boolean {
  return (
    one.question === other.question && one.competency === other.competency && one.signal === other.signal
  );
}

function accept(content: DraftContent): ContentStep {
  return { ok: true, content };
}

function refuse(problem: Problem): ContentStep {
  return { ok: false, problem };
}
