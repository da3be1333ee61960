// What leaves for other systems, read back by a real engine.
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergedPoints, SYSTEM_VALUES } from '../../src/domain/mapping.js';
import { parseMapping } from '../../src/format/mapping.js';
import { ASSESSMENTS_WITH_EVIDENCE } from '../../src/render/export-assessments.js';
import { OUTCOMES_TABLE } from '../../src/render/export-outcomes.js';
import { SCORES } from '../../src/render/export-scores.js';
import { OPEN, cardOf, openPanel, seal } from './open-panel.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, removeWorlds } from './world.js';

let world: World;

beforeAll(async () => {
  world = await openPanel();
  await seal(world, 'ana.character', 'ben.practice');
  for (const format of ['ndjson', 'csv']) {
    for (const table of ['assessments', 'scores', 'outcomes']) {
      const args = ['export', '--table', table, '--format', format, '-o', `../${table}.${format}`];
      const { code, stderr } = await world.run(args);
      if (code !== 0) throw new Error(stderr);
    }
  }
});
afterAll(removeWorlds);

/** The rows of an answer, as JSON values. */
async function ask(sql: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function source(table: string, format: 'ndjson' | 'csv'): string {
  const file = join(world.path, `${table}.${format}`).replaceAll("'", "''");
  return format === 'csv'
    ? `read_csv('${file}', header = true)`
    : `read_json('${file}', format = 'newline_delimited')`;
}

describe.each(['ndjson', 'csv'] as const)('%s in DuckDB', (format) => {
  test('which competency is asked and brings nothing?', async () => {
    const answer = await ask(`
      SELECT competency, count(*)::INT AS asked, count(rating)::INT AS rated,
             (count(*) FILTER (not_assessed::VARCHAR IN ('no-evidence', 'declined')))::INT AS withheld
      FROM ${source('assessments', format)} WHERE counted GROUP BY competency ORDER BY competency`);
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

  test('who rates above or below colleagues who heard the same person on the same competency?', async () => {
    const answer = await ask(`
      WITH own AS (
        SELECT candidate, competency, interviewer, avg(rating) AS score
        FROM ${source('assessments', format)} WHERE counted AND rating IS NOT NULL GROUP BY ALL
      )
      SELECT one.interviewer, count(*)::INT AS compared, round(avg(one.score - other.score), 2)::DOUBLE AS above
      FROM own AS one JOIN own AS other USING (candidate, competency)
      WHERE one.interviewer <> other.interviewer GROUP BY one.interviewer ORDER BY one.interviewer`);
    const rows = answer as [string, number, number][];
    expect(rows.map(([interviewer]) => interviewer)).toEqual(['ana', 'ben', 'chi']);
    const total = rows.reduce((sum, [, compared, above]) => sum + compared * above, 0);
    expect(Math.abs(total)).toBeLessThan(0.2);
  });

  test('what became of the recommendations, and which panels wait?', async () => {
    const answer = await ask(`
      SELECT coalesce(outcome, 'waiting') AS outcome, count(*)::INT AS candidates,
             count(decision)::INT AS decided, coalesce(sum(overrides::INT), 0)::INT AS overrides
      FROM ${source('outcomes', format)} GROUP BY 1 ORDER BY 1`);
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
      FROM ${source('scores', format)} WHERE ratings = 'independent'`);
    expect(answer).toEqual([[15, 3, true]]);
  });
});

describe('of a panel that waits', () => {
  test.each([
    ['export', '--table', 'assessments', '--format', 'csv'],
    ['export', '--table', 'scores', '--evidence'],
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
  expect(full.stdout).not.toMatch(/(?:^|,)"?[=+@-]/m);
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

interface Body {
  readonly mapped: readonly { competency: string; ratings: number[]; point: number | null; value: unknown }[];
  readonly body: Record<string, unknown>;
}

async function bodies(system: string, ...more: readonly string[]): Promise<readonly Body[]> {
  const mapping = join(REPOSITORY, `templates/mapping.${system}.yaml`);
  const { stdout } = await world.run(['export', SAMPLE.hire, '--mapping', mapping, ...more]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Body);
}

describe('bodies for other systems', () => {
  test('Greenhouse gets a scorecard with its own words', async () => {
    const cards = await bodies('greenhouse');
    expect(cards).toHaveLength(3);
    for (const { body } of cards) {
      expect(SYSTEM_VALUES.greenhouse.overall).toContain(body.overall_recommendation);
      const attributes = body.attributes as { name: string; rating: string; note: string | null }[];
      for (const { rating, note } of attributes) {
        expect(SYSTEM_VALUES.greenhouse.ratings).toContain(rating);
        expect(note).toBeNull();
      }
      const grouped = Object.values(body.ratings as Record<string, string[]>).flat();
      const rated = attributes.filter(({ rating }) => rating !== 'no_decision').map(({ name }) => name);
      expect([...grouped].sort()).toEqual(rated.sort());
    }
    expect(cards[0]?.body).toMatchObject({
      application_id: 3456,
      candidate_id: 1234,
      submitted_by: { id: 4080 },
    });
  });

  test('Ashby gets whole scores from 1 to 4', async () => {
    for (const { body } of await bodies('ashby')) {
      const { fieldSubmissions } = body.feedbackForm as {
        fieldSubmissions: { path: string; value: object }[];
      };
      expect(fieldSubmissions.length).toBeGreaterThan(2);
      for (const { value } of fieldSubmissions) {
        expect(Object.keys(value)).toEqual(['score']);
        expect([1, 2, 3, 4]).toContain((value as { score: number }).score);
      }
    }
  });

  test('Lever gets its four values', async () => {
    for (const { body } of await bodies('lever')) {
      const fields = body.fieldValues as { id: string; value: string }[];
      expect(fields.length).toBeGreaterThan(2);
      for (const { value } of fields) expect(SYSTEM_VALUES.lever.ratings).toContain(value);
      expect(body.completedAt).toBeGreaterThan(Date.parse('2026-11-01'));
    }
  });

  test('evidence goes along only where asked for', async () => {
    expect(JSON.stringify(await bodies('greenhouse'))).not.toContain('tool output');
    const [card] = await bodies('greenhouse', '--evidence');
    const [attribute] = card?.body.attributes as { note: string | null }[];
    expect(attribute?.note?.length).toBeGreaterThan(20);
  });

  test('five points to four is in the file, in each body, and said', async () => {
    const file = join(REPOSITORY, 'templates/mapping.ashby.yaml');
    const mapping = parseMapping(readFileSync(file, 'utf8'), file);
    if (!mapping.ok) throw new Error(JSON.stringify(mapping.findings));
    expect(mergedPoints(mapping.value)).toEqual([['3', '4']]);
    const { stderr } = await world.run(['export', SAMPLE.hire, '--mapping', file]);
    expect(stderr).toContain('4 becomes 3');
    expect(stderr).toContain('3 and 4 are not told apart there');
    const mapped = (await bodies('ashby')).flatMap((body) => body.mapped);
    expect(mapped.filter(({ point, value }) => point === 4 && value === 3).length).toBeGreaterThan(0);
  });

  test('a mean between two points goes where the mapping says', async () => {
    const text = readFileSync(join(REPOSITORY, 'templates/mapping.greenhouse.yaml'), 'utf8');
    world.write('upper.yaml', text.replace('between: lower', 'between: upper'));
    const upper = await world.run(['export', SAMPLE.hire, '--mapping', 'upper.yaml']);
    const up = upper.stdout
      .trimEnd()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as Body).mapped);
    const down = (await bodies('greenhouse')).flatMap((body) => body.mapped);
    let uneven = 0;
    for (const [index, { ratings, point }] of down.entries()) {
      const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
      expect(point).toBe(Math.floor(mean));
      expect(up[index]?.point).toBe(Math.ceil(mean));
      if (!Number.isInteger(mean)) uneven += 1;
    }
    expect(uneven).toBeGreaterThan(0);
  });
});

describe('a mapping that does not fit', () => {
  const ashby = (): string => readFileSync(join(REPOSITORY, 'templates/mapping.ashby.yaml'), 'utf8');

  test.each([
    ['a value that the system does not take', '  5: 4', '  5: 5', 1, 'not-one-of'],
    ['a point that is not mapped', '  3: 3\n', '', 1, 'missing-key'],
    ['a form that is not named', /form: .*\n/, '', 1, 'missing-key'],
    ['a field that is not named', ', field: candor', '', 1, 'missing-key'],
    ['an unknown key', 'between: lower', 'between: lower\nrounding: up', 1, 'unknown-key'],
  ])('%s is refused', async (_case, from, to, code, problem) => {
    world.write('ashby.yaml', ashby().replace(from, to));
    const ran = await world.run(['export', '--mapping', 'ashby.yaml']);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    expect(ran.stderr).toContain(problem);
  });

  test('an interviewer whom it does not name is told, and that card is left out', async () => {
    world.write('ashby.yaml', ashby().replace(/ {2}ben: .*\n/, ''));
    const { code, stdout, stderr } = await world.run(['export', SAMPLE.hire, '--mapping', 'ashby.yaml']);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toContain('mapping-lacks');
  });

  test('candidates whom it does not name are told', async () => {
    world.write('ashby.yaml', ashby());
    const { code, stderr } = await world.run(['export', '--mapping', 'ashby.yaml']);
    expect(code).toBe(1);
    expect(stderr).toContain(`${SAMPLE.knockout} and ${SAMPLE.split}`);
  });

  test.each([
    [['--format', 'lever']],
    [['--format', 'lever', '--mapping', 'ashby.yaml']],
    [['--mapping', 'ashby.yaml', '--table', 'scores']],
    [['--mapping', 'nowhere.yaml']],
    [['--table', 'ratings']],
    [['--format', 'xlsx']],
  ])('%j cannot run', async (args) => {
    world.write('ashby.yaml', ashby());
    const { code, stdout } = await world.run(['export', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
