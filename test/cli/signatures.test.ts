import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SealedCard } from '../../src/domain/scorecard.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { redacted, sealScorecard } from '../../src/format/seal.js';
import type { KeyRing } from '../store/ssh-keys.js';
import { PASSPHRASE, keyRing } from '../store/ssh-keys.js';
import { encryptedPanel } from './encrypted-panel.js';
import { OPEN, SEATS, answersOf, cardOf, openPanel, seal, sealing } from './open-panel.js';
import { misfits } from './schema-fit.js';
import type { Ran, World } from './world.js';
import { copyOf, removeWorlds } from './world.js';

// Each test starts programs, and may have to wait for its turn.
jest.setTimeout(60_000);

const ANA = cardOf('ana.character');
const BEN = cardOf('ben.practice');
const address = (person: string): string => `${person}@example.org`;

let keys: KeyRing;
let open: World;
/** All three have signed. */
let signed: World;
let world: World;

beforeAll(async () => {
  keys = keyRing();
  open = await openPanel();
  signed = copyOf(open);
  for (const seat of SEATS) await run([...sealing(seat), ...keyOf(seat)], {}, signed);
}, 60_000);
afterAll(() => {
  keys.remove();
  removeWorlds();
});
beforeEach(() => {
  world = copyOf(signed);
});

async function run(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
  where: World = world,
): Promise<Ran> {
  const variables = {
    PATH: process.env.PATH ?? '',
    HOME: join(where.path, 'home'),
    GIT_CONFIG_NOSYSTEM: '1',
    ...more,
  };
  return where.run(args, { variables });
}

async function done(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const ran = await run(args, more);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return ran;
}

function keyOf(seat: string): readonly string[] {
  const [person = ''] = seat.split('.');
  return ['--sign-key', keys.key(person)];
}

function cardIn(file: string, where: World = world): SealedCard {
  return JSON.parse(where.read(file)) as SealedCard;
}

function allow(...people: readonly string[]): void {
  const lines = people.map((person) => `${address(person)} ${keys.publicKey(person)}\n`);
  world.write('allowed_signers', lines.join(''));
}

function policy(text: string): void {
  world.write('touchstone.yaml', `${world.read('touchstone.yaml').trimEnd()}\nsignatures: ${text}\n`);
}

function unsign(file: string): void {
  const { signature: _signature, ...card } = cardIn(file);
  world.write(file, encodeScorecard(card));
}

/** Signs a card as somebody would by hand, in whatever namespace. */
function signByHand(file: string, person: string, namespace = 'touchstone-scorecard'): void {
  const card = cardIn(file);
  const signature = execFileSync('ssh-keygen', ['-Y', 'sign', '-n', namespace, '-f', keys.key(person)], {
    input: `${card.seal}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  world.write(file, encodeScorecard({ ...card, signature }));
}

/** A card that says something else, sealed anew, its signature left as it was. */
function forge(file: string): void {
  const { header, payload, signature } = cardIn(file);
  if ('age' in payload) throw new Error('The sample is not encrypted.');
  const forged = sealScorecard({ header: { ...header, interruptions: 7 }, payload });
  world.write(file, encodeScorecard(signature === undefined ? forged : { ...forged, signature }));
}

describe('a signature', () => {
  test('is made over the seal, as the documented command checks it', () => {
    const { seal: sealed, signature = '' } = cardIn(ANA);
    allow('ana');
    world.write('card.sig', signature);
    const args = ['-Y', 'verify', '-f', 'allowed_signers', '-I', address('ana')];
    const said = execFileSync('ssh-keygen', [...args, '-n', 'touchstone-scorecard', '-s', 'card.sig'], {
      cwd: world.hiring,
      input: `${sealed}\n`,
      encoding: 'utf8',
    });
    expect(said).toContain('Good');
  });

  test('is outside the seal: the card is the same without it', async () => {
    const plain = copyOf(open);
    await seal(plain, ...SEATS);
    const { signature, ...card } = cardIn(ANA);
    const { header, ...rest } = cardIn(ANA, plain);
    expect(signature).toContain('BEGIN SSH SIGNATURE');
    expect(Object.keys(card).sort()).toEqual(Object.keys({ header, ...rest }).sort());
    expect(world.mode(ANA)).toBe('600');
  });

  test('stays good when a text is taken out', async () => {
    allow('ana', 'ben', 'chi');
    policy('{ required: true }');
    const card = cardIn(ANA);
    if ('age' in card.payload) throw new Error('The sample is not encrypted.');
    const notes = card.payload.notes.map((note) => ({ ...note, text: redacted(note.text) }));
    world.write(ANA, encodeScorecard({ ...card, payload: { ...card.payload, notes } }));
    const { code, stderr } = await run(['verify', OPEN]);
    expect([code, stderr]).toEqual([0, '3 sealed cards hold. 3 of them bear a good signature.\n']);
    expect((await run(['merge', OPEN, '--stdout'])).code).toBe(0);
  });

  test('that is good changes nothing in the recommendation, required or not', async () => {
    const plain = await done(['merge', OPEN, '--json']);
    allow('ana', 'ben', 'chi');
    policy('{ required: true }');
    expect((await done(['merge', OPEN, '--json'])).stdout).toBe(plain.stdout);
  });
});

interface Doubtful {
  readonly name: string;
  readonly spoil: () => void;
  readonly code: 'card-unsigned' | 'signer-unknown' | 'signature-wrong';
  readonly says: string;
}

const UNSIGNED: Doubtful = {
  name: 'without a signature',
  spoil: () => {
    allow('ana', 'ben', 'chi');
    unsign(BEN);
  },
  code: 'card-unsigned',
  says: 'bears no signature',
};
const UNKNOWN: readonly Doubtful[] = [
  {
    name: 'by a key that nobody vouches for',
    spoil: () => {
      allow('ana', 'chi');
    },
    code: 'signer-unknown',
    says: 'is signed with a key that nobody vouches for',
  },
  {
    name: 'by a key that had expired',
    spoil: () => {
      allow('ana', 'chi');
      const line = `${address('ben')} valid-before="20261105" ${keys.publicKey('ben')}\n`;
      world.write('allowed_signers', world.read('allowed_signers') + line);
    },
    code: 'signer-unknown',
    says: 'is signed with a key that nobody vouches for',
  },
];
const WRONG: readonly Doubtful[] = [
  {
    name: 'over what the card said before',
    spoil: () => {
      allow('ana', 'ben', 'chi');
      forge(BEN);
    },
    code: 'signature-wrong',
    says: 'bears a wrong signature',
  },
  {
    name: 'in another namespace',
    spoil: () => {
      allow('ana', 'ben', 'chi');
      signByHand(BEN, 'ben', 'git');
    },
    code: 'signature-wrong',
    says: 'bears a wrong signature',
  },
  {
    name: 'by a colleague',
    spoil: () => {
      allow('ana', 'ben', 'chi');
      signByHand(BEN, 'ana');
    },
    code: 'signature-wrong',
    says: 'bears a wrong signature',
  },
  {
    name: 'by a revoked key',
    spoil: () => {
      allow('ana', 'ben', 'chi');
      world.write('revoked', `${keys.publicKey('ben')}\n`);
      execFileSync('git', ['init', '-q', world.hiring]);
      execFileSync('git', ['-C', world.hiring, 'config', 'gpg.ssh.revocationFile', 'revoked']);
    },
    code: 'signature-wrong',
    says: 'bears a wrong signature',
  },
];

async function codesFrom(args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run([...args, '--json']);
  return (JSON.parse(stdout) as { findings: readonly { code: string }[] }).findings.map(({ code }) => code);
}

describe('where signatures are required', () => {
  describe.each([UNSIGNED, ...UNKNOWN, ...WRONG])('a card $name', ({ spoil, code, says }) => {
    beforeEach(() => {
      policy('{ required: true }');
      spoil();
    });

    test('is not counted, and its seat is waited for, as everybody says', async () => {
      const merged = await run(['merge', OPEN]);
      expect(merged.code).toBe(1);
      expect(merged.stdout).toContain('2 of 3 planned cards sealed');
      expect(merged.stdout.replace(/\s+/g, ' ')).toContain(`the card of ben (practice) ${says}`);
      const { stdout: status } = await run(['status', OPEN], {});
      expect(status).toContain('2 of 3 sealed');
      expect(status.replace(/\s+/g, ' ')).toContain(`${says}, so still awaited`);
      const summary = await run(['summary', OPEN, '--format', 'md']);
      expect(summary.stdout).toContain(`Not counted: the card of ben (practice) ${says}`);
      expect(summary.code).toBe(code === 'signature-wrong' ? 1 : 0);
      const data = JSON.parse((await run(['merge', OPEN, '--json'])).stdout) as {
        uncounted: readonly object[];
      };
      expect(misfits('recommendation', data)).toEqual([]);
      const why = code === 'card-unsigned' ? 'unsigned' : code;
      expect(data.uncounted).toEqual([{ interviewer: 'ben', interview: 'practice', why }]);
      expect(await codesFrom(['verify', OPEN])).toEqual([code]);
    });
  });

  test.each([UNSIGNED, ...WRONG.slice(2, 3)])(
    'a card $name lets nobody go on without its author, and shows no rating',
    async ({ spoil }) => {
      policy('{ required: true }');
      spoil();
      const before = world.listing('hiring');
      const outputs = [
        await run(['merge', OPEN, '--stdout']),
        await run(['merge', OPEN, '--what-if', '--without', 'ben']),
        await run(['debrief', OPEN, '--as', 'ana', '--blank']),
        await run(['decide', OPEN, '--decision', 'hire', '--by', 'ana', '--reason', 'We like them']),
        await run(['export', OPEN, '--format', 'csv']),
        await run(['status', OPEN, '--json']),
        await run(['summary', OPEN, '--json']),
        await run(['verify', OPEN, '--json']),
      ];
      expect(outputs.slice(0, 4).map(({ code: exit }) => exit)).toEqual([1, 1, 1, 1]);
      const said = outputs.map(({ stdout, stderr }) => stdout + stderr).join('');
      expect(said).not.toMatch(/"rating"|strong-hire|"hire"|no-hire|\b[1-5]\.[0-9]{2}\b/);
      expect(world.listing('hiring')).toEqual(before);
    },
  );

  test.each(['status', 'summary'])('%s tells it as data that fits the schema', async (command) => {
    policy('{ required: true }');
    allow('ana', 'chi');
    unsign(BEN);
    signByHand(ANA, 'chi');
    const { stdout } = await run([command, OPEN, '--json']);
    expect(misfits(command, JSON.parse(stdout))).toEqual([]);
    expect(stdout).toContain('signature-wrong');
    expect(stdout).toContain('unsigned');
  });

  test('the author can sign later, and the card changes in nothing else', async () => {
    allow('ana', 'ben', 'chi');
    policy('{ required: true }');
    unsign(BEN);
    const before = cardIn(BEN);
    const interview = ['interview', OPEN, '--as', 'ben', '--interview', 'practice'];
    expect((await run(interview)).stderr).toContain('sealed');
    expect((await run(['status', OPEN])).stdout).toContain(`touchstone interview ${OPEN} --as ben --sign`);
    const ran = await done([...interview, '--sign', ...keyOf('ben')]);
    expect(ran.stderr).toContain(before.seal);
    const { signature, ...rest } = cardIn(BEN);
    expect(signature).toBe(cardIn(BEN, signed).signature);
    expect(rest).toEqual(before);
    expect(world.mode(BEN)).toBe('600');
    expect((await run(['merge', OPEN, '--stdout'])).code).toBe(0);
    const again = await run([...interview, '--sign', ...keyOf('ben')]);
    expect([again.code, again.stderr.includes('is sealed and signed')]).toEqual([1, true]);
  });

  test('a wrong signature is mended in the same way', async () => {
    allow('ana', 'ben', 'chi');
    policy('{ required: true }');
    signByHand(BEN, 'ana');
    await done(['interview', OPEN, '--as', 'ben', '--interview', 'practice', '--sign', ...keyOf('ben')]);
    expect(world.read(BEN)).toBe(signed.read(BEN));
  });

  test('git knows the card again that got its signature later, and not the one that lost it', async () => {
    allow('ana', 'ben', 'chi');
    unsign(BEN);
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-C', world.hiring, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'Cards');
    await done(['interview', OPEN, '--as', 'ben', '--interview', 'practice', '--sign', ...keyOf('ben')]);
    git('add', '.');
    git('commit', '-q', '-m', 'Sign');
    expect((await run(['verify', OPEN])).code).toBe(0);
    unsign(ANA);
    expect(await codesFrom(['verify', OPEN])).toEqual(['changed-since-commit']);
  });

  test.each([
    [['status']],
    [['merge', OPEN]],
    [['merge', '--all']],
    [['summary']],
    [['verify']],
    [['export']],
    [['compare', 'soc-analyst']],
  ])('without a file of allowed signers %s fails and says what to do', async (args) => {
    policy('{ required: true }');
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Make allowed_signers');
  });

  test('without ssh-keygen it is told, and nothing is counted', async () => {
    allow('ana', 'ben', 'chi');
    policy('{ required: true }');
    const bare = { PATH: '/nonexistent' };
    for (const args of [['merge', OPEN], ['status'], ['verify']]) {
      const { code, stdout, stderr } = await run(args, bare);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain('ssh-keygen');
      expect(stderr).toContain('Install OpenSSH');
    }
  });
});

describe('where signatures are free', () => {
  test('a card without one, or by a key that nobody knows, counts as ever', async () => {
    const plain = await done(['merge', OPEN, '--json']);
    for (const { spoil } of [UNSIGNED, ...UNKNOWN]) {
      world = copyOf(signed);
      spoil();
      expect((await done(['merge', OPEN, '--json'])).stdout).toBe(plain.stdout);
      expect((await run(['verify', OPEN])).code).toBe(0);
    }
    world = copyOf(signed);
    const { stderr } = await run(['verify', OPEN]);
    expect(stderr).toContain('nobody vouches for the key');
    expect((await run(['verify', OPEN])).code).toBe(0);
  });

  test.each(WRONG)('a signature $name never counts', async ({ spoil }) => {
    spoil();
    const { code, stdout } = await run(['merge', OPEN]);
    expect([code, stdout.includes('bears a wrong signature')]).toEqual([1, true]);
    expect(await codesFrom(['verify', OPEN])).toEqual(['signature-wrong']);
    expect((await run(['verify', OPEN])).code).toBe(1);
    expect((await run(['summary', OPEN])).code).toBe(1);
    expect((await run(['summary', OPEN, '--fail-on', 'broken-seal'])).code).toBe(0);
  });

  test('nothing is started for a folder without signatures', async () => {
    for (const seat of SEATS) unsign(cardOf(seat));
    const programs = join(world.path, 'programs');
    const log = join(world.path, 'started');
    mkdirSync(programs);
    for (const name of ['ssh-keygen', 'git']) {
      writeFileSync(join(programs, name), `#!/bin/sh\necho ${name} "$@" >> ${log}\nexit 1\n`);
      chmodSync(join(programs, name), 0o755);
    }
    const variables = { PATH: `${programs}:${process.env.PATH ?? ''}` };
    for (const args of [['merge', OPEN], ['status'], ['verify', OPEN], ['summary'], ['export']]) {
      await run(args, variables);
    }
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
  });
});

test('no program that signs or checks is handed a key of the organisation', async () => {
  const seen = join(world.path, 'seen');
  const programs = join(world.path, 'programs');
  mkdirSync(programs);
  for (const name of ['ssh-keygen', 'git']) {
    writeFileSync(join(programs, name), `#!/bin/sh\nenv >> ${seen}\nexit 1\n`, { mode: 0o755 });
  }
  allow('ana');
  const secrets = { TOUCHSTONE_IDENTITY: 'AGE-SECRET-KEY-1NOT', TOUCHSTONE_PASSPHRASE: 'not for others' };
  const variables = { ...secrets, PATH: `${programs}:${process.env.PATH ?? ''}` };
  await run(['verify', OPEN], variables);
  await run(['interview', OPEN, '--as', 'ana', '--sign'], variables);
  const handed = readFileSync(seen, 'utf8');
  expect(handed).toContain('PATH=');
  expect(handed).not.toMatch(/AGE-SECRET-KEY|not for others|TOUCHSTONE_/);
});

describe('signing at the end of an interview', () => {
  const interview = sealing('ana.character');

  beforeEach(() => {
    world = copyOf(open);
  });

  test('is done where touchstone.yaml says so, with the key that git signs with', async () => {
    policy('{ sign: true }');
    allow('ana');
    execFileSync('git', ['init', '-q', world.hiring]);
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingkey', keys.key('ana')],
    ]) {
      execFileSync('git', ['-C', world.hiring, 'config', name ?? '', value ?? '']);
    }
    const { stderr } = await done(interview);
    expect(stderr).toContain('will be signed with your key 256 SHA256:');
    expect((await done(['verify', OPEN])).stderr).toContain('1 of them bears a good signature');
  });

  test('goes through an agent with a key that git has as a line', async () => {
    const file = keys.key('locked', 'ed25519', PASSPHRASE);
    const agent = keys.agent();
    execFileSync('ssh-add', ['-q', file], { env: { ...process.env, ...agent.variables, ...keys.askpass() } });
    execFileSync('git', ['init', '-q', world.hiring]);
    execFileSync('git', ['-C', world.hiring, 'config', 'gpg.format', 'ssh']);
    execFileSync('git', [
      '-C',
      world.hiring,
      'config',
      'user.signingkey',
      `key::${keys.publicKey('locked')}`,
    ]);
    await done([...interview, '--sign'], agent.variables);
    world.write('allowed_signers', `${address('ana')} ${keys.publicKey('locked')}\n`);
    expect((await done(['verify', OPEN])).stderr).toContain('1 of them bears a good signature');
  });

  test('asks for a passphrase, and when it does not get it, nothing is sealed and nothing is lost', async () => {
    const key = ['--sign-key', keys.key('locked', 'ed25519', PASSPHRASE)];
    const before = world.listing();
    const refused = await run([...interview, ...key], {
      SSH_ASKPASS: '/bin/false',
      SSH_ASKPASS_REQUIRE: 'force',
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('could not be signed');
    expect(refused.stderr).toContain('--no-sign');
    expect(world.listing()).toEqual(before);
    await done([...interview, ...key], keys.askpass());
    expect(cardIn(ANA).signature).toContain('BEGIN SSH SIGNATURE');
  });

  test.each<[string, () => readonly string[], Readonly<Record<string, string>>, string]>([
    ['no key', () => [], {}, 'There is no SSH key to sign with'],
    ['a key that is none', () => ['--sign-key', join(world.hiring, 'touchstone.yaml')], {}, 'is no SSH key'],
    ['no ssh-keygen', () => ['--sign-key', keys.key('ana')], { PATH: '/nonexistent' }, 'Install OpenSSH'],
  ])('with %s is refused before the interview, and can be left out', async (_what, key, variables, says) => {
    policy('{ required: true }');
    const before = world.listing('hiring');
    const { code, stderr } = await run([...interview, ...key()], variables);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    // A terminal is asked for nothing either.
    const live = await world.run(['interview', OPEN, '--as', 'ana', '--plain', ...key()], {
      variables: { HOME: join(world.path, 'home'), PATH: process.env.PATH ?? '', ...variables },
      columns: 80,
      input: '',
    });
    expect([live.code, live.stderr.includes(says), live.stdout]).toEqual([2, true, '']);
    expect(world.listing('hiring')).toEqual(before);
    const left = await run([...interview, '--no-sign'], variables);
    expect(left.code).toBe(0);
    expect(left.stderr).toContain('Until you sign it, your card is not counted');
    expect(cardIn(ANA).signature).toBeUndefined();
  });

  test('says when nobody vouches for the key yet, and the card counts once somebody does', async () => {
    policy('{ required: true }');
    allow('ben');
    const { stderr } = await done([...interview, ...keyOf('ana')]);
    expect(stderr).toContain('nobody vouches for your key yet');
    expect(stderr).toContain('Still to seal: ana');
    allow('ana', 'ben');
    expect((await run(['status', OPEN])).stdout).toContain('1 of 3 sealed');
  });

  test('does not go with the order to leave it', async () => {
    const { code, stderr } = await run([...interview, ...keyOf('ana'), '--no-sign']);
    expect([code, stderr.includes('--no-sign')]).toEqual([2, true]);
  });

  test('is not done to a card that somebody else left in the place', async () => {
    await done(interview);
    await done(sealing('ben.practice'));
    const ben = cardIn(BEN);
    world.write(ANA, encodeScorecard(ben));
    const { code, stderr } = await run(['interview', OPEN, '--as', 'ana', '--sign', ...keyOf('ana')]);
    expect([code, stderr.includes('card-elsewhere')]).toEqual([1, true]);
    expect(cardIn(ANA)).toEqual(ben);
  });
});

describe('with a kit', () => {
  const KIT = `../kits/${OPEN}.ana.character.kit.json`;
  const CARD = `../kits/${OPEN}.ana.character.scorecard.json`;

  beforeEach(async () => {
    world = copyOf(open);
    policy('{ required: true }');
    allow('ana', 'ben', 'chi');
    await done(['plan', OPEN, '--kits', '../kits']);
  });

  test('the policy comes along, and the card that comes back counts', async () => {
    expect(JSON.parse(world.read(KIT))).toMatchObject({ signatures: { required: true } });
    const away = await run(['interview', KIT, '--answers', answersOf('ana.character')]);
    expect([away.code, away.stderr.includes('There is no SSH key')]).toEqual([2, true]);
    await done(['interview', KIT, '--answers', answersOf('ana.character'), ...keyOf('ana')]);
    await done(['receive', CARD]);
    expect((await run(['status', OPEN])).stdout).toContain('1 of 3 sealed');
  });

  test.each([
    ['a card without a signature', [], 'card-unsigned'],
    ['a card that a colleague signed', ['--sign-key', 'ben'], 'signature-wrong'],
    ['a card of a key that nobody vouches for', ['--sign-key', 'zoe'], 'signer-unknown'],
  ])('%s is not filed: it would take its author’s place', async (_what, [option, who = ''], code) => {
    const key = option === undefined ? ['--no-sign'] : [option, keys.key(who)];
    await done(['interview', KIT, '--answers', answersOf('ana.character'), ...key]);
    const before = world.listing('hiring');
    const ran = await run(['receive', CARD]);
    expect([ran.code, ran.stderr.includes(code)]).toEqual([1, true]);
    expect(world.listing('hiring')).toEqual(before);
  });

  test('a card that was filed without a signature gets it from the one that comes once more', async () => {
    world.edit('touchstone.yaml', 'signatures: { required: true }\n', '');
    await done(['interview', KIT, '--answers', answersOf('ana.character'), '--no-sign']);
    await done(['receive', CARD]);
    policy('{ required: true }');
    const before = cardIn(ANA);
    await done(['interview', KIT, '--sign', ...keyOf('ana')]);
    const { stdout } = await done(['receive', CARD, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ filed: [{ file: ANA, already: true, signed: true }] });
    const { signature, ...rest } = cardIn(ANA);
    expect(rest).toEqual(before);
    expect(signature).toBe(cardIn(CARD).signature);
    const listing = world.listing('hiring');
    const again = JSON.parse((await done(['receive', CARD, '--json'])).stdout) as object;
    expect(again).toMatchObject({ filed: [{ already: true, signed: false }] });
    expect(world.listing('hiring')).toEqual(listing);
    const { stderr } = await run(['interview', KIT, '--sign']);
    expect(stderr.replace(/\s+/g, ' ')).toContain('is sealed and signed');
  });
});

test('in a folder that encrypts, a card in doubt keeps every other one shut', async () => {
  const folder = await encryptedPanel();
  world = folder.world;
  for (const seat of SEATS) await done([...sealing(seat), ...keyOf(seat)]);
  allow('ana', 'ben', 'chi');
  policy('{ required: true }');
  const { stderr } = await done(['verify', OPEN]);
  expect(stderr).toContain('3 of them bear a good signature. 3 of them are encrypted and stayed shut.');
  const merge = ['merge', OPEN, '--stdout', ...folder.identity];
  expect((await run(merge)).stdout).toContain('# Hire');
  signByHand(BEN, 'ana');
  // Whoever opens a card now fails for want of the key.
  rmSync(join(world.hiring, 'keys'), { recursive: true });
  const { code, stdout } = await run(merge);
  expect([code, stdout.includes('the card of ben (practice) bears a wrong signature')]).toEqual([1, true]);
  expect(await codesFrom(['verify', OPEN, ...folder.identity])).toEqual(['signature-wrong']);
});
