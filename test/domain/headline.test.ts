import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { headlineOf, recommend } from '../../src/domain/recommend.js';
import { RUNS, anySpec, specs, tapes } from './panel-arbitraries.js';
import { panelOf } from './panel-spec.js';
import { withDebriefs } from './random-debrief.js';

describe('a headline by itself is that of the recommendation', () => {
  test('before and after a debrief', () => {
    fc.assert(
      fc.property(specs, tapes, (spec, tape) => {
        const panel = withDebriefs(spec, tape);
        const whole = recommend(panel);
        if (whole.state !== 'complete') throw new Error('The panel is complete.');
        const { state, outcome, revised, independent, uncounted } = whole;
        const headline = headlineOf(panel);
        expect(headline).toEqual({
          state,
          judgement: revised ?? independent,
          talked: revised !== null,
          uncounted,
        });
        expect(headline).toMatchObject({ judgement: { outcome } });
      }),
      RUNS,
    );
  });

  test('while somebody is waited for', () => {
    const waiting = anySpec.map((spec) => panelOf(spec)).filter(({ missing }) => missing.length > 0);
    fc.assert(
      fc.property(waiting, (panel) => {
        expect(headlineOf(panel)).toEqual(recommend(panel));
      }),
      { numRuns: 50 },
    );
  });
});
