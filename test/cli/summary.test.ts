import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { OPEN, cardOf, openPanel, sealing } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, emptyWorld, newFolder, removeWorlds } from './world.js';

// Chi's interview with the open candidate was to begin at 13:00, so at this moment her card is open for 25 hours.
const OVERDUE = '2026-11-03T14:00:00Z';
const SEALED = '2026-11-02T18:00:00Z';
const IN_TIME = '2026-11-03T12:59:00Z';

let world: World;

beforeAll(async () => {
  world = await openPanel();
  for (const seat of ['ana.character', 'ben.practice'] as const) {
    const { code, stderr } = await world.run(sealing(seat), { now: SEALED });
    if (code !== 0) throw new Error(stderr);
  }
  world.write('names.csv', `candidate,name\n${SAMPLE.hire},Kim Doe\n${OPEN},"=HYPERLINK(""x"")"\n`);
});
afterAll(removeWorlds);

interface Row {
  readonly candidate: string;
  readonly state: string;
  readonly overdue?: readonly object[];
  readonly oldestOpen?: number | null;
}

async function rows(args: readonly string[], now = OVERDUE): Promise<readonly Row[]> {
  const { stdout } = await world.run(['summary', '--json', '--now', now, ...args]);
  return (JSON.parse(stdout) as { readonly candidates: readonly Row[] }).candidates;
}

describe('of a complete panel', () => {
  test('it tells outcome, character, skill, weakest competency and splits', async () => {
    const { code, stdout } = await world.run(['summary', '--format', 'csv', '--now', OVERDUE]);
    const records: readonly Record<string, string>[] = parse(stdout, { columns: true });
    expect(code).toBe(0);
    expect(records.map(({ candidate, outcome }) => [candidate, outcome])).toEqual([
      [SAMPLE.knockout, 'no-hire'],
      [SAMPLE.hire, 'hire'],
      [SAMPLE.split, 'discuss'],
      [OPEN, ''],
    ]);
    expect(records[2]).toMatchObject({ splits: 'candor', weakest: 'candor', decision: '', overrides: '0' });
  });

  test('it tells the decision, and that it goes against the recommendation', async () => {
    const decided = copyOf(world);
    const reason = ['--reason', 'There is no place left this year'];
    await decided.run(['decide', SAMPLE.hire, '--decision', 'no-hire', '--as', 'ana', ...reason]);
    const { stdout } = await decided.run(['summary', SAMPLE.hire, '--format', 'md']);
    expect(stdout).toContain('No hire (override)');
    expect((await decided.run(['summary', '--fail-on', 'override'])).code).toBe(1);
    expect((await world.run(['summary', '--fail-on', 'override'])).code).toBe(0);
  });
});

describe('of a panel that waits', () => {
  test.each(['md', 'csv', 'html', 'json', 'terminal'])(
    '%s tells who is missing and nothing else',
    async (format) => {
      const { stdout } = await world.run(['summary', OPEN, '--format', format, '--now', OVERDUE]);
      for (const word of ['3.', '4.', 'Hire', 'hire"', 'Discuss', 'Character 3', 'candor', 'Candor']) {
        expect(stdout.slice(stdout.indexOf('<body') + 1)).not.toContain(word);
      }
      expect(stdout).toContain(OPEN);
    },
  );

  test.each([
    [OVERDUE, 25, 1],
    [IN_TIME, 23, 0],
    ['2026-11-03T13:59:59Z', 24, 0],
    ['2026-11-01T00:00:00Z', null, 0],
  ])('at %s its oldest card has been open for %p hours', async (now, hours, overdue) => {
    const [row] = await rows([OPEN], now);
    expect(row).toMatchObject({ state: 'waiting', oldestOpen: hours });
    expect(row?.overdue).toHaveLength(overdue);
  });
});

test('a card that was sealed late stays told once the panel is complete', async () => {
  const late = copyOf(world);
  expect((await late.run(sealing('chi.team'))).code).toBe(0);
  const { code, stdout } = await late.run(['summary', OPEN, '--json', '--fail-on', 'overdue']);
  expect(code).toBe(1);
  expect(stdout).toContain('"state":"complete"');
  expect(stdout).toContain('"overdue":[{"interviewer":"chi","interview":"team","kind":"late","hours":');
});

describe('--fail-on', () => {
  test.each([
    [['--fail-on', 'overdue', '--now', OVERDUE], 1],
    [['--fail-on', 'overdue', '--now', IN_TIME], 0],
    [['--fail-on', 'incomplete'], 1],
    [['--fail-on', 'incomplete', SAMPLE.hire], 0],
    [['--fail-on', 'undecided', SAMPLE.hire], 1],
    [['--fail-on', 'broken-seal,unreadable'], 0],
    [['--fail-on', 'none'], 0],
    [['--fail-on', 'overdu'], 2],
    [[], 0],
  ])('%j exits %i', async (args, code) => {
    expect((await world.run(['summary', ...args])).code).toBe(code);
  });

  test('a broken seal fails a pipeline unless it says otherwise, and the others are told', async () => {
    const broken = copyOf(world);
    broken.edit(cardOf('ana.character', SAMPLE.hire), '"interruptions": 0', '"interruptions": 1');
    const { code, stdout, stderr } = await broken.run(['summary', '--format', 'csv']);
    expect(code).toBe(1);
    expect(stdout).toContain(`soc-analyst,${SAMPLE.hire},broken,`);
    expect(stdout).toContain(`soc-analyst,${SAMPLE.split},complete,`);
    expect(stderr).toContain('seal-broken');
    expect((await broken.run(['summary', '--fail-on', 'none'])).code).toBe(0);
    expect((await broken.run(['summary', '--fail-on', 'overdue', '--now', IN_TIME])).code).toBe(0);
    expect((await broken.run(['summary', '--fail-on', 'broken-seal'])).code).toBe(1);
  });
});

describe('which candidates', () => {
  test.each([
    [['candidates'], 'hiring', 4],
    [['hiring/candidates/'], '.', 4],
    [['.'], 'hiring/candidates', 4],
    [[`candidates/${OPEN}`], 'hiring', 1],
    [[OPEN, SAMPLE.hire, OPEN], 'hiring', 2],
  ])('%j from %s are %i', async (args, from, count) => {
    const { stdout } = await world.run(['summary', '--json', ...args], { from });
    expect((JSON.parse(stdout) as { candidates: unknown[] }).candidates).toHaveLength(count);
  });

  test.each([['c-9999'], ['nowhere/at/all'], ['rubrics'], ['../package']])('%s is refused', async (arg) => {
    const { code, stdout } = await world.run(['summary', arg]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('--role leaves out other roles, and refuses one that there is not', async () => {
    expect(await rows(['--role', 'soc-analyst'])).toHaveLength(4);
    const { code, stderr } = await world.run(['summary', '--role', 'soc-analyts']);
    expect(code).toBe(2);
    expect(stderr).toContain('soc-analyst');
  });

  test('--since leaves out those about whom nothing happened since, and keeps what has no date', async () => {
    const dated = copyOf(world);
    await dated.run(['add', 'candidate', '--role', 'soc-analyst']);
    const { stdout } = await dated.run(['summary', '--json', '--since', '2026-11-04']);
    const { candidates } = JSON.parse(stdout) as { candidates: readonly Row[] };
    const found = candidates.map(({ candidate }) => candidate);
    expect(found).not.toContain(SAMPLE.hire);
    expect(found).toHaveLength(2);
    expect((await world.run(['summary', '--since', 'yesterday'])).code).toBe(2);
  });
});

describe('names', () => {
  test('are not told unless asked for', async () => {
    for (const format of ['md', 'csv', 'html', 'json']) {
      const { stdout } = await world.run(['summary', '--format', format]);
      expect(stdout).not.toContain('Kim');
    }
  });

  test('are told where asked for, as text', async () => {
    const md = await world.run(['summary', '--format', 'md', '--names']);
    expect(md.stdout).toContain(`Kim Doe (${SAMPLE.hire})`);
    const csv = await world.run(['summary', '--format', 'csv', '--names']);
    const records: readonly Record<string, string>[] = parse(csv.stdout, { columns: true });
    expect(records.find(({ candidate }) => candidate === OPEN)?.name).toBe(`'=HYPERLINK("x")`);
  });
});

describe('where it goes', () => {
  test('a page loads nothing and is for the user alone', async () => {
    const { code, stdout } = await world.run(['summary', '--format', 'html', '-o', 'summary.html']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(world.mode('summary.html')).toBe('600');
    const page = world.read('summary.html');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain('<script');
    expect(page).toContain('<svg');
  });

  test.each([
    ['summary.html', '<!doctype html>'],
    ['summary.CSV', 'role,candidate,'],
    ['summary.json', '{"format":"touchstone/summary@1"'],
    ['summary.md', '# Summary'],
    ['summary', '# Summary'],
  ])('%s: the name tells the format', async (file, begins) => {
    expect((await world.run(['summary', '-o', file])).code).toBe(0);
    expect(world.read(file).slice(0, begins.length)).toBe(begins);
    expect((await world.run(['summary', '--format', 'md', '-o', file])).code).toBe(0);
    expect(world.read(file)).toMatch(/^# Summary/);
  });

  test('the same files give the same bytes', async () => {
    const args = ['summary', '--format', 'md', '--now', OVERDUE];
    const one = await world.run(args);
    const other = await world.run(args, { now: '2030-01-01T00:00:00Z', seed: 'other' });
    expect(other.stdout).toBe(one.stdout);
  });

  test('--json and another format do not go together', async () => {
    expect((await world.run(['summary', '--json', '--format', 'md'])).code).toBe(2);
    expect((await world.run(['summary', '--format', 'xml'])).code).toBe(2);
  });

  test('nobody is a summary too', async () => {
    const empty = await newFolder();
    const { code, stdout } = await empty.run(['summary', '--format', 'md']);
    expect(code).toBe(0);
    expect(stdout).toContain('No candidates');
  });

  test('without a hiring folder there is none', async () => {
    expect((await emptyWorld().run(['summary'], { from: '.' })).code).toBe(2);
  });
});
