// What is printed as data fits its schema.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/table/command-table.js';
import { OPEN, cardOf, openPanel, seal } from './open-panel.js';
import { SCHEMAS, ajv, misfits } from './schema-fit.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, removeWorlds } from './world.js';

let world: World;

const NOTES = `format: touchstone/debrief-notes@1
candidate: ${SAMPLE.split}
author: chi
entries:
  - kind: stands
    competency: candor
    reason: What was told unasked stays what it is
    evidence:
      - { question: candor/bad-news, note: 1 }
`;

beforeAll(async () => {
  world = await openPanel();
  await seal(world, 'ana.character');
  world.write('candidates/c-broken/candidate.yaml', 'format: touchstone/candidate@1\nid: c-other\n');
});
afterAll(removeWorlds);

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly input?: string;
}

const told = (name: string, line: string, more: readonly string[] = [], input?: string): Case => ({
  name,
  args: [...line.split(' '), ...more],
  ...(input === undefined ? {} : { input }),
});

/** Every way to print data, in an order in which each has what it needs. */
const CASES: readonly Case[] = [
  told('findings', 'check --json'),
  told('findings', 'check --format json'),
  told('findings', 'verify --json'),
  told('findings', 'verify --format json'),
  told('status', `status ${SAMPLE.hire} ${OPEN} --json`),
  told('recommendation', `merge ${SAMPLE.hire} --json`),
  told('recommendation', `merge ${SAMPLE.knockout} --json`),
  told('recommendation', `merge ${SAMPLE.split} --json`),
  told('recommendation', `merge ${OPEN} --json`),
  told('recommendations', 'merge --all --json'),
  told('what-if', `merge ${SAMPLE.hire} --what-if --without ana --json`),
  told('debrief', `debrief ${SAMPLE.split} --as chi --from - --json`, [], NOTES),
  told('decision', `decide ${SAMPLE.hire} --decision no-hire --by ana --as ana --json`, [
    '--reason',
    'The team has no place left this year',
  ]),
  told('hold', `hold ${SAMPLE.hire} --as ana --json --reason`, ['A claim before the tribunal']),
  told('holds', 'hold --json'),
  told('purge', 'purge --now 2036-01-01T00:00:00Z --json'),
  told('keys', 'keys list --json'),
  told('summary', 'summary --json'),
  told('summary', 'summary --json --names'),
  told('summary', 'summary --format json'),
  told('plan', `plan ${OPEN} --json`),
  told('received', `receive ${cardOf('ana.character')} --json`),
  told('added', 'add candidate --role soc-analyst --json'),
  told('added', 'add person flo --json'),
  told('added', 'add role incident-responder --json'),
  told('comparison-view', 'compare soc-analyst --json'),
  told('rubrics', 'show --json'),
  told('rubrics', 'show rubrics --json'),
  told('rubric', 'show rubric candor --json'),
  told('roles', 'show roles --json'),
  told('role', 'show role soc-analyst --json'),
  told('questions', 'show questions --json'),
  told('questions', 'show questions --search nobodywouldsaythis --json'),
  told('questions', 'show question candor/did-not-know --json'),
  told('rules', 'show rules --json'),
  told('rules', 'show rule one-voice --json'),
  told('schemas', 'show schemas --json'),
  told('mappings', 'show mappings --json'),
];

test.each(CASES)('$name: $args', async ({ name, args, input }) => {
  const { stdout, stderr } = await world.run(args, input === undefined ? {} : { input });
  if (stdout === '') throw new Error(stderr);
  const value = JSON.parse(stdout) as { readonly format: string };
  expect(value.format).toBe(`touchstone/${name}@1`);
  expect(misfits(name, value)).toEqual([]);
});

test('no command prints data that is not held to a schema here', () => {
  const ways = COMMANDS.flatMap(({ name, options }) =>
    options.flatMap(({ flags, choices = [] }) => {
      if (flags === '--json') return [`${name} --json`];
      return flags.startsWith('--format ') && choices.includes('json') ? [`${name} --format json`] : [];
    }),
  );
  const held = CASES.map(
    ({ args }) => `${args[0] ?? ''} ${args.includes('--json') ? '--json' : '--format json'}`,
  );
  expect(ways.filter((way) => !held.includes(way))).toEqual([]);
  expect(ways.length).toBeGreaterThan(12);
});

test.each(readdirSync(SCHEMAS).filter((name) => name.endsWith('.schema.json')))(
  'show schema prints %s, which is a schema',
  async (file) => {
    const { stdout } = await world.run(['show', 'schema', file.replace('.schema.json', ''), '--json']);
    const schema = JSON.parse(stdout) as { readonly $schema: string };
    expect(schema).toEqual(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')));
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(schema)).toBe(true);
  },
);

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
