import { Failure, isFailure } from '../domain/problem.js';
import type { FilePort } from './file-port.js';
import { systemCode } from './file-port.js';
import { createFile, sweepPartials } from './files.js';
import type { ProcessMark, ProcessPort } from './processes.js';

/** A lock that is held. */
export interface Lock {
  /** Lets go of it; a lock that somebody else holds by now is left alone. */
  readonly release: () => void;
}

/**
 * Takes the lock at a path, also from an owner that is dead: killed, or from before the machine was started anew.
 * @throws Failure `draft-in-use` while its owner lives.
 */
export function takeLock(disk: FilePort, processes: ProcessPort, path: string): Lock {
  const own = processes.own();
  const text = JSON.stringify(own);
  // An attempt may find a dead owner's lock and clear it away, or find that somebody else just did.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (placeLock(disk, path, text)) {
      sweepPartials(path, disk);
      return {
        release() {
          if (textAt(disk, path) === text) disk.remove(path);
        },
      };
    }
    const found = textAt(disk, path);
    if (found === null) continue;
    const owner = markIn(found);
    if (owner !== null && processes.isAlive(owner))
      throw new Failure({ code: 'draft-in-use', pid: owner.pid });
    clearAway(disk, path, found, own);
  }
  throw new Failure({ code: 'draft-in-use', pid: markIn(textAt(disk, path) ?? '')?.pid ?? 0 });
}

// Linked into place with its text in it, so that nobody ever reads half of a lock.
function placeLock(disk: FilePort, path: string, text: string): boolean {
  try {
    createFile(path, text, 'private', disk);
    return true;
  } catch (thrown) {
    if (isFailure(thrown) && thrown.problem.code === 'file-exists') return false;
    throw thrown;
  }
}

// Two sessions may find the same dead owner. Renaming shows which lock one really took away: when it is no longer the
// dead one's, the other session was faster, and gets its lock back.
function clearAway(disk: FilePort, path: string, dead: string, own: ProcessMark): void {
  // Named after the owner of the lock that takes it away, so that two of them never meet here.
  const aside = `${path}.${own.pid}`;
  try {
    disk.rename(path, aside);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return;
    throw thrown;
  }
  if (textAt(disk, aside) !== dead) {
    try {
      disk.link(aside, path);
    } catch (thrown) {
      if (systemCode(thrown) !== 'EEXIST') throw thrown;
    }
  }
  disk.remove(aside);
}

function textAt(disk: FilePort, path: string): string | null {
  const bytes = disk.read(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Whose lock a text is; null when it is nobody's: such a lock was never whole, so its owner is gone. */
function markIn(text: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, started, boot } = value as Partial<Record<keyof ProcessMark, unknown>>;
    if (typeof pid !== 'number' || typeof started !== 'string' || typeof boot !== 'string') return null;
    return { pid, started, boot };
  } catch {
    return null;
  }
}
