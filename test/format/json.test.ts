import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeJson, locateJson, parseJson } from '../../src/format/json.js';

function codesOf(text: string): readonly string[] {
  const result = parseJson(text, 'x.json');
  return result.ok ? [] : result.findings.map(({ problem }) => problem.code);
}

const anyJson = fc.jsonValue({ maxDepth: 5, noUnicodeString: false });

describe('encodeJson', () => {
  test.each([
    [{}, '{}\n'],
    [[], '[]\n'],
    [null, 'null\n'],
    [{ b: [], a: {} }, '{\n  "a": {},\n  "b": []\n}\n'],
    [JSON.parse('{"9":1,"10":2}'), '{\n  "10": 2,\n  "9": 1\n}\n'],
    [JSON.parse('{"a":1,"__proto__":2}'), '{\n  "__proto__": 2,\n  "a": 1\n}\n'],
    [{ b: 1, a: undefined }, '{\n  "b": 1\n}\n'],
  ])('%j', (value, text) => {
    expect(encodeJson(value)).toBe(text);
  });

  test('what it writes is read back, and written the same', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = encodeJson(value);
        const parsed = parseJson(text, 'x.json');
        const unsafe = !parsed.ok && parsed.findings.every(({ problem }) => problem.code === 'number-unsafe');
        if (unsafe) return;
        expect(parsed.ok && encodeJson(parsed.value)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseJson', () => {
  test('accepts no text that it would write otherwise', () => {
    // Any small change of a text that is accepted is either refused or another value written as it stands.
    const change = fc.record({
      at: fc.nat(),
      insert: fc.constantFrom('', ' ', '\n', '"', ',', '0', '\\', '{', 'e'),
    });
    fc.assert(
      fc.property(anyJson, change, (value, { at, insert }) => {
        const text = encodeJson(value);
        const offset = at % text.length;
        const changed = text.slice(0, offset) + insert + text.slice(offset + 1);
        const parsed = parseJson(changed, 'x.json');
        if (parsed.ok) expect(encodeJson(parsed.value)).toBe(changed);
        else expect(parsed.findings[0]?.place.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('every beginning of a file is refused as cut off, as empty, or for its line end', () => {
    const text = encodeJson({ a: [1, 'two', true, null], b: { c: 'x"\\' } });
    for (let length = 0; length < text.length; length += 1) {
      const cut = text.slice(0, length);
      expect([cut, ...codesOf(cut)]).toEqual([
        cut,
        length === 0 ? 'file-empty' : length === text.length - 1 ? 'json-layout' : 'json-cut-off',
      ]);
    }
  });

  test.each([
    ['{\n  "a": 1,\n  "a": 1\n}\n', 'duplicate-key'],
    ['{\n  "a": 1,\n  "\\u0061": 1\n}\n', 'duplicate-key'],
    ['"\\ud800"\n', 'lone-surrogate'],
    ['"\ud800"\n', 'lone-surrogate'],
    ['{\n  "\\udfff": 1\n}\n', 'lone-surrogate'],
    ['9007199254740993\n', 'number-unsafe'],
    ['9007199254740992\n', 'number-unsafe'],
    ['1e400\n', 'number-unsafe'],
    ['1e+21\n', 'number-unsafe'],
    ['-0\n', 'json-layout'],
    ['1.0\n', 'json-layout'],
    ['"\\/"\n', 'json-layout'],
    ['"\\u00e9"\n', 'json-layout'],
    ['{"a":1}\n', 'json-layout'],
    ['[1]', 'json-layout'],
    ['[\n  1\n]\n\n', 'json-layout'],
    ['{\n  "b": 1,\n  "a": 1\n}\n', 'json-layout'],
    ['{\n  "9": 1,\n  "10": 1\n}\n', 'json-layout'],
    ['[\n  1,\n]\n', 'json-syntax'],
    ['[\n  01\n]\n', 'json-syntax'],
    ['[\n  1\n}\n', 'json-syntax'],
    ['{\n  "a" 1\n}\n', 'json-syntax'],
    ['{\n  a: 1\n}\n', 'json-syntax'],
    ['[1] [2]\n', 'json-syntax'],
    ['"\u0000"\n', 'json-syntax'],
    ['\u00a01\n', 'json-syntax'],
    ['// x\n1\n', 'json-syntax'],
    ['NaN\n', 'json-syntax'],
    ['   \n', 'file-empty'],
    [`${'['.repeat(65)}${']'.repeat(65)}\n`, 'nested-too-deep'],
    [`${'['.repeat(200_000)}\n`, 'nested-too-deep'],
    ['{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> b\n}\n', 'conflict-markers'],
    [`"${'x'.repeat(16 * 1024 * 1024)}"\n`, 'file-too-large'],
    [`[${'[],'.repeat(500_000)}[]]\n`, 'file-too-many-parts'],
    [encodeJson(Array(500_000).fill(1)), 'file-too-many-parts'],
    // Longer than a pattern's stack bears, and blanks that a pattern would try from each one to the end.
    [`"${'x'.repeat(15 * 1024 * 1024)}"`, 'json-layout'],
    [`"${'\\u0041'.repeat(2 * 1024 * 1024)}"`, 'json-layout'],
    [`"${'x'.repeat(15 * 1024 * 1024)}`, 'json-cut-off'],
    [`[x${' '.repeat(1024 * 1024)}x`, 'json-syntax'],
    [`[${' '.repeat(1024 * 1024)}`, 'json-cut-off'],
  ])('%.40j is %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test.each(['"a\\\\ud800"\n', '"\\u0000"\n', '"\ud83d\ude00"\n', '1e-7\n', '-5\n', '"__proto__"\n'])(
    '%j is accepted',
    (text) => {
      expect(codesOf(text)).toEqual([]);
    },
  );

  test('a key named __proto__ stays a key', () => {
    const text = '{\n  "__proto__": {\n    "x": 1\n  }\n}\n';
    const parsed = parseJson(text, 'x.json');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__']);
    expect(parsed.ok && Object.getPrototypeOf(parsed.value)).toBe(Object.prototype);
  });
});

test('commas, colons and brackets in a text are no parts', () => {
  const text = encodeJson(['[a, {b: "c"}], \\', ',:[{'.repeat(500_000)]);
  expect(parseJson(text, 'x.json').ok).toBe(true);
});

test('a pointer leads to its line and column, or to what is around what is missing', () => {
  const text = encodeJson({ a: { 'b/c': [10, { d: null }] } });
  const located = locateJson(text, 'x.json');
  if (!located.ok) throw new Error('not read');
  const { locate } = located.value;
  expect(locate('')).toEqual({ line: 1, column: 1 });
  expect(locate('/a/b~1c/0')).toEqual({ line: 4, column: 7 });
  expect(locate('/a/b~1c/1/d')).toEqual({ line: 6, column: 14 });
  expect(locate('/a/b~1c/1/d', 'key')).toEqual({ line: 6, column: 9 });
  expect(locate('/a/b~1c/1/nothing')).toEqual({ line: 5, column: 7 });
});
