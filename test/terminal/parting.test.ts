import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { runCockpit } from '../../src/terminal/cockpit/session.js';
import type { SessionEnd } from '../../src/terminal/plain-session.js';
import { after, at, STARTED } from '../domain/sitting-sample.js';

interface Parted {
  readonly end: SessionEnd;
  /** What stands on the terminal's own screen afterwards. */
  readonly left: string;
  readonly texts: readonly string[];
}

const LEAVES_SCREEN = '\u001B[?1049l';

/** A session in which keys are pressed, then Ctrl-C, on a disk that takes so many notes. */
async function part(keys: string, room: number): Promise<Parted> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { columns: 100, rows: 30 });
  const shown: Buffer[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk));
  const kept: InterviewEvent[] = [];
  const texts = (): readonly string[] => kept.flatMap((one) => (one.kind === 'noted' ? [one.text] : []));
  let seconds = 100;
  const end = runCockpit(
    {
      input,
      output,
      look: { palette: paletteFor(0), glyphs: glyphsFor(true) },
      now: () => at((seconds += 1)),
      every: () => () => undefined,
      onEnding: () => () => undefined,
      privateMatters: () => [],
      edit: async () => Promise.resolve(null),
      append: (event) => {
        if (texts().length >= room && event.kind !== 'resumed')
          throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
        kept.push(event);
      },
      seal: () => undefined,
    },
    {
      candidate: 'c-7k2m',
      state: after([STARTED, { kind: 'opened', at: at(50), question: 'candor/beacon' }]),
      resumeCommand: 'resume-me',
    },
  );
  input.write(keys);
  input.write('\u0003');
  return {
    end: await end,
    left: Buffer.concat(shown).toString().split(LEAVES_SCREEN).at(-1) ?? '',
    texts: texts(),
  };
}

test('words that the disk refuses at the very end are left on the terminal', async () => {
  const { end, left, texts } = await part('one\rhalf a \u001B[200~li\nne\u001B]0;x\u0007\u001B[201~', 1);
  expect(end).toBe('interrupted');
  expect(texts).toEqual(['one']);
  expect(left).toContain('NOT SAVED: the disk is full.');
  expect(left).toContain('half a li\nne');
  expect(left).not.toContain('\u001B]');
  expect(left.trimEnd().split('\n').at(-1)).toBe('The draft is saved. Resume it with: resume-me');
});

test('where only the end of the session could not be noted, nothing is said to be lost', async () => {
  const { left } = await part('one\r', 1);
  expect(left.trim()).toBe('The draft is saved. Resume it with: resume-me');
});

test('words that are kept at the end are not repeated', async () => {
  const { left, texts } = await part('one\rhalf a line', 5);
  expect(texts).toEqual(['one', 'half a line']);
  expect(left.trim()).toBe('The draft is saved. Resume it with: resume-me');
});
