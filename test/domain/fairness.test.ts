import { describe, expect, test } from '@jest/globals';
import type { ComparedPanel } from '../../src/domain/fairness.js';
import { fairnessWarnings, successions } from '../../src/domain/fairness.js';
import type { Mode } from '../../src/domain/scorecard.js';
import type { CardSpec } from './panel-spec.js';
import { POLICY, character, panelOf } from './panel-spec.js';

function compared(
  id: string,
  cards: readonly CardSpec[],
  mode: Mode = 'video',
  revised = false,
): ComparedPanel {
  const panel = panelOf({ competencies: [character('candor'), character('energy')], policy: POLICY, cards });
  return {
    panel: { ...panel, candidate: { ...panel.candidate, id } },
    headers: panel.cards.map(({ interviewer, interview }) => ({ interviewer, interview, mode })),
    revised,
  };
}

const ana: CardSpec = { interviewer: 'ana', answers: { candor: [4, 3], energy: [3] } };
const ben: CardSpec = { interviewer: 'ben', answers: { candor: [2], energy: [3] } };

describe('comparing is fair', () => {
  test.each([
    ['with nobody', []],
    ['with one', [compared('a', [ana])]],
    [
      'where everybody heard the same people and questions',
      [compared('a', [ana, ben]), compared('b', [ben, ana])],
    ],
    [
      'whatever the ratings, and where a question brought nothing',
      [
        compared('a', [ana]),
        compared('b', [{ ...ana, answers: { candor: ['declined', 5], energy: ['no-evidence'] } }]),
      ],
    ],
  ] satisfies [string, ComparedPanel[]][])('%s', (_, panels) => {
    expect(fairnessWarnings(panels)).toEqual([]);
  });
});

describe('comparing is not quite fair', () => {
  test.each([
    [
      'where other people interviewed',
      [compared('a', [ana]), compared('b', [{ ...ana, interviewer: 'chi' }]), compared('c', [ana])],
      [
        {
          code: 'panels',
          groups: [
            { values: ['ana'], candidates: ['a', 'c'] },
            { values: ['chi'], candidates: ['b'] },
          ],
        },
      ],
    ],
    [
      'where a question was not put to everybody',
      [compared('a', [ana]), compared('b', [{ ...ana, answers: { candor: [3, 'not-asked'], energy: [3] } }])],
      [
        {
          code: 'question-sets',
          competency: 'candor',
          questions: [{ question: 'candor/q1', missing: ['b'] }],
        },
      ],
    ],
    [
      'where a rubric changed',
      [compared('a', [ana]), compared('b', [{ ...ana, rubrics: 2 }])],
      ['candor', 'energy'].map((competency) => ({
        code: 'rubric-versions',
        competency,
        groups: [
          { values: [`sha256:${competency} 1`], candidates: ['a'] },
          { values: [`sha256:${competency} 2`], candidates: ['b'] },
        ],
      })),
    ],
    [
      'where the role changed',
      [compared('a', [ana]), compared('b', [{ ...ana, version: 2 }])],
      [
        {
          code: 'role-versions',
          groups: [
            { values: ['sha256:role 1'], candidates: ['a'] },
            { values: ['sha256:role 2'], candidates: ['b'] },
          ],
        },
      ],
    ],
    [
      'where some met in person',
      [compared('a', [ana], 'in-person'), compared('b', [ana])],
      [
        {
          code: 'modes',
          groups: [
            { values: ['in-person'], candidates: ['a'] },
            { values: ['video'], candidates: ['b'] },
          ],
        },
      ],
    ],
    [
      'where a debrief revised the ratings of some',
      [compared('a', [ana], 'video', true), compared('b', [ana])],
      [{ code: 'debriefs', revised: ['a'], independent: ['b'] }],
    ],
  ] satisfies [string, ComparedPanel[], object[]][])('%s', (_, panels, expected) => {
    expect(fairnessWarnings(panels)).toEqual(expected);
  });
});

describe('who was interviewed right after whom', () => {
  const header = (
    interviewer: string,
    candidate: string,
    hour: number,
  ): Parameters<typeof successions>[0][number] => ({
    interviewer,
    candidate,
    started: `2026-11-02T${String(hour).padStart(2, '0')}:00:00Z`,
    ended: `2026-11-02T${String(hour).padStart(2, '0')}:50:00Z`,
  });

  test('goes by interviewer and time, in whatever order the cards lie', () => {
    const headers = [
      header('ben', 'b', 9),
      header('ana', 'c', 15),
      header('ana', 'a', 9),
      header('ana', 'b', 10),
    ];
    const expected = [
      ['ana', 'b', 'a', '2026-11-02T09:50:00Z'],
      ['ana', 'c', 'b', '2026-11-02T10:50:00Z'],
    ];
    for (const order of [headers, headers.toReversed()]) {
      expect(
        successions(order).map(({ interviewer, candidate, after, ended }) => [
          interviewer,
          candidate,
          after,
          ended,
        ]),
      ).toEqual(expected);
    }
  });

  test('a second interview of the same candidate comes after nobody else', () => {
    expect(successions([header('ana', 'a', 9), header('ana', 'a', 10)])).toEqual([]);
  });
});
