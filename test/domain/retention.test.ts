import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hiring } from '../../src/domain/hiring.js';
import type { Decided, Retention } from '../../src/domain/retention.js';
import { knownProfiles, monthsLater, retentionOf, retentionProfile } from '../../src/domain/retention.js';
import type { PanelStatus, StatusRow } from '../../src/domain/status.js';

const YEAR = { id: 'us-private', months: 12 };

describe('months later', () => {
  test.each([
    ['2026-11-05T08:00:00Z', 12, '2027-11-05T08:00:00Z'],
    ['2026-11-05T08:00:00Z', 24, '2028-11-05T08:00:00Z'],
    ['2026-08-31T23:59:59Z', 6, '2027-02-28T23:59:59Z'],
    ['2027-08-31T23:59:59Z', 6, '2028-02-29T23:59:59Z'],
    ['2027-08-30T00:00:00Z', 6, '2028-02-29T00:00:00Z'],
    ['2027-08-29T00:00:00Z', 6, '2028-02-29T00:00:00Z'],
    ['2027-08-28T00:00:00Z', 6, '2028-02-28T00:00:00Z'],
    ['2028-02-29T12:00:00Z', 12, '2029-02-28T12:00:00Z'],
    ['2028-02-29T12:00:00Z', 48, '2032-02-29T12:00:00Z'],
    ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00Z'],
    ['2026-10-31T00:00:00Z', 1, '2026-11-30T00:00:00Z'],
    ['2026-12-01T00:00:00Z', 1, '2027-01-01T00:00:00Z'],
    ['2099-11-30T00:00:00Z', 3, '2100-02-28T00:00:00Z'],
    ['9998-11-30T00:00:00Z', 3, '9999-02-28T00:00:00Z'],
    ['9999-11-30T00:00:00Z', 3, '9999-12-31T23:59:59Z'],
  ])('%s and %d are %s', (moment, months, later) => {
    expect(monthsLater(moment, months)).toBe(later);
  });

  const moment = fc
    .date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z'));
  const months = fc.integer({ min: 1, max: 600 });
  const monthOf = (instant: string): number => Number(instant.slice(0, 4)) * 12 + Number(instant.slice(5, 7));

  test('is that many months on, at the same time of day, and on the same day or the last of the month', () => {
    fc.assert(
      fc.property(moment, months, (from, count) => {
        const later = monthsLater(from, count);
        expect(monthOf(later) - monthOf(from)).toBe(count);
        expect(later.slice(10)).toBe(from.slice(10));
        const tomorrow = new Date(Date.parse(later) + 86_400_000).toISOString();
        if (later.slice(8, 10) !== from.slice(8, 10)) {
          expect(later.slice(8, 10) < from.slice(8, 10)).toBe(true);
          expect(tomorrow.slice(8, 10)).toBe('01');
        }
      }),
    );
  });

  test('keeps the order of moments, and more months are later', () => {
    fc.assert(
      fc.property(moment, moment, months, (one, other, count) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        expect(monthsLater(first, count) <= monthsLater(second, count)).toBe(true);
        expect(monthsLater(first, count) < monthsLater(first, count + 1)).toBe(true);
      }),
    );
  });
});

describe('a retention profile', () => {
  const hiring = (retention: string, own?: Hiring['retentionProfiles']): Hiring => ({
    format: 'touchstone/hiring@1',
    id: 'f-1',
    organisation: 'Example SOC',
    people: {},
    retention,
    ...(own === undefined ? {} : { retentionProfiles: own }),
  });

  test.each<[string, Hiring, number | null]>([
    ['for private employers in the US', hiring('us-private'), 12],
    ['for public ones', hiring('us-public'), 24],
    ['for the UK', hiring('uk'), 6],
    ['of one’s own', hiring('acme-de', { 'acme-de': { months: 5 } }), 5],
    ['that there is not', hiring('acme-fr', { 'acme-de': { months: 5 } }), null],
    ['named after what every object has', hiring('constructor'), null],
    ['that redefines one that is built in', hiring('uk', { uk: { months: 1 } }), 6],
  ])('%s', (_name, folder, months) => {
    expect(retentionProfile(folder)).toEqual(months === null ? null : { id: folder.retention, months });
  });

  test('is suggested from those that there are', () => {
    expect(knownProfiles(hiring('uk', { 'acme-de': { months: 5 } }))).toEqual([
      'us-private',
      'us-public',
      'uk',
      'acme-de',
    ]);
  });
});

function status(...rows: readonly Partial<StatusRow>[]): PanelStatus {
  return {
    candidate: 'c-7k2m',
    role: 'soc-analyst',
    status: 'open',
    decided: false,
    planned: rows.length,
    sealed: rows.length,
    next: null,
    rows: rows.map((row) => ({
      interviewer: 'ana',
      interview: 'character',
      capacity: 'interviewer',
      state: 'sealed',
      awaited: false,
      on: null,
      sealed: null,
      hoursOpen: null,
      conflict: false,
      left: null,
      ...row,
    })),
  };
}

const MAY = '2026-05-10T08:00:00Z';
const JUNE = '2026-06-10T08:00:00Z';

describe('the time of records', () => {
  test.each<[string, PanelStatus, Decided, string, Retention]>([
    [
      'runs from the decision, when that came last',
      status({ sealed: MAY }),
      { on: JUNE },
      '2027-06-10T07:59:59Z',
      { state: 'kept', from: 'decision', since: JUNE, due: '2027-06-10T08:00:00Z' },
    ],
    [
      'runs from the decision, when both came at once',
      status({ sealed: MAY }),
      { on: MAY },
      JUNE,
      { state: 'kept', from: 'decision', since: MAY, due: '2027-05-10T08:00:00Z' },
    ],
    [
      'is over at that very moment',
      status({ sealed: MAY }),
      { on: JUNE },
      '2027-06-10T08:00:00Z',
      { state: 'due', from: 'decision', since: JUNE, due: '2027-06-10T08:00:00Z' },
    ],
    [
      'runs from the last card, when that came after the decision',
      status({ sealed: MAY }, { sealed: JUNE, interviewer: 'ben' }),
      { on: MAY },
      '2027-06-01T00:00:00Z',
      { state: 'kept', from: 'card', since: JUNE, due: '2027-06-10T08:00:00Z' },
    ],
    [
      'runs from the last card, wherever in the list it stands',
      status({ sealed: JUNE }, { sealed: MAY, interviewer: 'ben', state: 'unplanned' }),
      null,
      '2028-01-01T00:00:00Z',
      { state: 'due', from: 'card', since: JUNE, due: '2027-06-10T08:00:00Z' },
    ],
    [
      'runs from the decision alone, where nobody sealed',
      status(),
      { on: MAY },
      '2028-01-01T00:00:00Z',
      { state: 'due', from: 'decision', since: MAY, due: '2027-05-10T08:00:00Z' },
    ],
    ['has no beginning without either', status(), null, '2099-01-01T00:00:00Z', { state: 'undated' }],
    [
      'is not over while somebody is waited for',
      status({ sealed: MAY }, { awaited: true, state: 'open', interviewer: 'ben' }),
      { on: MAY },
      '2099-01-01T00:00:00Z',
      { state: 'waiting', missing: ['ben'] },
    ],
    [
      'is not known while the decision is locked, however long ago the last card was',
      status({ sealed: MAY }),
      'locked',
      '2099-01-01T00:00:00Z',
      { state: 'locked', least: '2027-05-10T08:00:00Z' },
    ],
    ['nor without any card', status(), 'locked', '2099-01-01T00:00:00Z', { state: 'locked', least: null }],
  ])('%s', (_name, panel, decided, now, expected) => {
    expect(retentionOf(panel, decided, YEAR, now)).toEqual(expected);
  });

  test('is never over before it would be from the last card, or from the decision', () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    const at = (days: number): string =>
      new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().replace('.000Z', 'Z');
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 4 }),
        fc.option(day, { nil: null }),
        day,
        fc.integer({ min: 1, max: 60 }),
        (sealed, decided, now, months) => {
          const panel = status(...sealed.map((days) => ({ sealed: at(days) })));
          const decision = decided === null ? null : { on: at(decided) };
          const kept = retentionOf(panel, decision, { id: 'own', months }, at(now));
          const moments = [...sealed.map(at), ...(decision === null ? [] : [decision.on])];
          const isOver = moments.every((moment) => monthsLater(moment, months) <= at(now));
          expect(kept.state).toBe(isOver ? 'due' : 'kept');
        },
      ),
    );
  });
});
