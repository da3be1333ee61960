import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  chmodSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { FilePort, OpenFor, Privacy } from './file-port.js';
import { systemCode } from './file-port.js';

const FLAGS: Record<OpenFor, number> = {
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
  append: constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW,
};

const FILE_MODES: Record<Privacy, number> = { private: 0o600, shared: 0o666 };
const FOLDER_MODES: Record<Privacy, number> = { private: 0o700, shared: 0o777 };

/** The real disk. */
export const realDisk: FilePort = {
  open(path, purpose, privacy) {
    const mode = FILE_MODES[privacy];
    const handle = openSync(path, FLAGS[purpose], mode);
    // The umask can only take away; this gives back what it took from the user.
    if (purpose === 'create' && privacy === 'private') fchmodSync(handle, mode);
    return handle;
  },
  write(handle, bytes) {
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
  },
  truncate: ftruncateSync,
  sync: fsyncSync,
  close: closeSync,
  isDeleted: (handle) => fstatSync(handle).nlink === 0,
  syncFolder(path) {
    const handle = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  makeFolder(path, privacy) {
    const mode = FOLDER_MODES[privacy];
    try {
      mkdirSync(path, mode);
    } catch (thrown) {
      if (systemCode(thrown) === 'EEXIST') return false;
      throw thrown;
    }
    if (privacy === 'private') chmodSync(path, mode);
    return true;
  },
  link: linkSync,
  rename: renameSync,
  remove: (path) => {
    rmSync(path, { force: true });
  },
  read: (path, most) => orNull(() => readThrough(path, most)),
  list: (path) => orNull(() => readdirSync(path).toSorted()) ?? [],
  resolve: (path) => orNull(() => realpathSync(path)),
};

function readThrough(path: string, most = Infinity): Uint8Array {
  // Nonblocking, so that a named pipe in the place of a file cannot hang the program.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return fstatSync(handle).size > most ? beginning(handle, most) : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function beginning(handle: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  for (;;) {
    const read = readSync(handle, bytes, filled, length - filled, null);
    filled += read;
    if (read === 0 || filled === length) return bytes.subarray(0, filled);
  }
}

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}
