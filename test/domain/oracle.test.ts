import { describe, expect, test } from '@jest/globals';

import type { Reason } from '../../src/domain/recommendation.js';
import { RULE_CODES } from '../../src/domain/recommendation.js';
import type { Ratio } from '../../src/domain/ratio.js';
import { judge } from '../../src/domain/judgement.js';
import { panelIncomplete } from '../../src/domain/rules/cards.js';
import { assemblePanel } from '../../src/domain/assemble-panel.js';
import { oracle } from './oracle.js';
import type { PanelSpec } from './panel-spec.js';
import { candidateOf, instrumentsOf, scorecardOf } from './panel-spec.js';
import { drawPanel, seededDraw } from './random-panel.js';

const PANELS = 20_000;

interface Told {
  readonly code: string;
  readonly competencies: readonly string[];
  readonly interviewers: readonly string[];
}

const told = (reasons: readonly Told[]): readonly string[] =>
  reasons
    .map(
      ({ code, competencies, interviewers }) => `${code} [${competencies.join()}] [${interviewers.join()}]`,
    )
    .sort();

/** A fraction as text, in lowest terms, whichever side it comes from. */
function plain(fraction: readonly [bigint, bigint] | Ratio | null | undefined): string {
  if (fraction === null || fraction === undefined) return 'none';
  const [above, below] =
    'numerator' in fraction ? [BigInt(fraction.numerator), BigInt(fraction.denominator)] : fraction;
  let [a, b] = [above, below];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${above / a}/${below / a}`;
}

function bothSides(spec: PanelSpec): {
  readonly engine: object;
  readonly expected: object;
  readonly codes: readonly string[];
} {
  const [candidate, cards, instruments] = [
    candidateOf(spec),
    spec.cards.map(scorecardOf),
    instrumentsOf(spec),
  ];
  const panel = assemblePanel(candidate, cards, [], instruments);
  const verdict = oracle(candidate, cards, instruments);
  const judgement = panel.missing.length === 0 ? judge(panel) : null;
  const reasons: readonly Reason[] =
    judgement?.reasons ?? panelIncomplete.reasons({ panel, standings: [] }, panel.role.policy);
  const outcome = judgement?.outcome ?? 'incomplete';
  return {
    engine: {
      outcome,
      reasons: told(reasons),
      scores: (judgement?.competencies ?? []).map(({ competency, score }) => `${competency} ${plain(score)}`),
      character: plain(judgement?.character),
      skill: plain(judgement?.skill),
    },
    expected: {
      outcome: verdict.outcome,
      reasons: told(verdict.reasons),
      scores: [...verdict.scores].map(([competency, score]) => `${competency} ${plain(score)}`),
      character: plain(verdict.character),
      skill: plain(verdict.skill),
    },
    codes: [outcome, ...reasons.map(({ code }) => code)],
  };
}

describe('a second implementation of the rules', () => {
  test(`agrees on ${PANELS} random panels, in which every rule and every outcome occurs`, () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= PANELS; seed += 1) {
      const spec = drawPanel(seededDraw(seed));
      const { engine, expected, codes } = bothSides(spec);
      for (const code of codes) seen.set(code, (seen.get(code) ?? 0) + 1);
      if (JSON.stringify(engine) !== JSON.stringify(expected))
        expect({ seed, ...engine }).toEqual({ seed, ...expected });
    }
    for (const code of [...RULE_CODES, 'strong-hire', 'hire', 'discuss', 'no-hire']) {
      expect({ code, often: (seen.get(code) ?? 0) >= 20 }).toEqual({ code, often: true });
    }
  });
});
