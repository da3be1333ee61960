import { join } from 'node:path';
import { Failure, isFailure } from '../domain/problem.js';
import { realDisk } from './disk.js';
import type { Lock } from './lock.js';
import { takeLock } from './lock.js';
import type { ProcessPort } from './processes.js';

/** What a folder holds while a command changes files in it that others may be changing too. */
export const FOLDER_LOCK = '.touchstone.lock';

const TRIES = 400;
const MILLISECONDS_BETWEEN = 25;

/**
 * Does something while no other touchstone changes files in a folder: what is read and then replaced in there cannot be
 * replaced by somebody else in between. Waits ten seconds at the most for whoever is at it. Returns what `work` returns, throws
 * what it throws. Not for files that are only ever created: those need no lock.
 * @throws Failure `folder-in-use` when another process goes on for longer.
 */
export function aloneIn<Value>(folder: string, processes: ProcessPort, work: () => Value): Value {
  const lock = waitForLock(join(folder, FOLDER_LOCK), processes);
  try {
    return work();
  } finally {
    lock.release();
  }
}

function waitForLock(path: string, processes: ProcessPort): Lock {
  for (let left = TRIES; ; left -= 1) {
    try {
      return takeLock(realDisk, processes, path);
    } catch (thrown) {
      if (!isFailure(thrown) || thrown.problem.code !== 'draft-in-use') throw thrown;
      if (left === 0) throw new Failure({ code: 'folder-in-use', pid: thrown.problem.pid });
      sleep(MILLISECONDS_BETWEEN);
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
