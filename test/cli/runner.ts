// Runs the steps of a composite action or of a workflow's job as GitHub's runner does: expressions, files for outputs and
// summaries, and bash with -eo pipefail. Steps that use other actions are passed over.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  /** The top of the repository. */
  readonly workspace: string;
  /** For what the runner writes. */
  readonly scratch: string;
  /** A folder whose programs are found first. */
  readonly programs?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What expressions see: `inputs`, `github` and the like. */
  readonly context: Readonly<Record<string, unknown>>;
}

export interface JobResult {
  readonly code: number;
  /** Everything that the steps printed. */
  readonly log: string;
  /** The job's summary. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Runs steps one after the other. The first that fails makes the job fail; later ones run where their `if` is `!cancelled()`. */
export function runSteps(steps: readonly Step[], job: Job): JobResult {
  mkdirSync(job.scratch, { recursive: true });
  const summaryFile = join(job.scratch, 'summary.md');
  writeFileSync(summaryFile, '');
  const outputs: Record<string, Record<string, string>> = {};
  let [code, log] = [0, ''];
  for (const [index, step] of steps.entries()) {
    const context = {
      ...job.context,
      steps: Object.fromEntries(Object.entries(outputs).map(([id, values]) => [id, { outputs: values }])),
    };
    if (step.run === undefined || !holds(step.if, context, code !== 0)) continue;
    const outputFile = join(job.scratch, `output-${index}`);
    writeFileSync(outputFile, '');
    const script = join(job.scratch, `step-${index}.sh`);
    writeFileSync(script, filled(step.run, context));
    const env = Object.entries(step.env ?? {}).map(
      ([name, value]) => [name, filled(value, context)] as const,
    );
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: job.workspace,
      encoding: 'utf8',
      env: {
        HOME: job.scratch,
        PATH: [job.programs, process.env.PATH].filter((path) => path !== undefined).join(delimiter),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: job.workspace,
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        RUNNER_TEMP: job.scratch,
        ...job.variables,
        ...Object.fromEntries(env),
      },
    });
    log += ran.stdout + ran.stderr;
    if (ran.status !== 0 && code === 0) code = ran.status ?? 1;
    if (step.id !== undefined) outputs[step.id] = outputsIn(outputFile);
  }
  return { code, log, summary: existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : '', outputs };
}

function outputsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function filled(text: string, context: Readonly<Record<string, unknown>>): string {
  return text.replace(/\$\{\{\s*([^}]+?)\s*\}\}/g, (_found, expression: string) =>
    valueOf(expression, context),
  );
}

/** As much of the expressions as is used: comparisons with a text, joined by `&&`. */
function holds(
  condition: string | undefined,
  context: Readonly<Record<string, unknown>>,
  failed: boolean,
): boolean {
  const plain = condition?.replace(/^\$\{\{\s*|\s*\}\}$/g, '');
  if (plain === '!cancelled()') return true;
  if (failed) return false;
  return (plain?.split(' && ') ?? []).every((part) => {
    const match = /^(\S+) (==|!=) '([^']*)'$/.exec(part);
    if (match === null) throw new Error(`This runner does not know the condition ${part}.`);
    const [, expression = '', operator, text] = match;
    return (valueOf(expression, context) === text) === (operator === '==');
  });
}

function valueOf(expression: string, context: Readonly<Record<string, unknown>>): string {
  let value: unknown = context;
  for (const step of expression.split('.')) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
