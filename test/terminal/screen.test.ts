import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { Frame } from '../../src/terminal/screen.js';
import { openScreen } from '../../src/terminal/screen.js';

test('a frame like the one before writes nothing, so that the cursor blinks in peace', () => {
  const output = Object.assign(new PassThrough(), { columns: 20, rows: 3 });
  const ignore = (): void => undefined;
  const screen = openScreen(
    { input: new PassThrough(), output, every: () => ignore },
    { onKeys: ignore, onResize: ignore, onEnd: ignore },
  );
  const draw = (frame: Frame): string => {
    output.read();
    screen.draw(frame);
    return String(output.read() ?? '');
  };
  const frame = { lines: ['one', '> '], cursor: { row: 1, before: '> ' } };
  screen.enter();
  expect(draw(frame)).toContain('one');
  expect(draw(frame)).toBe('');
  expect(draw({ ...frame, cursor: null })).toBe('\u001B[?25l');
  expect(draw(frame)).toContain('\u001B[?25h');
  expect(draw({ ...frame, lines: ['two', '> '] })).toContain('two');
  screen.leave();
  screen.enter();
  expect(draw({ ...frame, lines: ['two', '> '] })).toContain('two');
  screen.leave();
});
