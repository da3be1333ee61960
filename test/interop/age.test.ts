// What is written here opens with the real age, and what age writes opens here.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LockedScorecard, Scorecard } from '../../src/domain/scorecard.js';
import { encodePayload, encodeScorecard } from '../../src/format/scorecard.js';
import { encryptedFor } from '../../src/format/seal.js';
import { IDENTITY_FILE, lockWorld } from '../cli/locked-world.js';
import type { World } from '../cli/world.js';
import { SAMPLE, copyOf, emptyWorld, newEncryptingFolder, removeWorlds, sampleFolder } from '../cli/world.js';
import { age, ageTyping } from './age-program.js';

const ONE = SAMPLE.hire;
const CARD = `candidates/${ONE}/ana.character.scorecard.json`;
const PASSPHRASE = 'four words of mine';
const PUBLIC = /age1[02-9a-z]{58}/;

let readable: World;
let locked: World;
let world: World;

beforeAll(async () => {
  // Said before anything else fails for want of it.
  expect(age('age', ['--version'])).toMatch(/\d/);
  readable = await sampleFolder();
  locked = copyOf(readable);
  await lockWorld(locked);
  chmodSync(join(locked.hiring, IDENTITY_FILE), 0o600);
}, 60_000);
beforeEach(() => {
  world = copyOf(locked);
});
afterAll(removeWorlds);

function inWorld(name: string, one = world): string {
  return join(one.hiring, name);
}

/** The identity that `init` made for a world. */
function ownIdentity(one: World): string {
  const folder = join(one.path, 'home/.config/touchstone');
  return join(folder, readdirSync(folder)[0] ?? '');
}

async function addedCandidate(one: World): Promise<string> {
  return (await one.run(['add', 'candidate', '--role', 'soc-analyst'])).stdout.trim();
}

describe('what is written here', () => {
  test('opens with age, from the identity over the key to the payload', () => {
    const { payload } = JSON.parse(world.read(CARD)) as LockedScorecard;
    writeFileSync(inWorld('../payload.age'), payload.age);
    const script = `age -d -i ${IDENTITY_FILE} keys/${ONE}.age | age -d -i - ../payload.age`;
    const opened = execFileSync('bash', ['-o', 'pipefail', '-c', script], {
      cwd: world.hiring,
      encoding: 'utf8',
    });
    const card = JSON.parse(readable.read(CARD)) as Scorecard;
    expect(opened).toBe(encodePayload(card.payload));
  });

  test('opens with age after keys were rotated and wrapped anew', async () => {
    age('age-keygen', ['-o', inWorld('../ci.identity')]);
    const ci = PUBLIC.exec(world.read('../ci.identity'))?.[0] ?? '';
    for (const args of [
      ['add-recipient', 'ci', ci],
      ['rotate', ONE],
    ])
      expect((await world.run(['keys', ...args, '--identity', IDENTITY_FILE])).code).toBe(0);
    const { payload } = JSON.parse(world.read(CARD)) as LockedScorecard;
    const secrets = age('age', ['-d', '-i', inWorld('../ci.identity'), inWorld(`keys/${ONE}.age`)]);
    writeFileSync(inWorld('../unwrapped'), secrets);
    const opened = age('age', ['-d', '-i', inWorld('../unwrapped')], payload.age);
    expect(opened).toBe(encodePayload((JSON.parse(readable.read(CARD)) as Scorecard).payload));
  });

  test('is an identity that age takes as its own', async () => {
    const made = await newEncryptingFolder();
    const id = await addedCandidate(made);
    const plain = age('age', ['-d', '-i', ownIdentity(made), inWorld(`keys/${id}.age`, made)]);
    expect(plain).toMatch(/^AGE-SECRET-KEY-1/m);
    // age-keygen knows the public half of what it is given.
    const [key = ''] = PUBLIC.exec(made.read('touchstone.yaml')) ?? [];
    expect(age('age-keygen', ['-y', ownIdentity(made)])).toBe(`${key}\n`);
    const own = PUBLIC.exec(made.read(`candidates/${id}/candidate.yaml`))?.[0] ?? '';
    expect(age('age-keygen', ['-y'], plain)).toBe(`${own}\n`);
  });

  test('under a passphrase opens with age where that is typed', async () => {
    const made = await newEncryptingFolder();
    const id = await addedCandidate(made);
    const variables = { TOUCHSTONE_PASSPHRASE: PASSPHRASE };
    const created = await made.run(['keys', 'create', '-o', '../own', '--passphrase'], { variables });
    expect((await made.run(['keys', 'add-recipient', 'own', created.stdout.trim()])).code).toBe(0);
    const args = ['-d', '-o', 'plain', '-i', 'own', `hiring/keys/${id}.age`];
    await ageTyping(PASSPHRASE, args, made.path);
    expect(readFileSync(join(made.path, 'plain'), 'utf8')).toMatch(/^AGE-SECRET-KEY-1/m);
  }, 60_000);
});

describe('what age writes', () => {
  test('is a payload that opens here', async () => {
    const card = JSON.parse(readable.read(CARD)) as Scorecard;
    const { payload } = JSON.parse(world.read(CARD)) as LockedScorecard;
    const own = age('age', ['-e', '-a', '-r', payload.recipient], encodePayload(card.payload));
    expect(own).not.toBe(payload.age);
    world.write(CARD, encodeScorecard({ ...card, payload: encryptedFor(payload.recipient, own) }));
    const { code, stdout } = await world.run(['merge', ONE, '--json', '--identity', IDENTITY_FILE]);
    expect(code).toBe(0);
    expect(stdout).toBe((await readable.run(['merge', ONE, '--json'])).stdout);
  });

  test('is a wrapped key that opens here', async () => {
    const plain = age('age', ['-d', '-i', inWorld(IDENTITY_FILE), inWorld(`keys/${ONE}.age`)]);
    const recipient = PUBLIC.exec(world.read('touchstone.yaml'))?.[0] ?? '';
    world.write(`keys/${ONE}.age`, age('age', ['-e', '-a', '-r', recipient], plain));
    expect((await world.run(['merge', ONE, '--json', '--identity', IDENTITY_FILE])).code).toBe(0);
  });

  test('is an identity of age-keygen, for init and for opening', async () => {
    const made = emptyWorld();
    const identity = join(made.path, 'ana.identity');
    age('age-keygen', ['-o', identity]);
    const recipient = PUBLIC.exec(readFileSync(identity, 'utf8'))?.[0] ?? '';
    const args = ['init', 'hiring', '--organisation', 'Example SOC', '--recipient', `ana=${recipient}`];
    expect((await made.run(args, { from: '.' })).code).toBe(0);
    const id = await addedCandidate(made);
    const { code, stdout, stderr } = await made.run(['keys', 'list', '--identity', identity]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${id}  for ana`);
    expect(stderr).not.toContain('identity-readable');
  });

  test.each([
    ['armored', ['-a']],
    ['as bytes', []],
  ])(
    'is an identity under a passphrase, %s',
    async (_case, options) => {
      const made = await newEncryptingFolder();
      const id = await addedCandidate(made);
      await ageTyping(
        PASSPHRASE,
        ['-p', ...options, '-o', join(made.path, 'own'), ownIdentity(made)],
        made.path,
      );
      chmodSync(join(made.path, 'own'), 0o600);
      const list = ['keys', 'list', '--identity', '../own'];
      const right = await made.run(list, { variables: { TOUCHSTONE_PASSPHRASE: PASSPHRASE } });
      expect(right.stdout).toMatch(new RegExp(`${id}  for [a-z]+;`));
    },
    60_000,
  );
});
