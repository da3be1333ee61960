import type { Random } from './random.js';

/** The bytes of a text, damaged as disks, editors and hostile senders damage them. */
export function damagedBytes(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(text);
  const at = random.below(bytes.length + 1);
  switch (random.below(6)) {
    case 0:
      for (let flips = 1 + random.upTo(8); flips > 0 && bytes.length > 0; flips -= 1) {
        const place = random.below(bytes.length);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
      }
      return bytes;
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(INVALID)), bytes.subarray(at)]);
    case 3:
      return Buffer.from(`\ufeff${text}`, random.pick(['utf8', 'utf16le', 'latin1']));
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(random.upTo(2000)), bytes.subarray(at)]);
    default:
      return Uint8Array.from({ length: random.upTo(3000) }, () => random.below(256));
  }
}

// Not shortest, beyond Unicode, half of a pair, cut off, and bytes that stand for nothing.
const INVALID: readonly (readonly number[])[] = [
  [0xc0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xe2, 0x82],
  [0xff, 0xfe],
  [0x80],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbf, 0xbd],
];
