// What leaves for other systems, read back by a real engine.
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { sealScorecard } from '../../src/format/seal.js';
import { ASSESSMENTS_WITH_EVIDENCE } from '../../src/render/export-assessments.js';
import { OUTCOMES_TABLE } from '../../src/render/export-outcomes.js';
import { SCORES } from '../../src/render/export-scores.js';
import { OPEN, cardOf, openPanel, seal } from './open-panel.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, removeWorlds } from './world.js';

let world: World;

// What the README shows is what is run here, to the letter: the commands, and the questions in SQL.
const SECTION =
  /\n## Into a warehouse\n[\s\S]*?\n## /.exec(readFileSync(join(REPOSITORY, 'README.md'), 'utf8'))?.[0] ?? '';
const COMMANDS = [...SECTION.matchAll(/^touchstone (export .*)$/gm)].map(([, args]) =>
  (args ?? '').split(' '),
);
const QUESTIONS = new Map(
  (/```sql\n([\s\S]*?)```/.exec(SECTION)?.[1] ?? '')
    .split(/^-- /m)
    .slice(1)
    .map((text): [string, string] => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n'))]),
);

beforeAll(async () => {
  world = await openPanel();
  await seal(world, 'ana.character', 'ben.practice');
  for (const args of COMMANDS.flatMap((command) => [
    command,
    command.map((word) => word.replace('ndjson', 'csv')),
  ])) {
    const { code, stderr } = await world.run(args);
    if (code !== 0) throw new Error(stderr);
  }
});
afterAll(removeWorlds);

/** The rows of an answer, as JSON values. Files are looked for in the hiring folder. */
async function ask(sql: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET file_search_path = '${world.hiring.replaceAll("'", "''")}'`);
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test('the README asks three questions of the tables that its commands write', () => {
  expect(COMMANDS.map((command) => command.at(-1))).toEqual([
    'assessments.ndjson',
    'scores.ndjson',
    'outcomes.ndjson',
  ]);
  expect(QUESTIONS.size).toBe(3);
});

describe.each(['ndjson', 'csv'] as const)('%s in DuckDB', (format) => {
  const asked = (question: string): Promise<readonly unknown[]> => {
    const sql = QUESTIONS.get(question);
    if (sql === undefined) throw new Error(`The README does not ask: ${question}`);
    return ask(sql.replaceAll(".ndjson'", `.${format}'`));
  };

  test('which competency brings nothing', async () => {
    const answer = await asked('Which competency is asked and brings nothing?');
    expect(answer.map((row) => (row as unknown[])[0])).toEqual([
      'candor',
      'energy',
      'helpfulness',
      'investigation',
      'learning-orientation',
    ]);
    for (const row of answer as [string, number, number, number][]) {
      expect(row[1]).toBeGreaterThanOrEqual(row[2]);
      expect(row[2]).toBeGreaterThan(0);
    }
  });

  test('who rates above or below', async () => {
    const answer = await asked(
      'Who rates above or below colleagues who heard the same person on the same competency?',
    );
    const rows = answer as [string, number, number][];
    expect(rows.map(([interviewer]) => interviewer)).toEqual(['ana', 'ben', 'chi']);
    const total = rows.reduce((sum, [, compared, above]) => sum + compared * above, 0);
    expect(Math.abs(total)).toBeLessThan(0.2);
  });

  test('what became of the recommendations', async () => {
    const answer = await asked(
      'What became of the recommendations, and how often did people decide otherwise?',
    );
    expect(answer).toEqual([
      ['discuss', 1, 0, 0],
      ['hire', 1, 0, 0],
      ['no-hire', 1, 0, 0],
      ['waiting', 1, 0, 0],
    ]);
  });

  test('scores are numbers, and nothing is 0 where nothing was rated', async () => {
    const answer = await ask(`
      SELECT count(*)::INT, count(DISTINCT candidate)::INT, min(score) >= 1 AND max(score) <= 5
      FROM 'scores.${format}' WHERE ratings = 'independent'`);
    expect(answer).toEqual([[15, 3, true]]);
  });
});

describe('of a panel that waits', () => {
  test.each([
    ['export', '--table', 'assessments', '--format', 'csv'],
    ['export', '--table', 'scores', '--format', 'csv'],
    ['export', OPEN, '--evidence'],
  ])('%s %s %s gives no row', async (...args) => {
    const { code, stdout, stderr } = await world.run(args);
    expect(stdout).not.toContain(OPEN);
    expect(stderr).toContain(OPEN);
    expect(code).toBe(0);
  });

  test('outcomes tell that it waits and nothing else', async () => {
    const { stdout } = await world.run(['export', OPEN, '--table', 'outcomes']);
    const row = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.entries(row).filter(([, value]) => value !== null)).toEqual([
      ['candidate', OPEN],
      ['role', 'soc-analyst'],
      ['state', 'waiting'],
      ['status', 'open'],
      ['sealed', 2],
      ['planned', 3],
    ]);
  });
});

test('a broken candidate is told, and the others are exported', async () => {
  const broken = copyOf(world);
  broken.edit(cardOf('ana.character', SAMPLE.hire), '"interruptions": 0', '"interruptions": 1');
  const { code, stdout, stderr } = await broken.run(['export', '--table', 'outcomes']);
  expect(code).toBe(1);
  expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  expect(stderr).toContain('seal-broken');
});

test('evidence leaves only where asked for, and never as a formula', async () => {
  const plain = await world.run(['export', '--format', 'csv']);
  expect(plain.stdout.split('\n')[0]).not.toContain('evidence');
  expect(plain.stdout).not.toContain('Cobalt Strike');
  const full = await world.run(['export', '--format', 'csv', '--evidence']);
  expect(full.stdout).toContain('Cobalt Strike');

  const hostile = copyOf(world);
  const file = `candidates/${SAMPLE.hire}/ana.character.scorecard.json`;
  const card = JSON.parse(hostile.read(file)) as Scorecard;
  const notes = card.payload.notes.map((note) => ({ ...note, text: { salt: '0'.repeat(32), text: '=1+1' } }));
  hostile.write(file, encodeScorecard(sealScorecard({ ...card, payload: { ...card.payload, notes } })));
  const evidence = await hostile.run(['export', '--format', 'csv', '--evidence', SAMPLE.hire]);
  expect(evidence.stdout).toContain("'=1+1");
  // A line within a cell is no cell.
  expect(evidence.stdout).not.toMatch(/,"?[=+@-]/);
});

test('the dictionary and the schemas describe the columns that there are', async () => {
  const { stdout } = await world.run(['export', '--dictionary']);
  for (const { name, columns } of [ASSESSMENTS_WITH_EVIDENCE, SCORES, OUTCOMES_TABLE]) {
    const file = join(REPOSITORY, `src/format/schemas/export-${name}.schema.json`);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as {
      properties: Record<string, { type: string | string[]; description: string }>;
    };
    expect(
      Object.entries(schema.properties).map(([key, { type, description }]) => [key, type, description]),
    ).toEqual(
      columns.map((column) => [
        column.name,
        column.nullable ? [column.type, 'null'] : column.type,
        column.text,
      ]),
    );
    for (const column of columns) expect(stdout).toContain(`| \`${column.name}\` |`);
  }
});
