import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ageStanzas, isAgeFile } from '../../src/format/age-header.js';
import { encryptText, newKeyPair } from '../../src/store/age.js';

const MAC = `--- ${'A'.repeat(43)}`;
const BODY = 'A'.repeat(43);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A file of age with these lines for a header, and something behind it that is no text. */
function file(...lines: readonly string[]): Uint8Array {
  return Buffer.concat([
    bytes(`${['age-encryption.org/v1', ...lines].join('\n')}\n`),
    Buffer.from([255, 0, 10, 128]),
  ]);
}

function armored(binary: Uint8Array, lineEnd = '\n'): Uint8Array {
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return bytes(
    ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join(lineEnd),
  );
}

const SCRYPT = file('-> scrypt c2FsdA 18', BODY, MAC);

describe('the header of a file of age', () => {
  test.each([1, 3])('counts %i recipients', async (count) => {
    const recipients = await Promise.all(
      Array.from({ length: count }, async () => (await newKeyPair()).recipient),
    );
    const stanzas = ageStanzas(bytes(await encryptText('text', recipients)));
    expect(stanzas?.map(({ kind }) => kind)).toEqual(recipients.map(() => 'X25519'));
    // For whom they are stands in none of them.
    for (const { words } of stanzas ?? []) expect(recipients).not.toEqual(expect.arrayContaining([...words]));
  });

  test.each([
    ['as bytes', SCRYPT],
    ['armored', armored(SCRYPT)],
    ['armored with CRLF', armored(SCRYPT, '\r\n')],
    ['armored between blanks', Buffer.concat([bytes('\n \n'), armored(SCRYPT), bytes('\n\n')])],
  ])('is read %s', (_case, binary) => {
    expect(isAgeFile(binary)).toBe(true);
    expect(ageStanzas(binary)).toEqual([{ kind: 'scrypt', words: ['c2FsdA', '18'] }]);
  });

  test('names kinds that nobody knows, in their order', () => {
    const header = file('-> X25519 c2hhcmU', BODY, '-> a-grease x y', '', '-> ssh-ed25519 t s', BODY, MAC);
    expect(ageStanzas(header)?.map(({ kind }) => kind)).toEqual(['X25519', 'a-grease', 'ssh-ed25519']);
  });

  test.each([
    ['no file of age', bytes('AGE-SECRET-KEY-1')],
    ['nothing', bytes('')],
    ['another version', bytes(`age-encryption.org/v2\n-> X25519 c\n${BODY}\n${MAC}\n`)],
    ['a header without an end', bytes(`age-encryption.org/v1\n-> X25519 c\n${BODY}\n`)],
    ['half an armor', armored(SCRYPT).subarray(0, 80)],
    ['an armor around nothing', armored(bytes(''))],
    [
      'an armor with something else in it',
      bytes('-----BEGIN AGE ENCRYPTED FILE-----\n<>\n-----END AGE ENCRYPTED FILE-----\n'),
    ],
  ])('is none in %s', (_case, binary) => {
    expect(ageStanzas(binary)).toBeNull();
  });

  test('is looked for in any bytes without a mishap', () => {
    const part = fc.oneof(
      fc.constantFrom('age-encryption.org/v1\n', '-> ', '--- ', '\n', ' ', BODY, 'scrypt', '99999999999'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const text = fc.array(part, { maxLength: 20 }).map((parts) => bytes(parts.join('')));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((one) => armored(one)),
          fc.uint8Array({ maxLength: 200 }),
        ),
        (binary) => {
          const stanzas = ageStanzas(binary);
          if (stanzas !== null) expect(isAgeFile(binary)).toBe(true);
        },
      ),
    );
  });
});
