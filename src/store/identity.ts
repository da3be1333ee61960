import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Id } from '../domain/id.js';
import { Failure } from '../domain/problem.js';
import type { UnreadableIdentity } from '../domain/problems/keys.js';
import { realDisk } from './disk.js';
import { systemCode } from './file-port.js';
import { createFile, makeFolders } from './files.js';
import { withFolders } from './new-tree.js';

/** Where the organisation's identity for a hiring folder lies on this machine: in the XDG configuration home, away from what it opens. */
export function identityFile(
  variables: Readonly<Record<string, string | undefined>>,
  home: string,
  folder: Id,
): string {
  const config = variables.XDG_CONFIG_HOME;
  // The XDG specification says to ignore a path that is not absolute.
  const base = config !== undefined && isAbsolute(config) ? config : join(home, '.config');
  return join(base, 'touchstone', `${folder}.identity`);
}

/**
 * Files a new identity, for the user's eyes only.
 * @throws Failure `file-exists` when there is a file already; that one is left as it is.
 */
export function createIdentityFile(path: string, text: string): void {
  makeFolders(dirname(path), 'private');
  createFile(path, text, 'private');
}

/** Files a new identity, then does `work`. When that throws, the identity goes again: nothing was encrypted for it yet. */
export function withIdentityFile<Value>(path: string, text: string, work: () => Value): Value {
  return withFolders(dirname(path), 'private', () => {
    createIdentityFile(path, text);
    try {
      return work();
    } catch (thrown) {
      realDisk.remove(path);
      throw thrown;
    }
  });
}

/** An identity file as it lies there. */
export interface IdentityBytes {
  readonly bytes: Uint8Array;
  /** Its permissions in octal where others may read or change it, such as `644`; null where it is the user's alone. */
  readonly loose: string | null;
}

// Some hundred keys, and a limit to what a pipe without an end gives.
const MOST_BYTES = 64 * 1024;

/**
 * Reads an identity file. Links are followed, and a pipe is read: that is how secrets are handed to a program.
 * @throws Failure `identity-unreadable`, or `identity-malformed` for one without an end.
 */
export function readIdentityFile(file: string): IdentityBytes {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY);
  } catch (thrown) {
    throw unreadable(file, systemCode(thrown) === 'ENOENT' ? 'missing' : 'refused');
  }
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() && !stats.isFIFO()) throw unreadable(file, 'no-file');
    const bytes = readUpTo(descriptor, MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) throw new Failure({ code: 'identity-malformed', source: file });
    const mode = stats.mode & 0o777;
    return { bytes, loose: stats.isFile() && (mode & 0o077) !== 0 ? mode.toString(8) : null };
  } finally {
    closeSync(descriptor);
  }
}

function unreadable(source: string, reason: UnreadableIdentity): Failure {
  return new Failure({ code: 'identity-unreadable', source, reason });
}

function readUpTo(descriptor: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const read = readSync(descriptor, bytes, length, most - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
