import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import type { IPty } from '@lydell/node-pty';
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let built = '';
let state = '';
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'touchstone-session-'));
  await build({
    entryPoints: [join(import.meta.dirname, 'session-program.ts')],
    outfile: join(built, 'session.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
}, 60_000);
afterAll(() => {
  rmSync(built, { recursive: true });
});
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'touchstone-drafts-'));
});
afterEach(() => {
  rmSync(state, { recursive: true });
});

interface Terminal {
  readonly pty: IPty;
  /** Types, and waits until the answer shows; gives what showed since. */
  readonly type: (keys: string, answer: string) => Promise<string>;
  readonly shows: (answer: string) => Promise<string>;
  readonly exit: Promise<{ exitCode: number; signal?: number }>;
  readonly seen: () => string;
}

function open(file: string, args: readonly string[]): Terminal {
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...variables } = process.env;
  const env = { ...variables, TERM: 'xterm-256color', PS1: '$ ' };
  const pty = spawn(file, [...args], { cols: 80, rows: 24, cwd: state, env });
  let seen = '';
  let read = 0;
  let wake: () => void = () => undefined;
  pty.onData((data) => {
    seen += data;
    wake();
  });
  const exit = new Promise<{ exitCode: number; signal?: number }>((resolve) => {
    pty.onExit(resolve);
  });
  const shows = async (answer: string): Promise<string> => {
    const deadline = Date.now() + 20_000;
    while (!seen.slice(read).includes(answer)) {
      if (Date.now() > deadline) throw new Error(`"${answer}" did not show:\n${seen.slice(read)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 200);
      });
    }
    const at = seen.indexOf(answer, read) + answer.length;
    const shown = seen.slice(read, at);
    read = at;
    return shown;
  };
  const type = async (keys: string, answer: string): Promise<string> => {
    pty.write(keys);
    return shows(answer);
  };
  return { pty, type, shows, exit, seen: () => seen };
}

const session = (): Terminal => open(process.execPath, [join(built, 'session.mjs'), state]);

async function begin(terminal: Terminal): Promise<void> {
  await terminal.shows('Your choice (n, y): ');
  await terminal.type('n\r', 'Your choice (p, v, t): ');
  await terminal.type('v\r', 'Enter for en):');
  await terminal.type('\r', 'start the clock.');
  await terminal.type('\r', '1> ');
}

function notes(): readonly string[] {
  const folder = join(state, 'lab-x1');
  const draft = readdirSync(folder).find((name) => name.endsWith('.jsonl')) ?? '';
  const lines = readFileSync(join(folder, draft), 'utf8').trimEnd().split('\n').slice(1);
  return lines
    .map((line) => JSON.parse(line) as { kind: string; text?: string })
    .flatMap(({ kind, text }) => (kind === 'noted' && text !== undefined ? [text] : []));
}

test('killed at once after "saved", it resumes with every line, once', async () => {
  const first = session();
  await begin(first);
  for (let number = 1; number <= 5; number += 1)
    await first.type(`note ${number} – Zoë\r`, `saved: note ${number}`);
  first.pty.kill('SIGKILL');
  await first.exit;
  const second = session();
  await second.shows('5 notes, 0 assessments');
  await second.type('y\r', '1> ');
  await second.type('note 6\r', 'saved: note 6');
  second.pty.kill('SIGKILL');
  await second.exit;
  expect(notes()).toEqual([1, 2, 3, 4, 5].map((number) => `note ${number} – Zoë`).concat('note 6'));
}, 60_000);

test('a paste of many long lines is kept line by line', async () => {
  const terminal = session();
  await begin(terminal);
  const lines = Array.from(
    { length: 40 },
    (_, index) => `${index} ${'é日x'.repeat(index === 7 ? 3000 : 30)}`,
  );
  await terminal.type(`\u001B[200~${lines.join('\r')}\u001B[201~`, 'saved: note 39');
  await terminal.type('\r', 'saved: note 40');
  expect(notes()).toEqual(lines);
  terminal.pty.kill('SIGKILL');
  await terminal.exit;
}, 60_000);

test('Ctrl-C leaves with 130, and the last line says how to resume', async () => {
  const terminal = session();
  await begin(terminal);
  await terminal.type('one\r', 'saved: note 1');
  terminal.pty.write('half a line\u0003');
  expect((await terminal.exit).exitCode).toBe(130);
  expect(terminal.seen().trimEnd()).toMatch(/The draft is saved\. Resume it with: resume-me$/);
  expect(notes()).toEqual(['one', 'half a line']);
}, 60_000);

test('Ctrl-Z and fg come back to the line that was being typed', async () => {
  const shell = open('bash', ['--norc', '-i']);
  await shell.type(`${process.execPath} ${join(built, 'session.mjs')} ${state}\r`, '\n');
  await begin(shell);
  await shell.type('half', 'half');
  await shell.type('\u001A', 'Stopped');
  await shell.type('fg\r', '1> half');
  await shell.type(' and half\r', 'saved: note 1');
  expect(notes()).toEqual(['half and half']);
  shell.pty.kill('SIGKILL');
  await shell.exit;
}, 60_000);
