import type { Recommendation } from '../domain/recommendation.js';
import { viewOf } from '../render/views.js';
import type { Environment } from './environment.js';
import { filledTemplate } from './filled-template.js';
import type { ReadPanel } from './panel-reading.js';

/** The recommendation in Markdown, by the hiring folder's own template where it has one. Throws `Blocked` when that cannot be filled in. */
export function documentOf(
  recommendation: Recommendation,
  { panel, files }: ReadPanel,
  root: string,
  environment: Environment,
): string {
  const view = viewOf(recommendation, {
    candidate: panel.candidate,
    role: panel.role,
    rubrics: panel.rubrics,
    cards: files.cards.map(({ card }) => card),
    debriefs: files.debriefs,
    decision: files.decision,
  });
  return filledTemplate('recommendation.md', view, root, environment);
}
