import type { Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import type { Position } from './place.js';
import { positionAt } from './place.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file's bytes; bytes that are no UTF-8 are told with the line of the first of them. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array, file: string): Result<string> {
  try {
    return { ok: true, value: strict.decode(bytes) };
  } catch {
    return refused(file, { code: 'file-not-utf8' }, positionOfFault(bytes));
  }
}

// A lenient decoder puts U+FFFD where a fault is; one that the file itself holds stands in the bytes as well.
function positionOfFault(bytes: Uint8Array): Position {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let at = 0; at < lenient.length; at += 1) {
    const code = lenient.charCodeAt(at);
    if (code === 0xfffd) {
      const genuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
      if (!genuine) return positionAt(lenient, at);
    }
    offset += bytesOf(code);
  }
  return { line: 1, column: 1 };
}

/** How many bytes of UTF-8 a UTF-16 code unit stands for; of a surrogate pair each half has two. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < 0x800 || isSurrogate ? 2 : 3;
}
