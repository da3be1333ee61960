import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '../../src/domain/problem.js';
import { parseYaml } from '../../src/format/yaml.js';
import { editYaml, modeline, writeYaml } from '../../src/format/yaml-edit.js';

function valueOf(text: string): unknown {
  const parsed = parseYaml(text, 'x.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value.value;
}

function codesOf(text: string): readonly Problem['code'][] {
  const parsed = parseYaml(text, 'x.yaml');
  return parsed.ok ? [] : parsed.findings.map(({ problem }) => problem.code);
}

describe('parseYaml', () => {
  test.each([
    ['2 MB', `a: ${'x'.repeat(2 * 1024 * 1024)}\n`, 'file-too-large'],
    ['brackets without end', '['.repeat(100_000), 'nested-too-deep'],
    ['braces with keys without end', '{a: '.repeat(100_000), 'nested-too-deep'],
    ['hyphens without end', '- '.repeat(100_000), 'nested-too-deep'],
    [
      'indentation without end',
      Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      'nested-too-deep',
    ],
    ['brackets on many lines', '[\n'.repeat(100_000), 'nested-too-deep'],
    [
      'fifty-one aliases',
      `a: &a 1\nb: [${Array.from({ length: 51 }, () => '*a').join(', ')}]\n`,
      'yaml-aliases-too-many',
    ],
    ['a tab in a text of several lines', 'a: >-\n  one\n\ttwo\nb: 1\n', 'yaml-tab'],
    ['a tab after spaces', 'a:\n  - b: 1\n  \t  c: 2\n', 'yaml-tab'],
  ] as const)('%s', (_name, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test.each([
    ['commas', `a: [${','.repeat(200_000)}`],
    ['entries in brackets', `a: [${'a,'.repeat(200_000)}]\n`],
    ['closing brackets', ']'.repeat(200_000)],
    ['entries of a list', '- a\n'.repeat(100_000)],
    ['keys', Array.from({ length: 30_000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['anchors', '- &a a\n'.repeat(100_000)],
    ['comments', '#\n'.repeat(200_000)],
    ['documents', '---\n'.repeat(100_000)],
    ['quotes', '"" '.repeat(200_000)],
    ['escapes', `a: "${'\\q'.repeat(200_000)}"\n`],
    ['lines of a quoted text', `a: "${'x\n'.repeat(200_000)}"\n`],
    ['lines of a text in single quotes', `a: '${'x\n'.repeat(200_000)}'\n`],
  ])('more %s than any person writes', (_name, text) => {
    expect(codesOf(text)).toEqual(['file-too-many-parts']);
  });

  test('a long text has few parts', () => {
    const line = 'She told the lead, "before the next step", what it\'d cost: two hours [of hers].\n';
    const text = `a: |\n${`  ${line}`.repeat(10_000)}`;
    expect(valueOf(text)).toEqual({ a: line.repeat(10_000) });
  });

  test('of very many faults the first is told, and no stack is missing afterwards', () => {
    const before = Error.stackTraceLimit;
    expect(codesOf(']'.repeat(90_000))).toEqual(['yaml-syntax']);
    expect(Error.stackTraceLimit).toBe(before);
  });

  test.each([
    ['a: [&x 1, *x]\nb: *x\n', []],
    ['a: *x\nb: &x 1\n', ['yaml-alias-unknown']],
    ['a: &x [*x]\n', ['yaml-alias-circular']],
    ['a: &x [1]\nb: &y [*x]\nc: *y\n', ['yaml-aliases-too-many']],
    ['a: &x 1\nb: &x 2\nc: *x\n', []],
  ])('aliases in %j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  test('brackets in texts are no nesting', () => {
    const line = `  - "${'[{'.repeat(200)}"\n`;
    expect(valueOf(`a:\n${line.repeat(3)}`)).toEqual({ a: Array(3).fill('[{'.repeat(200)) });
  });

  test.each([
    ['no', 'no'],
    ['yes', 'yes'],
    ['"4"', '4'],
    ['4', 4],
    ['2026-11-02', '2026-11-02'],
    ['~', null],
    ['"\\0\\e[31m"', '\0\u001b[31m'],
    ['1:30', '1:30'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(`a: ${text}\n`)).toEqual({ a: value });
  });

  test('very many keys are read, and of very many duplicates a hundred are told', () => {
    const keys = Array.from({ length: 19_000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(Object.keys(valueOf(keys) as object)).toHaveLength(19_000);
    expect(codesOf('a: 1\n'.repeat(19_000))).toEqual(Array(100).fill('duplicate-key'));
  });

  test.each([
    'a: !!binary aGVsbG8=\n',
    'a: !!timestamp 2026-11-02\n',
    'a: !!set { b }\n',
    'a: !!omap [b: 1]\n',
    'a: !!pairs [b: 1]\n',
    '!!binary aGVsbG8=\n',
    'a: !<tag:yaml.org,2002:set> { b }\n',
    'a: !own b\n',
  ])('%j has a tag that stands for more than text, numbers, lists and maps', (text) => {
    expect(codesOf(text)).toEqual(['yaml-tag']);
  });

  test('plain tags are taken as what they say', () => {
    expect(valueOf('a: !!str 1\nb: !!int "2"\nc: !!map { d: !!seq [!!null ~] }\n')).toEqual({
      a: '1',
      b: 2,
      c: { d: [null] },
    });
  });

  test('the last anchor before an alias is meant', () => {
    expect(valueOf('a: &x 1\nb: &x 2\nc: *x\nd: &x 3\n')).toEqual({ a: 1, b: 2, c: 2, d: 3 });
  });

  test('keys are texts, whatever they look like', () => {
    expect(valueOf('1: a\ntrue: b\n')).toEqual({ '1': 'a', true: 'b' });
  });

  test('__proto__ becomes a key and changes nothing else', () => {
    const value = valueOf('__proto__:\n  polluted: true\n') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('no text makes it throw, and every finding has its line', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&x ',
      '*x',
      '!t ',
      '|',
      '>',
      '#',
      '---',
      '%',
      '\t',
      '? ',
      '<<',
      ',',
      '\r\n',
      '\uFEFF',
      '\ud800',
      '1e400',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseYaml(text, 'x.yaml');
        if (parsed.ok) return;
        expect(parsed.findings.length).toBeGreaterThan(0);
        for (const { place } of parsed.findings) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(text.split('\n').length);
          expect(place.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('locate', () => {
  const parsed = parseYaml('a:\n  b: 1\n  "c/d":\n    - x\n    - { e: 2 }\n', 'x.yaml');

  test.each([
    ['/a/b', 'value', 2, 6],
    ['/a/b', 'key', 2, 3],
    ['/a/c~1d/0', 'value', 4, 7],
    ['/a/c~1d/1/e', 'value', 5, 12],
    ['/a/missing', 'key', 1, 1],
    ['/a/c~1d/7', 'value', 3, 3],
    ['', 'value', 1, 1],
  ] as const)('%s %s', (path, part, line, column) => {
    if (!parsed.ok) throw new Error('not read');
    expect(parsed.value.locate(path, part)).toEqual({ line, column });
  });
});

describe('writeYaml', () => {
  test('keeps the order of keys, and begins with its comments', () => {
    const text = writeYaml({ b: 1, a: ['x', 'y: z'], c: {} }, [modeline('schemas/x.schema.json')]);
    expect(text).toBe(
      '# yaml-language-server: $schema=schemas/x.schema.json\nb: 1\na:\n  - x\n  - "y: z"\nc: {}\n',
    );
  });

  test('what it writes is read back', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.lorem({ maxCount: 60 }));
    const value = fc.dictionary(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text)),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(value, (given) => {
        expect(valueOf(writeYaml(given))).toEqual({ ...given });
      }),
      { numRuns: 500 },
    );
  });
});

describe('editYaml', () => {
  const text = [
    '# ours',
    'id:   f-1   # made once',
    '',
    '# who may sit on a panel',
    'people:',
    '  # security',
    "  ana: { emails: ['ana@example.org'] } # lead",
    '  ben:',
    '    emails: []',
    '',
    '# how long',
    'retention: us   # year',
    '',
  ].join('\n');

  test('adds below a key and keeps every other line', () => {
    const edited = editYaml(text, ['people', 'dev'], { emails: ['dev@example.org'] });
    expect(valueOf(edited)).toEqual({
      id: 'f-1',
      people: {
        ana: { emails: ['ana@example.org'] },
        ben: { emails: [] },
        dev: { emails: ['dev@example.org'] },
      },
      retention: 'us',
    });
    for (const line of [
      '# ours',
      'id:   f-1   # made once',
      '# who may sit on a panel',
      '  # security',
      '# how long',
      'retention: us   # year',
    ]) {
      expect(edited.split('\n').filter((one) => one === line)).toEqual([line]);
    }
    expect(edited).toContain('# lead');
  });

  test.each([
    ['JSON', '{\n "id": "f-1",\n "people": {"ana": {"emails": []}}\n}\n'],
    ['braces with a comment', '# ours\n{id: f-1, people: {ana: {emails: []}}}\n'],
  ])('changes, adds and takes out in a file that stands in braces: %s', (_, braces) => {
    const more = editYaml(editYaml(braces, ['people', 'dev'], { emails: [] }), ['retention'], 'us');
    const whole = { id: 'f-1', people: { ana: { emails: [] }, dev: { emails: [] } }, retention: 'us' };
    expect(valueOf(more)).toEqual(whole);
    expect(valueOf(editYaml(more, ['retention'], undefined))).toEqual({ ...whole, retention: undefined });
    expect(more.includes('# ours')).toBe(braces.includes('# ours'));
  });

  test('changes a value', () => {
    expect(editYaml(text, ['retention'], 'eu')).toBe(
      text.replace('retention: us   # year', 'retention: eu # year'),
    );
  });

  test('takes a value out', () => {
    expect(valueOf(editYaml(text, ['people', 'ben'], undefined))).toEqual({
      id: 'f-1',
      people: { ana: { emails: ['ana@example.org'] } },
      retention: 'us',
    });
    expect(valueOf(editYaml(text, ['retention'], undefined))).not.toHaveProperty('retention');
  });

  test('adds a key at the end', () => {
    expect(editYaml('a: 1', ['b'], [{ c: 2 }])).toBe('a: 1\nb:\n  - c: 2\n');
    expect(editYaml('a: 1\n', ['b', 'c'], 2)).toBe('a: 1\nb:\n  c: 2\n');
  });

  test('changes one item of a list', () => {
    const seats = 'seats:\n  # the first\n  - who: ana\n    asks: [a/b]\n  - who: ben # late\n    asks: []\n';
    expect(editYaml(seats, ['seats', 1, 'left'], 'Was ill')).toBe(
      'seats:\n  # the first\n  - who: ana\n    asks: [a/b]\n  - who: ben # late\n    asks: []\n    left: Was ill\n',
    );
  });

  test('keeps CRLF and the byte order mark', () => {
    expect(editYaml('\uFEFFa: 1\r\nb: 2\r\n', ['a'], 3)).toBe('\uFEFFa: 3\r\nb: 2\r\n');
  });
});
