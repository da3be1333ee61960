import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Built } from '../terminal/real-program.js';
import { bundleProgram } from '../terminal/real-program.js';
import type { Job } from './job.js';
import { openJob } from './job.js';
import { WORDS, doWholeJob } from './whole-job.js';

const MASKS = ['000', '077'] as const;
type Mask = (typeof MASKS)[number];

let built: Built;
const jobs = new Map<Mask, Job>();
const ids = new Map<Mask, string>();

/** A network namespace of its own has a loopback that is down, and nothing else. */
const WITHOUT_NETWORK = ['unshare', process.getuid?.() === 0 ? '--net' : '-rn', '--'];

beforeAll(async () => {
  built = await bundleProgram();
  await Promise.all(
    MASKS.map(async (umask) => {
      const job = openJob(built, { umask, within: WITHOUT_NETWORK, edited: `${WORDS.edited} in an editor` });
      jobs.set(umask, job);
      ids.set(umask, await doWholeJob(job, umask === '077'));
    }),
  );
}, 300_000);
afterAll(() => {
  for (const job of jobs.values()) job.remove();
  built.remove();
});

function jobUnder(mask: Mask): Job {
  const job = jobs.get(mask);
  if (job === undefined) throw new Error('There is no such job.');
  return job;
}

/** Everything below the job that the program may have made: whole paths. */
function pathsIn(job: Job): readonly string[] {
  return ['hiring', 'state', 'outputs', 'tmp', 'home'].flatMap((top) => [
    ...(top === 'hiring' || top === 'state' ? [join(job.path, top)] : []),
    ...readdirSync(join(job.path, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => top !== 'hiring' || (name !== '.git' && !name.startsWith('.git/')))
      .filter((name) => !/^\.(gitconfig|ssh)/.test(name))
      .map((name) => join(job.path, top, name)),
  ]);
}

/** A kind of file: its path in the job, who may read it, and which of the job's words may stand in it. */
interface Kind {
  readonly path: RegExp;
  readonly privacy: 'private' | 'shared';
  readonly words?: readonly (keyof typeof SECRETS)[];
}

const C = 'hiring/candidates/c-[0-9a-z]+';
/** What must not get out: the words, and the beginning of every secret key. */
const SECRETS = { ...WORDS, key: 'AGE-SECRET-KEY-', signingKey: 'OPENSSH PRIVATE KEY' } as const;

const ALL_TEXTS = ['answer', 'typed', 'debrief', 'reason'] as const;
const KINDS: readonly Kind[] = [
  { path: /^hiring\/?$/, privacy: 'shared' },
  { path: /^hiring\/(touchstone\.yaml|README\.md|\.gitignore|\.gitattributes)$/, privacy: 'shared' },
  { path: /^hiring\/\.github(\/workflows(\/touchstone\.yml)?)?$/, privacy: 'shared' },
  { path: /^hiring\/rubrics(\/(roles(\/[a-z-]+\.yaml)?|[a-z-]+\.yaml))?$/, privacy: 'shared' },
  { path: /^hiring\/schemas(\/[a-z-]+\.schema\.json)?$/, privacy: 'shared' },
  { path: /^hiring\/instruments(\/[a-z-]+@[0-9a-f]{12}\.json)?$/, privacy: 'shared' },
  { path: /^hiring\/names\.csv$/, privacy: 'private', words: ['name'] },
  { path: /^hiring\/candidates$/, privacy: 'private' },
  { path: new RegExp(`^${C}$`), privacy: 'private' },
  { path: new RegExp(`^${C}/candidate\\.yaml$`), privacy: 'private' },
  { path: new RegExp(`^${C}/[a-z.]+\\.scorecard\\.json$`), privacy: 'private' },
  { path: new RegExp(`^${C}/debrief(/ana\\.json)?$`), privacy: 'private' },
  { path: new RegExp(`^${C}/(decision|hold-lifted)\\.json$`), privacy: 'private' },
  { path: new RegExp(`^${C}/recommendation\\.md$`), privacy: 'private', words: ALL_TEXTS },
  { path: /^hiring\/erasures\.jsonl$/, privacy: 'private' },
  { path: /^hiring\/keys(\/c-[0-9a-z]+\.age)?$/, privacy: 'private' },
  { path: /^hiring\/keys\/back-up\.json$/, privacy: 'private' },
  { path: /^outputs\/back-up(\/(back-up\.json|c-[0-9a-z]+\.age))?$/, privacy: 'private' },
  { path: /^outputs\/ci\.identity$/, privacy: 'private', words: ['key'] },
  {
    path: /^outputs\/subject\.html$/,
    privacy: 'private',
    words: ['name', 'answer', 'typed', 'debrief', 'reason'],
  },
  { path: /^home\/\.config(\/touchstone)?$/, privacy: 'private' },
  { path: /^home\/\.config\/touchstone\/f-[0-9a-z]+\.identity$/, privacy: 'private', words: ['key'] },
  { path: /^state(\/f-[0-9a-z]+)?$/, privacy: 'private' },
  { path: /^state\/f-[0-9a-z]+\/[a-z0-9.-]+\.jsonl$/, privacy: 'private', words: ['typed', 'edited'] },
  { path: /^outputs\/kits(\/c-[a-z0-9.]+\.kit\.json)?$/, privacy: 'private' },
  { path: /^outputs\/kits\/c-[a-z0-9.]+\.scorecard\.json$/, privacy: 'private' },
  { path: /^outputs\/guide\.html$/, privacy: 'private' },
  { path: /^outputs\/ana\.answers\.yaml$/, privacy: 'private' },
  { path: /^outputs\/recommendation\.html$/, privacy: 'private', words: ['answer', 'typed'] },
  { path: /^outputs\/compare\.html$/, privacy: 'private', words: ['reason'] },
  { path: /^outputs\/(summary\.(html|json|csv|md)|(assessments|scores|outcomes)\.csv)$/, privacy: 'private' },
  { path: /^outputs\/names\.summary\.csv$/, privacy: 'private', words: ['name'] },
  { path: /^outputs\/evidence\.ndjson$/, privacy: 'private', words: ['answer', 'typed'] },
];

function kindsOf(path: string): readonly Kind[] {
  return KINDS.filter((kind) => kind.path.test(path));
}

/** The mode of what is private, or of what is shared under a mask. */
function expectedMode(privacy: Kind['privacy'], isFolder: boolean, mask: Mask): string {
  if (privacy === 'private') return isFolder ? '700' : '600';
  return ((isFolder ? 0o777 : 0o666) & ~Number.parseInt(mask, 8)).toString(8);
}

describe.each(MASKS)('under umask %s', (mask) => {
  test('everything that was written is of a known kind, and for nobody else where it is about people', () => {
    const job = jobUnder(mask);
    const paths = pathsIn(job);
    const found = paths.map((path) => {
      const name = relative(job.path, path);
      const stats = lstatSync(path);
      const mode = (stats.mode & 0o7777).toString(8);
      const kinds = kindsOf(name);
      const [kind] = kinds;
      if (kind === undefined || kinds.length > 1)
        return `${name}: ${kinds.length} rows of the table are about this`;
      const expected = expectedMode(kind.privacy, stats.isDirectory(), mask);
      return mode === expected && !stats.isSymbolicLink() ? '' : `${name}: ${mode}, not ${expected}`;
    });
    expect(found.filter((line) => line !== '')).toEqual([]);
    const names = paths.map((path) => relative(job.path, path));
    expect(
      KINDS.filter(({ path }) => !names.some((name) => path.test(name))).map(({ path }) => path),
    ).toEqual([]);
  });

  test('nothing was left in the folder for temporary files, and nothing was ever written elsewhere', () => {
    const job = jobUnder(mask);
    expect(readdirSync(join(job.path, 'tmp'))).toEqual([]);
    const homes = ['hiring', 'state', 'outputs', 'home/.config'].map((top) => join(job.path, top));
    const elsewhere = job
      .watched()
      .flatMap(({ kind, what }) => (kind === 'file' && typeof what === 'string' ? [what] : []))
      .filter((path) => !homes.some((home) => path === home || path.startsWith(`${home}/`)))
      // Where ssh-keygen wants a file: what is signed is a digest.
      .filter((path) => !/\/tmp\/touchstone-signature-\w*(\/(seal|signature))?$/.test(path));
    expect([...new Set(elsewhere)]).toEqual([]);
  });
});

describe('words that candidates and interviewers said', () => {
  test('stand in the files that are there for them, and in no other', () => {
    const job = jobUnder('000');
    const misplaced = pathsIn(job)
      .filter((path) => lstatSync(path).isFile())
      .flatMap((path) => {
        const name = relative(job.path, path);
        const text = readFileSync(path, 'utf8');
        const allowed = kindsOf(name).flatMap(({ words = [] }) => words.map((word) => SECRETS[word]));
        return Object.values(SECRETS)
          .filter((word) => text.includes(word) && !(allowed as readonly string[]).includes(word))
          .map((word) => `${word} in ${name}`);
      });
    expect(misplaced).toEqual([]);
  });

  test('are there at all', () => {
    const job = jobUnder('000');
    const texts = pathsIn(job)
      .filter((path) => lstatSync(path).isFile())
      .map((path) => readFileSync(path, 'utf8'));
    for (const word of Object.values(SECRETS).filter(
      (one) => one !== WORDS.hold && one !== SECRETS.signingKey,
    )) {
      expect({ word, stands: texts.some((text) => text.includes(word)) }).toEqual({ word, stands: true });
    }
  });

  test('are in no process’s arguments: neither the program’s own nor those of what it starts', () => {
    for (const mask of MASKS) {
      const job = jobUnder(mask);
      const lines = [
        ...job.shimmed(),
        ...job
          .watched()
          .filter(({ kind }) => kind === 'arguments' || kind === 'child')
          .map(({ what }) => JSON.stringify(what)),
      ];
      expect(lines.some((line) => line.includes('git'))).toBe(true);
      expect(lines.some((line) => line.includes('editor'))).toBe(true);
      expect(lines.filter((line) => Object.values(SECRETS).some((word) => line.includes(word)))).toEqual([]);
    }
  });

  test('are printed only where they were asked for; names never', () => {
    const job = jobUnder('000');
    const id = ids.get('000') ?? '';
    const asked = [['merge', id], ['debrief', id], ['decide', id], ['hold'], ['compare']].map((words) =>
      words.join(' '),
    );
    const told = job.ran.flatMap(({ args, stdout, stderr }) => {
      const words = Object.values(SECRETS).filter((word) => (stdout + stderr).includes(word));
      return words.map((word) => `${word}: ${args.join(' ')}`);
    });
    const never = [SECRETS.name, SECRETS.key, SECRETS.signingKey];
    expect(told.filter((line) => never.some((word) => line.startsWith(word)))).toEqual([]);
    expect(job.screens.filter((screen) => never.some((word) => screen.includes(word)))).toEqual([]);
    expect(
      told.filter((line) => !asked.some((start) => line.slice(line.indexOf(': ') + 2).startsWith(start))),
    ).toEqual([]);
  });

  test('and what was rated are not in what status and verify print', () => {
    const job = jobUnder('000');
    const printed = job.ran.filter(({ args }) => ['status', 'verify', 'check'].includes(args[0] ?? ''));
    expect(printed).toHaveLength(7);
    for (const { stdout, stderr } of printed) {
      expect(stdout + stderr).not.toMatch(
        /rating|score\b|scores|outcome|recommend|no-hire|strong|[1-5]\.\d\d/i,
      );
    }
  });
});

test('git keeps nothing of it that could be read', () => {
  const { hiring } = jobUnder('000');
  const log = spawnSync('git', ['log', '--all', '--patch', '--text'], { cwd: hiring, encoding: 'utf8' });
  expect(log.stdout).toContain('scorecard.json');
  for (const secret of Object.values(SECRETS))
    expect({ secret, there: log.stdout.includes(secret) }).toEqual({ secret, there: false });
});

describe('the network', () => {
  test('is not there, and nobody asked for it', () => {
    for (const mask of MASKS) {
      const seen = jobUnder(mask).watched();
      expect(seen.filter(({ kind }) => kind === 'arguments').length).toBeGreaterThan(25);
      expect(seen.filter(({ kind }) => kind === 'network')).toEqual([]);
    }
  });
});
