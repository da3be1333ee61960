import type { Id } from './id.js';
import type { OwnRecommendation } from './scorecard.js';

/** The systems that a panel's cards can be shaped for. */
export const SYSTEMS = ['greenhouse', 'ashby', 'lever'] as const;
export type System = (typeof SYSTEMS)[number];

/** A label or a number of another system. */
export type ForeignValue = string | number;

/** How our ids and points are said in another system. People write it; nothing in it is guessed. */
export interface Mapping {
  readonly format: 'touchstone/mapping@1';
  readonly system: System;
  /** The feedback form there, for systems that have one. */
  readonly form?: ForeignValue;
  readonly candidates: Readonly<
    Record<
      Id,
      {
        readonly application?: ForeignValue;
        readonly candidate?: ForeignValue;
        readonly opportunity?: ForeignValue;
        readonly panel?: ForeignValue;
        /** The ids of this candidate's interviews there, by ours. */
        readonly interviews?: Readonly<Record<Id, ForeignValue>>;
      }
    >
  >;
  readonly interviewers: Readonly<Record<Id, ForeignValue>>;
  /** What our interviews are called there. */
  readonly interviews: Readonly<Record<Id, string>>;
  readonly competencies: Readonly<
    Record<
      Id,
      {
        readonly label: string;
        readonly type?: string;
        readonly field?: ForeignValue;
        /** The field that takes the evidence, where evidence is exported. */
        readonly notes?: ForeignValue;
      }
    >
  >;
  /** What each of our five points becomes. */
  readonly ratings: Readonly<Record<'1' | '2' | '3' | '4' | '5', ForeignValue>>;
  /** Which point an interviewer's score between two points is taken for. */
  readonly between: 'lower' | 'upper';
  /** What an interviewer's own recommendation becomes. */
  readonly overall: {
    readonly field?: ForeignValue;
    readonly values: Readonly<Record<OwnRecommendation, ForeignValue>>;
  };
}

/** What a system takes for a competency and for the whole; and whether the whole can be an option of the customer's own. */
export const SYSTEM_VALUES: Readonly<
  Record<
    System,
    {
      readonly ratings: readonly ForeignValue[];
      readonly overall: readonly ForeignValue[];
      readonly ownOptions: boolean;
    }
  >
> = {
  greenhouse: {
    ratings: ['definitely_not', 'no', 'mixed', 'yes', 'strong_yes', 'no_decision'],
    overall: ['definitely_not', 'no', 'yes', 'strong_yes', 'no_decision'],
    ownOptions: false,
  },
  // A Score field takes 1 to 4. The whole is often a ValueSelect field, whose options each customer words.
  ashby: { ratings: [1, 2, 3, 4], overall: [1, 2, 3, 4], ownOptions: true },
  // Score fields take 1 to 4. The texts are those of the score system, which a form has once, for the whole; a dropdown
  // may have the same.
  lever: {
    ratings: [1, 2, 3, 4, '1 - Strong No Hire', '2 - No Hire', '3 - Hire', '4 - Strong Hire'],
    overall: ['1 - Strong No Hire', '2 - No Hire', '3 - Hire', '4 - Strong Hire'],
    ownOptions: false,
  },
};

/** Our points that a mapping no longer tells apart, in groups of two or more. */
export function mergedPoints({ ratings }: Pick<Mapping, 'ratings'>): readonly (readonly string[])[] {
  const groups = new Map<ForeignValue, string[]>();
  for (const [point, value] of Object.entries(ratings)) {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [point]);
    else group.push(point);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
