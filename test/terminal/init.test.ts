import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import type { VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

let program: Program;
const opened: VirtualTerminal[] = [];
beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterEach(() => {
  // A test that failed leaves its program waiting for an answer.
  for (const { pty } of opened.splice(0)) pty.kill();
});
afterAll(() => {
  program.remove();
});

const CTRL_C = '\u0003';
const DOWN = '\u001b[B';

function init(place: Place, columns = 80, ...more: readonly string[]): VirtualTerminal {
  const args = [program.file, 'init', 'new', ...more];
  const terminal = openTerminal(process.execPath, args, {
    columns,
    rows: 24,
    cwd: place.path,
    variables: place.variables,
  });
  opened.push(terminal);
  return terminal;
}

test.each([80, 36])(
  'in %d columns it asks for organisation, roles, panel and encryption, and makes the folder',
  async (columns) => {
    const place = program.place();
    const terminal = init(place, columns);
    await terminal.shows('What is your organisation called?');
    await terminal.press('\r', 'A name, please');
    await terminal.press('Zoë & Söhne\r', 'Which roles do you hire for?');
    expect(await terminal.shows('SOC Manager')).toContain('SOC Analyst');
    await terminal.press(`${DOWN} \r`, 'Who interviews?');
    await terminal.press('Ana L\r', 'small letters');
    await terminal.press('\u0015ana=ana@example.org\r', 'Who else?');
    await terminal.press('ben=ben@example.org  chi=chi@example.org', 'chi@');
    await terminal.press('\r', '✔ Who else?');
    // What it means stands there before it is chosen.
    const asked = await terminal.press('\r', 'Encrypt them?');
    // No word is broken at the end of a line.
    expect(asked.replaceAll(/\s+/g, ' ')).toContain(
      'so that nobody reads them before the panel is complete, and nobody without a key afterwards. Whoever loses every key loses every card.',
    );
    terminal.type('\r');
    await terminal.shows('touchstone check');
    expect(await terminal.exit).toMatchObject({ exitCode: 0 });
    const text = readFileSync(join(place.path, 'new/touchstone.yaml'), 'utf8');
    expect(text).toContain('organisation: Zoë & Söhne');
    expect(text).toContain('ana@example.org');
    expect(text).toContain('ben@example.org');
    expect(text).toContain('chi@example.org');
    expect(text).toMatch(/recipients:\n\s+manager: age1/);
    const [identity = ''] = readdirSync(join(place.path, '.config/touchstone'));
    expect(readFileSync(join(place.path, '.config/touchstone', identity), 'utf8')).toMatch(
      /^# created: .*\n# public key: age1.*\nAGE-SECRET-KEY-1/,
    );
    expect(readdirSync(join(place.path, 'new/rubrics/roles')).length).toBeGreaterThanOrEqual(1);
    const widest = Math.max(
      ...terminal
        .screen()
        .split('\n')
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(columns);
  },
  60_000,
);

test.each([
  ['at the first question', 0],
  ['among the roles', 1],
  ['among the people', 2],
  ['at the question about encryption', 3],
])(
  'Ctrl-C %s leaves nothing behind',
  async (_when, answered) => {
    const place = program.place();
    const before = readdirSync(place.path);
    const terminal = init(place);
    await terminal.shows('What is your organisation called?');
    if (answered > 0) await terminal.press('Example\r', 'Which roles do you hire for?');
    if (answered > 1) await terminal.press('\r', 'Who interviews?');
    if (answered > 2) await terminal.press('\r', 'Encrypt them?');
    terminal.type(CTRL_C);
    expect(await terminal.exit).toMatchObject({ exitCode: 130 });
    expect(existsSync(join(place.path, 'new'))).toBe(false);
    expect(readdirSync(place.path)).toEqual(before);
  },
  60_000,
);

test('what is given as an option is not asked', async () => {
  const place = program.place();
  const terminal = init(place, 80, '--organisation', 'Example', '--role', 'soc-manager');
  const screen = await terminal.shows('Who interviews?');
  expect(screen).not.toContain('organisation called');
  expect(screen).not.toContain('Which roles');
  await terminal.press('\r', 'Encrypt them?');
  terminal.type('n\r');
  expect(await terminal.exit).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(place.path, 'new/rubrics/roles/soc-manager.yaml'))).toBe(true);
  expect(readFileSync(join(place.path, 'new/touchstone.yaml'), 'utf8')).not.toContain('recipients');
  expect(existsSync(join(place.path, '.config'))).toBe(false);
}, 60_000);
