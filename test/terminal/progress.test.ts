import { expect, test } from '@jest/globals';
import { progressOn } from '../../src/terminal/progress.js';

function drawn(
  total: number,
  columns: number,
  look: { isTTY?: boolean; quiet?: boolean; unicode?: boolean } = {},
): string {
  let text = '';
  const stream = {
    isTTY: look.isTTY ?? true,
    columns,
    write(more: string) {
      text += more;
    },
  };
  const progress = progressOn(stream, total, 'candidates', {
    quiet: look.quiet ?? false,
    unicode: look.unicode ?? true,
  });
  for (let done = 0; done < total; done += 1) progress.step();
  progress.end();
  return text;
}

test('a bar grows on one line, and is gone at the end', () => {
  const text = drawn(1000, 80);
  expect(text).toContain('500 of 1000 candidates');
  expect(text.endsWith('\r\u001B[K')).toBe(true);
  expect(text).not.toContain('\n');
  expect(text.split('\r').length).toBeLessThan(110);
});

test.each([20, 30, 80, 300])('a bar never wraps at %i columns where its words fit', (columns) => {
  const lines = drawn(1000, columns)
    .split('\r')
    .map((line) => line.replace('\u001B[K', ''));
  const words = ' 1000 of 1000 candidates'.length;
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(words, columns - 1));
});

test.each([
  ['without a terminal', 1000, { isTTY: false }],
  ['in a pipeline', 1000, { quiet: true }],
  ['for a few', 199, {}],
  ['for nobody', 0, {}],
])('there is none %s', (_case, total, look) => {
  expect(drawn(total, 80, look)).toBe('');
});

test('a terminal with ASCII alone gets ASCII', () => {
  expect(drawn(1000, 80, { unicode: false })).toMatch(/^[\x00-\x7f]*$/);
});
