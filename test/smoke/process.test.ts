// What only a real process can show: its streams, its signals, and a disk that refuses.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import {
  chmodSync,
  chownSync,
  cpSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Finished, Installed, StartOptions } from './package.js';
import { bareVariables, finish, install } from './package.js';

let installed: Installed;
let made: string;
/** A hiring folder of its own for each test. */
let folder: string;

const NOBODY = 65534;
const OPEN = 'c-open';

beforeAll(() => {
  installed = install();
  made = join(installed.path, 'made');
  expect(touchstone(['init', made, '--sample']).code).toBe(0);
  mkdirSync(join(made, 'candidates', OPEN));
  const sample = join(installed.package, 'templates/sample/c-7k2m');
  const opened = (name: string): string =>
    readFileSync(join(sample, name), 'utf8').replaceAll('c-7k2m', OPEN);
  writeFileSync(join(made, 'candidates', OPEN, 'candidate.yaml'), opened('candidate.yaml'));
  writeFileSync(join(made, 'ana.answers.yaml'), opened('ana.character.answers.yaml'));
}, 120_000);
afterAll(() => {
  installed.remove();
});
beforeEach(() => {
  folder = join(installed.path, 'folder');
  rmSync(folder, { recursive: true, force: true });
  cpSync(made, folder, { recursive: true });
});

function touchstone(args: readonly string[], options: StartOptions = {}): Finished {
  return finish(installed.program, args, {
    cwd: installed.path,
    variables: { HOME: join(installed.path, 'home') },
    ...options,
  });
}

function shell(script: string, ...args: readonly string[]): Finished {
  return finish('bash', ['-c', script, 'bash', installed.program, folder, ...args], { cwd: installed.path });
}

/** Every path under a folder with its content, in one text. */
function contentOf(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const whole = join(path, name);
      return lstatSync(whole).isDirectory() ? `${name}/` : `${name} ${readFileSync(whole, 'utf8')}`;
    });
}

const WRITING: readonly (readonly [string, readonly string[]])[] = [
  ['merge', ['merge', 'c-7k2m']],
  ['merge --all', ['merge', '--all']],
  ['interview', ['interview', OPEN, '--as', 'ana', '--answers', 'ana.answers.yaml']],
  ['plan', ['plan', OPEN, '--replace', 'chi=ben']],
  ['kits', ['plan', OPEN, '--kits', 'kits']],
  ['add candidate', ['add', 'candidate', '--role', 'soc-analyst', '--name', 'Kim Doe']],
  ['add person', ['add', 'person', 'dev', '--email', 'dev@example.org']],
  ['add role', ['add', 'role', 'incident-responder']],
  ['init', ['init', 'another', '--sample']],
  ['guide', ['guide', 'c-7k2m', '--for', 'ana', '-o', 'guide.md']],
  ['summary', ['summary', '--format', 'html', '-o', 'summary.html']],
  ['export', ['export', '-o', 'rows.csv', '--format', 'csv']],
  ['decide', ['decide', 'c-7k2m', '--as', 'ana', '--decision', 'hire', '--reason', 'As recommended']],
];

describe('streams', () => {
  test('a reader that goes away early is no error', () => {
    for (const args of [
      'merge --all --json --folder "$2"',
      'guide soc-analyst',
      '--help',
      'show questions',
    ]) {
      const { stderr, stdout } = shell(
        `set -o pipefail; "$1" ${args} | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`,
      );
      expect({ args, stdout, stderr }).toEqual({ args, stdout: '0\n', stderr: '' });
      const gone = shell(`(sleep 0.2; "$1" ${args}; echo "$?" >&2) | true`);
      expect({ args, stderr: gone.stderr }).toEqual({ args, stderr: '0\n' });
    }
  });

  test('a full disk behind > is told, and the exit code is 2', () => {
    const { code, stderr } = shell('"$1" merge c-7k2m --json --folder "$2" >/dev/full');
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain('could not be written out: the disk is full');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('without anybody listening the work is done all the same', () => {
    const { code } = shell('"$1" merge c-7k2m --folder "$2" >/dev/null 2>/dev/full');
    expect(code).toBe(0);
    expect(contentOf(join(folder, 'candidates/c-7k2m')).join()).toContain('recommendation.md');
  });

  test('standing in a folder that was purged meanwhile, one is still in the hiring folder', () => {
    const script = 'cd "$2/candidates/c-open" && rm -r "$2/candidates/c-open" && "$1" status';
    const { code, stdout, stderr } = shell(script);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('c-7k2m');
  });

  test('colours are for terminals, and for whoever forces them', () => {
    const args = ['merge', 'c-9xwd', '--stdout', '--folder', folder];
    const plain = touchstone(args);
    expect(plain.stdout).not.toContain('\u001b');
    expect(touchstone(args, { variables: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).toBe(plain.stdout);
    const failing = ['merge', 'c-9xwe', '--folder', folder];
    expect(touchstone(failing).stderr).not.toContain('\u001b');
    expect(touchstone(failing, { variables: { FORCE_COLOR: '1' } }).stderr).toContain('\u001b[');
    expect(touchstone([...failing, '--no-color'], { variables: { FORCE_COLOR: '1' } }).stderr).not.toContain(
      '\u001b',
    );
  });
});

describe('exit codes', () => {
  test('0 for an answer, also where it is no-hire', () => {
    expect(touchstone(['merge', 'c-3fq8', '--folder', folder]).code).toBe(0);
  });
  test('1 where there is something to wait for', () => {
    expect(touchstone(['merge', OPEN, '--folder', folder]).code).toBe(1);
  });
  test('2 where the command could not run', () => {
    expect(touchstone(['merge', OPEN, '--folder', '/nowhere']).code).toBe(2);
    expect(touchstone(['merge', '--nonsense']).code).toBe(2);
  });
  test('130 for an interview that was interrupted, and the last line says how to resume', async () => {
    const args = ['interview', OPEN, '--as', 'ana', '--plain', '--folder', folder];
    const terminal = spawnTerminal(installed.program, args, {
      cwd: installed.path,
      cols: 100,
      rows: 40,
      env: bareVariables({ TERM: 'xterm-256color', HOME: join(installed.path, 'home') }),
    });
    let screen = '';
    terminal.onData((data) => {
      const before = screen;
      screen += data;
      // The preparation page is there, and asks something.
      if (before.length < 200 && screen.length >= 200)
        setTimeout(() => {
          terminal.write('\u0003');
        }, 500);
    });
    const code = await new Promise<number>((ended) => {
      terminal.onExit(({ exitCode }) => {
        ended(exitCode);
      });
    });
    expect(code).toBe(130);
    const last = screen.trimEnd().split('\n').at(-1) ?? '';
    expect(last).toContain(`touchstone interview ${OPEN} --as ana`);
  }, 30_000);
});

describe('the same files', () => {
  test('give the same bytes in any zone, locale and place, at any hour', () => {
    const usual = touchstone(['merge', '--all', '--json', '--folder', folder]);
    const document = touchstone(['merge', 'c-9xwd', '--stdout', '--folder', folder]);
    for (const variables of [
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1' },
      { TZ: 'America/St_Johns', LC_ALL: 'C', SOURCE_DATE_EPOCH: '4000000000' },
    ]) {
      const elsewhere = { cwd: '/', variables };
      expect(touchstone(['merge', '--all', '--json', '--folder', folder], elsewhere)).toEqual(usual);
      expect(touchstone(['merge', 'c-9xwd', '--stdout', '--folder', folder], elsewhere)).toEqual(document);
    }
  });
});

describe('a folder that one may not write', () => {
  beforeEach(() => {
    if (process.getuid?.() !== 0) throw new Error('This test runs a process as nobody, which only root may.');
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
      const whole = join(folder, name);
      lchownSync(whole, NOBODY, NOBODY);
      chmodSync(whole, lstatSync(whole).isDirectory() ? 0o555 : 0o444);
    }
    mkdirSync(join(installed.path, 'home'), { recursive: true });
    chownSync(join(installed.path, 'home'), NOBODY, NOBODY);
  });

  test.each(WRITING)('%s says so and leaves nothing', (_name, args) => {
    const before = contentOf(folder);
    const { code, stdout, stderr } = touchstone(args, { cwd: folder, uid: NOBODY });
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/permission|not allowed|may not/i);
    expect(stderr).not.toMatch(/\n\s+at |bug in touchstone/);
    if (args[0] !== 'merge') expect(stdout).toBe('');
    expect(contentOf(folder)).toEqual(before);
  });

  test('can still be read', () => {
    const { code } = touchstone(['merge', 'c-7k2m', '--stdout'], { cwd: folder, uid: NOBODY });
    expect(code).toBe(0);
  });
});

/** Runs commands in a folder that lies on a small file system of its own, and returns the listings before and after. */
function onSmallDisk(
  options: string,
  prepare: string,
  args: readonly string[],
): Finished & { before: string; after: string } {
  const disk = join(installed.path, 'disk');
  mkdirSync(disk, { recursive: true });
  const script = `
    mount -t tmpfs -o ${options} tmpfs "$3" || { echo 'A tmpfs cannot be mounted here; this test needs one.' >&2; exit 99; }
    cp -a "$2" "$3/folder" && cd "$3/folder" && ${prepare}
    list() { find . -type f ! -name filler -exec sha256sum {} + -o -type d -print | sort; }
    list > "$4/before"
    shift 4
    "$TOUCHSTONE" "$@" > /dev/null; code=$?
    list > "$LISTINGS/after"
    exit $code`;
  const own = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
  const ran = finish(
    'unshare',
    [...own, 'bash', '-c', script, 'bash', '-', folder, disk, installed.path, ...args],
    {
      variables: {
        TOUCHSTONE: installed.program,
        LISTINGS: installed.path,
        HOME: join(installed.path, 'home'),
      },
    },
  );
  if (ran.code === 99) throw new Error(ran.stderr);
  const listing = (name: string): string => readFileSync(join(installed.path, name), 'utf8');
  return { ...ran, before: listing('before'), after: listing('after') };
}

describe('a full disk', () => {
  // What is left is filled to the last byte.
  const fill = 'cat /dev/zero > filler 2>/dev/null;';

  test.each(WRITING)('%s says so and leaves nothing', (_name, args) => {
    const { code, stderr, before, after } = onSmallDisk('size=4m', fill, args);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/no space|full/i);
    expect(stderr).not.toMatch(/\n\s+at |bug in touchstone/);
    expect(code).toBe(2);
    expect(after).toBe(before);
  });
});

describe('a file system that is read-only', () => {
  test.each(WRITING)('%s says so and leaves nothing', (_name, args) => {
    const { code, stderr, before, after } = onSmallDisk('size=8m', 'mount -o remount,ro "$3";', args);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/read-only/i);
    expect(stderr).not.toMatch(/\n\s+at |bug in touchstone/);
    expect(code).toBe(2);
    expect(after).toBe(before);
  });
});
