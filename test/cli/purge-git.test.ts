// What git keeps after a purge: of an encrypting folder noise, of a plain one everything, which is said.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { textOf } from '../../src/domain/scorecard.js';
import { encodeDebrief } from '../../src/format/debrief.js';
import type { KeyPair } from '../../src/store/age.js';
import { decryptText } from '../../src/store/age.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const { split, hire } = SAMPLE;
const CARDS = ['ana.character', 'ben.practice', 'chi.team'];
const DEBRIEFED = 'The second example settled what I had doubted before';
const DECIDED = 'The whole panel would work with them tomorrow';
const HELD = 'Claim before the tribunal, file 12/26';

let plain: World;
/** Everything that people wrote about the one who is to be purged. */
let texts: readonly string[];

beforeAll(async () => {
  plain = await sampleFolder();
  const cards = CARDS.map(
    (name) => JSON.parse(plain.read(`candidates/${split}/${name}.scorecard.json`)) as Scorecard,
  );
  texts = [
    ...cards.flatMap(({ payload }) => [
      ...payload.notes.flatMap(({ text }) => textOf(text) ?? []),
      ...(payload.closing === null ? [] : [textOf(payload.closing) ?? '']),
    ]),
    DEBRIEFED,
    DECIDED,
    HELD,
  ].filter((text) => text !== '');
  await settle(plain);
  const decided = ['decide', split, '--decision', 'hire', '--by', 'ana', '--reason', DECIDED];
  await ran(plain, [...decided, '--as', 'ana']);
  await ran(plain, ['hold', split, '--as', 'ana', '--reason', HELD]);
  await ran(plain, ['hold', split, '--lift', '--as', 'ana', '--reason', `${HELD}, withdrawn`]);
}, 30_000);
afterAll(removeWorlds);

async function ran(world: World, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await world.run(args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

async function settle(world: World): Promise<void> {
  const { stdout } = await world.run(['debrief', split, '--as', 'ana', '--blank']);
  const competency = /^ *-? *competency: (.*)$/m.exec(stdout)?.[1] ?? 'candor';
  const card = JSON.parse(world.read(`candidates/${split}/ana.character.scorecard.json`)) as Scorecard;
  const debrief: Debrief = {
    format: 'touchstone/debrief@1',
    candidate: split,
    author: 'ana',
    cards: [card.seal],
    entries: [{ kind: 'stands', competency, reason: DEBRIEFED, on: '2026-11-04T08:00:00Z' }],
  };
  world.write(`candidates/${split}/debrief/ana.json`, encodeDebrief(debrief));
}

function git(world: World, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', world.hiring, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function commit(world: World, message: string): string {
  git(world, 'add', '--all');
  git(world, 'commit', '--allow-empty', '-qm', message);
  return git(world, 'rev-parse', 'HEAD').trim();
}

function begin(world: World): string {
  git(world, 'init', '-q');
  git(world, 'config', 'user.name', 'x');
  git(world, 'config', 'user.email', 'ana@example.org');
  return commit(world, 'Begin');
}

/** Every object that git keeps, in any state, as bytes. */
function everything(folder: string): string {
  const { stdout } = spawnSync('git', ['-C', folder, 'cat-file', '--batch-all-objects', '--batch'], {
    maxBuffer: 2 ** 28,
  });
  return stdout.toString('utf8');
}

/** The texts of a purge's records that stand readable in what git keeps. */
function found(folder: string): readonly string[] {
  const all = everything(folder);
  // In JSON and in Markdown some signs stand escaped; the longest plain part is looked for.
  const core = (text: string): string =>
    text.split(/[^\p{L}\p{N} ,]+/u).toSorted((one, other) => other.length - one.length)[0] ?? text;
  return texts.map(core).filter((text) => text.length > 8 && all.includes(text));
}

async function purge(world: World): Promise<string> {
  const args = ['purge', split, '--early', '--reason', 'request', '--yes', '--as', 'ana'];
  const { code, stderr } = await world.run(args);
  expect(code).toBe(0);
  return stderr;
}

/** Runs the commands that a purge printed. */
function follow(world: World, said: string): void {
  const commands = said.split('\n').filter((line) => line.startsWith('  git ') && line.includes('commit'));
  expect(commands).toHaveLength(1);
  execFileSync('sh', ['-ec', commands[0] ?? ''], { cwd: world.hiring, stdio: 'ignore' });
}

describe('after a purge in an encrypting folder', () => {
  let world: World;
  let organisation: KeyPair;
  let old: string;
  let said: string;

  beforeAll(async () => {
    world = copyOf(plain);
    organisation = await lockWorld(world);
    old = begin(world);
    await ran(world, ['merge', split, '--identity', IDENTITY_FILE]);
    commit(world, 'Merge');
    said = await purge(world);
    follow(world, said);
  }, 30_000);

  test('nothing that anybody wrote can be found in all that git keeps', () => {
    expect(texts.length).toBeGreaterThan(20);
    expect(found(world.hiring)).toEqual([]);
    // The search finds what is there.
    const { stdout } = spawnSync('git', [
      '-C',
      world.hiring,
      'show',
      `${old}:candidates/${split}/candidate.yaml`,
    ]);
    expect(everything(world.hiring)).toContain(stdout.toString('utf8'));
  });

  test('a clone of an old commit cannot be read, with the organisation’s identity and all keys that are left', async () => {
    const clone = join(world.path, 'clone');
    execFileSync('git', ['clone', '-q', world.hiring, clone]);
    execFileSync('git', ['-C', clone, 'checkout', '-q', old]);
    const variables = { TOUCHSTONE_KEYS: join(world.hiring, 'keys') };
    for (const command of [
      ['merge', split],
      ['export', split],
      ['debrief', split, '--as', 'ana', '--blank'],
    ]) {
      const { code, stdout, stderr } = await world.run([...command, '--identity', IDENTITY_FILE], {
        from: 'clone',
        variables,
      });
      expect(code).not.toBe(0);
      expect(`${stdout}${stderr}`).toContain('keys');
      expect(texts.filter((text) => `${stdout}${stderr}`.includes(text))).toEqual([]);
    }
    // The others still can.
    const { code } = await world.run(['merge', hire, '--stdout', '--identity', IDENTITY_FILE], {
      from: 'clone',
      variables,
    });
    expect(code).toBe(0);
  });

  test('no ciphertext about them opens with the organisation’s identity itself', async () => {
    const paths = git(world, 'ls-tree', '-r', '--name-only', old, `candidates/${split}/`).trim().split('\n');
    const shut = paths.filter((path) => path.endsWith('.json'));
    expect(shut.length).toBeGreaterThanOrEqual(6);
    for (const path of shut) {
      const value = JSON.parse(git(world, 'show', `${old}:${path}`)) as {
        readonly age?: string;
        readonly payload?: { readonly age: string };
      };
      const age = value.age ?? value.payload?.age ?? '';
      const problem = { code: 'ciphertext-broken' } as const;
      await expect(
        decryptText(age, [organisation.secret], { refused: problem, broken: problem }),
      ).rejects.toMatchObject({ problem });
    }
  });

  test('it says what is left and why it is noise, and names the back-ups', () => {
    expect(said).toContain('it is noise now, in every clone');
    expect(said).toContain('touchstone keys back-up');
    expect(said).not.toContain('filter-repo');
  });

  test('verify calls neither the files that went nor the log a fault', async () => {
    expect(git(world, 'status', '--porcelain')).toBe('');
    const { code, stderr } = await world.run(['verify']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('hold')]);
  });
});

describe('after a purge in a plain folder', () => {
  test('git keeps all of it, and that is said with the way to take it out', async () => {
    const world = copyOf(plain);
    begin(world);
    const said = await purge(world);
    follow(world, said);
    expect(found(world.hiring).length).toBeGreaterThan(20);
    expect(said).toContain("Git's history keeps what was deleted, and it was not encrypted");
    expect(said).toContain(`git filter-repo --invert-paths --path candidates/${split}/`);
    expect(said).not.toContain('noise');
    expect(said).not.toContain('keys back-up');
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('that became one that encrypts, what was committed before is told', async () => {
    const world = copyOf(plain);
    begin(world);
    await lockWorld(world);
    commit(world, 'Encrypt');
    const said = await purge(world);
    expect(said).toContain(`--path candidates/${split}/`);
    expect(said).not.toContain('noise');
  });

  test('that lies only in a stash or another branch, it is found there', async () => {
    const world = copyOf(plain);
    await lockWorld(world);
    begin(world);
    git(world, 'checkout', '-qb', 'other');
    world.write(`candidates/${split}/notes.txt`, 'what ana said');
    commit(world, 'Notes');
    git(world, 'checkout', '-q', '-');
    git(world, 'branch', '-qD', 'other');
    expect(await purge(world)).toContain('filter-repo');
  });

  test('that git knows nothing of, there is nothing to say of git', async () => {
    const said = await purge(copyOf(plain));
    expect(said).not.toContain('git ');
    expect(said).toContain('other machines');
  });

  test('of which nothing was committed, only the log is', async () => {
    const world = copyOf(plain);
    world.write('.gitignore', `${world.read('.gitignore')}candidates/${split}\n`);
    begin(world);
    const said = await purge(world);
    expect(said).not.toContain('filter-repo');
    follow(world, said);
    expect(git(world, 'show', '--stat', '--format=', 'HEAD')).toContain('erasures.jsonl');
  });
});

test('two purges on two branches become one log', async () => {
  const world = copyOf(plain);
  begin(world);
  const main = git(world, 'branch', '--show-current').trim();
  for (const [branch, id] of [
    ['one', split],
    ['two', hire],
  ] as const) {
    git(world, 'checkout', '-qb', branch, main);
    const args = ['purge', id, '--early', '--reason', 'request', '--yes', '--as', 'ana'];
    follow(world, (await world.run(args)).stderr);
  }
  git(world, 'merge', '-q', '--no-edit', 'one');
  expect(world.read('erasures.jsonl').match(/"act":"purged"/g)).toHaveLength(2);
  const { code, stderr } = await world.run(['verify']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('hold')]);
});

test('a card that somebody deleted without a purge is still told by verify', async () => {
  const world = copyOf(plain);
  begin(world);
  git(world, 'rm', '-q', `candidates/${split}/ana.character.scorecard.json`);
  commit(world, 'Lose a card');
  const { code, stderr } = await world.run(['verify']);
  expect(code).toBe(1);
  expect(stderr).toContain(`candidates/${split}/ana.character.scorecard.json`);
});
