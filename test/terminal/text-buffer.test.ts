import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Deletion, Movement, TextBuffer } from '../../src/terminal/text-buffer.js';
import {
  EMPTY_BUFFER,
  bufferOf,
  insert,
  move,
  remove,
  textOfBuffer,
  undoEdit,
} from '../../src/terminal/text-buffer.js';

const FAMILY = '👩‍👩‍👧';
const ACCENTED = 'e\u0301';

/** The text with a bar where the cursor stands. */
function shown(buffer: TextBuffer): string {
  const { row, column } = buffer.cursor;
  return buffer.lines
    .map((line, index) => (index === row ? `${line.slice(0, column)}|${line.slice(column)}` : line))
    .join('\n');
}

/** A buffer from a text with a bar in it. */
function at(text: string): TextBuffer {
  const [before = '', after = ''] = text.split('|');
  const whole = insert(bufferOf(before), after);
  let buffer = move(whole, 'start');
  while (!shown(buffer).startsWith(`${before}|`)) {
    const next = move(buffer, 'right');
    if (next.cursor === buffer.cursor) throw new Error('The bar stands inside a letter.');
    buffer = next;
  }
  return buffer;
}

describe('movements', () => {
  test.each<[string, Movement, string]>([
    ['ab|c', 'left', 'a|bc'],
    ['|abc', 'left', '|abc'],
    ['ab\n|c', 'left', 'ab|\nc'],
    ['ab|\nc', 'right', 'ab\n|c'],
    ['abc|', 'right', 'abc|'],
    [`a${FAMILY}|`, 'left', `a|${FAMILY}`],
    [`|${ACCENTED}x`, 'right', `${ACCENTED}|x`],
    ['日本|', 'left', '日|本'],
    ['שלום|', 'left', 'שלו|ם'],
    ['one two|', 'word-left', 'one |two'],
    ['one |two', 'word-left', '|one two'],
    ['|one two', 'word-right', 'one| two'],
    ['ab|c', 'home', '|abc'],
    ['a|bc', 'end', 'abc|'],
    ['abc\nde|f', 'up', 'ab|c\ndef'],
    ['abcdef|\nab', 'down', 'abcdef\nab|'],
    [`xy|z\n${FAMILY}`, 'down', `xyz\n|${FAMILY}`],
    ['a|b', 'up', '|ab'],
    ['a|b\nc', 'finish', 'ab\nc|'],
  ])('%j %s gives %j', (before, movement, after) => {
    expect(shown(move(at(before), movement))).toBe(after);
  });
});

describe('deletions', () => {
  test.each<[string, Deletion, string]>([
    ['abc|', 'left', 'ab|'],
    ['a\n|b', 'left', 'a|b'],
    [`x${FAMILY}|`, 'left', 'x|'],
    [`x${ACCENTED}|`, 'left', 'x|'],
    [`|${FAMILY}x`, 'right', '|x'],
    ['a|\nb', 'right', 'a|b'],
    ['one two|', 'word-left', 'one |'],
    ['one two  |x', 'word-left', 'one |x'],
    ['one |two', 'line-left', '|two'],
    ['one |two\nx', 'line-right', 'one |\nx'],
    ['|', 'left', '|'],
  ])('%j %s gives %j', (before, deletion, after) => {
    expect(shown(remove(at(before), deletion))).toBe(after);
  });
});

test('words are found in time even in a line without end', () => {
  const long = bufferOf(`${'x'.repeat(200_000)} y`);
  expect(textOfBuffer(remove(long, 'word-left'))).toHaveLength(200_001);
});

describe('undoing', () => {
  test('takes a word back at once, and what was deleted comes again', () => {
    const typed = Array.from('one two').reduce(insert, EMPTY_BUFFER);
    expect(textOfBuffer(undoEdit(typed) ?? EMPTY_BUFFER)).toBe('one ');
    const emptied = remove(typed, 'line-left');
    expect(textOfBuffer(undoEdit(emptied) ?? EMPTY_BUFFER)).toBe('one two');
  });

  test('ends where nothing was changed', () => {
    expect(undoEdit(EMPTY_BUFFER)).toBeNull();
  });
});

const piece = fc.oneof(
  fc.constantFrom('a', ' ', 'é', ACCENTED, FAMILY, '日', 'ש', '\u{1F1E9}\u{1F1EA}', '\t', '\n', 'word '),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const movements: readonly Movement[] = [
  'left',
  'right',
  'word-left',
  'word-right',
  'home',
  'end',
  'up',
  'down',
];
const deletions: readonly Deletion[] = [
  'left',
  'right',
  'word-left',
  'word-right',
  'line-left',
  'line-right',
];
const step = fc.oneof(
  { weight: 3, arbitrary: piece.map((text) => ({ insert: text })) },
  { weight: 2, arbitrary: fc.constantFrom(...movements).map((movement) => ({ move: movement })) },
  { weight: 1, arbitrary: fc.constantFrom(...deletions).map((deletion) => ({ remove: deletion })) },
);
type Step = { insert: string } | { move: Movement } | { remove: Deletion };

function take(buffer: TextBuffer, one: Step): TextBuffer {
  if ('insert' in one) return insert(buffer, one.insert);
  return 'move' in one ? move(buffer, one.move) : remove(buffer, one.remove);
}

describe('whatever one does', () => {
  test('what is put in stands exactly where the cursor was, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.string({ maxLength: 300, unit: 'binary' }),
        (steps, pasted) => {
          const buffer = steps.reduce<TextBuffer>(take, EMPTY_BUFFER);
          const { row, column } = buffer.cursor;
          const line = buffer.lines[row] ?? '';
          const before = [...buffer.lines.slice(0, row), line.slice(0, column)].join('\n');
          const after = [line.slice(column), ...buffer.lines.slice(row + 1)].join('\n');
          const expected = before + pasted.replace(/\r\n?/g, '\n') + after;
          expect(textOfBuffer(insert(buffer, pasted))).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the cursor stands in the text, and undoing everything leads back to nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let buffer = EMPTY_BUFFER;
        for (const one of steps) {
          buffer = take(buffer, one);
          const line = buffer.lines[buffer.cursor.row];
          expect(line).toBeDefined();
          expect(buffer.cursor.column).toBeGreaterThanOrEqual(0);
          expect(buffer.cursor.column).toBeLessThanOrEqual((line ?? '').length);
        }
        for (let before = undoEdit(buffer); before !== null; before = undoEdit(buffer)) buffer = before;
        expect(textOfBuffer(buffer)).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('moving and deleting never cut a letter in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(FAMILY, ACCENTED, '日', 'a', ' '), { maxLength: 20 }),
        fc.array(step, { maxLength: 20 }),
        (letters, steps) => {
          let buffer = bufferOf(letters.join(''));
          for (const one of steps) if (!('insert' in one)) buffer = take(buffer, one);
          expect(textOfBuffer(buffer)).toMatch(/^(?:👩‍👩‍👧|e\u0301|日|a| |\n)*$/u);
        },
      ),
      { numRuns: 500 },
    );
  });
});
