// Results that go to a file: which form they take, and that nothing asked for is dropped in silence.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

let world: World;

beforeAll(async () => {
  world = copyOf(await sampleFolder());
});
afterAll(removeWorlds);

const COMMANDS = [
  ['one panel', ['merge', SAMPLE.hire]],
  ['every panel', ['merge', '--all']],
  ['a comparison', ['compare', 'soc-analyst']],
] as const;

test.each(COMMANDS)('%s as data goes to a file as it goes to the output', async (_, args) => {
  const printed = await world.run([...args, '--json']);
  const file = join(world.hiring, 'result.txt');
  const named = join(world.hiring, 'result.json');
  for (const more of [
    ['--json', '-o', file],
    ['-o', named],
  ]) {
    const { code, stdout } = await world.run([...args, ...more]);
    expect({ code, stdout }).toEqual({ code: printed.code, stdout: '' });
    expect(readFileSync(more.at(-1) ?? '', 'utf8')).toBe(printed.stdout);
  }
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each([
  ['result.md', /^# Hire: /],
  ['result.html', /^<!doctype html>/i],
])('one panel is told in %s', async (name, start) => {
  const { code, stdout } = await world.run(['merge', SAMPLE.hire, '-o', name]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(readFileSync(join(world.hiring, name), 'utf8')).toMatch(start);
});

test.each([
  ['every panel in one document', ['merge', '--all', '-o', 'all.md'], '--all'],
  [
    'what is only supposed',
    ['merge', SAMPLE.hire, '--what-if', '--without', 'ana', '-o', 'x.md'],
    '--output',
  ],
])('%s is refused, and nothing is written', async (_, args, named) => {
  const before = world.listing();
  const { code, stderr } = await world.run(args);
  expect({ code, named: stderr.includes(named) }).toEqual({ code: 2, named: true });
  expect(world.listing()).toEqual(before);
});
