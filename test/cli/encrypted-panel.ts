import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LockedScorecard, Scorecard } from '../../src/domain/scorecard.js';
import { isLocked } from '../../src/domain/scorecard.js';
import { parseScorecard, unlockedScorecard } from '../../src/format/scorecard.js';
import { decryptText, encryptText, newKeyPair } from '../../src/store/age.js';
import type { KeyPair } from '../../src/store/age.js';
import { OPEN, openPanel } from './open-panel.js';
import type { World } from './world.js';

/** A hiring folder that encrypts, and the keys of it. */
export interface EncryptedFolder {
  readonly world: World;
  /** The hiring manager's: the only recipient. */
  readonly manager: KeyPair;
  /** The options that name the manager's identity. */
  readonly identity: readonly string[];
}

/** Makes a folder encrypt, for one recipient. No candidate has a key yet. */
async function encrypting(world: World): Promise<EncryptedFolder> {
  const manager = await newKeyPair();
  const file = join(world.path, 'manager.identity');
  writeFileSync(file, `${manager.secret}\n`);
  chmodSync(file, 0o600);
  world.edit('touchstone.yaml', /$/, `encryption:\n  recipients:\n    manager: ${manager.recipient}\n`);
  return { world, manager, identity: ['--identity', '../manager.identity'] };
}

/** Gives a candidate a key of their own. */
async function giveKey({ world, manager }: EncryptedFolder, candidate: string): Promise<KeyPair> {
  const pair = await newKeyPair();
  world.edit(`candidates/${candidate}/candidate.yaml`, /$/, `key: ${pair.recipient}\n`);
  world.write(`keys/${candidate}.age`, await encryptText(`${pair.secret}\n`, [manager.recipient]));
  return pair;
}

/** The open panel of a candidate with a key, in a folder that encrypts. */
export async function encryptedPanel(): Promise<EncryptedFolder & { readonly candidate: KeyPair }> {
  const folder = await encrypting(await openPanel());
  return { ...folder, candidate: await giveKey(folder, OPEN) };
}

/** A card that must be locked. */
export function lockedCard(text: string): LockedScorecard {
  const parsed = parseScorecard(text, 'card.json');
  if (!parsed.ok || !isLocked(parsed.value)) throw new Error('This card is not locked.');
  return parsed.value;
}

/** A locked card, opened with the candidate's own key. */
export async function opened(text: string, { secret }: KeyPair): Promise<Scorecard> {
  const card = lockedCard(text);
  const broken = { code: 'ciphertext-broken' } as const;
  const payload = await decryptText(card.payload.age, [secret], { refused: broken, broken });
  const read = unlockedScorecard(card, payload, 'card.json');
  if (!read.ok) throw new Error('This card does not open to what was sealed.');
  return read.value;
}
