import { describe, expect, test } from '@jest/globals';
import { decodeUtf8 } from '../../src/format/text.js';

describe('decodeUtf8', () => {
  test.each(['', 'Zoë 😀\n', '\uFEFFa', 'a \uFFFD b', 'nul \0'])('%j is read as it stands', (text) => {
    expect(decodeUtf8(Buffer.from(text), 'x')).toEqual({ ok: true, value: text });
  });

  test.each([
    ['Latin 1', Buffer.from('a\nZoë', 'latin1'), 2, 3],
    [
      'after a genuine replacement character',
      Buffer.concat([Buffer.from('é\uFFFD\nx'), Buffer.from([0xff])]),
      2,
      2,
    ],
    ['half a character at the end', Buffer.from('ab😀').subarray(0, 4), 1, 3],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 1, 1],
    ['UTF-16', Buffer.from('\uFEFFab', 'utf16le'), 1, 1],
    [
      'behind letters of every length',
      Buffer.concat([Buffer.from('aé日😀\uFFFD\n😀é'), Buffer.from([0x80])]),
      2,
      4,
    ],
    ['over and over', Buffer.alloc(2_000_000, 0xff), 1, 1],
    [
      'behind a million genuine replacement characters',
      Buffer.concat([Buffer.from('\uFFFD'.repeat(1_000_000)), Buffer.from([0xff])]),
      1,
      1_000_001,
    ],
  ])('%s is refused with line and column', (_name, bytes, line, column) => {
    expect(decodeUtf8(bytes, 'x')).toEqual({
      ok: false,
      findings: [
        { severity: 'error', place: { file: 'x', line, column }, problem: { code: 'file-not-utf8' } },
      ],
    });
  });
});
