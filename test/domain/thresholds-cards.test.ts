import { describe, expect, test } from '@jest/globals';

import { judge } from '../../src/domain/judgement.js';
import type { OwnRecommendation } from '../../src/domain/scorecard.js';
import type { CardSpec } from './panel-spec.js';
import { POLICY, character, panelOf } from './panel-spec.js';
import type { Answers } from './panel-table.js';
import { NAMES, codes, table } from './panel-table.js';

const candor = character('candor');
const START = 'character-composite';

describe('cards', () => {
  const own = (recommendation: OwnRecommendation, ...rows: Answers[]): readonly string[] =>
    codes(table([[candor, rows]], { cards: { own: recommendation } }));

  test('a yes contradicts a mean under 3.00, a no one of 3.50 and up', () => {
    expect(own('yes', [3], [3])).not.toContain('contradiction');
    expect(own('strong-yes', [3, 3, 2], [3])).toContain('contradiction');
    expect(own('no', [4, 3], [3])).toContain('contradiction');
    expect(own('strong-no', [4, 3, 3], [3])).not.toContain('contradiction');
  });

  test('a card is late from the first minute after 24 hours', () => {
    const late = (minutesToSeal: number): readonly string[] =>
      codes(table([[candor, [[4], [4]]]], { cards: { minutesToSeal } }));
    expect(late(24 * 60)).toEqual([START]);
    expect(late(24 * 60 + 1)).toEqual([START, 'stale', 'stale']);
  });

  test('one knockout is talked about, two on one competency decide, two on different ones do not', () => {
    const with_ = (...knockouts: (readonly string[])[]): readonly unknown[] => {
      const cards = knockouts.map((marked, at): CardSpec => ({
        interviewer: NAMES[at] ?? '',
        answers: { candor: [5], energy: [5] },
        knockouts: marked,
      }));
      const judgement = judge(
        panelOf({ policy: POLICY, competencies: [candor, character('energy')], cards }),
      );
      return [judgement.outcome, codes(judgement).slice(1)];
    };
    expect(with_(['candor'], [])).toEqual(['discuss', ['knockout-single']]);
    expect(with_(['candor'], ['candor'])).toEqual(['no-hire', ['knockout-corroborated']]);
    expect(with_(['candor'], ['energy'])).toEqual(['discuss', ['knockout-single', 'knockout-single']]);
  });
});
