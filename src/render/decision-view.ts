import type { DecisionKind } from '../domain/decision.js';

/** A question that the panel agreed to ask next. */
export interface AgreedView {
  readonly address: string;
  readonly competency: string;
  readonly ask: string;
  /** What the answer is to tell; empty when nobody said. */
  readonly reason: string;
  /** Who recorded it. */
  readonly by: readonly string[];
}

interface DecisionMadeView {
  readonly code: DecisionKind;
  readonly title: string;
  readonly by: readonly string[];
  /** The day, such as `2026-11-09`. */
  readonly on: string;
  readonly reason: string;
  /** Whether it goes against what the program recommended at that time. */
  readonly override: boolean;
  /** That it does, in a sentence; empty when it does not. */
  readonly note: string;
}

/** What people decided. */
export interface DecisionView extends DecisionMadeView {
  /** That the cards it rests on have changed since; empty when they have not. */
  readonly since: string;
  /** What had been decided before, oldest first. */
  readonly earlier: readonly DecisionMadeView[];
}
