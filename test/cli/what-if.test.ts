import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

let world: World;
const whatIf = async (...args: readonly string[]): ReturnType<World['run']> =>
  world.run(['merge', SAMPLE.split, '--what-if', ...args]);

beforeAll(async () => {
  world = await sampleFolder();
});
afterAll(removeWorlds);

describe('merge --what-if', () => {
  test.each([
    ['without somebody', ['--without', 'ana'], 'It would be hire instead of discuss.'],
    ['with a bar elsewhere', ['--bar', 'hire=3.30'], 'It would be the same: discuss.'],
    ['with other weights', ['--weights', 'candor=9'], 'It would be the same: discuss.'],
    [
      'several together',
      ['--without', 'ana', '--bar', 'hire=4.00,strong-hire=4.5'],
      'It would be the same: discuss.',
    ],
    [
      'without the only one who heard a skill',
      ['--without', 'ben'],
      'It could not be computed: nobody else rated Investigation.',
    ],
    ['without anybody', ['--without', 'ana,ben,chi'], 'It could not be computed:'],
  ])('%s', async (_, args, told) => {
    const before = world.listing();
    const { code, stdout } = await whatIf(...args);
    expect({ code, told: stdout.includes(told) }).toEqual({ code: 0, told: true });
    expect(stdout).toContain('Nothing was written.');
    expect(world.listing()).toEqual(before);
  });

  test('names the reasons that go and come', async () => {
    const { stdout } = await whatIf('--weights', 'candor=9', '--bar', 'hire=3.20');
    const [, gone = '', fresh = ''] = stdout.split(/^## .*$/m);
    expect(gone).toContain('Character averages 3.27');
    expect(fresh).toContain('that earns discuss');
  });

  test('as data fits its schema', async () => {
    const schema = JSON.parse(
      readFileSync(join(REPOSITORY, 'src/format/schemas/what-if.schema.json'), 'utf8'),
    ) as object;
    const fits = new Ajv2020({ strict: false }).compile(schema);
    for (const args of [
      ['--without', 'ana'],
      ['--without', 'ben'],
      ['--weights', 'candor=2', '--bar', 'hire=3.4'],
    ]) {
      fits(JSON.parse((await whatIf(...args, '--json')).stdout));
      expect(fits.errors ?? []).toEqual([]);
    }
  });

  test.each([
    ['nothing supposed', [], '--without, --weights or --bar'],
    ['a stranger', ['--without', 'anna'], 'Did you mean "ana"?'],
    ['a skill with a weight', ['--weights', 'investigation=2'], 'no character competency'],
    ['a weight of nothing', ['--weights', 'candor=0'], '--weights candor=2,energy=1'],
    ['a weight twice', ['--weights', 'candor=1,candor=2'], '--weights'],
    ['a bar with three decimals', ['--bar', 'hire=3.205'], '--bar hire=3.20'],
    ['a bar off the scale', ['--bar', 'hire=5.5'], '--bar hire=3.20'],
    ['a bar of no outcome', ['--bar', 'hier=3'], 'Did you mean "hire"?'],
    ['bars out of order', ['--bar', 'hire=4.50'], 'below'],
    ['data and all', ['--all', '--bar', 'hire=3'], 'do not go together'],
  ])('refuses %s', async (_, args, told) => {
    const { code, stdout, stderr } = await whatIf(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(told);
  });

  test('refuses a supposition that is not said to be one', async () => {
    const { code, stderr } = await world.run(['merge', SAMPLE.split, '--without', 'ana']);
    expect({ code, told: stderr.includes('--what-if') }).toEqual({ code: 2, told: true });
  });

  test('says nothing while a card is missing', async () => {
    const waiting = copyOf(world);
    rmSync(join(waiting.hiring, `candidates/${SAMPLE.split}/ana.character.scorecard.json`));
    const { code, stdout, stderr } = await waiting.run([
      'merge',
      SAMPLE.split,
      '--what-if',
      '--without',
      'ana',
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('ana has not sealed yet');
  });
});
