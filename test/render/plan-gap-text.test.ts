import { describe, expect, test } from '@jest/globals';
import type { PlanGap } from '../../src/domain/plan-gaps.js';
import { describePlanGap, planGapsText } from '../../src/render/plan-gap-text.js';
import { rubricFrom } from '../domain/role-spec.js';

const RUBRICS = new Map([
  ['candor', { ...rubricFrom({ id: 'candor', core: [], questions: [] }), title: 'Candor\u001b[31m' }],
]);
const question = 'candor/past' as const;
const seat = { interviewer: 'ana', interview: 'first' };

describe('what a plan lacks', () => {
  test.each<[PlanGap, string]>([
    [{ code: 'interview-unknown', ...seat }, 'no interview "first"'],
    [{ code: 'seat-without-questions', ...seat }, 'ana has no question'],
    [{ code: 'shadow-alone', ...seat }, 'which nobody holds'],
    [{ code: 'question-unknown', question, interviewer: null }, 'of everybody'],
    [{ code: 'question-unknown', question, interviewer: 'ana' }, 'ana is to ask candor/past'],
    [{ code: 'question-twice', question, interviewers: ['ana', 'ben'] }, 'ana and ben are both'],
    [{ code: 'question-asked-before', question, interviewer: 'ana' }, 'asked before'],
    [{ code: 'core-asked-before', question }, 'left out'],
    [
      { code: 'core-unplaced', competency: 'candor', questions: [question, 'candor/scene'] },
      'nobody is to ask them',
    ],
    [
      { code: 'minutes-over', interview: 'first', interviewers: ['ana'], needed: 61, available: 60 },
      'needs 61 minutes and has 60',
    ],
    [
      {
        code: 'voices-missing',
        competency: 'candor',
        category: 'character',
        interviewers: ['ana'],
        wanted: 2,
        why: 'seats',
      },
      'heard by ana alone, and 2 interviewers',
    ],
    [
      {
        code: 'voices-missing',
        competency: 'candor',
        category: 'character',
        interviewers: [],
        wanted: 1,
        why: 'minutes',
      },
      'heard by nobody, and 1 interviewer should',
    ],
    [
      {
        code: 'voice-thin',
        competency: 'candor',
        interviewer: 'ana',
        questions: 1,
        wanted: 2,
        why: 'questions',
      },
      'ana has 1 question on Candor',
    ],
    [{ code: 'past-behavior-missing', competency: 'candor', why: 'seats' }, 'past behavior'],
    [{ code: 'kind-missing', kind: 'scenario', why: 'seats' }, 'a scenario question'],
  ])('%j', (gap, part) => {
    const { what, todo } = describePlanGap(gap, RUBRICS);
    expect(what).toContain(part);
    expect(`${what} ${todo}`).not.toMatch(/\u001b|undefined|\[object/);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  });
});

test('what to do is said once for all that it mends', () => {
  const missing = (competency: string): PlanGap => ({
    code: 'past-behavior-missing',
    competency,
    why: 'questions',
  });
  const gaps = [missing('helpfulness'), { code: 'shadow-alone', ...seat } as const, missing('energy')];
  expect(planGapsText(gaps, RUBRICS)).toBe(
    'Nobody asks for past behavior on helpfulness.\nNobody asks for past behavior on energy.\n' +
      'Add questions for this level to the role’s pool.\n\n' +
      'ana is to sit in on the interview "first", which nobody holds.\nSeat an interviewer there.\n',
  );
  expect(planGapsText([], RUBRICS)).toBe('');
});
