import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.js';
import { copyOf, removeWorlds, sampleFolder } from './world.js';

let base: World;

beforeAll(async () => {
  base = await sampleFolder();
});
afterAll(removeWorlds);

const RUBRIC = 'rubrics/candor.yaml';
const ROLE = 'rubrics/roles/soc-analyst.yaml';

/** The findings of a folder after it was spoilt: file and code. */
async function found(spoil: (world: World) => void): Promise<readonly string[]> {
  const world = copyOf(base);
  spoil(world);
  const { stdout, stderr } = await world.run(['check', '--json']);
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as { findings: readonly { file: string; code: string }[] };
  return findings.map(({ file, code }) => `${file} ${code}`);
}

function inPlaceOf(path: string, lay: (whole: string) => void): (world: World) => void {
  return ({ hiring }) => {
    rmSync(join(hiring, path));
    lay(join(hiring, path));
  };
}

describe('one slip is told once, where it was made', () => {
  test.each<[string, (world: World) => void, readonly string[]]>([
    [
      'a colon in a rubric',
      (world) => {
        world.edit(RUBRIC, 'title: Candor', 'title: Candor: honesty');
      },
      [`${RUBRIC} yaml-syntax`],
    ],
    [
      'a colon in a role',
      (world) => {
        world.edit(ROLE, /^title: /m, 'title: a: ');
      },
      [`${ROLE} yaml-syntax`],
    ],
    [
      'a colon in touchstone.yaml',
      (world) => {
        world.edit('touchstone.yaml', /^organisation: /m, 'organisation: a: ');
      },
      ['touchstone.yaml yaml-syntax'],
    ],
    [
      'an id unlike the file of a rubric',
      (world) => {
        world.edit(RUBRIC, /^id: candor$/m, 'id: frankness');
      },
      [`${RUBRIC} id-unlike-file`],
    ],
    ['a rubric that is gone', inPlaceOf(RUBRIC, () => undefined), [`${ROLE} reference-unknown`]],
    ['a folder in the place of a rubric', inPlaceOf(RUBRIC, mkdirSync), [`${RUBRIC} file-is-folder`]],
    ['a folder in the place of a role', inPlaceOf(ROLE, mkdirSync), [`${ROLE} file-is-folder`]],
    [
      'another ending',
      ({ hiring }) => {
        renameSync(join(hiring, RUBRIC), join(hiring, 'rubrics/candor.yml'));
      },
      ['rubrics/candor.yml file-ending'],
    ],
  ])('%s', async (_name, spoil, expected) => {
    expect(await found(spoil)).toEqual(expected);
  });

  test('what has nothing to do with it is told all the same', async () => {
    const told = await found((world) => {
      world.edit(RUBRIC, 'title: Candor', 'title: Candor: honesty');
      world.edit('candidates/c-7k2m/candidate.yaml', /- energy\/\S+/, '- energy/nobody');
    });
    expect(told).toEqual(['candidates/c-7k2m/candidate.yaml reference-unknown', `${RUBRIC} yaml-syntax`]);
  });
});

test('outside of every hiring folder it says so, and does not check another in silence', async () => {
  const { code, stdout, stderr } = await base.run(['check'], { from: '.' });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('no hiring folder');
});

test.each([
  [[], '10 files'],
  [['.'], '10 files'],
  [['rubrics'], '6 files'],
  [['rubrics/', 'touchstone.yaml'], '7 files'],
  [[RUBRIC], '1 file'],
  [['candidates/c-7k2m/ana.character.scorecard.json'], '0 files'],
])('says how many of %j it checked', async (files, count) => {
  const { code, stderr } = await base.run(['check', ...files]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `${count} checked, nothing to mend.\n` });
});

test('the folder itself is everything in it', async () => {
  const world = copyOf(base);
  world.edit(RUBRIC, 'title: Candor', 'title: Candor: honesty');
  expect((await world.run(['check', '.'])).stderr).toContain('1 error in 1 file.');
});

test.each([[[]], [['--folder', '.']]])('a broken touchstone.yaml hides nothing else, %j', async (folder) => {
  const world = copyOf(base);
  world.edit('touchstone.yaml', /^organisation: /m, 'organisation: a: ');
  world.edit(RUBRIC, 'title: Candor', 'title: Candor: honesty');
  const { code, stderr } = await world.run(['check', ...folder]);
  expect(code).toBe(1);
  expect(stderr).toContain('2 errors in 2 files.');
});
