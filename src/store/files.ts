import { basename, dirname, join, relative, sep } from 'node:path';
import { Failure } from '../domain/problem.js';
import { realDisk } from './disk.js';
import type { FileHandle, FilePort, Privacy } from './file-port.js';
import { systemCode } from './file-port.js';

const MOST_PARTIALS = 1000;

/**
 * Creates a file whole or not at all: written beside its place, synced, linked, and the folder synced. What happens at
 * any moment, under `path` there is nothing or all of it.
 * @throws Failure `file-exists` when the name is taken; that file is left as it is.
 */
export function createFile(
  path: string,
  content: string | Uint8Array,
  privacy: Privacy = 'shared',
  disk: FilePort = realDisk,
): void {
  const bytes = bytesOf(content);
  while (!isLinked(disk, path, writePartial(disk, path, bytes, privacy)));
  disk.syncFolder(dirname(path));
}

/** Puts a file's new content in the place of the old one, whole or not at all. Returns whether anything was written: the same content is left alone. */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  privacy: Privacy = 'shared',
  disk: FilePort = realDisk,
): boolean {
  const before = presentContent(disk, path);
  const bytes = bytesOf(content);
  if (before !== null && isSame(before, bytes)) return false;
  moveInto(disk, path, writePartial(disk, path, bytes, privacy));
  return true;
}

/** Puts pieces, one after the other, in the place of a file: whole or not at all, and never in memory as a whole. */
export async function replaceFileFrom(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  privacy: Privacy = 'shared',
  disk: FilePort = realDisk,
): Promise<void> {
  const { partial, handle } = openPartial(disk, path, privacy);
  try {
    for await (const piece of pieces) disk.write(handle, bytesOf(piece));
    disk.sync(handle);
  } catch (thrown) {
    disk.close(handle);
    disk.remove(partial);
    throw thrown;
  }
  disk.close(handle);
  moveInto(disk, path, partial);
}

/** Removes a file; when this returns, it is gone for good. A missing one is no error. */
export function removeFile(path: string, disk: FilePort = realDisk): void {
  disk.remove(path);
  disk.syncFolder(dirname(path));
}

/** Makes a folder and those above it that are missing; each new one lasts. */
export function makeFolders(path: string, privacy: Privacy = 'shared', disk: FilePort = realDisk): void {
  const missing: string[] = [];
  for (let folder = path; disk.resolve(folder) === null; folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) if (disk.makeFolder(folder, privacy)) disk.syncFolder(dirname(folder));
}

/** Removes what an interrupted `createFile` or `replaceFile` of this path left behind. Only while nobody else can be writing it with success. */
export function sweepPartials(path: string, disk: FilePort = realDisk): void {
  const left = disk
    .list(dirname(path))
    .filter((name) => name.startsWith(partialStem(path)) && name.endsWith('.partial'));
  for (const name of left) disk.remove(join(dirname(path), name));
}

/**
 * The path of something in a folder, after every link was followed.
 * @throws Failure `path-leaves-folder` when a link, or a `..`, leads out of it. What does not exist yet is judged by the folder it would lie in.
 */
export function pathInside(root: string, path: string, disk: FilePort = realDisk): string {
  const realRoot = disk.resolve(root) ?? root;
  const wanted = join(root, path);
  const above: string[] = [];
  let existing = wanted;
  while (disk.resolve(existing) === null && dirname(existing) !== existing) {
    above.unshift(basename(existing));
    existing = dirname(existing);
  }
  const real = join(disk.resolve(existing) ?? existing, ...above);
  const steps = relative(realRoot, real);
  if (steps === '..' || steps.startsWith(`..${sep}`) || steps.startsWith(sep)) {
    throw new Failure({ code: 'path-leaves-folder', path, root });
  }
  return real;
}

function moveInto(disk: FilePort, path: string, partial: string): void {
  try {
    disk.rename(partial, path);
  } catch (thrown) {
    disk.remove(partial);
    throw thrown;
  }
  disk.syncFolder(dirname(path));
}

// Links a partial to its place and removes it; false when it is gone, and has to be written again.
function isLinked(disk: FilePort, path: string, partial: string): boolean {
  try {
    disk.link(partial, path);
  } catch (thrown) {
    const code = systemCode(thrown);
    // Whoever created the file in the meantime may have swept it away, and may be done with the file by now, as with a lock.
    if (code === 'ENOENT' && !isThere(disk, partial)) return false;
    disk.remove(partial);
    if (code === 'EEXIST') throw new Failure({ code: 'file-exists', path });
    throw thrown;
  }
  disk.remove(partial);
  return true;
}

// Writes and syncs a file beside the place it is for, under a name that was free.
function writePartial(disk: FilePort, path: string, bytes: Uint8Array, privacy: Privacy): string {
  const { partial, handle } = openPartial(disk, path, privacy);
  try {
    disk.write(handle, bytes);
    disk.sync(handle);
  } catch (thrown) {
    disk.close(handle);
    disk.remove(partial);
    throw thrown;
  }
  disk.close(handle);
  return partial;
}

// Another process may be writing for the same place, or have died at it: then the next number is taken.
function openPartial(
  disk: FilePort,
  path: string,
  privacy: Privacy,
): { partial: string; handle: FileHandle } {
  for (let number = 1; ; number += 1) {
    const partial = join(dirname(path), `${partialStem(path)}${number}.partial`);
    try {
      return { partial, handle: disk.open(partial, 'create', privacy) };
    } catch (thrown) {
      if (systemCode(thrown) !== 'EEXIST' || number === MOST_PARTIALS) throw thrown;
    }
  }
}

/** The path that a path is written for: its own, or of what lies beside it until it is whole, the one it is to become. */
export function intendedPath(path: string): string {
  return join(dirname(path), basename(path).replace(/^\.(.+)\.[0-9]+\.partial$/, '$1'));
}

function partialStem(path: string): string {
  return `.${basename(path)}.`;
}

function presentContent(disk: FilePort, path: string): Uint8Array | null {
  try {
    return disk.read(path);
  } catch (thrown) {
    if (systemCode(thrown) === 'ELOOP') throw new Failure({ code: 'file-is-link' }, { file: path });
    if (systemCode(thrown) === 'EISDIR') throw new Failure({ code: 'file-is-folder' }, { file: path });
    throw thrown;
  }
}

function isThere(disk: FilePort, path: string): boolean {
  return disk.list(dirname(path)).includes(basename(path));
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
