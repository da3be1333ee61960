import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeAct } from '../../src/format/act.js';
import { appendAct } from '../../src/store/acts.js';
import { realProcesses } from '../../src/store/processes.js';
import { purgeSteps } from '../../src/store/purge.js';
import { recordFinder } from '../../src/store/records.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import { OPEN, openPanel, seal } from './open-panel.js';
import { misfits } from './schema-fit.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds } from './world.js';

const { hire, split, knockout } = SAMPLE;
const LATER = '2029-01-01T00:00:00Z';
const IDENTITY = ['--identity', IDENTITY_FILE];

/** One who is decided about, one who is not, one whose panel waits; drafts, kits and names of several. */
let plain: World;
let locked: World;

beforeAll(async () => {
  plain = await openPanel();
  await seal(plain, 'ana.character');
  const decided = ['decide', hire, '--decision', 'hire', '--by', 'ana', '--reason', 'ok'];
  await ran(plain, decided, '2026-12-01T08:00:00Z');
  plain.write('names.csv', `candidate,name,note\n${hire},Kim Doe,x\n${split},"Ada, L.",y\n`);
  await ran(plain, ['plan', OPEN, '--kits', 'kits']);
  plain.write(`kits/${hire}.ana.character.kit.json`, '{}');
  draft(plain, `${hire}.ana.character.jsonl`);
  draft(plain, `.${hire}.ana.character.jsonl.1.partial`);
  draft(plain, `${split}.ana.character.jsonl`);
  locked = copyOf(plain);
  await lockWorld(locked);
}, 30_000);
afterAll(removeWorlds);

async function ran(world: World, args: readonly string[], now?: string): Promise<string> {
  const { code, stdout, stderr } = await world.run(args, now === undefined ? {} : { now });
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

function folderId(world: World): string {
  return /^id: (.*)$/m.exec(world.read('touchstone.yaml'))?.[1] ?? '';
}

function draftFolder(world: World): string {
  return join(world.path, 'home/.local/state/touchstone', folderId(world));
}

function draft(world: World, name: string): void {
  mkdirSync(draftFolder(world), { recursive: true });
  writeFileSync(join(draftFolder(world), name), 'x');
}

async function purge(
  world: World,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  if (!args.includes('--yes')) return world.run(['purge', ...args]);
  // Only the clock itself makes a purge due.
  const at = args.indexOf('--now');
  const others = args.filter((_arg, index) => at < 0 || index < at || index > at + 1);
  const [moment = ''] = args.slice(at + 1);
  const now = moment.includes('T') ? moment : `${moment}T00:00:00Z`;
  return world.run(['purge', ...others, '--as', 'ana'], at < 0 ? {} : { now });
}

interface Data {
  readonly go: readonly { readonly candidate: string; readonly why: string; readonly due?: string }[];
  readonly stay: readonly { readonly candidate: string; readonly why: string; readonly due?: string }[];
}

async function whys(world: World, ...args: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await purge(world, '--json', ...args);
  const { go, stay } = JSON.parse(stdout) as Data;
  expect(misfits('purge', JSON.parse(stdout))).toEqual([]);
  const told = [...go, ...stay].map(({ candidate, why, due }) => [
    candidate,
    due === undefined ? why : `${why} ${due.slice(0, 10)}`,
  ]);
  return Object.fromEntries(told) as Readonly<Record<string, string>>;
}

/** All that lies anywhere in the world and names somebody, but for the log. */
function tracesOf(world: World, candidate: string): readonly string[] {
  const names = world.listing().filter((line) => line.includes(candidate));
  const csv = world.read('names.csv').includes(candidate) ? ['names.csv'] : [];
  return [...names, ...csv];
}

/** What lies in the world and does not name somebody; the log, names.csv and their folders' times aside. */
function others(world: World, candidate: string): readonly string[] {
  return world
    .listing()
    .filter((line) => !line.includes(candidate))
    .filter((line) => !/^hiring\/(?:erasures\.jsonl|names\.csv) /.test(line));
}

describe('a purge that nobody said yes to', () => {
  test('tells what would go and stay, and why, and changes nothing', async () => {
    const world = copyOf(plain);
    const before = world.listing();
    expect(await whys(world, '--now', '2027-11-20')).toEqual({
      [hire]: 'kept 2027-12-01',
      [split]: 'retention 2027-11-04',
      [knockout]: 'retention 2027-11-03',
      [OPEN]: 'waiting',
    });
    const { code, stdout, stderr } = await purge(world, '--now', LATER);
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(`${hire} decided on 2026-12-01, due since 2027-12-01`);
    expect(text).toContain('2 draft files, 1 file in kits, the name in names.csv and');
    expect(text).toContain(`${OPEN} the panel is not complete: ben and chi have not sealed`);
    expect(text).toContain('Profile us-private (12 months), as of 2029-01-01');
    expect(stderr).toContain('Nothing was removed: this looks ahead.');
    expect((await world.run(['purge'], { now: LATER })).stderr).toContain(
      'Nothing was removed. To remove it: touchstone purge --yes',
    );
    expect(world.listing()).toEqual(before);
  });

  test.each([
    ['us-public', { [hire]: 'kept 2028-12-01', [split]: 'kept 2028-11-04' }],
    ['uk', { [hire]: 'retention 2027-06-01', [split]: 'retention 2027-05-04' }],
    ['acme-de\nretentionProfiles:\n  acme-de: { months: 13 }', { [hire]: 'kept 2028-01-01' }],
  ])('counts by the profile %s', async (profile, expected) => {
    const world = copyOf(plain);
    world.edit('touchstone.yaml', 'retention: us-private', `retention: ${profile}`);
    expect(await whys(world, hire, split, '--now', '2027-12-15')).toMatchObject(expected);
  });

  test('refuses to count by a profile that there is not', async () => {
    const world = copyOf(plain);
    world.edit('touchstone.yaml', 'retention: us-private', 'retention: us-privat');
    for (const command of [['purge'], ['purge', '--yes', '--as', 'ana'], ['check']]) {
      const { code, stderr } = await world.run(command);
      expect(code).toBe(1);
      expect(stderr).toContain('Did you mean "us-private"?');
    }
  });

  test.each([
    [['--early', '--reason', 'request'], 'A candidate, with --early,'],
    [[hire, '--early'], '--reason'],
    [[hire, '--reason', 'request'], '--early'],
    [[hire, '--early', '--reason', 'requst'], '"request"'],
    [['c-7k2x'], `"${hire}"`],
    [['../..'], '../..'],
    [['--now', LATER, '--yes'], '--now with a moment to come'],
  ])('%j is refused with what is missing', async (args, says) => {
    const { code, stderr } = await plain.run(['purge', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('a purge', () => {
  test.each([
    ['readable', (): World => plain, []],
    ['encrypted', (): World => locked, IDENTITY],
  ])('of %s records removes every trace on this machine, and nothing else', async (_name, from, identity) => {
    const world = copyOf(from());
    const before = others(world, hire);
    expect(tracesOf(world, hire).length).toBeGreaterThan(8);
    const { code, stdout } = await purge(world, hire, '--yes', '--now', LATER, ...identity);
    expect({ code, says: stdout.includes('Removed:') }).toEqual({ code: 0, says: true });
    expect(tracesOf(world, hire)).toEqual([]);
    expect(others(world, hire)).toEqual(before);
    expect(world.read('names.csv')).toBe(`candidate,name,note\n${split},"Ada, L.",y\n`);
    expect(world.mode('names.csv')).toBe('600');
    const lines = world.read('erasures.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      ['purge-begun', 'purged'].map((act) => ({
        format: 'touchstone/act@1',
        act,
        candidate: hire,
        on: LATER,
        by: 'ana',
        reason: 'retention',
        profile: 'us-private',
      })),
    );
    expect(world.read('erasures.jsonl')).not.toContain('Kim');
  });

  test('of everybody whose time is over leaves the others', async () => {
    const world = copyOf(plain);
    const { code } = await purge(world, '--yes', '--now', '2027-11-20');
    expect(code).toBe(0);
    expect(await whys(world, '--now', '2027-11-20')).toEqual({
      [hire]: 'kept 2027-12-01',
      [OPEN]: 'waiting',
    });
    expect((await purge(world, '--yes', '--now', '2027-11-20')).stdout).not.toContain('Removed');
  });

  test.each(['request', 'consent-withdrawn', 'order', 'mistake'])(
    'before the time, for %s, takes only who is named',
    async (reason) => {
      const world = copyOf(plain);
      // What editors leave of notes when the machine stops.
      for (const name of ['x.txt', 'x.txt~']) draft(world, `${OPEN}.ana.character.note-${name}`);
      for (const mark of ['.', '#']) draft(world, `${mark}${OPEN}.ana.character.note-x.txt${mark}swp`);
      const { code, stdout } = await purge(world, OPEN, '--early', '--reason', reason, '--yes');
      expect(code).toBe(0);
      expect(stdout).toContain('early, because');
      expect(tracesOf(world, OPEN)).toEqual([]);
      expect(existsSync(join(world.hiring, `candidates/${hire}`))).toBe(true);
      expect(world.read('erasures.jsonl')).toContain(`"reason":"${reason}"`);
    },
  );

  test('of somebody whose time is not over is refused, named or not', async () => {
    const world = copyOf(plain);
    const before = world.listing();
    const { code, stdout } = await purge(world, hire, OPEN, '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain('due on 2027-12-01');
    expect(world.listing()).toEqual(before);
  });

  test('of somebody who withdrew does not wait for the panel', async () => {
    const world = copyOf(plain);
    await ran(world, ['decide', OPEN, '--as', 'ana', '--decision', 'withdrawn', '--reason', 'x']);
    expect(await whys(world, OPEN, '--now', LATER)).toEqual({ [OPEN]: 'retention 2027-11-05' });
  });

  test('of somebody for whom nothing has a date needs --early', async () => {
    const world = copyOf(plain);
    const [id = ''] = (await ran(world, ['add', 'candidate', '--role', 'soc-analyst'])).split('\n');
    expect(await whys(world, id, '--now', '2099-01-01')).toEqual({ [id]: 'undated' });
    expect(await whys(world, id, '--early', '--reason', 'mistake')).toEqual({ [id]: 'mistake' });
  });

  test('of somebody whose decision is encrypted needs an identity, and counts no sooner', async () => {
    const world = copyOf(locked);
    const shut = await purge(world, '--now', LATER);
    expect(shut.code).toBe(1);
    const text = shut.stdout.replace(/\s+/g, ' ');
    expect(text).toContain(`${hire} when it was decided is encrypted`);
    expect(text).toContain('Give --identity');
    expect(await whys(world, '--now', LATER)).toMatchObject({
      [hire]: 'locked',
      [split]: 'retention 2027-11-04',
    });
    expect(await whys(world, '--now', LATER, ...IDENTITY)).toMatchObject({ [hire]: 'retention 2027-12-01' });
    rmSync(join(world.hiring, `keys/${hire}.age`));
    expect(await whys(world, '--now', LATER, ...IDENTITY)).toMatchObject({ [hire]: 'locked' });
    expect(await whys(world, hire, '--early', '--reason', 'request')).toEqual({ [hire]: 'request' });
  });

  test('of somebody gives their id to nobody else', async () => {
    const world = copyOf(plain);
    const add = async (): Promise<string> =>
      (await world.run(['add', 'candidate', '--role', 'soc-analyst'], { seed: 'same' })).stdout.trim();
    const first = await add();
    await purge(world, first, '--early', '--reason', 'mistake', '--yes');
    expect(tracesOf(world, first)).toEqual([]);
    const second = await add();
    expect(second).toMatch(/^c-/);
    expect(second).not.toBe(first);
  });

  test('of files that cannot be read is refused, and done on request', async () => {
    const world = copyOf(plain);
    world.edit(`candidates/${split}/ana.character.scorecard.json`, '"rating": ', '"rating": 9');
    const { code, stdout } = await purge(world, '--now', LATER);
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`touchstone verify ${split}`);
    await purge(world, split, '--early', '--reason', 'request', '--yes');
    expect(tracesOf(world, split)).toEqual([]);
  });

  test('of somebody on hold is refused, whatever is asked', async () => {
    const world = copyOf(plain);
    await ran(world, ['hold', hire, '--as', 'ana', '--reason', 'Claim 12/26']);
    const before = world.listing();
    for (const args of [
      [hire, '--yes', '--now', LATER],
      [hire, '--yes', '--early', '--reason', 'request'],
      [hire, '--now', LATER],
    ]) {
      const { code, stdout } = await purge(world, ...args);
      expect(code).toBe(1);
      expect(stdout).toContain('on hold since 2026-11-05 by ana: Claim 12/26');
    }
    expect(world.listing()).toEqual(before);
    expect((await purge(world, '--now', LATER)).code).toBe(0);
    world.write(`candidates/${split}/hold.json`, 'whatever');
    expect(await whys(world, '--now', LATER)).toMatchObject({ [hire]: 'hold', [split]: 'hold' });
    await ran(world, ['hold', hire, '--lift', '--as', 'ana', '--reason', 'Withdrawn']);
    expect(await whys(world, hire, '--now', LATER)).toMatchObject({ [hire]: 'retention 2027-12-01' });
  });

  test('leaves somebody who is being interviewed', async () => {
    const world = copyOf(plain);
    const own = realProcesses(process.pid).own();
    writeFileSync(join(draftFolder(world), `${hire}.ana.character.jsonl.lock`), JSON.stringify(own));
    const before = tracesOf(world, hire);
    const { code, stdout } = await purge(world, '--yes', '--now', LATER);
    expect(code).toBe(1);
    expect(stdout).toContain('an interview goes on');
    expect(tracesOf(world, hire)).toEqual(before);
    expect(tracesOf(world, split)).toEqual([]);
  });

  test('tells who else names them, and what was left lying', async () => {
    const world = copyOf(plain);
    const [id = ''] = (
      await ran(world, ['add', 'candidate', '--role', 'soc-analyst', '--previously', hire])
    ).split('\n');
    world.write('ana.answers.yaml', `candidate: ${hire}\n`);
    world.write('other.answers.yaml', `candidate: ${hire}x\n`);
    const { stderr } = await purge(world, hire, '--yes', '--now', LATER);
    expect(stderr).toContain(`${id} (${hire})`);
    expect(stderr).toContain('were left: ana.answers.yaml.');
    expect(world.read(`candidates/${id}/candidate.yaml`)).toContain(hire);
  });

  test('follows no link', async () => {
    const world = copyOf(plain);
    mkdirSync(join(world.path, 'elsewhere'));
    writeFileSync(join(world.path, 'elsewhere/kept.txt'), 'x');
    rmSync(join(world.hiring, `candidates/${hire}`), { recursive: true });
    symlinkSync('../../elsewhere', join(world.hiring, `candidates/${hire}`));
    expect(await whys(world, '--now', LATER)).toMatchObject({ [split]: 'retention 2027-11-04' });
    await purge(world, hire, '--early', '--reason', 'mistake', '--yes');
    expect(readFileSync(join(world.path, 'elsewhere/kept.txt'), 'utf8')).toBe('x');
    expect(tracesOf(world, hire)).toEqual([]);
  });
});

describe('a purge that was cut off', () => {
  const places = (world: World): Parameters<typeof recordFinder>[0] => ({
    root: world.hiring,
    keys: join(world.hiring, 'keys'),
    drafts: draftFolder(world),
  });
  const processes = realProcesses(process.pid);
  const begun = {
    format: 'touchstone/act@1',
    act: 'purge-begun',
    candidate: hire,
    on: '2026-11-05T07:00:00Z',
    by: 'ben',
    reason: 'request',
    profile: 'uk',
  } as const;

  test('anywhere is seen, and finished by the next', async () => {
    const records = recordFinder(places(locked))(hire);
    const count = purgeSteps(locked.hiring, records, processes).length;
    expect(count).toBe(6);
    for (let done = 0; done <= count; done += 1) {
      const world = copyOf(locked);
      appendAct(world.hiring, begun, processes);
      const steps = purgeSteps(world.hiring, recordFinder(places(world))(hire), processes);
      for (const step of steps.slice(0, done)) step();
      // The key is the first to go: from then on the rest is noise.
      expect(existsSync(join(world.hiring, `keys/${hire}.age`))).toBe(done === 0);

      const seen = await world.run(['verify']);
      expect([done, seen.code, seen.stderr.includes(`touchstone purge ${hire} --yes`)]).toEqual([
        done,
        1,
        true,
      ]);
      const { code } = await purge(world, hire, '--yes');
      expect([done, code, tracesOf(world, hire)]).toEqual([done, 0, []]);
      const [first, last, ...more] = world.read('erasures.jsonl').trimEnd().split('\n');
      expect([JSON.parse(first ?? ''), JSON.parse(last ?? ''), more]).toEqual([
        begun,
        { ...begun, act: 'purged', on: '2026-11-05T08:00:00Z', by: 'ana' },
        [],
      ]);
      expect((await world.run(['verify'])).code).toBe(0);
    }
  }, 30_000);

  test('is not finished for somebody who is on hold, and stops what would add to it', async () => {
    const world = copyOf(plain);
    appendAct(world.hiring, begun, processes);
    const { code, stderr } = await world.run(['hold', hire, '--as', 'ana', '--reason', 'x y z']);
    expect(code).toBe(2);
    expect(stderr).toContain('was begun on 2026-11-05 and not finished');
    world.write(`candidates/${hire}/hold.json`, '{}');
    expect((await purge(world, hire, '--yes')).code).toBe(1);
    expect(tracesOf(world, hire).length).toBeGreaterThan(8);
  });

  test('leaves a line in the log, which alone deletes nobody’s records', async () => {
    const world = copyOf(plain);
    world.write('erasures.jsonl', encodeAct(begun) + encodeAct({ ...begun, act: 'purged' }));
    const { code, stdout } = await purge(world, '--yes');
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`name the candidate: touchstone purge ${hire} --yes`);
    expect(tracesOf(world, hire).length).toBeGreaterThan(8);
  });

  test('by a log that is broken is refused', async () => {
    const world = copyOf(plain);
    world.write('erasures.jsonl', '<<<<<<< HEAD\n');
    expect((await purge(world, '--yes', '--now', LATER)).code).toBe(1);
    expect(tracesOf(world, hire).length).toBeGreaterThan(8);
    expect((await world.run(['verify'])).stderr).toContain('erasures.jsonl');
  });
});

describe('a machine that hears of a purge by the log', () => {
  test('finds key, draft, name and kits, and removes them', async () => {
    const world = copyOf(locked);
    const log = encodeAct({
      format: 'touchstone/act@1',
      act: 'purged',
      candidate: hire,
      on: '2027-12-02T08:00:00Z',
      by: 'ben',
      reason: 'retention',
      profile: 'us-private',
    });
    world.write('erasures.jsonl', log);
    rmSync(join(world.hiring, `candidates/${hire}`), { recursive: true });
    const { code, stderr } = await world.run(['verify']);
    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      `${hire} was purged on 2027-12-02, and records of theirs are here`,
    );
    expect(await whys(world)).toMatchObject({ [hire]: 'remains' });
    expect((await purge(world, '--yes')).code).toBe(0);
    expect(tracesOf(world, hire)).toEqual([]);
    expect(world.read('erasures.jsonl')).toBe(log);
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('finds files that came back with a branch', async () => {
    const world = copyOf(plain);
    await purge(world, hire, '--early', '--reason', 'request', '--yes');
    const card = plain.read(`candidates/${hire}/ana.character.scorecard.json`);
    world.write(`candidates/${hire}/ana.character.scorecard.json`, card);
    expect((await world.run(['verify'])).stderr).toContain('was purged on');
    expect(await whys(world)).toMatchObject({ [hire]: 'unnamed' });
    await purge(world, hire, '--yes');
    expect(tracesOf(world, hire)).toEqual([]);
  });
});

test('a purge that the disk refuses is told, and finished later', async () => {
  const world = copyOf(plain);
  if (process.getuid?.() === 0) {
    // Root is refused nothing; a folder in the place of the draft is.
    rmSync(join(draftFolder(world), `${hire}.ana.character.jsonl`));
    mkdirSync(join(draftFolder(world), `${hire}.ana.character.jsonl`));
  } else chmodSync(draftFolder(world), 0o500);
  const { code } = await purge(world, hire, '--early', '--reason', 'request', '--yes');
  expect(code).toBe(2);
  chmodSync(draftFolder(world), 0o700);
  rmSync(join(draftFolder(world), `${hire}.ana.character.jsonl`), { recursive: true });
  expect((await purge(world, hire, '--yes')).code).toBe(0);
  expect(tracesOf(world, hire)).toEqual([]);
});
