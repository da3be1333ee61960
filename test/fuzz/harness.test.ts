// A harness that finds nothing proves nothing, unless it is seen to find.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, Result } from '../../src/domain/problem.js';
import { Failure, errorAt } from '../../src/domain/problem.js';
import { inputOf } from './input.js';
import type { Reader } from './reader.js';
import { judge } from './verdict.js';
import { watchedRun } from './watched-run.js';

function readerThat(read: (bytes: Uint8Array) => Result<unknown>): Reader {
  return { name: 'x', grammar: 'yaml', seeds: ['a: [1, b]\n'], weight: 1, longest: 10_000, read };
}

const finding = (problem: Problem, line = 1): Result<unknown> => ({
  ok: false,
  findings: [{ severity: 'error', place: { file: 'x', line, column: 1 }, problem }],
});

describe('a reader passes', () => {
  test.each<readonly [string, () => Result<unknown>, string]>([
    ['that gives a value', () => ({ ok: true, value: 1 }), 'value'],
    ['that gives a finding', () => finding({ code: 'file-empty' }), 'findings'],
    [
      'that throws a failure',
      () => {
        throw new Failure({ code: 'file-empty' });
      },
      'failure',
    ],
  ])('%s', async (_name, read, taken) => {
    expect(await judge(readerThat(read), Buffer.from('a'))).toBe(taken);
  });
});

describe('a reader is caught', () => {
  test.each<readonly [string, () => Result<unknown>, RegExp]>([
    ['that crashes', () => JSON.parse('{"ok"') as never, /JSON/],
    [
      'that throws what is no failure',
      () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
      /call stack/,
    ],
    ['that finds fault with nothing', () => ({ ok: false, findings: [] }), /neither/],
    ['whose finding has no sentence', () => finding({ code: 'no-such' } as unknown as Problem), /./],
    [
      'that tells a key as long as its file',
      () => finding({ code: 'duplicate-key', key: 'k'.repeat(200_000) }),
      /characters/,
    ],
    ['that tells a line that is not there', () => finding({ code: 'file-empty' }, 3), /3:1/],
    [
      'that tells a million faults',
      () => ({ ok: false, findings: Array(1_000_000).fill(errorAt('x', { code: 'file-empty' })) }),
      /1000000/,
    ],
    [
      'that gives every object a key',
      () => {
        Object.assign(Object.prototype, { polluted: true });
        return { ok: true, value: 1 };
      },
      /polluted/,
    ],
  ])('%s', async (_name, read, thrown) => {
    try {
      await expect(judge(readerThat(read), Buffer.from('a'))).rejects.toThrow(thrown);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'polluted');
    }
  });
});

test('a seed gives the same input again, and seeds beside each other different ones', () => {
  const readers = [readerThat(() => ({ ok: true, value: 1 }))];
  const textOf = (seed: number): string => Buffer.from(inputOf(seed, readers).bytes).toString('latin1');
  const texts = Array.from({ length: 300 }, (_, seed) => textOf(seed));
  expect(Array.from({ length: 300 }, (_, seed) => textOf(seed))).toEqual(texts);
  expect(new Set(texts).size).toBeGreaterThan(200);
});

describe('a program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-harness-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (code: string, patience = 60_000): ReturnType<typeof watchedRun> => {
    const program = join(folder, 'program.mjs');
    const reached =
      "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[4], '7'.padEnd(20));";
    writeFileSync(program, `${reached}\n${code}\n`);
    return watchedRun({ program, folder, first: 1, count: 10, patience });
  };

  test('that hangs is ended, and its input told', async () => {
    expect(await run('for (;;);', 1000)).toMatchObject({ end: 'hung', seed: 7 });
  });

  test('that fills its memory dies, and its input is told', async () => {
    expect(await run('const all = []; for (;;) all.push(Array(10_000).fill(all.length));')).toMatchObject({
      end: 'died',
      seed: 7,
    });
  }, 60_000);

  test('that dies tells of what', async () => {
    const died = await run("throw new Error('by this');");
    expect(died).toMatchObject({ end: 'died', seed: 7 });
    expect(JSON.stringify(died)).toContain('by this');
  });
});
