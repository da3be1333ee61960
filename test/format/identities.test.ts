import { describe, expect, test } from '@jest/globals';
import {
  encodeCandidateKeys,
  encodeIdentity,
  foreignKey,
  parseIdentities,
  wrappedFor,
} from '../../src/format/identities.js';
import { isRecipient, newKeyPair, recipientOf } from '../../src/store/age.js';

const ONE = 'AGE-SECRET-KEY-16XLLWSH02G67KQXW8VPN9G9AEFETDSPUGT459TFQ4VDVM4ZW89LSD00E00';
const RECIPIENT = 'age168nlchw7g2r0wfnhv04lzue0grd07qu0e84dpk29tetf977m8qqqztuyva';

describe('an identity file', () => {
  test('is as age-keygen writes it', async () => {
    const text = encodeIdentity(ONE, RECIPIENT, '2026-11-23T07:43:03Z');
    expect(text).toBe(`# created: 2026-11-23T07:43:03Z\n# public key: ${RECIPIENT}\n${ONE}\n`);
    expect(parseIdentities(text)).toEqual([ONE]);
    expect(await recipientOf(ONE)).toBe(RECIPIENT);
  });

  test.each([
    ['a key alone', ONE, [ONE]],
    ['several, comments, blanks and CRLF', `# one\r\n${ONE}\r\n\r\n  # two\n\t${ONE} \n`, [ONE, ONE]],
    ['comments alone', `# ${ONE}\n`, null],
    ['nothing', '', null],
    ['a line that is something else', `${ONE}\nhello\n`, null],
    ['a key with another letter', ONE.replace('0', 'B'), null],
    ['half a key', ONE.slice(0, 60), null],
    ['a key in small letters', ONE.toLowerCase(), null],
  ])('of %s', (_case, text, keys) => {
    expect(parseIdentities(text)).toEqual(keys);
  });
});

test("a candidate's keys come back in their order, with whom they were wrapped for", () => {
  const other = ONE.replace('16XLL', '16XLQ');
  const text = encodeCandidateKeys([other, ONE], [RECIPIENT, 'age1other']);
  expect(parseIdentities(text)).toEqual([other, ONE]);
  expect(wrappedFor(text)).toEqual([RECIPIENT, 'age1other']);
  expect(wrappedFor(`${ONE}\n`)).toEqual([]);
});

test.each([
  ['ssh-ed25519 AAAAC3Nz ana@example.org', 'ssh'],
  ['sk-ssh-ed25519@openssh.com AAAA', 'ssh'],
  ['ecdsa-sha2-nistp256 AAAA', 'ssh'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl', 'ssh'],
  ['-----BEGIN PRIVATE KEY-----\nMC4C', 'ssh'],
  [`age1pq1${'q'.repeat(1900)}`, 'post-quantum'],
  ['age1tagpq1qqq', 'post-quantum'],
  ['# created\nAGE-SECRET-KEY-PQ-1QQQ', 'post-quantum'],
  ['age1yubikey1qqq', 'plugin'],
  ['age1tag1qqq', 'plugin'],
  ['# serial\nAGE-PLUGIN-YUBIKEY-1QQQ', 'plugin'],
  [RECIPIENT, 'public'],
  [`# created\n${RECIPIENT}`, 'public'],
  [ONE, 'secret'],
  [ONE.toLowerCase(), 'secret'],
  ['ana@example.org', null],
  ['', null],
  ['\n'.repeat(64 * 1024), null],
  [`${'\n'.repeat(64 * 1024)} \tssh-ed25519 AAAA`, 'ssh'],
])('%.40j is told to be %j', (text, kind) => {
  expect(foreignKey(text)).toBe(kind);
});

test('a public key is one when its checksum says so', async () => {
  const { recipient } = await newKeyPair();
  expect(isRecipient(recipient)).toBe(true);
  for (let at = 4; at < recipient.length; at += 1) {
    const letter = recipient[at] === 'q' ? 'p' : 'q';
    expect(isRecipient(recipient.slice(0, at) + letter + recipient.slice(at + 1))).toBe(false);
  }
  for (const text of ['', 'age1', recipient.toUpperCase(), `${recipient}\n`, ` ${recipient}`, 'age1pq1qqq'])
    expect(isRecipient(text)).toBe(false);
});
