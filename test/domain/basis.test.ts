import { describe, expect, test } from '@jest/globals';

import type { Debrief } from '../../src/domain/debrief.js';
import { judge } from '../../src/domain/judgement.js';
import { recommend } from '../../src/domain/recommend.js';
import type { Basis, Reason, RuleCode } from '../../src/domain/recommendation.js';
import { ratingsOn, withRevision } from '../../src/domain/rules/rule.js';
import type { RatingBasis } from '../../src/domain/scoring.js';
import { standingsOf } from '../../src/domain/scoring.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { POLICY, character, moment, panelOf, sealOf } from './panel-spec.js';

function told(basis: Basis): string {
  switch (basis.kind) {
    case 'rating':
      return `${basis.interviewer} ${basis.interview} ${basis.question} ${basis.rating}`;
    case 'signal':
      return `${basis.interviewer} ${basis.interview} ${basis.competency}/${basis.signal} ${basis.notes.join()}`;
    case 'absence':
      return `${basis.interviewer ?? 'nobody'} ${basis.competency} ${basis.reason ?? 'unheard'}`;
    case 'debrief':
      return `entry ${basis.author} ${basis.entry}`;
    case 'card':
      return `card ${basis.interviewer} ${basis.interview}`;
  }
}

/** What each reason with this code rests on. */
function basisOf(reasons: readonly Reason[], code: RuleCode): readonly (readonly string[])[] {
  return reasons.filter((reason) => reason.code === code).map(({ basis }) => basis.map(told));
}

function specOf(...cards: readonly CardSpec[]): PanelSpec {
  return { competencies: [character('candor'), character('energy')], policy: POLICY, cards };
}

const card = (
  interviewer: string,
  candor: CardSpec['answers'][string],
  more: Partial<CardSpec> = {},
): CardSpec => ({ interviewer, answers: { candor, energy: [4] }, ...more });

describe('a reason rests on', () => {
  test.each<readonly [string, RuleCode, readonly CardSpec[], readonly (readonly string[])[]]>([
    [
      'every rating of a score that is too low',
      'floor-missed',
      [card('ana', [3]), card('ben', [3, 2])],
      [['ana all candor/q0 3', 'ben all candor/q0 3', 'ben all candor/q1 2']],
    ],
    [
      'every rating, where the highest voice is outvoted',
      'one-voice',
      [card('ana', [2]), card('ben', [5])],
      [['ana all candor/q0 2', 'ben all candor/q0 5']],
    ],
    [
      'the ratings of whoever gravely doubts',
      'grave-doubt',
      [card('ana', [1, 2]), card('ben', [5]), card('cem', [5])],
      [['ana all candor/q0 1', 'ana all candor/q1 2']],
    ],
    [
      'the ratings of both sides of a split',
      'split',
      [card('ana', [5]), card('ben', [3]), card('cem', [4])],
      [['ana all candor/q0 5', 'ben all candor/q0 3']],
    ],
    [
      'everything that was marked as not assessed, where nobody rated',
      'evidence-missing',
      [card('ana', ['declined']), card('ben', ['not-asked'])],
      [['ana candor declined', 'ben candor not-asked']],
    ],
    [
      'nobody, where nobody marked even that',
      'evidence-missing',
      [card('ana', []), card('ben', [])],
      [['nobody candor unheard']],
    ],
    [
      'the only voice, and what others could not assess',
      'evidence-thin',
      [card('ana', [4]), card('ben', ['declined'])],
      [['ana all candor/q0 4', 'ben candor declined']],
    ],
    [
      'what was declined or gave no evidence, not what nobody asked',
      'evidence-withheld',
      [card('ana', [4, 'declined']), card('ben', ['no-evidence', 4]), card('cem', ['not-asked'])],
      [['ana candor declined', 'ben candor no-evidence']],
    ],
    [
      'the knockouts on its own competency',
      'knockout-single',
      [card('ana', [5], { knockouts: ['candor', 'energy'] }), card('ben', [5])],
      [['ana all candor/harm candor-harm'], ['ana all energy/harm energy-harm']],
    ],
    [
      'the card whose recommendation contradicts its ratings, and those ratings',
      'contradiction',
      [card('ana', [4], { own: 'no' }), card('ana', [5], { interview: 'late' }), card('ben', [4])],
      [['card ana all', 'ana all candor/q0 4', 'ana all energy/q0 4']],
    ],
    [
      'the card that was sealed late',
      'stale',
      [card('ana', [4], { minutesToSeal: 24 * 60 + 1 }), card('ben', [4])],
      [['card ana all']],
    ],
    [
      'the cards that heard a competency under several versions of its rubric',
      'rubric-drift',
      [card('ana', [4]), card('ben', [4], { rubrics: 2 }), { interviewer: 'cem', answers: { energy: [4] } }],
      [
        ['card ana all', 'card ben all'],
        ['card ana all', 'card ben all', 'card cem all'],
      ],
    ],
    [
      'every card, where the role had several versions',
      'policy-drift',
      [card('ana', [4]), card('ben', [4], { version: 2 })],
      [['card ana all', 'card ben all']],
    ],
    [
      'the card from outside the plan',
      'unplanned',
      [card('ana', [4]), card('ben', [4]), card('cem', [4], { seat: 'none' })],
      [['card cem all']],
    ],
  ])('%s', (_what, code, cards, expected) => {
    expect(basisOf(judge(panelOf(specOf(...cards))).reasons, code)).toEqual(expected);
  });

  test('what those who are waited for are to hear', () => {
    const { reasons } = {
      reasons: [] as readonly Reason[],
      ...recommend(panelOf({ ...specOf(card('ana', [4])), absent: ['ben'] })),
    };
    expect(basisOf(reasons, 'panel-incomplete')).toEqual([['ben candor unheard', 'ben energy unheard']]);
  });

  test('the knockouts and who bore them out, each competency’s its own', () => {
    const cards = [card('ana', [5], { knockouts: ['candor', 'energy'] }), card('ben', [5])];
    const bearOut = (author: string): Debrief => ({
      format: 'touchstone/debrief@1',
      candidate: 'c-7k2m',
      author,
      cards: [sealOf({ interviewer: author })],
      entries: ['candor', 'energy'].map((competency) => ({
        kind: 'knockout-confirmed',
        interviewer: 'ana',
        competency,
        signal: 'harm',
        reason: 'It was so.',
        on: moment(2000),
      })),
    });
    const after = recommend(panelOf({ ...specOf(...cards), debriefs: ['ana', 'ben'].map(bearOut) }));
    if (after.state !== 'complete' || after.revised === null) throw new Error('Everybody has answered.');
    expect(basisOf(after.revised.reasons, 'knockout-corroborated')).toEqual([
      ['ana all candor/harm candor-harm', 'entry ana 0', 'entry ben 0'],
      ['ana all energy/harm energy-harm', 'entry ana 1', 'entry ben 1'],
    ]);
  });
});

describe('a rating that was revised', () => {
  const rating: RatingBasis = {
    kind: 'rating',
    interviewer: 'ana',
    interview: 'all',
    competency: 'candor',
    question: 'candor/q0',
    rating: 4,
    notes: [],
  };
  const revision = {
    author: 'ana',
    entry: 3,
    interview: 'all',
    competency: 'candor',
    question: 'candor/q0',
  } as const;
  const panel = panelOf(specOf(card('ana', [4]), card('ben', [4])));

  test('is told with the entry that revised it', () => {
    const revised = { ...panel, revisions: [revision] };
    expect(withRevision(rating, revised).map(told)).toEqual(['ana all candor/q0 4', 'entry ana 3']);
    const [candor] = standingsOf(revised);
    expect(candor && ratingsOn(candor, revised).map(told)).toEqual([
      'ana all candor/q0 4',
      'entry ana 3',
      'ben all candor/q0 4',
    ]);
  });

  test.each([
    ['author', { author: 'ben' }],
    ['interview', { interview: 'late' }],
    ['competency', { competency: 'energy' }],
    ['question', { question: 'candor/q1' }],
  ] as const)('and not with one of another %s', (_what, other) => {
    expect(withRevision(rating, { ...panel, revisions: [{ ...revision, ...other }] })).toEqual([rating]);
  });
});
