import { unwrap } from '../domain/problem.js';
import type { Recommendation } from '../domain/recommendation.js';
import { fillTemplate } from '../render/template.js';
import { viewOf } from '../render/views.js';
import { readText } from '../store/read.js';
import type { Environment } from './environment.js';
import type { ReadPanel } from './panel-reading.js';

const TEMPLATE = 'templates/recommendation.md';

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
  const own = readText(root, TEMPLATE);
  const folder = own === null ? environment.shipped : root;
  const text = own ?? readText(environment.shipped, TEMPLATE);
  if (text === null) throw new Error('The shipped template is missing.');
  return unwrap(fillTemplate({ file: TEMPLATE, text: unwrap(text, folder) }, view), folder);
}
