import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openedForCheck } from '../../src/cli/checks/opened-for-check.js';
import { readPanel } from '../../src/cli/panels/panel-reading.js';
import type { Keyring } from '../../src/domain/encrypted.js';
import type { SignatureCheck } from '../../src/domain/signature.js';
import { NO_DOUBTS } from '../../src/domain/signature.js';
import { newKeyPair } from '../../src/store/age.js';
import { lockCard } from '../../src/store/locking.js';
import { openArchive } from '../../src/store/archive.js';
import { readCandidateFiles } from '../../src/store/candidates.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { readableCard } from '../format/readable-card.js';
import type { EncryptedFolder } from './encrypted-panel.js';
import { encryptedPanel, lockedCard, opened } from './encrypted-panel.js';
import { OPEN, SEATS, answersOf, cardOf, seal, sealing } from './open-panel.js';
import type { World } from './world.js';
import { copyOf, removeWorlds } from './world.js';

let base: Awaited<ReturnType<typeof encryptedPanel>>;
let sealed: World;
let world: World;
let identity: EncryptedFolder['identity'];

beforeAll(async () => {
  base = await encryptedPanel();
  ({ identity } = base);
  sealed = copyOf(base.world);
  await seal(sealed, ...SEATS);
}, 60_000);
beforeEach(() => {
  world = copyOf(base.world);
});
afterAll(removeWorlds);

const PLAN = `candidates/${OPEN}/candidate.yaml`;
const CARD = cardOf('ana.character');
const KEY_LINE = /^key: .*\n/m;
const RATING = /"rating"|"recommendation"|"notAssessed"/;

describe('a sealed card', () => {
  test('holds nothing readable but its header, and no rating in that', () => {
    for (const seat of SEATS) {
      const text = sealed.read(cardOf(seat));
      expect(text).not.toMatch(RATING);
      const { header } = lockedCard(text);
      expect(Object.keys(header.coverage)).toEqual(['assessments', 'rated']);
      expect(header.coverage.rated).toBeLessThanOrEqual(header.coverage.assessments);
      const answers = sealed.read(answersOf(seat));
      const notes = [...answers.matchAll(/^ +- "?(.{12,}?)"?$/gm)].map(([, note = '']) => note);
      expect(notes.length).toBeGreaterThan(3);
      expect(notes.filter((note) => text.includes(note))).toEqual([]);
    }
  });

  test("opens with the candidate's key to what was noted, with a salt that keeps it from being guessed", async () => {
    const card = await opened(sealed.read(CARD), base.candidate);
    expect(card.payload.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(card.payload.assessments.length).toBe(card.header.coverage.assessments);
    await world.run(sealing('ana.character'), { seed: 'other' });
    const again = await opened(world.read(CARD), base.candidate);
    expect(again.payload.assessments).toEqual(card.payload.assessments);
    expect(again.header.payload).not.toBe(card.header.payload);
  });

  test('stays private and leaves no partial file', async () => {
    await seal(world, 'ana.character');
    expect(world.mode(CARD)).toBe('600');
    expect(world.listing().filter((line) => line.includes('.partial'))).toEqual([]);
  });

  test('is sealed once', async () => {
    const before = sealed.listing();
    const { code, stderr } = await sealed.run(sealing('ana.character'));
    expect(code).toBe(1);
    expect(stderr).toContain('sealed already');
    expect(sealed.listing()).toEqual(before);
  });
});

describe('without any key', () => {
  test('status and verify tell all that they tell', async () => {
    const status = await sealed.run(['status', OPEN]);
    expect(status.code).toBe(0);
    expect(status.stdout).toContain('all 3 sealed');
    const { code, stderr } = await sealed.run(['verify', OPEN]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '3 sealed cards hold. 3 of them are encrypted and stayed shut.\n',
    });
  });

  test('verify finds a card that was damaged', async () => {
    const copy = copyOf(sealed);
    copy.edit(CARD, /"age": "(-----[^"]{100})./, '"age": "$1_'.replace('$1', 'x'));
    expect((await copy.run(['verify', OPEN])).code).toBe(1);
  });

  test('merge says what is missing and writes nothing', async () => {
    const before = sealed.listing();
    const { code, stdout, stderr } = await sealed.run(['merge', OPEN]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no identity');
    expect(sealed.listing()).toEqual(before);
  });
});

describe('with an identity', () => {
  test('merge recommends what it recommends of readable cards', async () => {
    const plain = copyOf(base.world);
    plain.edit(PLAN, KEY_LINE, '');
    plain.edit('touchstone.yaml', /^encryption:\n(?: .*\n)+/m, '');
    await seal(plain, ...SEATS);
    const readable = JSON.parse((await plain.run(['merge', OPEN, '--json'])).stdout) as object;
    const { code, stdout } = await sealed.run(['merge', OPEN, '--json', ...identity]);
    expect(code).toBe(0);
    // Seals differ by their salts.
    const unsealed = (text: string): string => text.replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:');
    expect(unsealed(stdout)).toBe(unsealed(`${JSON.stringify(readable, null, 2)}\n`));
  });

  test('verify opens a complete panel and holds its payloads to the headers', async () => {
    const { code, stderr } = await sealed.run(['verify', OPEN, ...identity]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '3 sealed cards hold.\n' });
    const copy = copyOf(sealed);
    const card = await opened(copy.read(CARD), base.candidate);
    const lenient = { ...card, payload: { ...card.payload, recommendation: 'strong-yes' as const } };
    copy.write(CARD, encodeScorecard(await lockCard(lenient, base.candidate.recipient)));
    expect((await copy.run(['verify', OPEN])).code).toBe(0);
    const found = await copy.run(['verify', OPEN, ...identity]);
    expect(found.code).toBe(1);
    expect(found.stderr).toContain(CARD);
    expect(found.stderr).not.toMatch(RATING);
  });

  test.each([
    [
      'the key is gone',
      (copy: World) => {
        rmSync(join(copy.hiring, `keys/${OPEN}.age`));
      },
      `The key of ${OPEN} is not here`,
    ],
    [
      'the key is damaged',
      (copy: World) => {
        copy.write(`keys/${OPEN}.age`, 'x');
      },
      `keys/${OPEN}.age`,
    ],
  ])('verify tells when %s', async (_what, spoil, says) => {
    const copy = copyOf(sealed);
    spoil(copy);
    expect((await copy.run(['verify', OPEN])).code).toBe(0);
    const { code, stderr } = await copy.run(['verify', OPEN, ...identity]);
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(says);
  });

  test('nothing is opened before the panel is complete', async () => {
    await seal(world, 'ana.character', 'ben.practice');
    const asked: string[] = [];
    const keyring: Keyring = {
      hasIdentity: true,
      open: async (candidate) => {
        asked.push(candidate);
        return Promise.reject(new Error('opened'));
      },
    };
    const signatures: SignatureCheck = { required: false, stateOf: async () => Promise.resolve('unsigned') };
    const access = { keyring, signatures };
    const read = await readPanel(world.hiring, openArchive(world.hiring), OPEN, access);
    expect(read.panel.cards).toEqual([]);
    const filed = readCandidateFiles(world.hiring, OPEN);
    if (filed !== null) await openedForCheck(filed, NO_DOUBTS, keyring);
    expect(filed?.cards).toHaveLength(2);
    expect(asked).toEqual([]);
    await seal(world, 'chi.team');
    await expect(readPanel(world.hiring, openArchive(world.hiring), OPEN, access)).rejects.toThrow('opened');
  });

  test('merge and verify of an incomplete panel need no key file and show no rating', async () => {
    await seal(world, 'ana.character', 'ben.practice');
    rmSync(join(world.hiring, 'keys'), { recursive: true });
    const { code, stdout, stderr } = await world.run(['merge', OPEN, ...identity]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('chi');
    expect((await world.run(['verify', OPEN, ...identity])).code).toBe(0);
  });
});

describe('a candidate whose key was taken out', () => {
  beforeEach(() => {
    world.edit(PLAN, KEY_LINE, '');
  });

  test.each<[string, readonly string[], Parameters<World['run']>[1]]>([
    [
      'an interview at a terminal',
      ['interview', OPEN, '--as', 'ana', '--interview', 'character'],
      { columns: 80 },
    ],
    ['plain lines', ['interview', OPEN, '--as', 'ana', '--interview', 'character', '--plain'], {}],
    ['an answers file', sealing('ana.character'), {}],
    ['kits', ['plan', OPEN, '--kits', '../kits'], {}],
  ])('is refused before %s', async (_what, args, options) => {
    const before = world.listing();
    const { code, stdout, stderr } = await world.run(args, options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`${OPEN} has no key`);
    expect(world.listing()).toEqual(before);
  });

  test.each([
    ['the folder still encrypts', false],
    ['the folder says nothing of it any more', true],
  ])('is not written about readable once something is encrypted, whether or not %s', async (_what, both) => {
    const copy = copyOf(base.world);
    await seal(copy, 'ana.character');
    copy.edit(PLAN, KEY_LINE, '');
    if (both) copy.edit('touchstone.yaml', /^encryption:\n(?: .*\n)+/m, '');
    const before = copy.listing();
    for (const args of [
      sealing('ben.practice'),
      ['decide', OPEN, '--decision', 'on-hold', '--by', 'ana', '--reason', 'We wait for the others'],
      ['plan', OPEN, '--kits', '../kits'],
    ]) {
      const { code, stderr } = await copy.run(args);
      expect(code).toBe(2);
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
        `Put the line back, in candidate.yaml: key: ${base.candidate.recipient}`,
      );
    }
    expect(copy.listing()).toEqual(before);
    const { stdout } = await copy.run(['verify', OPEN, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ code: 'candidate-key-unlisted', file: CARD }] });
  });

  test('is told by check, where the plan says who it is', async () => {
    const { code, stdout } = await world.run(['check', PLAN, '--json']);
    expect(code).toBe(1);
    const line =
      world
        .read(PLAN)
        .split('\n')
        .findIndex((text) => text.startsWith('id:')) + 1;
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ code: 'candidate-without-key', file: PLAN, line }],
    });
  });

  test('is not in the way of a plan or a rehearsal', async () => {
    expect((await world.run(['plan', OPEN])).code).toBe(0);
    const rehearsal = await world.run(['interview', '--practice', '--plain'], { input: '' });
    expect(rehearsal.stderr + rehearsal.stdout).not.toContain('key');
  });
});

test('check tells of a key in a folder that does not encrypt, and the card is encrypted all the same', async () => {
  world.edit('touchstone.yaml', /^encryption:\n(?: .*\n)+/m, '');
  const line =
    world
      .read(PLAN)
      .split('\n')
      .findIndex((text) => text.startsWith('key:')) + 1;
  expect(JSON.parse((await world.run(['check', PLAN, '--json'])).stdout)).toMatchObject({
    findings: [{ code: 'key-without-encryption', line }],
  });
  await seal(world, 'ana.character');
  expect(lockedCard(world.read(CARD)).payload.recipient).toBe(base.candidate.recipient);
});

test('a key that was mistyped is told by check, and refused before the interview', async () => {
  const { recipient } = base.candidate;
  const last = recipient.endsWith('q') ? 'p' : 'q';
  world.edit(PLAN, recipient, `${recipient.slice(0, -1)}${last}`);
  const before = world.listing();
  const { code, stderr } = await world.run(sealing('ana.character'));
  expect(code).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('is no public key of age');
  expect(world.listing()).toEqual(before);
  expect(JSON.parse((await world.run(['check', PLAN, '--json'])).stdout)).toMatchObject({
    findings: [{ code: 'recipient-malformed' }],
  });
});

describe('a kit', () => {
  const KIT = `../kits/${OPEN}.ana.character.kit.json`;
  const BACK = `../kits/${OPEN}.ana.character.scorecard.json`;

  async function sealKit(): Promise<void> {
    const { code, stderr } = await world.run(['interview', KIT, '--answers', answersOf('ana.character')]);
    if (code !== 0) throw new Error(stderr);
  }

  test('seals an encrypted card without any folder, and receive files it as it is', async () => {
    await world.run(['plan', OPEN, '--kits', '../kits']);
    expect(world.read(KIT)).toContain(base.candidate.recipient);
    await sealKit();
    const text = world.read(BACK);
    expect(lockedCard(text).payload.recipient).toBe(base.candidate.recipient);
    const { code, stdout } = await world.run(['receive', BACK, '--json']);
    expect({ code, data: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      data: {
        format: 'touchstone/received@1',
        filed: [{ file: CARD, already: false, encrypted: false, signed: false }],
      },
    });
    expect(world.read(CARD)).toBe(text);
    expect((await world.run(['receive', BACK])).stdout).toBe(`${CARD} (filed already)\n`);
  });

  test('without a key gives a readable card, which receive encrypts and says so', async () => {
    await world.run(['plan', OPEN, '--kits', '../kits']);
    world.edit(KIT, /^ *"key": .*\n/m, '');
    await sealKit();
    const { seal, payload } = readableCard(world.read(BACK));
    const { code, stdout, stderr } = await world.run(['receive', BACK]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${CARD}\n` });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('came back readable, and was encrypted here');
    const filed = await opened(world.read(CARD), base.candidate);
    expect({ seal: filed.seal, payload: filed.payload }).toEqual({ seal, payload });
    expect(world.mode(CARD)).toBe('600');
    const again = world.listing('hiring');
    const twice = await world.run(['receive', BACK]);
    expect(twice).toMatchObject({ code: 0, stdout: `${CARD} (filed already)\n` });
    expect(world.listing('hiring')).toEqual(again);
    expect((await world.run(['verify', OPEN])).code).toBe(0);
  });

  test('for another key gives a card that receive files with a warning, and verify tells', async () => {
    await world.run(['plan', OPEN, '--kits', '../kits']);
    world.edit(KIT, base.candidate.recipient, (await newKeyPair()).recipient);
    await sealKit();
    const { code, stdout, stderr } = await world.run(['receive', BACK]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${CARD}\n` });
    expect(stderr).toContain('another key');
    const { stdout: findings } = await world.run(['verify', OPEN, '--json']);
    expect(JSON.parse(findings)).toMatchObject({
      findings: [{ code: 'recipient-unlike-key', file: CARD }],
    });
  });

  test('whose candidate lost the key is not received', async () => {
    await world.run(['plan', OPEN, '--kits', '../kits']);
    world.edit(KIT, /^ *"key": .*\n/m, '');
    await sealKit();
    world.edit(PLAN, KEY_LINE, '');
    const before = world.listing();
    const { code, stderr } = await world.run(['receive', BACK]);
    expect(code).toBe(1);
    expect(stderr).toContain('has no key');
    expect(world.listing()).toEqual(before);
  });
});

test('verify tells of a card that somebody put there readable', async () => {
  const card = await opened(sealed.read(CARD), base.candidate);
  const copy = copyOf(sealed);
  copy.write(CARD, encodeScorecard(card));
  const { code, stdout } = await copy.run(['verify', OPEN, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ code: 'card-not-encrypted', file: CARD }] });
});
