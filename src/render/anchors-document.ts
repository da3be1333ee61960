import type { Anchors } from '../domain/rubric.js';
import { POINTS } from '../domain/rubric.js';
import { escapeMarkdown } from './markdown.js';

/** The five points as a Markdown list, the best first, each with its behaviors beneath. */
export function anchorsMarkdown(anchors: Anchors): string {
  return [...POINTS]
    .reverse()
    .map((point) => {
      const { label, behaviors } = anchors[point];
      return [
        `- **${point}: ${escapeMarkdown(label)}**`,
        ...behaviors.map((one) => `  - ${escapeMarkdown(one)}`),
      ].join('\n');
    })
    .join('\n');
}
