import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionAddress } from '../../src/domain/id.js';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import type { InterviewState } from '../../src/domain/interview.js';
import {
  apply,
  elapsed,
  newInterview,
  nextNoteId,
  replay,
  sealingProblem,
} from '../../src/domain/interview.js';
import { after, at, refusal, SITTING, STARTED, WHOLE } from './sitting-sample.js';

const BEACON = { question: 'candor/beacon', competency: 'candor' } as const;
const noted = (seconds: number, id: string, text = 'said it'): InterviewEvent => ({
  kind: 'noted',
  at: at(seconds),
  id,
  question: 'candor/beacon',
  note: 'plain',
  text,
});
const rated = (rating: number, evidence: readonly string[]): InterviewEvent => ({
  kind: 'rated',
  at: at(50),
  ...BEACON,
  rating,
  evidence,
});
const marked = (
  signal: string,
  evidence: readonly string[] = [],
  more: { readonly question?: QuestionAddress; readonly competency?: string } = {},
): InterviewEvent => ({ kind: 'signal-marked', at: at(40), ...BEACON, ...more, signal, evidence });
const SEALING: InterviewEvent = { kind: 'sealing', at: at(9), payload: 'sha256:0' };
const struck = (note: string): InterviewEvent => ({ kind: 'struck', at: at(60), note });
const withNote = [
  STARTED,
  noted(20, 'n1'),
  noted(21, 'n2'),
  { kind: 'struck', at: at(22), note: 'n2' },
] as const;

describe('what the engine refuses', () => {
  const cases: readonly (readonly [string, readonly InterviewEvent[], InterviewEvent, string | null])[] = [
    ['a note before the start', [], noted(1, 'n1'), 'interview-not-started'],
    ['a second start', [STARTED], STARTED, 'interview-started-already'],
    [
      'a language that is none',
      [],
      { ...STARTED, language: 'english please' } as InterviewEvent,
      'language-malformed',
    ],
    ['a moment that is none', [STARTED], { ...noted(1, 'n1'), at: 'noon' }, 'moment-malformed'],
    [
      'a moment of a month that there is not',
      [STARTED],
      { ...noted(1, 'n1'), at: '2026-13-02T14:00:00Z' },
      'moment-malformed',
    ],
    [
      'an unknown question',
      [STARTED],
      { kind: 'opened', at: at(1), question: 'candor/nothing' },
      'question-not-in-seat',
    ],
    [
      'a question of the rubric that is not in the seat',
      [STARTED],
      { ...noted(1, 'n1'), question: 'energy/x' } as InterviewEvent,
      'question-not-in-seat',
    ],
    ['a blank note', [STARTED], noted(1, 'n1', ' \t'), 'note-empty'],
    ['half a surrogate pair', [STARTED], noted(1, 'n1', 'a\uD800'), 'note-not-text'],
    ['a note as long as a card holds', [STARTED], noted(1, 'n1', 'x'.repeat(200_000)), null],
    ['a note that no card could hold', [STARTED], noted(1, 'n1', 'x'.repeat(200_001)), 'text-too-long'],
    ['a note id twice', withNote, noted(30, 'n1'), 'note-id-taken'],
    ['striking an unknown note', withNote, { kind: 'struck', at: at(30), note: 'n9' }, 'note-unknown'],
    ['striking a struck note', withNote, { kind: 'struck', at: at(30), note: 'n2' }, 'note-struck'],
    ['striking evidence', [...withNote, rated(3, ['n1'])], struck('n1'), 'note-is-evidence'],
    [
      'striking evidence of a signal',
      [...withNote, marked('blamed', ['n1'])],
      struck('n1'),
      'note-is-evidence',
    ],
    ['striking what is evidence of nothing', [...withNote, marked('blamed')], struck('n1'), null],
    [
      'a probe too many',
      [STARTED],
      { kind: 'probe-used', at: at(1), question: 'candor/beacon', probe: 2 },
      'probe-unknown',
    ],
    [
      'a probe before the first',
      [STARTED],
      { kind: 'probe-used', at: at(1), question: 'candor/beacon', probe: -1 },
      'probe-unknown',
    ],
    [
      'closing words that no card could hold',
      [STARTED],
      { kind: 'closing', at: at(1), text: 'x'.repeat(200_001) },
      'text-too-long',
    ],
    [
      'half a probe',
      [STARTED],
      { kind: 'probe-used', at: at(1), question: 'candor/beacon', probe: 0.5 },
      'probe-unknown',
    ],
    ['a rating of 0', withNote, rated(0, ['n1']), 'rating-not-a-point'],
    ['a rating of 6', withNote, rated(6, ['n1']), 'rating-not-a-point'],
    ['a rating of 3.5', withNote, rated(3.5, ['n1']), 'rating-not-a-point'],
    ['a rating that is no number', withNote, rated(NaN, ['n1']), 'rating-not-a-point'],
    ['a rating without evidence', withNote, rated(3, []), 'rating-without-evidence'],
    ['a rating on an unknown note', withNote, rated(3, ['n7']), 'note-unknown'],
    ['a rating on a struck note', withNote, rated(3, ['n1', 'n2']), 'note-struck'],
    [
      'a rating for a competency that the answer does not show',
      withNote,
      { ...rated(3, ['n1']), competency: 'helpfulness' } as InterviewEvent,
      'competency-not-judged',
    ],
    [
      'a further competency that is not in the role',
      withNote,
      { kind: 'not-assessed', at: at(9), question: 'candor/drill', competency: 'energy', reason: 'declined' },
      'competency-not-judged',
    ],
    [
      'a further competency that is',
      withNote,
      {
        kind: 'not-assessed',
        at: at(9),
        question: 'candor/drill',
        competency: 'helpfulness',
        reason: 'declined',
      },
      null,
    ],
    [
      'an unknown signal',
      withNote,
      { kind: 'signal-marked', at: at(9), ...BEACON, signal: 'smiled', evidence: ['n1'] },
      'signal-unknown',
    ],
    [
      'a knockout without evidence',
      withNote,
      { kind: 'signal-marked', at: at(9), ...BEACON, signal: 'hid-a-mistake', evidence: [] },
      'knockout-without-evidence',
    ],
    [
      'a knockout on a struck note',
      withNote,
      { kind: 'signal-marked', at: at(9), ...BEACON, signal: 'hid-a-mistake', evidence: ['n2'] },
      'note-struck',
    ],
    [
      'a knockout with evidence',
      withNote,
      { kind: 'signal-marked', at: at(9), ...BEACON, signal: 'hid-a-mistake', evidence: ['n1'] },
      null,
    ],
    [
      'a red signal without evidence',
      withNote,
      { kind: 'signal-marked', at: at(9), ...BEACON, signal: 'blamed', evidence: [] },
      null,
    ],
    [
      'taking back a signal that is not marked',
      withNote,
      { kind: 'signal-unmarked', at: at(9), ...BEACON, signal: 'blamed' },
      'signal-not-marked',
    ],
    [
      'a recommendation before the ratings',
      withNote,
      { kind: 'recommended', at: at(9), recommendation: 'yes' },
      'recommendation-too-early',
    ],
    [
      'a recommendation before the very last rating',
      WHOLE.slice(0, -2),
      { kind: 'recommended', at: at(390), recommendation: 'yes' },
      'recommendation-too-early',
    ],
    ['to begin sealing while judgements are open', withNote, SEALING, 'judgements-open'],
    ['a seal while judgements are open', withNote, { kind: 'sealed', at: at(9) }, 'judgements-open'],
    [
      'a seal without a recommendation',
      WHOLE.slice(0, -1),
      { kind: 'sealed', at: at(500) },
      'recommendation-missing',
    ],
    ['a note while paused', [STARTED, { kind: 'paused', at: at(1) }], noted(2, 'n1'), 'interview-paused'],
    [
      'a pause while paused',
      [STARTED, { kind: 'paused', at: at(1) }],
      { kind: 'paused', at: at(2) },
      'interview-paused',
    ],
    ['undoing nothing', [STARTED], { kind: 'undone', at: at(1) }, 'nothing-to-undo'],
    ['redoing nothing', withNote, { kind: 'redone', at: at(30) }, 'nothing-to-redo'],
    ['a whole interview', WHOLE, { kind: 'sealed', at: at(500) }, null],
    [
      'anything after the seal',
      [...WHOLE, { kind: 'sealed', at: at(500) }],
      noted(501, 'n9'),
      'interview-sealed',
    ],
    [
      'even a pause after the seal',
      [...WHOLE, { kind: 'sealed', at: at(500) }],
      { kind: 'paused', at: at(501) },
      'interview-sealed',
    ],
  ];
  test.each(cases)('%s', (_name, events, event, code) => {
    const state = after(events);
    const before = structuredClone(state);
    expect(refusal(state, event)).toBe(code);
    expect(state).toEqual(before);
  });
});

describe('what a draft can hold', () => {
  const ids = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `n${index + 1}`);
  const full = after([STARTED, ...ids(10_000).map((id, index) => noted(index, id))]);

  test('ten thousand notes, and a thousand of them as evidence', () => {
    expect(refusal(after([{ kind: 'undone', at: at(1) }], full), noted(1, 'n10000'))).toBeNull();
    expect(refusal(full, noted(1, 'n10001'))).toBe('too-many-entries');
    expect(refusal(full, rated(3, ids(1000)))).toBeNull();
    expect(refusal(full, rated(3, ids(1001)))).toBe('too-many-entries');
  });
});

describe('signals and probes', () => {
  const told = (events: readonly InterviewEvent[]): readonly string[] =>
    after([...withNote, ...events]).content.signals.map(
      ({ question, competency, signal, evidence }) =>
        `${question} ${competency} ${signal} ${evidence.join()}`,
    );
  const three = [
    marked('blamed'),
    marked('blamed', [], { question: 'candor/drill' }),
    marked('blamed', [], { question: 'candor/drill', competency: 'helpfulness' }),
    marked('owned-it', ['n1', 'n1']),
  ];

  test('a signal is another one on another question or competency', () => {
    expect(told(three)).toEqual([
      'candor/beacon candor blamed ',
      'candor/drill candor blamed ',
      'candor/drill helpfulness blamed ',
      'candor/beacon candor owned-it n1',
    ]);
  });

  test('marked again, it gets other evidence in the same place', () => {
    expect(told([...three, marked('blamed', ['n1'])])).toEqual([
      'candor/beacon candor blamed n1',
      ...told(three).slice(1),
    ]);
  });

  test('taken back, it goes alone', () => {
    const gone = { kind: 'signal-unmarked', at: at(50), ...BEACON, signal: 'blamed' } as const;
    expect(told([...three, gone])).toEqual(told(three).slice(1));
  });

  test('an unknown one is told with those that there are', () => {
    const step = apply(after(withNote), marked('smiled'));
    expect(step).toMatchObject({
      problem: {
        signal: 'candor/smiled',
        known: ['candor/owned-it', 'candor/blamed', 'candor/hid-a-mistake'],
      },
    });
  });

  test('a probe that was used counts once', () => {
    const used = (probe: number, question: QuestionAddress = 'candor/beacon'): InterviewEvent => {
      return { kind: 'probe-used', at: at(30), question, probe };
    };
    const { probes } = after([STARTED, used(1), used(0), used(1), used(1, 'candor/drill')]).content;
    expect(probes).toEqual([
      { question: 'candor/beacon', probe: 1 },
      { question: 'candor/beacon', probe: 0 },
      { question: 'candor/drill', probe: 1 },
    ]);
  });

  test('an unknown probe is told by the number that people count by', () => {
    const step = apply(after([STARTED]), {
      kind: 'probe-used',
      at: at(1),
      question: 'candor/beacon',
      probe: 2,
    });
    expect(step).toMatchObject({ problem: { probe: 3, count: 2 } });
  });

  test('closing words are kept as they are, and blank ones are none', () => {
    const closing = (text: string): InterviewEvent => ({ kind: 'closing', at: at(9), text });
    expect(after([STARTED, closing(' Thanks. ')]).content.closing).toBe(' Thanks. ');
    expect(after([STARTED, closing('Thanks.'), closing(' \n')]).content.closing).toBeNull();
  });

  test('a candidate leaves once', () => {
    const left = (seconds: number): InterviewEvent => ({ kind: 'candidate-left', at: at(seconds) });
    expect(after([STARTED, left(60), left(90)]).content.candidateLeft).toBe(at(60));
  });

  test('questions are known in the order in which they were opened first', () => {
    const opened = ['candor/drill', 'candor/beacon', 'candor/drill'].map((question): InterviewEvent => ({
      kind: 'opened',
      at: at(5),
      question: question as QuestionAddress,
    }));
    expect(after([STARTED, ...opened]).opened).toEqual(['candor/drill', 'candor/beacon']);
  });
});

describe('judgements', () => {
  test('a second rating takes the place of the first, and the recommendation must be given again', () => {
    const state = after([
      ...WHOLE,
      { kind: 'rated', at: at(450), ...BEACON, rating: 2, evidence: ['n1', 'n1'] },
    ]);
    const mine = state.content.assessments.filter((one) => one.question === BEACON.question);
    expect(mine).toEqual([{ ...BEACON, rating: 2, evidence: ['n1'], at: at(450) }]);
    expect(sealingProblem(state)).toEqual({ code: 'recommendation-missing' });
  });

  test('a struck note can be replaced as evidence first', () => {
    const state = after([
      ...withNote,
      rated(3, ['n1']),
      noted(60, 'n3'),
      rated(3, ['n3']),
      { kind: 'struck', at: at(70), note: 'n1' },
    ]);
    expect(state.content.struck).toEqual(['n2', 'n1']);
  });

  test('when the candidate leaves, whatever is open becomes not asked, in one step that can be undone', () => {
    const state = after([STARTED, noted(5, 'n1'), rated(2, ['n1']), { kind: 'candidate-left', at: at(60) }]);
    expect(state.content.assessments.map((one) => ('rating' in one ? one.rating : one.notAssessed))).toEqual([
      2,
      'not-asked',
      'not-asked',
      'not-asked',
      'not-asked',
    ]);
    expect(sealingProblem(state)).toEqual({ code: 'recommendation-missing' });
    expect(after([{ kind: 'undone', at: at(61) }], state).content.assessments).toHaveLength(1);
  });

  test('where no question is core, one judgement is enough to seal, and none is not', () => {
    const sitting = { ...SITTING, seat: { ...SITTING.seat, questions: ['candor/spare'] as const } };
    const begun = after([STARTED], newInterview(sitting));
    expect(sealingProblem(begun)).toEqual({ code: 'nothing-assessed' });
    const declined = {
      kind: 'not-assessed',
      at: at(9),
      question: 'candor/spare',
      competency: 'candor',
      reason: 'declined',
    } as const;
    expect(sealingProblem(after([declined], begun))).toBeNull();
  });

  test('where nothing was rated, no recommendation is asked for and none is taken', () => {
    const state = after([STARTED, { kind: 'candidate-left', at: at(60) }]);
    expect(refusal(state, { kind: 'recommended', at: at(61), recommendation: 'no' })).toBe(
      'recommendation-without-rating',
    );
    expect(sealingProblem(state)).toBeNull();
  });

  test('a declared conflict ends the session: nothing but the seal is left', () => {
    const state = after([{ ...STARTED, conflict: true } as InterviewEvent]);
    expect(refusal(state, noted(1, 'n1'))).toBe('conflict-ended-interview');
    expect(refusal(state, { kind: 'opened', at: at(1), question: 'candor/beacon' })).toBe(
      'conflict-ended-interview',
    );
    expect(refusal(state, { kind: 'sealed', at: at(2) })).toBeNull();
  });

  test('a conflict declared by mistake is taken back by starting anew, also after the session was left', () => {
    const state = after([
      { ...STARTED, conflict: true } as InterviewEvent,
      { kind: 'paused', at: at(2) },
      { ...STARTED, at: at(60) },
      { kind: 'opened', at: at(70), question: 'candor/beacon' },
      noted(80, 'n1'),
    ]);
    expect(state.start).toMatchObject({ at: at(60), conflict: false });
    expect(elapsed(state, at(90)).session).toBe(20);
    expect(refusal(state, { ...STARTED, conflict: true } as InterviewEvent)).toBe(
      'interview-started-already',
    );
  });
});

describe('time', () => {
  test('runs from the first question, by question, without pauses, gaps and the ratings', () => {
    const state = after([
      STARTED,
      { kind: 'opened', at: at(100), question: 'candor/beacon' },
      noted(130, 'n1'),
      { kind: 'paused', at: at(140) },
      { kind: 'resumed', at: at(900) },
      { kind: 'opened', at: at(910), question: 'candor/drill' },
      noted(915, 'n2'),
      // The program was killed here, and came back after an hour.
      { kind: 'resumed', at: at(4500) },
      { kind: 'ended', at: at(4510) },
    ]);
    const { session, questions } = elapsed(state, at(9000));
    expect(session).toBe(40 + 10 + 5 + 10);
    expect([...questions]).toEqual([
      ['candor/beacon', 50],
      ['candor/drill', 15],
    ]);
    expect(state.interruptions).toBe(2);
  });

  test('goes on until now, and never backwards when the clock is set back', () => {
    const state = after([
      STARTED,
      { kind: 'opened', at: at(100), question: 'candor/beacon' },
      noted(50, 'n1'),
    ]);
    expect(elapsed(state, at(80)).session).toBe(30);
    expect(elapsed(state, at(20)).session).toBe(0);
  });
});

describe('properties', () => {
  const question = fc.constantFrom(...SITTING.seat.questions, 'candor/nothing' as const);
  const evidence = fc.array(fc.constantFrom('n1', 'n2', 'n3', 'n4'), { maxLength: 3 });
  const competency = fc.constantFrom('candor', 'helpfulness', 'energy');
  const moment = fc.nat(5000).map(at);
  const event: fc.Arbitrary<InterviewEvent> = fc.oneof(
    fc.record({ kind: fc.constant('opened' as const), at: moment, question }),
    fc.record({
      kind: fc.constant('noted' as const),
      at: moment,
      id: fc.constantFrom('n1', 'n2', 'n3', 'n4'),
      question,
      note: fc.constant('plain' as const),
      text: fc.string(),
    }),
    fc.record({ kind: fc.constant('struck' as const), at: moment, note: fc.constantFrom('n1', 'n2', 'n3') }),
    fc.record({
      kind: fc.constant('rated' as const),
      at: moment,
      question,
      competency,
      rating: fc.constantFrom(0, 1, 3, 5, 2.5),
      evidence,
    }),
    fc.record({
      kind: fc.constant('not-assessed' as const),
      at: moment,
      question,
      competency,
      reason: fc.constant('declined' as const),
    }),
    fc.record({
      kind: fc.constant('signal-marked' as const),
      at: moment,
      question,
      competency,
      signal: fc.constantFrom('blamed', 'hid-a-mistake'),
      evidence,
    }),
    fc.record({
      kind: fc.constant('signal-unmarked' as const),
      at: moment,
      question,
      competency,
      signal: fc.constantFrom('blamed', 'hid-a-mistake'),
    }),
    fc.record({
      kind: fc.constant('probe-used' as const),
      at: moment,
      question,
      probe: fc.integer({ min: -1, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('recommended' as const),
      at: moment,
      recommendation: fc.constantFrom('yes' as const, 'no' as const),
    }),
    fc.record({ kind: fc.constant('closing' as const), at: moment, text: fc.string() }),
    fc.record({
      kind: fc.constantFrom(
        'candidate-left' as const,
        'undone' as const,
        'redone' as const,
        'paused' as const,
        'resumed' as const,
        'ended' as const,
        'sealed' as const,
      ),
      at: moment,
    }),
  );
  const script = fc.array(event, { maxLength: 60 });

  /** What of the events is accepted, and the state it leads to. */
  function play(events: readonly InterviewEvent[]): {
    state: InterviewState;
    accepted: readonly InterviewEvent[];
  } {
    let state = after([STARTED]);
    const accepted: InterviewEvent[] = [STARTED];
    for (const one of events) {
      const step = apply(state, one);
      if (!step.ok) continue;
      state = step.state;
      accepted.push(one);
    }
    return { state, accepted };
  }

  test('the log of what was accepted gives the same state again', () => {
    fc.assert(
      fc.property(script, (events) => {
        const { state, accepted } = play(events);
        expect(replay(SITTING, accepted)).toEqual({ ok: true, state });
      }),
      { numRuns: 500 },
    );
  });

  test('undoing everything leads to an empty draft, redoing it back; a new change forgets what was undone', () => {
    fc.assert(
      fc.property(script, (events) => {
        const open = events.filter(({ kind }) => !['sealed', 'paused', 'resumed'].includes(kind));
        const { state } = play(open);
        let undone = state;
        let steps = 0;
        for (; refusal(undone, { kind: 'undone', at: at(1) }) === null; steps += 1) {
          undone = after([{ kind: 'undone', at: at(1) }], undone);
        }
        expect(undone.content).toEqual(newInterview(SITTING).content);
        let redone = undone;
        for (let step = 0; step < steps; step += 1) redone = after([{ kind: 'redone', at: at(1) }], redone);
        expect(redone.content).toEqual(state.content);
        const changed = after([{ ...noted(9, nextNoteId(undone)) }], undone);
        expect(refusal(changed, { kind: 'redone', at: at(2) })).toBe('nothing-to-redo');
      }),
      { numRuns: 500 },
    );
  });

  test('a sealed draft holds a judgement for every core question, every rating whole and on standing notes', () => {
    fc.assert(
      fc.property(script, (events) => {
        const { state } = play([
          ...WHOLE.slice(1),
          ...events,
          { kind: 'resumed', at: at(1) },
          { kind: 'sealed', at: at(6000) },
        ]);
        const { notes, struck, assessments, signals } = state.content;
        const standing = new Set(notes.map(({ id }) => id).filter((id) => !struck.includes(id)));
        for (const one of assessments) {
          if (!('rating' in one)) continue;
          expect([1, 2, 3, 4, 5]).toContain(one.rating);
          expect(one.evidence.length).toBeGreaterThan(0);
          expect(one.evidence.every((id) => standing.has(id))).toBe(true);
        }
        for (const { signal, evidence: shown } of signals) {
          expect(shown.every((id) => standing.has(id))).toBe(true);
          if (signal === 'hid-a-mistake') expect(shown).not.toHaveLength(0);
        }
        const core = [
          'candor/beacon candor',
          'candor/drill candor',
          'candor/drill helpfulness',
          'helpfulness/newcomer helpfulness',
        ];
        const judged = assessments.map((one) => `${one.question} ${one.competency}`);
        if (state.sealed !== null) expect(judged).toEqual(expect.arrayContaining(core));
      }),
      { numRuns: 500 },
    );
  });

  test('thousands of notes are undone one by one', () => {
    let state = after([STARTED]);
    for (let index = 1; index <= 3000; index += 1) state = after([noted(index, `n${index}`)], state);
    for (let index = 1; index <= 3000; index += 1) state = after([{ kind: 'undone', at: at(index) }], state);
    expect(state.content.notes).toHaveLength(0);
  });
});
