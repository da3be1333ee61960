import type { FairnessWarning } from '../domain/fairness.js';
import type { Category } from '../domain/rubric.js';
import type { Table } from './markdown-table.js';
import type { DecisionView } from './decision-view.js';
import type { OutcomeView } from './view.js';

/** One candidate of a comparison, with all that stands beside it. */
export interface ContenderView {
  /** Their place in the order, from 1. */
  readonly place: number;
  readonly candidate: string;
  readonly outcome: OutcomeView;
  /** What the independent ratings gave, where a debrief changed it; else null. */
  readonly independent: OutcomeView | null;
  /** Scores have two decimals, cut; null when nothing was rated. */
  readonly character: string | null;
  readonly weakest: string | null;
  readonly skill: string | null;
  /** How many of the credentials that the posting names. They order equals and nothing else. */
  readonly credentials: number;
  readonly people: number;
  readonly answers: number;
  readonly restsOn: string;
  /** Whose character composite lies too close to this one to call. */
  readonly closeTo: readonly string[];
  readonly decision: DecisionView | null;
  /** How often people decided against the recommendation. */
  readonly overrides: number;
}

/** A comparison as templates get it. Plain values; nothing is missing. `format/schemas/comparison-view.schema.json` describes every key. */
export interface ComparisonView {
  readonly format: 'touchstone/comparison-view@1';
  readonly role: { readonly id: string; readonly title: string };
  /** One sentence that can be said aloud. */
  readonly sentence: string;
  readonly order: readonly ContenderView[];
  readonly tooClose: readonly { readonly candidates: readonly string[]; readonly sentence: string }[];
  readonly competencies: readonly {
    readonly id: string;
    readonly title: string;
    readonly category: Category;
    readonly scores: readonly {
      readonly candidate: string;
      readonly score: string | null;
      readonly people: number;
      readonly answers: number;
      /** Whether the score is below its floor. */
      readonly missed: boolean;
    }[];
  }[];
  readonly warnings: readonly { readonly code: FairnessWarning['code']; readonly sentence: string }[];
  readonly successions: readonly {
    readonly interviewer: string;
    readonly candidate: string;
    readonly after: string;
    /** How long after the other it began: `23 hours later`. */
    readonly later: string;
    readonly sentence: string;
  }[];
  readonly decided: number;
  readonly overrides: number;
  /** Panels that still wait: no number of theirs is here. */
  readonly waiting: readonly {
    readonly candidate: string;
    readonly sealed: number;
    readonly planned: number;
    readonly missing: readonly string[];
  }[];
  /** Candidates for whom nobody is planned yet. */
  readonly unplanned: readonly string[];
  /** Candidates whose panels have sealed and cannot be opened here. */
  readonly locked: readonly string[];
  readonly withdrawn: readonly string[];
  /** Ready for the filter `table`; `matrix` is as many tables as there are candidates for. */
  readonly tables: { readonly order: Table; readonly matrix: readonly Table[] };
}
