import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/table/command-table.js';
import type { World } from './world.js';
import { emptyWorld, removeWorlds } from './world.js';

let world: World;
let script: string;

beforeAll(async () => {
  world = emptyWorld();
  const { code, stdout } = await world.run(['completion', 'bash'], { from: '.' });
  expect(code).toBe(0);
  script = join(world.path, 'touchstone.bash');
  writeFileSync(script, stdout);
});
afterAll(removeWorlds);

/** What bash offers once these words are typed; the last of them is the one under the cursor. */
function offered(...words: readonly string[]): readonly string[] {
  const probe = `source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _touchstone; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-u', '-c', probe, 'bash', script, 'touchstone', ...words],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash offers', () => {
  test('every command', () => {
    expect([...offered('')].sort()).toEqual(
      [...COMMANDS.map(({ name }) => name), '--help', '--version'].sort(),
    );
  });

  test('the commands that begin so', () => {
    expect(offered('de')).toEqual(['debrief', 'decide']);
  });

  test.each(COMMANDS.map(({ name }) => name))('every option of %s', (name) => {
    const row = COMMANDS.find((one) => one.name === name);
    const long = (row?.options ?? []).map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? '');
    expect([...offered(name, '--')].sort()).toEqual([...long, '--no-color', '--help'].sort());
  });

  test.each([
    [
      ['summary', '--format', ''],
      ['terminal', 'md', 'html', 'json', 'csv'],
    ],
    [
      ['check', '--format', 'gi'],
      ['github', 'gitlab'],
    ],
    [['export', 'c-7k2m', '--table', 's'], ['scores']],
    [
      ['init', 'dir', '--ci', ''],
      ['github', 'gitlab'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['show', 'ru'],
      ['rubrics', 'rules'],
    ],
    // Nothing of its own: then bash completes files.
    [['export', '--mapping', ''], []],
    [['export', '-o', ''], []],
    [['merge', ''], []],
    [['nonsense', ''], []],
  ])('after %j: %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

test('a shell that there is none for is refused', async () => {
  const { code, stdout, stderr } = await world.run(['completion', 'fisch'], { from: '.' });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('fish');
});

// These shells are not everywhere; what can be told without them is.
describe.each(['zsh', 'fish'])('%s', (shell) => {
  test('is told every command and option, with balanced quotes', async () => {
    const { stdout } = await world.run(['completion', shell], { from: '.' });
    for (const { name, options } of COMMANDS) {
      expect(stdout).toContain(shell === 'fish' ? `-a ${name} ` : `'${name}:`);
      for (const { flags } of options) {
        const long = /--([a-z-]+)/.exec(flags)?.[1] ?? '';
        expect(stdout).toContain(shell === 'fish' ? `-l ${long}` : `--${long}`);
      }
    }
    const unescaped = stdout.replaceAll(shell === 'fish' ? "\\'" : "'\\''", '');
    expect((unescaped.match(/'/g) ?? []).length % 2).toBe(0);
  });
});
