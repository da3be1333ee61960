import type { Decision } from './decision.js';
import type { Panel } from './panel.js';
import type { Recommendation } from './recommendation.js';
import type { Scorecard } from './scorecard.js';

/** What rows and bodies for other systems are made of: one candidate's panel, what the program makes of it, and what people decided. */
export interface ExportedPanel {
  readonly panel: Panel;
  readonly recommendation: Recommendation;
  /** Every card that was filed, those that do not count included. */
  readonly cards: readonly Scorecard[];
  readonly decision: Decision | null;
}
