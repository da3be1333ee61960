import type { Id, QuestionAddress } from './id.js';
import { byText, questionAddress } from './id.js';
import type { Level, Question, QuestionKind, Rubric, Rubrics } from './rubric.js';

/** Which questions are wanted; what is left out is not asked for. */
export interface QuestionFilter {
  readonly kind?: QuestionKind;
  readonly level?: Level;
  /** The rubric, or one that a team exercise shows as well. */
  readonly competency?: Id;
  /** Words that must all stand somewhere in the question; letter case does not count. */
  readonly search?: string;
}

export interface FoundQuestion {
  readonly address: QuestionAddress;
  readonly rubric: Rubric;
  readonly question: Question;
}

/** The questions that fit, rubric by rubric in order of id, each rubric's in its own order. */
export function searchQuestions(rubrics: Rubrics, filter: QuestionFilter): readonly FoundQuestion[] {
  const words = folded(filter.search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const ordered = [...rubrics.values()].sort((a, b) => byText(a.id, b.id));
  return ordered.flatMap((rubric) =>
    rubric.questions
      .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
      .filter(({ levels }) => filter.level === undefined || levels.includes(filter.level))
      .filter(
        ({ alsoShows }) =>
          filter.competency === undefined ||
          rubric.id === filter.competency ||
          alsoShows?.includes(filter.competency) === true,
      )
      .filter((question) => {
        if (words.length === 0) return true;
        const text = folded(textOf(question));
        return words.every((word) => text.includes(word));
      })
      .map((question) => ({ address: questionAddress(rubric.id, question.id), rubric, question })),
  );
}

/** Everything that stands in a question, for searching. */
function textOf({ id, ask, setting, probes, listenFor, anchors }: Question): string {
  const anchored = Object.values(anchors ?? {}).flatMap(({ label, behaviors }) => [label, ...behaviors]);
  const heard = [...listenFor.strong, ...listenFor.weak];
  return [id, ask, setting ?? '', ...probes.map(({ text }) => text), ...heard, ...anchored].join('\n');
}

// Two ways to write the same letter are one letter to whoever searches. Upper case first: it unfolds letters such as ß.
function folded(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase();
}
