// Recipients added and removed, keys rotated: whatever is cut off, everything still opens.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LockedScorecard, Scorecard } from '../../src/domain/scorecard.js';
import { parseIdentities, wrappedFor } from '../../src/format/identities.js';
import type { KeyPair } from '../../src/store/age.js';
import { decryptText, newKeyPair } from '../../src/store/age.js';
import { wrapKey } from '../../src/store/keys.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { lockCard } from '../../src/store/locking.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { Ran, World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const IDS = Object.values(SAMPLE).toSorted();
const ONE = SAMPLE.hire;
const CARD = `candidates/${ONE}/ana.character.scorecard.json`;
const PUBLIC = /age1[02-9a-z]{58}/g;

let base: World;
let readable: World;
let ana: KeyPair;
let world: World;

beforeAll(async () => {
  readable = await sampleFolder();
  base = copyOf(readable);
  const decide = ['decide', ONE, '--decision', 'hire', '--by', 'ana', '--as', 'ana'];
  const decided = await base.run([...decide, '--reason', 'The plan is agreed']);
  if (decided.code !== 0) throw new Error(decided.stderr);
  ana = await lockWorld(base);
  base.write(IDENTITY_FILE, `${ana.secret}\n`);
  chmodSync(join(base.hiring, IDENTITY_FILE), 0o600);
}, 60_000);
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

const BROKEN = { code: 'ciphertext-broken' } as const;

async function opens(age: string, secrets: readonly string[]): Promise<boolean> {
  try {
    await decryptText(age, secrets, { refused: BROKEN, broken: BROKEN });
    return true;
  } catch {
    return false;
  }
}

async function plainKey(id: string, { secret }: KeyPair = ana): Promise<string> {
  return decryptText(world.read(`keys/${id}.age`), [secret], { refused: BROKEN, broken: BROKEN });
}

async function secretsOf(id: string): Promise<readonly string[]> {
  return parseIdentities(await plainKey(id)) ?? [];
}

function ownKey(id: string): string {
  return (parse(world.read(`candidates/${id}/candidate.yaml`)) as { key: string }).key;
}

function recipients(): Readonly<Record<string, string>> {
  return (parse(world.read('touchstone.yaml')) as { encryption: { recipients: Record<string, string> } })
    .encryption.recipients;
}

/** Runs with the identity of the only recipient, or another. */
async function keys(...args: readonly string[]): Promise<Ran> {
  return world.run(['keys', ...args, '--identity', IDENTITY_FILE]);
}

function words({ stdout, stderr }: Ran): string {
  return `${stdout}\n${stderr}`.replaceAll(/\s+/g, ' ');
}

async function merged(one: World): Promise<string> {
  const { stdout, stderr } = await one.run(['merge', '--all', '--json', '--identity', IDENTITY_FILE]);
  expect(stderr).toBe('');
  return stdout;
}

describe('add-recipient', () => {
  test('lets somebody else open every key, and keeps comments', async () => {
    const ci = await newKeyPair();
    world.edit('touchstone.yaml', 'encryption:', '# who may read\nencryption: # by name');
    world.edit('touchstone.yaml', '    ana: ', '    # the manager\n    ana: ');
    const { code, stderr } = await keys('add-recipient', 'ci', ci.recipient);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'ci can now open what is encrypted here. 3 candidates’ keys were wrapped anew.\n',
    });
    expect(recipients()).toEqual({ ana: ana.recipient, ci: ci.recipient });
    for (const comment of ['# who may read', '# by name', '# the manager'])
      expect(world.read('touchstone.yaml')).toContain(comment);
    for (const id of IDS) {
      expect(await plainKey(id, ci)).toBe(await plainKey(id));
      expect(wrappedFor(await plainKey(id))).toEqual([ana.recipient, ci.recipient]);
      expect(world.mode(`keys/${id}.age`)).toBe('600');
    }
    world.write('../ci', `${ci.secret}\n`);
    const { stdout } = await world.run(['merge', ONE, '--json'], {
      variables: { TOUCHSTONE_IDENTITY: '../ci' },
    });
    expect(stdout).toContain('"outcome": "hire"');
  });

  test('once more finishes what was cut off', async () => {
    const ci = await newKeyPair();
    const cutOff = world.read(`keys/${ONE}.age`);
    await keys('add-recipient', 'ci', ci.recipient);
    const done = IDS.filter((id) => id !== ONE).map((id) => world.read(`keys/${id}.age`));
    // touchstone.yaml lists the new one, and one key is not wrapped for it yet.
    world.write(`keys/${ONE}.age`, cutOff);
    expect(words(await keys('list'))).toContain(`${ONE} for ana; not for ci`);
    const { code, stderr } = await keys('add-recipient', 'ci', ci.recipient);
    expect(code).toBe(0);
    expect(stderr).toContain('One candidate’s key was wrapped anew.');
    expect(await plainKey(ONE, ci)).toContain('AGE-SECRET-KEY-1');
    expect(IDS.filter((id) => id !== ONE).map((id) => world.read(`keys/${id}.age`))).toEqual(done);
  });

  test.each([
    ['a name that another key has', 'ana', 'with another key'],
    ['no name', 'Über mich', 'id'],
  ])('refuses %s', async (_case, name, said) => {
    const before = world.listing();
    const ran = await keys('add-recipient', name, (await newKeyPair()).recipient);
    expect(ran.code).toBe(2);
    expect(words(ran)).toContain(said);
    expect(world.listing()).toEqual(before);
  });

  test('refuses a key that has a name already, and what is no key', async () => {
    const before = world.listing();
    for (const typed of [ana.recipient, 'ssh-rsa AAAA', 'age1pq1qq', ana.secret]) {
      const ran = await keys('add-recipient', 'ci', typed);
      expect(ran.code).toBe(2);
      expect(words(ran)).not.toContain('AGE-SECRET');
    }
    expect((await keys('add-recipient', 'ci')).code).toBe(2);
    expect((await keys('add-recipient')).code).toBe(2);
    expect(world.listing()).toEqual(before);
  });

  test('without an identity, or with one that opens nothing, changes nothing', async () => {
    const [ci, stranger] = [await newKeyPair(), await newKeyPair()];
    world.write('../stranger', `${stranger.secret}\n`);
    const before = world.listing();
    const args = ['keys', 'add-recipient', 'ci', ci.recipient];
    const without = await world.run(args);
    expect([without.code, words(without).includes('--identity <file>')]).toEqual([2, true]);
    const wrong = await world.run([...args, '--identity', '../stranger']);
    expect([wrong.code, words(wrong).includes('not wrapped for this identity')]).toEqual([2, true]);
    expect(world.listing()).toEqual(before);
  });

  test('tells of keys that are missing or broken, and wraps the others', async () => {
    const ci = await newKeyPair();
    const [missing = '', broken = '', whole = ''] = IDS;
    rmSync(join(world.hiring, `keys/${missing}.age`));
    world.write(`keys/${broken}.age`, world.read(`keys/${broken}.age`).slice(0, 200));
    const ran = await keys('add-recipient', 'ci', ci.recipient);
    expect(ran.code).toBe(1);
    expect(words(ran)).toContain(`The key of ${missing} is not here`);
    expect(words(ran)).toContain('not the wrapped key that it should be');
    expect(await plainKey(whole, ci)).toContain('AGE-SECRET-KEY-1');
    expect(Object.keys(recipients())).toEqual(['ana', 'ci']);
  });

  test('begins encryption in a folder that had none, with keys out of git’s sight', async () => {
    world = copyOf(readable);
    world.write('.gitignore', 'names.csv');
    const ran = await world.run(['keys', 'add-recipient', 'ana', ana.recipient]);
    expect(ran.code).toBe(0);
    expect(words(ran)).toContain('touchstone keys create <candidate>');
    expect(recipients()).toEqual({ ana: ana.recipient });
    expect(world.read('.gitignore')).toMatch(
      /^names\.csv\n(?:#.*\n)\*\.identity\n(?:#.*\n)\/keys\/\n(?:#.*\n)\/candidates\/\*\/recommendation\.md\n$/,
    );
    const again = world.read('.gitignore');
    await world.run(['keys', 'add-recipient', 'ana', ana.recipient]);
    expect(world.read('.gitignore')).toBe(again);
  });
});

describe('remove-recipient', () => {
  test('shuts somebody out of every key, and says what that does not do', async () => {
    const ci = await newKeyPair();
    await keys('add-recipient', 'ci', ci.recipient);
    const ran = await keys('remove-recipient', 'ci');
    expect(ran.code).toBe(0);
    expect(recipients()).toEqual({ ana: ana.recipient });
    for (const id of IDS) {
      expect(await opens(world.read(`keys/${id}.age`), [ci.secret])).toBe(false);
      expect(await opens(world.read(`keys/${id}.age`), [ana.secret])).toBe(true);
    }
    expect(words(ran)).toContain('ci could open every key until now, and may have kept them');
    expect(words(ran)).toContain('touchstone keys rotate');
    expect(words(ran)).toContain('hangs on one key, that of "ana"');
  });

  test('once more finishes what was cut off', async () => {
    const ci = await newKeyPair();
    await keys('add-recipient', 'ci', ci.recipient);
    const listed = world.read('touchstone.yaml');
    const cutOff = world.read(`keys/${ONE}.age`);
    await keys('remove-recipient', 'ci');
    // Cut off before the last key and touchstone.yaml.
    world.write('touchstone.yaml', listed);
    world.write(`keys/${ONE}.age`, cutOff);
    const { code, stderr } = await keys('remove-recipient', 'ci');
    expect(code).toBe(0);
    expect(stderr).toContain('One candidate’s key was wrapped anew.');
    for (const id of IDS) expect(await opens(world.read(`keys/${id}.age`), [ci.secret])).toBe(false);
    expect(Object.keys(recipients())).toEqual(['ana']);
  });

  test('refuses the last one, and one that there is not', async () => {
    const before = world.listing();
    const last = await keys('remove-recipient', 'ana');
    expect([last.code, words(last).includes('last recipient')]).toEqual([2, true]);
    const unknown = await keys('remove-recipient', 'anna');
    expect([unknown.code, words(unknown).includes('Did you mean "ana"?')]).toEqual([2, true]);
    expect((await keys('remove-recipient', '__proto__')).code).toBe(2);
    expect((await keys('remove-recipient')).code).toBe(2);
    expect(world.listing()).toEqual(before);
  });
});

describe('rotate', () => {
  function filesOf(id: string): readonly string[] {
    return readdirSync(join(world.hiring, 'candidates', id))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `candidates/${id}/${name}`);
  }

  test('gives every candidate a new key, and everything is encrypted for it', async () => {
    const before = await merged(world);
    const cards = new Map(
      IDS.flatMap(filesOf).map((file) => [file, JSON.parse(world.read(file)) as LockedScorecard]),
    );
    const earlier = new Map(await Promise.all(IDS.map(async (id) => [id, await secretsOf(id)] as const)));
    const ran = await keys('rotate');
    expect(ran.code).toBe(0);
    expect(ran.stdout.trimEnd().split('\n')).toEqual([
      `${SAMPLE.knockout} has a new key; 3 files encrypted for it`,
      `${ONE} has a new key; 4 files encrypted for it`,
      `${SAMPLE.split} has a new key; 3 files encrypted for it`,
    ]);
    for (const id of IDS) {
      const [secret = ''] = await secretsOf(id);
      expect(earlier.get(id)).not.toContain(secret);
      for (const file of filesOf(id)) {
        const now = JSON.parse(world.read(file)) as LockedScorecard;
        const { header, seal } = cards.get(file) ?? {};
        expect([now.header, now.seal]).toEqual([header, seal]);
        const { age, recipient } = 'payload' in now ? now.payload : now;
        expect(recipient).toBe(ownKey(id));
        expect(await opens(age, [secret])).toBe(true);
        expect(await opens(age, earlier.get(id) ?? [])).toBe(false);
        expect(world.mode(file)).toBe('600');
      }
    }
    expect(await merged(world)).toBe(before);
    expect((await world.run(['verify'])).code).toBe(0);
    expect(words(await keys('list'))).not.toContain('candidate-key-another');
  });

  test('keeps the earlier key until the decision, for what may still come', async () => {
    const ran = await keys('rotate');
    expect(await secretsOf(ONE)).toHaveLength(1);
    expect(await secretsOf(SAMPLE.split)).toHaveLength(2);
    expect(words(ran)).toContain(`The earlier keys of ${SAMPLE.knockout}, ${SAMPLE.split} are kept`);
    expect(words(await keys('list'))).toContain(`${SAMPLE.split} for ana; 1 earlier key kept beside it`);
  });

  test('takes the card of a kit that was given out before, and encrypts it for the new key', async () => {
    const early = ownKey(ONE);
    const card = JSON.parse(readable.read(CARD)) as Scorecard;
    rmSync(join(world.hiring, `candidates/${ONE}/decision.json`));
    const before = await merged(world);
    rmSync(join(world.hiring, CARD));
    await keys('rotate', ONE);
    expect(await secretsOf(ONE)).toHaveLength(2);
    world.write('../late.json', encodeScorecard(await lockCard(card, early)));
    const received = await world.run(['receive', '../late.json']);
    expect(words(received)).toContain(CARD);
    expect(await merged(world)).toBe(before);
    const finished = await keys('rotate', ONE, '--finish');
    expect(finished).toMatchObject({ code: 0, stdout: `${ONE} is finished; one file encrypted for it\n` });
    const { payload } = JSON.parse(world.read(CARD)) as LockedScorecard;
    expect(payload.recipient).toBe(ownKey(ONE));
    expect((await world.run(['verify', ONE])).code).toBe(0);
    expect((await keys('rotate', ONE, '--finish')).stdout).toBe(`${ONE} had nothing left to do\n`);
  });

  test('puts the earlier keys away once there is a decision', async () => {
    await keys('rotate', SAMPLE.split);
    await keys('rotate', SAMPLE.split);
    expect(await secretsOf(SAMPLE.split)).toHaveLength(3);
    const decide = [
      'decide',
      SAMPLE.split,
      '--decision',
      'withdrawn',
      '--by',
      'ana',
      '--as',
      'ana',
      '--identity',
      IDENTITY_FILE,
    ];
    expect((await world.run([...decide, '--reason', 'Took another offer'])).code).toBe(0);
    expect((await keys('rotate', SAMPLE.split, '--finish')).code).toBe(0);
    expect(await secretsOf(SAMPLE.split)).toHaveLength(1);
    await merged(world);
  });

  test('leaves a file that does not open as it is, tells of it, and keeps the earlier key', async () => {
    const stranger = await newKeyPair();
    const card = JSON.parse(readable.read(CARD)) as Scorecard;
    const foreign = encodeScorecard(await lockCard(card, stranger.recipient));
    world.write(CARD, foreign);
    const ran = await keys('rotate', ONE);
    expect(ran.code).toBe(1);
    expect(words(ran)).toContain(`${stranger.recipient}, a key of ${ONE} that is not kept here`);
    expect(JSON.parse(world.read(CARD))).toEqual(JSON.parse(foreign));
    expect(await secretsOf(ONE)).toHaveLength(2);
  });

  test('needs an identity that opens the key, and changes nothing without', async () => {
    const before = world.listing();
    expect((await world.run(['keys', 'rotate'])).code).toBe(2);
    world.write('../stranger', `${(await newKeyPair()).secret}\n`);
    const wrong = await world.run(['keys', 'rotate', '--identity', '../stranger']);
    expect(wrong.code).toBe(1);
    expect(words(wrong)).toContain('not wrapped for this identity');
    rmSync(join(world.path, 'stranger'));
    expect(world.listing()).toEqual(before);
    expect((await keys('rotate', 'c-none')).code).toBe(2);
    expect(world.listing()).toEqual(before);
  });

  test('does not finish with a key file that is older than candidate.yaml', async () => {
    const old = world.read(`keys/${ONE}.age`);
    await keys('rotate', ONE);
    world.write(`keys/${ONE}.age`, old);
    const before = world.listing();
    const ran = await keys('rotate', ONE, '--finish');
    expect(ran.code).toBe(1);
    expect(words(ran)).toContain('another key than the one in candidate.yaml');
    expect(world.listing()).toEqual(before);
    expect(words(await keys('list'))).toContain('candidate-key-another');
  });

  test('wraps the new keys for the recipients of now', async () => {
    const ci = await newKeyPair();
    await keys('add-recipient', 'ci', ci.recipient);
    await keys('remove-recipient', 'ci');
    await keys('rotate', ONE);
    expect(await opens(world.read(`keys/${ONE}.age`), [ci.secret])).toBe(false);
    expect(wrappedFor(await plainKey(ONE))).toEqual([ana.recipient]);
  });

  test('leaves comments in candidate.yaml', async () => {
    world.edit(`candidates/${ONE}/candidate.yaml`, /^key: /m, '# the key\nkey: ');
    const [before] = world.read(`candidates/${ONE}/candidate.yaml`).match(PUBLIC) ?? [];
    await keys('rotate', ONE);
    expect(world.read(`candidates/${ONE}/candidate.yaml`)).toContain('# the key\nkey: age1');
    expect(ownKey(ONE)).not.toBe(before);
  });
});

describe('a folder that begins to encrypt', () => {
  beforeEach(async () => {
    world = copyOf(readable);
    world.write(IDENTITY_FILE, `${ana.secret}\n`);
    chmodSync(join(world.hiring, IDENTITY_FILE), 0o600);
    await world.run(['keys', 'add-recipient', 'ana', ana.recipient]);
  });

  test('encrypts what is filed for a candidate who gets a key, and changes no outcome', async () => {
    const before = await world.run(['merge', ONE, '--json']);
    const decide = [
      'decide',
      SAMPLE.split,
      '--decision',
      'withdrawn',
      '--by',
      'ana',
      '--as',
      'ana',
      '--force',
    ];
    const { code, stderr } = await world.run(['keys', 'create', ONE]);
    expect(code).toBe(0);
    expect(stderr).toContain('3 files were encrypted. What git has of them stays readable.');
    expect(JSON.parse(world.read(CARD))).toMatchObject({ payload: { recipient: ownKey(ONE) } });
    const after = await world.run(['merge', ONE, '--json', '--identity', IDENTITY_FILE]);
    expect(after.stdout).toBe(before.stdout);
    expect((await world.run(['verify', ONE, '--identity', IDENTITY_FILE])).code).toBe(0);
    // Another candidate stays readable until they get a key as well, and gets nothing new that is.
    expect((await world.run(['merge', SAMPLE.split, '--json'])).code).toBe(0);
    const refused = await world.run([...decide, '--reason', 'Took another offer']);
    expect([refused.code, words(refused).includes('touchstone keys create')]).toEqual([2, true]);
  });

  test('finishes what was cut off while it was encrypted', async () => {
    const plain = world.read(CARD);
    await world.run(['keys', 'create', ONE]);
    world.write(CARD, plain);
    const told = await world.run(['verify', ONE]);
    expect([told.code, words(told).includes(`keys rotate ${ONE} --finish`)]).toEqual([1, true]);
    const finished = await keys('rotate', ONE, '--finish');
    expect(finished).toMatchObject({ code: 0, stdout: `${ONE} is finished; one file encrypted for it\n` });
    expect(JSON.parse(world.read(CARD))).toMatchObject({ payload: { recipient: ownKey(ONE) } });
    expect((await world.run(['verify', ONE])).code).toBe(0);
  });
});

test('check tells of keys that git has', async () => {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: world.hiring, stdio: 'pipe' });
  };
  git('init', '-q');
  git('add', '.');
  expect(words(await world.run(['check']))).not.toContain('keys-in-git');
  git('add', '--force', `keys/${ONE}.age`);
  const told = await world.run(['check']);
  expect([told.code, words(told).includes('Git has a candidate’s key.')]).toEqual([1, true]);
});

describe('keys', () => {
  test('refuses what it cannot do, and options that an action does not take', async () => {
    const unknown = await world.run(['keys', 'rotat']);
    expect([unknown.code, words(unknown).includes('Did you mean "rotate"?')]).toEqual([2, true]);
    for (const args of [
      ['keys', 'rotate', '--json'],
      ['keys', 'list', '--passphrase'],
      ['keys', 'back-up', '../x', '--finish'],
    ]) {
      const ran = await world.run(args);
      expect([args, ran.code, words(ran).includes('do not go together')]).toEqual([args, 2, true]);
    }
  });

  test('in a plain folder says that there are none', async () => {
    world = copyOf(readable);
    expect((await world.run(['keys', 'list'])).stdout).toBe('Nothing is encrypted in this folder.\n');
    for (const args of [['rotate'], ['remove-recipient', 'ana'], ['create', ONE]]) {
      const ran = await world.run(['keys', ...args]);
      expect([ran.code, words(ran).includes('does not encrypt')]).toEqual([2, true]);
    }
  });

  test('that a rewrapped file holds is for nobody who is not named in it', async () => {
    const stranger = await newKeyPair();
    writeFileSync(
      join(world.hiring, `keys/${ONE}.age`),
      await wrapKey(await secretsOf(ONE), [ana.recipient, stranger.recipient]),
    );
    expect(words(await keys('list'))).toContain(`${ONE} for ana, ${stranger.recipient}`);
    expect(readFileSync(join(world.hiring, `keys/${ONE}.age`), 'utf8')).not.toContain('age1');
  });
});
