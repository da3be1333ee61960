import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from './world.js';
import { REPOSITORY, copyOf, emptyWorld, removeWorlds, sampleFolder } from './world.js';

const require = createRequire(import.meta.url);

let world: World;

beforeAll(async () => {
  world = await sampleFolder();
});
afterAll(removeWorlds);

/**
 * A code quality report as docs.gitlab.com/ci/testing/code_quality tells it in a table of fields; that a description is
 * one line, and that lines are counted from 1, is from Code Climate's specification, of which GitLab reads a part. It is
 * narrower than the schema by which GitLab itself refuses an entry and all that follow it (codeclimate.json in its
 * source: `description`, `fingerprint`, `severity` and `location`, no more).
 */
const REPORT = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', pattern: '^[^\\n]+$' },
      check_name: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\.{0,2}/)[^\\\\]+$' },
          lines: {
            type: 'object',
            additionalProperties: false,
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
};

interface Entry {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe('the code quality report', () => {
  const isReport = new Ajv({ allErrors: true }).compile<readonly Entry[]>(REPORT);

  async function report(folder: World, command: string): Promise<readonly Entry[]> {
    const { stdout } = await folder.run([command, '--format', 'gitlab'], {
      variables: { CI_PROJECT_DIR: folder.path },
    });
    // A byte order mark would make GitLab drop the whole.
    expect(stdout[0]).toBe('[');
    const entries = JSON.parse(stdout) as unknown;
    if (!isReport(entries)) throw new Error(JSON.stringify(isReport.errors, null, 2));
    for (const { location } of entries) expect(existsSync(join(folder.path, location.path))).toBe(true);
    const prints = entries.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    return entries;
  }

  test('of mistakes is what GitLab reads, and stays the same when lines move', async () => {
    const mistaken = copyOf(world);
    mistaken.edit('rubrics/candor.yaml', 'category: character', 'category: charakter');
    mistaken.edit('rubrics/energy.yaml', 'version: ', 'versoin: ');
    const entries = await report(mistaken, 'check');
    expect(entries.map(({ check_name: name }) => name)).toEqual(expect.arrayContaining(['not-one-of']));
    mistaken.write('rubrics/candor.yaml', `# One more line.\n${mistaken.read('rubrics/candor.yaml')}`);
    const moved = await report(mistaken, 'check');
    expect(moved.map(({ fingerprint }) => fingerprint)).toEqual(
      entries.map(({ fingerprint }) => fingerprint),
    );
    const lines = (all: readonly Entry[]): readonly number[] =>
      all.map(({ location }) => location.lines.begin);
    expect(lines(moved)).not.toEqual(lines(entries));
  });

  test('of a broken seal is what GitLab reads', async () => {
    const broken = copyOf(world);
    broken.edit('candidates/c-7k2m/ana.character.scorecard.json', /"rating": 4/, '"rating": 5');
    const entries = await report(broken, 'verify');
    expect(entries.map(({ location }) => location.path)).toContain(
      'hiring/candidates/c-7k2m/ana.character.scorecard.json',
    );
  });

  test.each(['check', 'verify'])('%s: of a folder in order is empty', async (command) => {
    expect(await report(world, command)).toEqual([]);
  });
});

/** Holds `.gitlab-ci.yml` against GitLab's own schema, which gitlab-ci-local has with it, and has it read as a pipeline. */
function readPipeline({ path, hiring }: World): {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const program = require.resolve('gitlab-ci-local');
  const newer = pathToFileURL(join(REPOSITORY, 'test/cli/set-union.mjs')).href;
  const args = ['--import', newer, program, '--list-json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: hiring,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: path },
  });
  return { code: status, stdout, stderr };
}

describe('the job that init writes', () => {
  let made: World;

  beforeAll(async () => {
    made = emptyWorld();
    await made.run(['init', 'hiring', '--sample', '--ci', 'gitlab'], { from: '.' });
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: made.hiring,
        stdio: 'pipe',
      });
    };
    git('init', '--initial-branch', 'main');
    git('remote', 'add', 'origin', 'git@gitlab.example.org:people/hiring.git');
    git('add', '.');
    git('commit', '--message', 'Begin');
  });

  test('is valid by the schema that GitLab publishes', () => {
    const { code, stdout, stderr } = readPipeline(made);
    expect({ code, validated: (stderr + stdout).includes('json schema validated') }).toEqual({
      code: 0,
      validated: true,
    });
    const jobs = JSON.parse(stdout.slice(stdout.indexOf('\n[') + 1)) as readonly unknown[];
    expect(jobs).toMatchObject([{ name: 'touchstone', stage: 'test', allow_failure: false }]);
  });

  test.each([
    ['    reports:', '    repotrs:'],
    ['    when: always', '    when: sometimes'],
  ])('would not be with %s as %s', (from, to) => {
    const mistaken = copyOf(made);
    mistaken.edit('.gitlab-ci.yml', from, to);
    const { code, stdout, stderr } = readPipeline(mistaken);
    expect({ code, told: (stderr + stdout).includes('Invalid .gitlab-ci.yml') }).toEqual({
      code: 1,
      told: true,
    });
  });
});
