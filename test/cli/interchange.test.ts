// Bodies for applicant tracking systems, held against what the systems document.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergedPoints, SYSTEM_VALUES } from '../../src/domain/mapping.js';
import { parseMapping } from '../../src/format/mapping.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, removeWorlds, sampleFolder } from './world.js';

let world: World;

beforeAll(async () => {
  world = await sampleFolder();
});
afterAll(removeWorlds);

const TEXT = { type: 'string', minLength: 1 };
const record = (required: Record<string, object>, optional: Record<string, object> = {}): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const list = (items: object): object => ({ type: 'array', items });

/** What each system documents, in our words; nothing else may be in a body. The sources stand with the code that makes them. */
const DOCUMENTED = {
  greenhouse: record(
    {
      application_id: { type: 'integer' },
      interview: TEXT,
      interviewed_at: TEXT,
      submitted_by: record({ id: { type: 'integer' } }),
      interviewer: record({ id: { type: 'integer' } }),
      submitted_at: TEXT,
      overall_recommendation: { enum: ['definitely_not', 'no', 'yes', 'strong_yes', 'no_decision'] },
      attributes: list(
        record({
          name: TEXT,
          type: TEXT,
          note: { type: ['string', 'null'] },
          rating: { enum: ['definitely_not', 'no', 'mixed', 'yes', 'strong_yes', 'no_decision'] },
        }),
      ),
      ratings: record({
        definitely_not: list(TEXT),
        no: list(TEXT),
        mixed: list(TEXT),
        yes: list(TEXT),
        strong_yes: list(TEXT),
      }),
      questions: list({}),
    },
    { candidate_id: { type: 'integer' } },
  ),
  ashby: record(
    {
      formDefinitionId: TEXT,
      applicationId: TEXT,
      userId: TEXT,
      feedbackForm: record({
        fieldSubmissions: list(
          record({
            path: TEXT,
            value: {
              oneOf: [
                record({ score: { type: 'integer', minimum: 1, maximum: 4 } }),
                record({ type: { const: 'PlainText' }, value: TEXT }),
                TEXT,
              ],
            },
          }),
        ),
      }),
    },
    { interviewEventId: TEXT },
  ),
  lever: {
    ...record(
      {
        baseTemplateId: TEXT,
        fieldValues: list(
          record({ id: TEXT, value: { anyOf: [{ type: 'integer', minimum: 1, maximum: 4 }, TEXT] } }),
        ),
        completedAt: { type: 'integer', minimum: Date.parse('2026-11-01') },
      },
      { panel: TEXT, interview: TEXT },
    ),
    dependencies: { panel: ['interview'], interview: ['panel'] },
  },
};

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

interface Body {
  readonly mapped: readonly { competency: string; ratings: number[]; point: number | null; value: unknown }[];
  readonly request: { readonly path: string; readonly query: Readonly<Record<string, string>> } | null;
  readonly body: Record<string, unknown>;
}

const shipped = (system: string): string =>
  readFileSync(join(REPOSITORY, `templates/mapping.${system}.yaml`), 'utf8');

async function bodiesBy(
  system: keyof typeof DOCUMENTED,
  mapping: string,
  ...more: readonly string[]
): Promise<readonly Body[]> {
  world.write(`${system}.yaml`, mapping);
  const { code, stdout, stderr } = await world.run([
    'export',
    SAMPLE.hire,
    '--mapping',
    `${system}.yaml`,
    ...more,
  ]);
  expect({ code, told: stderr.includes('Five points: 1 becomes ') }).toEqual({ code: 0, told: true });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Body);
  const isDocumented = ajv.compile(DOCUMENTED[system]);
  for (const { body } of lines) {
    if (!isDocumented(body)) throw new Error(JSON.stringify(isDocumented.errors, null, 2));
  }
  expect(lines).toHaveLength(3);
  return lines;
}

const bodies = (system: keyof typeof DOCUMENTED, ...more: readonly string[]): Promise<readonly Body[]> =>
  bodiesBy(system, shipped(system), ...more);

describe('Greenhouse', () => {
  test('gets a scorecard with its own words, and is asked for nothing', async () => {
    const cards = await bodies('greenhouse');
    for (const { body, request } of cards) {
      const attributes = body.attributes as { name: string; rating: string; note: string | null }[];
      expect(attributes.map(({ note }) => note)).toEqual(attributes.map(() => null));
      const grouped = Object.values(body.ratings as Record<string, string[]>).flat();
      const rated = attributes.filter(({ rating }) => rating !== 'no_decision').map(({ name }) => name);
      expect([...grouped].sort()).toEqual(rated.sort());
      expect(request).toBeNull();
    }
    expect(cards[0]?.body).toMatchObject({
      application_id: 3456,
      candidate_id: 1234,
      submitted_by: { id: 4080 },
      interviewer: { id: 4080 },
    });
  });

  test('gets evidence only where it is asked for', async () => {
    const [card] = await bodies('greenhouse', '--evidence');
    const [attribute] = card?.body.attributes as { note: string | null }[];
    expect(attribute?.note?.length).toBeGreaterThan(20);
  });
});

describe('Ashby', () => {
  const submissions = ({ body }: Body): readonly { path: string; value: unknown }[] =>
    (body.feedbackForm as { fieldSubmissions: { path: string; value: unknown }[] }).fieldSubmissions;

  test('gets a submission of whole scores and nothing beside them', async () => {
    for (const card of await bodies('ashby')) {
      expect(card.request?.path).toBe('/applicationFeedback.submit');
      expect(submissions(card).length).toBeGreaterThan(2);
      for (const { value } of submissions(card)) expect(Object.keys(value as object)).toEqual(['score']);
    }
  });

  test('gets the whole as an option, where the field is a selection', async () => {
    const mapping = shipped('ashby')
      .replace('strong-yes: 4', 'strong-yes: strong_hire')
      .replace('yes: 3', 'yes: hire');
    const overall = (await bodiesBy('ashby', mapping)).flatMap((card) =>
      submissions(card).filter(({ path }) => path === 'overall_recommendation'),
    );
    expect(overall.map(({ value }) => value)).toEqual(['hire', 'hire', 'strong_hire']);
  });

  test('gets evidence in a field of its own, where the mapping names one', async () => {
    const mapping = shipped('ashby').replace('field: candor }', 'field: candor, notes: candor_notes }');
    const notes = (await bodiesBy('ashby', mapping, '--evidence')).flatMap((card) =>
      submissions(card).filter(({ path }) => path.endsWith('_notes')),
    );
    expect(notes).toHaveLength(2);
    for (const { value } of notes) expect(value).toMatchObject({ type: 'PlainText' });
    const { stderr } = await world.run(['export', SAMPLE.hire, '--mapping', 'ashby.yaml', '--evidence']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'no field for notes on helpfulness, learning-orientation, energy and investigation, so the evidence on that stays here',
    );
  });
});

describe('Lever', () => {
  const values = ({ body }: Body): readonly unknown[] =>
    (body.fieldValues as { value: unknown }[]).map(({ value }) => value);

  test('gets scores, one overall rating in its words, and the request that they go with', async () => {
    for (const card of await bodies('lever')) {
      const texts = values(card).filter((value) => typeof value === 'string');
      expect(texts).toHaveLength(1);
      expect(SYSTEM_VALUES.lever.overall).toContain(texts[0]);
      expect(values(card).length).toBeGreaterThan(2);
      expect(card.body).toHaveProperty('panel');
      expect(card.request).toEqual({
        method: 'POST',
        path: '/opportunities/00000000-0000-4000-8000-000000000002/feedback',
        query: { perform_as: expect.stringMatching(/^00000000-0000-4000-8000-00000000000[789]$/) },
      });
    }
  });

  test('gets evidence in a text area, where the mapping names one', async () => {
    const mapping = shipped('lever').replace('label: Energy,', 'label: Energy, notes: f-energy,');
    const notes = (await bodiesBy('lever', mapping, '--evidence')).flatMap(({ body }) =>
      (body.fieldValues as { id: string; value: string }[]).filter(({ id }) => id === 'f-energy'),
    );
    expect(notes.map(({ value }) => typeof value)).toEqual(['string', 'string']);
  });

  test.each([
    ['without its panel', /    panel: .*\n/],
    ['without its interviews', /    interviews:\n(?: {6}.*\n)+/],
  ])('gets no interview %s', async (_case, without) => {
    world.write('lever.yaml', shipped('lever').replace(without, ''));
    const { code, stderr } = await world.run(['export', SAMPLE.hire, '--mapping', 'lever.yaml']);
    expect({ code, told: stderr.includes('missing-key') }).toEqual({ code: 1, told: true });
  });
});

test.each(['ashby', 'greenhouse', 'lever'])(
  'the mapping to start from for %s is printed as it is',
  async (system) => {
    const { code, stdout } = await world.run(['show', 'mapping', system]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(REPOSITORY, `templates/mapping.${system}.yaml`), 'utf8'));
    const asData = await world.run(['show', 'mapping', system, '--json']);
    expect({ code: asData.code, stdout: asData.stdout }).toEqual({ code: 2, stdout: '' });
  },
);

describe('five points and four', () => {
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
  const ashby = (): string => shipped('ashby');

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
