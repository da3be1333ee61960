// A whole job in a folder as `init` makes it by default: everything about the candidate is encrypted.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLocked } from '../../src/domain/scorecard.js';
import { isEncryptedText } from '../../src/format/encrypted.js';
import { parseScorecard } from '../../src/format/scorecard.js';
import type { Ran, World } from './world.js';
import { REPOSITORY, SAMPLE, newEncryptingFolder, removeWorlds, sampleFolder } from './world.js';

const SEATS = ['ana.character', 'ben.practice', 'chi.team'] as const;
const SPOKEN = /I don't know|"rating"|"recommendation"|notAssessed|strong-yes/;
const REASON = 'I heard every word of it from them.';

let world: World;
let id: string;
const shown: string[] = [];

async function run(...args: readonly string[]): Promise<Ran> {
  return world.run(args);
}

async function done(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} gave ${code}: ${stdout}${stderr}`);
  return stdout;
}

/** Somebody without the identity: a home of their own. */
async function asStranger(...args: readonly string[]): Promise<Ran> {
  return world.run(args, { variables: { XDG_CONFIG_HOME: join(world.path, 'stranger') } });
}

function answersOf(seat: string): string {
  const text = readFileSync(
    join(REPOSITORY, 'templates/sample', SAMPLE.split, `${seat}.answers.yaml`),
    'utf8',
  );
  world.write(`../answers/${seat}.yaml`, text.replaceAll(SAMPLE.split, id));
  return `../answers/${seat}.yaml`;
}

/** Every file about candidates that git would keep, with its text. */
function keptByGit(): readonly (readonly [string, string])[] {
  const listed = spawnSync('git', ['ls-files', '--others', '--exclude-standard', 'candidates'], {
    cwd: world.hiring,
    encoding: 'utf8',
  });
  return listed.stdout
    .split('\n')
    .filter((file) => file !== '')
    .map((file) => [file, world.read(file)] as const);
}

beforeAll(async () => {
  world = await newEncryptingFolder();
  spawnSync('git', ['init', '-q'], { cwd: world.hiring });
  id = (
    JSON.parse(await done('add', 'candidate', '--role', 'soc-analyst', '--json')) as { candidate: string }
  ).candidate;
  const seats = SEATS.flatMap((seat) => ['--seat', seat.replace('.', '=')]);
  const plan = readFileSync(join(REPOSITORY, 'templates/sample', SAMPLE.split, 'candidate.yaml'), 'utf8');
  const asked = SEATS.flatMap((seat) => {
    const [person = ''] = seat.split('.');
    const block = plan.slice(plan.indexOf(`interviewer: ${person}`));
    const questions = [...block.slice(0, block.indexOf('capacity')).matchAll(/- (\S+\/\S+)/g)].map(
      ([, one]) => one,
    );
    return ['--ask', `${person}=${questions.join(',')}`];
  });
  await done('plan', id, ...seats, ...asked, '--kits', '../kits');
}, 60_000);
afterAll(removeWorlds);

test('cards come in one by one, from kits and from the folder, and nobody reads one', async () => {
  for (const [position, seat] of SEATS.entries()) {
    const [person = '', interview = ''] = seat.split('.');
    if (position < 2) {
      await done('interview', `../kits/${id}.${seat}.kit.json`, '--answers', answersOf(seat));
      await done('receive', `../kits/${id}.${seat}.scorecard.json`);
    } else {
      await done('interview', id, '--as', person, '--interview', interview, '--answers', answersOf(seat));
    }
    for (const args of [
      ['status'],
      ['verify'],
      ['merge', id, '--stdout'],
      ['summary'],
      ['export', '--format', 'ndjson'],
    ]) {
      if (position === 2 && (args[0] === 'merge' || args[0] === 'export' || args[0] === 'summary')) continue;
      const { stdout, stderr } = await run(...args);
      shown.push(stdout, stderr);
    }
  }
  expect(shown.filter((text) => SPOKEN.test(text) || /\b[1-5]\.\d\d\b/.test(text))).toEqual([]);
  for (const seat of SEATS) {
    const card = parseScorecard(world.read(`candidates/${id}/${seat}.scorecard.json`), 'card');
    expect(card.ok && isLocked(card.value)).toBe(true);
  }
}, 60_000);

test('a stranger to the key is told so, and the manager gets what readable cards would give', async () => {
  const stranger = await asStranger('merge', id);
  expect(stranger).toMatchObject({ code: 2, stdout: '' });
  const merged = await done('merge', id, '--json');
  const sample = await sampleFolder();
  const readable = (await sample.run(['merge', SAMPLE.split, '--json'])).stdout;
  const outcome = (text: string): unknown => (JSON.parse(text) as { outcome: unknown }).outcome;
  expect(outcome(merged)).toBe(outcome(readable));
  expect((await asStranger('summary', '--json')).stdout).toContain('"locked"');
  expect(await done('summary', '--json')).toContain('"complete"');
}, 60_000);

test('what is settled and decided is encrypted, and git keeps nothing readable', async () => {
  const notes = (author: string, entry: string): string =>
    `format: touchstone/debrief-notes@1\ncandidate: ${id}\nauthor: ${author}\nentries:\n${entry}`;
  world.write(
    '../chi.yaml',
    notes(
      'chi',
      `  - kind: stands\n    competency: candor\n    reason: ${REASON}\n    evidence:\n      - { question: candor/bad-news, note: 1 }\n`,
    ),
  );
  await done('debrief', id, '--as', 'chi', '--from', '../chi.yaml');
  await done(
    'decide',
    id,
    '--decision',
    'no-hire',
    '--by',
    'ana',
    '--reason',
    'The doubt about candor stays as it was',
  );
  await done('merge', id);
  const files = keptByGit();
  expect(files.map(([file]) => file.replace(id, 'c')).toSorted()).toEqual(
    [
      ...SEATS.map((seat) => `candidates/c/${seat}.scorecard.json`),
      'candidates/c/candidate.yaml',
      'candidates/c/debrief/chi.json',
      'candidates/c/decision.json',
    ].toSorted(),
  );
  expect(
    files.filter(([, text]) => SPOKEN.test(text) || text.includes(REASON) || text.includes('doubt')),
  ).toEqual([]);
  const records = files.filter(([file]) => /debrief|decision/.test(file));
  expect(records.every(([, text]) => isEncryptedText(text))).toBe(true);
  expect(world.read(`candidates/${id}/recommendation.md`)).toContain(REASON);
  expect(readdirSync(join(world.hiring, 'keys'))).toEqual([`${id}.age`]);
  expect((await asStranger('verify')).code).toBe(0);
  await done('verify');
}, 60_000);
