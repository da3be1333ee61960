import { openJudgements } from './draft-content.js';
import type { Id, Instant, QuestionAddress } from './id.js';
import { parseQuestionAddress } from './id.js';
import type { InterviewState } from './interview.js';
import { apply, newInterview, nextNoteId } from './interview.js';
import type { InterviewEvent } from './interview-events.js';
import type { Problem } from './problem.js';
import type { ProbeKind } from './rubric.js';
import { findQuestion } from './rubric.js';
import type { Mode, NotAssessedReason, NoteKind, OwnRecommendation } from './scorecard.js';
import type { Sitting } from './sitting.js';

type AnswerNote = string | { readonly text: string; readonly kind?: NoteKind; readonly at?: Instant };

type AnswerRating =
  | { readonly rating: number; readonly evidence: readonly number[] }
  | { readonly notAssessed: NotAssessedReason };

/** One answer as it was written down elsewhere. Notes are numbered from 1; a probe is named by its number or, all of a kind, by its kind. */
interface Answer {
  readonly notes: readonly AnswerNote[];
  readonly probes?: readonly (number | ProbeKind)[];
  readonly signals?: readonly { readonly signal: `${Id}/${Id}`; readonly evidence?: readonly number[] }[];
  readonly ratings: Readonly<Record<Id, AnswerRating>>;
}

/** An interview as it was written down elsewhere: on paper, or by a program. */
export interface Answers {
  readonly format: 'touchstone/answers@1';
  readonly candidate: Id;
  readonly interviewer: Id;
  readonly interview: Id;
  readonly mode: Mode;
  readonly language: string;
  readonly conflict: boolean;
  readonly started: Instant;
  readonly ended: Instant;
  readonly answers: Readonly<Record<QuestionAddress, Answer>>;
  /** Null where a conflict of interest ended the session, or nothing was rated. */
  readonly recommendation: OwnRecommendation | null;
  readonly closing?: string;
}

/** Why a part of the answers is refused; `path` leads to it, key by key. */
interface AnswerRefusal {
  readonly path: readonly (string | number)[];
  readonly problem: Problem;
}

/** The events that answers give and the state they lead to, or everything that is refused. */
export type ScriptedInterview =
  | { readonly ok: true; readonly events: readonly InterviewEvent[]; readonly state: InterviewState }
  | { readonly ok: false; readonly refusals: readonly AnswerRefusal[] };

/**
 * Feeds answers through the engine, as if somebody had typed them. A note without a time of its own is dated to the
 * beginning, judgements to the end. What is refused is told and left out, so that one reading finds it all; gaps (open
 * judgements, no recommendation) are the business of `sealingProblem` on the state that comes out.
 */
export function playAnswers(sitting: Sitting, answers: Answers): ScriptedInterview {
  const events: InterviewEvent[] = [];
  const refusals: AnswerRefusal[] = [];
  let state = newInterview(sitting);
  const send = (event: InterviewEvent, ...path: readonly (string | number)[]): boolean => {
    const step = apply(state, event);
    if (!step.ok) {
      refusals.push({ path, problem: step.problem });
      return false;
    }
    state = step.state;
    events.push(event);
    return true;
  };

  const { started, ended, mode, language, conflict } = answers;
  if (ended < started) {
    return {
      ok: false,
      refusals: [{ path: ['ended'], problem: { code: 'interview-ends-before-start', started, ended } }],
    };
  }
  if (!send({ kind: 'started', at: started, mode, language, conflict })) {
    const [refusal] = refusals;
    const path = [refusal?.problem.code === 'language-malformed' ? 'language' : 'started'];
    return { ok: false, refusals: refusals.map(({ problem }) => ({ path, problem })) };
  }

  const numbered = new Map<QuestionAddress, readonly string[]>();
  for (const [question, answer] of addressed(answers)) {
    const path = ['answers', question] as const;
    if (!send({ kind: 'opened', at: started, question }, ...path)) continue;
    const ids: string[] = [];
    for (const [index, note] of answer.notes.entries()) {
      const { text, kind = 'plain', at = started } = typeof note === 'string' ? { text: note } : note;
      const id = nextNoteId(state);
      const kept = send({ kind: 'noted', at, id, question, note: kind, text }, ...path, 'notes', index);
      // A refused note keeps its number: evidence that points to it is not a second mistake.
      ids.push(kept ? id : '');
    }
    numbered.set(question, ids);
    for (const [index, named] of (answer.probes ?? []).entries()) {
      for (const probe of probesNamed(sitting, question, named)) {
        send({ kind: 'probe-used', at: started, question, probe }, ...path, 'probes', index);
      }
    }
  }
  if (!conflict) send({ kind: 'ended', at: ended }, 'ended');

  for (const [question, answer] of addressed(answers)) {
    const notes = numbered.get(question);
    if (notes === undefined) continue;
    const path = ['answers', question] as const;
    const pointed = (
      evidence: readonly number[],
      ...at: readonly (string | number)[]
    ): readonly string[] | null => {
      const ids = evidence.map((number) => notes[number - 1]);
      for (const [index, id] of ids.entries()) {
        const note = String(evidence[index]);
        if (id === undefined)
          refusals.push({
            path: [...path, ...at, 'evidence', index],
            problem: { code: 'note-unknown', note },
          });
      }
      return ids.every((id) => id !== undefined && id !== '') ? (ids as readonly string[]) : null;
    };
    for (const [index, { signal, evidence = [] }] of (answer.signals ?? []).entries()) {
      const named = parseQuestionAddress(signal) ?? { rubric: signal, question: '' };
      const ids = pointed(evidence, 'signals', index);
      if (ids === null) continue;
      send(
        {
          kind: 'signal-marked',
          at: ended,
          question,
          competency: named.rubric,
          signal: named.question,
          evidence: ids,
        },
        ...path,
        'signals',
        index,
        'signal',
      );
    }
    for (const [competency, given] of Object.entries(answer.ratings)) {
      const here = [...path, 'ratings', competency];
      if ('notAssessed' in given) {
        send({ kind: 'not-assessed', at: ended, question, competency, reason: given.notAssessed }, ...here);
        continue;
      }
      const ids = pointed(given.evidence, 'ratings', competency);
      if (ids === null) continue;
      send(
        { kind: 'rated', at: ended, question, competency, rating: given.rating, evidence: ids },
        ...here,
        'rating',
      );
    }
  }
  if (answers.closing !== undefined) send({ kind: 'closing', at: ended, text: answers.closing }, 'closing');
  // While something else is refused or open, a recommendation that comes too early is only its echo.
  const settled = refusals.length === 0 && openJudgements(sitting, state.content).length === 0;
  if (answers.recommendation !== null && settled) {
    send({ kind: 'recommended', at: ended, recommendation: answers.recommendation }, 'recommendation');
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, events, state };
}

function addressed(answers: Answers): readonly [QuestionAddress, Answer][] {
  return Object.entries(answers.answers) as [QuestionAddress, Answer][];
}

function probesNamed(
  sitting: Sitting,
  question: QuestionAddress,
  named: number | ProbeKind,
): readonly number[] {
  if (typeof named === 'number') return [named - 1];
  const probes = findQuestion(sitting.rubrics, question)?.probes ?? [];
  return probes.flatMap(({ kind }, position) => (kind === named ? [position] : []));
}
