// ssh-keygen asks at the very terminal that the session has.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { KeyRing } from '../store/ssh-keys.js';
import { PASSPHRASE, keyRing } from '../store/ssh-keys.js';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import type { VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

let program: Program;
let keys: KeyRing;
const terminals: VirtualTerminal[] = [];

beforeAll(async () => {
  program = await buildProgram();
  keys = keyRing();
}, 60_000);
afterAll(() => {
  for (const { pty } of terminals) {
    try {
      pty.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  }
  keys.remove();
  program.remove();
});

function open(place: Place, ...more: readonly string[]): VirtualTerminal {
  const key = keys.key('locked', 'ed25519', PASSPHRASE);
  const args = [program.file, ...place.interview, '--sign-key', key, ...more];
  const terminal = openTerminal(process.execPath, args, { cwd: place.hiring, variables: place.variables });
  terminals.push(terminal);
  return terminal;
}

/** An interview that a conflict of interest ends: the shortest way to a seal. */
async function toTheSeal(terminal: VirtualTerminal): Promise<void> {
  await terminal.shows('conflict of interest');
  await terminal.press('2', 'How do you meet?');
  await terminal.press('2', 'Which language');
  await terminal.press('\r', 'somebody else to take');
}

async function toTheSealInLines(terminal: VirtualTerminal): Promise<void> {
  await terminal.press('y\r', 'How do you meet?');
  await terminal.press('v\r', 'Language spoken');
  await terminal.press('\r', 'Seal the scorecard?');
}

/** Asks for the seal, and waits until ssh-keygen waits for the passphrase, the nth time in this terminal. */
async function askForSeal(terminal: VirtualTerminal, keysPressed: string, nth = 1): Promise<void> {
  terminal.type(keysPressed);
  await terminal.shows('Enter passphrase');
  while (terminal.written().split('Enter passphrase').length <= nth) await terminal.changed();
  // A Ctrl-C between the prompt and the read would be seen with the next key only.
  const stateOf = (): string =>
    execFileSync('ps', ['-o', 'stat=', '--ppid', String(terminal.pty.pid)], { encoding: 'utf8' });
  while (!stateOf().startsWith('S')) await terminal.changed();
}

function expectGood(place: Place): void {
  const { seal, signature } = JSON.parse(place.card() ?? '{}') as { seal: string; signature: string };
  const file = join(place.path, 'card.sig');
  writeFileSync(file, signature);
  const args = ['-Y', 'check-novalidate', '-n', 'touchstone-scorecard', '-s', file];
  const said = execFileSync('ssh-keygen', args, { input: `${seal}\n`, encoding: 'utf8' });
  expect(said).toContain('Good');
}

test('the screen makes room for the passphrase; a wrong one loses nothing, the right one seals', async () => {
  const place = program.place();
  const terminal = open(place);
  await toTheSeal(terminal);
  await askForSeal(terminal, 's');
  expect(terminal.emulator.buffer.active.type).toBe('normal');
  await terminal.press('not that\r', 'NOT SEALED: The card could not be signed');
  expect(terminal.emulator.buffer.active.type).toBe('alternate');
  expect(place.card()).toBeNull();
  await askForSeal(terminal, 's', 2);
  await terminal.press(`${PASSPHRASE}\r`, 'Sealed:');
  expect((await terminal.exit).exitCode).toBe(0);
  await terminal.settled();
  expect(terminal.emulator.buffer.active.type).toBe('normal');
  expect(terminal.written()).not.toContain(PASSPHRASE);
  expect(place.events()).toBeNull();
  expectGood(place);
}, 60_000);

test('Ctrl-C at the passphrase goes back to the screen, where one can leave', async () => {
  const place = program.place();
  const terminal = open(place);
  await toTheSeal(terminal);
  await askForSeal(terminal, 's');
  await terminal.press('\u0003', 'NOT SEALED: Signing was interrupted.');
  await terminal.press('\u0004', 'The draft is saved.');
  expect((await terminal.exit).exitCode).toBe(0);
  expect(terminal.screen().replace(/\n/g, '')).toContain(
    'Resume it with: touchstone interview c-7k2m --as ana --sign-key',
  );
  expect(place.card()).toBeNull();
  expect(place.events()).not.toBeNull();
}, 60_000);

test('Ctrl-C goes back to the screen even where ssh-keygen is the first to feel it', async () => {
  const place = program.place();
  const bin = join(place.path, 'bin');
  mkdirSync(bin);
  const ended = `(sleep 0.1; kill -INT $PPID; touch ${bin}/told) & kill -INT $$`;
  const script = `#!/bin/sh\ncase "$*" in *'-Y sign'*) ${ended} ;; *) exec /usr/bin/ssh-keygen "$@" ;; esac\n`;
  writeFileSync(join(bin, 'ssh-keygen'), script, { mode: 0o755 });
  const terminal = open({
    ...place,
    variables: { ...place.variables, PATH: `${bin}:${process.env.PATH ?? ''}` },
  });
  await toTheSeal(terminal);
  await terminal.press('s', 'NOT SEALED: Signing was interrupted.');
  while (!existsSync(join(bin, 'told'))) await setTimeout(10);
  await terminal.press('\u0004', 'The draft is saved.');
  expect((await terminal.exit).exitCode).toBe(0);
}, 60_000);

test('SIGTERM at the passphrase ends the session with the draft kept, and ssh-keygen with it', async () => {
  const place = program.place();
  const terminal = open(place);
  await toTheSeal(terminal);
  await askForSeal(terminal, 's');
  process.kill(terminal.pty.pid, 'SIGTERM');
  expect((await terminal.exit).exitCode).toBe(130);
  await terminal.settled();
  expect(terminal.screen()).toContain('The draft is saved.');
  expect(place.card()).toBeNull();
  expect(place.events()?.at(-1)?.kind).not.toBe('sealed');
}, 60_000);

test('line by line, Ctrl-C goes back to the question, and the passphrase seals', async () => {
  const place = program.place();
  const terminal = open(place, '--plain');
  await terminal.shows('conflict of interest');
  await toTheSealInLines(terminal);
  await askForSeal(terminal, 's\r');
  await terminal.press('\u0003', 'NOT SEALED: Signing was interrupted.');
  expect((await terminal.exit).exitCode).toBe(0);
  const again = open(place, '--plain');
  await again.shows('Seal the scorecard?');
  await askForSeal(again, 's\r');
  await again.press(`${PASSPHRASE}\r`, 'Sealed:');
  expect((await again.exit).exitCode).toBe(0);
  expectGood(place);
}, 60_000);
