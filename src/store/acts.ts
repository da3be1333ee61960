import type { Act } from '../domain/act.js';
import type { Result } from '../domain/problem.js';
import { encodeAct, parseActs, wholeLines } from '../format/act.js';
import { aloneIn } from './alone.js';
import { realDisk } from './disk.js';
import type { FilePort } from './file-port.js';
import { createFile, pathInside, sweepPartials } from './files.js';
import type { ProcessPort } from './processes.js';
import { readText } from './read.js';

/** The log of holds, purges and the like. It is committed with the rest, and stays when the records go. */
export const ACTS_FILE = 'erasures.jsonl';

/**
 * Everything in the log, in its order; empty where nothing was done yet. A last line that was cut off while it was written is left
 * out: what it was to tell of had not begun.
 */
export function readActs(root: string): Result<readonly Act[]> {
  const text = readText(root, ACTS_FILE);
  if (text === null) return { ok: true, value: [] };
  return text.ok ? parseActs(wholeLines(text.value), ACTS_FILE) : text;
}

/**
 * Adds an act to the log: when this returns, it lasts; when it throws, the log is as it was. Takes the folder's lock, so nobody
 * who holds it may call this. `check` is called before, within the lock, and can refuse by throwing.
 */
export function appendAct(
  root: string,
  act: Act,
  processes: ProcessPort,
  check: () => void = () => undefined,
): void {
  aloneIn(root, processes, () => {
    check();
    appendLine(pathInside(root, ACTS_FILE), encodeAct(act), realDisk);
  });
}

/** Adds a line to a log that nobody else is writing to. Exported for tests that cut the power. */
export function appendLine(path: string, line: string, disk: FilePort): void {
  sweepPartials(path, disk);
  const before = disk.read(path);
  if (before === null) {
    createFile(path, line, 'private', disk);
    return;
  }
  const text = Buffer.from(before).toString('utf8');
  const whole = Buffer.byteLength(wholeLines(text));
  const handle = disk.open(path, 'append', 'private');
  try {
    if (whole < before.length) disk.truncate(handle, whole);
    // Somebody's editor may have taken the last line end away.
    const gap = whole > 0 && before[whole - 1] !== LINE_END ? '\n' : '';
    try {
      disk.write(handle, Buffer.from(gap + line));
      disk.sync(handle);
    } catch (thrown) {
      disk.truncate(handle, whole);
      throw thrown;
    }
  } finally {
    disk.close(handle);
  }
}

const LINE_END = 0x0a;
