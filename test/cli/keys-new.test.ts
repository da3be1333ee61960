// The keys of a new folder, of a new candidate, of a new person.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseIdentities, wrappedFor } from '../../src/format/identities.js';
import { decryptText, newKeyPair, recipientOf } from '../../src/store/age.js';
import { lockWorld } from './locked-world.js';
import type { Ran, World } from './world.js';
import {
  SAMPLE,
  copyOf,
  emptyWorld,
  newEncryptingFolder,
  newFolder,
  removeWorlds,
  sampleFolder,
} from './world.js';

let encrypting: World;
let plain: World;
let locked: World;
beforeAll(async () => {
  encrypting = await newEncryptingFolder();
  plain = await newFolder();
  locked = await sampleFolder();
  await lockWorld(locked);
}, 60_000);
afterAll(removeWorlds);

const WISH = ['init', 'hiring', '--organisation', 'Example SOC', '--person', 'ana=ana@example.org'];
const FROM_HERE = { from: '.' };
const SECRET = /AGE-SECRET-KEY-1[02-9A-Z]+/;
const PUBLIC = /age1[02-9a-z]{58}/;
const MALFORMED = { code: 'recipient-malformed', given: '' } as const;

function identitiesOf(world: World): readonly string[] {
  const folder = join(world.path, 'home/.config/touchstone');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function modeOf(path: string): string {
  return (lstatSync(path).mode & 0o777).toString(8);
}

function recipientsOf(world: World): Readonly<Record<string, string>> {
  const { encryption } = parse(world.read('touchstone.yaml')) as {
    encryption?: { recipients: Record<string, string> };
  };
  return encryption?.recipients ?? {};
}

/** What a key file holds, opened with the identity that `init` made. */
async function openedKey(world: World, candidate: string, folder = 'keys'): Promise<string> {
  const [identity = ''] = identitiesOf(world);
  const secrets = parseIdentities(readFileSync(identity, 'utf8')) ?? [];
  return decryptText(world.read(join(folder, `${candidate}.age`)), secrets, {
    refused: MALFORMED,
    broken: MALFORMED,
  });
}

async function addCandidate(world: World, variables: Record<string, string> = {}): Promise<Ran> {
  return world.run(['add', 'candidate', '--role', 'soc-analyst'], { variables });
}

describe('init', () => {
  test.each([0o000, 0o077])('makes an identity that is the user’s alone, under umask %i', async (mask) => {
    const before = process.umask(mask);
    const world = emptyWorld();
    try {
      expect((await world.run(WISH, FROM_HERE)).code).toBe(0);
    } finally {
      process.umask(before);
    }
    const [identity = ''] = identitiesOf(world);
    expect(modeOf(identity)).toBe('600');
    expect(modeOf(dirname(identity))).toBe('700');
    const text = readFileSync(identity, 'utf8');
    const [recipient = ''] = Object.values(recipientsOf(world));
    // As age-keygen writes it.
    expect(text).toBe(
      `# created: 2026-11-05T08:00:00Z\n# public key: ${recipient}\n${SECRET.exec(text)?.[0] ?? ''}\n`,
    );
    expect(await recipientOf(SECRET.exec(text)?.[0] ?? '')).toBe(recipient);
  });

  test('says before there is anything to lose what a lost key means, and where the key lies', async () => {
    const world = emptyWorld();
    const { stderr } = await world.run(WISH, FROM_HERE);
    expect(stderr).toContain('Whoever loses every key listed loses every card: copy this file now');
    expect(stderr).toContain(identitiesOf(world)[0] ?? 'none');
    expect(stderr).toContain('TOUCHSTONE_IDENTITY');
    expect(stderr).toContain('touchstone keys back-up');
  });

  test('lets the secret out of its file to nobody', async () => {
    const world = emptyWorld();
    const { stdout, stderr } = await world.run(WISH, FROM_HERE);
    expect(stdout + stderr).not.toMatch(SECRET);
    for (const line of world.listing('hiring')) {
      const [file = ''] = line.split(' ');
      if (!file.endsWith('/')) expect([file, SECRET.test(world.read(file))]).toEqual([file, false]);
    }
  });

  test('has git pass over keys, and over what would tell what the cards keep shut', () => {
    const world = copyOf(encrypting);
    mkdirSync(join(world.hiring, 'candidates/c-1'), { recursive: true });
    for (const file of ['keys/c-1.age', 'candidates/c-1/recommendation.md', 'candidates/c-1/candidate.yaml'])
      world.write(file, 'x');
    execFileSync('git', ['init', '-q'], { cwd: world.hiring });
    const listed = execFileSync('git', ['status', '--porcelain', '-uall'], {
      cwd: world.hiring,
      encoding: 'utf8',
    });
    expect(listed).toContain('candidates/c-1/candidate.yaml');
    expect(listed).not.toMatch(/ keys\/|recommendation\.md/);
  });

  test.each([
    ['ana@example.org', 'ana'],
    ['stranger@example.org', 'manager'],
  ])('names the recipient after whoever makes the folder: %s is %s', async (email, name) => {
    const world = emptyWorld();
    execFileSync('git', ['init', '-q'], { cwd: world.path });
    execFileSync('git', ['config', 'user.email', email], { cwd: world.path });
    expect((await world.run(WISH, FROM_HERE)).code).toBe(0);
    expect(Object.keys(recipientsOf(world))).toEqual([name]);
  });

  test('takes keys that there are, and makes none', async () => {
    const [ana, ci] = [await newKeyPair(), await newKeyPair()];
    const world = emptyWorld();
    const given = ['--recipient', `ana=${ana.recipient}`, '--recipient', `ci=${ci.recipient}`];
    const { code, stderr } = await world.run([...WISH, ...given], FROM_HERE);
    expect(code).toBe(0);
    expect(recipientsOf(world)).toEqual({ ana: ana.recipient, ci: ci.recipient });
    expect(identitiesOf(world)).toEqual([]);
    expect(stderr).toContain('Whoever loses every key listed loses every card');
  });

  test.each([
    ['an SSH key', 'ana=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH', 'SSH keys sign here'],
    ['a post-quantum key', `ana=age1pq1${'q'.repeat(200)}`, 'Post-quantum'],
    ['a plugin’s key', 'ana=age1yubikey1q2w3e4r5t6', 'plugins'],
    ['a hardware tag', 'ana=age1tag1q2w3e4r5t6', 'plugins'],
    ['a mistyped key', 'ana=age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafh', 'mistyped'],
    ['half a key', 'ana=age1lggyhqrw2', 'no public key'],
    ['a key without a name', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg', '--recipient'],
  ])('refuses %s with a sentence, and makes nothing', async (_case, recipient, said) => {
    const world = emptyWorld();
    const before = world.listing();
    const { code, stderr } = await world.run([...WISH, '--recipient', recipient], FROM_HERE);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said);
    expect(world.listing()).toEqual(before);
  });

  test('repeats no secret that was typed by mistake', async () => {
    const { secret } = await newKeyPair();
    for (const typed of [`ana=${secret}`, secret, `ana=${secret.toLowerCase()}`]) {
      const { code, stderr } = await emptyWorld().run([...WISH, '--recipient', typed], FROM_HERE);
      expect(code).toBe(2);
      expect(stderr).toContain('secret key');
      expect(stderr.toUpperCase()).not.toContain(secret.slice(20, 60));
    }
  });

  test('refuses a key under two names, and two keys under one', async () => {
    const [one, other] = [await newKeyPair(), await newKeyPair()];
    const runs = [
      [`ana=${one.recipient}`, `ben=${one.recipient}`, 'listed already'],
      [`ana=${one.recipient}`, `ana=${other.recipient}`, 'with another key'],
    ];
    for (const [first = '', second = '', said = ''] of runs) {
      const args = [...WISH, '--recipient', first, '--recipient', second];
      const { code, stderr } = await emptyWorld().run(args, FROM_HERE);
      expect(code).toBe(2);
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said);
    }
  });

  test.each([
    ['--plain-cards', [...WISH, '--plain-cards']],
    ['the sample', ['init', 'hiring', '--sample']],
  ])('encrypts nothing with %s', async (_case, args) => {
    const world = emptyWorld();
    expect((await world.run(args, FROM_HERE)).code).toBe(0);
    expect(recipientsOf(world)).toEqual({});
    expect(identitiesOf(world)).toEqual([]);
    const added = await addCandidate(world);
    expect(world.read(`candidates/${added.stdout.trim()}/candidate.yaml`)).not.toContain('key:');
    expect(existsSync(join(world.hiring, 'keys'))).toBe(false);
  });

  test.each(['--plain-cards', '--sample'])('refuses %s beside --recipient', async (option) => {
    const { recipient } = await newKeyPair();
    const { code } = await emptyWorld().run([...WISH, option, '--recipient', `a=${recipient}`], FROM_HERE);
    expect(code).toBe(2);
  });

  test('makes no folder for a key that it could not keep', async () => {
    const world = emptyWorld();
    writeFileSync(join(world.path, 'home/.config'), 'in the way');
    const before = world.listing();
    const { code } = await world.run(WISH, FROM_HERE);
    expect(code).toBe(2);
    expect(world.listing()).toEqual(before);
  });

  test('leaves an identity that is there as it is', async () => {
    const world = emptyWorld();
    await world.run(WISH, { ...FROM_HERE, seed: 'same' });
    const [identity = ''] = identitiesOf(world);
    const text = readFileSync(identity, 'utf8');
    rmSync(world.hiring, { recursive: true });
    const { code, stderr } = await world.run(WISH, { ...FROM_HERE, seed: 'same' });
    expect(code).toBe(2);
    expect(stderr).toContain(identity);
    expect(readFileSync(identity, 'utf8')).toBe(text);
    expect(existsSync(world.hiring)).toBe(false);
  });
});

describe('add candidate', () => {
  test('makes a key pair: the public half in candidate.yaml, the other wrapped for every recipient', async () => {
    const ci = await newKeyPair();
    const world = copyOf(encrypting);
    await world.run(['keys', 'add-recipient', 'ci', ci.recipient]);
    const id = (await addCandidate(world)).stdout.trim();
    const { key } = parse(world.read(`candidates/${id}/candidate.yaml`)) as { key: string };
    const plain = await openedKey(world, id);
    const [secret = ''] = parseIdentities(plain) ?? [];
    expect(await recipientOf(secret)).toBe(key);
    expect(wrappedFor(plain)).toEqual(Object.values(recipientsOf(world)));
    const byCi = await decryptText(world.read(`keys/${id}.age`), [ci.secret], {
      refused: MALFORMED,
      broken: MALFORMED,
    });
    expect(byCi).toBe(plain);
    expect([world.mode('keys'), world.mode(`keys/${id}.age`)]).toEqual(['700', '600']);
    expect((await world.run(['check'])).code).toBe(0);
  });

  test('gives each candidate a key of their own', async () => {
    const world = copyOf(encrypting);
    const ids = [await addCandidate(world), await addCandidate(world)].map(({ stdout }) => stdout.trim());
    const keys = ids.map((id) => PUBLIC.exec(world.read(`candidates/${id}/candidate.yaml`))?.[0]);
    expect(new Set(keys).size).toBe(2);
  });

  test('keeps keys where TOUCHSTONE_KEYS says, seen from the hiring folder', async () => {
    const world = copyOf(encrypting);
    const id = (await addCandidate(world, { TOUCHSTONE_KEYS: '../elsewhere/keys' })).stdout.trim();
    expect(await openedKey(world, id, '../elsewhere/keys')).toMatch(SECRET);
    expect(modeOf(join(world.path, 'elsewhere/keys'))).toBe('700');
    expect(existsSync(join(world.hiring, 'keys'))).toBe(false);
  });

  test('draws no id again whose key is still there', async () => {
    const world = copyOf(encrypting);
    const options = { seed: 'same' };
    const args = ['add', 'candidate', '--role', 'soc-analyst'];
    const id = (await world.run(args, options)).stdout.trim();
    const key = world.read(`keys/${id}.age`);
    rmSync(join(world.hiring, 'candidates', id), { recursive: true });
    const next = (await world.run(args, options)).stdout.trim();
    expect(next).not.toBe(id);
    expect(world.read(`keys/${id}.age`)).toBe(key);
  });

  test.each([
    ['the key folder', 'keys'],
    ['the candidates', 'candidates'],
  ])('leaves nothing half-done where %s cannot be written', async (_case, path) => {
    const world = copyOf(encrypting);
    world.write(path, 'in the way');
    const before = world.listing('hiring').filter((line) => !line.startsWith('keys/'));
    const { code, stdout } = await addCandidate(world);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    // An empty key folder is nothing that anybody misses.
    expect(world.listing('hiring').filter((line) => !line.startsWith('keys/ '))).toEqual(before);
  });

  test('refuses recipients that nothing can be encrypted for', async () => {
    const world = copyOf(encrypting);
    world.edit('touchstone.yaml', PUBLIC, `age1${'q'.repeat(52)}5cu47z`);
    const before = world.listing();
    const { code, stderr } = await addCandidate(world);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('no public key of age');
    expect(world.listing()).toEqual(before);
  });
});

describe('keys create', () => {
  test('makes an identity for somebody else, and prints the public half alone', async () => {
    const world = emptyWorld();
    const { code, stdout, stderr } = await world.run(['keys', 'create', '-o', 'safe/ci.identity'], FROM_HERE);
    expect(code).toBe(0);
    const file = join(world.path, 'safe/ci.identity');
    expect([modeOf(file), modeOf(dirname(file))]).toEqual(['600', '700']);
    const [secret = ''] = parseIdentities(readFileSync(file, 'utf8')) ?? [];
    expect(stdout).toBe(`${(await recipientOf(secret)) ?? ''}\n`);
    expect(stdout + stderr).not.toMatch(SECRET);
    expect(stderr).toContain('touchstone keys add-recipient <name> age1');
  });

  test('keeps it out of git’s sight where it was made in the hiring folder', async () => {
    const world = copyOf(encrypting);
    execFileSync('git', ['init', '-q', world.hiring]);
    expect((await world.run(['keys', 'create', '-o', 'ci.identity'])).code).toBe(0);
    const seen = execFileSync('git', ['-C', world.hiring, 'status', '--porcelain', '-uall'], {
      encoding: 'utf8',
    });
    expect(seen).toContain('touchstone.yaml');
    expect(seen).not.toContain('identity');
  });

  test('puts it where it is looked for, when nothing else is said', async () => {
    const world = copyOf(encrypting);
    const [identity = ''] = identitiesOf(world);
    expect((await world.run(['keys', 'create'])).code).toBe(2);
    rmSync(identity);
    expect((await world.run(['keys', 'create'])).code).toBe(0);
    expect(identitiesOf(world)).toEqual([identity]);
  });

  test('never writes over a file', async () => {
    const world = copyOf(plain);
    world.write('../old', 'mine');
    const { code } = await world.run(['keys', 'create', '-o', '../old', '--passphrase'], {
      variables: { TOUCHSTONE_PASSPHRASE: 'four words of mine' },
    });
    expect(code).toBe(2);
    expect(world.read('../old')).toBe('mine');
  });

  test('refuses a passphrase that is too short, and one that nobody can type', async () => {
    const world = copyOf(plain);
    const args = ['keys', 'create', '-o', '../new', '--passphrase'];
    const short = await world.run(args, { variables: { TOUCHSTONE_PASSPHRASE: 'secret' } });
    expect([short.code, short.stderr.includes('8 characters')]).toEqual([2, true]);
    const silent = await world.run(args);
    expect([silent.code, silent.stderr.includes('TOUCHSTONE_PASSPHRASE')]).toEqual([2, true]);
    expect(existsSync(join(world.path, 'new'))).toBe(false);
  });

  test('gives a candidate the key that they lack', async () => {
    const world = copyOf(plain);
    const id = (await addCandidate(world)).stdout.trim();
    const ci = await newKeyPair();
    expect((await world.run(['keys', 'create', id])).stderr).toContain('does not encrypt');
    await world.run(['keys', 'add-recipient', 'ci', ci.recipient]);
    const { code, stdout } = await world.run(['keys', 'create', id]);
    expect(code).toBe(0);
    expect(world.read(`candidates/${id}/candidate.yaml`)).toContain(`key: ${stdout}`);
    expect(statSync(join(world.hiring, `keys/${id}.age`)).mode & 0o777).toBe(0o600);
    const again = await world.run(['keys', 'create', id]);
    expect([again.code, again.stderr.includes('has a key already')]).toEqual([2, true]);
  });

  test('names a key that was filed by a command that was cut off', async () => {
    const world = copyOf(encrypting);
    const id = (await addCandidate(world)).stdout.trim();
    const plan = `candidates/${id}/candidate.yaml`;
    const before = world.read(plan);
    const key = world.read(`keys/${id}.age`);
    world.edit(plan, /^key: .*\n/m, '');
    expect((await world.run(['keys', 'create', id])).code).toBe(0);
    expect(world.read(plan)).toBe(before);
    expect(world.read(`keys/${id}.age`)).toBe(key);
  });

  test('makes none where something is locked with one that candidate.yaml lost', async () => {
    const world = copyOf(locked);
    const plan = `candidates/${SAMPLE.hire}/candidate.yaml`;
    const key = PUBLIC.exec(world.read(plan))?.[0] ?? '';
    world.edit(plan, /^key: .*\n/m, '');
    const before = world.listing();
    const { code, stderr } = await world.run(['keys', 'create', SAMPLE.hire]);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, '')).toContain(`key:${key}`);
    expect(world.listing()).toEqual(before);
  });
});

describe('an identity', () => {
  test('that others can read is warned of, once, and used', async () => {
    const world = copyOf(encrypting);
    await addCandidate(world);
    const [identity = ''] = identitiesOf(world);
    chmodSync(identity, 0o644);
    const { code, stderr, stdout } = await world.run(['keys', 'list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/for [a-z]+; not backed up/);
    expect(stderr.match(/identity-readable/g)).toHaveLength(1);
    expect(stderr).toContain('644');
  });

  test.each([
    ['an SSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n', 'SSH keys'],
    ['a plugin’s', 'AGE-PLUGIN-YUBIKEY-1QQQ\n', 'plugins'],
    ['a post-quantum one', 'AGE-SECRET-KEY-PQ-1QQQ\n', 'ost-quantum'],
    ['a public key', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\n', 'public key'],
    ['something else', 'hello\n', 'holds no age identity'],
    ['nothing', '', 'holds no age identity'],
  ])('that is %s is refused with a sentence', async (_case, text, said) => {
    const world = copyOf(encrypting);
    world.write('../other', text);
    chmodSync(join(world.path, 'other'), 0o600);
    const { code, stderr } = await world.run(['keys', 'list', '--identity', '../other']);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  test('may be the variable itself, as pipelines have it', async () => {
    const world = copyOf(encrypting);
    await addCandidate(world);
    const [identity = ''] = identitiesOf(world);
    const text = readFileSync(identity, 'utf8');
    rmSync(identity);
    const list = async (own: string): Promise<Ran> =>
      world.run(['keys', 'list'], { variables: { TOUCHSTONE_IDENTITY: own } });
    for (const own of [text, SECRET.exec(text)?.[0] ?? ''])
      expect((await list(own)).stdout).toMatch(/ for [a-z]+;/);
    expect((await world.run(['keys', 'list'])).stdout).toContain('wrapped for 1 recipient');
    const broken = await list('AGE-SECRET-KEY-1SHORT');
    expect([broken.code, broken.stderr.includes('SHORT')]).toEqual([2, false]);
  });

  test('that a passphrase protects opens with it, and says what else is wrong', async () => {
    const world = copyOf(encrypting);
    await addCandidate(world);
    const variables = { TOUCHSTONE_PASSPHRASE: 'four words of mine' };
    const made = await world.run(['keys', 'create', '-o', '../own', '--passphrase'], { variables });
    expect(world.read('../own')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    await world.run(['keys', 'add-recipient', 'own', made.stdout.trim()]);
    const args = ['keys', 'remove-recipient', 'own', '--identity', '../own'];
    const before = world.listing('hiring');
    const wrong = await world.run(args, { variables: { TOUCHSTONE_PASSPHRASE: 'other words' } });
    expect([wrong.code, wrong.stderr.includes('does not open')]).toEqual([2, true]);
    const silent = await world.run(args);
    expect([silent.code, silent.stderr.includes('TOUCHSTONE_PASSPHRASE')]).toEqual([2, true]);
    expect(world.listing('hiring')).toEqual(before);
    // A list needs no identity, so it asks nobody who is not there.
    expect((await world.run(['keys', 'list', '--identity', '../own'])).code).toBe(0);
    const right = await world.run(args, { variables });
    expect(right.code).toBe(0);
    for (const { stdout, stderr } of [made, wrong, silent, right])
      expect(stdout + stderr).not.toMatch(/four words of mine|other words|AGE-SECRET/);
  }, 60_000);

  test.each(['23', '64', '4294967295', '999999999999999999999', '-1', '1e9', ''])(
    'that asks for work without end (%s) is refused before anybody is asked',
    async (work) => {
      const world = copyOf(encrypting);
      await addCandidate(world);
      const header = `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${work}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
      world.write('../hostile', header);
      const { code, stderr } = await world.run(['keys', 'list', '--identity', '../hostile']);
      expect(code).toBe(2);
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain('more work to try a passphrase');
    },
  );

  test.each([
    [['summary', '--format', 'json']],
    [['merge', '--all']],
    [['export', '--format', 'ndjson']],
    [['compare', 'soc-analyst']],
    [['verify']],
  ])('that cannot be used ends %j at once, and is told once', async (args) => {
    const world = copyOf(locked);
    world.write('../public', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg\n');
    for (const [file, code] of [
      ['../nowhere', 'There is no identity'],
      ['candidates', 'is no file'],
      ['../public', 'public key'],
    ] as const) {
      const ran = await world.run([...args, '--identity', file]);
      expect(ran.code).toBe(2);
      expect(ran.stderr.replaceAll(/\s+/g, ' ').split(code)).toHaveLength(2);
    }
  });
});
