import { describe, expect, test } from '@jest/globals';

import type { Ratio } from '../../src/domain/ratio.js';
import type { Judgement } from '../../src/domain/recommendation.js';
import type { Point } from '../../src/domain/rubric.js';
import type { NotAssessedReason } from '../../src/domain/scorecard.js';
import type { CompetencySpec } from './panel-spec.js';
import { POLICY, character, skill } from './panel-spec.js';
import type { Answers } from './panel-table.js';
import { codes, table } from './panel-table.js';

const shown = (value: Ratio | null): string | null =>
  value === null ? null : `${value.numerator}/${value.denominator}`;
const each = (...ratings: Point[]): readonly Answers[] => ratings.map((rating) => [rating]);
const candor = character('candor');
const START = 'character-composite';

describe('one character competency', () => {
  // interviewers' answers -> score, earned, outcome, rules beyond the composite
  const cases: readonly (readonly [string, readonly Answers[], string, string, string, readonly string[]])[] =
    [
      ['4.00 exactly earns strong-hire', each(4, 4), '4/1', 'strong-hire', 'strong-hire', []],
      [
        'just below 4.00 earns hire',
        [
          [4, 4, 4],
          [4, 4, 3],
        ],
        '23/6',
        'hire',
        'hire',
        [],
      ],
      ['3.00 exactly earns hire and meets its floor', each(3, 3), '3/1', 'hire', 'hire', []],
      [
        'just below 3.00 misses the floor',
        [
          [3, 3, 3],
          [3, 3, 2],
        ],
        '17/6',
        'discuss',
        'discuss',
        ['floor-missed'],
      ],
      [
        '2.50 exactly earns discuss: exactly the margin below is not more than it',
        each(2, 3),
        '5/2',
        'discuss',
        'discuss',
        ['floor-missed', 'one-voice'],
      ],
      [
        '2.50 exactly from equal voices',
        [
          [2, 3],
          [3, 2],
        ],
        '5/2',
        'discuss',
        'discuss',
        ['floor-missed'],
      ],
      [
        'just below 2.50',
        [
          [2, 3],
          [3, 2, 2],
        ],
        '29/12',
        'no-hire',
        'no-hire',
        ['floor-missed', 'floor-missed-clearly', 'one-voice'],
      ],
      ['without the highest exactly 2.50', [[2, 3], [4]], '13/4', 'hire', 'hire', []],
      [
        'without the highest just below 2.50',
        [[2, 3, 2], [5]],
        '11/3',
        'hire',
        'discuss',
        ['one-voice', 'split'],
      ],
      [
        'without one of two highest, the other still speaks',
        each(5, 5, 1),
        '11/3',
        'hire',
        'discuss',
        ['grave-doubt', 'split'],
      ],
      [
        'a score of 1.50 exactly is a grave doubt',
        [[1, 2], [5], [5]],
        '23/6',
        'hire',
        'discuss',
        ['grave-doubt', 'split'],
      ],
      ['1.66 is none', [[1, 2, 2], [5], [5]], '35/9', 'hire', 'hire', ['split']],
      [
        '2.00 exactly apart is a split, and caps nothing',
        each(3, 5, 5),
        '13/3',
        'strong-hire',
        'strong-hire',
        ['split'],
      ],
      ['less than 2.00 apart is none', [[3, 3, 4], [5]], '25/6', 'strong-hire', 'strong-hire', []],
      [
        '[2,2] against [5,4,4] leaves one voice',
        [
          [2, 2],
          [5, 4, 4],
        ],
        '19/6',
        'hire',
        'discuss',
        ['one-voice', 'split'],
      ],
      [
        '[2,2], [5,4,4], [2], [3,3,5], [4,2,3]',
        [[2, 2], [5, 4, 4], [2], [3, 3, 5], [4, 2, 3]],
        '3/1',
        'hire',
        'hire',
        ['split'],
      ],
      ['one interviewer is thin', each(5), '5/1', 'strong-hire', 'discuss', ['evidence-thin']],
    ];

  test.each(cases)('%s', (_name, answers, score, earned, outcome, fired) => {
    const judgement = table([[candor, answers]]);
    expect(shown(judgement.competencies[0]?.score ?? null)).toBe(score);
    expect({ earned: judgement.earned, outcome: judgement.outcome }).toEqual({ earned, outcome });
    expect(codes(judgement)).toEqual([START, ...fired]);
  });

  test('the mean of [2,2], [5,4,4], [2], [3,3,5], [4,2,3] is exactly 3, and in doubles is not', () => {
    const means = [[2, 2], [5, 4, 4], [2], [3, 3, 5], [4, 2, 3]].map(
      (ratings) => ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length,
    );
    expect(means.reduce((sum, value) => sum + value, 0) / means.length).not.toBe(3);
  });
});

describe('every hundredth of a policy counts', () => {
  const low = [
    [3, 3, 3],
    [3, 3, 2],
  ] as const;
  // What is policy, the answers, and the rule that fires under the first number and not under the second.
  test.each<readonly [string, (number: number) => object, readonly Answers[], string, number, number]>([
    ['17/6 and its floor', (floor) => ({ floor }), low, 'floor-missed', 2.84, 2.83],
    ['17/6 and the margin', (margin) => ({ margin }), low, 'floor-missed-clearly', 0.16, 0.17],
    ['5/3 and a grave doubt', (graveDoubt) => ({ graveDoubt }), [[1, 2, 2], [5]], 'grave-doubt', 1.67, 1.66],
    ['5/3 apart and a split', (split) => ({ split }), [[3, 3, 4], [5]], 'split', 1.66, 1.67],
  ])('%s', (_name, numbers, answers, code, fires, doesNot) => {
    const fired = (number: number): readonly string[] => {
      const { floor, ...policy } = { floor: 3, ...POLICY, ...numbers(number) };
      return codes(table([[character('candor', 1, floor), answers]], { policy }));
    };
    expect(fired(fires)).toContain(code);
    expect(fired(doesNot)).not.toContain(code);
  });
});

describe('several character competencies', () => {
  test('weights pull the composite over a threshold, and it is exactly there', () => {
    const heavy = character('candor', 3);
    const light = character('energy', 1);
    const judgement = table([
      [heavy, each(4, 4)],
      [light, [[4, 4], [4]]],
    ]);
    expect(shown(judgement.character)).toBe('4/1');
    const below = table([
      [heavy, [[4, 4], [4]]],
      [light, [[4, 3], [4]]],
    ]);
    expect([shown(below.character), below.earned]).toEqual(['63/16', 'hire']);
  });

  test('4.33, 3.66 and 4.00 make exactly 4.00', () => {
    const judgement = table([
      [
        candor,
        [
          [5, 4, 4],
          [5, 4, 4],
        ],
      ],
      [
        character('energy'),
        [
          [4, 4, 3],
          [4, 4, 3],
        ],
      ],
      [character('helpfulness'), each(4, 4)],
    ]);
    expect([shown(judgement.character), judgement.outcome]).toEqual(['4/1', 'strong-hire']);
  });

  test('a competency that nobody rated is missing, whatever the others earn, and enters no mean', () => {
    const judgement = table([
      [candor, each(5, 5)],
      [character('energy'), [['declined'], ['not-asked']]],
    ]);
    expect(codes(judgement)).toEqual([START, 'evidence-missing']);
    expect([judgement.outcome, shown(judgement.character)]).toEqual(['incomplete', '5/1']);
    expect(judgement.competencies[1]?.score).toBeNull();
  });

  test('somebody who is out already is not kept waiting for what is missing', () => {
    const judgement = table([
      [candor, each(2, 2)],
      [character('energy'), []],
    ]);
    expect(codes(judgement)).toEqual([
      START,
      'floor-missed',
      'floor-missed-clearly',
      'one-voice',
      'evidence-missing',
    ]);
    expect(judgement.outcome).toBe('no-hire');
  });

  test('declined and no-evidence by two withhold; not-asked and one alone do not', () => {
    const energy = character('energy');
    const answers = (third: NotAssessedReason): Judgement =>
      table([
        [candor, each(4, 4, 4)],
        [energy, [[4, 'declined'], [4], [third]]],
      ]);
    expect(codes(answers('no-evidence'))).toEqual([START, 'evidence-withheld']);
    expect(codes(answers('not-asked'))).toEqual([START]);
  });
});

describe('skill', () => {
  // skill competency and its ratings -> outcome, rules
  const cases: readonly (readonly [string, CompetencySpec, readonly Answers[], string, readonly string[]])[] =
    [
      ['2.50 exactly meets its floor', skill('tools'), each(2, 3), 'strong-hire', []],
      ['a teachable gap caps at hire', skill('tools'), [[2, 3, 2], [2]], 'hire', ['skill-gap-teachable']],
      [
        'a gap that cannot be taught caps at no-hire',
        skill('tools', false),
        each(2, 2),
        'no-hire',
        ['skill-gap-required'],
      ],
      ['one voice is enough on a skill', skill('tools'), each(3), 'strong-hire', []],
      ['none is thin', skill('tools'), [], 'discuss', ['evidence-thin']],
    ];

  test.each(cases)('%s', (_name, competency, answers, outcome, fired) => {
    const judgement = table([
      [candor, each(4, 4)],
      [competency, answers],
    ]);
    expect([judgement.outcome, codes(judgement)]).toEqual([outcome, [START, ...fired]]);
  });

  test('where the policy requires skills, a teachable gap caps at no-hire', () => {
    const policy = { ...POLICY, skillGap: 'require' as const };
    const judgement = table(
      [
        [candor, each(4, 4)],
        [skill('tools'), each(2, 2)],
      ],
      { policy },
    );
    expect([judgement.outcome, codes(judgement)]).toEqual(['no-hire', [START, 'skill-gap-required']]);
  });
});

describe('the largest panel', () => {
  test('12 interviewers, 12 competencies and 1 to 12 answers each are exact', () => {
    const rows = Array.from({ length: 12 }, (_, k) => {
      const voices = Array.from({ length: 12 - (k % 12) }, (_voice, i) =>
        Array.from({ length: 1 + ((i + k) % 12) }, (_answer, q) => (1 + ((q + i + k) % 5)) as Point),
      );
      return [character(`k${k}`, 10 - (k % 3)), voices] as const;
    });
    const { character: composite } = table(rows);
    let [above, below, weights] = [0n, 1n, 0n];
    for (const [{ weight }, voices] of rows) {
      weights += BigInt(weight);
      for (const ratings of voices) {
        const total = ratings.reduce<number>((sum, rating) => sum + rating, 0);
        const [a, b] = [BigInt(total * weight), BigInt(ratings.length * voices.length)];
        [above, below] = [above * b + a * below, below * b];
      }
    }
    below *= weights;
    expect(composite).not.toBeNull();
    expect(BigInt(composite?.numerator ?? 0) * below).toBe(BigInt(composite?.denominator ?? 0) * above);
  });
});
