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
    [['show', 'rubrics', '--search', 'mistake'], '--search and show rubrics do not go together'],
    [['show', 'question', 'candor/did-not-know', '--kind', 'scenario'], '--kind and show question'],
    [['guide', 'soc-analyst', '--for', 'ana'], '--for and the guide for a role'],
    [['guide', 'soc-analyst', '--answers'], '--answers and the guide for a role'],
    [
      ['add', 'candidate', '--role', 'soc-analyst', '--email', 'kim@example.org'],
      '--email and add candidate',
    ],
    [['add', 'person', 'kim', '--name', 'Kim'], '--name and add person'],
    [['add', 'role', 'soc-lead', '--credential', 'x'], '--credential and add role'],
    [['export', '--table', 'scores', '--evidence'], '--evidence and --table scores'],
    [['export', '--mapping', 'x.yaml', '--table', 'scores'], '--table and --mapping'],
    [['export', '--subject', SAMPLE.hire, '--format', 'csv'], '--format and --subject'],
    [['keys', 'list', '--passphrase'], '--passphrase and keys list'],
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
    [['summary', '--format', 'xml'], 'There is no --format "xml". There are: terminal, md,'],
    [['status', '--folder', 'candidates'], '"candidates" is no hiring folder: there is no touchstone.yaml'],
  ])('%j', async (args, said) => {
    expect(await refusal(args)).toContain(said);
  });
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
