import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Act } from '../../src/domain/act.js';
import { EARLY_REASONS } from '../../src/domain/act.js';
import { encodeAct, parseActs, wholeLines } from '../../src/format/act.js';

const PURGED: Act = {
  format: 'touchstone/act@1',
  act: 'purged',
  candidate: 'c-7k2m',
  on: '2026-11-05T08:00:00Z',
  by: 'ana',
  reason: 'retention',
  profile: 'us-private',
};
const LINE = encodeAct(PURGED);

function faults(text: string): readonly string[] {
  const read = parseActs(text, 'erasures.jsonl');
  return read.ok
    ? []
    : read.findings.map(
        ({ place, problem }) =>
          `${place.line ?? '-'} ${problem.code}${'fault' in problem ? ` ${problem.fault}` : ''}`,
      );
}

const anyAct: fc.Arbitrary<Act> = fc
  .record({
    candidate: fc.constantFrom('c-7k2m', 'c-9xwd', 'a'),
    on: fc.constantFrom('2026-11-05T08:00:00Z', '2027-02-28T23:59:59Z'),
    by: fc.constantFrom('ana', 'ben'),
  })
  .chain((base) =>
    fc
      .oneof(
        fc.record({
          format: fc.constant('touchstone/act@1' as const),
          act: fc.constantFrom('purge-begun' as const, 'purged' as const),
          reason: fc.constantFrom('retention' as const, ...EARLY_REASONS),
          profile: fc.constantFrom('uk', 'acme-de'),
        }),
        fc.record({
          format: fc.constant('touchstone/act@1' as const),
          act: fc.constantFrom(
            'hold' as const,
            'hold-lifted' as const,
            'redacted' as const,
            'exported' as const,
          ),
        }),
      )
      .map((rest) => ({ ...base, ...rest })),
  );

describe('the log', () => {
  test('gives back what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        expect(parseActs(acts.map(encodeAct).join(''), 'erasures.jsonl')).toEqual({ ok: true, value: acts });
      }),
    );
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['nothing', '', []],
    ['one line', LINE, []],
    ['a line cut off', LINE.slice(0, 40), ['1 act-line-broken json']],
    ['a last line without its end', LINE + LINE.trimEnd(), []],
    ['an empty line', `${LINE}\n${LINE}`, ['2 act-line-broken json']],
    ['a line end of Windows', LINE.replace('\n', '\r\n'), ['1 act-line-broken layout']],
    ['spaces', LINE.replace(':', ': '), ['1 act-line-broken layout']],
    ['a key twice', LINE.replace('{', '{"act":"purged",'), ['1 act-line-broken layout']],
    ['no object', '"purged"\n', ['1 act-line-broken act']],
    ['an act that there is not', LINE.replace('"purged"', '"shredded"'), ['1 act-line-broken act']],
    ['a purge without its reason', LINE.replace(',"reason":"retention"', ''), ['1 act-line-broken act']],
    ['a hold with a reason', LINE.replace('"purged"', '"hold"'), ['1 act-line-broken act']],
    ['a reason in words', LINE.replace('"retention"', '"Kim asked"'), ['1 act-line-broken act']],
    ['a newer format', LINE.replace('act@1', 'act@2'), ['1 format-newer']],
    [
      'conflict markers',
      `<<<<<<< HEAD\n${LINE}=======\n>>>>>>> b\n`,
      ['1 conflict-markers', '3 conflict-markers', '4 conflict-markers'],
    ],
    ['half of a surrogate pair', LINE.replace('ana', '\\ud800'), ['1 act-line-broken act']],
  ])('with %s', (_name, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('of very many broken lines a hundred are told', () => {
    expect(faults('\n'.repeat(1_000_000))).toHaveLength(100);
  });
});

describe('a log that was cut off', () => {
  test('anywhere keeps every line before, and nothing of the one that was being written', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 4 }), anyAct, fc.nat(300), (acts, last, at) => {
        const before = acts.map(encodeAct).join('');
        const line = encodeAct(last);
        const cut = line.slice(0, at % (line.length + 1));
        const isWhole = cut.trimEnd() === line.trimEnd();
        expect(wholeLines(before + cut)).toBe(isWhole ? before + cut : before);
        const read = parseActs(wholeLines(before + cut), 'erasures.jsonl');
        expect(read).toEqual({ ok: true, value: isWhole ? [...acts, last] : acts });
      }),
    );
  });
});
