import { renderDocument } from '../render/document-terminal.js';
import type { Environment } from './environment.js';
import { lookOf } from './report.js';

/** Markdown for whoever asks: rendered at a terminal, as it is elsewhere. */
export function present(
  markdown: string,
  environment: Environment,
  details: 'folded' | 'unfolded' = 'folded',
): string {
  const { output } = environment;
  return output.isTTY ? renderDocument(markdown, { ...lookOf(environment, output), details }) : markdown;
}
