import { describe, expect, test } from '@jest/globals';
import type { Exception, Rubric } from '../../src/domain/rubric.js';
import { lintRole, lintRubric } from '../../src/lint/lint.js';
import { ROLE, RUBRIC, RUBRICS } from './valid-subjects.js';

const [first, second, ...rest] = RUBRIC.questions;

function flawed(exceptions: readonly Exception[]): Rubric {
  if (first === undefined || second === undefined) throw new Error('The valid rubric has too few questions.');
  return {
    ...RUBRIC,
    questions: [
      { ...first, ask: 'How do you handle conflict?' },
      { ...second, ask: 'Are you honest?' },
      ...rest,
    ],
    exceptions,
  };
}

function codes(rubric: Rubric): readonly string[] {
  return lintRubric(rubric).map(({ severity, path, problem }) => `${severity} ${problem.code} ${path}`);
}

const PAST = 'warning no-past-event /questions/0/ask';
const CLOSED = 'warning question-yes-or-no /questions/1/ask';

describe('an exception', () => {
  test.each([
    ['everywhere', undefined],
    ['by id', 'questions/told-late'],
    ['by id and key', 'questions/told-late/ask'],
    ['by position', 'questions/0'],
    ['as a pointer', '/questions/0/ask'],
    ['a list as a whole', 'questions'],
  ])('takes out what it names: %s', (_how, at) => {
    expect(
      codes(flawed([{ rule: 'no-past-event', reason: 'Wanted.', ...(at === undefined ? {} : { at }) }])),
    ).toEqual([CLOSED]);
  });

  test.each([
    ['another place', 'questions/beacon'],
    ['half an id', 'questions/told'],
    ['more than the path', 'questions/told-late/ask/0'],
    ['what every object has', 'constructor'],
  ])('leaves the rest, and is told of when nothing matches: %s', (_what, at) => {
    expect(codes(flawed([{ rule: 'no-past-event', at, reason: 'Wanted.' }]))).toEqual([
      CLOSED,
      PAST,
      'note exception-unused /exceptions/0',
    ]);
  });

  test('of an unknown rule is an error with a suggestion', () => {
    const remarks = lintRubric(flawed([{ rule: 'no-past-evnt', reason: 'Wanted.' }]));
    expect(remarks.map(({ problem }) => problem)).toContainEqual({
      code: 'exception-rule-unknown',
      rule: 'no-past-evnt',
      suggestion: 'no-past-event',
    });
    expect(remarks.at(-1)?.severity).toBe('error');
  });

  test('works in roles, by the id of the rubric', () => {
    const competencies = ROLE.competencies.map((one) =>
      one.rubric === 'energy' ? { ...one, floor: 4 } : one,
    );
    const role = { ...ROLE, competencies };
    const exception = {
      rule: 'threshold-above-good-hire',
      at: 'competencies/energy/floor',
      reason: 'Agreed with works council.',
    };
    expect(lintRole(role, RUBRICS)).toHaveLength(1);
    expect(lintRole({ ...role, exceptions: [exception] }, RUBRICS)).toEqual([]);
  });
});
