// A place in which the real program works, in processes of its own, and is watched.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Built } from '../terminal/real-program.js';
import type { VirtualTerminal } from '../terminal/virtual-terminal.js';
import { openTerminal } from '../terminal/virtual-terminal.js';

/** What one command gave. */
export interface Ran {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the program did, as `watch.cjs` saw it. */
export interface Watched {
  readonly kind: 'arguments' | 'child' | 'file' | 'network';
  readonly what: string | readonly string[];
}

/** A place for one job, and what was done in it. */
export interface Job {
  /** Everything lies below it: `hiring`, `state`, `outputs`, `home`, `tmp` (the program's), and what the test itself needs. */
  readonly path: string;
  readonly hiring: string;
  readonly ran: readonly Ran[];
  /** What the terminals showed. */
  readonly screens: readonly string[];
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** Runs a command in a terminal, as long as somebody talks with it. */
  readonly talk: <Value>(
    args: readonly string[],
    conversation: (terminal: VirtualTerminal) => Promise<Value>,
  ) => Promise<Value>;
  readonly watched: () => readonly Watched[];
  /** Of each process that was started through the PATH: its arguments, its parent's command line as /proc has it, its variables. */
  readonly shimmed: () => readonly string[];
  readonly remove: () => void;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** The expected exit code; 0 when left out, null for any. */
  readonly code?: number | null;
}

export interface JobOptions {
  readonly umask?: string;
  /** What the editor writes. */
  readonly edited?: string;
  /** What stands before the command, such as `unshare --net`. */
  readonly within?: readonly string[];
}

const SHIMMED = ['git', 'ssh-keygen', 'ps', 'sysctl', 'vi'];
const PATIENCE = 30_000;

/** An empty place for a job. */
export function openJob(built: Built, { umask = '022', within = [], edited = '' }: JobOptions = {}): Job {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-job-')));
  const hiring = join(path, 'hiring');
  for (const name of ['home', 'tmp', 'outputs', 'answers', 'test', 'test/bin']) mkdirSync(join(path, name));
  const records = join(path, 'test/shims.txt');
  const watchFile = join(path, 'test/watch.jsonl');
  for (const file of [records, watchFile]) writeFileSync(file, '');
  for (const name of SHIMMED) writeShim(join(path, 'test/bin'), name, records);
  writeFileSync(
    join(path, 'home/.gitconfig'),
    '[user]\n\tname = Chi\n\temail = chi@example.org\n[init]\n\tdefaultBranch = main\n',
  );
  const editor = join(path, 'test/bin/editor');
  writeFileSync(editor, `#!/bin/sh\n${recording(records)}\nprintf '${edited}' > "$1"\n`);
  chmodSync(editor, 0o755);
  const variables = {
    PATH: [join(path, 'test/bin'), process.env.PATH].join(delimiter),
    HOME: join(path, 'home'),
    TMPDIR: join(path, 'tmp'),
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    EDITOR: editor,
    TOUCHSTONE_PACKAGE: built.shipped,
    TOUCHSTONE_STATE_DIR: join(path, 'state'),
    WATCH_FILE: watchFile,
  };
  const ran: Ran[] = [];
  const screens: string[] = [];
  const program = [process.execPath, '--require', join(import.meta.dirname, 'watch.cjs'), built.file];
  const command = ['sh', '-c', 'umask "$1"; shift; exec "$@"', 'sh', umask, ...within, ...program];
  const [shell = '', ...before] = command;
  return {
    path,
    hiring,
    ran,
    screens,
    async run(args, { input = '', cwd = hiring, code: expected = 0, variables: more = {} } = {}) {
      const result = {
        args,
        ...(await finished(
          spawn(shell, [...before, ...args], { cwd, env: { ...variables, ...more } }),
          input,
        )),
      };
      ran.push(result);
      if (result.code !== expected && expected !== null) {
        const { code, stdout, stderr } = result;
        throw new Error(`touchstone ${args.join(' ')} gave ${code}:\n${stdout}\n${stderr}`);
      }
      return result;
    },
    async talk(args, conversation) {
      const terminal = openTerminal(shell, [...before, ...args], { cwd: hiring, variables, columns: 100 });
      try {
        return await conversation(terminal);
      } finally {
        terminal.pty.kill('SIGKILL');
        screens.push(terminal.written());
      }
    },
    watched: () =>
      readFileSync(watchFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Watched),
    shimmed: () =>
      readFileSync(records, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

async function finished(
  child: ChildProcessWithoutNullStreams,
  input: string,
): Promise<Pick<Ran, 'code' | 'stdout' | 'stderr'>> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  // Who never reads its input may have ended before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearTimeout(timer);
  return { code, ...texts };
}

function recording(records: string): string {
  const parent = `tr '\\0' ' ' < "/proc/$PPID/cmdline" | head -c 4000`;
  return `{ printf '%s ' "$0" "$@"; printf '| '; ${parent}; env | tr '\\n' ' '; printf '\\n'; } >> '${records}' 2>/dev/null`;
}

function writeShim(folder: string, name: string, records: string): void {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  if (found === '') return;
  writeFileSync(join(folder, name), `#!/bin/sh\n${recording(records)}\nexec ${found} "$@"\n`);
  chmodSync(join(folder, name), 0o755);
}
