import { realDisk } from '../../src/store/disk.js';
import type { FilePort } from '../../src/store/file-port.js';

/** Thrown where the program is cut off. */
export class CutOff extends Error {}

/** The real disk, until so many changes and syncs were done; then, and ever after, nothing is done any more. */
export function diskUntil(changes: number): FilePort {
  let done = 0;
  const step = (): void => {
    if (done >= changes) throw new CutOff();
    done += 1;
  };
  return {
    ...realDisk,
    open(path, purpose, privacy) {
      step();
      return realDisk.open(path, purpose, privacy);
    },
    write(handle, bytes) {
      step();
      realDisk.write(handle, bytes);
    },
    sync(handle) {
      step();
      realDisk.sync(handle);
    },
    syncFolder(path) {
      step();
      realDisk.syncFolder(path);
    },
    makeFolder(path, privacy) {
      step();
      return realDisk.makeFolder(path, privacy);
    },
    link(from, to) {
      step();
      realDisk.link(from, to);
    },
    rename(from, to) {
      step();
      realDisk.rename(from, to);
    },
    // What was cut off clears nothing away.
    remove(path) {
      if (done < changes) realDisk.remove(path);
    },
  };
}
