import { describe, expect, test } from '@jest/globals';
import type { Candidate, PlanChange, Seat } from '../../src/domain/candidate.js';
import { awaitedSeats } from '../../src/domain/candidate.js';
import { markLeft, recordChange, replaceInterviewer } from '../../src/domain/plan-change.js';
import { isFailure } from '../../src/domain/problem.js';

const CANDIDATE: Candidate = {
  format: 'touchstone/candidate@1',
  id: 'c-7k2m',
  role: 'soc-analyst',
  status: 'open',
  credentials: [],
  seats: [
    { interviewer: 'ana', interview: 'character', questions: ['candor/past'], capacity: 'interviewer' },
    {
      interviewer: 'ana',
      interview: 'team',
      questions: ['energy/past'],
      capacity: 'interviewer',
      on: '2026-11-30T09:00:00Z',
    },
    { interviewer: 'ben', interview: 'practice', questions: ['energy/scene'], capacity: 'interviewer' },
    { interviewer: 'dan', interview: 'team', questions: ['energy/past'], capacity: 'shadow' },
    { interviewer: 'cleo', interview: 'practice', questions: [], capacity: 'interviewer', left: 'ill' },
  ],
};

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (thrown) {
    return isFailure(thrown) ? thrown.problem : thrown;
  }
}

describe('replacing an interviewer', () => {
  test('hands over questions and appointments', () => {
    const seats = replaceInterviewer(CANDIDATE, 'ana', 'eva').seats;
    expect(seats.map(({ interviewer }) => interviewer)).toEqual(['eva', 'eva', 'ben', 'dan', 'cleo']);
    expect(seats[1]).toEqual({ ...CANDIDATE.seats[1], interviewer: 'eva' });
  });

  test('leaves what they have sealed with them', () => {
    const seats = replaceInterviewer(CANDIDATE, 'ana', 'eva', ['character']).seats;
    expect(seats.map(({ interviewer }) => interviewer).slice(0, 2)).toEqual(['ana', 'eva']);
  });

  test('moves a shadow up', () => {
    const seats = replaceInterviewer(CANDIDATE, 'ana', 'dan').seats;
    expect(seats.filter(({ interviewer }) => interviewer === 'dan')).toEqual([
      { ...CANDIDATE.seats[0], interviewer: 'dan' },
      { ...CANDIDATE.seats[1], interviewer: 'dan' },
    ]);
    expect(seats).toHaveLength(4);
  });

  test('leaves a shadow of other interviews, or in the place of a shadow, where they are', () => {
    const shadowing = (interviewer: string, interview: string): Seat => {
      return { interviewer, interview, questions: [], capacity: 'shadow' };
    };
    const seats = [...CANDIDATE.seats, shadowing('dan', 'character')];
    const byDan = replaceInterviewer({ ...CANDIDATE, seats }, 'ben', 'dan').seats;
    expect(byDan.map(({ interviewer, interview }) => `${interviewer} ${interview}`)).toEqual([
      'ana character',
      'ana team',
      'dan practice',
      'dan team',
      'cleo practice',
      'dan character',
    ]);
    const both = { ...CANDIDATE, seats: [shadowing('ben', 'team'), shadowing('dan', 'team')] };
    expect(refusal(() => replaceInterviewer(both, 'ben', 'dan'))).toMatchObject({ code: 'seat-twice' });
  });

  test('changes nothing when it is the same person', () => {
    expect(replaceInterviewer(CANDIDATE, 'ben', 'ben')).toEqual(CANDIDATE);
  });

  test.each([
    ['somebody who is not there', 'zoe', 'eva', { code: 'not-on-panel', panel: ['ana', 'ben', 'dan'] }],
    ['somebody who left', 'cleo', 'eva', { code: 'not-on-panel' }],
    [
      'by somebody who interviews there or was there',
      'ben',
      'cleo',
      { code: 'seat-twice', interview: 'practice' },
    ],
  ])('is refused for %s', (_what, old, replacement, problem) => {
    expect(refusal(() => replaceInterviewer(CANDIDATE, old, replacement))).toMatchObject(problem);
  });
});

describe('dropping out', () => {
  test('marks every seat with the reason, and nobody waits', () => {
    const after = markLeft(CANDIDATE, 'ana', '  on leave ');
    expect(after.seats.map(({ left }) => left)).toEqual([
      'on leave',
      'on leave',
      undefined,
      undefined,
      'ill',
    ]);
    expect(awaitedSeats(after).map(({ interviewer }) => interviewer)).toEqual(['ben']);
  });

  test.each([
    ['without a reason', 'ana', ' \n', 'text-blank'],
    ['for somebody who is not there', 'zoe', 'ill', 'not-on-panel'],
    ['twice, so that the first reason stays', 'cleo', 'away', 'not-on-panel'],
  ])('is refused %s', (_what, interviewer, reason, code) => {
    expect(refusal(() => markLeft(CANDIDATE, interviewer, reason))).toMatchObject({ code });
  });
});

test('changes are recorded in the order they were made', () => {
  const first: PlanChange = {
    author: 'eva',
    on: '2026-11-30T09:00:00Z',
    reason: 'Ana is ill',
    before: 'sha256:0',
  };
  const second = { ...first, reason: 'Ben too' };
  expect(recordChange(recordChange(CANDIDATE, first), second).changes).toEqual([first, second]);
  expect(CANDIDATE.changes).toBeUndefined();
});
