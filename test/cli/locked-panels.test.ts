// What commands about many candidates do where panels have sealed and nobody can open them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import { misfits } from './schema-fit.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const WITH = ['--identity', IDENTITY_FILE];
const IDS = Object.values(SAMPLE).toSorted();
const LEFT_OUT = `Left out: ${IDS[0] ?? ''}, ${IDS[1] ?? ''} and ${IDS[2] ?? ''}.`;
const RATED = /\b[1-5]\.\d\d\b|no-hire|discuss|Strong/i;

let plain: World;
let base: World;
let world: World;

beforeAll(async () => {
  plain = await sampleFolder();
  base = copyOf(plain);
  await lockWorld(base);
}, 60_000);
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

interface Summary {
  readonly candidates: readonly { readonly candidate: string; readonly state: string }[];
}

describe('a summary without an identity', () => {
  test.each(['terminal', 'md', 'csv', 'html', 'json'])(
    'says as %s that panels are sealed and encrypted',
    async (format) => {
      const { code, stdout, stderr } = await world.run(['summary', '--format', format]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const id of IDS) expect(stdout).toContain(id);
      expect(stdout).toContain(format === 'csv' || format === 'json' ? 'locked' : '3/3 sealed · encrypted');
      if (format !== 'html') expect(stdout).not.toMatch(RATED);
    },
  );

  test('gives data that fits its schema, and as many cells as every other row', async () => {
    const { stdout } = await world.run(['summary', '--json']);
    const summary = JSON.parse(stdout) as Summary;
    expect(misfits('summary', summary)).toEqual([]);
    expect(summary.candidates.map(({ candidate, state }) => [candidate, state])).toEqual(
      IDS.map((id) => [id, 'locked']),
    );
    const csv = (await world.run(['summary', '--format', 'csv'])).stdout.trimEnd().split(/\r?\n/);
    expect(new Set(csv.map((line) => line.split(',').length)).size).toBe(1);
  });

  test('fails a pipeline only where it is asked to', async () => {
    expect((await world.run(['summary', '--fail-on', 'locked'])).code).toBe(1);
    expect(
      (await world.run(['summary', '--fail-on', 'overdue,incomplete,undecided,override,unreadable'])).code,
    ).toBe(0);
    expect((await world.run(['summary', '--fail-on', 'locked', ...WITH])).code).toBe(0);
  });

  test('tells a damaged card as broken, and a panel that waits as waiting', async () => {
    const [damaged = '', waiting = ''] = IDS;
    world.edit(
      `candidates/${damaged}/ana.character.scorecard.json`,
      '"interruptions": 0',
      '"interruptions": 1',
    );
    rmSync(join(world.hiring, `candidates/${waiting}/ana.character.scorecard.json`));
    const { code, stdout } = await world.run(['summary', '--json']);
    expect(code).toBe(1);
    const states = (JSON.parse(stdout) as Summary).candidates.map(({ state }) => state);
    expect(states).toEqual(['broken', 'waiting', 'locked']);
  });

  test('has a broken row where there is an identity, and the key is gone', async () => {
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    const { code, stdout, stderr } = await world.run(['summary', '--json', ...WITH]);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Summary).candidates.map(({ state }) => state)).toEqual([
      'broken',
      'broken',
      'broken',
    ]);
    expect(stderr).toContain('candidate-key-missing');
  });

  test('finds in a pipeline what its secret opens', async () => {
    const secret = world.read(IDENTITY_FILE);
    const { stdout } = await world.run(['summary', '--json'], { variables: { TOUCHSTONE_IDENTITY: secret } });
    const readable = await plain.run(['summary', '--json']);
    expect(stdout).toBe(readable.stdout);
  });
});

describe('without an identity', () => {
  test.each([
    ['merge', '--all'],
    ['merge', '--all', '--json'],
    ['compare', 'soc-analyst'],
    ['export', '--format', 'csv'],
    ['export', '--table', 'outcomes', '--format', 'ndjson'],
  ])('%s %s %s tells the locked ones once, shows nothing of theirs, and exits 1', async (...args) => {
    const { code, stdout, stderr } = await world.run(args);
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ').match(/no identity/g)).toHaveLength(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(LEFT_OUT);
    expect(stdout).not.toMatch(RATED);
    expect(existsSync(join(world.hiring, `candidates/${SAMPLE.hire}/recommendation.md`))).toBe(false);
  });

  test('a comparison says itself whom it leaves out', async () => {
    const { stdout } = await world.run(['compare', 'soc-analyst', '--json']);
    const view = JSON.parse(stdout) as { readonly locked: readonly string[]; readonly sentence: string };
    expect(misfits('comparison-view', view)).toEqual([]);
    expect(view).toMatchObject({ locked: IDS, order: [] });
    expect(view.sentence).toContain('can be opened here');
    const told = await world.run(['compare', 'soc-analyst']);
    expect(told.stdout.replaceAll(/\s+/g, ' ')).toContain(`for want of an identity: ${IDS.join(', ')}`);
  });

  test.each([
    ['merge', [SAMPLE.split]],
    ['merge', [SAMPLE.split, '--json']],
    ['merge', [SAMPLE.split, '--what-if', '--without', 'ana']],
    [
      'decide',
      [
        SAMPLE.split,
        '--decision',
        'no-hire',
        '--by',
        'ana',
        '--reason',
        'There is no place left in the team',
      ],
    ],
    ['debrief', [SAMPLE.split, '--as', 'ana', '--blank']],
  ])('%s of one candidate is refused', async (command, args) => {
    const before = world.listing();
    const { code, stdout, stderr } = await world.run([command, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('there is no identity here');
    expect(world.listing()).toEqual(before);
  });
});

test('merge says that git passes over what it writes of encrypted cards', async () => {
  const { stderr } = await world.run(['merge', SAMPLE.hire, ...WITH]);
  expect(stderr).toContain('Git passes recommendation.md over');
  expect((await plain.run(['merge', SAMPLE.hire])).stderr).not.toContain('Git passes');
});
