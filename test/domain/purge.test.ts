import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EARLY_REASONS } from '../../src/domain/act.js';
import type { PurgeFacts, PurgeWish, Records } from '../../src/domain/purge.js';
import { hasRecords, purgeVerdict } from '../../src/domain/purge.js';

const ON = '2026-11-05T08:00:00Z';
const HELD = { kind: 'hold', hold: null, shut: null } as const;
const DATES: readonly PurgeFacts['dates'][] = [
  { state: 'due', from: 'card', since: ON, due: ON },
  { state: 'kept', from: 'decision', since: ON, due: ON },
  { state: 'waiting', missing: ['ben'] },
  { state: 'undated' },
  { state: 'locked', least: ON },
  { state: 'unreadable', problems: [] },
];
const LOGGED: readonly PurgeFacts['logged'][] = [null, { kind: 'remains', purged: ON }];

const facts = fc.record<PurgeFacts>({
  held: fc.constantFrom(null, HELD),
  logged: fc.constantFrom(...LOGGED),
  isFiled: fc.boolean(),
  dates: fc.constantFrom(...DATES),
  shut: fc.constant({ code: 'identity-missing' }),
});
const wish = fc.record<PurgeWish>({ named: fc.boolean(), early: fc.constantFrom(null, ...EARLY_REASONS) });

function goes(known: PurgeFacts, wanted: PurgeWish): boolean {
  return purgeVerdict(known, wanted).goes;
}

describe('whether records go', () => {
  test('never while there is a hold', () => {
    fc.assert(fc.property(facts, wish, (known, wanted) => !goes({ ...known, held: HELD }, wanted)));
  });

  test('without being asked for, only when their time is over, or leftovers of a purge are all there is', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(null, ...EARLY_REASONS), (known, early) => {
        const isOver = known.dates.state === 'due';
        const isLeftover = known.logged !== null && !known.isFiled;
        expect(goes(known, { named: false, early })).toBe(known.held === null && (isOver || isLeftover));
      }),
    );
  });

  test('on request always, unless there is a hold', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...EARLY_REASONS), (known, early) => {
        expect(goes({ ...known, held: null }, { named: true, early })).toBe(true);
      }),
    );
  });

  test('records that the log has as purged stay as unnamed, while there is more than leftovers', () => {
    const kept = { held: null, logged: { kind: 'remains', purged: ON }, isFiled: true } as const;
    fc.assert(
      fc.property(facts, fc.constantFrom(null, ...EARLY_REASONS), (known, early) => {
        const { goes: isGone, ground } = purgeVerdict({ ...known, ...kept }, { named: false, early });
        expect([isGone, ground.kind]).toEqual(
          known.dates.state === 'due' ? [true, 'remains'] : [false, 'unnamed'],
        );
      }),
    );
  });

  test.each(DATES.map((dates) => [dates.state, dates] as const))(
    'by name alone where it is %s',
    (state, dates) => {
      const known: PurgeFacts = {
        held: null,
        logged: null,
        isFiled: true,
        dates,
        shut: { code: 'candidate-key-missing', candidate: 'c-7k2m', file: 'keys/c-7k2m.age' },
      };
      const { goes: isOver, ground } = purgeVerdict(known, { named: true, early: null });
      const kinds = { due: 'retention', kept: 'kept', waiting: 'kept', undated: 'kept' } as Record<
        string,
        string
      >;
      expect([isOver, ground.kind]).toEqual([state === 'due', kinds[state] ?? state]);
      if (ground.kind === 'locked') expect(ground.why).toBe(known.shut);
    },
  );
});

describe('whether there is anything to remove', () => {
  const nothing: Records = {
    candidate: 'c-7k2m',
    keys: [],
    drafts: [],
    kits: [],
    isNamed: false,
    filed: null,
  };
  test.each<[string, Partial<Records>, boolean]>([
    ['nothing', {}, false],
    ['a key', { keys: ['keys/c-7k2m.age'] }, true],
    ['a draft', { drafts: ['ana.jsonl'] }, true],
    ['a kit', { kits: ['ana.kit.json'] }, true],
    ['a key and a kit', { keys: ['keys/c-7k2m.age'], kits: ['ana.kit.json'] }, true],
    ['a name', { isNamed: true }, true],
    ['an empty folder', { filed: 0 }, true],
  ])('%s', (_what, some, expected) => {
    expect(hasRecords({ ...nothing, ...some })).toBe(expected);
  });
});
