import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { sealScorecard } from '../../src/format/seal.js';
import { cardOf } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const CARD = cardOf('ana.character', SAMPLE.hire);
// Whoever commits says when.
const LONG_AGO = { GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2020-01-01T00:00:00Z' };

/** The sample in git: on `main` with ana's card, on `other` from before she sealed. */
let branched: World;
let forged: string;

beforeAll(async () => {
  branched = await sampleFolder();
  const sealed = branched.read(CARD);
  const card = JSON.parse(sealed) as Scorecard;
  const assessments = card.payload.assessments.map((one) =>
    'rating' in one ? { ...one, rating: 5 as const } : one,
  );
  forged = encodeScorecard(sealScorecard({ ...card, payload: { ...card.payload, assessments } }));
  git(branched, ['init', '-q', '-b', 'main']);
  git(branched, ['config', 'user.name', 'x']);
  git(branched, ['config', 'user.email', 'ana@example.org']);
  commit(branched, `:!${CARD}`);
  git(branched, ['branch', 'other']);
  commit(branched, CARD);
}, 30_000);
afterAll(removeWorlds);

function git(
  { hiring }: World,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): void {
  execFileSync('git', ['-C', hiring, ...args], { env: { ...process.env, ...variables }, stdio: 'pipe' });
}

function commit(world: World, path = '.', variables = {}): void {
  git(world, ['add', '--all', path]);
  git(world, ['commit', '-qm', 'x'], variables);
}

describe('verify', () => {
  test.each<[string, (world: World) => void]>([
    [
      'changed in a merge alone',
      (world) => {
        git(world, ['checkout', '-q', 'other']);
        world.write('other.txt', 'x');
        commit(world);
        git(world, ['checkout', '-q', 'main']);
        git(world, ['merge', '-q', '--no-commit', 'other']);
        world.write(CARD, forged);
        commit(world);
      },
    ],
    [
      'pushed out by that of another branch, which says that it is older',
      (world) => {
        git(world, ['checkout', '-q', 'other']);
        world.write(CARD, forged);
        commit(world, CARD, LONG_AGO);
        git(world, ['merge', '-q', '-s', 'ours', '-m', 'x', 'main']);
      },
    ],
    [
      'dropped by a merge',
      (world) => {
        git(world, ['checkout', '-q', 'other']);
        world.write('other.txt', 'x');
        commit(world);
        git(world, ['merge', '-q', '-s', 'ours', '-m', 'x', 'main']);
      },
    ],
  ])('tells of a card that was %s', async (_how, change) => {
    const world = copyOf(branched);
    change(world);
    const { code, stderr } = await world.run(['verify', SAMPLE.hire]);
    expect({ code, told: stderr.includes('changed-since-commit') }).toEqual({ code: 1, told: true });
  });

  test('says when git would not tell, or cannot', async () => {
    const world = copyOf(branched);
    // What git takes for a repository, as a commit to the folder above could bring it.
    const inner = '../outer/hiring';
    world.write('../outer/.git/HEAD', 'x');
    cpSync(world.hiring, join(world.hiring, inner), { recursive: true });
    renameSync(join(world.hiring, inner, '.git'), join(world.path, 'bare'));
    cpSync(join(world.path, 'bare'), join(world.hiring, inner), { recursive: true });
    const mark = join(world.path, 'mark');
    world.write(
      `${inner}/config`,
      `[core]\nbare = false\nworktree = .\nfsmonitor = "touch ${mark}; false"\n`,
    );
    const refused = await world.run(['verify'], { from: 'outer/hiring' });
    expect(refused.stderr).toContain('git-refused');
    expect({ code: refused.code, started: existsSync(mark) }).toEqual({ code: 1, started: false });

    git(world, ['clone', '-q', '--depth', '1', `file://${world.hiring}`, '../shallow']);
    const shallow = await world.run(['verify'], { from: 'shallow' });
    expect({ code: shallow.code, told: shallow.stderr.includes('git-shallow') }).toEqual({
      code: 0,
      told: true,
    });
  });

  test('reads signed commits, also for somebody who likes to see signatures', async () => {
    const world = copyOf(branched);
    const key = join(world.path, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    world.write('../signers', `ana@example.org ${world.read('../key.pub')}`);
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingkey', key],
      ['gpg.ssh.allowedSignersFile', join(world.path, 'signers')],
      ['log.showSignature', 'true'],
    ] as const)
      git(world, ['config', name, value]);
    const redact = ['redact', SAMPLE.hire, 'ana.character', '--as', 'ana', '--closing', '--yes'];
    await world.run(redact);
    git(world, ['commit', '-qS', '-am', 'x']);
    const { code, stderr } = await world.run(['verify']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '9 sealed cards hold.\n' });
  });

  test('finds nothing wrong with a card that a merge brought', async () => {
    const world = copyOf(branched);
    git(world, ['checkout', '-q', 'other']);
    world.write('other.txt', 'x');
    commit(world);
    git(world, ['merge', '-q', '-m', 'x', 'main']);
    expect((await world.run(['verify'])).code).toBe(0);
  });
});
