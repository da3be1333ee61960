import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Key } from '../../src/terminal/keys.js';
import { decode, decodeLate, firstOf, NOTHING_UNDECODED, pastedSoFar } from '../../src/terminal/keys.js';

const ESCAPE = '\u001B';
const key = (name: string): Key => ({ kind: 'key', name }) as Key;
const text = (typed: string): Key => ({ kind: 'text', text: typed });

/** The keys in pieces of input, one after another. */
function keysIn(...pieces: readonly string[]): readonly Key[] {
  let undecoded = NOTHING_UNDECODED;
  return pieces.flatMap((piece) => {
    const { keys, left } = decode(undecoded, piece);
    undecoded = left;
    return keys;
  });
}

/** Letters that came apart belong together. */
function joined(keys: readonly Key[]): readonly Key[] {
  return keys.reduce<readonly Key[]>((before, next) => {
    const last = before.at(-1);
    return last?.kind === 'text' && next.kind === 'text'
      ? [...before.slice(0, -1), text(last.text + next.text)]
      : [...before, next];
  }, []);
}

describe('keys', () => {
  test.each<[string, readonly Key[]]>([
    ['abc', [text('abc')]],
    ['a\rb', [text('a'), key('enter'), text('b')]],
    ['\r\n', [key('enter')]],
    ['\n', [key('newline')]],
    ['\u007F\u0008', [key('backspace'), key('backspace')]],
    ['\u0003\u001A', [key('ctrl-c'), key('ctrl-z')]],
    ['\u001F', [key('ctrl-underscore')]],
    ['\t', [key('tab')]],
    [`${ESCAPE}[Z`, [key('shift-tab')]],
    [`${ESCAPE}[A${ESCAPE}OB`, [key('up'), key('down')]],
    [`${ESCAPE}[H${ESCAPE}[1~${ESCAPE}OH${ESCAPE}[7~`, [key('home'), key('home'), key('home'), key('home')]],
    [`${ESCAPE}[5~${ESCAPE}[6~`, [key('page-up'), key('page-down')]],
    [`${ESCAPE}b${ESCAPE}[1;5C`, [key('word-left'), key('word-right')]],
    // Function keys, also those of the Linux console, a mouse, and answers of the terminal mean nothing.
    [`${ESCAPE}[[A${ESCAPE}OP${ESCAPE}[15~${ESCAPE}[<0;1;1M${ESCAPE}[?62;4cx`, [text('x')]],
    [
      `a${ESCAPE}[200~b\rc${ESCAPE}[A\u0003${ESCAPE}[201~d`,
      [text('a'), { kind: 'paste', text: `b\rc${ESCAPE}[A\u0003` }, text('d')],
    ],
  ])('%j are %j', (input, keys) => {
    expect(keysIn(input)).toEqual(keys);
  });

  test('come out the same, however the input is cut', () => {
    const inputs = fc.array(
      fc.constantFrom(
        'word',
        'é日👩‍👩‍👧',
        '\r',
        '\u0017',
        `${ESCAPE}[A`,
        `${ESCAPE}[3~`,
        `${ESCAPE}[1;5D`,
        `${ESCAPE}OH`,
        `${ESCAPE}[200~x${ESCAPE}[20y\r${ESCAPE}[201~`,
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(inputs, fc.array(fc.nat(100), { maxLength: 6 }), (parts, cuts) => {
        const whole = parts.join('');
        const places = [
          0,
          ...cuts.map((cut) => cut % (whole.length + 1)).sort((one, other) => one - other),
          whole.length,
        ];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(joined(keysIn(...pieces))).toEqual(joined(keysIn(whole)));
      }),
      { numRuns: 500 },
    );
  });

  test('a lone Escape is a key once nothing follows', () => {
    const { keys, left } = decode(NOTHING_UNDECODED, ESCAPE);
    expect(keys).toEqual([]);
    expect(decodeLate(left).keys).toEqual([key('escape')]);
    expect(decodeLate(left).left).toEqual(NOTHING_UNDECODED);
  });

  test('a paste that is broken off is not lost', () => {
    const { left } = decode(NOTHING_UNDECODED, `${ESCAPE}[200~half a pa`);
    expect(decodeLate(left).keys).toEqual([]);
    expect(pastedSoFar(left)).toBe('half a pa');
  });

  test('letters that came together are taken one by one', () => {
    expect(firstOf(text('n1'))).toEqual({ key: text('n'), rest: text('1') });
    expect(firstOf(text('n'))).toEqual({ key: text('n'), rest: null });
    expect(firstOf(key('enter'))).toEqual({ key: key('enter'), rest: null });
  });
});
