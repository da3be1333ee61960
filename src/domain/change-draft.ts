import type { DraftContent, TimedAssessment } from './draft-content.js';
import { NOTES, STRUCK, assessmentOf, isSame, openJudgements } from './draft-content.js';
import type { Id, QuestionAddress } from './id.js';
import { questionAddress } from './id.js';
import type { ContentEvent } from './interview-events.js';
import type { Problem } from './problem.js';
import { isPoint } from './rubric.js';
import type { MarkedSignal, OwnRecommendation } from './scorecard.js';
import type { Sitting } from './sitting.js';
import { judgedBy, judgementsOf, questionOfSeat, signalOf } from './sitting.js';

/** The content after an event, or why it is refused. */
export type ContentStep =
  { readonly ok: true; readonly content: DraftContent } | { readonly ok: false; readonly problem: Problem };

// What a card may hold; a draft that held more could never be sealed.
const LONGEST_TEXT = 200_000;
const MOST_NOTES = 10_000;
const MOST_EVIDENCE = 1000;

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
    case 'closing': {
      const unfit = textProblem(event.text);
      if (unfit !== null) return refuse(unfit);
      return accept({ ...content, closing: event.text.trim() === '' ? null : event.text });
    }
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
  const unfit = textProblem(event.text);
  if (unfit !== null) return refuse(unfit);
  if (content.notes.length >= MOST_NOTES) return refuse({ code: 'too-many-entries', most: MOST_NOTES });
  if (NOTES.has(content.notes, event.id)) return refuse({ code: 'note-id-taken', note: event.id });
  const { id, at, question, text } = event;
  return accept({
    ...content,
    notes: NOTES.with(content.notes, { id, at, kind: event.note, question, text }),
  });
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
  return accept({ ...content, struck: STRUCK.with(content.struck, note) });
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
  if (evidence.length > MOST_EVIDENCE) return { code: 'too-many-entries', most: MOST_EVIDENCE };
  for (const note of evidence) {
    const problem = noteProblem(content, note);
    if (problem !== null) return problem;
  }
  return null;
}

function noteProblem(content: DraftContent, note: string): Problem | null {
  if (!NOTES.has(content.notes, note)) return { code: 'note-unknown', note };
  return STRUCK.has(content.struck, note) ? { code: 'note-struck', note } : null;
}

function textProblem(text: string): Problem | null {
  if (text.length > LONGEST_TEXT) return { code: 'text-too-long', most: LONGEST_TEXT };
  // A lone half of a surrogate pair has no UTF-8 form: it would not come back from the disk as it was.
  return /\p{Surrogate}/u.test(text) ? { code: 'note-not-text' } : null;
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
