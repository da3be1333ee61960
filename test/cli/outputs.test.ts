// What is printed as data fits its schema.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN, openPanel, seal } from './open-panel.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, removeWorlds } from './world.js';

const SCHEMAS = join(REPOSITORY, 'src/format/schemas');

const ajv = new Ajv2020({ allErrors: true, strict: false });
for (const file of readdirSync(SCHEMAS).filter((name) => name.endsWith('.schema.json'))) {
  void ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object);
}

/** What keeps a value from fitting a schema; nothing when it fits. */
function misfits(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`https://touchstone.invalid/schemas/${name}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

let world: World;

beforeAll(async () => {
  world = await openPanel();
  await seal(world, 'ana.character');
  world.write('candidates/c-broken/candidate.yaml', 'format: touchstone/candidate@1\nid: c-other\n');
  const decided = await world.run([
    'decide',
    SAMPLE.hire,
    '--decision',
    'no-hire',
    '--by',
    'ana',
    '--as',
    'ana',
    '--reason',
    'The team has no place left this year',
  ]);
  if (decided.code !== 0) throw new Error(decided.stderr);
});
afterAll(removeWorlds);

test.each([
  ['findings', ['check', '--json']],
  ['findings', ['check', '--format', 'json']],
  ['findings', ['verify', '--json']],
  ['status', ['status', SAMPLE.hire, OPEN, '--json']],
  ['recommendation', ['merge', SAMPLE.hire, '--json']],
  ['recommendation', ['merge', SAMPLE.knockout, '--json']],
  ['recommendation', ['merge', SAMPLE.split, '--json']],
  ['recommendation', ['merge', OPEN, '--json']],
  ['recommendations', ['merge', '--all', '--json']],
  ['summary', ['summary', '--json']],
  ['summary', ['summary', '--json', '--names']],
  ['plan', ['plan', OPEN, '--json']],
  ['added', ['add', 'candidate', '--role', 'soc-analyst', '--json']],
  ['added', ['add', 'person', 'flo', '--json']],
  ['added', ['add', 'role', 'incident-responder', '--json']],
  ['comparison-view', ['compare', 'soc-analyst', '--json']],
  ['what-if', ['merge', SAMPLE.hire, '--what-if', '--without', 'ana', '--json']],
])('%s: %j', async (name, args) => {
  const { stdout } = await world.run(args);
  const value = JSON.parse(stdout) as { readonly format: string };
  expect(value.format).toBe(`touchstone/${name}@1`);
  expect(misfits(name, value)).toEqual([]);
});

test.each([
  ['export-assessments', ['--table', 'assessments']],
  ['export-assessments', ['--table', 'assessments', '--evidence']],
  ['export-scores', ['--table', 'scores']],
  ['export-outcomes', ['--table', 'outcomes']],
])('%s: export %j', async (name, args) => {
  const { stdout } = await world.run(['export', '--format', 'ndjson', ...args]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.flatMap((line) => misfits(name, JSON.parse(line)))).toEqual([]);
});

test.each(['greenhouse', 'ashby', 'lever'])('body: export for %s', async (system) => {
  const mapping = join(REPOSITORY, `templates/mapping.${system}.yaml`);
  const { stdout } = await world.run(['export', SAMPLE.hire, '--mapping', mapping]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.flatMap((line) => misfits('body', JSON.parse(line)))).toEqual([]);
});

test('a schema sees what does not fit', async () => {
  const { stdout } = await world.run(['summary', '--json']);
  const summary = JSON.parse(stdout) as { candidates: Record<string, unknown>[] };
  const waiting = summary.candidates.find(({ state }) => state === 'waiting');
  if (waiting === undefined) throw new Error('Nobody waits.');
  waiting.outcome = 'hire';
  expect(misfits('summary', summary)).not.toEqual([]);
});
