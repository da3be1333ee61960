// Two programs at once: each either does its work or says in a sentence why not, and nothing that one of them wrote is lost.
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER_LOCK } from '../../src/store/alone.js';
import { realDisk } from '../../src/store/disk.js';
import { takeLock } from '../../src/store/lock.js';
import { realProcesses } from '../../src/store/processes.js';
import type { Built } from '../terminal/real-program.js';
import { bundleProgram } from '../terminal/real-program.js';
import type { Job, Ran } from './job.js';
import { openJob } from './job.js';
import { answersFor, debriefNotes } from './job-answers.js';

const SPLIT = 'c-9xwd';
const OPEN = 'c-open';
const SEATS = ['ana.character', 'ben.practice', 'chi.team'] as const;

jest.setTimeout(60_000);

let built: Built;
let job: Job;
let made: string;

beforeAll(async () => {
  built = await bundleProgram();
  job = openJob(built);
  made = join(job.path, 'made');
  await job.run(['init', 'made', '--sample'], { cwd: job.path });
  // One more candidate, whose panel has not sealed.
  mkdirSync(join(made, 'candidates', OPEN));
  const plan = readFileSync(join(made, 'candidates', SPLIT, 'candidate.yaml'), 'utf8');
  writeFileSync(join(made, 'candidates', OPEN, 'candidate.yaml'), plan.replaceAll(SPLIT, OPEN));
  for (const seat of SEATS) {
    writeFileSync(join(job.path, 'answers', `${seat}.yaml`), answersFor(OPEN, seat, 'word'));
  }
}, 60_000);
beforeEach(() => {
  for (const name of ['hiring', 'state', 'outputs'])
    rmSync(join(job.path, name), { recursive: true, force: true });
  cpSync(made, job.hiring, { recursive: true });
  mkdirSync(join(job.path, 'outputs'));
});
afterAll(() => {
  job.remove();
  built.remove();
});

/** Runs commands at the same time. None of them may crash, hang or say nothing. */
async function atOnce(commands: readonly (readonly string[])[], input?: string): Promise<readonly Ran[]> {
  const ran = await Promise.all(
    commands.map(async (args) => job.run(args, { code: null, ...(input === undefined ? {} : { input }) })),
  );
  for (const { code, stdout, stderr } of ran) {
    expect([0, 1, 2]).toContain(code);
    if (code !== 0) expect(stdout + stderr).toMatch(/[a-z]\./);
  }
  const leftovers = readdirSync(job.hiring, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.partial$|\.lock/.test(name),
  );
  expect(leftovers).toEqual([]);
  return ran;
}

/** Runs a command, and changes something after it has read and before it may write. */
async function changedMeanwhile(folder: string, args: readonly string[], change: () => void): Promise<Ran> {
  const processes = realProcesses(process.pid);
  const lock = takeLock(realDisk, processes, join(job.hiring, folder, FOLDER_LOCK));
  const running = job.run(args, { code: null });
  // It waits for the lock from about a fifth of a second on; where the machine is slower, it still reads the change.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  change();
  lock.release();
  return running;
}

const textOf = (path: string): string => readFileSync(join(job.hiring, path), 'utf8');
const succeeded = (ran: readonly Ran[]): number => ran.filter(({ code }) => code === 0).length;
const sealing = (seat: string, at = job.path): readonly string[] => [
  'interview',
  OPEN,
  '--as',
  seat.split('.')[0] ?? '',
  '--answers',
  join(at, 'answers', `${seat}.yaml`),
];

describe('what is added by several at once is all there', () => {
  test('candidates and their names', async () => {
    const add = ['add', 'candidate', '--role', 'soc-analyst', '--name', 'Kim Doe'];
    const ran = await atOnce(Array.from({ length: 6 }, () => add));
    expect(succeeded(ran)).toBe(6);
    const ids = ran.map(({ stdout }) => stdout.trim()).toSorted();
    const [head, ...lines] = textOf('names.csv').trimEnd().split('\n');
    expect([head, ...lines.toSorted()]).toEqual(['candidate,name', ...ids.map((id) => `${id},Kim Doe`)]);
    for (const id of ids) expect(existsSync(join(job.hiring, 'candidates', id, 'candidate.yaml'))).toBe(true);
  });

  test('people, roles and candidates', async () => {
    const people = ['dee', 'eli', 'fay'].map((id) => ['add', 'person', id, '--email', `${id}@example.org`]);
    const role = ['add', 'role', 'incident-responder'];
    const ran = await atOnce([...people, role, role, ['add', 'candidate', '--role', 'soc-analyst']]);
    expect(succeeded(ran)).toBe(6);
    for (const id of ['ana', 'ben', 'chi', 'dee', 'eli', 'fay'])
      expect(textOf('touchstone.yaml')).toContain(`  ${id}:`);
    expect((await job.run(['check'])).code).toBe(0);
  });

  test('also where somebody died while they were adding', async () => {
    const own = realProcesses(process.pid).own();
    writeFileSync(join(job.hiring, FOLDER_LOCK), JSON.stringify({ ...own, started: '1' }));
    const add = ['add', 'candidate', '--role', 'soc-analyst', '--name', 'Kim Doe'];
    expect(succeeded(await atOnce([add, add]))).toBe(2);
    expect(textOf('names.csv').split('\n')).toHaveLength(4);
  });
});

describe('one of several wins, and the others say so', () => {
  test('who make the same folder', async () => {
    const init = ['init', 'new', '--organisation', 'Example SOC', '--person', 'ana=ana@example.org'];
    const ran = await atOnce([init, init, init]);
    expect(succeeded(ran)).toBe(1);
    for (const { stderr } of ran.filter(({ code }) => code !== 0))
      expect(stderr).toMatch(/is a hiring folder already|is not empty|is missing/);
    expect((await job.run(['check', '--folder', 'new'])).code).toBe(0);
    expect(readdirSync(join(job.hiring, 'new/rubrics/roles'))).toEqual(['soc-analyst.yaml']);
  });

  test('who seal one seat', async () => {
    const ran = await atOnce(Array.from({ length: 3 }, () => sealing('ana.character')));
    expect(succeeded(ran)).toBe(1);
    for (const { code, stderr } of ran.filter((one) => one.code !== 0)) {
      expect({ code, told: stderr.includes('sealed already') }).toEqual({ code: 1, told: true });
    }
    expect((await job.run(['verify'])).code).toBe(0);
  });

  test('who receive one card', async () => {
    await job.run(['plan', OPEN, '--kits', join(job.path, 'outputs')]);
    await job.run([
      'interview',
      join(job.path, `outputs/${OPEN}.ana.character.kit.json`),
      '--answers',
      join(job.path, 'answers/ana.character.yaml'),
    ]);
    const card = join(job.path, `outputs/${OPEN}.ana.character.scorecard.json`);
    const ran = await atOnce(Array.from({ length: 3 }, () => ['receive', card]));
    expect(succeeded(ran)).toBeGreaterThan(0);
    for (const { stderr } of ran.filter(({ code }) => code !== 0)) expect(stderr).toContain('sealed already');
    expect(textOf(`candidates/${OPEN}/ana.character.scorecard.json`)).toBe(readFileSync(card, 'utf8'));
  });

  test('who decide', async () => {
    const decide = ['decide', 'c-7k2m', '--reason', 'The panel said so, after a long talk'];
    const ran = await atOnce([
      [...decide, '--decision', 'hire', '--by', 'ana'],
      [...decide, '--decision', 'withdrawn', '--by', 'ben'],
    ]);
    expect(succeeded(ran)).toBe(1);
    const decision = JSON.parse(textOf('candidates/c-7k2m/decision.json')) as { decision: string };
    expect(textOf('candidates/c-7k2m/candidate.yaml')).toContain(
      decision.decision === 'hire' ? 'status: open' : 'status: withdrawn',
    );
  });
});

describe('what was changed between reading and writing is not overwritten', () => {
  test('a plan', async () => {
    const file = `candidates/${OPEN}/candidate.yaml`;
    const plan = ['plan', OPEN, '--replace', 'ben=ana'];
    const { code, stderr } = await changedMeanwhile(join('candidates', OPEN), plan, () => {
      writeFileSync(join(job.hiring, file), textOf(file).replace('CompTIA Security+', 'CISSP'));
    });
    expect({ code, told: stderr.includes('changed by somebody else') }).toEqual({ code: 2, told: true });
    expect(textOf(file)).toContain('CISSP');
    expect(textOf(file)).toContain('interviewer: ben');
  });

  test('a decision', async () => {
    const file = 'candidates/c-7k2m/decision.json';
    const args = ['decide', 'c-7k2m', '--decision', 'hire', '--by', 'ana', '--reason', 'The panel said so'];
    const { code, stderr } = await changedMeanwhile('candidates/c-7k2m', args, () => {
      writeFileSync(join(job.hiring, file), '{}\n');
    });
    expect({ code, told: stderr.includes('changed by somebody else') }).toEqual({ code: 2, told: true });
    expect(textOf(file)).toBe('{}\n');
    expect(textOf('candidates/c-7k2m/candidate.yaml')).toContain('status: open');
  });

  test('a debrief', async () => {
    const file = `candidates/${SPLIT}/debrief/ana.json`;
    writeFileSync(join(job.path, 'answers/notes.yaml'), debriefNotes(SPLIT, 'Said'));
    const args = ['debrief', SPLIT, '--as', 'ana', '--from', join(job.path, 'answers/notes.yaml')];
    const { code, stderr } = await changedMeanwhile(`candidates/${SPLIT}`, args, () => {
      mkdirSync(join(job.hiring, `candidates/${SPLIT}/debrief`));
      writeFileSync(join(job.hiring, file), '{}\n');
    });
    expect({ code, told: stderr.includes('changed by somebody else') }).toEqual({ code: 2, told: true });
    expect(textOf(file)).toBe('{}\n');
  });
});

describe('reading beside writing', () => {
  test('merges agree, beside each other and while the last card comes in', async () => {
    for (const seat of SEATS.slice(1)) await job.run(sealing(seat));
    const ran = await atOnce([
      ['merge', OPEN],
      sealing('ana.character'),
      ['merge', OPEN],
      ['merge', '--all'],
      ['status'],
    ]);
    expect(ran.map(({ code }) => code)).not.toContain(2);
    const [one, other] = await atOnce([
      ['merge', OPEN],
      ['merge', OPEN],
    ]);
    expect([one?.code, other?.code, one?.stdout]).toEqual([0, 0, other?.stdout]);
    const { stdout } = await job.run(['merge', OPEN, '--stdout']);
    expect(stdout).toBe(one?.stdout);
    expect(textOf(`candidates/${OPEN}/recommendation.md`)).toContain(OPEN);
  });

  test('a second session keeps off a draft', async () => {
    await job.talk(['interview', OPEN, '--as', 'ana'], async (terminal) => {
      await terminal.shows('conflict of interest');
      await terminal.press('1', 'How do you meet?');
      for (const more of [['--plain'], []]) {
        const args = ['interview', OPEN, '--as', 'ana', ...more];
        await job.talk(args, async (second) => {
          await second.shows('open in another session');
          expect((await second.exit).exitCode).toBe(2);
        });
      }
      await terminal.press('1', 'Which language');
    });
  });
});
