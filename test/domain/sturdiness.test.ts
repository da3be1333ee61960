import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judge } from '../../src/domain/judgement.js';
import { lowest, rank } from '../../src/domain/outcome.js';
import { POINTS } from '../../src/domain/rubric.js';
import type { Point } from '../../src/domain/rubric.js';
import type { Panel } from '../../src/domain/panel.js';
import type { Reason, Sturdiness } from '../../src/domain/recommendation.js';
import { standingsOf } from '../../src/domain/scoring.js';
import { sturdinessOf } from '../../src/domain/sturdiness.js';
import { RUNS, outcomeOf, specs, spotsOf, withAnswer } from './panel-arbitraries.js';
import type { CompetencySpec } from './panel-spec.js';
import { POLICY, character, panelOf, questionOf, skill } from './panel-spec.js';

describe('sturdiness', () => {
  const indexOf = (competency: string, question: string): number =>
    Array.from({ length: 12 }, (_, index) => questionOf(competency, index)).indexOf(
      question as ReturnType<typeof questionOf>,
    );

  test('counts and names what judging every changed panel from the start gives', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const outcome = judge(panel).outcome;
        const found = sturdinessOf(panel);
        const counted = new Set(
          panel.cards.map(({ interviewer, interview }) => `${interviewer} ${interview}`),
        );
        let [tried, lower, raise] = [0, 0, 0];
        for (const spot of spotsOf(spec)) {
          const card = spec.cards[spot.card];
          if (!counted.has(`${card?.interviewer ?? ''} ${card?.interview ?? 'all'}`)) continue;
          for (const point of POINTS) {
            if (typeof spot.answer !== 'number' || Math.abs(point - spot.answer) !== 1) continue;
            tried += 1;
            const moved = rank(outcomeOf(withAnswer(spec, spot, point)));
            if (moved > rank(outcome)) lower += 1;
            if (moved < rank(outcome)) raise += 1;
          }
        }
        expect(found.moves).toEqual({ tried, lower, raise });
        expect(found.named).toHaveLength(Math.min(3, lower + raise));
        for (const {
          interviewer,
          interview,
          competency,
          question,
          from,
          to,
          outcome: result,
        } of found.named) {
          const card = spec.cards.findIndex(
            (each) => each.interviewer === interviewer && (each.interview ?? 'all') === interview,
          );
          const spot = { card, competency, index: indexOf(competency, question), answer: from };
          expect(spotsOf(spec)).toContainEqual(spot);
          expect(outcomeOf(withAnswer(spec, spot, to))).toBe(result);
          expect(result).not.toBe(outcome);
        }
      }),
      { numRuns: Math.ceil(RUNS.numRuns / 5) },
    );
  });

  test('leaves out each interviewer as if they had not been there; what only then is heard too thinly is set aside', () => {
    const told = ({ code, competencies }: Reason): string => [code, ...competencies].join(' ');
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const before = new Set(judge(panel).reasons.map(told));
        const empty = (rest: Panel): number =>
          standingsOf(rest).filter(({ tallies }) => tallies.length === 0).length;
        for (const { interviewer, outcome } of sturdinessOf(panel).without) {
          const cards = panel.cards.filter((card) => card.interviewer !== interviewer);
          const roles = panel.roles.filter(({ digest }) => cards.some(({ role }) => role === digest));
          const rest = { ...panel, cards, roles };
          const expected = judge(rest)
            .reasons.filter((reason) => !reason.code.startsWith('evidence-') || before.has(told(reason)))
            .flatMap(({ effect }) => ('outcome' in effect ? effect.outcome : []));
          expect(outcome).toBe(empty(rest) > empty(panel) ? null : lowest(expected));
        }
      }),
      RUNS,
    );
  });
});

describe('by hand', () => {
  const answer = (point: Point): readonly Point[] => [point];
  const sturdiness = (
    competencies: readonly CompetencySpec[],
    rows: Record<string, Record<string, Point>>,
  ): Sturdiness =>
    sturdinessOf(
      panelOf({
        competencies,
        policy: POLICY,
        cards: Object.entries(rows).map(([interviewer, points]) => ({
          interviewer,
          answers: Object.fromEntries(Object.entries(points).map(([id, point]) => [id, answer(point)])),
        })),
      }),
    );
  const candor = character('candor');

  test('two who both gave a 4 hang on every point down; 5 is the end of the scale', () => {
    const { moves, named } = sturdiness([candor], { ana: { candor: 4 }, ben: { candor: 4 } });
    expect(moves).toEqual({ tried: 4, lower: 2, raise: 0 });
    expect(named.map(({ interviewer, from, to, outcome }) => [interviewer, from, to, outcome])).toEqual([
      ['ana', 4, 3, 'hire'],
      ['ben', 4, 3, 'hire'],
    ]);
    expect(sturdiness([candor], { ana: { candor: 5 }, ben: { candor: 5 } }).moves).toEqual({
      tried: 2,
      lower: 0,
      raise: 0,
    });
  });

  test('moves that lower are named before those that raise, and large changes before small ones', () => {
    const { moves, named } = sturdiness([candor], { ana: { candor: 3 }, ben: { candor: 2 } });
    expect(moves).toEqual({ tried: 4, lower: 2, raise: 1 });
    expect(named.map(({ interviewer, to, outcome }) => [interviewer, to, outcome])).toEqual([
      ['ana', 2, 'no-hire'],
      ['ben', 1, 'no-hire'],
      ['ben', 3, 'hire'],
    ]);
  });

  test('with two interviewers, each alone is told, as if two had been there', () => {
    const { without } = sturdiness([candor], { ana: { candor: 5 }, ben: { candor: 3 } });
    expect(without).toEqual([
      { interviewer: 'ana', outcome: 'hire' },
      { interviewer: 'ben', outcome: 'strong-hire' },
    ]);
    expect(sturdiness([candor], { ana: { candor: 5 } }).without).toEqual([]);
  });

  test('without the only one who heard a competency, nothing can be computed', () => {
    const { without } = sturdiness([candor, skill('tools')], {
      ana: { candor: 4, tools: 4 },
      ben: { candor: 4 },
    });
    expect(without).toEqual([
      { interviewer: 'ana', outcome: null },
      { interviewer: 'ben', outcome: 'strong-hire' },
    ]);
  });

  test('what nobody or one alone heard from the start is no reason why somebody else is missed', () => {
    const rows = { ana: { candor: 4 }, ben: { candor: 4 }, chi: { energy: 4 } } as const;
    expect(sturdiness([candor, character('energy')], rows).without).toEqual([
      { interviewer: 'ana', outcome: 'discuss' },
      { interviewer: 'ben', outcome: 'discuss' },
      { interviewer: 'chi', outcome: null },
    ]);
    expect(sturdiness([candor, skill('tools')], { ana: { candor: 4 }, ben: { candor: 4 } }).without).toEqual([
      { interviewer: 'ana', outcome: 'discuss' },
      { interviewer: 'ben', outcome: 'discuss' },
    ]);
  });

  test('equal weights are tried where weights differ', () => {
    const heavy = [character('candor', 3), character('energy', 1)];
    const rows = { ana: { candor: 4, energy: 3 }, ben: { candor: 5, energy: 3 } } as const;
    expect(sturdiness(heavy, rows).equalWeights).toBe('hire');
    expect(sturdiness([candor, character('energy')], rows).equalWeights).toBeNull();
  });
});
