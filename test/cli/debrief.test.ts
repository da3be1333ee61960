import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Debrief } from '../../src/domain/debrief.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds, sampleFolder } from './world.js';

const id = SAMPLE.split;
const REVISED = `format: touchstone/debrief-notes@1
candidate: ${id}
author: ana
entries:
  - kind: revised
    competency: candor
    question: candor/mistake-that-cost-others
    from: 1
    to: 3
    reason: They put it right with chi an hour later, unasked.
    evidence:
      - { interviewer: chi, question: candor/bad-news, note: 1 }
`;
const STANDS = `format: touchstone/debrief-notes@1
candidate: ${id}
author: chi
entries:
  - kind: stands
    competency: candor
    reason: I heard it all from them.
    evidence:
      - { question: candor/bad-news, note: 1 }
agreed:
  - { competency: candor, question: candor/took-it-back, reason: Whether they say it before they are asked }
`;

let base: World;
let world: World;

beforeAll(async () => {
  base = await sampleFolder();
});
beforeEach(() => {
  world = copyOf(base);
});
afterAll(removeWorlds);

const file = (author: string): string => `candidates/${id}/debrief/${author}.json`;
const debriefOf = (author: string): Debrief => JSON.parse(world.read(file(author))) as Debrief;
const feed = async (author: string, notes: string): ReturnType<World['run']> =>
  world.run(['debrief', id, '--as', author, '--from', '-'], { input: notes });

describe('what is settled', () => {
  test('is kept in a file of the author alone, private, with evidence; the sealed cards stay', async () => {
    const cards = world.listing().filter((line) => line.includes('.scorecard.json'));
    const { code, stderr } = await feed('ana', REVISED);
    expect(code).toBe(0);
    expect(stderr).toContain('Still to answer: chi.');
    expect(world.mode(file('ana'))).toBe('600');
    expect(debriefOf('ana').entries).toEqual([
      {
        kind: 'revised',
        competency: 'candor',
        question: 'candor/mistake-that-cost-others',
        from: 1,
        to: 3,
        reason: 'They put it right with chi an hour later, unasked.',
        on: '2026-11-05T08:00:00Z',
        evidence: [{ interviewer: 'chi', interview: 'team', note: 'n1' }],
      },
    ]);
    expect(world.listing().filter((line) => line.includes('.scorecard.json'))).toEqual(cards);
    expect((await world.run(['verify'])).code).toBe(0);
  });

  test('adds to what its author settled before, and the same once more adds nothing', async () => {
    await feed('ana', REVISED);
    const once = world.read(file('ana'));
    const again = await feed('ana', REVISED);
    expect({ code: again.code, told: again.stderr.includes('there already') }).toEqual({
      code: 0,
      told: true,
    });
    expect(world.read(file('ana'))).toBe(once);
    await feed('ana', REVISED.replace('from: 1', 'from: 3').replace('to: 3', 'to: 2'));
    expect(debriefOf('ana').entries).toHaveLength(2);
  });

  test('stands in the recommendation: both outcomes, who moved towards whom, what comes next', async () => {
    await feed('ana', REVISED);
    const waiting = (await world.run(['merge', id, '--stdout'])).stdout;
    expect(waiting).toContain('The debrief is not complete');
    expect(waiting.match(/Still to come: chi on Candor/g)).toHaveLength(1);
    const { stderr } = await feed('chi', STANDS);
    expect(stderr).toContain(`Next: touchstone merge ${id}`);
    const { stdout } = await world.run(['merge', id, '--stdout']);
    expect(stdout).toContain('The independent ratings gave discuss; after the debrief it is hire.');
    expect(stdout).toContain(
      'from 1 to 3: “They put it right with chi an hour later, unasked.” Towards chi.',
    );
    expect(stdout).toContain('Every revision moved towards chi.');
    expect(stdout).toContain('- Candor (candor/took-it-back): “Think of the last time');
    expect(stdout).toContain('The evidence that was cited');
  });

  test('is printed as data', async () => {
    const { stdout } = await world.run(['debrief', id, '--as', 'chi', '--from', '-', '--json'], {
      input: STANDS,
    });
    expect(JSON.parse(stdout)).toEqual(debriefOf('chi'));
  });
});

describe('what does not count is refused at its line, and nothing is written', () => {
  test.each([
    ['a rating that is not so', REVISED.replace('from: 1', 'from: 4'), ':5:5:', 'there is no such rating'],
    [
      'a competency off the agenda',
      STANDS.replaceAll('competency: candor', 'competency: energy'),
      ':5:5:',
      'not on the agenda',
    ],
    ['no evidence', REVISED.slice(0, REVISED.indexOf('    evidence')), ':5:5:', 'names no evidence'],
    ['a note that is not there', REVISED.replace('note: 1', 'note: 9'), ':12:9:', 'there is no note 9'],
    ['a rating off the scale', REVISED.replace('to: 3', 'to: 3.5'), ':9:9:', 'rating'],
    ['no reason', REVISED.replace(/reason: .*/, 'reason: " "'), ':10:13:', 'text'],
    ['another candidate', REVISED.replace(id, SAMPLE.hire), ':2:12:', SAMPLE.hire],
    ['a question of no library', STANDS.replace('took-it-back', 'no-such-one'), ':11:37:', 'no-such-one'],
    ['a mistyped key', REVISED.replace('    reason', '    raison'), ':10:5:', 'reason'],
  ])('%s', async (_, notes, place, told) => {
    const author = notes.includes('author: chi') ? 'chi' : 'ana';
    const before = world.listing();
    const { code, stdout, stderr } = await feed(author, notes);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`standard input${place}`);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(told);
    expect(world.listing()).toEqual(before);
  });

  test("somebody else's ratings", async () => {
    const { code, stderr } = await feed('ben', REVISED);
    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('Only the author revises their own ratings.');
    const own = await feed('ben', REVISED.replace('author: ana', 'author: ben'));
    expect(own.code).toBe(1);
    expect(own.stderr.replaceAll(/\s+/g, ' ')).toContain('no such rating');
  });
});

describe('a debrief that is not where it belongs', () => {
  test.each([
    ["in a colleague's file", (text: string) => text, 'ben'],
    ['of another candidate', (text: string) => text.replace(id, SAMPLE.hire), 'ana'],
  ])('%s keeps the panel from being merged', async (_, change, name) => {
    await feed('ana', REVISED);
    world.write(`candidates/${id}/debrief/${name}.json`, change(world.read(file('ana'))));
    const { code, stdout, stderr } = await world.run(['merge', id, '--stdout']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`debrief/${name}.json`);
  });
});

describe('the command', () => {
  test('says nothing of ratings before the panel is complete', async () => {
    rmSync(join(world.hiring, `candidates/${id}/ben.practice.scorecard.json`));
    for (const args of [['--blank'], ['--from', '-'], []]) {
      const { code, stdout, stderr } = await world.run(['debrief', id, '--as', 'ana', ...args], {
        input: REVISED,
      });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('ben has not sealed yet');
      expect(stderr).not.toMatch(/candor|Candor/);
    }
  });

  test('says which option to give where there is no terminal', async () => {
    const { code, stderr } = await world.run(['debrief', id, '--as', 'ana']);
    expect({ code, told: stderr.includes('--from <file>') }).toEqual({ code: 2, told: true });
  });

  test('refuses who is not on the panel, and a panel with nothing to talk about', async () => {
    expect((await world.run(['debrief', id, '--as', 'dev', '--blank'])).code).toBe(2);
    const { code, stderr } = await world.run(['debrief', SAMPLE.hire, '--as', 'ana']);
    expect({ code, told: stderr.includes('nothing on the debrief agenda') }).toEqual({ code: 1, told: true });
  });

  test('prints a form whose entries count once they are filled in', async () => {
    const { stdout } = await world.run(['debrief', id, '--as', 'ana', '--blank']);
    expect(stdout).toContain('your answer is awaited');
    const [stands = ''] = /# - kind: stands[\s\S]*?evidence.*\n/.exec(stdout) ?? [];
    const filled =
      stdout.slice(0, stdout.indexOf('entries:')) +
      'entries:\n' +
      stands
        .replaceAll(/^ *# {0,1}/gm, '  ')
        .replace('reason: ""', 'reason: It is what I heard.')
        .replace('question: ', 'question: candor/did-not-know');
    const { code, stderr } = await feed('ana', filled);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(debriefOf('ana').entries.map(({ kind }) => kind)).toEqual(['stands']);
  });
});
