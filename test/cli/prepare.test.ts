import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN, cardOf, openPanel, seal, sealing } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, newFolder, removeWorlds } from './world.js';

let empty: World;
let base: World;

beforeAll(async () => {
  empty = await newFolder();
  base = await openPanel();
});
afterAll(removeWorlds);

async function withCandidate(): Promise<{ readonly world: World; readonly id: string }> {
  const world = copyOf(empty);
  const { stdout } = await world.run(['add', 'candidate', '--role', 'soc-analyst']);
  return { world, id: stdout.trim() };
}

describe('add candidate', () => {
  test.each([0o000, 0o077])(
    'keeps the candidate to the user under umask %i, and the name in names.csv',
    async (mask) => {
      const world = copyOf(empty);
      const before = process.umask(mask);
      try {
        const args = [
          'add',
          'candidate',
          '--role',
          'soc-analyst',
          '--name',
          'Kim Doe',
          '--credential',
          'CISSP',
        ];
        const { code, stdout, stderr } = await world.run(args);
        expect(code).toBe(0);
        const id = stdout.trim();
        expect(id).toMatch(/^c-[0-9a-z]{4}$/);
        expect(stderr).toContain(`touchstone plan ${id}\n`);
        expect(world.mode(`candidates/${id}`)).toBe('700');
        expect(world.mode(`candidates/${id}/candidate.yaml`)).toBe('600');
        expect(world.mode('names.csv')).toBe('600');
        expect(world.read('names.csv')).toBe(`candidate,name\n${id},Kim Doe\n`);
        expect(world.read(`candidates/${id}/candidate.yaml`)).toContain('CISSP');
        expect(world.read(`candidates/${id}/candidate.yaml`)).not.toContain('Kim');
      } finally {
        process.umask(before);
      }
    },
  );

  test('takes the name from standard input, so that it stands in no list of processes', async () => {
    const world = copyOf(empty);
    const add = ['add', 'candidate', '--role', 'soc-analyst', '--name', '-'];
    const { stdout } = await world.run(add, { input: 'Zoë "Z" Doe, jr.\n' });
    expect(world.read('names.csv')).toBe(`candidate,name\n${stdout.trim()},"Zoë ""Z"" Doe, jr."\n`);
    const before = world.listing();
    const nobody = await world.run(add, { input: ' \n' });
    expect({ code: nobody.code, told: nobody.stderr.includes('--name') }).toEqual({ code: 2, told: true });
    expect(world.listing()).toEqual(before);
  });

  test('draws another id where one is taken', async () => {
    const world = copyOf(empty);
    const add = ['add', 'candidate', '--role', 'soc-analyst', '--json'];
    const first = JSON.parse((await world.run(add, { seed: 'same' })).stdout) as { candidate: string };
    const second = JSON.parse((await world.run(add, { seed: 'same' })).stdout) as { candidate: string };
    expect(second.candidate).not.toBe(first.candidate);
  });

  test('keeps a name that a spreadsheet would take for a formula as text', async () => {
    const world = copyOf(empty);
    await world.run(['add', 'candidate', '--role', 'soc-analyst', '--name', '=HYPERLINK("x"), Kim']);
    expect(world.read('names.csv')).toMatch(/^candidate,name\nc-[0-9a-z]{4},"'=HYPERLINK\(""x""\), Kim"\n$/);
  });

  test('takes no id that was typed', async () => {
    const world = copyOf(empty);
    const before = world.listing();
    const { code, stderr } = await world.run(['add', 'candidate', 'c-mine', '--role', 'soc-analyst']);
    expect(code).toBe(2);
    expect(stderr).toContain('"c-mine"');
    expect(world.listing()).toEqual(before);
  });

  test('adds nobody where names.csv cannot be read', async () => {
    const world = copyOf(empty);
    world.write('names.csv', 'candidate,name\nc-1,"Kim');
    const before = world.listing();
    const { code, stderr } = await world.run(['add', 'candidate', '--role', 'soc-analyst', '--name', 'Jo']);
    expect(code).toBe(1);
    expect(stderr).toContain('names.csv');
    expect(world.listing()).toEqual(before);
  });

  test('writes nothing through a link that leads out of the folder', async () => {
    const world = copyOf(empty);
    mkdirSync(join(world.path, 'elsewhere'));
    symlinkSync(join(world.path, 'elsewhere'), join(world.hiring, 'candidates'));
    const before = world.listing();
    const { code, stderr } = await world.run(['add', 'candidate', '--role', 'soc-analyst']);
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of');
    expect(world.listing()).toEqual(before);
  });
});

describe('add', () => {
  test('person keeps the comments of touchstone.yaml', async () => {
    const world = copyOf(empty);
    world.write('touchstone.yaml', `${world.read('touchstone.yaml')}# a remark of ours\n`);
    const { code, stdout, stderr } = await world.run(['add', 'person', 'eva', '--email', 'eva@example.org']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('eva may now sit on a panel.\n');
    expect(world.read('touchstone.yaml')).toContain('# a remark of ours');
    expect(world.read('touchstone.yaml')).toContain('eva@example.org');
    const data = await world.run(['add', 'person', 'flo', '--json']);
    expect(JSON.parse(data.stdout)).toEqual({ format: 'touchstone/added@1', person: 'flo', emails: [] });
  });

  test('role copies what is missing and leaves what is there', async () => {
    const world = copyOf(empty);
    world.write('rubrics/candor.yaml', `${world.read('rubrics/candor.yaml')}# ours\n`);
    const { code, stdout, stderr } = await world.run(['add', 'role', 'incident-responder']);
    expect(code).toBe(0);
    expect(stdout).toContain('rubrics/roles/incident-responder.yaml\n');
    expect(stdout).not.toContain('rubrics/candor.yaml');
    expect(stderr).toContain('stay as they are');
    expect(world.read('rubrics/candor.yaml')).toContain('# ours');
    const data = await world.run(['add', 'role', 'incident-responder', '--json']);
    expect(JSON.parse(data.stdout)).toEqual({
      format: 'touchstone/added@1',
      role: 'incident-responder',
      files: [],
    });
  });
});

const SEATS = ['--seat', 'ana=character', '--seat', 'ben=practice@2026-11-30T14:00Z', '--seat', 'chi=team'];

describe('plan', () => {
  test('of nobody yet tells which interviews there are, and how to begin', async () => {
    const { world, id } = await withCandidate();
    const { code, stdout, stderr } = await world.run(['plan', id]);
    expect(code).toBe(0);
    expect(stdout).toContain('  character  60 minutes: Candor, Helpfulness and Learning orientation\n');
    expect(stderr).toContain(
      `  touchstone plan ${id} --seat ana=character --seat ben=practice --seat chi=team\n`,
    );
    const wrong = await world.run(['plan', id, '--seat', 'ana=everything']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Take "character", "practice" or "team"');
  });

  test('shares the questions out, no question twice, and writes the plan', async () => {
    const { world, id } = await withCandidate();
    const { code, stdout, stderr } = await world.run(['plan', id, ...SEATS, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { seats } = JSON.parse(stdout) as {
      seats: readonly { interviewer: string; on?: string; questions: readonly string[] }[];
    };
    expect(seats.map(({ interviewer }) => interviewer)).toEqual(['ana', 'ben', 'chi']);
    expect(seats[1]?.on).toBe('2026-11-30T14:00:00Z');
    const asked = seats.flatMap(({ questions }) => questions);
    expect(asked.length).toBeGreaterThan(10);
    expect(new Set(asked).size).toBe(asked.length);
    expect(world.mode(`candidates/${id}/candidate.yaml`)).toBe('600');
    expect((await world.run(['check'])).code).toBe(0);
    expect((await world.run(['plan', id])).stdout).toContain('ana');
  });

  test('is the same for the same wish', async () => {
    const { world, id } = await withCandidate();
    await world.run(['plan', id, ...SEATS]);
    const before = world.listing();
    await world.run(['plan', id, ...SEATS]);
    expect(world.listing()).toEqual(before);
  });

  test('takes questions by hand for one seat', async () => {
    const { world, id } = await withCandidate();
    const { code, stdout } = await world.run([
      'plan',
      id,
      ...SEATS,
      '--ask',
      'ana=candor/bad-news,candor/did-not-know',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      seats: [{ interviewer: 'ana', questions: ['candor/bad-news', 'candor/did-not-know'] }, {}, {}],
    });
  });

  test('gives a seat to somebody else with its questions', async () => {
    const world = copyOf(base);
    world.write(
      'touchstone.yaml',
      world.read('touchstone.yaml').replace('people:', 'people:\n  dev:\n    emails: []'),
    );
    const { code } = await world.run(['plan', OPEN, '--replace', 'ben=dev']);
    expect(code).toBe(0);
    const plan = world.read(`candidates/${OPEN}/candidate.yaml`);
    expect(plan).toContain('interviewer: dev');
    expect(plan).not.toContain('interviewer: ben');
    expect(plan).toContain('investigation/regular-posts');
  });

  test('is frozen by the first seal: a change takes a reason, and who sealed keeps their questions', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character');
    const before = world.listing();
    const refused = await world.run(['plan', OPEN, '--replace', 'chi=ben', '--as', 'ana']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--reason');
    const asked = await world.run([
      'plan',
      OPEN,
      '--ask',
      'ana=candor/bad-news',
      '--reason',
      'x',
      '--as',
      'ben',
    ]);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('ana has no open seat');
    expect(world.listing()).toEqual(before);

    const changed = await world.run(['plan', OPEN, '--left', 'chi', '--reason', 'On leave', '--as', 'ben']);
    expect(changed.code).toBe(0);
    const plan = world.read(`candidates/${OPEN}/candidate.yaml`);
    expect(plan).toMatch(/changes:\n\s+- author: ben\n\s+on: 2026-11-05T08:00:00Z\n\s+reason: On leave\n/);
    expect((await world.run(['verify', OPEN])).code).toBe(0);
    expect((await world.run(['status', OPEN])).stdout).toMatch(/chi +team +left: On leave/);
  });

  test('writes no kit for who has sealed or left', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character');
    await world.run(['plan', OPEN, '--left', 'chi', '--reason', 'On leave', '--as', 'ben']);
    const { stdout } = await world.run(['plan', OPEN, '--kits', '../kits', '--json']);
    const { kits } = JSON.parse(stdout) as { kits: readonly string[] };
    expect(kits).toEqual([join(world.path, 'kits', `${OPEN}.ben.practice.kit.json`)]);
  });

  test('sends nobody to an interview that is over', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character', 'ben.practice', 'chi.team');
    const { code, stderr } = await world.run(['plan', OPEN, '--kits', '../kits']);
    expect(code).toBe(0);
    expect(stderr).toBe(`No seat is open, so nobody needs a kit. Next: touchstone status ${OPEN}\n`);
    expect((await world.run(['plan', OPEN])).stderr).toBe(
      `No seat is open. Next: touchstone status ${OPEN}\n`,
    );
  });

  test('keeps the comments of a plan', async () => {
    const world = copyOf(base);
    const file = `candidates/${OPEN}/candidate.yaml`;
    world.edit(file, 'credentials: []', '# told us on the phone\ncredentials: []');
    await world.run(['plan', OPEN, '--replace', 'ben=ana']);
    expect(world.read(file)).toContain('# told us on the phone');
  });
});

describe('show', () => {
  test.each([
    [['show'], 'candor'],
    [['show', 'rubrics'], 'candor'],
    [['show', 'rubric', 'candor'], 'Candor'],
    [['show', 'roles'], 'soc-analyst'],
    [['show', 'role', 'soc-analyst'], 'SOC Analyst'],
    [['show', 'questions'], 'candor/did-not-know'],
    [['show', 'questions', '--kind', 'team-exercise'], 'exercise'],
    [['show', 'questions', '--search', 'beacon'], 'candor/beacon-at-three'],
    [['show', 'question', 'candor/did-not-know'], 'did-not-know'],
    [['show', 'rules'], 'one-voice'],
    [['show', 'rule', 'one-voice'], 'one-voice'],
    [['show', 'schemas'], 'scorecard'],
    [['show', 'mappings'], 'greenhouse'],
    [['show', 'schema', 'scorecard'], '"$schema"'],
  ])('%j', async (args, says) => {
    for (const from of ['hiring', '.']) {
      const { code, stdout, stderr } = await base.run(args, { from });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(says);
      const data = await base.run([...args, '--json'], { from });
      expect(data.code).toBe(0);
      JSON.parse(data.stdout);
    }
  });

  test.each([
    [['show', 'rubric', 'candour'], 'candor'],
    [['show', 'role', 'soc-analist'], 'soc-analyst'],
    [['show', 'rule', 'one-voise'], 'one-voice'],
    [['show', 'schema', 'scorecrd'], 'scorecard'],
    [['show', 'question', 'candor/did-not-now'], 'candor/did-not-know'],
    [['show', 'questions', '--kind', 'scenari'], 'scenario'],
    [['show', 'rubics'], 'rubrics'],
    [['show', 'constructor'], 'rubrics'],
    [['show', '__proto__'], 'rubrics'],
    [['show', 'rubric', '../../x'], '../../x'],
    [['show', 'schema', '../../x'], '../../x'],
  ])('%j is refused with a suggestion', async (args, says) => {
    const { code, stdout, stderr } = await base.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('This is a bug');
  });
});

describe('check', () => {
  test('finds nothing in what is shipped, in a new folder and in the sample', async () => {
    for (const [world, from] of [
      [empty, 'package'],
      [empty, 'hiring'],
      [base, 'hiring'],
    ] as const) {
      const { code, stdout, stderr } = await world.run(['check'], { from });
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/^\d+ files checked, nothing to mend\.\n$/);
    }
  });

  test('shows everything at once, sorted, each with its line', async () => {
    const world = copyOf(base);
    world.edit('rubrics/candor.yaml', /^version: .*$/m, 'version: latest');
    world.edit('rubrics/energy.yaml', /^anchors:/m, 'anchor:');
    world.edit(`candidates/${OPEN}/candidate.yaml`, 'interviewer: chi', 'interviewer: chy');
    const { code, stderr } = await world.run(['check']);
    expect(code).toBe(1);
    const places = stderr.match(/^\S+:\d+:\d+: error/gm) ?? [];
    expect(places.map((place) => place.split(':')[0])).toEqual(
      expect.arrayContaining(['rubrics/candor.yaml', 'rubrics/energy.yaml']),
    );
    expect(places).toEqual(places.toSorted());
    const data = await world.run(['check', '--json']);
    expect(data.code).toBe(1);
    expect(data.stderr).toBe('');
    expect(JSON.parse(data.stdout)).toMatchObject({ format: 'touchstone/findings@1' });
  });

  test('tells of the files that were asked about only', async () => {
    const world = copyOf(base);
    world.edit('rubrics/candor.yaml', /^version: .*$/m, 'version: latest');
    expect((await world.run(['check', 'rubrics/energy.yaml'])).stderr).not.toContain('candor.yaml');
    expect((await world.run(['check', 'rubrics/candor.yaml'])).code).toBe(1);
    expect((await world.run(['check', '../../etc/passwd'])).code).toBe(2);
  });
});

describe('guide', () => {
  test('for a role, for a seat, and the blank form, which can be filled in', async () => {
    const world = copyOf(base);
    expect((await world.run(['guide', 'soc-analyst'])).stdout).toMatch(/^# /);
    expect((await world.run(['guide', OPEN, '--for', 'ana'])).stdout).toContain('Interviewer: ana');
    const { code, stdout } = await world.run(['guide', OPEN, '--for', 'ana', '--answers']);
    expect(code).toBe(0);
    world.write('../answers/ana.character.yaml', stdout);
    const refused = await world.run(sealing('ana.character'));
    expect(refused.code).toBe(1);
    // What is blank is told, place by place; nothing else is wrong with the form.
    expect(refused.stderr).not.toMatch(/unknown-key|yaml-/);
  });

  test('goes to a file for nobody else to read', async () => {
    const world = copyOf(base);
    const { code, stdout } = await world.run(['guide', OPEN, '--for', 'ana', '-o', '../guide.md']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(world.mode('../guide.md')).toBe('600');
  });

  test.each([
    [['guide', 'c-opne', '--for', 'ana'], OPEN],
    [['guide', OPEN], '--for'],
    [['guide', OPEN, '--for', 'dora'], 'dora'],
    [['guide', 'soc-analist'], 'soc-analyst'],
    [['guide', '../../x'], '../../x'],
    [['guide', OPEN, '--for', 'ana', '-o', 'nowhere/guide.md'], 'nowhere'],
  ])('%j is refused', async (args, says) => {
    const before = base.listing();
    const { code, stdout, stderr } = await base.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(base.listing()).toEqual(before);
  });
});

describe('status', () => {
  test('says who has sealed and who has not, as of a moment', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character');
    const { code, stdout } = await world.run(['status', OPEN, '--now', '2026-11-04T09:00Z']);
    expect(code).toBe(0);
    for (const person of ['ana', 'ben', 'chi']) expect(stdout).toContain(person);
    expect(
      await world.run(['status', OPEN, '--now', '2026-11-04T09:00Z'], { now: '2031-01-01T00:00:00Z' }),
    ).toMatchObject({ stdout });
    const data = await world.run(['status', '--json']);
    expect(JSON.parse(data.stdout)).toMatchObject({
      format: 'touchstone/status@1',
      asOf: '2026-11-05T08:00:00Z',
    });
    expect((await world.run(['status', '--now', 'noon'])).code).toBe(2);
  });

  test('of a folder without candidates is empty, and no error', async () => {
    expect((await copyOf(empty).run(['status'])).code).toBe(0);
  });
});

describe('verify', () => {
  test('finds what git saw change', async () => {
    const world = copyOf(base);
    const git = (...args: readonly string[]): void => {
      const named = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args];
      execFileSync('git', ['-C', world.hiring, ...named], { stdio: 'ignore' });
    };
    git('init');
    git('add', '.');
    git('commit', '-m', 'Begin');
    expect((await world.run(['verify'])).code).toBe(0);
    rmSync(join(world.hiring, cardOf('ana.character', SAMPLE.hire)));
    const { code, stderr } = await world.run(['verify']);
    expect(code).toBe(1);
    expect(stderr).toContain(cardOf('ana.character', SAMPLE.hire));
    expect(stderr).toContain('changed-since-commit');
  });

  test('does not mind other permissions', async () => {
    const world = copyOf(base);
    chmodSync(join(world.hiring, cardOf('ana.character', SAMPLE.hire)), 0o644);
    expect((await world.run(['verify'])).code).toBe(0);
  });
});
