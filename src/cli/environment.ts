import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/id.js';
import { instantOf } from '../domain/id.js';

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
  /** Calls back again and again, every so many milliseconds, until the returned function is called. */
  readonly every: (milliseconds: number, listener: () => void) => () => void;
  readonly pid: number;
  /** Stops the program until the shell lets it go on. */
  readonly suspend: () => Promise<void>;
  readonly version: string;
  /** The version of Node. */
  readonly node: string;
  /** Where the package's own rubrics, templates and schemas lie. */
  readonly shipped: string;
}

const SECRETS = ['TOUCHSTONE_IDENTITY', 'TOUCHSTONE_PASSPHRASE'];

/**
 * The real world. `SOURCE_DATE_EPOCH` (seconds since 1970) fixes the clock, so that the same files give the same bytes
 * (reproducible-builds.org/specs/source-date-epoch).
 */
export function realEnvironment(version: string, shipped: string): Environment {
  return {
    args: process.argv.slice(2),
    directory: workingDirectory(),
    variables: takeSecrets(process.env),
    home: process.env.HOME ?? '/',
    // Opened when it is read; most commands never read it.
    get input() {
      return process.stdin;
    },
    output: process.stdout,
    errors: process.stderr,
    now: () => instantOf(clock(process.env.SOURCE_DATE_EPOCH)),
    random: (bytes) => randomBytes(bytes),
    onSignal(signals, listener) {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    every(milliseconds, listener) {
      const timer = setInterval(listener, milliseconds);
      return () => {
        clearInterval(timer);
      };
    },
    pid: process.pid,
    suspend: async () =>
      new Promise((resume) => {
        process.once('SIGCONT', () => setImmediate(resume));
        process.kill(process.pid, 'SIGTSTP');
      }),
    version,
    node: process.version,
    shipped,
  };
}

/** Where one stands, though it be gone: a purge can remove it, and the hiring folder above is still there. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

/**
 * All variables. Those that hold a secret are handed to no program that this one starts (an editor, git and what git starts):
 * they are taken out of the process's own, and no copy of these takes them along.
 */
function takeSecrets(own: NodeJS.ProcessEnv): Environment['variables'] {
  const all = { ...own };
  for (const name of SECRETS) {
    Reflect.deleteProperty(own, name);
    Object.defineProperty(all, name, { value: all[name], enumerable: false });
  }
  return all;
}

/** The variables that other programs may see: all but those that hold a secret. */
export function handedOn({ variables }: Pick<Environment, 'variables'>): Environment['variables'] {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !SECRETS.includes(name)));
}

/** Ends the program, once its output is written, with this exit code. */
export function leaveWith(code: number): void {
  process.exitCode = code;
}

function clock(epoch: string | undefined): Date {
  if (epoch !== undefined && /^[0-9]{1,12}$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return new Date();
}
