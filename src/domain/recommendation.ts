import type { Id, QuestionAddress } from './id.js';
import type { Ratio } from './ratio.js';
import type { Category, Point } from './rubric.js';
import type { NotAssessedReason, OwnRecommendation } from './scorecard.js';
import type { SignatureDoubt } from './signature.js';

/** What the program computes, from high to low. The order is the order of caps. */
export const OUTCOMES = ['strong-hire', 'hire', 'discuss', 'incomplete', 'no-hire'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The rules, in the order in which reasons are told. */
export const RULE_CODES = [
  'panel-incomplete',
  'character-composite',
  'floor-missed',
  'floor-missed-clearly',
  'one-voice',
  'grave-doubt',
  'knockout-single',
  'knockout-corroborated',
  'evidence-missing',
  'evidence-thin',
  'evidence-withheld',
  'skill-gap-teachable',
  'skill-gap-required',
  'policy-drift',
  'split',
  'contradiction',
  'stale',
  'rubric-drift',
  'unplanned',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** What a reason does: it starts the outcome, caps it, calls for a conversation, or is noted. */
export type Effect =
  | { readonly kind: 'start'; readonly outcome: Outcome }
  | { readonly kind: 'cap'; readonly outcome: Outcome }
  | { readonly kind: 'agenda' }
  | { readonly kind: 'note' };

/** What a reason rests on. */
export type Basis =
  | {
      readonly kind: 'rating';
      readonly interviewer: Id;
      readonly interview: Id;
      readonly competency: Id;
      readonly question: QuestionAddress;
      readonly rating: Point;
      /** Ids of notes on that interviewer's card. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'signal';
      readonly interviewer: Id;
      readonly interview: Id;
      readonly competency: Id;
      readonly signal: Id;
      readonly question: QuestionAddress;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'absence';
      readonly competency: Id;
      /** Null when nobody on the panel rated it; else whose assessment is missing. */
      readonly interviewer: Id | null;
      readonly reason: NotAssessedReason | null;
    }
  | { readonly kind: 'debrief'; readonly author: Id; readonly entry: number }
  | { readonly kind: 'card'; readonly interviewer: Id; readonly interview: Id };

/** One rule that fired. */
export interface Reason {
  readonly code: RuleCode;
  readonly effect: Effect;
  /** The competencies it is about; empty when it is about the panel as a whole. */
  readonly competencies: readonly Id[];
  readonly interviewers: readonly Id[];
  readonly basis: readonly Basis[];
}

/** One interviewer on one competency. `score` is null when nothing was rated. */
export interface Voice {
  readonly interviewer: Id;
  readonly score: Ratio | null;
  readonly ratings: readonly {
    readonly interview: Id;
    readonly question: QuestionAddress;
    readonly rating: Point;
    readonly notes: readonly string[];
  }[];
  readonly notAssessed: readonly { readonly question: QuestionAddress; readonly reason: NotAssessedReason }[];
}

/** One competency of the panel. Scores are null when nobody rated it. */
export interface CompetencyResult {
  readonly competency: Id;
  readonly category: Category;
  readonly weight: number;
  readonly floor: Ratio;
  readonly score: Ratio | null;
  /** Only interviewers who have an assessment on it, in order of id. */
  readonly voices: readonly Voice[];
  /** How many interviewers rated it, and how many answers were rated. */
  readonly coverage: { readonly interviewers: number; readonly answers: number };
  /** Highest minus lowest interviewer's score; null with fewer than two. */
  readonly range: Ratio | null;
  /** Mean distance of interviewers' scores from their mean (Burke and Dunlap 2002); null with fewer than two. */
  readonly averageDeviation: Ratio | null;
}

/** What the rules make of one set of scorecards. */
export interface Judgement {
  readonly outcome: Outcome;
  /** What the character composite earned before any cap; null when no character competency was rated. */
  readonly earned: Outcome | null;
  /** Every rule that fired, in the order of `RULE_CODES`. */
  readonly reasons: readonly Reason[];
  /** In the role's order. */
  readonly competencies: readonly CompetencyResult[];
  /** The weighted mean of the scores that exist; null when there is none. */
  readonly character: Ratio | null;
  readonly skill: Ratio | null;
}

/** One rating moved by one point, and the outcome it gives. */
export interface Move {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly competency: Id;
  readonly question: QuestionAddress;
  readonly from: Point;
  readonly to: Point;
  readonly outcome: Outcome;
}

/** How far the outcome hangs on single ratings, single people, and weights. */
export interface Sturdiness {
  /** How many one-point moves were tried, and how many lower or raise the outcome. */
  readonly moves: { readonly tried: number; readonly lower: number; readonly raise: number };
  /** At most three of the moves that change the outcome: those that lower it first, then the largest change. */
  readonly named: readonly Move[];
  /** Without each interviewer in turn, what is heard too thinly only then set aside. Null where a competency is left empty. */
  readonly without: readonly { readonly interviewer: Id; readonly outcome: Outcome | null }[];
  /** The outcome with all character weights equal; null when they are equal already. */
  readonly equalWeights: Outcome | null;
}

/** Something for the panel to talk about. */
export interface AgendaItem {
  readonly code:
    'split' | 'contradiction' | 'knockout-single' | 'grave-doubt' | 'one-voice' | 'evidence-withheld';
  readonly competency: Id | null;
  readonly interviewers: readonly Id[];
}

/** A card that was filed and does not count, and why. */
export interface UncountedCard {
  readonly interviewer: Id;
  readonly interview: Id;
  readonly why: 'shadow' | 'unplanned' | 'conflict' | 'nothing-assessed' | SignatureDoubt;
}

/** A panel that still waits: nothing else may be shown. */
export interface WaitingRecommendation {
  readonly state: 'waiting';
  readonly candidate: Id;
  readonly role: Id;
  readonly outcome: 'incomplete';
  readonly reasons: readonly Reason[];
  readonly sealed: number;
  readonly planned: number;
  readonly missing: readonly { readonly interviewer: Id; readonly interview: Id }[];
  readonly uncounted: readonly UncountedCard[];
}

/** One thing on the agenda that one interviewer is to answer, by revising or by letting stand. */
export interface AwaitedAnswer {
  readonly interviewer: Id;
  readonly item: AgendaItem;
}

/** Why a debrief entry does not count. */
export type RefusedEntryReason =
  | 'not-on-panel'
  | 'other-card'
  | 'not-on-agenda'
  | 'not-rated-so'
  | 'nothing-to-let-stand'
  | 'no-such-knockout';

/** What came of the panel's conversation. */
export interface DebriefResult {
  /** Entries that count. `entry` is its place in the author's debrief, from 0. */
  readonly accepted: readonly { readonly author: Id; readonly entry: number }[];
  readonly refused: readonly {
    readonly author: Id;
    readonly entry: number;
    readonly why: RefusedEntryReason;
  }[];
  /** Answers that are still to come; people who have left the plan are not waited for. */
  readonly awaited: readonly AwaitedAnswer[];
  /** The interviewers towards whose scores every revision moved; empty when there is no revision or nobody like that. */
  readonly towards: readonly Id[];
}

/** A panel whose planned interviewers have all sealed. */
export interface PanelRecommendation {
  readonly state: 'complete';
  readonly candidate: Id;
  readonly role: Id;
  /** The headline: of the independent ratings until the debrief is complete, then of the revised ones. */
  readonly outcome: Outcome;
  readonly independent: Judgement;
  /** What the rules make of the cards with the debrief's revisions; null until everybody concerned has answered. */
  readonly revised: Judgement | null;
  /** Null when nobody has written a debrief entry. */
  readonly debrief: DebriefResult | null;
  /** Of the headline. */
  readonly sturdiness: Sturdiness;
  /** Of the independent ratings, splits first. */
  readonly agenda: readonly AgendaItem[];
  /** Skill competencies for which a development plan is due. */
  readonly development: readonly Id[];
  readonly own: readonly {
    readonly interviewer: Id;
    readonly interview: Id;
    readonly recommendation: OwnRecommendation;
  }[];
  /** Shown in a row of their own; they count for nothing. */
  readonly credentials: readonly string[];
  readonly uncounted: readonly UncountedCard[];
  /**
   * The outcome of the headline's ratings under each version of the role, `policy-drift` aside, where the panel's cards
   * were rated under several; else empty. `role` is a digest; the first is the one by which the panel is judged.
   */
  readonly underEachRole: readonly { readonly role: string; readonly outcome: Outcome }[];
}

export type Recommendation = WaitingRecommendation | PanelRecommendation;

/** What a recommendation comes to, without what it rests on and how firmly. */
export type Headline =
  | WaitingRecommendation
  | (Pick<PanelRecommendation, 'state' | 'uncounted'> & {
      readonly judgement: Judgement;
      /** Whether a debrief is complete, so that this is what came of it. */
      readonly talked: boolean;
    });
