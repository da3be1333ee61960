import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard, SealedCard } from '../../src/domain/scorecard.js';
import { isLocked, textOf } from '../../src/domain/scorecard.js';
import { encodeScorecard, parseScorecard } from '../../src/format/scorecard.js';
import { sealScorecard, verifySeal } from '../../src/format/seal.js';
import { lockCard } from '../../src/store/locking.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import { OPEN, cardOf, openPanel, seal } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds } from './world.js';

const { hire } = SAMPLE;
const CARD = cardOf('ana.character', hire);
const DOCUMENT = `candidates/${hire}/recommendation.md`;
const IDENTITY = ['--identity', IDENTITY_FILE];

let plain: World;
let locked: World;
let original: Scorecard;
/** A note that the recommendation quotes. */
let note: string;
let words: string;

beforeAll(async () => {
  plain = await openPanel();
  await seal(plain, 'ana.character');
  await plain.run(['merge', hire]);
  original = JSON.parse(plain.read(CARD)) as Scorecard;
  const found = original.payload.notes.find(({ text }) => {
    words = (textOf(text) ?? '').split(/[^\p{L} ]/u)[0] ?? '';
    return words.length > 20 && plain.read(DOCUMENT).includes(words);
  });
  note = found?.id ?? '';
  locked = copyOf(plain);
  await lockWorld(locked);
}, 30_000);
afterAll(removeWorlds);

const redact = async (world: World, ...args: readonly string[]): ReturnType<World['run']> =>
  world.run(['redact', hire, 'ana.character', '--as', 'ana', ...args]);

function cardIn(world: World): SealedCard {
  const parsed = parseScorecard(world.read(CARD), CARD);
  if (!parsed.ok) throw new Error('It cannot be read.');
  return parsed.value;
}

function git(world: World, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', world.hiring, ...args], { encoding: 'utf8' });
}

function commit(world: World, ...paths: readonly string[]): void {
  if (!existsSync(join(world.hiring, '.git'))) git(world, 'init', '-q');
  git(world, 'config', 'user.name', 'x');
  git(world, 'config', 'user.email', 'ana@example.org');
  git(world, 'add', '--all', ...paths);
  git(world, 'commit', '--allow-empty', '-qm', 'x');
}

describe('a redacted note', () => {
  test('is gone from the card and the recommendation; ratings and seal stay', async () => {
    const world = copyOf(plain);
    expect(words.length).toBeGreaterThan(20);
    const { code, stderr } = await redact(world, '--note', note, '--yes');
    expect({ code, says: stderr.includes('The recommendation was written anew') }).toEqual({
      code: 0,
      says: true,
    });
    const card = cardIn(world);
    expect(world.read(CARD)).not.toContain(words);
    expect(world.read(DOCUMENT)).not.toContain(words);
    expect(world.read(DOCUMENT)).toContain('redacted');
    expect(world.mode(CARD)).toBe('600');
    expect(verifySeal(card)).toBeNull();
    expect([card.seal, card.header]).toEqual([original.seal, original.header]);
    if (isLocked(card)) throw new Error('It is locked.');
    expect(card.payload.assessments).toEqual(original.payload.assessments);
    expect(card.payload.notes.filter(({ id }) => id !== note)).toEqual(
      original.payload.notes.filter(({ id }) => id !== note),
    );
    expect(world.read('erasures.jsonl')).toBe(
      `{"act":"redacted","by":"ana","candidate":"${hire}","format":"touchstone/act@1","on":"2026-11-05T08:00:00Z"}\n`,
    );
    expect((await world.run(['verify'])).code).toBe(0);
    expect((await world.run(['merge', hire])).stderr).toContain('is up to date');
  });

  test('several at once, and the closing remark', async () => {
    const world = copyOf(plain);
    const ids = original.payload.notes.slice(0, 3).map(({ id }) => id);
    const { code } = await redact(world, ...ids.flatMap((id) => ['--note', id]), '--closing', '--yes');
    expect(code).toBe(0);
    const card = cardIn(world);
    if (isLocked(card)) throw new Error('It is locked.');
    expect(card.payload.notes.filter(({ text }) => 'redacted' in text).map(({ id }) => id)).toEqual(ids);
    expect(card.payload.closing).toHaveProperty('redacted');
    expect(verifySeal(card)).toBeNull();
  });

  test('in an encrypted card is gone once it is opened, and the card is locked again', async () => {
    const world = copyOf(locked);
    expect((await redact(world, '--note', note, '--yes')).code).toBe(2);
    const before = world.read(CARD);
    const { code } = await redact(world, '--note', note, '--yes', ...IDENTITY);
    expect(code).toBe(0);
    expect(world.read(CARD)).not.toBe(before);
    const card = cardIn(world);
    expect(isLocked(card) && verifySeal(card) === null && card.seal === original.seal).toBe(true);
    const listed = await redact(world, ...IDENTITY);
    expect(listed.stdout).toContain(`--note ${note} `);
    expect(listed.stdout).toContain('[redacted]');
    expect(listed.stdout).not.toContain(words);
    expect(world.read(DOCUMENT)).not.toContain(words);
    expect((await world.run(['verify', ...IDENTITY])).code).toBe(0);
  });

  test('can be redacted again, which changes the card no more', async () => {
    const world = copyOf(plain);
    await redact(world, '--note', note, '--yes');
    const before = world.read(CARD);
    const { code, stderr } = await redact(world, '--note', note, '--yes');
    expect(code).toBe(0);
    expect(stderr).toContain('had been taken out before');
    expect(world.read(CARD)).toBe(before);
  });

  test('whose recommendation was not rewritten any more gets it rewritten by the same command', async () => {
    const world = copyOf(plain);
    const stale = world.read(DOCUMENT);
    await redact(world, '--note', note, '--yes');
    world.write(DOCUMENT, stale);
    await redact(world, '--note', note, '--yes');
    expect(world.read(DOCUMENT)).not.toContain(words);
  });
});

describe('before anything is redacted', () => {
  test('the texts are listed by the names that redact takes', async () => {
    const all = await plain.run(['redact', hire]);
    expect(all.code).toBe(0);
    for (const name of ['ana.character', 'ben.practice', 'chi.team'])
      expect(all.stdout).toContain(`${name}\n`);
    const one = await redact(plain);
    expect(one.stdout).toContain('ana.character\n');
    expect(one.stdout).not.toContain('ben.practice');
    for (const { id } of original.payload.notes) expect(one.stdout).toContain(`--note ${id} `);
    expect(one.stdout).toContain('--closing');
  });

  test.each([
    [['redact', hire, 'ana.character', '--note', 'n999', '--yes'], 'n999'],
    [['redact', hire, 'ana.charakter', '--note', 'n1', '--yes'], '"ana.character"'],
    [['redact', hire, '../../x.y', '--note', 'n1', '--yes'], '../../x'],
    [['redact', hire, '--note', 'n1', '--yes'], 'A card is needed'],
    [['redact', hire, 'ana.character', '--note', 'n1'], '--yes'],
    [['redact', 'c-7k2x', 'ana.character', '--note', 'n1', '--yes'], `"${hire}"`],
  ])('%j is refused', async (args, says) => {
    const before = plain.listing();
    const { code, stderr } = await plain.run([...args, '--as', 'ana']);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(plain.listing()).toEqual(before);
  });

  test.each([
    ['readable', (): World => plain, []],
    ['encrypted', (): World => locked, IDENTITY],
  ])(
    'of a panel that waits, %s, nothing is to be had until the candidate withdraws',
    async (_name, from, key) => {
      const world = copyOf(from());
      const before = world.listing();
      for (const args of [[], ['ana.character'], ['ana.character', '--note', 'n1', '--yes']]) {
        const { code, stdout, stderr } = await world.run(['redact', OPEN, ...args, '--as', 'ana', ...key]);
        expect([code, stdout]).toEqual([1, '']);
        expect(stderr).toContain('ben, chi have not sealed yet');
      }
      expect(world.listing()).toEqual(before);
      const withdrawn = ['--decision', 'withdrawn', '--reason', 'x', '--as', 'ana'];
      await world.run(['decide', OPEN, ...withdrawn, ...key]);
      const taken = ['redact', OPEN, 'ana.character', '--note', 'n1', '--yes', '--as', 'ana'];
      expect((await world.run([...taken, ...key])).code).toBe(0);
      expect((await world.run(['redact', OPEN, ...key])).stdout).toContain('[redacted]');
    },
  );
});

describe('in git', () => {
  test('a redacted card is no fault, and its old versions are named by what removes them', async () => {
    const world = copyOf(plain);
    commit(world);
    const { stderr } = await redact(world, '--note', note, '--yes');
    const held = git(world, 'log', '--format=%H', '-1', '--', CARD).trim();
    const blob = git(world, 'rev-parse', `${held}:${CARD}`).trim();
    expect(stderr).toContain(blob);
    expect(stderr).toContain('git filter-repo --strip-blobs-with-ids');
    expect(stderr).toContain(`git add ${CARD} ${DOCUMENT} erasures.jsonl`);
    commit(world);
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('the next step works from where one stands', async () => {
    const world = copyOf(plain);
    commit(world);
    const args = ['redact', hire, 'ana.character', '--as', 'ana', '--note', note, '--yes'];
    const { stderr } = await world.run(args, { from: 'hiring/candidates' });
    const step = /^ {2}(cd \.\. && git add .*)$/m.exec(stderr)?.[1] ?? 'false';
    execFileSync('sh', ['-ec', step.replace('git commit', 'git -c user.name=a -c user.email=a@b commit')], {
      cwd: join(world.hiring, 'candidates'),
      stdio: 'ignore',
    });
    expect(git(world, 'status', '--porcelain')).toBe('');
  });

  test('of an encrypted card, that the key is there until the purge', async () => {
    const world = copyOf(locked);
    commit(world);
    const { stderr } = await redact(world, '--note', note, '--yes', ...IDENTITY);
    expect(stderr).toContain('its key is there until the candidate is purged');
    expect(stderr).not.toContain('filter-repo');
    expect(stderr).toContain(`git add ${CARD} erasures.jsonl`);
    commit(world);
    expect((await world.run(['verify', ...IDENTITY])).code).toBe(0);
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test.each<[string, (card: Scorecard) => Scorecard]>([
    [
      'with another rating, sealed anew',
      (card) =>
        sealScorecard({
          ...card,
          payload: {
            ...card.payload,
            assessments: card.payload.assessments.map((one) =>
              'rating' in one ? { ...one, rating: 1 as const } : one,
            ),
          },
        }),
    ],
    [
      'with a note redacted and its header changed, sealed anew',
      (card) => sealScorecard({ ...card, header: { ...card.header, language: 'de' } }),
    ],
    ['with something beside the payload', (card) => ({ ...card, remark: 'x' }) as Scorecard],
  ])('a card %s, is one still', async (_name, change) => {
    const world = copyOf(plain);
    commit(world);
    world.write(CARD, encodeScorecard(change(JSON.parse(world.read(CARD)) as Scorecard)));
    commit(world);
    const { code, stderr } = await world.run(['verify']);
    expect(code).toBe(1);
    expect(stderr).toContain('changed-since-commit');
  });

  test('a card that was locked by a change of keys is none', async () => {
    const world = copyOf(plain);
    commit(world);
    await lockWorld(world);
    commit(world);
    expect((await world.run(['verify'])).code).toBe(0);
    await lockWorldAgain(world);
    commit(world);
    expect((await world.run(['verify'])).code).toBe(0);
  });
});

async function lockWorldAgain(world: World): Promise<void> {
  const card = cardIn(plain) as Scorecard;
  const now = cardIn(world);
  if (!isLocked(now)) throw new Error('It is not locked.');
  world.write(CARD, encodeScorecard(await lockCard(card, now.payload.recipient)));
}
