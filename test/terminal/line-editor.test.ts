import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EditedLine } from '../../src/terminal/line-editor.js';
import { EMPTY_LINE, feed } from '../../src/terminal/line-editor.js';
import { inPieces, noteEntry, noteNumbers } from '../../src/terminal/note-entry.js';

/** The lines that input gives, whatever the pieces it comes in; `*` marks pasted ones. What was not entered comes last, after `|`. */
function linesOf(...chunks: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line: EditedLine = EMPTY_LINE;
  for (const chunk of chunks) {
    let rest = chunk;
    while (rest !== '') {
      const fed = feed(line, rest);
      line = fed.line;
      rest = fed.rest;
      if (fed.stroke?.kind === 'line') lines.push((fed.stroke.pasted ? '*' : '') + fed.stroke.text);
    }
  }
  return [...lines, `|${line.text}`];
}

const paste = (text: string): string => `\u001B[200~${text}\u001B[201~`;

describe('keys', () => {
  test.each([
    ['typing', 'abc\r', ['abc', '|']],
    ['several lines at once', 'one\rtwo\rthree', ['one', 'two', '|three']],
    ['carriage return and line feed are one line end', 'one\r\ntwo\n', ['one', 'two', '|']],
    ['two line ends are an empty line', 'one\r\rtwo\r', ['one', '', 'two', '|']],
    ['backspace', 'abd\u007Fc\r', ['abc', '|']],
    ['backspace takes a whole letter', 'Zoe\u0308\u007F\r', ['Zo', '|']],
    ['backspace takes a whole emoji', 'a👩‍👩‍👧\u007F\r', ['a', '|']],
    ['backspace on nothing', '\u007F\u007Fa\r', ['a', '|']],
    ['Ctrl-U', 'abc\u0015d\r', ['d', '|']],
    ['Ctrl-W', 'one two  \u0017d\r', ['one d', '|']],
    ['Ctrl-W on one word', ' one\u0017d\r', [' d', '|']],
    ['Ctrl-W on blanks', '   \u0017d\r', ['   d', '|']],
    ['Ctrl-W behind ideographic space', '日本\u3000東京\u0017d\r', ['日本\u3000d', '|']],
    ['arrows do nothing', 'a\u001B[Db\u001BOCc\u001B[1;5Ad\r', ['abcd', '|']],
    ['a lone Escape swallows nothing', 'a\u001Bb\r', ['ab', '|']],
    ['other controls are ignored', 'a\u0001\u0000b\r', ['ab', '|']],
    ['accents and CJK', 'Zoë 日本 😀\r', ['Zoë 日本 😀', '|']],
  ])('%s', (_name, input, expected) => {
    expect(linesOf(input)).toEqual(expected);
  });

  test.each([
    ['interrupt', 'ab\u0003'],
    ['suspend', 'ab\u001A'],
    ['redraw', 'ab\u000C'],
    ['end', '\u0004'],
  ])('%s is told', (kind, input) => {
    const typed = feed(EMPTY_LINE, input);
    const stroke = typed.rest === '' ? typed.stroke : feed(typed.line, typed.rest).stroke;
    expect(stroke).toEqual({ kind });
  });

  test('Ctrl-W takes the last of very many words, blanks or letters', () => {
    const erased = (text: string): string | undefined => feed({ ...EMPTY_LINE, text }, '\u0017').line.text;
    expect(erased(`${'a '.repeat(500_000)}b`)).toBe('a '.repeat(500_000));
    expect(erased(`a${' '.repeat(1_000_000)}b`)).toBe(`a${' '.repeat(1_000_000)}`);
    expect(erased(`a ${'b'.repeat(1_000_000)} `)).toBe('a ');
  });

  test('Ctrl-D behind text ends nothing', () => {
    expect(linesOf('ab\u0004c\r')).toEqual(['abc', '|']);
  });
});

describe('pastes', () => {
  test.each([
    ['several lines', `${paste('one\r\ntwo\nthree')}\r`, ['*one', '*two', '*three', '|']],
    ['mid-line', `I said ${paste('this\rand that')} too\r`, ['*I said this', '*and that too', '|']],
    ['a command in it is text', `${paste('/rate')}\r/rate\r`, ['*/rate', '/rate', '|']],
    [
      'control keys in it are text',
      `${paste('a\u0003b\u0004c\u007Fd\u001B[31me')}\r`,
      ['*a\u0003b\u0004c\u007Fd\u001B[31me', '|'],
    ],
    ['nothing', `${paste('')}a\r`, ['a', '|']],
    ['what was pasted and taken back is typed anew', `${paste('abc')}\u0015/next\r`, ['/next', '|']],
  ])('%s', (_name, input, expected) => {
    expect(linesOf(input)).toEqual(expected);
  });

  test('lose nothing, whatever they hold and in whatever pieces they come', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          'a',
          ' ',
          '\t',
          '\r',
          '\n',
          '\u001B',
          '[',
          '2',
          '0',
          '1',
          '\u0003',
          '\u007F',
          '/',
          'é',
          '日',
        ),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (pasted, cuts) => {
        fc.pre(!pasted.includes('\u001B[201~'));
        // A final Escape would run into the mark behind it, as it does in every terminal.
        fc.pre(!/\u001B(\[(2(0(1)?)?)?)?$/.test(pasted));
        const input = `${paste(pasted)}\r`;
        const places = [...new Set(cuts.map((cut) => cut % input.length))].sort((one, other) => one - other);
        const chunks = [0, ...places].map((from, index) => input.slice(from, places[index] ?? input.length));
        const expected = pasted.split(/\r\n|\r|\n/);
        expect(
          linesOf(...chunks)
            .slice(0, -1)
            .map((line) => line.replace(/^\*/, '')),
        ).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('a megabyte is taken at once', () => {
    const long = 'x'.repeat(1_000_000);
    expect(linesOf(`${paste(long)}\r`)).toEqual([`*${long}`, '|']);
  });
});

describe('an entered line', () => {
  test.each([
    ['/next', { kind: 'command', command: 'next', rest: '' }],
    ['  /GO  3 ', { kind: 'command', command: 'go', rest: '3' }],
    ['/candidate-left', { kind: 'command', command: 'candidate-left', rest: '' }],
    ['a: called the lead', { kind: 'note', note: 'action', text: 'called the lead', unknown: null }],
    ['Q:"no idea"', { kind: 'note', note: 'quote', text: '"no idea"', unknown: null }],
    [
      'l: would page earlier',
      { kind: 'note', note: 'reflection', text: 'would page earlier', unknown: null },
    ],
    ['x: not a mark', { kind: 'note', note: 'plain', text: 'x: not a mark', unknown: null }],
    ['a:', { kind: 'note', note: 'plain', text: 'a:', unknown: null }],
    ['/etc was full', { kind: 'note', note: 'plain', text: '/etc was full', unknown: 'etc' }],
    ['/etc/passwd was read', { kind: 'note', note: 'plain', text: '/etc/passwd was read', unknown: null }],
    ['//next they said', { kind: 'note', note: 'plain', text: '/next they said', unknown: null }],
    ['   ', { kind: 'nothing' }],
  ])('%s', (line, entry) => {
    expect(noteEntry(line, false)).toEqual(entry);
  });

  test('that was pasted is a note', () => {
    expect(noteEntry('/rate', true)).toEqual({ kind: 'note', note: 'plain', text: '/rate', unknown: null });
  });

  test('that is too long is cut between characters', () => {
    expect(inPieces('a😀b', 2)).toEqual(['a', '😀', 'b']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 5 }), (text, most) => {
        expect(inPieces(text, most).join('')).toBe(text);
      }),
    );
  });

  test.each([
    ['1 3', [1, 3]],
    ['n1, n12', [1, 12]],
    [' 2,3 ,4 ', [2, 3, 4]],
    ['3 tickets', null],
    ['0', null],
    ['', null],
  ])('numbers of notes: %s', (text, numbers) => {
    expect(noteNumbers(text)).toEqual(numbers);
  });
});
