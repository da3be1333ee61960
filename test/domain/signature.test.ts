import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { assemblePanel } from '../../src/domain/assemble-panel.js';
import { failCauses } from '../../src/domain/fail-cause.js';
import type { Panel } from '../../src/domain/panel.js';
import { headlineOf, recommend } from '../../src/domain/recommend.js';
import type { Recommendation } from '../../src/domain/recommendation.js';
import type { SealedCard } from '../../src/domain/scorecard.js';
import type { Doubts, SignatureCheck, SignatureDoubt, SignatureState } from '../../src/domain/signature.js';
import { seatKey } from '../../src/domain/seat.js';
import {
  NO_DOUBTS,
  SIGNATURE_DOUBTS,
  doubtOf,
  doubtsAbout,
  signsByDefault,
} from '../../src/domain/signature.js';
import { isPanelSealed, statusOf } from '../../src/domain/status.js';
import { summaryRow } from '../../src/domain/summary.js';
import { RUNS, anySpec, specs } from './panel-arbitraries.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { POLICY, candidateOf, character, instrumentsOf, moment, scorecardOf } from './panel-spec.js';

const card = (interviewer: string, more: Partial<CardSpec> = {}): CardSpec => ({
  interviewer,
  answers: { candor: [4] },
  ...more,
});

const spec = (...cards: readonly CardSpec[]): PanelSpec => ({
  competencies: [character('candor')],
  policy: POLICY,
  cards,
});

function doubtedPanel(of: PanelSpec, doubts: Doubts): Panel {
  return assemblePanel(candidateOf(of), of.cards.map(scorecardOf), [], instrumentsOf(of), doubts);
}

function doubting(...all: readonly (readonly [string, SignatureDoubt])[]): Doubts {
  return new Map(all.map(([interviewer, doubt]) => [`${interviewer}.all`, doubt]));
}

describe('what a signature is worth', () => {
  test.each<[SignatureState, SignatureDoubt | null, SignatureDoubt | null]>([
    ['good', null, null],
    ['unsigned', null, 'unsigned'],
    ['unknown', null, 'signer-unknown'],
    ['broken', 'signature-wrong', 'signature-wrong'],
    ['of-another', 'signature-wrong', 'signature-wrong'],
    ['revoked', 'signature-wrong', 'signature-wrong'],
  ])('%s', (state, whereFree, whereRequired) => {
    expect([doubtOf(state, false), doubtOf(state, true)]).toEqual([whereFree, whereRequired]);
  });

  test('what is required is signed by default, and so is what is asked for', () => {
    const policies = [
      undefined,
      {},
      { sign: false },
      { required: false },
      { sign: true },
      { required: true },
    ];
    expect(policies.map(signsByDefault)).toEqual([false, false, false, false, true, true]);
  });

  const asked = (required: boolean, states: Readonly<Record<string, SignatureState>>): SignatureCheck => ({
    required,
    stateOf: async ({ header }: SealedCard) => {
      const state = states[header.interviewer];
      if (state === undefined) throw new Error(`${header.interviewer} need not be asked about.`);
      return Promise.resolve(state);
    },
  });

  test('nothing is asked about a panel without signatures, unless they are required', async () => {
    const cards = spec(card('ana'), card('ben')).cards.map(scorecardOf);
    expect(await doubtsAbout(cards, asked(false, {}))).toEqual(NO_DOUBTS);
    const states = { ana: 'unsigned', ben: 'unsigned' } as const;
    expect(await doubtsAbout(cards, asked(true, states))).toEqual(
      doubting(['ana', 'unsigned'], ['ben', 'unsigned']),
    );
  });

  test('one signature has the panel looked at; what is good raises no doubt', async () => {
    const [ana, ...others] = spec(
      card('ana'),
      card('ben'),
      card('chi'),
      card('dan'),
      card('eve'),
      card('fay'),
    ).cards.map(scorecardOf);
    if (ana === undefined) throw new Error('There is a first card.');
    const states = {
      ana: 'good',
      ben: 'broken',
      chi: 'unsigned',
      dan: 'revoked',
      eve: 'unknown',
      fay: 'good',
    };
    const check = asked(false, states as Readonly<Record<string, SignatureState>>);
    expect(await doubtsAbout([{ ...ana, signature: 'x' }, ...others], check)).toEqual(
      doubting(['ben', 'signature-wrong'], ['dan', 'signature-wrong']),
    );
  });
});

describe('a panel with a card that is in doubt', () => {
  const cases: readonly (readonly [string, readonly CardSpec[], readonly string[], readonly string[]])[] = [
    ['waits for its seat', [card('ana'), card('ben')], ['ben'], ['ben: unsigned']],
    [
      'waits although the card declares a conflict of interest',
      [card('ana'), card('ben', { conflict: true, answers: {} })],
      ['ben'],
      ['ben: unsigned'],
    ],
    [
      'does not wait for somebody who left',
      [card('ana'), card('ben', { seat: 'left' })],
      [],
      ['ben: unsigned'],
    ],
    ['does not wait for a shadow', [card('ana'), card('ben', { seat: 'shadow' })], [], ['ben: shadow']],
    [
      'does not wait for a card without a seat',
      [card('ana'), card('ben', { seat: 'none' })],
      [],
      ['ben: unplanned'],
    ],
  ];

  test.each(cases)('%s', (_what, cards, missing, uncounted) => {
    const panel = doubtedPanel(spec(...cards), doubting(['ben', 'unsigned']));
    expect(panel.missing.map(({ interviewer }) => interviewer)).toEqual(missing);
    expect(panel.uncounted.map(({ interviewer, why }) => `${interviewer}: ${why}`)).toEqual(uncounted);
  });

  test('waits although the card says that it is a shadow’s', () => {
    const of = spec(card('ana'), card('ben'));
    const [ana, ben] = of.cards.map(scorecardOf);
    if (ana === undefined || ben === undefined) throw new Error('There are two cards.');
    const claimed = { ...ben, header: { ...ben.header, capacity: 'shadow' as const } };
    const panel = assemblePanel(
      candidateOf(of),
      [ana, claimed],
      [],
      instrumentsOf(of),
      doubting(['ben', 'signature-wrong']),
    );
    expect(panel.missing.map(({ interviewer }) => interviewer)).toEqual(['ben']);
    expect(panel.uncounted).toEqual([{ interviewer: 'ben', interview: 'all', why: 'signature-wrong' }]);
  });

  test.each(SIGNATURE_DOUBTS)('has a row in the status that says so: %s', (doubt) => {
    const of = spec(card('ana'), card('ben'));
    const headers = of.cards.map(scorecardOf).map(({ header }) => header);
    const status = statusOf(candidateOf(of), headers, moment(600), doubting(['ben', doubt]));
    expect(status.rows.map(({ state, awaited }) => [state, awaited])).toEqual([
      ['sealed', false],
      [doubt, true],
    ]);
    expect([status.sealed, status.planned]).toEqual([1, 2]);
  });

  test('is summed up as one that waits; only a wrong signature fails a pipeline by itself', () => {
    const of = spec(card('ana'), card('ben', { minutesToSeal: 60 * 48 }));
    const headers = of.cards.map(scorecardOf).map(({ header }) => header);
    const rowFor = (doubt: SignatureDoubt): ReturnType<typeof summaryRow> =>
      summaryRow(
        {
          candidate: candidateOf(of),
          headers,
          decision: null,
          staleHours: 24,
          headline: headlineOf(doubtedPanel(of, doubting(['ben', doubt]))),
        },
        moment(600),
      );
    expect(rowFor('unsigned')).toMatchObject({
      state: 'waiting',
      open: [{ interviewer: 'ben' }],
      overdue: [],
      doubted: [{ interviewer: 'ben', interview: 'all', why: 'unsigned' }],
    });
    expect(SIGNATURE_DOUBTS.map((doubt) => failCauses(rowFor(doubt)))).toEqual([
      ['incomplete'],
      ['incomplete'],
      ['wrong-signature', 'incomplete'],
    ]);
  });
});

describe('nobody speaks for somebody else', () => {
  const choices = fc.array(fc.constantFrom(...SIGNATURE_DOUBTS, null), { minLength: 8, maxLength: 8 });

  function chosen(of: PanelSpec, drawn: readonly (SignatureDoubt | null)[]): Doubts {
    return new Map(
      of.cards.flatMap((one, index) => {
        const doubt = drawn[index % drawn.length] ?? null;
        return doubt === null ? [] : [[seatKey(scorecardOf(one).header), doubt] as const];
      }),
    );
  }

  test('a planned card in doubt leaves the panel waiting, and nothing of any card is told', () => {
    fc.assert(
      fc.property(anySpec, choices, (of, drawn) => {
        const doubts = chosen(of, drawn);
        const awaited = of.cards.filter(({ seat = 'interviewer' }) => seat === 'interviewer');
        if (!awaited.some((one) => doubts.has(seatKey(scorecardOf(one).header)))) return;
        const panel = doubtedPanel(of, doubts);
        const headers = of.cards.map((one) => scorecardOf(one).header);
        expect(recommend(panel).state).toBe('waiting');
        expect(panel.cards).toEqual([]);
        expect(isPanelSealed(candidateOf(of), headers, doubts)).toBe(false);
      }),
      RUNS,
    );
  });

  test('what a card in doubt says changes nothing', () => {
    fc.assert(
      fc.property(anySpec, choices, fc.boolean(), (of, drawn, conflict) => {
        const doubts = chosen(of, drawn);
        const forged: PanelSpec = {
          ...of,
          cards: of.cards.map((one) =>
            doubts.has(seatKey(scorecardOf(one).header))
              ? { ...one, answers: {}, knockouts: [], own: null, conflict }
              : one,
          ),
        };
        expect(recommend(doubtedPanel(forged, doubts))).toEqual(recommend(doubtedPanel(of, doubts)));
      }),
      RUNS,
    );
  });

  test('without the cards in doubt, a complete panel comes to the same', () => {
    const without = (recommendation: Recommendation): object => ({ ...recommendation, uncounted: [] });
    fc.assert(
      fc.property(specs, choices, (of, drawn) => {
        const doubts = chosen(of, drawn);
        const panel = doubtedPanel(of, doubts);
        if (panel.missing.length > 0) return;
        // Cards that count in no case are left where they are.
        const rest = of.cards.filter(
          (one) => one.seat !== 'left' || !doubts.has(seatKey(scorecardOf(one).header)),
        );
        const expected = doubtedPanel({ ...of, cards: rest }, NO_DOUBTS);
        expect(without(recommend(panel))).toEqual(without(recommend(expected)));
      }),
      RUNS,
    );
  });
});
