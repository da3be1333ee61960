import { describe, expect, test } from '@jest/globals';
import { parseNames, withoutName } from '../../src/format/names.js';

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
