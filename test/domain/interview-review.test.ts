import { describe, expect, test } from '@jest/globals';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import { isGap, reviewOf } from '../../src/domain/interview-review.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { isCardOf, scorecardFrom } from '../../src/domain/sealing.js';
import { anchorsOf } from '../../src/domain/sitting.js';
import { redacted, sealScorecard, verifySeal } from '../../src/format/seal.js';
import { ANCHORS, after, at, SITTING, STARTED, WHOLE } from './sitting-sample.js';

const rate = (
  seconds: number,
  question: string,
  competency: string,
  rating: number,
  note: string,
): InterviewEvent => ({
  kind: 'rated',
  at: at(seconds),
  question: question as `${string}/${string}`,
  competency,
  rating,
  evidence: [note],
});
const mark = (seconds: number, competency: string, signal: string, note: string): InterviewEvent => ({
  kind: 'signal-marked',
  at: at(seconds),
  question: 'candor/drill',
  competency,
  signal,
  evidence: [note],
});
const told = (events: readonly InterviewEvent[]): readonly string[] =>
  reviewOf(after(events)).map(({ kind }) => kind);

describe('the review', () => {
  test('of a whole and plausible interview finds nothing', () => {
    expect(told(WHOLE)).toEqual([]);
  });

  test.each<readonly [string, readonly InterviewEvent[], readonly string[]]>([
    ['nothing judged', [STARTED], ['open', 'open', 'open', 'open']],
    ['no recommendation', WHOLE.slice(0, -1), ['no-recommendation']],
    [
      'a pool question that was asked',
      [...WHOLE, { kind: 'opened', at: at(500), question: 'candor/spare' }],
      ['unrated'],
    ],
    [
      'all ratings equal, from one note, within seconds',
      [
        ...WHOLE,
        rate(500, 'candor/beacon', 'candor', 3, 'n1'),
        rate(501, 'candor/drill', 'candor', 3, 'n1'),
        rate(502, 'helpfulness/newcomer', 'helpfulness', 3, 'n1'),
        { kind: 'recommended', at: at(510), recommendation: 'yes' },
      ],
      ['all-equal', 'one-note-for-all', 'borrowed-evidence', 'borrowed-evidence', 'hasty'],
    ],
    [
      'a good rating beside a knockout',
      [...WHOLE, mark(500, 'candor', 'hid-a-mistake', 'n2')],
      ['against-knockout', 'against-knockout'],
    ],
    [
      'a poor rating beside a knockout, or a good one beside a red signal',
      [
        ...WHOLE,
        mark(500, 'helpfulness', 'hid-a-mistake', 'n3'),
        rate(510, 'helpfulness/newcomer', 'helpfulness', 2, 'n3'),
        mark(520, 'candor', 'blamed', 'n2'),
        { kind: 'recommended', at: at(530), recommendation: 'yes' },
      ],
      [],
    ],
    [
      'two ratings alike from one note, which is not odd yet',
      [
        STARTED,
        { kind: 'noted', at: at(1), id: 'n1', question: 'candor/drill', note: 'plain', text: 'said it' },
        rate(500, 'candor/drill', 'candor', 3, 'n1'),
        rate(510, 'candor/drill', 'helpfulness', 3, 'n1'),
        { kind: 'candidate-left', at: at(520) },
        { kind: 'recommended', at: at(530), recommendation: 'yes' },
      ],
      [],
    ],
    [
      'equal ratings from several notes',
      [
        ...WHOLE,
        rate(500, 'candor/beacon', 'candor', 3, 'n1'),
        rate(510, 'helpfulness/newcomer', 'helpfulness', 3, 'n3'),
        { kind: 'recommended', at: at(530), recommendation: 'yes' },
      ],
      ['all-equal'],
    ],
    [
      'ratings four seconds apart, in whatever order of questions',
      [
        ...WHOLE,
        rate(500, 'helpfulness/newcomer', 'helpfulness', 2, 'n3'),
        rate(504, 'candor/beacon', 'candor', 3, 'n1'),
        { kind: 'recommended', at: at(530), recommendation: 'yes' },
      ],
      [],
    ],
    [
      'ratings three seconds apart, in whatever order of questions',
      [
        ...WHOLE,
        rate(500, 'helpfulness/newcomer', 'helpfulness', 2, 'n3'),
        rate(503, 'candor/beacon', 'candor', 3, 'n1'),
        { kind: 'recommended', at: at(530), recommendation: 'yes' },
      ],
      ['hasty'],
    ],
    [
      'a declared conflict',
      [{ kind: 'started', at: at(0), mode: 'phone', language: 'en', conflict: true }],
      [],
    ],
  ])('%s', (_name, events, expected) => {
    expect(told(events)).toEqual(expected);
  });

  test('tells gaps, which keep a card from being sealed, from oddities, which do not', () => {
    const items = reviewOf(after(WHOLE.slice(0, -2)));
    expect(items.map((item) => [item.kind, isGap(item)])).toEqual([
      ['open', true],
      ['no-recommendation', true],
    ]);
  });
});

test("a further competency of a team exercise is rated by its own rubric, the first by the question's own anchors", () => {
  expect(anchorsOf(SITTING, { question: 'candor/drill', competency: 'candor' })?.[5].label).toBe(
    'five of its own',
  );
  expect(anchorsOf(SITTING, { question: 'candor/drill', competency: 'helpfulness' })).toBe(ANCHORS);
  expect(anchorsOf(SITTING, { question: 'candor/beacon', competency: 'candor' })).toBe(ANCHORS);
});

describe('the card of a draft', () => {
  const digest = `sha256:${'0'.repeat(64)}` as const;
  const identity = {
    folder: 'lab-x1',
    candidate: 'c-7k2m',
    tool: '0.1.0',
    instruments: { role: digest, rubrics: {} },
    plan: digest,
  };
  const sealOf = (events: readonly InterviewEvent[]): Scorecard => {
    let drawn = 0;
    const made = scorecardFrom(after(events), identity, at(900), () =>
      String((drawn += 1)).padStart(32, '0'),
    );
    if (!made.ok) throw new Error(made.problem.code);
    return sealScorecard(made.card);
  };

  test('leaves struck notes out, and gives each text a salt of its own', () => {
    const card = sealOf([
      ...WHOLE.slice(0, -1),
      { kind: 'noted', at: at(380), id: 'n4', question: 'candor/drill', note: 'plain', text: 'a slip' },
      { kind: 'struck', at: at(381), note: 'n4' },
      { kind: 'closing', at: at(390), text: 'thanks' },
      { kind: 'recommended', at: at(400), recommendation: 'no' },
    ]);
    expect(card.payload.notes.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3']);
    const salts = [...card.payload.notes.map(({ text }) => text), card.payload.closing].map(
      (text) => text !== null && 'salt' in text && text.salt,
    );
    expect(new Set(salts).size).toBe(4);
    expect(verifySeal(card)).toBeNull();
  });

  test('is refused while something is open', () => {
    const made = scorecardFrom(after(WHOLE.slice(0, 5)), identity, at(900), () => 'x');
    expect(made).toMatchObject({ ok: false, problem: { code: 'judgements-open' } });
  });

  test("dates the end to the conversation's, or to when the candidate left", () => {
    expect(sealOf(WHOLE).header).toMatchObject({ started: at(10), ended: at(250), sealed: at(900) });
    const left = sealOf([...WHOLE.slice(0, 3), { kind: 'candidate-left', at: at(100) }]);
    expect(left.header.ended).toBe(at(100));
    expect(left.payload.recommendation).toBeNull();
    const conflict = sealOf([{ kind: 'started', at: at(5), mode: 'phone', language: 'en', conflict: true }]);
    expect(conflict.header).toMatchObject({ started: at(5), ended: at(5), sealed: at(900) });
  });

  test("has its assessments in the role's order, whatever the order of rating", () => {
    const backwards = [...WHOLE.slice(0, -5), ...WHOLE.slice(-5, -1).toReversed(), ...WHOLE.slice(-1)];
    expect(sealOf(backwards).payload.assessments).toEqual(sealOf(WHOLE).payload.assessments);
  });

  test("is known again as this draft's, whatever was redacted, and no other's", () => {
    const card = sealOf(WHOLE);
    const [first, ...rest] = card.payload.notes;
    if (first === undefined) throw new Error('no note');
    const cut = {
      ...card,
      payload: { ...card.payload, notes: [{ ...first, text: redacted(first.text) }, ...rest] },
    };
    expect(isCardOf(WHOLE, after(WHOLE), card)).toBe(true);
    expect(isCardOf(WHOLE, after(WHOLE), cut)).toBe(true);
    const others: readonly (readonly InterviewEvent[])[] = [
      [
        ...WHOLE,
        { kind: 'noted', at: at(500), id: 'n4', question: 'candor/drill', note: 'plain', text: 'more' },
      ],
      [...WHOLE, { kind: 'closing', at: at(500), text: 'more' }],
      [...WHOLE, { kind: 'recommended', at: at(500), recommendation: 'no' }],
      [
        ...WHOLE,
        rate(500, 'candor/beacon', 'candor', 1, 'n1'),
        { kind: 'recommended', at: at(510), recommendation: 'yes' },
      ],
      [...WHOLE, mark(500, 'candor', 'blamed', 'n2')],
      [...WHOLE, { kind: 'probe-used', at: at(500), question: 'candor/drill', probe: 0 }],
      ...[
        { text: 'else' },
        { note: 'quote' as const },
        { question: 'candor/beacon' as const },
        { at: at(141) },
      ].map((other) =>
        WHOLE.map((event) => (event.kind === 'noted' && event.id === 'n2' ? { ...event, ...other } : event)),
      ),
      WHOLE.map((event) => (event.kind === 'opened' ? { ...event, at: at(9) } : event)),
    ];
    expect(others.map((events) => isCardOf(events, after(events), card))).toEqual(others.map(() => false));
    const [more = WHOLE] = others;
    expect(isCardOf(WHOLE, after(WHOLE), sealOf(more))).toBe(false);
  });

  test('is known while it is locked, if the draft was about to become it, and nothing was entered since', () => {
    const card = sealOf(WHOLE);
    const locked = { ...card, payload: { age: 'the ciphertext', recipient: 'age1', digest } };
    const sealing = (payload: typeof digest): InterviewEvent => ({ kind: 'sealing', at: at(890), payload });
    const about = [...WHOLE, sealing(card.header.payload)];
    const known = (events: readonly InterviewEvent[]): boolean => isCardOf(events, after(events), locked);
    expect(known(WHOLE)).toBe(false);
    expect(known([...WHOLE, sealing(digest)])).toBe(false);
    expect(known(about)).toBe(true);
    expect(known([...about, { kind: 'paused', at: at(891) }, { kind: 'resumed', at: at(892) }])).toBe(true);
    expect(known([...about, { kind: 'closing', at: at(891), text: 'more' }])).toBe(false);
  });
});
