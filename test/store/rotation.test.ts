// A program that is killed between any two of its writes, while keys are exchanged: everything still opens.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWith } from '../../src/cli/keys/keyring.js';
import { parseCandidate } from '../../src/format/candidate.js';
import type { KeyPair } from '../../src/store/age.js';
import { newKeyPair, recipientOf } from '../../src/store/age.js';
import { unwrapKey } from '../../src/store/keys.js';
import { encryptedIn, secretFiles } from '../../src/store/secret-files.js';
import { readText } from '../../src/store/read.js';
import { rewrapped, writeRewraps } from '../../src/store/rewrapping.js';
import type { Rotated } from '../../src/store/rotation.js';
import { planRotation, writeRotation } from '../../src/store/rotation.js';
import { IDENTITY_FILE, lockWorld } from '../cli/locked-world.js';
import type { World } from '../cli/world.js';
import { SAMPLE, removeWorlds, sampleFolder } from '../cli/world.js';
import { CutOff, diskUntil } from './power-cut.js';

const ID = SAMPLE.hire;

let world: World;
let organisation: KeyPair;
let place: string;

beforeAll(async () => {
  world = await sampleFolder();
  organisation = await lockWorld(world);
  writeFileSync(join(world.hiring, IDENTITY_FILE), organisation.secret);
  place = mkdtempSync(join(tmpdir(), 'touchstone-cut-'));
}, 60_000);
afterAll(() => {
  removeWorlds();
  rmSync(place, { recursive: true, force: true });
});

interface Copy {
  readonly root: string;
  readonly keys: string;
  readonly recipients: readonly string[];
}

/** The hiring folder once more, with this candidate alone. */
function copy(name: string): Copy {
  const root = join(place, name);
  for (const part of [`candidates/${ID}`, `keys/${ID}.age`])
    cpSync(join(world.hiring, part), join(root, part), { recursive: true });
  return { root, keys: join(root, 'keys'), recipients: [organisation.recipient] };
}

function candidateIn({ root }: Copy): Rotated {
  const text = readText(root, `candidates/${ID}/candidate.yaml`);
  const parsed = text?.ok === true ? parseCandidate(text.value, 'candidate.yaml') : null;
  if (parsed?.ok !== true || parsed.value.key === undefined) throw new Error('The plan was torn.');
  return { id: ID, key: parsed.value.key };
}

/** Every file's text, opened by whoever has the organisation's identity. Throws when one does not open. */
async function openedTexts({ root, keys }: Copy): Promise<readonly string[]> {
  const { secrets } = await unwrapKey(keys, ID, [organisation.secret]);
  const { files, findings } = secretFiles(root, ID);
  expect(findings).toEqual([]);
  return Promise.all(encryptedIn(files).map(async (encrypted) => openWith(secrets, ID, encrypted)));
}

/** Rotates, cut off after so many changes; whether it was. */
async function rotate(at: Copy, isNew: boolean, changes = Infinity): Promise<boolean> {
  const rotation = await planRotation(at, candidateIn(at), [organisation.secret], isNew, openWith);
  try {
    writeRotation(at, rotation, false, diskUntil(changes));
    return false;
  } catch (thrown) {
    if (!(thrown instanceof CutOff)) throw thrown;
    return true;
  }
}

test('a rotation opens everything wherever it is cut off, and goes on from there', async () => {
  const texts = await openedTexts(copy('whole'));
  expect(texts).toHaveLength(3);
  let changes = 0;
  for (let cut = true; cut; changes += 1) {
    const at = copy(`cut-${changes}`);
    const before = candidateIn(at);
    cut = await rotate(at, true, changes);
    expect(await openedTexts(at)).toEqual(texts);
    // Whoever seals now does so for a key that is kept.
    const { secrets } = await unwrapKey(at.keys, ID, [organisation.secret]);
    expect(await Promise.all(secrets.map(recipientOf))).toContain(candidateIn(at).key);
    if (cut) {
      await rotate(at, changes % 2 === 0);
      expect(await openedTexts(at)).toEqual(texts);
    }
    expect((await unwrapKey(at.keys, ID, [organisation.secret])).secrets).toHaveLength(1);
    // Cut off before anything was written, there is nothing to finish.
    if (changes > 8) expect(candidateIn(at).key).not.toBe(before.key);
    const left = readdirSync(join(at.root, 'candidates', ID)).filter((name) => name.endsWith('.json'));
    expect(left).toHaveLength(3);
    rmSync(at.root, { recursive: true });
  }
  expect(changes).toBeGreaterThan(20);
}, 60_000);

test('a rotation keeps the earlier key where something may still come', async () => {
  const at = copy('kept');
  const rotation = await planRotation(at, candidateIn(at), [organisation.secret], true, openWith);
  expect(writeRotation(at, rotation, true)).toBe(true);
  expect((await unwrapKey(at.keys, ID, [organisation.secret])).secrets).toHaveLength(2);
});

test('keys wrapped anew open wherever that is cut off', async () => {
  const other = await newKeyPair();
  const texts = await openedTexts(copy('wrapped'));
  let changes = 0;
  for (let cut = true; cut; changes += 1) {
    const at = copy(`wrap-${changes}`);
    const rewrap = await rewrapped(
      at.keys,
      ID,
      [organisation.secret],
      [organisation.recipient, other.recipient],
    );
    if (rewrap === null) throw new Error('There was something to wrap anew.');
    try {
      writeRewraps(at.keys, [rewrap], diskUntil(changes));
      cut = false;
    } catch (thrown) {
      if (!(thrown instanceof CutOff)) throw thrown;
    }
    expect(await openedTexts(at)).toEqual(texts);
  }
  expect(changes).toBeGreaterThan(3);
});

test('a file that somebody else wrote meanwhile stops a rotation before it writes', async () => {
  const at = copy('meanwhile');
  const rotation = await planRotation(at, candidateIn(at), [organisation.secret], true, openWith);
  const card = join(at.root, `candidates/${ID}/ana.character.scorecard.json`);
  writeFileSync(card, `${JSON.stringify({ other: true })}\n`);
  const disk = diskUntil(0);
  expect(() => writeRotation(at, rotation, false, disk)).toThrow('changed-meanwhile');
});

test('a card that is sealed for the earlier key meanwhile keeps that key', async () => {
  const at = copy('sealed');
  const late = join(at.root, `candidates/${ID}/dev.team.scorecard.json`);
  const rotation = await planRotation(at, candidateIn(at), [organisation.secret], true, openWith);
  cpSync(join(world.hiring, `candidates/${ID}/ana.character.scorecard.json`), late);
  expect(writeRotation(at, rotation, false)).toBe(true);
  expect(await openedTexts(at)).toHaveLength(4);
});
