// A disk that is full, read-only or not the user's, under every command that writes in a folder that encrypts: a sentence,
// exit code 2, and every file as it was.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Built } from '../terminal/real-program.js';
import { bundleProgram } from '../terminal/real-program.js';
import type { Job } from './job.js';
import { openJob } from './job.js';
import { answersFor, debriefNotes, sampleQuestions } from './job-answers.js';

jest.setTimeout(120_000);

const NOBODY = '65534';
const isRoot = process.getuid?.() === 0;

const KINDS = [
  ['full', /the disk is full/],
  ['read-only', /the disk is read-only/],
  ['nobodys', /permission denied|not permitted/],
] as const;

let built: Built;
let job: Job;
let said: ReadonlyMap<string, ReadonlyMap<string, Refused>>;
let commands: readonly (readonly [string, ...string[]])[];

beforeAll(async () => {
  built = await bundleProgram();
  job = openJob(built);
  const { run, path } = job;
  // So that nobody can get there as well.
  for (const folder of [built.folder, path]) chmodSync(folder, 0o755);
  const people = ['ana', 'ben', 'chi'].flatMap((id) => ['--person', `${id}=${id}@example.org`]);
  await run(['init', 'hiring', '--organisation', 'Example SOC', ...people], { cwd: path });
  const add = ['add', 'candidate', '--role', 'soc-analyst'];
  const [done, open] = [await run(add), await run(add)].map(({ stdout }) => stdout.trim()) as [
    string,
    string,
  ];
  const seats = ['ana=character', 'ben=practice', 'chi=team'].flatMap((seat) => ['--seat', seat]);
  for (const id of [done, open]) await run(['plan', id, ...seats, ...sampleQuestions()]);
  const answers = (id: string, seat: string): string => {
    const file = join(path, 'hiring', `${id}.${seat}.answers.yaml`);
    writeFileSync(file, answersFor(id, seat, 'word'));
    return file.slice(join(path, 'hiring/').length);
  };
  for (const seat of ['ana.character', 'ben.practice', 'chi.team'])
    await run(['interview', done, '--as', seat.split('.')[0] ?? '', '--answers', answers(done, seat)]);
  await run(['plan', open, '--kits', 'kits']);
  await run([
    'interview',
    `kits/${open}.ana.character.kit.json`,
    '--answers',
    answers(open, 'ana.character'),
  ]);
  const recipient = (await run(['keys', 'create', '-o', join(path, 'outputs/ci.identity')])).stdout.trim();
  await run(['keys', 'add-recipient', 'ci', recipient]);
  writeFileSync(join(path, 'hiring/notes.yaml'), debriefNotes(done, 'word'));
  const reason = ['--reason', 'The panel said so, after a long talk'];
  commands = [
    ['add candidate', ...add, '--name', 'Kim Doe'],
    ['interview --answers', 'interview', open, '--as', 'ben', '--answers', answers(open, 'ben.practice')],
    ['receive', 'receive', `kits/${open}.ana.character.scorecard.json`],
    ['merge', 'merge', done],
    ['merge -o', 'merge', done, '-o', 'recommendation.html'],
    ['debrief', 'debrief', done, '--as', 'ana', '--from', 'notes.yaml'],
    ['decide', 'decide', done, '--as', 'ana', '--decision', 'withdrawn', ...reason],
    ['compare', 'compare', 'soc-analyst', '-o', 'compare.html'],
    ['export', 'export', '--evidence', '-o', 'evidence.ndjson'],
    ['export --subject', 'export', '--subject', done, '-o', 'subject.html'],
    ['hold', 'hold', done, '--as', 'ana', ...reason],
    ['redact', 'redact', done, 'ana.character', '--note', 'n1', '--as', 'ana', '--yes'],
    ['purge', 'purge', done, '--early', '--reason', 'request', '--as', 'ana', '--yes'],
    ['keys create', 'keys', 'create', '-o', 'new.identity'],
    ['keys add-recipient', 'keys', 'add-recipient', 'third', await thirdRecipient(job)],
    ['keys remove-recipient', 'keys', 'remove-recipient', 'ci'],
    ['keys rotate', 'keys', 'rotate', done],
    ['keys back-up', 'keys', 'back-up', '../back-up'],
  ];
  said = new Map(await Promise.all(KINDS.map(async ([kind]) => [kind, await onDisk(kind)] as const)));
}, 300_000);
afterAll(() => {
  job.remove();
  built.remove();
});

async function thirdRecipient({ run, path }: Job): Promise<string> {
  return (await run(['keys', 'create', '-o', join(path, 'outputs/third.identity')])).stdout.trim();
}

interface Refused {
  readonly code: number;
  readonly stderr: string;
  readonly changed: boolean;
}

/** Runs every command on a disk of a kind, one after the other; gives what each of them said and whether anything changed. */
async function onDisk(kind: string): Promise<ReadonlyMap<string, Refused>> {
  const place = join(job.path, `on-${kind}`);
  mkdirSync(join(place, 'disk'), { recursive: true });
  mkdirSync(join(place, 'said'));
  cpSync(join(job.path, 'home'), join(place, 'home'), { recursive: true });
  const quoted = (words: readonly string[]): string =>
    words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const lines = commands.map(([, ...args], index) => `attempt ${index} ${quoted(args)}`);
  const script = `
    refuse() { echo "$1" >&2; exit 99; }
    if [ "$KIND" = nobodys ]; then
      cp -a "$FOLDER" "$DISK/hiring" && chown -hR ${NOBODY}:${NOBODY} "$DISK" "$HOME" && chmod -R a-w "$DISK" || refuse 'Only root may run a process as nobody.'
    else
      mount -t tmpfs -o size=8m tmpfs "$DISK" || refuse 'A tmpfs cannot be mounted here; this test needs one.'
      cp -a "$FOLDER" "$DISK/hiring"
      [ "$KIND" = full ] && cat /dev/zero > "$DISK/filler" 2>/dev/null
      [ "$KIND" = read-only ] && mount -o remount,ro "$DISK"
    fi
    cd "$DISK/hiring"
    list() { find .. -type f ! -name filler -exec sha256sum {} + -o -print | sort; }
    before=$(list)
    attempt() {
      number=$1; shift
      $AS ${quoted([process.execPath, built.file])} "$@" > /dev/null 2> "$SAID/$number.err" < /dev/null
      echo $? > "$SAID/$number.code"
      [ "$(list)" = "$before" ] && echo same > "$SAID/$number.changed" || echo changed > "$SAID/$number.changed"
    }
    ${lines.join('\n')}`;
  const within = kind === 'nobodys' ? [] : ['unshare', isRoot ? '-m' : '-rm'];
  const child = spawn('env', [...within, 'bash', '-c', script], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      LANG: 'C.UTF-8',
      HOME: join(place, 'home'),
      TOUCHSTONE_PACKAGE: built.shipped,
      KIND: kind,
      FOLDER: job.hiring,
      DISK: join(place, 'disk'),
      SAID: join(place, 'said'),
      AS: kind === 'nobodys' ? `setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups` : '',
    },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || errors !== '') throw new Error(errors);
  const noted = (index: number, what: string): string =>
    readFileSync(join(place, 'said', `${index}.${what}`), 'utf8');
  return new Map(
    commands.map(([name], index) => [
      name,
      {
        code: Number(noted(index, 'code')),
        stderr: noted(index, 'err').replace(/\s+/g, ' '),
        changed: noted(index, 'changed').trim() === 'changed',
      },
    ]),
  );
}

describe.each(KINDS)('a disk that is %s', (kind, reason) => {
  test('is told by every command, and nothing changes', () => {
    const refused = said.get(kind) ?? new Map<string, Refused>();
    const wrong = [...refused].filter(
      ([, { code, stderr, changed }]) =>
        code !== 2 || !reason.test(stderr) || changed || /\bat .*:\d+\)|bug in/.test(stderr),
    );
    expect(Object.fromEntries(wrong)).toEqual({});
    expect(refused.size).toBe(commands.length);
  });
});
