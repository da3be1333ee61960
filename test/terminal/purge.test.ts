// Deleting for good, as a person meets it, and as a machine that is switched off leaves it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import type { VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

const CANDIDATE = 'c-9xwd';
const FOLDER = `candidates/${CANDIDATE}`;

let program: Program;
const opened: VirtualTerminal[] = [];
beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterEach(() => {
  for (const { pty } of opened.splice(0)) pty.kill();
});
afterAll(() => {
  program.remove();
});

const purging = ['purge', CANDIDATE, '--early', '--reason', 'request', '--yes', '--as', 'ana'];
const redacting = ['redact', CANDIDATE, 'ana.character', '--note', 'n1', '--as', 'ana'];

function terminal({ hiring, variables }: Place, args: readonly string[]): VirtualTerminal {
  const one = openTerminal(process.execPath, [program.file, ...args], { cwd: hiring, variables });
  opened.push(one);
  return one;
}

describe('at a terminal', () => {
  test.each([
    ['n', 1, true],
    ['\r', 1, true],
    ['y', 0, false],
  ])('a purge asks once more, and %j is heard', async (keys, code, stays) => {
    const place = program.place();
    const screen = terminal(place, purging);
    await screen.shows(`Remove all records of ${CANDIDATE}, for good?`);
    screen.type(keys === '\r' ? keys : `${keys}\r`);
    expect(await screen.exit).toMatchObject({ exitCode: code });
    expect(existsSync(join(place.hiring, FOLDER))).toBe(stays);
    expect(existsSync(join(place.hiring, 'erasures.jsonl'))).toBe(!stays);
  });

  test('a redaction shows what it would take out, and asks', async () => {
    const place = program.place();
    const file = join(place.hiring, FOLDER, 'ana.character.scorecard.json');
    const before = readFileSync(file, 'utf8');
    const refused = terminal(place, redacting);
    const shown = await refused.shows('Take this out, for good?');
    expect(shown).toContain('--note n1');
    refused.type('\r');
    expect(await refused.exit).toMatchObject({ exitCode: 1 });
    expect(readFileSync(file, 'utf8')).toBe(before);
    const meant = terminal(place, redacting);
    await meant.shows('Take this out, for good?');
    meant.type('y\r');
    expect(await meant.exit).toMatchObject({ exitCode: 0 });
    expect(readFileSync(file, 'utf8')).toContain('"redacted"');
  });
});

/** What is left of the candidate, on the whole machine, but for the log. */
function left({ path }: Place): readonly string[] {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes(CANDIDATE),
  );
  const csv = join(path, 'hiring/names.csv');
  return existsSync(csv) && readFileSync(csv, 'utf8').includes(CANDIDATE) ? [...names, 'names.csv'] : names;
}

async function killedAfter(place: Place, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [program.file, ...purging], {
    cwd: place.hiring,
    env: place.variables,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await ended;
}

// A purge takes a second with all around it, so fewer of them than of sessions.
const KILLS = Math.ceil(Number(process.env.TOUCHSTONE_KILLS ?? 200) / 40);
const KITS = 60;

function run({ hiring, variables }: Place, args: readonly string[]): void {
  execFileSync(process.execPath, [program.file, ...args], { cwd: hiring, env: variables, stdio: 'pipe' });
}

/** A place in which a purge has much to remove. */
function fullPlace(): Place {
  const place = program.place();
  writeFileSync(join(place.hiring, 'names.csv'), `candidate,name\n${CANDIDATE},Kim\nc-7k2m,Ada\n`);
  mkdirSync(join(place.hiring, 'kits'));
  for (let kit = 0; kit < KITS; kit += 1) {
    writeFileSync(join(place.hiring, 'kits', `${CANDIDATE}.a${kit}.x.kit.json`), '{}');
  }
  return place;
}

test('a purge that is killed at any instant is finished by the same command, and takes nobody else', async () => {
  const whole = fullPlace();
  const start = performance.now();
  run(whole, purging);
  const length = performance.now() - start;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const place = fullPlace();
    // Most of the time goes by before the first change.
    await killedAfter(place, length * (0.4 + (0.6 * (kill + 0.5)) / KILLS));
    // Whatever went, the log had said so before.
    if (!existsSync(join(place.hiring, 'erasures.jsonl')))
      expect(left(place).length).toBeGreaterThan(KITS + 4);
    run(place, purging);
    expect(left(place)).toEqual([]);
    expect(readFileSync(join(place.hiring, 'names.csv'), 'utf8')).toBe('candidate,name\nc-7k2m,Ada\n');
    const files = readdirSync(place.hiring, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.(?:partial|lock)$/.test(name))).toEqual([]);
    run(place, ['verify', 'c-3fq8', '--json']);
  }
}, 120_000);
