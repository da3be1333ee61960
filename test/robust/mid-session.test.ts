// What can happen to a machine in the middle of an interview. What was shown as saved is safe, what was not is said.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import type { Place, Program } from '../terminal/real-program.js';
import { buildProgram } from '../terminal/real-program.js';
import { reaction, typeInterview } from '../terminal/typist.js';
import type { VirtualTerminal } from '../terminal/virtual-terminal.js';
import { openTerminal } from '../terminal/virtual-terminal.js';

jest.setTimeout(90_000);

const NOBODY = '65534';
/** More than what is left in the last page of a file. */
const LONG = `long ${'and longer '.repeat(500)}end`;

let program: Program;
const terminals: VirtualTerminal[] = [];
beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => {
  for (const { pty } of terminals) {
    try {
      pty.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  }
  program.remove();
});

interface Conduct {
  /** What stands before the program. */
  readonly within?: readonly string[];
  readonly node?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

function conduct(place: Place, { within = [], node = [], variables = {} }: Conduct = {}): VirtualTerminal {
  const [command = '', ...args] = [...within, process.execPath, ...node, program.file, ...place.interview];
  const terminal = openTerminal(command, args, {
    cwd: place.hiring,
    columns: 100,
    variables: { ...place.variables, ...variables },
  });
  terminals.push(terminal);
  return terminal;
}

async function begin(terminal: VirtualTerminal): Promise<void> {
  await terminal.shows('conflict of interest');
  await terminal.press('1', 'How do you meet?');
  await terminal.press('2', 'Which language');
  await terminal.press('\r', 'starts the clock');
  await terminal.press('\r', 'Question 1 of 6');
}

/** Goes on from notes that are there, up to the page where it is sealed, and presses the key. */
async function rateAndSeal(terminal: VirtualTerminal, until: string): Promise<void> {
  let answered = '';
  let since = Date.now();
  const deadline = since + 30_000;
  for (let screen = terminal.screen(); !screen.includes(until); screen = terminal.screen()) {
    const isStill = screen === answered && Date.now() < since + 2000;
    const keys = isStill ? null : reaction(screen, 0, { notes: 0, lineOf: String });
    if (keys !== null) {
      terminal.type(keys);
      answered = screen;
      since = Date.now();
    }
    if (Date.now() > deadline) throw new Error(`"${until}" did not show:\n${screen}`);
    await terminal.changed(20);
  }
}

function verifies(place: Place): { readonly code: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [program.file, 'verify'], {
    cwd: place.hiring,
    env: { ...place.variables },
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

describe('a clock that jumps in the middle of an interview', () => {
  const DAY = 86_400_000;

  test('loses nothing, and gives a card whose times are in order', async () => {
    const place = program.place();
    const file = join(place.path, 'clock');
    const jumpTo = (milliseconds: number): void => {
      writeFileSync(file, String(milliseconds));
    };
    jumpTo(0);
    const jumps = new Map([
      [2, -DAY],
      [3, 3650 * DAY],
      [4, -2 * 365 * DAY],
      [6, -3600_000],
    ]);
    const terminal = conduct(place, {
      node: ['--require', join(import.meta.dirname, 'clock.cjs')],
      variables: { CLOCK_FILE: file },
    });
    const code = await typeInterview(terminal, {
      notes: 6,
      lineOf(number) {
        const jump = jumps.get(number);
        if (jump !== undefined) jumpTo(jump);
        return `line ${number}`;
      },
    });
    expect({ code, notes: await place.notes() }).toEqual({
      code: 0,
      notes: [1, 2, 3, 4, 5, 6].map((number) => `line ${number}`),
    });
    expect(verifies(place)).toMatchObject({ code: 0 });
    const { started, ended, sealed } = (JSON.parse(place.card() ?? '') as Scorecard).header;
    expect([started, ended, sealed].toSorted()).toEqual([started, ended, sealed]);
  });

  test('loses nothing from one session to the next', async () => {
    const place = program.place();
    const first = conduct(place);
    await begin(first);
    await first.press('today\r', '1 saved');
    first.pty.kill('SIGKILL');
    await first.exit;
    // 2001, and a clock that stands.
    const second = conduct(place, { variables: { SOURCE_DATE_EPOCH: '1000000000' } });
    await second.shows('Question 1 of 6');
    await second.press('long ago\r', '2 saved');
    second.type('\u0003');
    expect((await second.exit).exitCode).toBe(130);
    expect(await place.notes()).toEqual(['today', 'long ago']);
  });
});

describe('a disk that is full, then read-only', () => {
  const isRoot = process.getuid?.() === 0;

  test('is told, nothing is half saved, and once that is mended everything goes on', async () => {
    const place = program.place();
    // The drafts on one small disk, the hiring folder on another.
    const script = `
      for disk in "$1" "$2"; do
        mount -t tmpfs -o size=4m tmpfs "$disk" || { echo 'A tmpfs cannot be mounted here; this test needs one.'; exit; }
      done
      cp -a "$3" "$2/hiring" && cd "$2/hiring" || exit
      shift 3; exec "$@"`;
    const [drafts, disk] = [join(place.path, 'drafts'), join(place.path, 'disk')];
    for (const path of [drafts, disk]) mkdirSync(path);
    const terminal = conduct(place, {
      within: ['unshare', isRoot ? '-m' : '-rm', 'bash', '-c', script, 'bash', drafts, disk, place.hiring],
      variables: { TOUCHSTONE_STATE_DIR: drafts },
    });
    await begin(terminal);
    const pid = String(terminal.pty.pid);
    const inside = (path: string): string => join('/proc', pid, 'root', path);
    const remount = (how: string): void => {
      const enter = isRoot ? ['-m'] : ['-U', '--preserve-credentials', '-m'];
      const { status, stderr } = spawnSync('env', [
        'nsenter',
        '-t',
        pid,
        ...enter,
        'mount',
        '-o',
        `remount,${how}`,
        disk,
      ]);
      if (status !== 0) throw new Error(stderr.toString());
    };
    await terminal.press('first\r', '1 saved');

    const filler = inside(join(drafts, 'filler'));
    spawnSync('sh', ['-c', 'cat /dev/zero > "$1"', 'sh', filler]);
    await terminal.press(`${LONG}\r`, 'NOT SAVED');
    expect(terminal.screen()).toMatch(/the disk is full/i);
    rmSync(filler);
    await terminal.press('\r', '2 saved');
    expect(notedIn(inside(drafts))).toEqual(['first', LONG]);

    remount('ro');
    await rateAndSeal(terminal, 'NOT SEALED');
    expect(notedIn(inside(drafts))).toEqual(['first', LONG]);
    remount('rw');
    await rateAndSeal(terminal, 'Sealed:');
    expect((await terminal.exit).exitCode).toBe(0);
  });

  function notedIn(folder: string): readonly (string | undefined)[] {
    const [draft = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jsonl'),
    );
    return readFileSync(join(folder, draft), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind?: string; text?: string })
      .flatMap(({ kind, text }) => (kind === 'noted' ? [text] : []));
  }
});

describe('permissions that change', () => {
  test('keep a card from being sealed as long as they do, and lose nothing', async () => {
    const place = program.place();
    const isRoot = process.getuid?.() === 0;
    if (isRoot) giveAway(place);
    const asNobody = ['setpriv', '--reuid', NOBODY, '--regid', NOBODY, '--clear-groups'];
    const terminal = conduct(place, { within: isRoot ? asNobody : [] });
    await begin(terminal);
    await terminal.press('first\r', '1 saved');
    const home = join(place.hiring, 'candidates/c-7k2m');
    const state = join(place.path, 'state');
    chmodSync(home, 0o555);
    for (const name of readdirSync(state, { recursive: true, encoding: 'utf8' })) {
      const path = join(state, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o500 : 0o400);
    }
    // The draft is open already, so it takes what comes.
    await terminal.press('second\r', '2 saved');
    await rateAndSeal(terminal, 'NOT SEALED');
    expect(terminal.screen()).toMatch(/cannot be written|permission/);
    expect(place.card()).toBeNull();
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const name of ['', ...readdirSync(state, { recursive: true, encoding: 'utf8' })]) {
      const path = join(state, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
    }
    chmodSync(home, 0o755);
    await rateAndSeal(terminal, 'Sealed:');
    expect((await terminal.exit).exitCode).toBe(0);
    expect(await place.notes()).toEqual(['first', 'second']);
    expect(verifies(place)).toMatchObject({ code: 0 });
  });

  function giveAway(place: Place): void {
    for (const name of ['', ...readdirSync(place.path, { recursive: true, encoding: 'utf8' })]) {
      lchownSync(join(place.path, name), Number(NOBODY), Number(NOBODY));
    }
    chmodSync(program.folder, 0o755);
  }
});

test('a draft that somebody removes takes no more notes, and says so', async () => {
  const place = program.place();
  const terminal = conduct(place);
  await begin(terminal);
  await terminal.press('first\r', '1 saved');
  const state = join(place.path, 'state');
  rmSync(state, { recursive: true });
  await terminal.press('second\r', 'NOT SAVED');
  expect(terminal.screen()).toContain('second');
  expect(existsSync(state)).toBe(false);
});
