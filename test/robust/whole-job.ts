// The whole job, from an empty disk to the last document, by the real program in processes of its own. What every command
// must keep to (permissions, no network, no word in the wrong place) is tested over it: a new command goes in here, once.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { typeInterview } from '../terminal/typist.js';
import type { VirtualTerminal } from '../terminal/virtual-terminal.js';
import type { Job, RunOptions } from './job.js';
import { answersFor, debriefNotes, sampleQuestions } from './job-answers.js';

/** Words that stand in the job's personal data, one for each kind, and nowhere else. */
export const WORDS = {
  name: 'Quillonia',
  answer: 'Zanzibarred',
  typed: 'Marzipanned',
  edited: 'Frangipanned',
  debrief: 'Persimmoned',
  reason: 'Kumquatted',
  hold: 'Rambutanned',
} as const;

/** Does the whole job; `thrifty` leaves out the commands that write no file. Returns the candidate whose panel is complete. */
export async function doWholeJob(job: Job, thrifty = false): Promise<string> {
  const { run, talk, path } = job;
  const look = async (args: readonly string[], options?: RunOptions): Promise<void> => {
    if (!thrifty) await run(args, options);
  };
  const out = (name: string): string => join(path, 'outputs', name);
  const people = ['ana', 'ben', 'chi'].flatMap((id) => ['--person', `${id}=${id}@example.org`]);
  await run(
    ['init', 'hiring', '--organisation', 'Example SOC', '--role', 'soc-analyst', '--ci', 'github', ...people],
    {
      cwd: path,
    },
  );
  commitAll(job, 'Begin');
  await run(['add', 'person', 'dev', '--email', 'dev@example.org']);
  await run(['add', 'role', 'incident-responder']);
  const add = ['add', 'candidate', '--role', 'soc-analyst', '--name', '-'];
  const id = (
    await run([...add, '--credential', 'CompTIA Security+'], {
      input: `${WORDS.name} Doe\n`,
    })
  ).stdout.trim();
  const other = (await run([...add, '--previously', id], { input: `${WORDS.name} Roe\n` })).stdout.trim();
  const gone = (await run([...add], { input: `${WORDS.name} Poe\n` })).stdout.trim();
  const seats = ['ana=character@2026-11-04T09:00Z', 'ben=practice', 'chi=team'];
  await run(['plan', id, ...seats.flatMap((seat) => ['--seat', seat]), ...sampleQuestions()]);
  await run(['plan', other, '--seat', 'ana=character']);
  await look(['check']);
  await look(['check', '--json']);

  await run(['guide', id, '--for', 'ana', '-o', out('guide.html')]);
  await run(['guide', id, '--for', 'ana', '--answers', '-o', out('ana.answers.yaml')]);
  await run(['plan', id, '--kits', out('kits')]);
  const kit = join('kits', `${id}.ana.character.kit.json`);
  const ana = join(path, 'answers/ana.yaml');
  writeFileSync(ana, answersFor(id, 'ana.character', WORDS.answer));
  await run(['interview', out(kit), '--answers', ana]);
  await run(['receive', out(join('kits', `${id}.ana.character.scorecard.json`))]);
  const signing = ['--sign', '--sign-key', signingKey(job)];
  await run(['interview', id, '--as', 'ben', '--answers', '-', ...signing], {
    input: answersFor(id, 'ben.practice', WORDS.answer),
  });
  await look(['merge', id], { code: 1 });
  const typing = { notes: 6, lineOf: (number: number) => `${WORDS.typed} line ${number}` };
  const code = await talk(['interview', id, '--as', 'chi'], async (terminal) =>
    typeInterview(terminal, typing),
  );
  if (code !== 0) throw new Error(`The interview ended with ${code}:\n${job.screens.at(-1) ?? ''}`);
  await talk(['interview', other, '--as', 'ana'], leaveADraft);

  await look(['status']);
  await look(['status', '--json']);
  commitAll(job, 'Sealed');
  await look(['verify']);
  await look(['verify', '--json']);
  await run(['merge', id]);
  await look(['merge', id, '--json']);
  await run(['merge', id, '-o', out('recommendation.html')]);
  await run(['debrief', id, '--as', 'ana', '--from', '-', '--json'], {
    input: debriefNotes(id, WORDS.debrief),
  });
  await run(['decide', id, '--as', 'ana', '--decision', 'no-hire', '--reason', '-', '--json'], {
    input: `${WORDS.reason}, after the debrief, as the panel said.\n`,
  });
  await run(['merge', id]);
  await look(['summary']);
  for (const format of ['html', 'json', 'csv', 'md'])
    await run(['summary', '--format', format, '-o', out(`summary.${format}`)]);
  await run(['summary', '--format', 'csv', '--names', '-o', out('names.summary.csv')]);
  for (const table of ['assessments', 'scores', 'outcomes'])
    await run(['export', '--table', table, '--format', 'csv', '-o', out(`${table}.csv`)]);
  await run(['export', '--evidence', '-o', out('evidence.ndjson')]);
  await run(['compare', 'soc-analyst', '-o', out('compare.html')]);
  await look(['compare', 'soc-analyst', '--json']);
  await run(['export', '--subject', id, '-o', out('subject.html')]);
  await run(['redact', id, 'ben.practice', '--note', 'n1', '--as', 'ben', '--yes']);
  await keepKeys(job, id);
  await run(['hold', id, '--as', 'ana', '--reason', '-'], { input: `${WORDS.hold} before the tribunal\n` });
  await look(['hold']);
  await run(['hold', id, '--as', 'ana', '--lift', '--reason', '-', '--json'], {
    input: `${WORDS.hold} no more\n`,
  });
  await look(['purge', '--json']);
  await run(['purge', gone, '--early', '--reason', 'request', '--as', 'ana', '--yes']);
  // As pipelines do it: the key in a variable, and no home with a key in it.
  const variables = { HOME: join(path, 'test'), TOUCHSTONE_IDENTITY: secretOf(job) };
  await look(['merge', id, '--json'], { variables });
  await look(['verify'], { variables });
  commitAll(job, 'Decided');
  return id;
}

/** Everything that is done with keys. */
async function keepKeys({ run, path }: Job, id: string): Promise<void> {
  const ci = join(path, 'outputs/ci.identity');
  const recipient = (await run(['keys', 'create', '-o', ci])).stdout.trim();
  await run(['keys', 'add-recipient', 'ci', recipient]);
  await run(['keys', 'list', '--json']);
  await run(['keys', 'rotate', id]);
  await run(['merge', id, '--identity', ci, '--stdout']);
  await run(['keys', 'back-up', join(path, 'outputs/back-up')]);
  await run(['keys', 'remove-recipient', 'ci']);
  rmSync(join(path, 'hiring/keys', `${id}.age`));
  await run(['keys', 'restore', join(path, 'outputs/back-up')]);
}

/** A key as people have it, made by ssh-keygen. */
function signingKey({ path }: Job): string {
  const key = join(path, 'home/.ssh/id_ed25519');
  mkdirSync(dirname(key), { mode: 0o700 });
  const made = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ben@example.org', '-f', key]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return key;
}

/** The secret key of the organisation, that `init` made. */
function secretOf({ path }: Job): string {
  const folder = join(path, 'home/.config/touchstone');
  const [name = ''] = readdirSync(folder);
  return /^AGE-SECRET-KEY-1.*$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[0] ?? '';
}

// Notes one line, one more in an editor, and goes; the draft stays.
async function leaveADraft(terminal: VirtualTerminal): Promise<void> {
  await terminal.shows('conflict of interest');
  await terminal.press('1', 'How do you meet?');
  await terminal.press('2', 'Which language');
  await terminal.press('\r', 'starts the clock');
  await terminal.press('\r', 'Question 1 of');
  await terminal.press(`${WORDS.typed}\r`, '1 saved');
  await terminal.press('\u0018', 'Enter saves what came from the editor');
  await terminal.press('\r', '2 saved');
  terminal.type('\u0003');
  await terminal.exit;
}

function commitAll({ hiring, path }: Job, message: string): void {
  const script = `test -d .git || git init -q; git add -A && git commit -q -m '${message}'`;
  const env = { PATH: process.env.PATH ?? '', HOME: join(path, 'home') };
  const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: hiring, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
