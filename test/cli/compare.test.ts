import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparisonView } from '../../src/render/comparison-view.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, newFolder, removeWorlds, sampleFolder } from './world.js';

let base: World;
let world: World;

beforeAll(async () => {
  base = await sampleFolder();
});
afterAll(removeWorlds);

const data = async (): Promise<ComparisonView> =>
  JSON.parse((await world.run(['compare', 'soc-analyst', '--json'])).stdout) as ComparisonView;
const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(join(REPOSITORY, `src/format/schemas/${name}.schema.json`), 'utf8')) as object;

describe('three complete panels', () => {
  beforeAll(() => {
    world = copyOf(base);
  });

  test('stand in the order of the rules, credentials last', async () => {
    const { order, sentence, warnings, waiting } = await data();
    expect(order.map(({ candidate, outcome }) => [candidate, outcome.code])).toEqual([
      [SAMPLE.hire, 'hire'],
      [SAMPLE.split, 'discuss'],
      [SAMPLE.knockout, 'no-hire'],
    ]);
    expect(order.map(({ credentials }) => credentials)).toEqual([0, 1, 3]);
    expect(sentence).toBe('c-7k2m comes first, with hire; c-9xwd follows, with discuss.');
    expect({ warnings, waiting }).toEqual({ warnings: [], waiting: [] });
  });

  test('name the pairs that are too close to call, each at both ends', async () => {
    const { order, tooClose } = await data();
    for (const { candidates } of tooClose) {
      const [one, other] = candidates;
      expect(order.find(({ candidate }) => candidate === one)?.closeTo).toContain(other);
      expect(order.find(({ candidate }) => candidate === other)?.closeTo).toContain(one);
    }
    expect(tooClose.map(({ candidates }) => candidates)).toEqual([[SAMPLE.split, SAMPLE.knockout]]);
  });

  test('tell who was interviewed right after whom', async () => {
    const { successions } = await data();
    expect(
      successions.map(({ interviewer, candidate, after }) => [interviewer, candidate, after]),
    ).toContainEqual(['ana', SAMPLE.knockout, SAMPLE.hire]);
    expect(successions).toHaveLength(6);
  });

  test('are a matrix of competencies and candidates, every number with what it rests on', async () => {
    const { stdout, code } = await world.run(['compare', 'soc-analyst']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\| Candor +\| +4\.16 \(2\/5\) \| 2\.91 \(2\/5\) missed \| 1\.58 \(2\/5\) missed \|$/m,
    );
  });

  test('fit their schema, as data and in a template', async () => {
    const fits = new Ajv2020({ strict: false, schemas: [schemaOf('view')] }).compile(
      schemaOf('comparison-view'),
    );
    fits(await data());
    expect(fits.errors ?? []).toEqual([]);
  });

  test('are told by the folder’s own template where it has one', async () => {
    const own = copyOf(base);
    own.write(
      'templates/comparison.md',
      '{% for one in order %}{{ one.place }} {{ one.candidate }};{% endfor %}',
    );
    expect((await own.run(['compare', 'soc-analyst'])).stdout).toBe('1 c-7k2m;2 c-9xwd;3 c-3fq8;\n');
    own.write('templates/comparison.md', 'a\n{{ nobody }}');
    const { code, stderr } = await own.run(['compare', 'soc-analyst']);
    expect({ code, told: stderr.includes('templates/comparison.md:2:') }).toEqual({ code: 1, told: true });
  });
});

describe('a panel that waits', () => {
  test('is listed without any number, whatever its sealed cards say', async () => {
    world = copyOf(base);
    rmSync(join(world.hiring, `candidates/${SAMPLE.knockout}/ben.practice.scorecard.json`));
    const view = await data();
    expect(view.waiting).toEqual([{ candidate: SAMPLE.knockout, sealed: 2, planned: 3, missing: ['ben'] }]);
    expect(view.order.map(({ candidate }) => candidate)).not.toContain(SAMPLE.knockout);
    expect(JSON.stringify([view.tooClose, view.competencies, view.tables])).not.toContain(SAMPLE.knockout);
    expect((await world.run(['compare', 'soc-analyst'])).stdout).toContain('2 of 3 planned cards sealed');
  });
});

describe('what else there can be', () => {
  test('a candidate who withdrew, and one whom nobody is planned for', async () => {
    world = copyOf(base);
    await world.run(['decide', SAMPLE.hire, '--decision', 'withdrawn', '--by', 'ana', '--reason', 'moved']);
    await world.run(['add', 'candidate', '--role', 'soc-analyst', '--name', 'Kim']);
    const { withdrawn, unplanned, order } = await data();
    expect(withdrawn).toEqual([SAMPLE.hire]);
    expect(unplanned).toHaveLength(1);
    expect(order).toHaveLength(2);
  });

  test('a broken card: it is told, the others are compared, and the exit code says so', async () => {
    world = copyOf(base);
    const card = join(world.hiring, `candidates/${SAMPLE.hire}/ana.character.scorecard.json`);
    writeFileSync(card, readFileSync(card, 'utf8').slice(0, 900));
    const { code, stdout, stderr } = await world.run(['compare', 'soc-analyst']);
    expect(code).toBe(1);
    expect(stdout).toContain('c-9xwd comes first');
    expect(stderr).toContain('ana.character.scorecard.json');
  });

  test('nobody at all', async () => {
    world = await newFolder();
    const { code, stdout } = await world.run(['compare', 'soc-analyst']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        '# SOC Analyst: candidates side by side\n\n**No panel is complete yet, so there is nothing to compare.**\n',
    });
  });

  test.each([
    ['a mistyped role', ['soc-anlyst'], 'Did you mean "soc-analyst"?'],
    ['a path', ['../x'], 'cannot be an id'],
  ])('%s', async (_, args, told) => {
    world = copyOf(base);
    const { code, stderr } = await world.run(['compare', ...args]);
    expect({ code, stderr: stderr.includes(told) ? told : stderr }).toEqual({ code: 2, stderr: told });
  });
});
