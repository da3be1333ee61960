import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProblemCode } from '../../src/domain/problem.js';
import { isFailure } from '../../src/domain/problem.js';
import type { SignatureState } from '../../src/domain/signature.js';
import type { SignKey, SshSurroundings, TrustedKeys } from '../../src/store/ssh.js';
import { checkSignature, describeKey, signText } from '../../src/store/ssh.js';
import { ownSignKey, trustedKeys } from '../../src/store/signing-keys.js';
import type { KeyRing } from './ssh-keys.js';
import { PASSPHRASE, keyRing } from './ssh-keys.js';

// Each test starts programs, and may have to wait for its turn.
jest.setTimeout(60_000);

const SEAL = `sha256:${'0123456789abcdef'.repeat(4)}\n`;
const AT = '2026-11-05T08:00:00Z';
const ANA = 'ana@example.org';
const BEN = 'ben@example.org';

let keys: KeyRing;
let temporary: string;
let surroundings: SshSurroundings;

beforeAll(() => {
  keys = keyRing();
  temporary = mkdtempSync(join(tmpdir(), 'touchstone-ssh-'));
  surroundings = { variables: { PATH: process.env.PATH }, temporary };
});
afterAll(() => {
  keys.remove();
  rmSync(temporary, { recursive: true, force: true });
});

async function signed(
  key: SignKey,
  { text = SEAL, more = {} }: { text?: string; more?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const variables = { ...surroundings.variables, ...more };
  const { signal } = new AbortController();
  return signText(text, key, { talks: false, stop: signal }, { ...surroundings, variables });
}

async function stateOf(
  signature: string,
  trusted: Partial<TrustedKeys>,
  { text = SEAL, own = [ANA], at = AT } = {},
): Promise<SignatureState> {
  const claimed = { text, signature, at, own, isOfAnother: (address: string) => address === BEN };
  return checkSignature(claimed, { allowedSigners: null, revoked: null, ...trusted }, surroundings);
}

async function codeOf(work: Promise<unknown>): Promise<ProblemCode | 'none'> {
  try {
    await work;
    return 'none';
  } catch (thrown) {
    if (isFailure(thrown)) return thrown.problem.code;
    throw thrown;
  }
}

describe('a signature', () => {
  test.each(['ed25519', 'rsa', 'ecdsa'] as const)('of an %s key is good for its owner', async (kind) => {
    const signature = await signed({ file: keys.key(kind, kind) });
    expect(signature).toMatch(
      /^-----BEGIN SSH SIGNATURE-----\n(?:[A-Za-z0-9+/=]+\n)+-----END SSH SIGNATURE-----\n$/,
    );
    const allowedSigners = keys.allowed([ANA, '', kind]);
    expect(await stateOf(signature, { allowedSigners })).toBe('good');
    expect(await stateOf(signature, { allowedSigners }, { own: ['a@b', ANA] })).toBe('good');
    expect(await stateOf(signature, { allowedSigners }, { own: [] })).toBe('unknown');
  });

  test('is the one that the documented command checks', async () => {
    const signature = join(temporary, 'card.sig');
    writeFileSync(signature, await signed({ file: keys.key('ana') }));
    const args = ['-Y', 'verify', '-n', 'touchstone-scorecard', '-I', ANA, '-s', signature, '-f'];
    const said = execFileSync('ssh-keygen', [...args, keys.allowed([ANA, '', 'ana'])], {
      input: SEAL,
      encoding: 'utf8',
    });
    expect(said).toContain(`Good "touchstone-scorecard" signature for ${ANA}`);
  });

  const allowed: readonly (readonly [
    string,
    SignatureState,
    () => readonly (readonly [string, string, string])[],
  ])[] = [
    ['nobody is listed', 'unknown', () => []],
    ['the key is listed for a stranger', 'unknown', () => [['zoe@example.org', '', 'ana']]],
    ['the key is listed for a colleague', 'of-another', () => [[BEN, '', 'ana']]],
    [
      'the key is listed for a colleague among others',
      'of-another',
      () => [[`zoe@example.org,${BEN}`, '', 'ana']],
    ],
    ['another key is listed for them', 'unknown', () => [[ANA, '', 'ben']]],
    [
      'several keys are listed for them',
      'good',
      () => [
        [ANA, '', 'ben'],
        [ANA, '', 'ana'],
      ],
    ],
    [
      'their key is for this namespace',
      'good',
      () => [[ANA, 'namespaces="git,touchstone-scorecard"', 'ana']],
    ],
    ['their key is for another namespace', 'unknown', () => [[ANA, 'namespaces="git"', 'ana']]],
    ['everybody of their house is allowed it', 'good', () => [['*@example.org', '', 'ana']]],
    [
      'their key was valid then',
      'good',
      () => [[ANA, 'valid-after="20261105",valid-before="20261106"', 'ana']],
    ],
    ['their key had expired', 'unknown', () => [[ANA, 'valid-before="20261105"', 'ana']]],
    ['their key was not valid yet', 'unknown', () => [[ANA, 'valid-after="20261106"', 'ana']]],
  ];

  test.each(allowed)('where %s is %s', async (_what, state, lines) => {
    const signature = await signed({ file: keys.key('ana') });
    expect(await stateOf(signature, { allowedSigners: keys.allowed(...lines()) })).toBe(state);
  });

  test('is broken when it was made over something else, for something else, or is none', async () => {
    const allowedSigners = keys.allowed([ANA, '', 'ana']);
    const other = await signed({ file: keys.key('ana') }, { text: SEAL.replace('0', '1') });
    const file = join(temporary, 'git');
    writeFileSync(file, SEAL);
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', keys.key('ana'), file], {
      stdio: 'ignore',
    });
    const forGit = readFileSync(`${file}.sig`, 'utf8');
    const none = '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n';
    for (const signature of [other, forGit, none]) {
      expect(await stateOf(signature, { allowedSigners })).toBe('broken');
      expect(await stateOf(signature, {})).toBe('broken');
    }
  });

  test('without a file of allowed signers is of nobody known', async () => {
    expect(await stateOf(await signed({ file: keys.key('ana') }), {})).toBe('unknown');
  });

  test('of a revoked key is told as such, by a list of keys and by a KRL', async () => {
    const allowedSigners = keys.allowed([ANA, '', 'ana']);
    const signature = await signed({ file: keys.key('ana') });
    const list = join(temporary, 'revoked');
    writeFileSync(list, `${keys.publicKey('ana')}\n`);
    const krl = join(temporary, 'krl');
    execFileSync('ssh-keygen', ['-q', '-k', '-f', krl, `${keys.key('ana')}.pub`], { stdio: 'ignore' });
    const empty = join(temporary, 'none-revoked');
    writeFileSync(empty, '');
    expect(await stateOf(signature, { allowedSigners, revoked: list })).toBe('revoked');
    expect(await stateOf(signature, { allowedSigners, revoked: krl })).toBe('revoked');
    expect(await stateOf(signature, { allowedSigners, revoked: empty })).toBe('good');
  });

  test('is judged alike in every time zone', async () => {
    const allowedSigners = keys.allowed([ANA, 'valid-before="20261105080001Z"', 'ana']);
    const signature = await signed({ file: keys.key('ana') });
    for (const TZ of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
      const variables = { ...surroundings.variables, TZ };
      const claimed = { text: SEAL, signature, at: AT, own: [ANA], isOfAnother: () => false };
      const trusted = { allowedSigners, revoked: null };
      expect(await checkSignature(claimed, trusted, { ...surroundings, variables })).toBe('good');
    }
  });
});

describe('signing', () => {
  test('with a passphrase asks a desktop’s program for it, and says so when nobody gives it', async () => {
    const file = keys.key('locked', 'ed25519', PASSPHRASE);
    const allowedSigners = keys.allowed([ANA, '', 'locked']);
    expect(await stateOf(await signed({ file }, { more: keys.askpass() }), { allowedSigners })).toBe('good');
    expect(
      await codeOf(signed({ file }, { more: { SSH_ASKPASS: '/bin/false', SSH_ASKPASS_REQUIRE: 'force' } })),
    ).toBe('signing-failed');
  });

  test('goes through an agent, by a file or a line with the public half alone', async () => {
    const file = keys.key('held', 'ed25519', PASSPHRASE);
    const agent = keys.agent();
    execFileSync('ssh-add', ['-q', file], { env: { ...process.env, ...agent.variables, ...keys.askpass() } });
    const allowedSigners = keys.allowed([ANA, '', 'held']);
    const line = keys.publicKey('held');
    renameSync(file, `${file}.away`);
    for (const key of [{ file: `${file}.pub` }, { literal: line }]) {
      expect(await describeKey(key, surroundings)).toContain('held (ED25519)');
      expect(await stateOf(await signed(key, { more: agent.variables }), { allowedSigners })).toBe('good');
      expect(await codeOf(signed(key))).toBe('signing-failed');
    }
    execFileSync('ssh-add', ['-q', '-D'], { env: { ...process.env, ...agent.variables }, stdio: 'ignore' });
    expect(await codeOf(signed({ literal: line }, { more: agent.variables }))).toBe('signing-failed');
  });

  test('can be stopped while it waits, and leaves nothing behind', async () => {
    const waiting = join(temporary, 'waiting');
    const asked = join(temporary, 'asked');
    writeFileSync(waiting, `#!/bin/sh\necho $$ > ${asked}\nexec sleep 60\n`, { mode: 0o700 });
    const stop = new AbortController();
    const variables = { ...surroundings.variables, SSH_ASKPASS: waiting, SSH_ASKPASS_REQUIRE: 'force' };
    const key = { file: keys.key('locked', 'ed25519', PASSPHRASE) };
    const signing = signText(SEAL, key, { talks: false, stop: stop.signal }, { ...surroundings, variables });
    while (!existsSync(asked) || readFileSync(asked, 'utf8') === '')
      await new Promise((on) => setTimeout(on, 20));
    stop.abort();
    expect(await codeOf(signing)).toBe('signing-interrupted');
    expect(readdirSync(temporary).filter((name) => name.startsWith('touchstone-'))).toEqual([]);
    process.kill(Number(readFileSync(asked, 'utf8')));
  });

  test.each([
    ['a file that is not there', () => ({ file: join(temporary, 'nothing') })],
    ['a file that is no key', () => ({ file: join(import.meta.dirname, 'ssh.test.ts') })],
    ['words', () => ({ literal: 'ssh-ed25519 these are words' })],
  ])('%s is no key to sign with', async (_what, key) => {
    expect(await codeOf(describeKey(key(), surroundings))).toBe('sign-key-unusable');
  });

  test('without ssh-keygen is told as such, and so is checking', async () => {
    const signature = await signed({ file: keys.key('ana') });
    const bare = { ...surroundings, variables: { PATH: temporary } };
    const claimed = { text: SEAL, signature, at: AT, own: [ANA], isOfAnother: () => false };
    const stop = new AbortController().signal;
    expect(await codeOf(describeKey({ file: keys.key('ana') }, bare))).toBe('ssh-keygen-missing');
    expect(await codeOf(signText(SEAL, { file: keys.key('ana') }, { talks: false, stop }, bare))).toBe(
      'ssh-keygen-missing',
    );
    expect(await codeOf(checkSignature(claimed, { allowedSigners: null, revoked: null }, bare))).toBe(
      'ssh-keygen-missing',
    );
    expect(readdirSync(temporary).filter((name) => name.startsWith('touchstone-'))).toEqual([]);
  });

  test.each(['000', '077'])('keeps what it needs for a moment to the user, under umask %s', async (umask) => {
    const seen: string[] = [];
    const spy = join(temporary, `spy-${umask}`);
    writeFileSync(
      join(temporary, 'ssh-keygen'),
      `#!/bin/sh\nfor f in "$@"; do :; done\nstat -c %a "$f" "$(dirname "$f")" > ${spy}\nexit 1\n`,
      {
        mode: 0o755,
      },
    );
    const before = process.umask(Number.parseInt(umask, 8));
    try {
      const variables = { PATH: `${temporary}:${process.env.PATH ?? ''}` };
      const stop = new AbortController().signal;
      await codeOf(signText(SEAL, { file: 'x' }, { talks: false, stop }, { temporary, variables }));
      seen.push(...readFileSync(spy, 'utf8').trim().split('\n'));
    } finally {
      process.umask(before);
      rmSync(join(temporary, 'ssh-keygen'));
    }
    expect(seen).toEqual(['600', '700']);
  });
});

describe('which keys', () => {
  let home: string;
  let folder: string;
  let variables: Readonly<Record<string, string | undefined>>;

  beforeAll(() => {
    home = mkdtempSync(join(temporary, 'home-'));
    folder = join(home, 'repository', 'hiring');
    variables = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('mkdir', ['-p', folder, join(home, '.ssh')]);
    execFileSync('git', ['init', '-q', join(home, 'repository')]);
  });

  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, 'config', ...args]);
  };
  const wanted = (): TrustedKeys => trustedKeys(folder, true, variables);
  const codeOfWanted = (): ProblemCode | null => {
    try {
      wanted();
      return null;
    } catch (thrown) {
      return isFailure(thrown) ? thrown.problem.code : null;
    }
  };

  test('sign: git’s, when git signs with SSH; else the usual ones', () => {
    const key = (): SignKey | null => ownSignKey(folder, variables, home);
    expect(key()).toBeNull();
    writeFileSync(join(home, '.ssh', 'id_rsa'), '');
    expect(key()).toEqual({ file: join(home, '.ssh', 'id_rsa') });
    writeFileSync(join(home, '.ssh', 'id_ed25519.pub'), '');
    expect(key()).toEqual({ file: join(home, '.ssh', 'id_ed25519.pub') });
    git('user.signingkey', '~/keys/work');
    expect(key()).toEqual({ file: join(home, '.ssh', 'id_ed25519.pub') });
    git('gpg.format', 'ssh');
    expect(key()).toEqual({ file: join(home, 'keys/work') });
    git('user.signingkey', 'keys/work');
    expect(key()).toEqual({ file: join(home, 'repository/keys/work') });
    for (const literal of ['ssh-ed25519 AAAA ana', 'sk-ssh-ed25519@openssh.com AAAA']) {
      git('user.signingkey', `key::${literal}`);
      expect(key()).toEqual({ literal });
    }
    git('user.signingkey', 'ssh-rsa AAAA');
    expect(key()).toEqual({ literal: 'ssh-rsa AAAA' });
  });

  test('are trusted: those of git’s file, else those of the folder’s', () => {
    expect(codeOfWanted()).toBe('allowed-signers-missing');
    expect(trustedKeys(folder, false, variables)).toEqual({ allowedSigners: null, revoked: null });
    const own = join(folder, 'allowed_signers');
    execFileSync('ln', ['-s', '/etc/hostname', own]);
    expect(codeOfWanted()).toBe('file-is-link');
    rmSync(own);
    writeFileSync(own, '');
    expect(wanted()).toEqual({ allowedSigners: own, revoked: null });
    git('gpg.ssh.allowedSignersFile', 'trusted/signers');
    expect(codeOfWanted()).toBe('allowed-signers-missing');
    git('gpg.ssh.allowedSignersFile', '~/.ssh/id_rsa');
    expect(wanted()).toEqual({ allowedSigners: join(home, '.ssh/id_rsa'), revoked: null });
    git('gpg.ssh.revocationFile', '~/revoked');
    expect(codeOfWanted()).toBe('revoked-keys-missing');
    writeFileSync(join(home, 'revoked'), '');
    expect(wanted().revoked).toBe(join(home, 'revoked'));
  });

  test('without git are the folder’s and the usual ones', () => {
    const bare = { ...variables, PATH: '/nonexistent' };
    expect(ownSignKey(folder, bare, home)).toEqual({ file: join(home, '.ssh', 'id_ed25519.pub') });
    expect(trustedKeys(folder, true, bare).allowedSigners).toBe(join(folder, 'allowed_signers'));
  });
});
