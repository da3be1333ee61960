import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/domain/decision.js';
import { DECISIONS, decideAgain, isInWords, isOverride, overridesIn } from '../../src/domain/decision.js';
import { OUTCOMES } from '../../src/domain/recommendation.js';

const AGAINST = [
  'hire after incomplete',
  'hire after no-hire',
  'no-hire after hire',
  'no-hire after strong-hire',
];

test('these decisions go against the recommendation, and no others', () => {
  const against = DECISIONS.flatMap((decision) =>
    OUTCOMES.filter((outcome) => isOverride({ decision, outcome })).map(
      (outcome) => `${decision} after ${outcome}`,
    ),
  );
  expect(against.toSorted()).toEqual(AGAINST);
});

describe('a reason', () => {
  test.each([
    ['', false],
    ['no', false],
    ['we do', false],
    ['- - - 1 2 3', false],
    ['She is kind', true],
    ['Unzuverlässi', true],
    ['Unzuverläss', false],
    ['Unzulänglichkeiten', true],
    ['彼女は監査で誠実さを十分に示した', true],
  ])('"%s" is in words: %s', (reason, expected) => {
    expect(isInWords(reason)).toBe(expected);
  });
});

describe('deciding anew', () => {
  const decision = (kind: Decision['decision'], outcome: Decision['outcome']): Decision => ({
    format: 'touchstone/decision@1',
    candidate: 'c-7k2m',
    role: 'soc-analyst',
    decision: kind,
    by: ['ana'],
    on: '2026-11-05T08:00:00Z',
    reason: 'as it is',
    outcome,
    cards: [],
    debriefs: [],
  });

  test('keeps every earlier decision, oldest first, and counts overrides among them', () => {
    const first = decision('hire', 'no-hire');
    const second = decideAgain(first, decision('on-hold', 'no-hire'));
    const third = decideAgain(second, decision('no-hire', 'no-hire'));
    expect(third.earlier?.map((one) => one.decision)).toEqual(['hire', 'on-hold']);
    expect([first, second, third].map(overridesIn)).toEqual([1, 1, 1]);
    expect(decideAgain(null, first)).toBe(first);
  });
});
