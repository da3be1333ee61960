import { describe, expect, test } from '@jest/globals';
import type { Effect, Judgement, Reason } from '../../src/domain/recommendation.js';
import { RULE_CODES } from '../../src/domain/recommendation.js';
import { reasonClause, reasonSentence, settingOf } from '../../src/render/reason-text.js';
import { ruleText } from '../../src/render/rule-text.js';
import { evenly, samplePanel } from './sample-panel.js';

const RATINGS = {
  candor: 2,
  helpfulness: 4,
  'learning-orientation': 4,
  energy: 4,
  investigation: 2,
} as const;
const { recommendation, material } = samplePanel({ cards: { ana: evenly(RATINGS), ben: evenly(RATINGS) } });

function judgement(): Judgement {
  if (recommendation.state !== 'complete') throw new Error('the panel waits');
  return recommendation.independent;
}

const CAP: Effect = { kind: 'cap', outcome: 'discuss' };
const reason = (code: Reason['code']): Reason => ({
  code,
  effect: CAP,
  competencies: ['candor'],
  interviewers: ['ana'],
  basis: [],
});

describe.each(RULE_CODES.map((code) => [code]))('%s', (code) => {
  const setting = settingOf(judgement(), material);

  test('is told in whole sentences', () => {
    expect(reasonSentence(reason(code), setting)).toMatch(/^\p{L}.*[.]$/u);
    expect(reasonClause(reason(code), setting)).toMatch(/^[^.]+$/);
  });

  test('says what it is and why there is such a rule, with its source', () => {
    const { title, rule, why, sources } = ruleText(code);
    for (const sentence of [rule, why, ...sources]) expect(sentence).toMatch(/[.]$/);
    expect(title).not.toMatch(/[.]$/);
    expect(sources.length).toBeGreaterThan(0);
  });
});

test('figures are cut to two decimals and say what they rest on', () => {
  const setting = settingOf(judgement(), material);
  expect(reasonSentence(reason('floor-missed-clearly'), setting)).toBe(
    'Candor is more than 0.50 below its floor: 2.00 against a floor of 3.00, from 2 people, 2 answers.',
  );
});

test('a knockout is told by what the rubric calls it', () => {
  const basis: Reason['basis'] = [
    {
      kind: 'signal',
      interviewer: 'ana',
      interview: 'character',
      competency: 'candor',
      signal: 'hid-harm',
      question: 'candor/first',
      notes: ['n1'],
    },
  ];
  const setting = settingOf(judgement(), material);
  expect(reasonSentence({ ...reason('knockout-single'), basis }, setting)).toBe(
    'ana marked a knockout on Candor: “Hid a mistake that hurt a customer”.',
  );
  expect(reasonSentence({ ...reason('knockout-corroborated'), basis }, setting)).toBe(
    'A knockout on Candor was borne out by ana: “Hid a mistake that hurt a customer”.',
  );
});

test('a contradiction is told with what was recommended and what was rated', () => {
  const { recommendation: given, material: found } = samplePanel({
    cards: { ana: evenly({ ...RATINGS, energy: 5 }, 'no'), ben: evenly(RATINGS) },
  });
  if (given.state !== 'complete') throw new Error('the panel waits');
  const contradiction = given.independent.reasons.find(({ code }) => code === 'contradiction');
  expect(contradiction && reasonSentence(contradiction, settingOf(given.independent, found))).toBe(
    'ana recommended no and rated character 2 to 5 (4 answers): the recommendation and the character ratings do not go together.',
  );
});
