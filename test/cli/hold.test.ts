import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Hold } from '../../src/domain/hold.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const REASON = 'Claim before the tribunal, file 12/26';
const FILE = `candidates/${SAMPLE.hire}/hold.json`;
const LIFTED = `candidates/${SAMPLE.hire}/hold-lifted.json`;

let plain: World;
let locked: World;

beforeAll(async () => {
  plain = await sampleFolder();
  locked = copyOf(plain);
  await lockWorld(locked);
});
afterAll(removeWorlds);

const hold = async (world: World, ...args: readonly string[]): ReturnType<World['run']> =>
  world.run(['hold', SAMPLE.hire, '--as', 'ana', ...args]);

function acts(world: World): readonly string[] {
  return world
    .read('erasures.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { act, candidate, on, by, ...rest } = JSON.parse(line) as Record<string, string>;
      expect(Object.keys(rest)).toEqual(['format']);
      return `${String(act)} ${String(candidate)} ${String(on)} ${String(by)}`;
    });
}

describe('a hold', () => {
  test('is filed with its reason, for the user’s eyes only, and logged without it', async () => {
    const world = copyOf(plain);
    const { code, stdout, stderr } = await hold(world, '--reason', REASON);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`${SAMPLE.hire} is on hold`);
    expect(JSON.parse(world.read(FILE))).toEqual({
      format: 'touchstone/hold@1',
      candidate: SAMPLE.hire,
      author: 'ana',
      on: '2026-11-05T08:00:00Z',
      reason: REASON,
    });
    expect(world.mode(FILE)).toBe('600');
    expect(acts(world)).toEqual([`hold ${SAMPLE.hire} 2026-11-05T08:00:00Z ana`]);
    expect(world.read('erasures.jsonl')).not.toContain('tribunal');
    expect(await world.run(['hold'])).toMatchObject({
      code: 0,
      stdout: `${SAMPLE.hire}: on hold since 2026-11-05 by ana: ${REASON}\n`,
    });
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('is lifted with a reason of its own, which stays', async () => {
    const world = copyOf(plain);
    await hold(world, '--reason', REASON);
    const { code } = await hold(world, '--lift', '--reason', 'The claim was withdrawn');
    expect(code).toBe(0);
    expect(existsSync(join(world.hiring, FILE))).toBe(false);
    expect(JSON.parse(world.read(LIFTED)) as Hold).toMatchObject({
      reason: 'The claim was withdrawn',
      lifted: true,
    });
    expect(acts(world).map((line) => line.split(' ')[0])).toEqual(['hold', 'hold-lifted']);
    expect(await world.run(['hold'])).toMatchObject({ code: 0, stdout: '', stderr: 'Nobody is on hold.\n' });
  });

  test('of somebody whose records are encrypted is encrypted, and needs no identity', async () => {
    const world = copyOf(locked);
    expect(await hold(world, '--reason', REASON)).toMatchObject({ code: 0 });
    expect(world.read(FILE)).not.toContain('tribunal');
    expect(JSON.parse(world.read(FILE))).toMatchObject({
      format: 'touchstone/encrypted@1',
      content: 'touchstone/hold@1',
    });
    const shut = await world.run(['hold']);
    expect(shut.code).toBe(0);
    expect(shut.stdout).toContain(`${SAMPLE.hire}: on hold, for a reason that is encrypted`);
    const opened = await world.run(['hold', '--identity', IDENTITY_FILE]);
    expect(opened.stdout).toBe(`${SAMPLE.hire}: on hold since 2026-11-05 by ana: ${REASON}\n`);
    expect(await hold(world, '--lift', '--reason', 'The claim was withdrawn')).toMatchObject({ code: 0 });
    expect(world.read(LIFTED)).not.toContain('withdrawn');
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('is refused where it makes no sense, and then nothing is written', async () => {
    const world = copyOf(plain);
    const before = world.listing();
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await world.run([...args, '--as', 'ana']);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused('hold', 'c-7k2n', '--reason', REASON)).toContain(`"${SAMPLE.hire}"`);
    expect(await refused('hold', SAMPLE.hire)).toContain('--reason');
    expect(await refused('hold', SAMPLE.hire, '--reason', '   ')).toContain('--reason');
    expect(await refused('hold', SAMPLE.hire, '--lift', '--reason', 'x')).toContain('is not on hold');
    expect(await refused('hold', '--reason', REASON)).toContain('A candidate is needed');
    expect(await refused('hold', '../../etc', '--reason', REASON)).toContain('etc');
    const long = await world.run(['hold', SAMPLE.hire, '--as', 'ana', '--reason', 'x'.repeat(100_000)]);
    expect(long.code).toBe(1);
    expect(world.listing()).toEqual(before);
  });

  test('that is there is not overwritten', async () => {
    const world = copyOf(plain);
    await hold(world, '--reason', REASON);
    const before = world.listing();
    const { code, stderr } = await hold(world, '--reason', 'Another one');
    expect(code).toBe(2);
    expect(stderr).toContain('is on hold already, since 2026-11-05');
    expect(world.listing()).toEqual(before);
  });

  test('that nobody can read holds all the same, and is told', async () => {
    const world = copyOf(plain);
    world.write(FILE, 'whatever');
    const { code, stdout, stderr } = await world.run(['hold']);
    expect(code).toBe(1);
    expect(stdout).toBe(`${SAMPLE.hire}: on hold, for a reason that cannot be read\n`);
    expect(stderr).toContain(FILE);
  });

  test('whose file is lost holds all the same, and is told until it is lifted or given anew', async () => {
    const world = copyOf(plain);
    await hold(world, '--reason', REASON);
    rmSync(join(world.hiring, FILE));
    const verified = await world.run(['verify']);
    expect({ code: verified.code, told: verified.stderr.includes('hold-lost') }).toEqual({
      code: 1,
      told: true,
    });
    const purge = ['purge', SAMPLE.hire, '--early', '--reason', 'request', '--yes', '--as', 'ana'];
    expect(await world.run(purge)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('on hold, for a reason that cannot be read') as unknown as string,
    });
    expect(await world.run(['hold'])).toMatchObject({
      code: 0,
      stdout: `${SAMPLE.hire}: on hold, for a reason that cannot be read\n`,
    });
    expect(await hold(world, '--reason', REASON)).toMatchObject({ code: 0 });
    expect((await world.run(['verify'])).code).toBe(0);
    rmSync(join(world.hiring, FILE));
    expect(await hold(world, '--lift', '--reason', 'The claim was withdrawn')).toMatchObject({ code: 0 });
    expect(await world.run(['hold'])).toMatchObject({ code: 0, stderr: 'Nobody is on hold.\n' });
    expect((await world.run(['verify'])).code).toBe(0);
    expect((await world.run(purge)).code).toBe(0);
  });

  test('shows no control character of its reason', async () => {
    const world = copyOf(plain);
    await hold(world, '--reason', 'a\u001b[31mb\u202Ec\nd');
    expect((await world.run(['hold'])).stdout).toBe(
      `${SAMPLE.hire}: on hold since 2026-11-05 by ana: a\\u{1B}[31mb\\u{202E}c d\n`,
    );
  });
});
