import { describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import { Failure } from '../../src/domain/problem.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { runCockpit } from '../../src/terminal/cockpit/session.js';
import type { SessionEnd } from '../../src/terminal/plain-session.js';
import { after, at, WHOLE } from '../domain/sitting-sample.js';

// What is pressed from the review to the seal.
const TO_THE_SEAL = ['c', '2', '\r', 's\r'];

interface Session {
  readonly end: Promise<SessionEnd>;
  readonly press: (keys: string) => Promise<void>;
  /** Asks the program to end, as SIGTERM does. */
  readonly terminate: () => void;
  readonly hangUp: () => void;
  /** Lets the seal that was asked for succeed, or fail. */
  readonly settle: (failure?: Failure) => void;
  /** How often a seal was asked for. */
  readonly seals: () => number;
  readonly kept: readonly InterviewEvent[];
  readonly shown: () => string;
}

async function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A session on a finished interview, brought to where its seal is under way. */
async function sealing(): Promise<Session> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { columns: 100, rows: 30 });
  const shown: Buffer[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk));
  const kept: InterviewEvent[] = [];
  const waiting: { readonly resolve: () => void; readonly reject: (thrown: Failure) => void }[] = [];
  let listener = (): void => undefined;
  let asked = 0;
  let seconds = 1000;
  const end = runCockpit(
    {
      input,
      output,
      look: { palette: paletteFor(0), glyphs: glyphsFor(true) },
      now: () => at((seconds += 1)),
      every: () => () => undefined,
      onEnding: (wanted) => {
        listener = wanted;
        return () => undefined;
      },
      privateMatters: () => [],
      edit: async () => Promise.resolve(null),
      append: (event) => kept.push(event),
      seal: async () => {
        asked += 1;
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
    },
    { candidate: 'c-7k2m', state: after(WHOLE), resumeCommand: 'resume-me' },
  );
  const press = async (keys: string): Promise<void> => {
    input.write(keys);
    await turn();
    await turn();
  };
  for (const keys of TO_THE_SEAL) await press(keys);
  return {
    end,
    press,
    terminate: () => {
      listener();
    },
    hangUp: () => input.end(),
    settle(failure) {
      const one = waiting.shift();
      if (failure === undefined) one?.resolve();
      else one?.reject(failure);
    },
    seals: () => asked,
    kept,
    shown: () => Buffer.concat(shown).toString(),
  };
}

const REFUSED = new Failure({ code: 'file-exists', path: 'card' });

describe('while a card is being sealed', () => {
  test.each<[string, (session: Session) => void | Promise<void>]>([
    [
      'SIGTERM',
      (session) => {
        session.terminate();
      },
    ],
    [
      'a terminal that is hung up',
      (session) => {
        session.hangUp();
      },
    ],
    ['Ctrl-C', async (session) => session.press('\u0003')],
    ['a second "seal it"', async (session) => session.press('s\r')],
  ])('%s waits for the seal, and nothing more is written to the draft', async (_what, happens) => {
    const session = await sealing();
    const before = [...session.kept];
    await happens(session);
    await turn();
    session.settle();
    expect(await session.end).toBe('sealed');
    expect(session.seals()).toBe(1);
    expect(session.kept).toEqual(before);
    expect(session.shown()).not.toContain('resume-me');
  });

  test('SIGTERM is followed once the seal has failed: the draft waits', async () => {
    const session = await sealing();
    session.terminate();
    session.settle(REFUSED);
    expect(await session.end).toBe('interrupted');
    expect(session.kept.at(-1)?.kind).toBe('paused');
    expect(session.shown().trimEnd().endsWith('The draft is saved. Resume it with: resume-me')).toBe(true);
  });

  test('a seal that failed can be asked for again', async () => {
    const session = await sealing();
    session.settle(REFUSED);
    await turn();
    expect(session.shown()).toContain('NOT SEALED');
    await session.press('s\r');
    session.settle();
    expect(await session.end).toBe('sealed');
    expect(session.seals()).toBe(2);
  });
});
