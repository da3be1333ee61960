import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { World } from './world.js';
import { SAMPLE, removeWorlds, sampleFolder } from './world.js';

let world: World;

beforeAll(async () => {
  world = await sampleFolder();
});
afterAll(removeWorlds);

/** Runs what cannot run; gives what was said, on one line. */
async function refusal(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await world.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.replace(/\s+/g, ' ');
}

describe('an option that would mean nothing is refused, and not passed over in silence', () => {
  test.each<[readonly string[], string]>([
    [['show', 'rubrics', '--search', 'mistake'], 'show rubrics and --search do not go together'],
    [['show', 'question', 'candor/did-not-know', '--kind', 'scenario'], 'show question and --kind'],
    [['guide', 'soc-analyst', '--for', 'ana'], 'the guide for a role and --for'],
    [['guide', 'soc-analyst', '--answers'], 'the guide for a role and --answers'],
    [
      ['add', 'candidate', '--role', 'soc-analyst', '--email', 'kim@example.org'],
      'add candidate and --email',
    ],
    [['add', 'person', 'kim', '--name', 'Kim'], 'add person and --name'],
    [['add', 'role', 'soc-lead', '--credential', 'x'], 'add role and --credential'],
    [['export', '--table', 'scores', '--evidence'], '--table scores and --evidence'],
    [['export', '--mapping', 'x.yaml', '--table', 'scores'], '--mapping and --table'],
    [['export', '--subject', SAMPLE.hire, '--format', 'csv'], '--subject and --format'],
    [['keys', 'list', '--passphrase'], 'keys list and --passphrase'],
  ])('%j', async (args, said) => {
    expect(await refusal(args)).toContain(said);
  });
});

describe('what is not there is answered with what is', () => {
  test.each<[readonly string[], string]>([
    [['show', 'question', 'candor/did-not-now'], 'Did you mean "candor/did-not-know"?'],
    [['show', 'question', 'candor/xyz'], 'There are: candor/'],
    [['show', 'question', 'honesty-and-more/xyz'], 'There are: candor, energy'],
    [['show', 'question', 'xyz'], 'such as candor/beacon'],
    [['add', 'candidate', '--role', 'soc-lead'], '"touchstone add role soc-lead"'],
    [['summary', '--format', 'xml'], 'There is no --format "xml". There are: terminal, md,'],
    [['status', '--folder', 'candidates'], '"candidates" is no hiring folder: there is no touchstone.yaml'],
  ])('%j', async (args, said) => {
    expect(await refusal(args)).toContain(said);
  });
});

test.each([
  [['--name', ''], '--name "Kim Doe"'],
  [['--credential', ' '], '--credential "CompTIA Security+"'],
])('a blank text, as an empty variable gives it, is refused: %j', async (options, said) => {
  expect(await refusal(['add', 'candidate', '--role', 'soc-analyst', ...options])).toContain(said);
});

test('a file that cannot be written is called as it was typed', async () => {
  expect(await refusal(['export', '-o', 'nowhere/rows.csv', '--format', 'csv'])).toMatch(
    /hiring\/nowhere\/rows\.csv: error: .* a folder on the way is missing/,
  );
  expect(await refusal(['guide', 'soc-analyst', '-o', 'rubrics'])).toMatch(/hiring\/rubrics: error: /);
});

test('a mapping is called as it was typed', async () => {
  const { code, stderr } = await world.run(['export', '--mapping', 'rubrics/candor.yaml']);
  expect(code).toBe(1);
  expect(stderr).toContain('rubrics/candor.yaml:2:9: error');
});

test('the dictionary goes where -o says', async () => {
  const { code, stdout } = await world.run(['export', '--dictionary', '-o', 'dictionary.md']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(world.read('dictionary.md')).toContain('### assessments');
});
