import type { Result } from '../../src/domain/problem.js';
import { decodeUtf8 } from '../../src/format/text.js';
import type { Grammar } from './grammar.js';

/** Something that reads what strangers may have written. */
export interface Reader {
  readonly name: string;
  readonly grammar: Grammar;
  /** Texts that it knows, to be changed. */
  readonly seeds: readonly string[];
  /** Of how many inputs it gets its share, beside the others. */
  readonly weight: number;
  /** A little more than it takes, in characters. */
  readonly longest: number;
  /** What comes of it: a value or findings. A `Failure` may be thrown; anything else is a defect. */
  readonly read: (bytes: Uint8Array) => Result<unknown> | Promise<Result<unknown>>;
}

const MEBIBYTE = 1024 * 1024;
/** What people write. */
export const LONGEST_YAML = MEBIBYTE + 100;
/** What programs write. */
export const LONGEST_JSON = 16 * MEBIBYTE + 100;

/** A reader of a text file. */
export function textReader(
  reader: Omit<Reader, 'read'> & { readonly read: (text: string) => Result<unknown> },
): Reader {
  return {
    ...reader,
    read(bytes) {
      const text = decodeUtf8(bytes, reader.name);
      return text.ok ? reader.read(text.value) : text;
    },
  };
}
