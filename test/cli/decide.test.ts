import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision } from '../../src/domain/decision.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

let base: World;
let world: World;
const file = (id: string): string => `candidates/${id}/decision.json`;
const decided = (id: string): Decision => JSON.parse(world.read(file(id))) as Decision;
const decide = async (id: string, ...args: readonly string[]): ReturnType<World['run']> =>
  world.run(['decide', id, ...args]);

beforeAll(async () => {
  base = await sampleFolder();
});
afterAll(removeWorlds);

test('takes the reason from standard input', async () => {
  world = copyOf(base);
  const args = ['decide', SAMPLE.hire, '--decision', 'hire', '--by', 'ana', '--reason', '-'];
  const { code } = await world.run(args, { input: 'As the panel said.\n' });
  expect(code).toBe(0);
  expect(decided(SAMPLE.hire).reason).toBe('As the panel said.');
});

describe('a decision that follows the recommendation', () => {
  beforeAll(() => {
    world = copyOf(base);
  });

  test('is recorded with who, when, why and what it rests on', async () => {
    const { code, stdout, stderr } = await decide(
      SAMPLE.hire,
      '--decision',
      'hire',
      '--by',
      'ana, ben',
      '--reason',
      'ok',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Hire, decided by ana and ben on 2026-11-05.\n' });
    expect(stderr).toContain(`Next: touchstone merge ${SAMPLE.hire}`);
    expect(decided(SAMPLE.hire)).toMatchObject({
      decision: 'hire',
      by: ['ana', 'ben'],
      on: '2026-11-05T08:00:00Z',
      outcome: 'hire',
      reason: 'ok',
      debriefs: [],
    });
    expect(decided(SAMPLE.hire).cards).toHaveLength(3);
    expect((await world.run(['status', SAMPLE.hire])).stdout).toContain(
      'all 3 sealed, and a decision is recorded',
    );
    expect(decided(SAMPLE.hire)).not.toHaveProperty('earlier');
    expect(world.mode(file(SAMPLE.hire))).toBe('600');
  });

  test('stands in the recommendation, which people can override and the program cannot', async () => {
    const { stdout } = await world.run(['merge', SAMPLE.hire, '--stdout']);
    expect(stdout).toContain('**Hire**, decided by ana, ben on 2026-11-05.');
    expect(stdout).not.toContain('overrides');
    expect(stdout).not.toContain('| Decision | By');
  });

  test('is not changed without --force, and then what was decided before stays', async () => {
    const before = world.read(file(SAMPLE.hire));
    const refused = await decide(SAMPLE.hire, '--decision', 'on-hold', '--by', 'ana', '--reason', 'budget');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--force');
    expect(world.read(file(SAMPLE.hire))).toBe(before);

    const forced = await decide(
      SAMPLE.hire,
      '--decision',
      'on-hold',
      '--by',
      'ana',
      '--reason',
      'budget',
      '--force',
    );
    expect(forced.code).toBe(0);
    expect(decided(SAMPLE.hire)).toMatchObject({
      decision: 'on-hold',
      earlier: [{ decision: 'hire', by: ['ana', 'ben'], reason: 'ok' }],
    });
    const later = await decide(
      SAMPLE.hire,
      '--decision',
      'hire',
      '--by',
      'ana',
      '--reason',
      'budget is there',
    );
    expect(later.code).toBe(0);
    expect(decided(SAMPLE.hire).earlier?.map(({ decision }) => decision)).toEqual(['hire', 'on-hold']);
  });
});

describe('a decision against the recommendation', () => {
  beforeAll(() => {
    world = copyOf(base);
  });

  test.each(['no', 'ok!', 'we do'])('is refused with the reason "%s"', async (reason) => {
    const { code, stderr } = await decide(
      SAMPLE.knockout,
      '--decision',
      'hire',
      '--by',
      'ana',
      '--reason',
      reason,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('needs a reason in words');
    expect(world.listing()).toEqual(copyOf(world).listing());
    expect(() => world.read(file(SAMPLE.knockout))).toThrow();
  });

  test('with a reason in words is recorded and shown as an override, and counted', async () => {
    const { stdout } = await decide(
      SAMPLE.knockout,
      '--decision',
      'hire',
      '--by',
      'ana',
      '--reason',
      'The customer asked for **this** person',
    );
    expect(stdout).toBe(
      'Hire, decided by ana on 2026-11-05. This overrides the recommendation, which was no hire.\n',
    );
    const { stdout: document } = await world.run(['merge', SAMPLE.knockout, '--stdout']);
    expect(document).toContain('**Decided: Hire.** This overrides the recommendation, which was no hire.');
    expect(document).toContain('The customer asked for \\*\\*this\\*\\* person');
    const { stdout: comparison } = await world.run(['compare', 'soc-analyst']);
    expect(comparison).toContain('Hire (override)');
    expect(comparison).toContain('Decisions against the recommendation: 1.');
  });
});

describe('withdrawing', () => {
  beforeAll(() => {
    world = copyOf(base);
  });

  test('sets the status and keeps comments, and deciding anew opens it', async () => {
    const plan = `candidates/${SAMPLE.split}/candidate.yaml`;
    world.edit(plan, 'status: open', '# seen on Monday\nstatus: open # for now');
    expect(
      (await decide(SAMPLE.split, '--decision', 'withdrawn', '--as', 'ana', '--reason', 'other offer')).code,
    ).toBe(0);
    expect(world.read(plan)).toContain('# seen on Monday\nstatus: withdrawn # for now');
    expect(world.mode(plan)).toBe('600');
    await decide(SAMPLE.split, '--decision', 'on-hold', '--as', 'ana', '--reason', 'came back', '--force');
    expect(world.read(plan)).toContain('status: open');
  });
});

describe('before the panel is complete', () => {
  beforeAll(() => {
    world = copyOf(base);
    rmSync(join(world.hiring, `candidates/${SAMPLE.hire}/chi.team.scorecard.json`));
  });

  test.each(['hire', 'no-hire'])('%s is refused', async (decision) => {
    const { code, stderr } = await decide(
      SAMPLE.hire,
      '--decision',
      decision,
      '--by',
      'ana',
      '--reason',
      'we are sure of it',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('chi has not sealed yet');
    expect(stderr).not.toMatch(/\b[1-5]\.[0-9]{2}\b/);
    expect(() => world.read(file(SAMPLE.hire))).toThrow();
  });
});

describe('a candidate who withdraws before the panel is complete', () => {
  test('is recorded without an outcome', async () => {
    world = copyOf(base);
    rmSync(join(world.hiring, `candidates/${SAMPLE.hire}/chi.team.scorecard.json`));
    const { code, stdout } = await decide(
      SAMPLE.hire,
      '--decision',
      'withdrawn',
      '--by',
      'ana',
      '--reason',
      'moved',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Withdrawn, decided by ana on 2026-11-05.\n' });
    expect(decided(SAMPLE.hire)).toMatchObject({ outcome: 'incomplete', cards: [] });
  });
});

describe('mistyped', () => {
  beforeAll(() => {
    world = copyOf(base);
  });

  test.each([
    ['a decision', ['--decision', 'hier', '--by', 'ana', '--reason', 'x'], 'Did you mean "hire"?'],
    ['a person', ['--decision', 'hire', '--by', 'anna', '--reason', 'x'], 'Did you mean "ana"?'],
    ['nobody', ['--decision', 'hire', '--by', ',', '--reason', 'x'], '--by ana,ben'],
    ['no decision', ['--by', 'ana', '--reason', 'x'], '--decision'],
    ['no reason', ['--decision', 'hire', '--by', 'ana'], '--reason'],
    ['a blank reason', ['--decision', 'hire', '--by', 'ana', '--reason', '  '], '--reason'],
  ] as const)('%s', async (_, args, told) => {
    const { code, stderr } = await decide(SAMPLE.hire, ...args);
    expect({ code, told: stderr.includes(told) }).toEqual({ code: 2, told: true });
    expect(() => world.read(file(SAMPLE.hire))).toThrow();
  });
});
