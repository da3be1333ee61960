// Wrapped keys copied elsewhere, and put back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../src/format/canonical.js';
import { newKeyPair } from '../../src/store/age.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { Ran, World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const IDS = Object.values(SAMPLE).toSorted();
const [ONE = '', OTHER = ''] = IDS;

let base: World;
let world: World;

beforeAll(async () => {
  base = await sampleFolder();
  await lockWorld(base);
  chmodSync(join(base.hiring, IDENTITY_FILE), 0o600);
}, 60_000);
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

async function keys(...args: readonly string[]): Promise<Ran> {
  return world.run(['keys', ...args]);
}

function words({ stdout, stderr }: Ran): string {
  return `${stdout}\n${stderr}`.replaceAll(/\s+/g, ' ');
}

function copied(): readonly string[] {
  return readdirSync(join(world.path, 'safe')).toSorted();
}

/** A line of the log of what was done to records, as a purge leaves it. */
function purgeLine(candidate: string): string {
  const act = { format: 'touchstone/act@1', act: 'purged', candidate, by: 'ana', on: '2026-11-05T08:00:00Z' };
  return `${canonicalJson({ ...act, reason: 'retention', profile: 'us-private' })}\n`;
}

describe('back-up', () => {
  test('copies the wrapped keys for the user’s eyes only, and nothing that opens them', async () => {
    const ran = await keys('back-up', '../safe');
    expect(ran).toMatchObject({ code: 0, stdout: `${join(world.path, 'safe')}\n` });
    expect(copied()).toEqual(['back-up.json', ...IDS.map((id) => `${id}.age`)]);
    for (const id of IDS) {
      expect(world.read(`../safe/${id}.age`)).toBe(world.read(`keys/${id}.age`));
      expect(world.mode(`../safe/${id}.age`)).toBe('600');
    }
    expect((lstatSync(join(world.path, 'safe')).mode & 0o777).toString(8)).toBe('700');
    for (const name of copied()) expect(world.read(`../safe/${name}`)).not.toContain('AGE-SECRET');
  });

  test('is remembered, and told of when it falls behind', async () => {
    const never = await keys('list');
    expect(words(never)).toContain('never backed up. Whoever loses the key folder loses every card.');
    expect(words(await world.run(['status']))).toContain('(back-up-never)');
    expect(words(await world.run(['check']))).toContain('(back-up-never)');
    await keys('back-up', '../safe');
    const after = words(await keys('list'));
    expect(after).toContain(`${ONE} wrapped for 1 recipient; backed up`);
    expect(after).not.toContain('back-up-');
    await keys('rotate', ONE, '--identity', IDENTITY_FILE);
    const behind = words(await keys('list'));
    expect(behind).toContain('The last back-up lacks one key as they are now.');
    expect(behind).toContain(`${ONE} wrapped for 1 recipient; not backed up as it is now`);
    expect(words(await world.run(['status']))).toContain('(back-up-behind)');
    await keys('back-up', '../safe');
    expect(words(await world.run(['status']))).not.toContain('back-up-');
  });

  test('says nothing of back-ups where there is no key folder, as in a pipeline', async () => {
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    const { code, stderr } = await world.run(['check']);
    expect(code).toBe(0);
    expect(stderr).toContain('(recipient-alone)');
    expect(stderr).not.toContain('back-up-');
    expect((await world.run(['status'])).stderr).not.toContain('recipient-alone');
  });

  test('loses the keys of candidates who were purged, also those of an earlier back-up', async () => {
    await keys('back-up', '../safe');
    world.write('erasures.jsonl', purgeLine(ONE));
    const early = await keys('back-up', '../safe');
    // The line alone, while the records are here, takes no key.
    expect([early.code, words(early).includes('Removed')]).toEqual([0, false]);
    expect(copied()).toContain(`${ONE}.age`);
    rmSync(join(world.hiring, 'candidates', ONE), { recursive: true });
    // As a back-up leaves it that is killed.
    world.write(`../safe/.${ONE}.age.1.partial`, world.read(`../safe/${ONE}.age`));
    const ran = await keys('back-up', '../safe');
    expect(ran.code).toBe(0);
    expect(words(ran)).toContain(`Removed, as their candidates were purged: ${ONE}.`);
    expect(copied()).toEqual(['back-up.json', ...IDS.slice(1).map((id) => `${id}.age`)]);
    expect(world.read('../safe/back-up.json')).not.toContain(ONE);
    expect(world.read('keys/back-up.json')).not.toContain(ONE);
  });

  test('keeps keys that are not here any more, and never replaces a whole one by a torn one', async () => {
    await keys('back-up', '../safe');
    const whole = world.read(`keys/${OTHER}.age`);
    rmSync(join(world.hiring, `keys/${ONE}.age`));
    world.write(`keys/${OTHER}.age`, whole.slice(0, whole.length / 2));
    const ran = await keys('back-up', '../safe');
    expect(ran.code).toBe(1);
    expect(words(ran)).toContain('not the wrapped key that it should be');
    expect(copied()).toContain(`${ONE}.age`);
    expect(world.read(`../safe/${OTHER}.age`)).toBe(whole);
  });

  test.each(['.', 'keys', 'keys/safe', 'candidates/../safe'])(
    'refuses %s, which would be lost as well',
    async (dir) => {
      const before = world.listing();
      const ran = await keys('back-up', dir);
      expect([ran.code, words(ran).includes('lost with them')]).toEqual([2, true]);
      expect(world.listing()).toEqual(before);
    },
  );

  test('is not led back into the hiring folder by a link', async () => {
    symlinkSync(world.hiring, join(world.path, 'link'));
    expect((await keys('back-up', '../link/safe')).code).toBe(2);
    expect(existsSync(join(world.hiring, 'safe'))).toBe(false);
  });

  test('mixes no folders', async () => {
    await keys('back-up', '../safe');
    world.edit('../safe/back-up.json', /"folder": "[^"]+"/, '"folder": "f-another"');
    const before = world.listing();
    for (const action of ['back-up', 'restore']) {
      const ran = await keys(action, '../safe');
      expect([ran.code, words(ran).includes('another hiring folder')]).toEqual([2, true]);
    }
    expect(world.listing()).toEqual(before);
  });

  test('refuses a folder that it cannot make', async () => {
    world.write('../file', 'in the way');
    expect((await keys('back-up', '../file/safe')).code).toBe(1);
    expect((await keys('back-up')).code).toBe(2);
  });
});

describe('restore', () => {
  beforeEach(async () => {
    await keys('back-up', '../safe');
  });

  test('puts back what is missing, and everything opens again', async () => {
    const merge = ['merge', '--all', '--json', '--identity', IDENTITY_FILE];
    const before = await world.run(merge);
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    expect((await world.run(merge)).code).toBe(1);
    const ran = await keys('restore', '../safe');
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 0, stdout: `${IDS.join('\n')}\n` });
    expect([world.mode('keys'), world.mode(`keys/${ONE}.age`)]).toEqual(['700', '600']);
    expect(await world.run(merge)).toEqual(before);
  });

  test('writes over nothing', async () => {
    await keys('rotate', ONE, '--identity', IDENTITY_FILE);
    const own = world.read(`keys/${ONE}.age`);
    world.write(`keys/${OTHER}.age`, 'torn');
    const ran = await keys('restore', '../safe');
    expect(ran.code).toBe(1);
    expect(words(ran)).toContain(`left as they are: ${ONE}, ${OTHER}.`);
    expect(world.read(`keys/${ONE}.age`)).toBe(own);
    expect(world.read(`keys/${OTHER}.age`)).toBe('torn');
  });

  test('brings back no purged key', async () => {
    world.write('erasures.jsonl', purgeLine(ONE));
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    expect((await keys('restore', '../safe')).stdout).toBe(`${IDS.slice(1).join('\n')}\n`);
    expect(existsSync(join(world.hiring, `keys/${ONE}.age`))).toBe(false);
  });

  test('tells of keys that are nowhere, and of copies that changed', async () => {
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    rmSync(join(world.path, `safe/${ONE}.age`));
    world.write(`../safe/${OTHER}.age`, world.read(`../safe/${IDS[2] ?? ''}.age`));
    const ran = await keys('restore', '../safe');
    expect(ran).toMatchObject({ code: 1, stdout: `${IDS[2] ?? ''}\n` });
    expect(words(ran)).toContain(`The key of ${ONE} is not here`);
    expect(words(ran)).toContain(`backed-up key of ${OTHER} is not what was written`);
  });

  test('takes a folder that was copied by hand, without its list', async () => {
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    rmSync(join(world.path, 'safe/back-up.json'));
    expect((await keys('restore', '../safe')).code).toBe(0);
  });

  test('refuses a folder that there is not', async () => {
    expect((await keys('restore', '../nowhere')).code).toBe(2);
    expect((await keys('restore')).code).toBe(2);
  });
});

describe('list --json', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const schemas = join(REPOSITORY, 'src/format/schemas');
  for (const name of ['rubric', 'findings', 'keys'])
    void ajv.addSchema(JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8')) as object);

  test('fits its schema, with an identity and without, with keys and without', async () => {
    const validate = ajv.getSchema('https://touchstone.invalid/schemas/keys.schema.json');
    const none = copyOf(base);
    rmSync(join(none.hiring, 'keys'), { recursive: true });
    none.write('candidates/c-broken/candidate.yaml', 'format: touchstone/candidate@1\n');
    const runs = [
      await keys('list', '--json'),
      await keys('list', '--json', '--identity', IDENTITY_FILE),
      await none.run(['keys', 'list', '--json']),
    ];
    for (const { stdout } of runs) {
      const value: unknown = JSON.parse(stdout);
      void validate?.(value);
      expect(validate?.errors ?? []).toEqual([]);
    }
    const [blind, seeing] = runs.map(({ stdout }) => JSON.parse(stdout) as Listed);
    expect(blind?.candidates[0]).toMatchObject({ candidate: ONE, count: 1, wrappedFor: null, earlier: null });
    expect(seeing?.candidates[0]).toMatchObject({
      candidate: ONE,
      count: 1,
      wrappedFor: ['ana'],
      earlier: 0,
    });
  });

  test('of a key that one’s identity does not open counts, and names nobody', async () => {
    const stranger = await newKeyPair();
    world.write('../stranger', `${stranger.secret}\n`);
    const { code, stdout } = await keys('list', '--json', '--identity', '../stranger');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Listed).candidates[0]).toMatchObject({ count: 1, wrappedFor: null });
  });
});

interface Listed {
  readonly candidates: readonly object[];
}
