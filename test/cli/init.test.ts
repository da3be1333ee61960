import { afterAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE, emptyWorld, removeWorlds, sampleFolder } from './world.js';

afterAll(removeWorlds);

const WISH = ['--organisation', 'Example SOC', '--person', 'ana=ana@example.org'];

/** Runs under another umask. Tests of one file run one after the other, so nobody else sees it. */
async function underUmask<Value>(mask: number, run: () => Promise<Value>): Promise<Value> {
  const before = process.umask(mask);
  try {
    return await run();
  } finally {
    process.umask(before);
  }
}

describe('init', () => {
  test('prints where the folder is, and tells people the rest', async () => {
    const world = emptyWorld();
    const { code, stdout, stderr } = await world.run(['init', 'hiring', ...WISH], { from: '.' });
    expect(code).toBe(0);
    expect(stdout).toBe(`${world.hiring}\n`);
    expect(stderr).toContain('personal data');
    expect(stderr).toContain('Git keeps what is deleted.');
    expect(stderr).toContain('  touchstone add candidate --role soc-analyst\n');
  });

  test('gives the next steps as a shell takes them, and seats somebody where nobody is', async () => {
    const world = emptyWorld();
    const asked = ['init', "Ana's höring folder", '--organisation', 'Example SOC'];
    const { stderr } = await world.run(asked, { from: '.' });
    expect(stderr).toContain("  cd 'Ana'\\''s höring folder'\n");
    expect(stderr).toContain('  touchstone add person ana --email ana@example.org\n');
    const named = await world.run(['init', 'hiring', ...WISH], { from: '.' });
    expect(named.stderr).toContain('  cd hiring\n');
    expect(named.stderr).not.toContain('add person');
  });

  test('an old folder gets what --ci brings, and nothing is passed over in silence', async () => {
    const world = emptyWorld();
    await world.run(['init', 'hiring', ...WISH], { from: '.' });
    const before = world.listing();
    const both = await world.run(['init', 'hiring', '--ci', 'gitlab', '--role', 'soc-lead'], { from: '.' });
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('touchstone add');
    expect(world.listing()).toEqual(before);
    expect((await world.run(['init', 'hiring', '--ci', 'gitlab'], { from: '.' })).code).toBe(0);
  });

  test.each([
    ['github', '.github/workflows/touchstone.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ])('says where %s looks, below the top of a repository', async (system, file) => {
    const world = emptyWorld();
    spawnSync('git', ['init', '-q', world.path]);
    const { code, stderr } = await world.run(['init', 'hiring', ...WISH, '--ci', system], { from: '.' });
    expect(code).toBe(0);
    expect(stderr).toContain(`looks for ${file} at the top of the repository only`);
    expect(stderr).toContain('--folder hiring.');
    spawnSync('git', ['init', '-q', join(world.path, 'other')]);
    const top = await world.run(['init', 'other', ...WISH, '--ci', system], { from: '.' });
    expect([top.code, top.stderr.includes('top of the repository')]).toEqual([0, false]);
  });

  test('makes a folder that stands on its own', async () => {
    const world = emptyWorld();
    await world.run(['init', 'hiring', ...WISH], { from: '.' });
    const files = world.listing('hiring').map((line) => line.split(' ')[0]);
    expect(files).toEqual(
      expect.arrayContaining([
        'touchstone.yaml',
        '.gitignore',
        '.gitattributes',
        'rubrics/candor.yaml',
        'rubrics/investigation.yaml',
        'rubrics/roles/soc-analyst.yaml',
        'schemas/rubric.schema.json',
        'schemas/candidate.schema.json',
      ]),
    );
    // The modelines of the YAML files point to schemas that are there.
    expect(world.read('touchstone.yaml')).toMatch(
      /^# yaml-language-server: \$schema=schemas\/hiring\.schema\.json\n/,
    );
    expect(world.read('rubrics/candor.yaml')).toMatch(/\$schema=\.\.\/schemas\/rubric\.schema\.json/);
    expect(world.read('.gitignore')).toContain('names.csv');
    expect(world.read('.gitattributes')).toContain('*.json -text');
  });

  test('copies in every role that is asked for', async () => {
    const world = emptyWorld();
    const asked = ['--role', 'soc-manager', '--role', 'incident-responder'];
    expect((await world.run(['init', 'hiring', ...WISH, ...asked], { from: '.' })).code).toBe(0);
    const roles = world.listing('hiring/rubrics/roles').map((line) => line.split(' ')[0]);
    expect(roles).toEqual(['incident-responder.yaml', 'soc-manager.yaml']);
  });

  test.each([0o000, 0o077])('keeps what is about candidates from others under umask %i', async (mask) => {
    const world = await underUmask(mask, sampleFolder);
    for (const id of Object.values(SAMPLE)) {
      expect(world.mode(`candidates/${id}`)).toBe('700');
      for (const line of world.listing(`hiring/candidates/${id}`)) expect(line.split(' ')[1]).toBe('600');
    }
    expect(world.mode('candidates')).toBe('700');
  });

  test('seals nine cards of the sample, which hold', async () => {
    const world = await sampleFolder();
    const { code, stderr, stdout } = await world.run(['verify']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('9 sealed cards hold.\n');
  });

  test.each([
    ['a folder with something in it', 'hiring', 'is not empty', 2],
    ['a file', 'file', 'file', 2],
    ['a place below a file', 'file/below', 'folder', 2],
  ])('leaves %s as it is', async (_name, target, said, code) => {
    const world = emptyWorld();
    mkdirSync(join(world.path, 'hiring'));
    writeFileSync(join(world.path, 'hiring/letter.txt'), 'mine');
    writeFileSync(join(world.path, 'file'), 'mine');
    const before = world.listing();
    const ran = await world.run(['init', target, ...WISH], { from: '.' });
    expect(ran.code).toBe(code);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain(said);
    expect(world.listing()).toEqual(before);
  });

  test.each([
    ['without a terminal and without options', [], '--organisation'],
    ['for an unknown role', [...WISH, '--role', 'soc-analyts'], 'soc-analyst'],
    ['for a malformed person', [...WISH, '--person', 'Ana Smith'], '--person ana=ana@example.org'],
    ['for a malformed address', [...WISH, '--person', 'bo=nowhere'], 'nowhere'],
    ['for two people with one address', [...WISH, '--person', 'bo=ana@example.org'], 'ana@example.org'],
    ['for a person who comes twice', [...WISH, '--person', 'ana'], '"ana" is named twice'],
    [
      'for an empty organisation',
      ['--organisation', ' ', '--person', 'a=a@b.co'],
      '--organisation "Halden SOC"',
    ],
    ['for a role that nobody has heard of', [...WISH, '--role', 'x'], 'There are: detection-engineer,'],
    ['for a sample with a name of its own', ['--sample', '--organisation', 'Mine'], '--organisation'],
    ['for a sample of another role', ['--sample', '--role', 'soc-lead'], '--role'],
  ])('makes nothing %s', async (_name, options, said) => {
    const world = emptyWorld();
    const before = world.listing();
    const ran = await world.run(['init', 'hiring', ...options], { from: '.' });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain(said);
    expect(world.listing()).toEqual(before);
  });
});
