import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPlainYaml } from '../../src/format/plain-yaml.js';
import { parseYaml } from '../../src/format/yaml.js';
import { writeYaml } from '../../src/format/yaml-edit.js';

const PLAN = `# a comment
format: touchstone/candidate@1
id: c-7k2m

seats:
  - interviewer: ana
    on: 2026-11-02T09:00:00Z
    questions:
      - candor/did-not-know
      # another
      - candor/bad-news
    capacity: interviewer
  - interviewer: ben
    questions: []
credentials:
  - "CISSP, 2019"
  - OSCP since 2020
count: 12
`;

/** What the real parser makes of a text; undefined when it refuses it. */
function real(text: string): unknown {
  const parsed = parseYaml(text, 'plan.yaml');
  return parsed.ok ? parsed.value.value : undefined;
}

describe('what is read plainly', () => {
  test('a plan, with comments, lists and numbers', () => {
    expect(readPlainYaml(PLAN)).toEqual({
      format: 'touchstone/candidate@1',
      id: 'c-7k2m',
      seats: [
        {
          interviewer: 'ana',
          on: '2026-11-02T09:00:00Z',
          questions: ['candor/did-not-know', 'candor/bad-news'],
          capacity: 'interviewer',
        },
        { interviewer: 'ben', questions: [] },
      ],
      credentials: ['CISSP, 2019', 'OSCP since 2020'],
      count: 12,
    });
  });

  test('a plan that is too long for the real parser is left to it', () => {
    const long = PLAN.replace('count: 12\n', '  - OSCP\n'.repeat(30_000));
    expect(readPlainYaml(long)).toBeNull();
    expect(real(long)).toBeUndefined();
  });

  const samples = join(import.meta.dirname, '../../templates/sample');
  test.each(readdirSync(samples))('the plan of %s', (id) => {
    const text = readFileSync(join(samples, id, 'candidate.yaml'), 'utf8');
    expect(readPlainYaml(text)).toEqual(real(text));
  });
});

describe('what is left to the real parser', () => {
  test.each([
    '',
    '# nothing',
    'word',
    '- a\n- b',
    'a: 1\na: 2',
    'a: null',
    'a: True',
    'a: ~',
    'a: 010',
    'a: 1.5',
    'a: -1',
    'a: 0x1f',
    'a: 99999999999999999999',
    'a:',
    'a: b # said why',
    'a: b ',
    'a: b\n  c',
    'a: b\n  c: d',
    'a: "b\\n"',
    "a: 'b'",
    'a: [b]',
    'a: {}',
    'a: &x b',
    'a: *x',
    'a: !t b',
    'a: |\n  b',
    'a: >-\n  b',
    'a: b: c',
    '? a',
    '"a": b',
    'a: b\r\nc: d',
    '\uFEFFa: b',
    '---\na: b',
    'a: b\n...\n',
    'a:\n- b',
    'a:\n\t- b',
    'a:\n  - - b',
    'a:\n  -\n    b: c',
    'a:\n  - b\n  c: d',
    'a:\n  - b: c\n     d: e',
    'a:\n  b: c\n d: e',
    ' a: b\nc: d',
    '__proto__: a',
    'true: a',
    'a: Zoë',
    'a: b\n'.repeat(2),
    'a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i:\n         j:\n          k: l',
  ])('%j', (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});

const word = fc.constantFrom(
  'a',
  'b-c',
  'true',
  'Null',
  'on',
  'y',
  'x/y',
  '12',
  '0',
  '1.5',
  '2026-11-02',
  'É',
);
const scalar = fc.oneof(word, fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(word, fc.stringMatching(/^[a-z][a-zA-Z-]*$/)), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('the real parser agrees', () => {
  test('on whatever is written', () => {
    fc.assert(
      fc.property(value, (written) => {
        const text = writeYaml(written);
        const plain = readPlainYaml(text);
        if (plain !== null) expect(real(text)).toEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });

  test('on plans with pieces put in, taken out and moved', () => {
    const piece = fc.constantFrom(
      ...['\n', ' ', '  ', '- ', ':', ': ', '#', ' #', '"', "'", '[', ']', '{', '}', '&', '*', '!', '|', '>'],
      ...[
        '\t',
        '\r',
        '~',
        'null',
        'true',
        '0',
        '1',
        '.',
        '...',
        '---',
        '%',
        '@',
        '`',
        ',',
        '?',
        '? ',
        '\\',
        'é',
      ],
    );
    const edit = fc.record({
      at: fc.nat(PLAN.length),
      removed: fc.nat(6),
      added: fc.array(piece, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = PLAN;
        for (const { at, removed, added } of edits) {
          text = text.slice(0, at) + added.join('') + text.slice(at + removed);
        }
        const plain = readPlainYaml(text);
        if (plain !== null) expect(real(text)).toEqual(plain);
      }),
      { numRuns: 5000 },
    );
  });
});
