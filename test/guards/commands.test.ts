// The command table makes the parser and the help; the README's list is made from it by
//
//   UPDATE_README=1 npm run jest -- test/guards/commands
//
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OptionRow } from '../../src/cli/table/command-row.js';
import { GROUPS } from '../../src/cli/table/command-row.js';
import { COMMANDS, COMMON_OPTIONS } from '../../src/cli/table/command-table.js';
import type { World } from '../cli/world.js';
import { REPOSITORY, emptyWorld, removeWorlds } from '../cli/world.js';

const README = join(REPOSITORY, 'README.md');
const BEGIN = '<!-- commands -->\n';
const END = '<!-- end of commands -->';

let world: World;
let sources: string;

beforeAll(() => {
  world = emptyWorld();
  const files = readdirSync(join(REPOSITORY, 'src/cli'), { recursive: true, encoding: 'utf8' });
  sources = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('command-table.ts'))
    .map((file) => readFileSync(join(REPOSITORY, 'src/cli', file), 'utf8'))
    .join('\n');
});
afterAll(removeWorlds);

/** The long name of an option as commander hands it over: `--no-color` is `color`, `--dry-run` is `dryRun`. */
function nameOf({ flags }: OptionRow): string {
  const long = /--(?:no-)?([a-z-]+)/.exec(flags)?.[1] ?? '';
  return long.replace(/-([a-z])/g, (_found, letter: string) => letter.toUpperCase());
}

function commandList(): string {
  const escaped = (text: string): string => text.replaceAll('|', '\\|');
  const groups = GROUPS.filter((group) => COMMANDS.some((row) => row.group === group)).map((group) => {
    const rows = COMMANDS.filter((row) => row.group === group).map((row) => {
      const call = `\`${[row.name, row.arguments].filter((part) => part !== '').join(' ')}\``;
      const options = row.options.map(({ flags }) => `\`${flags}\``);
      return `| ${escaped(call)} | ${escaped(row.summary)} | ${escaped(options.join(', '))} |`;
    });
    return `| ${group} | | Options |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `\n${groups.join('\n')}\n`;
}

test("the README's list of commands is the program's", () => {
  const readme = readFileSync(README, 'utf8');
  const begin = readme.indexOf(BEGIN) + BEGIN.length;
  const end = readme.indexOf(END);
  expect(begin).toBeGreaterThanOrEqual(BEGIN.length);
  expect(end).toBeGreaterThanOrEqual(begin);
  if (process.env.UPDATE_README === '1') {
    writeFileSync(README, readme.slice(0, begin) + commandList() + readme.slice(end));
  }
  const now = readFileSync(README, 'utf8');
  expect(now.slice(now.indexOf(BEGIN) + BEGIN.length, now.indexOf(END))).toBe(commandList());
});

describe('the command table', () => {
  test('names each command once, with a file of its own', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const files = readdirSync(join(REPOSITORY, 'src/cli/commands')).map((file) => file.replace(/\.ts$/, ''));
    expect(files.toSorted()).toEqual(names.toSorted());
  });

  test.each(COMMANDS.map((row) => [row.name, row] as const))(
    '%s --help tells all of it',
    async (name, row) => {
      const { code, stdout, stderr } = await world.run([name, '--help'], { from: '.' });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const { flags, text } of [...row.options, ...COMMON_OPTIONS]) {
        expect(stdout).toContain(flags);
        expect(stdout.replace(/\s+/g, ' ')).toContain(text);
      }
      for (const example of row.examples) expect(stdout).toContain(`  $ ${example}\n`);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(await world.run(['help', name], { from: '.' })).toEqual({ code, stdout, stderr });
    },
  );

  test('the help for all of them fits a usual terminal', async () => {
    const { code, stdout } = await world.run(['--help'], { from: '.' });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await world.run(['help'], { from: '.' })).stdout).toBe(stdout);
  });

  test('help for a mistyped command suggests the right one', async () => {
    const { code, stderr } = await world.run(['help', 'plna'], { from: '.' });
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean plan?');
  });

  test.each(COMMANDS.map((row) => [row.name, row] as const))(
    '%s: its examples use what there is',
    (name, row) => {
      expect(row.examples.length).toBeGreaterThan(0);
      const known = [...row.options, ...COMMON_OPTIONS].flatMap(
        ({ flags }) => flags.match(/--?[a-z-]+/g) ?? [],
      );
      for (const example of row.examples) {
        expect(example).toContain(`touchstone ${name}`);
        const [, ...rest] = example.split(`touchstone ${name}`);
        const own = rest.join('').split(/[|>]/)[0] ?? '';
        for (const flag of own.match(/(?<=\s)--?[a-z][a-z-]*/g) ?? []) expect(known).toContain(flag);
      }
    },
  );

  test.each(COMMANDS.map((row) => [row.name, row] as const))(
    '%s: every option is read by something',
    (_name, row) => {
      for (const option of row.options) {
        expect(option.text.trim()).not.toBe('');
        const name = nameOf(option);
        expect([name, new RegExp(`['.]${name}\\b`).test(sources)]).toEqual([name, true]);
      }
    },
  );
});
