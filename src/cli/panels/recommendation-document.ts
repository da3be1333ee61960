import type { Recommendation } from '../../domain/recommendation.js';
import { viewOf } from '../../render/views.js';
import type { Environment } from '../environment.js';
import { filledTemplate } from './filled-template.js';
import type { ReadPanel } from './panel-reading.js';
import { materialOf } from './panel-reading.js';

/** The recommendation in Markdown, by the hiring folder's own template where it has one. Throws `Blocked` when that cannot be filled in. */
export function documentOf(
  recommendation: Recommendation,
  read: ReadPanel,
  root: string,
  environment: Environment,
): string {
  const view = viewOf(recommendation, materialOf(read));
  return filledTemplate('recommendation.md', view, root, environment);
}

/** The same as a page: `markdown` is the document. */
export async function recommendationPageOf(
  recommendation: Recommendation,
  read: ReadPanel,
  markdown: string,
): Promise<string> {
  // Read only when it is asked for: without pages, a merge starts sooner.
  const { recommendationPage } = await import('../../render/recommendation-page.js');
  const material = materialOf(read);
  return recommendationPage(viewOf(recommendation, material), material, markdown);
}
