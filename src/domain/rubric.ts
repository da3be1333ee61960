import type { Id, QuestionAddress } from './id.js';
import { rubricOf } from './id.js';

export const CATEGORIES = ['character', 'skill'] as const;
export type Category = (typeof CATEGORIES)[number];

export const LEVELS = ['analyst', 'senior', 'lead', 'manager'] as const;
export type Level = (typeof LEVELS)[number];

export const QUESTION_KINDS = [
  'past-behavior',
  'scenario',
  'past-mistake',
  'team-exercise',
  'technical',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Kinds of which every candidate should get at least one, beside past behavior for each character competency. */
export const KINDS_FOR_EVERYBODY = [
  'scenario',
  'past-mistake',
  'team-exercise',
] as const satisfies readonly QuestionKind[];

/** The parts of a told story, in order. */
export const PROBE_KINDS = ['situation', 'task', 'action', 'result', 'reflection'] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];

export const SIGNAL_KINDS = ['green', 'red', 'knockout'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** The scale. A 3 is a good hire. */
export const POINTS = [1, 2, 3, 4, 5] as const;
export type Point = (typeof POINTS)[number];

/** Whether a number is a point on the scale. */
export function isPoint(number: number): number is Point {
  return (POINTS as readonly number[]).includes(number);
}

/** Observable behaviour that defines one point of the scale. */
export interface Anchor {
  readonly label: string;
  readonly behaviors: readonly string[];
}

export type Anchors = Readonly<Record<Point, Anchor>>;

/** A named behaviour to listen for. */
export interface Signal {
  readonly id: Id;
  readonly kind: SignalKind;
  readonly text: string;
}

/** A planned follow-up. */
export interface Probe {
  readonly kind: ProbeKind;
  readonly text: string;
}

export interface Question {
  readonly id: Id;
  readonly kind: QuestionKind;
  readonly levels: readonly Level[];
  readonly minutes: number;
  readonly setting?: string;
  readonly ask: string;
  readonly probes: readonly Probe[];
  readonly listenFor: { readonly strong: readonly string[]; readonly weak: readonly string[] };
  readonly anchors?: Anchors;
  /** Further competencies that a team exercise shows. */
  readonly alsoShows?: readonly Id[];
}

/** A finding of `check` that is wanted, and why. */
export interface Exception {
  readonly rule: Id;
  readonly at?: string;
  readonly reason: string;
}

export interface Provenance {
  readonly reviewed: string;
  readonly sources: readonly {
    readonly kind: 'research' | 'guidance' | 'practice';
    readonly source: string;
    readonly supports?: string;
  }[];
}

/** The definition of one competency: anchors, signals, questions. */
export interface Rubric {
  readonly format: 'touchstone/rubric@1';
  readonly id: Id;
  readonly version: number;
  readonly title: string;
  readonly category: Category;
  readonly definition: string;
  readonly why: string;
  readonly teachable: boolean;
  readonly development: readonly string[];
  readonly anchors: Anchors;
  readonly signals: readonly Signal[];
  readonly questions: readonly Question[];
  readonly exceptions?: readonly Exception[];
  readonly provenance: Provenance;
}

/** Rubrics by id. */
export type Rubrics = ReadonlyMap<Id, Rubric>;

/** The question at an address; null when there is none. */
export function findQuestion(rubrics: Rubrics, address: QuestionAddress): Question | null {
  const rubric = rubricOf(address);
  const id = address.slice(rubric.length + 1);
  return rubrics.get(rubric)?.questions.find((question) => question.id === id) ?? null;
}

/** How long questions take together; what is no question takes no time. */
export function minutesOf(addresses: readonly QuestionAddress[], rubrics: Rubrics): number {
  return addresses.reduce((sum, address) => sum + (findQuestion(rubrics, address)?.minutes ?? 0), 0);
}

/** The anchors by which an answer is rated: the question's own, else those of the competency's rubric. */
export function anchorsFor(rubric: Rubric, question: Question): Anchors {
  return question.anchors ?? rubric.anchors;
}
