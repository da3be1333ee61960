import type { Scorecard } from '../../src/domain/scorecard.js';
import { isLocked } from '../../src/domain/scorecard.js';
import { parseScorecard } from '../../src/format/scorecard.js';

/** A card that must be valid and readable. */
export function readableCard(text: string, file = 'card.json'): Scorecard {
  const parsed = parseScorecard(text, file);
  if (!parsed.ok) throw new Error(parsed.findings.map(({ problem }) => problem.code).join(' '));
  if (isLocked(parsed.value)) throw new Error('This card is locked.');
  return parsed.value;
}
