import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Seat } from '../../src/domain/candidate.js';
import type { QuestionAddress } from '../../src/domain/id.js';
import { questionAddress, rubricOf } from '../../src/domain/id.js';
import type { Plan } from '../../src/domain/plan.js';
import { planSeats } from '../../src/domain/plan.js';
import type { WantedSeat } from '../../src/domain/plan-session.js';
import { WELCOME_AND_FAREWELL_MINUTES } from '../../src/domain/plan-session.js';
import { isFailure } from '../../src/domain/problem.js';
import type { Rubrics } from '../../src/domain/rubric.js';
import { findQuestion, QUESTION_KINDS } from '../../src/domain/rubric.js';
import type { CompetencySketch } from './role-spec.js';
import { roleFrom } from './role-spec.js';

const KINDS: CompetencySketch['questions'] = [
  { id: 'past', kind: 'past-behavior' },
  { id: 'other-past', kind: 'past-behavior' },
  { id: 'third-past', kind: 'past-behavior' },
  { id: 'scene', kind: 'scenario', minutes: 6 },
  { id: 'other-scene', kind: 'scenario', minutes: 6 },
  { id: 'mistake', kind: 'past-mistake', minutes: 8 },
  { id: 'for-managers', kind: 'past-mistake', levels: ['manager'] },
];
const candor: CompetencySketch = {
  id: 'candor',
  core: ['past', 'scene'],
  questions: [
    ...KINDS,
    { id: 'exercise', kind: 'team-exercise', minutes: 20, alsoShows: ['energy', 'unheard-of'] },
  ],
};
const energy: CompetencySketch = { id: 'energy', core: ['past'], questions: KINDS };
const tracing: CompetencySketch = {
  id: 'tracing',
  category: 'skill',
  core: ['logs'],
  questions: [
    { id: 'logs', kind: 'technical' },
    { id: 'past', kind: 'past-behavior' },
  ],
};
const SOC = roleFrom(
  [candor, energy, tracing],
  [
    { id: 'first', minutes: 60, competencies: ['candor', 'energy'] },
    { id: 'second', minutes: 60, competencies: ['energy', 'tracing', 'candor'] },
  ],
);
const ANA: WantedSeat = { interviewer: 'ana', interview: 'first', capacity: 'interviewer' };
const BEN: WantedSeat = { interviewer: 'ben', interview: 'second', capacity: 'interviewer' };

function minutesOf(questions: readonly QuestionAddress[], rubrics: Rubrics): number {
  return questions.reduce((sum, address) => sum + (findQuestion(rubrics, address)?.minutes ?? 0), 0);
}

function seatOf(plan: Plan, interviewer: string): Seat {
  const seat = plan.seats.find((one) => one.interviewer === interviewer);
  if (seat === undefined) throw new Error(`${interviewer} has no seat`);
  return seat;
}

function codes(plan: Plan): readonly string[] {
  return plan.unmet.map(({ code }) => code);
}

describe('a panel that can do it all', () => {
  const plan = planSeats(SOC.role, SOC.rubrics, [BEN, ANA], []);

  test('leaves nothing unmet', () => {
    expect(plan.unmet).toEqual([]);
  });

  test('has its seats in the order of the interviews', () => {
    expect(plan.seats.map(({ interviewer }) => interviewer)).toEqual(['ana', 'ben']);
  });

  test('asks each core question once', () => {
    const asked = plan.seats.flatMap(({ questions }) => questions);
    for (const core of ['candor/past', 'candor/scene', 'energy/past', 'tracing/logs']) {
      expect(asked.filter((address) => address === core)).toHaveLength(1);
    }
  });

  test.each(['candor', 'energy'])('has two people ask different kinds on %s', (competency) => {
    for (const { questions } of plan.seats) {
      const shown = questions
        .map((address) => findQuestion(SOC.rubrics, address))
        .filter((_, index) => {
          const address = questions[index];
          if (address === undefined) return false;
          return (
            rubricOf(address) === competency ||
            findQuestion(SOC.rubrics, address)?.alsoShows?.includes(competency) === true
          );
        });
      expect(shown.length).toBeGreaterThanOrEqual(2);
      expect(new Set(shown.map((question) => question?.kind)).size).toBe(shown.length);
    }
  });

  test('has one team exercise, at the end of its interview', () => {
    const asked = plan.seats.flatMap(({ questions }) => questions);
    expect(asked.filter((address) => address === 'candor/exercise')).toHaveLength(1);
    const seat = plan.seats.find(({ questions }) => questions.includes('candor/exercise'));
    expect(seat?.questions.at(-1)).toBe('candor/exercise');
  });

  test('leaves out what is meant for other levels', () => {
    expect(plan.seats.flatMap(({ questions }) => questions).join()).not.toContain('for-managers');
  });
});

describe('a panel that cannot', () => {
  test('one person is one voice in two interviews', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [ANA, { ...BEN, interviewer: 'ana' }], []);
    expect(plan.unmet).toContainEqual({
      code: 'voices-missing',
      competency: 'candor',
      category: 'character',
      interviewers: ['ana'],
      wanted: 2,
      why: 'seats',
    });
  });

  test('a core question that no seat hears has no place', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [ANA], []);
    expect(plan.unmet).toContainEqual({
      code: 'core-unplaced',
      competency: 'tracing',
      questions: ['tracing/logs'],
    });
    expect(plan.unmet).toContainEqual(
      expect.objectContaining({ code: 'voices-missing', competency: 'tracing', interviewers: [] }),
    );
  });

  test('core questions that are too long for their interview are asked, and told', () => {
    const { role, rubrics } = roleFrom(
      [{ id: 'candor', core: ['past', 'scene'], questions: KINDS }],
      [{ id: 'first', minutes: 15, competencies: ['candor'] }],
    );
    const plan = planSeats(role, rubrics, [ANA], []);
    expect(seatOf(plan, 'ana').questions).toEqual(['candor/past', 'candor/scene']);
    expect(plan.unmet).toContainEqual({
      code: 'minutes-over',
      interview: 'first',
      interviewers: ['ana'],
      needed: 21,
      available: 15,
    });
  });

  test('too few minutes for a second question are told as such', () => {
    const { role, rubrics } = roleFrom(
      [{ id: 'candor', core: ['past'], questions: KINDS }],
      [
        { id: 'first', minutes: 15, competencies: ['candor'] },
        { id: 'second', minutes: 22, competencies: ['candor'] },
      ],
    );
    const plan = planSeats(role, rubrics, [ANA, BEN], []);
    expect(plan.unmet).toContainEqual(
      expect.objectContaining({
        code: 'voice-thin',
        interviewer: 'ana',
        questions: 1,
        wanted: 2,
        why: 'minutes',
      }),
    );
  });

  test('too few questions are told as such', () => {
    const { role, rubrics } = roleFrom(
      [{ id: 'candor', core: ['past'], questions: [{ id: 'past', kind: 'past-behavior' }] }],
      [
        { id: 'first', minutes: 60, competencies: ['candor'] },
        { id: 'second', minutes: 60, competencies: ['candor'] },
      ],
    );
    const plan = planSeats(role, rubrics, [ANA, BEN], []);
    expect(plan.unmet).toContainEqual(
      expect.objectContaining({
        code: 'voices-missing',
        interviewers: [expect.any(String)],
        why: 'questions',
      }),
    );
    expect(codes(plan)).toContain('seat-without-questions');
    expect(codes(plan).filter((code) => code === 'kind-missing')).toHaveLength(3);
  });

  test('nobody at all: everything is told', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [], []);
    expect(plan.seats).toEqual([]);
    expect(plan.unmet.flatMap((gap) => (gap.code === 'core-unplaced' ? gap.questions : []))).toEqual([
      'candor/past',
      'candor/scene',
      'energy/past',
      'tracing/logs',
    ]);
    expect(codes(plan).filter((code) => code === 'voices-missing')).toHaveLength(3);
  });

  test('an interview that the role does not have', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [ANA, { ...BEN, interview: 'third' }], []);
    expect(plan.unmet[0]).toEqual({ code: 'interview-unknown', interviewer: 'ben', interview: 'third' });
  });

  test('somebody wanted twice in one interview', () => {
    let thrown: unknown = null;
    try {
      planSeats(SOC.role, SOC.rubrics, [ANA, ANA], []);
    } catch (failure) {
      thrown = failure;
    }
    expect(isFailure(thrown) && thrown.problem.code).toBe('seat-twice');
  });
});

describe('questions asked earlier or given by hand', () => {
  test('what the same person was asked before is not asked again, and a core question is told', () => {
    const earlier: QuestionAddress[] = ['candor/past', 'energy/mistake'];
    const plan = planSeats(SOC.role, SOC.rubrics, [ANA, BEN], earlier);
    const asked = plan.seats.flatMap(({ questions }) => questions);
    expect(asked.filter((address) => earlier.includes(address))).toEqual([]);
    expect(plan.unmet).toEqual([{ code: 'core-asked-before', question: 'candor/past' }]);
  });

  test('given questions stay as they are and are not asked by another', () => {
    const questions: QuestionAddress[] = ['candor/scene', 'candor/past', 'energy/for-managers'];
    const plan = planSeats(SOC.role, SOC.rubrics, [{ ...ANA, questions }, BEN], []);
    expect(seatOf(plan, 'ana').questions).toEqual(questions);
    expect(seatOf(plan, 'ben').questions.filter((address) => questions.includes(address))).toEqual([]);
    expect(plan.unmet).toContainEqual(
      expect.objectContaining({ code: 'voice-thin', competency: 'energy', interviewer: 'ana', why: 'seats' }),
    );
  });

  test('given questions that are doubtful are kept and told', () => {
    const plan = planSeats(
      SOC.role,
      SOC.rubrics,
      [
        { ...ANA, questions: ['candor/past', 'candor/gone'] },
        { ...BEN, questions: ['candor/past', 'energy/scene'] },
      ],
      ['energy/scene'],
    );
    expect(plan.unmet).toContainEqual({
      code: 'question-twice',
      question: 'candor/past',
      interviewers: ['ana', 'ben'],
    });
    expect(plan.unmet).toContainEqual({
      code: 'question-unknown',
      question: 'candor/gone',
      interviewer: 'ana',
    });
    expect(plan.unmet).toContainEqual({
      code: 'question-asked-before',
      question: 'energy/scene',
      interviewer: 'ben',
    });
  });

  test('a team exercise counts for the further competencies of the role', () => {
    const plan = planSeats(
      SOC.role,
      SOC.rubrics,
      [{ ...ANA, questions: ['candor/exercise', 'energy/past'] }, BEN],
      [],
    );
    const thin = plan.unmet.filter((gap) => gap.code === 'voice-thin' && gap.interviewer === 'ana');
    expect(thin).toEqual([expect.objectContaining({ competency: 'candor' })]);
  });
});

describe('people who sit together', () => {
  const DAN: WantedSeat = { interviewer: 'dan', interview: 'first', capacity: 'shadow' };

  test('a shadow gets the questions of the interviewer', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [DAN, ANA, BEN], []);
    expect(seatOf(plan, 'dan').questions).toEqual(seatOf(plan, 'ana').questions);
    expect(plan.unmet).toEqual([]);
  });

  test('a shadow whom nobody joins is told', () => {
    const plan = planSeats(SOC.role, SOC.rubrics, [DAN, BEN], []);
    expect(seatOf(plan, 'dan').questions).toEqual([]);
    expect(plan.unmet[0]).toEqual({ code: 'shadow-alone', interviewer: 'dan', interview: 'first' });
  });

  test('two interviewers of one interview share its minutes, unless they sit at different times', () => {
    const CLEO: WantedSeat = { interviewer: 'cleo', interview: 'first', capacity: 'interviewer' };
    const { role, rubrics } = roleFrom([candor], [{ id: 'first', minutes: 40, competencies: ['candor'] }]);
    const together = planSeats(role, rubrics, [ANA, CLEO], []);
    const all = together.seats.flatMap(({ questions }) => questions);
    expect(minutesOf(all, rubrics)).toBeLessThanOrEqual(32);
    const apart = planSeats(
      role,
      rubrics,
      [
        { ...ANA, on: '2026-11-30T09:00:00Z' },
        { ...CLEO, on: '2026-11-30T14:00:00Z' },
      ],
      [],
    );
    expect(apart.unmet).toEqual([]);
    const separately = apart.seats.flatMap(({ questions }) => questions);
    expect(minutesOf(separately, rubrics)).toBeGreaterThan(32);
  });
});

describe('whatever the role and the panel', () => {
  const sketch = (id: string): fc.Arbitrary<CompetencySketch> =>
    fc
      .record({
        category: fc.constantFrom('character' as const, 'character' as const, 'skill' as const),
        core: fc.integer({ min: 1, max: 3 }),
        questions: fc.array(
          fc.record({
            kind: fc.constantFrom(...QUESTION_KINDS),
            minutes: fc.integer({ min: 5, max: 10 }),
            alsoShows: fc.constantFrom([], ['b'], ['a', 'c']),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      })
      .map(({ category, core, questions }) => {
        const named = questions.map((question, index) => ({ ...question, id: `q${index}` }));
        return { id, category, questions: named, core: named.slice(0, core).map((question) => question.id) };
      });
  const some = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
  const interview = fc.record({ minutes: fc.integer({ min: 5, max: 90 }), competencies: some });
  const setting = fc.record({
    sketches: fc.tuple(sketch('a'), sketch('b'), sketch('c')),
    interviews: fc.tuple(interview, interview, interview),
    seats: fc.uniqueArray(
      fc.record({
        interviewer: fc.constantFrom('ana', 'ben', 'cleo', 'dan'),
        interview: fc.constantFrom('i0', 'i1', 'i2'),
        capacity: fc.constantFrom('interviewer' as const, 'interviewer' as const, 'shadow' as const),
        on: fc.constantFrom(undefined, '2026-11-30T09:00:00Z', '2026-11-30T14:00:00Z'),
      }),
      { selector: (seat) => `${seat.interviewer} ${seat.interview}`, maxLength: 5 },
    ),
    earlier: fc.subarray(['a/q0', 'b/q1', 'c/q2'] as QuestionAddress[]),
  });
  const wantedOf = (seats: readonly (Omit<WantedSeat, 'on'> & { on: string | undefined })[]): WantedSeat[] =>
    seats.map(({ on, ...seat }) => (on === undefined ? seat : { ...seat, on }));
  const RUNS = { numRuns: 500 };

  test('no question is asked twice or again, and every core question is asked or told', () => {
    fc.assert(
      fc.property(setting, ({ sketches, interviews, seats, earlier }) => {
        const { role, rubrics } = roleFrom(
          sketches,
          interviews.map((one, index) => ({ ...one, id: `i${index}` })),
        );
        const plan = planSeats(role, rubrics, wantedOf(seats), earlier);
        const asked = plan.seats.flatMap(({ capacity, questions }) =>
          capacity === 'shadow' ? [] : questions,
        );
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.filter((address) => earlier.includes(address))).toEqual([]);
        const told = plan.unmet.flatMap((gap) =>
          gap.code === 'core-unplaced'
            ? gap.questions
            : gap.code === 'core-asked-before'
              ? [gap.question]
              : [],
        );
        const core = role.competencies.flatMap((one) =>
          one.core.map((id) => questionAddress(one.rubric, id)),
        );
        for (const address of core)
          expect([...asked, ...told].filter((one) => one === address)).toHaveLength(1);
      }),
      RUNS,
    );
  });

  test('the questions fit the minutes, or it is told by how much they do not; pool questions never make it worse', () => {
    fc.assert(
      fc.property(setting, ({ sketches, interviews, seats }) => {
        const { role, rubrics } = roleFrom(
          sketches,
          interviews.map((one, index) => ({ ...one, id: `i${index}` })),
        );
        // At one moment each, an interview is one conversation.
        const wanted = wantedOf(seats).map(({ on: _moment, ...seat }) => seat);
        const plan = planSeats(role, rubrics, wanted, []);
        for (const { id, minutes } of role.interviews) {
          const asked = plan.seats.flatMap((seat) =>
            seat.interview === id && seat.capacity === 'interviewer' ? seat.questions : [],
          );
          const needed = minutesOf(asked, rubrics) + WELCOME_AND_FAREWELL_MINUTES;
          const gap = plan.unmet.find((one) => one.code === 'minutes-over' && one.interview === id);
          if (asked.length === 0 || needed <= minutes) expect(gap).toBeUndefined();
          else {
            expect(gap).toMatchObject({ needed, available: minutes });
            const isCore = (address: QuestionAddress): boolean =>
              role.competencies.some((one) =>
                one.core.some((core) => questionAddress(one.rubric, core) === address),
              );
            expect(asked.every(isCore)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('the order in which seats are wanted changes nothing', () => {
    fc.assert(
      fc.property(
        setting.chain((one) =>
          fc.record({
            one: fc.constant(one),
            shuffled: fc.shuffledSubarray(one.seats, { minLength: one.seats.length }),
          }),
        ),
        ({ one, shuffled }) => {
          const { role, rubrics } = roleFrom(
            one.sketches,
            one.interviews.map((interview, index) => ({ ...interview, id: `i${index}` })),
          );
          expect(planSeats(role, rubrics, wantedOf(shuffled), one.earlier)).toEqual(
            planSeats(role, rubrics, wantedOf(one.seats), one.earlier),
          );
        },
      ),
      RUNS,
    );
  });

  test('what is planned, given back by hand, has the same questions and lacks the same core questions', () => {
    fc.assert(
      fc.property(setting, ({ sketches, interviews, seats, earlier }) => {
        const { role, rubrics } = roleFrom(
          sketches,
          interviews.map((one, index) => ({ ...one, id: `i${index}` })),
        );
        const plan = planSeats(role, rubrics, wantedOf(seats), earlier);
        const again = planSeats(role, rubrics, plan.seats, earlier);
        expect(again.seats).toEqual(plan.seats);
        const voices = ({ unmet }: Plan): unknown[] =>
          unmet.flatMap((gap) => (gap.code === 'voices-missing' ? [[gap.competency, gap.interviewers]] : []));
        expect(voices(again)).toEqual(voices(plan));
      }),
      RUNS,
    );
  });
});
