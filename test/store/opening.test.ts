import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Keyring } from '../../src/domain/encrypted.js';
import { encodePayload } from '../../src/format/scorecard.js';
import { encryptedFor, verifySeal } from '../../src/format/seal.js';
import { decryptText, encryptText, newKeyPair } from '../../src/store/age.js';
import type { KeyPair } from '../../src/store/age.js';
import { lockCard } from '../../src/store/locking.js';
import { openCard } from '../../src/store/opening.js';
import { readableCard } from '../format/readable-card.js';

const FILE = 'candidates/c-7k2m/ana.character.scorecard.json';
const card = readableCard(
  readFileSync(join(import.meta.dirname, '../corpus/scorecard/good/plain.json'), 'utf8'),
);
const broken = { code: 'ciphertext-broken' } as const;

function keyringWith({ secret }: KeyPair): Keyring {
  return {
    hasIdentity: true,
    open: async (_candidate, { age }) => decryptText(age, [secret], { refused: broken, broken }),
  };
}

describe('a locked card', () => {
  test('opens with the key to the card that was locked', async () => {
    const pair = await newKeyPair();
    const opened = await openCard(await lockCard(card, pair.recipient), FILE, keyringWith(pair));
    expect(opened).toEqual({ ok: true, value: card });
  });

  test('keeps header and seal, and holds nothing of the payload', async () => {
    const one = await lockCard(card, (await newKeyPair()).recipient);
    expect(verifySeal(one)).toBeNull();
    expect(one.header).toEqual(card.header);
    for (const { text } of card.payload.notes) {
      if ('text' in text) expect(JSON.stringify(one)).not.toContain(text.text);
    }
  });

  test('whose ciphertext was damaged is told without any key', async () => {
    const one = await lockCard(card, (await newKeyPair()).recipient);
    const age = one.payload.age.replace(/\n(.)/, (_all, letter: string) => `\n${letter === 'A' ? 'B' : 'A'}`);
    expect(verifySeal({ ...one, payload: { ...one.payload, age } })).toEqual({
      code: 'seal-broken',
      part: 'payload',
    });
  });

  test('that holds the payload of another card is told once it is opened', async () => {
    const pair = await newKeyPair();
    const other = await encryptText(encodePayload({ ...card.payload, recommendation: 'strong-yes' }), [
      pair.recipient,
    ]);
    const swapped = { ...card, payload: encryptedFor(pair.recipient, other) };
    const opened = await openCard(swapped, FILE, keyringWith(pair));
    expect(opened).toMatchObject({ ok: false, findings: [{ problem: { code: 'seal-broken' } }] });
  });

  test('does not open with the key of another candidate', async () => {
    const one = await lockCard(card, (await newKeyPair()).recipient);
    await expect(openCard(one, FILE, keyringWith(await newKeyPair()))).rejects.toMatchObject({
      problem: broken,
    });
  });
});
