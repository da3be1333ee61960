import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rank } from '../../src/domain/outcome.js';
import { sturdinessOf } from '../../src/domain/sturdiness.js';
import type { Supposition } from '../../src/domain/what-if.js';
import { supposedPanel, whatIf } from '../../src/domain/what-if.js';
import { RUNS, specs } from './panel-arbitraries.js';
import { panelOf } from './panel-spec.js';

const SAME: Supposition = { without: [], weights: new Map(), bars: new Map() };

describe('what if', () => {
  test('nothing were different: nothing is', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { now, then, gone, fresh, empty } = whatIf(panelOf(spec), SAME);
        expect(then).toEqual(now);
        expect({ gone, fresh, empty }).toEqual({ gone: [], fresh: [], empty: [] });
      }),
      RUNS,
    );
  });

  test('somebody had not been there: what "how sturdy" says of it', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        for (const { interviewer, outcome } of sturdinessOf(panel).without) {
          const { then, empty } = whatIf(panel, { ...SAME, without: [interviewer] });
          expect(then?.outcome ?? null).toBe(outcome);
          expect(then === null).toBe(empty.length > 0);
        }
      }),
      RUNS,
    );
  });

  test('all character weighed the same: what "how sturdy" says of it', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const { equalWeights } = sturdinessOf(panel);
        const weights = new Map(
          spec.competencies.filter(({ category }) => category === 'character').map(({ id }) => [id, 1]),
        );
        if (equalWeights !== null)
          expect(whatIf(panel, { ...SAME, weights }).then?.outcome).toBe(equalWeights);
      }),
      RUNS,
    );
  });

  test('the bar lay higher: no outcome is higher', () => {
    fc.assert(
      fc.property(specs, fc.integer({ min: 0, max: 100 }), (spec, more) => {
        const panel = panelOf(spec);
        const at = (policy: number): number => Math.min(5, Math.round(policy * 100 + more) / 100);
        const { strongHire, hire, discuss } = panel.role.policy;
        const { now, then } = whatIf(panel, {
          ...SAME,
          bars: new Map([
            ['strong-hire', at(strongHire)],
            ['hire', at(hire)],
            ['discuss', at(discuss)],
          ]),
        });
        expect(rank(then?.outcome ?? now.outcome)).toBeGreaterThanOrEqual(rank(now.outcome));
      }),
      RUNS,
    );
  });

  test('the panel itself stays as it is', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const before = structuredClone(panel);
        supposedPanel(panel, {
          without: ['ana'],
          weights: new Map([['candor', 7]]),
          bars: new Map([['hire', 4]]),
        });
        expect(panel).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
