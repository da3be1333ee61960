import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sourceLines } from '../../src/render/source-lines.js';

test('the lines of a text, in whatever order they are asked for', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\u2028'))
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 12 })), (given, asked) => {
      const lines = given.split(/\r\n|\n|\r/);
      const lineOf = sourceLines(given);
      for (const line of asked) expect(lineOf(line)).toBe(lines[line - 1]);
    }),
  );
});
