import { dirname, join } from 'node:path';
import type { FilePort } from '../../src/store/file-port.js';

interface Inode {
  /** What programs read. */
  now: Uint8Array;
  /** What is on the disk for certain. */
  synced: Uint8Array;
}

export class PowerCut extends Error {}

/** What a power cut leaves of what was not synced: nothing, everything, or the names without their bytes. */
export type Survival = 'nothing' | 'everything' | 'names';

export interface MemoryDisk {
  readonly port: FilePort;
  /** Every change and sync, in order. */
  readonly operations: readonly string[];
  /** Throws at the operation of this number, counted from here, which is then not done, and at every later one. */
  readonly cutPowerAt: (operation: number) => void;
  /** The disk after the power came back. */
  readonly restart: (survival: Survival) => MemoryDisk;
  readonly textOf: (path: string) => string | null;
  readonly names: () => readonly string[];
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'test' });
}

/** A disk in memory that tells synced from unsynced, as a real one does when its power is cut. */
export function memoryDisk(
  names = new Map<string, Inode>(),
  durable = new Map<string, Inode>(),
  folders = new Set<string>(['/']),
): MemoryDisk {
  const operations: string[] = [];
  const handles = new Map<number, Inode>();
  let nextHandle = 3;
  let cutAt = Infinity;
  const step = (operation: string): void => {
    if (operations.length >= cutAt) throw new PowerCut(operation);
    operations.push(operation);
  };
  const inodeOf = (handle: number): Inode => {
    const inode = handles.get(handle);
    if (inode === undefined) throw failure('EBADF');
    return inode;
  };
  const port: FilePort = {
    open(path, purpose) {
      if (!folders.has(dirname(path))) throw failure('ENOENT');
      const found = names.get(path);
      if (purpose === 'create' && found !== undefined) throw failure('EEXIST');
      if (purpose === 'append' && found === undefined) throw failure('ENOENT');
      if (purpose === 'create') step(`create ${path}`);
      const inode = found ?? { now: new Uint8Array(), synced: new Uint8Array() };
      names.set(path, inode);
      nextHandle += 1;
      handles.set(nextHandle, inode);
      return nextHandle;
    },
    write(handle, bytes) {
      step('write');
      const inode = inodeOf(handle);
      inode.now = Buffer.concat([inode.now, bytes]);
    },
    truncate(handle, length) {
      step('truncate');
      const inode = inodeOf(handle);
      inode.now = inode.now.slice(0, length);
    },
    sync(handle) {
      step('sync');
      const inode = inodeOf(handle);
      inode.synced = inode.now.slice();
    },
    close: (handle) => void handles.delete(handle),
    isDeleted: (handle) => ![...names.values()].includes(inodeOf(handle)),
    syncFolder(path) {
      step(`sync folder ${path}`);
      for (const name of new Set([...names.keys(), ...durable.keys()])) {
        if (dirname(name) !== path) continue;
        const inode = names.get(name);
        if (inode === undefined) durable.delete(name);
        else durable.set(name, inode);
      }
    },
    makeFolder(path) {
      if (folders.has(path)) return false;
      step(`make folder ${path}`);
      folders.add(path);
      return true;
    },
    link(from, to) {
      const inode = names.get(from);
      if (inode === undefined) throw failure('ENOENT');
      if (names.has(to)) throw failure('EEXIST');
      step(`link ${to}`);
      names.set(to, inode);
    },
    rename(from, to) {
      const inode = names.get(from);
      if (inode === undefined) throw failure('ENOENT');
      step(`rename ${to}`);
      names.set(to, inode);
      names.delete(from);
    },
    remove(path) {
      if (!names.has(path)) return;
      step(`remove ${path}`);
      names.delete(path);
    },
    read: (path) => names.get(path)?.now.slice() ?? null,
    list: (path) =>
      [...names.keys()]
        .filter((name) => dirname(name) === path)
        .map((name) => name.slice(path.length + 1))
        .sort(),
    resolve: (path) => (names.has(path) || folders.has(path) ? join(path) : null),
  };
  return {
    port,
    operations,
    cutPowerAt(operation) {
      cutAt = operations.length + operation;
    },
    restart(survival) {
      const left = survival === 'nothing' ? durable : names;
      const inodes = new Map<Inode, Inode>();
      const copy = (inode: Inode): Inode => {
        const bytes = survival === 'everything' ? inode.now : inode.synced;
        const twin = inodes.get(inode) ?? { now: bytes.slice(), synced: bytes.slice() };
        inodes.set(inode, twin);
        return twin;
      };
      const kept = (): Map<string, Inode> => new Map([...left].map(([name, inode]) => [name, copy(inode)]));
      return memoryDisk(kept(), kept(), new Set(folders));
    },
    textOf: (path) => {
      const inode = names.get(path);
      return inode === undefined ? null : Buffer.from(inode.now).toString();
    },
    names: () => [...names.keys()].sort(),
  };
}
