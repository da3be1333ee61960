import { expect, test } from '@jest/globals';
import { isFailure } from '../../src/domain/problem.js';
import { decryptText, encryptText, newKeyPair } from '../../src/store/age.js';

const PROBLEMS = { refused: { code: 'file-empty' }, broken: { code: 'ciphertext-broken' } } as const;

async function opened(age: string, secret: string): Promise<string> {
  try {
    return await decryptText(age, [secret], PROBLEMS);
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    return thrown.problem.code;
  }
}

test('a text is opened by any of a hundred recipients; what is for more is not tried', async () => {
  const own = await newKeyPair();
  const other = await newKeyPair();
  const recipients = [...Array<string>(99).fill(other.recipient), own.recipient];
  expect(await opened(await encryptText('hello', recipients), own.secret)).toBe('hello');
  const tooMany = [...recipients, other.recipient];
  expect(await opened(await encryptText('hello', tooMany), own.secret)).toBe('ciphertext-broken');
});

test('a header that is larger than any is not read to its end', async () => {
  const { secret } = await newKeyPair();
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  const file = Buffer.from(`age-encryption.org/v1\n${stanza.repeat(20_000)}--- ${'A'.repeat(43)}\n`);
  const lines = file.toString('base64').match(/.{1,64}/g) ?? [];
  const armored = ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''];
  expect(await opened(armored.join('\n'), secret)).toBe('ciphertext-broken');
});
