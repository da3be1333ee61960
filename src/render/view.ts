import type { Outcome, RuleCode, AgendaItem } from '../domain/recommendation.js';
import type { QuestionAddress } from '../domain/id.js';
import type { Category } from '../domain/rubric.js';
import type { AgreedView, DecisionView } from './decision-view.js';
import type { Evidence } from './evidence.js';
import type { Table } from './markdown-table.js';

/*
 * What templates get: plain strings, numbers, booleans and null, in lists and records. No text is escaped here; the
 * template does that. Nothing is ever missing: what is absent is null or an empty list. The shape is public and
 * versioned; src/format/schemas/view.schema.json describes every key.
 */

export interface OutcomeView {
  readonly code: Outcome;
  readonly title: string;
}

/** A panel that still waits: who is missing, and nothing else. */
export interface WaitingView {
  readonly format: 'touchstone/view@1';
  readonly state: 'waiting';
  readonly candidate: string;
  readonly role: { readonly id: string; readonly title: string };
  readonly outcome: OutcomeView;
  readonly sentence: string;
  readonly sealed: number;
  readonly planned: number;
  readonly missing: readonly { readonly interviewer: string; readonly interview: string }[];
  /** Cards that lie there and do not count because of their signature; `why` goes on after "the card". */
  readonly doubted: readonly {
    readonly interviewer: string;
    readonly interview: string;
    readonly why: string;
  }[];
}

export interface CompositeView {
  /** Two decimals, cut; null when nothing was rated. */
  readonly score: string | null;
  /** Twelve plain characters; empty string when nothing was rated. */
  readonly bar: string;
  readonly people: number;
  readonly answers: number;
  /** `3 people, 12 answers`. */
  readonly restsOn: string;
  /** What it did to the outcome, in words. */
  readonly effect: string;
}

export interface ReasonView {
  readonly number: number;
  readonly code: RuleCode;
  readonly kind: 'start' | 'cap' | 'agenda' | 'note';
  /** What it starts or caps the outcome at; null for agenda and note. */
  readonly outcome: OutcomeView | null;
  /** Whether the outcome would be higher without reasons of this cap. */
  readonly decisive: boolean;
  readonly effect: string;
  /** Their titles, and their ids in the same order. */
  readonly competencies: readonly string[];
  readonly competencyIds: readonly string[];
  readonly interviewers: readonly string[];
  readonly sentence: string;
  /** Why there is such a rule. */
  readonly why: string;
  /** Whether no reason before it has the same code, so that `why` is still to be told. */
  readonly first: boolean;
  /** Evidence that no other reason quotes; the first few openly, the others to be folded. */
  readonly evidence: readonly Evidence[];
  readonly folded: readonly Evidence[];
  /** How many pieces of its evidence other reasons quote. */
  readonly elsewhere: number;
  /** What else it rests on, in sentences: absences, debrief entries, answers not quoted. Each is said once. */
  readonly also: string;
}

export interface VoiceView {
  readonly interviewer: string;
  readonly score: string | null;
  readonly answers: number;
  readonly notAssessed: readonly { readonly question: string; readonly reason: string }[];
}

export interface CompetencyView {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly weight: number;
  readonly score: string | null;
  readonly floor: string;
  /** `met`, `missed` or `not rated`. */
  readonly standing: string;
  /** Twelve plain characters; empty string when nothing was rated. */
  readonly bar: string;
  readonly range: string | null;
  readonly averageDeviation: string | null;
  readonly people: number;
  readonly answers: number;
  readonly restsOn: string;
  readonly fired: readonly RuleCode[];
  readonly voices: readonly VoiceView[];
}

/** One side of a split. */
export interface ReadingView {
  readonly interviewer: string;
  readonly score: string | null;
  readonly answers: number;
  /** The anchor of the rating it rests on; for several ratings, that nearest to the score. */
  readonly anchor: {
    readonly point: number;
    readonly label: string;
    readonly behaviors: readonly string[];
  } | null;
  readonly evidence: readonly Evidence[];
}

export interface AgendaView {
  readonly number: number;
  /** The rules that put it there. */
  readonly codes: readonly AgendaItem['code'][];
  readonly title: string;
  readonly competency: string | null;
  readonly interviewers: readonly string[];
  /** What readings do not show, in sentences: knockouts, contradictions, questions that brought nothing. */
  readonly sentences: readonly string[];
  /** Where the knockouts were heard. */
  readonly evidence: readonly Evidence[];
  readonly readings: readonly ReadingView[];
  /** The scores of those whose reading is not told; empty when all are. */
  readonly others: string;
  /** A question of the library that nobody on the panel asked; null when there is none. */
  readonly question: {
    readonly address: QuestionAddress;
    readonly kind: string;
    readonly setting: string;
    readonly ask: string;
  } | null;
}

/** What came of the panel's conversation so far. */
export interface DebriefView {
  readonly independent: OutcomeView;
  /** Null until everybody concerned has answered. */
  readonly revised: OutcomeView | null;
  /** What the conversation did to the outcome. */
  readonly sentence: string;
  readonly entries: readonly {
    readonly author: string;
    readonly sentence: string;
    readonly reason: string;
    /** Whose sealed score a revised rating moved towards; empty for other entries. */
    readonly towards: readonly string[];
    /** Why it does not count; empty when it does. */
    readonly refused: string;
  }[];
  /** Who still owes an answer, and on what. */
  readonly awaited: readonly { readonly interviewer: string; readonly about: string }[];
  /** The notes that the entries cite, each once. */
  readonly cited: readonly Evidence[];
  /** Set when every revision moved towards these people's scores. */
  readonly towards: readonly string[];
}

export interface CardView {
  readonly interviewer: string;
  readonly interview: string;
  readonly sealed: string;
  /** The first twelve digits of the seal. */
  readonly seal: string;
  readonly tool: string;
  readonly late: boolean;
  readonly counted: boolean;
  /** Why it does not count; empty when it does. */
  readonly why: string;
}

export interface CompleteView {
  readonly format: 'touchstone/view@1';
  readonly state: 'complete';
  readonly candidate: string;
  readonly role: { readonly id: string; readonly title: string; readonly level: string };
  readonly outcome: OutcomeView;
  /** What the outcome asks of those who decide. */
  readonly meaning: string;
  /** One sentence that can be said aloud. */
  readonly sentence: string;
  readonly people: number;
  readonly answers: number;
  readonly restsOn: string;
  /** Null while nobody has written a debrief entry. */
  readonly debrief: DebriefView | null;
  readonly character: CompositeView;
  readonly skill: CompositeView;
  readonly credentials: { readonly list: readonly string[]; readonly effect: string };
  readonly reasons: readonly ReasonView[];
  readonly competencies: readonly CompetencyView[];
  readonly own: readonly {
    readonly interviewer: string;
    readonly interview: string;
    readonly recommendation: string;
  }[];
  readonly sturdiness: {
    readonly short: string;
    readonly sentences: readonly string[];
    readonly tried: number;
    readonly lower: number;
    readonly raise: number;
  };
  readonly agenda: readonly AgendaView[];
  readonly agreed: readonly AgreedView[];
  readonly development: readonly {
    readonly title: string;
    readonly score: string | null;
    readonly floor: string;
    readonly restsOn: string;
    readonly steps: readonly string[];
  }[];
  readonly underEachRole: readonly { readonly role: string; readonly outcome: OutcomeView }[];
  /** Null until people have decided. */
  readonly decision: DecisionView | null;
  readonly integrity: {
    readonly cards: readonly CardView[];
    readonly instruments: readonly {
      readonly kind: string;
      readonly name: string;
      readonly digest: string;
    }[];
    readonly notes: readonly string[];
  };
  /** Ready for the filter `table`. `ratings` are as many tables as the panel is wide. */
  readonly tables: {
    readonly glance: Table;
    readonly ratings: readonly Table[];
    readonly agreement: Table;
    readonly cards: Table;
  };
}

export type RecommendationView = WaitingView | CompleteView;
