import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../domain/id.js';

/** All that a command may know of the world. The clock, randomness, the process and the console appear in this file only. */
export interface Environment {
  /** The command line without the program. */
  readonly args: readonly string[];
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly input: NodeJS.ReadStream;
  /** For results. */
  readonly output: NodeJS.WriteStream;
  /** For everything said to people. */
  readonly errors: NodeJS.WriteStream;
  readonly now: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
  /** Calls back once for each of the signals until the returned function is called. */
  readonly onSignal: (
    signals: readonly NodeJS.Signals[],
    listener: (signal: NodeJS.Signals) => void,
  ) => () => void;
  readonly pid: number;
  /** Whether a process with this id runs. */
  readonly isAlive: (pid: number) => boolean;
  readonly version: string;
  /** The version of Node. */
  readonly node: string;
  /** Where the package's own rubrics, templates and schemas lie. */
  readonly shipped: string;
}

/**
 * The real world. `SOURCE_DATE_EPOCH` (seconds since 1970) fixes the clock, so that the same files give the same bytes
 * (reproducible-builds.org/specs/source-date-epoch).
 */
export function realEnvironment(version: string): Environment {
  return {
    args: process.argv.slice(2),
    directory: process.cwd(),
    variables: process.env,
    home: process.env['HOME'] ?? '/',
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    now: () => instantOf(clock(process.env['SOURCE_DATE_EPOCH'])),
    random: (bytes) => randomBytes(bytes),
    onSignal(signals, listener) {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    pid: process.pid,
    isAlive(pid) {
      try {
        process.kill(pid, 0);
        return true;
      } catch (thrown) {
        // Somebody else's process may not be signalled, and lives all the same.
        return (thrown as NodeJS.ErrnoException).code === 'EPERM';
      }
    },
    version,
    node: process.version,
    shipped: packageRoot(),
  };
}

/** Ends the program, once its output is written, with this exit code. */
export function leaveWith(code: number): void {
  process.exitCode = code;
}

function clock(epoch: string | undefined): Date {
  if (epoch !== undefined && /^[0-9]{1,12}$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return new Date();
}

function instantOf(date: Date): Instant {
  return date.toISOString().replace(/\.[0-9]{3}Z$/, 'Z');
}

function packageRoot(): string {
  // Bundled, this file is dist/main.cjs; in the tests it is src/cli/environment.ts.
  let folder = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
