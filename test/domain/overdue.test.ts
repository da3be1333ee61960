import { describe, expect, test } from '@jest/globals';

import { lateCards } from '../../src/domain/overdue.js';
import type { CardSpec } from './panel-spec.js';
import { POLICY, candidateOf, character, scorecardOf } from './panel-spec.js';

const DAY = 24 * 60;
const late = (interviewer: string, more: Partial<CardSpec> = {}): CardSpec => ({
  interviewer,
  answers: { candor: [4] },
  minutesToSeal: DAY + 90,
  ...more,
});

function told(cards: readonly CardSpec[], doubted: readonly string[] = []): readonly string[] {
  const candidate = candidateOf({ competencies: [character('candor')], policy: POLICY, cards });
  const headers = cards.map((card) => scorecardOf(card).header);
  const doubts = doubted.map((interviewer) => ({ interviewer, interview: 'all', why: 'unsigned' as const }));
  return lateCards(candidate, headers, doubts, 24).map(
    ({ interviewer, interview, kind, hours }) => `${interviewer} ${interview} ${kind} ${hours}`,
  );
}

describe('cards that were sealed late', () => {
  test.each<readonly [string, readonly CardSpec[], readonly string[]]>([
    ['none at the very hour', [late('ana', { minutesToSeal: DAY })], []],
    ['from the first minute on', [late('ana', { minutesToSeal: DAY + 1 })], ['ana all late 24']],
    ['not a shadow’s', [late('ana', { seat: 'shadow' })], []],
    ['not of somebody who has left', [late('ana', { seat: 'left' })], []],
    ['not one from outside the plan', [late('ana', { seat: 'none' }), late('ben')], ['ben all late 25']],
    [
      'not one of another interview than was planned',
      [late('ana', { minutesToSeal: 5 }), late('ana', { interview: 'late', seat: 'none' })],
      [],
    ],
    [
      'in order of people, then of interviews',
      [late('ben'), late('ana', { interview: 'late' }), late('ana')],
      ['ana all late 25', 'ana late late 25', 'ben all late 25'],
    ],
  ])('%s', (_what, cards, expected) => {
    expect(told(cards)).toEqual(expected);
  });

  test('not one whose signature is in doubt: it does not count', () => {
    expect(told([late('ana'), late('ben')], ['ana'])).toEqual(['ben all late 25']);
  });
});
