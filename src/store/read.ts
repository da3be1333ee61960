import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Finding, Result } from '../domain/problem.js';
import { errorAt, refused } from '../domain/problem.js';
import { decodeUtf8 } from '../format/text.js';
import { systemCode } from './file-port.js';

/** No file of a hiring folder is larger; the limit keeps a mistake from filling the memory. */
const MOST_MEBIBYTES = 16;

/**
 * The text of a file in a folder; null when there is none. `path` is relative to the folder and names the file in
 * findings. A symbolic link there or on the way, a folder, a device, a huge file or one that is not UTF-8 is a finding, as is a
 * refused read.
 */
export function readText(folder: string, path: string): Result<string> | null {
  const link = linkOn(folder, dirname(path));
  return link === null ? readListed(folder, path) : refused(link, { code: 'file-is-link' });
}

/** The same of a file that `readFolder` listed, and so looked for links on the way: with thousands of files, looking again takes its time. */
export function readListed(folder: string, path: string): Result<string> | null {
  let descriptor: number;
  try {
    // Nonblocking, so that a named pipe in the place of a file cannot hang the program.
    descriptor = openSync(
      join(folder, path),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === 'ENOENT') return null;
    if (code === 'ELOOP') return refused(path, { code: 'file-is-link' });
    return refused(path, { code: 'file-unreadable', reason: code ?? 'unknown' });
  }
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return refused(path, { code: 'file-is-folder' });
    if (!stats.isFile()) return refused(path, { code: 'file-is-special' });
    if (stats.size > MOST_MEBIBYTES * 1024 * 1024) {
      return refused(path, { code: 'file-too-large', mebibytes: MOST_MEBIBYTES });
    }
    const bytes = readBytes(descriptor, stats.size);
    // The same text as the strict decoder's, which takes longer and spends two bytes on each letter.
    return isUtf8(bytes) ? { ok: true, value: bytes.toString('utf8') } : decodeUtf8(bytes, path);
  } finally {
    closeSync(descriptor);
  }
}

// Nearly every file fits in it. Fresh memory for each of thousands costs more than reading them.
const room = Buffer.allocUnsafeSlow(64 * 1024);

/** The bytes of a file, good until the next is read. Node's own readFileSync asks for the size once more and copies. */
function readBytes(descriptor: number, size: number): Buffer {
  const bytes = size <= room.length ? room : Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** What lies in a folder: plain files and folders by name, sorted, and a finding for each link, device or pipe. Empty when there is no such folder. */
export function readFolder(
  folder: string,
  path: string,
): {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly findings: readonly Finding[];
} {
  const link = linkOn(folder, path);
  if (link !== null) return { files: [], folders: [], findings: [errorAt(link, { code: 'file-is-link' })] };
  let entries;
  try {
    entries = readdirSync(join(folder, path), { withFileTypes: true });
  } catch (thrown) {
    const code = systemCode(thrown) ?? 'unknown';
    if (code === 'ENOENT') return { files: [], folders: [], findings: [] };
    return { files: [], folders: [], findings: [errorAt(path, { code: 'file-unreadable', reason: code })] };
  }
  const namesOf = (chosen: typeof entries): readonly string[] => chosen.map(({ name }) => name).toSorted();
  return {
    files: namesOf(entries.filter((entry) => entry.isFile())),
    folders: namesOf(entries.filter((entry) => entry.isDirectory())),
    findings: entries
      .filter((entry) => !entry.isFile() && !entry.isDirectory())
      .map((entry) =>
        errorAt(join(path, entry.name), {
          code: entry.isSymbolicLink() ? 'file-is-link' : 'file-is-special',
        }),
      ),
  };
}

/** Whether something in a folder is a symbolic link; false when there is nothing, or nothing that one may look at. */
export function isLink(folder: string, path: string): boolean {
  try {
    return lstatSync(join(folder, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

/** The first symbolic link on the way to something in a folder, itself included; null when there is none. */
function linkOn(folder: string, path: string): string | null {
  const steps = path.split(sep);
  const ways = steps.map((_step, index) => steps.slice(0, index + 1).join(sep));
  return ways.find((way) => way !== '' && way !== '.' && isLink(folder, way)) ?? null;
}
