import { describe, expect, test } from '@jest/globals';
import { csvLines } from '../../src/format/csv.js';
import { parseNames, withName, withoutName } from '../../src/format/names.js';

function without(text: string, candidate: string): string {
  const rest = withoutName(text, candidate, 'names.csv');
  if (!rest.ok) throw new Error('It cannot be read.');
  return rest.value;
}

test('a file that is larger than that of any organisation is told', () => {
  expect(parseNames(`candidate,name\n${'c-1,Kim\n'.repeat(200_000)}`, 'names.csv')).toMatchObject({
    ok: false,
    findings: [{ place: { file: 'names.csv' }, problem: { code: 'file-too-large', mebibytes: 1 } }],
  });
});

test.each(['\n', '\r\n', '\r'])(
  'more lines than people were ever interviewed are told, ended by %j',
  (end) => {
    const read = (lines: number): unknown =>
      parseNames(`candidate,name${`${end}c,K`.repeat(lines)}`, 'names.csv');
    expect(read(19_999)).toMatchObject({ ok: true });
    expect(read(20_000)).toMatchObject({
      ok: false,
      findings: [{ place: { file: 'names.csv', line: 20_001 }, problem: { code: 'file-too-many-parts' } }],
    });
  },
);

describe('a name that goes', () => {
  test.each([
    ['in the middle', 'candidate,name\nc-1,Kim\nc-2,Ada\n', 'candidate,name\nc-2,Ada\n'],
    ['at the end, without a line end', 'candidate,name\nc-2,Ada\nc-1,Kim', 'candidate,name\nc-2,Ada\n'],
    ['over two lines', 'candidate,name\nc-1,"Kim\nDoe"\nc-2,Ada\n', 'candidate,name\nc-2,Ada\n'],
    ['with spaces round it', 'candidate,name\n c-1 ,Kim\nc-2,Ada\n', 'candidate,name\nc-2,Ada\n'],
    ['twice', 'candidate,name\nc-1,Kim\nc-1,Kim Doe\n', 'candidate,name\n'],
    [
      'beside a line end of its own',
      'candidate,name\r\nc-1,Kim\r\nc-2,"A\rB"\r\n',
      'candidate,name\r\nc-2,"A\rB"\r\n',
    ],
    ['without a name', 'candidate,name,mail\nc-1,,kim@example.org\n', 'candidate,name,mail\n'],
    [
      'with line ends of Windows',
      '\uFEFFcandidate,name\r\nc-1,Kim\r\nc-2,Ada\r\n',
      '\uFEFFcandidate,name\r\nc-2,Ada\r\n',
    ],
    [
      'among other columns',
      'candidate,name,x\nc-1,Kim,1\nc-2,"A, B",2\n',
      'candidate,name,x\nc-2,"A, B",2\n',
    ],
  ])('%s', (_name, before, after) => {
    expect(without(before, 'c-1')).toBe(after);
  });

  test('changes nothing where there is none, whatever the layout', () => {
    const text = 'candidate,name\n\n c-12 , "Kim" \n\n';
    expect(without(text, 'c-1')).toBe(text);
  });

  test('takes nobody else’s', () => {
    const text = 'candidate,name\nc-1,Kim\nc-12,Ada\nx,c-1\n';
    const left = parseNames(without(text, 'c-1'), 'names.csv');
    expect(left).toEqual({
      ok: true,
      value: new Map([
        ['c-12', 'Ada'],
        ['x', 'c-1'],
      ]),
    });
  });
});

test('lines without a candidate or without a name are nobody’s', () => {
  expect(parseNames('candidate,name\nc-1,\n,Kim\nc-2\nc-3,Ada\n', 'names.csv')).toEqual({
    ok: true,
    value: new Map([['c-3', 'Ada']]),
  });
});

describe('a name that comes', () => {
  test.each([
    ['first', '', 'candidate,name\nc-9,Kim\n'],
    ['to others', 'candidate,name\nc-1,Ada\n', 'candidate,name\nc-1,Ada\nc-9,Kim\n'],
    ['after a last line without an end', 'candidate,name\nc-1,Ada', 'candidate,name\nc-1,Ada\nc-9,Kim\n'],
    [
      'among other columns',
      'candidate,name,mail\nc-1,,a@b.co\n',
      'candidate,name,mail\nc-1,,a@b.co\nc-9,Kim\n',
    ],
    ['with line ends of Windows', 'Candidate,Name\r\nc-1,A\r\n', 'Candidate,Name\r\nc-1,A\r\nc-9,Kim\r\n'],
  ])('%s', (_name, before, after) => {
    expect(withName(before, 'c-9', 'Kim', 'names.csv')).toEqual({ ok: true, value: after });
  });

  test('is read as it was', () => {
    const name = 'Ada "Countess", Lovelace\nof Ockham';
    const written = withName('', 'c-2', name, 'names.csv');
    expect(written.ok && parseNames(written.value, 'names.csv')).toEqual({
      ok: true,
      value: new Map([['c-2', name]]),
    });
  });
});

test.each([
  ['semicolons between', 'candidate;name\nc-1;Kim\n', 1],
  ['no first line', 'c-1,Kim\n', 1],
  ['a quote within a name', 'candidate,name\nc-1,Kim "K" Doe\n', 2],
])('a list with %s is told with its line, and nobody is lost', (_name, text, line) => {
  const finding = { place: { file: 'names.csv', line }, problem: { code: 'names-unreadable' } };
  expect(parseNames(text, 'names.csv')).toMatchObject({ ok: false, findings: [finding] });
  expect(withName(text, 'c-9', 'Ada', 'names.csv')).toMatchObject({ ok: false });
  expect(withoutName(text, 'c-1', 'names.csv')).toMatchObject({ ok: false });
});

describe('a cell of CSV', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    '%j is no formula',
    (text) => {
      expect(csvLines([[text, 'x']])).toMatch(/^"?'/);
    },
  );

  test('a number is none either, and nothing is empty', () => {
    expect(csvLines([[-1, null, 2.5]])).toBe('-1,,2.5\n');
  });
});
