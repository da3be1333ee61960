// A passphrase is asked for at the terminal, and nobody sees it.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import type { VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

const PASSPHRASE = 'zebra cactus violin moon';
const CANDIDATE = 'c-3fq8';

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

function keys({ path, hiring, variables }: Place, ...args: readonly string[]): VirtualTerminal {
  const all = [
    program.file,
    'keys',
    ...args,
    ...(args[0] === 'create' && args.includes('-o') ? [] : ['--folder', hiring]),
  ];
  const terminal = openTerminal(process.execPath, all, { cwd: path, columns: 100, variables });
  opened.push(terminal);
  return terminal;
}

test('a new identity is protected by what was typed twice, and opens with it', async () => {
  const place = program.place();
  const creating = keys(place, 'create', '-o', 'own', '--passphrase');
  await creating.shows('A passphrase for');
  await creating.press('tulip\r', 'fewer than 8');
  await creating.press(`${PASSPHRASE}\r`, 'Once more:');
  // Whoever mistyped it the first time can mend that.
  await creating.press('zebra cactus violin mool\r', 'not the same');
  await creating.settled();
  const before = creating.written().length;
  await creating.press(`${PASSPHRASE}\r`, 'Once more:');
  while (!creating.written().slice(before).includes('Once more:')) await creating.changed();
  creating.type(`${PASSPHRASE}\r`);
  expect(await creating.exit).toMatchObject({ exitCode: 0 });
  const recipient = /age1[02-9a-z]{58}/.exec(creating.written())?.[0] ?? '';
  expect(readFileSync(join(place.path, 'own'), 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  for (const args of [
    ['add-recipient', 'own', recipient],
    ['create', CANDIDATE],
  ]) {
    expect(await keys(place, ...args).exit).toMatchObject({ exitCode: 0 });
  }
  const listing = keys(place, 'list', '--identity', 'own');
  await listing.shows('Passphrase for');
  listing.type(`${PASSPHRASE}\r`);
  await listing.shows(`${CANDIDATE}  for own`);
  expect(await listing.exit).toMatchObject({ exitCode: 0 });
  const wrong = keys(place, 'list', '--identity', 'own');
  await wrong.shows('Passphrase for');
  await wrong.press('another one\r', 'does not open');
  expect(await wrong.exit).toMatchObject({ exitCode: 2 });
  for (const terminal of [creating, listing, wrong])
    expect(terminal.written()).not.toMatch(/zebra|cactus|mool|another one|tulip|AGE-SECRET/);
}, 120_000);

test('Ctrl-C at a passphrase leaves nothing behind', async () => {
  const place = program.place();
  const creating = keys(place, 'create', '-o', 'own', '--passphrase');
  await creating.shows('A passphrase for');
  creating.type('\u0003');
  expect(await creating.exit).toMatchObject({ exitCode: 130 });
  expect(existsSync(join(place.path, 'own'))).toBe(false);
}, 60_000);
