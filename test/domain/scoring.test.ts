import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Panel } from '../../src/domain/panel.js';
import { panelWithout } from '../../src/domain/panel.js';
import type { CompetencyResult } from '../../src/domain/recommendation.js';
import { resultOf, standingsOf, withoutVoice } from '../../src/domain/scoring.js';
import { RUNS, specs } from './panel-arbitraries.js';
import type { CardSpec } from './panel-spec.js';
import { POLICY, character, panelOf } from './panel-spec.js';

type Confirmation = Panel['confirmations'][number];

const competencies = [character('candor'), character('energy')];

function resultsOf(...cards: readonly CardSpec[]): readonly CompetencyResult[] {
  return standingsOf(panelOf({ competencies, policy: POLICY, cards })).map(resultOf);
}

describe('a competency', () => {
  const [candor, energy] = resultsOf(
    { interviewer: 'ana', answers: { candor: ['declined'], energy: [4] } },
    { interviewer: 'ben', answers: { candor: [4, 'no-evidence', 5] } },
    { interviewer: 'cem', answers: { candor: ['not-asked'] }, seat: 'left' },
    { interviewer: 'dee', answers: { candor: [2] } },
  );

  test('tells of everybody who assessed it, in order, and what they could not assess', () => {
    const voices = candor?.voices.map(({ interviewer, score, ratings, notAssessed }) => [
      interviewer,
      score && score.numerator / score.denominator,
      ratings.map(({ question, rating }) => `${question} ${rating}`),
      notAssessed.map(({ question, reason }) => `${question} ${reason}`),
    ]);
    expect(voices).toEqual([
      ['ana', null, [], ['candor/q0 declined']],
      ['ben', 4.5, ['candor/q0 4', 'candor/q2 5'], ['candor/q1 no-evidence']],
      ['cem', null, [], ['candor/q0 not-asked']],
      ['dee', 2, ['candor/q0 2'], []],
    ]);
    expect(candor?.coverage).toEqual({ interviewers: 2, answers: 3 });
  });

  test('has a range and an average deviation from two voices on', () => {
    expect([candor?.range, candor?.averageDeviation]).toEqual([
      { numerator: 5, denominator: 2 },
      { numerator: 5, denominator: 4 },
    ]);
    expect(energy).toMatchObject({ range: null, averageDeviation: null });
  });

  test('that the role does not ask for counts for nothing', () => {
    const answers = { candor: [4], energy: [4] } as const;
    const asked = resultsOf({ interviewer: 'ana', answers });
    expect(resultsOf({ interviewer: 'ana', answers: { ...answers, zeal: [1] } })).toEqual(asked);
  });
});

describe('a knockout is corroborated by', () => {
  const marks = (interviewer: string, ...knockouts: string[]): CardSpec => {
    return { interviewer, answers: { candor: [4], energy: [4] }, knockouts };
  };
  const panel = panelOf({
    competencies,
    policy: POLICY,
    cards: [marks('ada'), marks('ana', 'candor'), marks('ben', 'candor'), marks('cem', 'energy')],
  });
  const bears = (author: string, out: string, competency = 'candor', signal = 'harm'): Confirmation => {
    return { author, entry: 0, interviewer: out, competency, signal };
  };

  test.each<readonly [string, readonly Confirmation[], readonly string[], readonly string[]]>([
    ['whoever marked it', [], ['ana', 'ben'], ['cem']],
    [
      'whoever bears it out beside its author, in order',
      [bears('ana', 'ana'), bears('ada', 'ana')],
      ['ada', 'ana', 'ben'],
      ['cem'],
    ],
    [
      'nobody more on another competency',
      [bears('cem', 'cem', 'energy'), bears('ada', 'cem', 'energy')],
      ['ana', 'ben'],
      ['ada', 'cem'],
    ],
    ['nobody whose word its author does not uphold', [bears('ada', 'ana')], ['ana', 'ben'], ['cem']],
    [
      'nobody who bears out what another marked, and does not uphold',
      [bears('ana', 'ana'), bears('ada', 'ben')],
      ['ana', 'ben'],
      ['cem'],
    ],
    [
      'nobody who bears out another signal than is upheld',
      [bears('ana', 'ana'), bears('ada', 'ana', 'candor', 'theft')],
      ['ana', 'ben'],
      ['cem'],
    ],
  ])('%s', (_what, confirmations, candor, energy) => {
    const standings = standingsOf({ ...panel, confirmations });
    expect(standings.map(({ corroborators }) => corroborators)).toEqual([candor, energy]);
  });
});

test('leaving a voice out leaves what a panel without it has', () => {
  fc.assert(
    fc.property(specs, fc.nat(), (spec, choice) => {
      const panel = panelOf(spec);
      const interviewer = panel.cards[choice % panel.cards.length]?.interviewer ?? 'nobody';
      const remaining = panelWithout(panel, [interviewer]);
      const known = ({ unit: _unit, scores: _scores, sum: _sum, ...rest }: ReturnType<typeof withoutVoice>) =>
        rest;
      const left = standingsOf(panel).map((standing) => withoutVoice(standing, interviewer, remaining));
      expect(left.map(resultOf)).toEqual(standingsOf(remaining).map(resultOf));
      expect(left.map(known)).toEqual(standingsOf(remaining).map(known));
    }),
    { numRuns: Math.ceil(RUNS.numRuns / 5) },
  );
});
