import { describe, expect, test } from '@jest/globals';

import {
  compareCandidates,
  namedCredentials,
  pooledVariance,
  spreadOf,
} from '../../src/domain/comparison.js';
import { recommend } from '../../src/domain/recommend.js';
import type { PanelRecommendation } from '../../src/domain/recommendation.js';
import type { Point } from '../../src/domain/rubric.js';
import { POLICY, character, instrumentsOf, panelOf, skill } from './panel-spec.js';

type Row = Readonly<Record<string, readonly Point[]>>;

const competencies = [character('candor'), character('energy'), skill('tools')];
const role = instrumentsOf({ competencies, policy: POLICY, cards: [] }).current().role;

function candidate(
  id: string,
  rows: readonly Row[],
  credentials: readonly string[] = [],
): PanelRecommendation {
  const cards = rows.map((answers, at) => ({ interviewer: `${'abcdefgh'[at] ?? ''}na`, answers }));
  const panel = panelOf({ competencies, policy: POLICY, cards, credentials });
  const recommendation = recommend({ ...panel, candidate: { ...panel.candidate, id } });
  if (recommendation.state !== 'complete') throw new Error('Everybody has sealed.');
  return recommendation;
}

const rows = (candor: Point, energy: Point, tools: Point): readonly Row[] =>
  [1, 2].map(() => ({ candor: [candor], energy: [energy], tools: [tools] }));

const orderOf = (...candidates: readonly PanelRecommendation[]): readonly string[] =>
  compareCandidates(candidates, role).order.map((contender) => contender.candidate);

describe('the order of candidates', () => {
  test.each([
    ['outcome first', candidate('b', rows(3, 3, 5)), candidate('a', rows(5, 2, 5))],
    ['then the character composite', candidate('b', rows(5, 4, 3)), candidate('a', rows(4, 4, 5))],
    ['then the weakest character competency', candidate('b', rows(4, 4, 3)), candidate('a', rows(5, 3, 5))],
    ['then skill', candidate('b', rows(4, 4, 4)), candidate('a', rows(4, 4, 3), ['OSCP', 'GCIH'])],
    [
      'then credentials that the posting names',
      candidate('b', rows(4, 4, 4), ['oscp']),
      candidate('a', rows(4, 4, 4), ['PhD', 'MBA']),
    ],
    ['then the id', candidate('a', rows(4, 4, 4)), candidate('b', rows(4, 4, 4))],
  ])('%s', (_name, first, second) => {
    expect(orderOf(first, second)).toEqual([first.candidate, second.candidate]);
    expect(orderOf(second, first)).toEqual([first.candidate, second.candidate]);
  });

  test('a score that is not there comes after every one that is', () => {
    const silent = [1, 2].map((): Row => ({ candor: [5], energy: [5] }));
    const [rated, unrated] = [candidate('b', rows(2, 2, 2)), candidate('a', silent)];
    expect(orderOf(unrated, rated)).toEqual(['a', 'b']);
    expect(compareCandidates([unrated], role).order[0]?.skill).toBeNull();
    expect(compareCandidates([], role)).toEqual({ order: [], tooClose: [] });
  });
});

describe('credentials', () => {
  test.each([
    [['OSCP', 'oscp ', 'PhD'], ['OSCP', 'GCIH'], 1],
    [[], ['OSCP'], 0],
    [['GCIH', 'OSCP'], ['OSCP', 'GCIH', 'oscp'], 2],
  ])('%j of %j are %d', (held, named, count) => {
    expect(namedCredentials(held, named)).toBe(count);
  });
});

describe('too close to call', () => {
  test('with the spread of the prior alone, half a point tells two panels of two apart, and not a panel of one', () => {
    // Everybody agrees: s^2 = 4 x 0.36 / (1 + 1 + 4) = 0.24, and 0.24 x (1/2 + 1/2) = 0.24; 0.5^2 = 0.25 is more.
    const [a, b] = [candidate('a', rows(4, 4, 4)), candidate('b', rows(4, 3, 4))];
    expect(compareCandidates([a, b], role).tooClose).toEqual([]);
    // Three panels pool: s^2 = 1.44 / 7 is less; a panel of one adds no degree of freedom and is worth one.
    const alone = candidate('c', [{ candor: [4], energy: [3], tools: [4] }]);
    // 1.44 / 5 x (1/2 + 1) = 0.432 is more than 0.25.
    expect(compareCandidates([a, alone], role).tooClose).toEqual([['a', 'c']]);
  });

  test('where everybody heard everything, it is the formula as it stands', () => {
    // Own composites 4.5, 3.5, 4: mean 4, squares 0.5, 2 degrees. (0.5 + 1.44) / (2 + 4) = 97/300.
    const judged = candidate('a', [
      { candor: [5], energy: [4] },
      { candor: [3], energy: [4] },
      { candor: [4], energy: [4] },
    ]).independent;
    const spread = spreadOf(judged);
    expect(spread).toEqual({
      composite: { numerator: 4n, denominator: 1n },
      inverseSize: { numerator: 1n, denominator: 3n },
      squares: { numerator: 1n, denominator: 2n },
      degrees: { numerator: 2n, denominator: 1n },
    });
    expect(spread && pooledVariance([spread], POLICY)).toEqual({ numerator: 97n, denominator: 300n });
  });

  test('where the competencies were shared out, each voice counts for what it heard', () => {
    // Candor by ana and ben, energy by cem and dee: shares of 1/4 each, so worth 4; each pair has 1 degree of freedom.
    const judged = candidate('a', [
      { candor: [5] },
      { candor: [4] },
      { energy: [3] },
      { energy: [3] },
    ]).independent;
    expect(spreadOf(judged)).toEqual({
      composite: { numerator: 15n, denominator: 4n },
      inverseSize: { numerator: 1n, denominator: 4n },
      squares: { numerator: 1n, denominator: 2n },
      degrees: { numerator: 2n, denominator: 1n },
    });
  });

  test('an uneven share is worth fewer than its heads', () => {
    // Ana heard both, ben candor alone, cem energy alone: shares 1/2, 1/4, 1/4; 1 / (1/4 + 1/16 + 1/16) = 8/3.
    const judged = candidate('a', [
      { candor: [4], energy: [4] },
      { candor: [4] },
      { energy: [4] },
    ]).independent;
    expect(spreadOf(judged)).toMatchObject({
      inverseSize: { numerator: 3n, denominator: 8n },
      squares: { numerator: 0n },
      degrees: { numerator: 3n, denominator: 2n },
    });
  });

  test.each([
    [4, [['a', 'b']]],
    [3.99, []],
  ])(
    '1.50 apart with a prior of %d: exactly as far as chance reaches is too close',
    (priorDeviation, expected) => {
      // Two panels of eight, everybody agreed: s^2 = 18 x 16 / (7 + 7 + 18) = 9, and 9 x (1/8 + 1/8) = 1.5^2.
      const policy = { ...POLICY, comparison: { priorDeviation, priorDegrees: 18 } };
      const eight = (candor: readonly Point[]): readonly Row[] =>
        Array.from({ length: 8 }, () => ({ candor }));
      const panels = [candidate('a', eight([4])), candidate('b', eight([2, 3]))];
      expect(compareCandidates(panels, { ...role, policy }).tooClose).toEqual(expected);
    },
  );

  test('is told of pairs, not of groups', () => {
    const steps = [rows(4, 4, 4), rows(4, 3, 4), rows(3, 3, 4)].map((each, at) => candidate(`c${at}`, each));
    const noisy = candidate('d', [
      { candor: [5], energy: [5] },
      { candor: [3], energy: [3] },
    ]);
    const { tooClose } = compareCandidates([...steps, noisy], role);
    expect(tooClose).toContainEqual(['c0', 'c1']);
    expect(tooClose).toContainEqual(['c1', 'c2']);
    expect(tooClose).not.toContainEqual(['c0', 'c2']);
  });
});
