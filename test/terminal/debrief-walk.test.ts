import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Environment } from '../../src/cli/environment.js';
import { main } from '../../src/cli/main.js';
import type { World } from '../cli/world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from '../cli/world.js';

const id = SAMPLE.split;
const DOWN = '\u001b[B';
const ENTER = '\r';

/** A stream that says it is a terminal. */
class Screen extends PassThrough {
  readonly isTTY = true;
  readonly columns = 90;
  readonly rows = 60;
  shown = '';

  override write(chunk: unknown): boolean {
    this.shown += String(chunk);
    return true;
  }

  // A prompt ends what it writes to, and a terminal goes on all the same.
  override end(): this {
    return this;
  }
}

let base: World;
let world: World;

beforeAll(async () => {
  base = await sampleFolder();
});
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

/** Runs the command, and types each answer once its question is there. */
async function walk(
  args: readonly string[],
  steps: readonly (readonly [question: string, ...keys: string[]])[],
): Promise<{ readonly code: number; readonly shown: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const errors = new Screen();
  const environment = {
    args,
    directory: world.hiring,
    variables: {},
    home: world.path,
    input,
    output: new Screen(),
    errors,
    now: () => '2026-11-05T08:00:00Z',
    random: (count: number) => new Uint8Array(count),
    onSignal: () => () => undefined,
    pid: process.pid,
    suspend: async () => Promise.resolve(),
    version: '0.1.0',
    node: 'v20.20.0',
    shipped: world.shipped,
  } as unknown as Environment;
  const state = { ended: false };
  const running = main(environment).finally(() => {
    state.ended = true;
  });
  let seen = 0;
  for (const [question, ...keys] of steps) {
    for (let waited = 0; !errors.shown.slice(seen).includes(question); waited += 1) {
      if (waited > 400) throw new Error(`It never asked "${question}": ${errors.shown.slice(seen)}`);
      if (state.ended) throw new Error(`It ended before it asked "${question}": ${errors.shown.slice(seen)}`);
      await tick();
    }
    seen = errors.shown.length;
    for (const key of keys) {
      input.write(key);
      await tick();
    }
  }
  return { code: await running, shown: errors.shown };
}

async function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

const debriefOf = (author: string): Debrief =>
  JSON.parse(world.read(`candidates/${id}/debrief/${author}.json`)) as Debrief;

describe('debrief at a terminal', () => {
  test('shows both sides, and keeps what is settled with its evidence', async () => {
    const { code, shown } = await walk(
      ['debrief', id, '--as', 'ana'],
      [
        ['What do you say?', DOWN, ENTER],
        ['Which rating?', DOWN, ENTER],
        ['From 1 to what?', DOWN, ENTER],
        ['On which evidence?', ' ', ENTER],
        ['Why?', 'They said it to chi first.', ENTER],
        ['What do you say?', DOWN, DOWN, ENTER],
        ['next?', 'y', ENTER],
      ],
    );
    expect(code).toBe(0);
    expect(shown).toContain('1 of 1. Candor: two readings of the same person');
    expect(shown).toContain('told them yes, should be fine');
    expect(shown).toContain('I get thirty-nine');
    expect(shown).toContain('Still to answer: chi.');
    expect(debriefOf('ana')).toMatchObject({
      entries: [
        {
          kind: 'revised',
          question: 'candor/mistake-that-cost-others',
          from: 1,
          to: 3,
          reason: 'They said it to chi first.',
          evidence: [{ interviewer: 'ana', interview: 'character' }],
        },
      ],
      agreed: [{ competency: 'candor', question: 'candor/took-it-back' }],
    });
  });

  test('keeps each choice on a line of its own', async () => {
    const { shown } = await walk(
      ['debrief', SAMPLE.knockout, '--as', 'ana'],
      [['What do you say?', '\u0003']],
    );
    for (const choice of [
      'My knockout stands: Hid',
      'I withdraw my knockout: Hid',
      "I bear out chi's knockout: Al",
    ])
      expect(shown).toMatch(new RegExp(`${choice}[^\\n]*…`));
  });

  test('keeps what was settled before Ctrl-C, and says how to go on', async () => {
    const { code, shown } = await walk(
      ['debrief', id, '--as', 'chi'],
      [
        ['What do you say?', ENTER],
        ['On which evidence?', ' ', ENTER],
        ['Why?', 'I asked them three times.', ENTER],
        ['next?', '\u0003'],
      ],
    );
    expect(code).toBe(130);
    expect(shown).toContain(`What you settled is kept. Go on with: touchstone debrief ${id}`);
    expect(debriefOf('chi').entries.map(({ kind }) => kind)).toEqual(['stands']);
  });

  test('asks for a reason until there is one', async () => {
    const { shown } = await walk(
      ['debrief', id, '--as', 'chi'],
      [
        ['What do you say?', ENTER],
        ['On which evidence?', ' ', ENTER],
        ['Why?', ENTER],
        ['Whoever reads this later needs a reason.', 'I asked.', ENTER],
        ['next?', 'n', ENTER],
      ],
    );
    expect(debriefOf('chi').entries.map(({ reason }) => reason)).toEqual(['I asked.']);
    expect(shown).toContain(`touchstone debrief ${id} --as ana`);
  });
});

test('decide asks for what was not given', async () => {
  const { code } = await walk(
    ['decide', id, '--by', 'ana'],
    [
      ['What was decided?', DOWN, DOWN, ENTER],
      ['Why?', 'The debrief is on Friday.', ENTER],
    ],
  );
  expect(code).toBe(0);
  expect(JSON.parse(world.read(`candidates/${id}/decision.json`))).toMatchObject({
    decision: 'on-hold',
    reason: 'The debrief is on Friday.',
  });
});
