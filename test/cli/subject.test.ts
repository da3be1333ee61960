import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { textOf } from '../../src/domain/scorecard.js';
import { escapeMarkdown, escapeMarkdownLines } from '../../src/render/markdown.js';
import { IDENTITY_FILE, lockWorld } from './locked-world.js';
import { OPEN, SEATS, cardOf, openPanel, seal } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds } from './world.js';

const { hire, knockout } = SAMPLE;
const IDENTITY = ['--identity', IDENTITY_FILE];
const REASON = 'The team would work with them tomorrow';
const HOLD = 'Claim before the tribunal, file 12/26';

let plain: World;
let locked: World;

beforeAll(async () => {
  plain = await openPanel();
  await seal(plain, 'ana.character');
  plain.write('names.csv', `candidate,name\n${hire},Kim *Doe*\n`);
  for (const args of [
    ['decide', hire, '--decision', 'hire', '--by', 'ana,ben', '--reason', REASON],
    ['hold', hire, '--as', 'ben', '--reason', HOLD],
  ]) {
    const { code, stderr } = await plain.run(args);
    if (code !== 0) throw new Error(stderr);
  }
  locked = copyOf(plain);
  await lockWorld(locked);
}, 30_000);
afterAll(removeWorlds);

const subject = async (world: World, id: string, ...args: readonly string[]): ReturnType<World['run']> =>
  world.run(['export', '--subject', id, '--as', 'ana', ...args]);

function cards(of: string): readonly Scorecard[] {
  return SEATS.filter((seat) => existsSync(join(plain.hiring, cardOf(seat, of)))).map(
    (seat) => JSON.parse(plain.read(cardOf(seat, of))) as Scorecard,
  );
}

/** Every line of every text on a candidate's cards, as Markdown. */
function linesOn(of: string): readonly string[] {
  return cards(of).flatMap(({ payload }) =>
    [
      ...payload.notes.map(({ text }) => text),
      ...(payload.closing === null ? [] : [payload.closing]),
    ].flatMap((text) => escapeMarkdownLines(textOf(text) ?? '').filter((line) => line !== '')),
  );
}

describe('the document for one person', () => {
  test('holds every text, rating and moment there is about them, and nobody else’s', async () => {
    const { code, stdout } = await subject(plain, hire);
    expect(code).toBe(0);
    const lines = linesOn(hire);
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => !stdout.includes(line))).toEqual([]);
    for (const { header, payload } of cards(hire)) {
      const ratings = payload.assessments.filter((one) => 'rating' in one);
      const own = stdout.split('\n### ').find((part) => part.startsWith(`${header.interviewer}: `)) ?? '';
      expect(own.match(/ of 5, resting on notes? n/g) ?? []).toHaveLength(ratings.length);
      expect(own.match(/^- Marked as /gm) ?? []).toHaveLength(payload.signals.length);
      expect(own).toContain(`Sealed ${header.sealed.slice(0, 10)}`);
      expect(own).toContain('own recommendation:**');
    }
    for (const part of [
      '# What Example SOC holds about Kim \\*Doe\\* (c-7k2m)',
      '- Role: SOC Analyst',
      REASON,
      HOLD,
      'The records are kept for 12 months (profile us-private)',
      'They are to be deleted from 2027-11-05 on.',
      'They are on hold since 2026-11-05, by ben.',
      '**Hire**, on 2026-11-05, by ana and ben.',
      '- 2026-11-05 08:00 UTC: put on hold, by ben',
      '- 2026-11-05 08:00 UTC: this document made for you, by ana',
    ]) {
      expect(stdout).toContain(part);
    }
    // The words of the anchor that a rating stands for.
    const rubric = plain.read('rubrics/candor.yaml');
    const label = /label: (.*)/.exec(rubric.slice(rubric.indexOf('"4"')))?.[1] ?? '';
    expect(stdout).toContain(escapeMarkdown(label));
    const foreign = linesOn(knockout).filter((line) => line.length > 30 && !lines.includes(line));
    expect(foreign.filter((line) => stdout.includes(line))).toEqual([]);
  });

  test('is logged by id, without the name', async () => {
    const world = copyOf(plain);
    await subject(world, hire);
    const last = world.read('erasures.jsonl').trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toEqual({
      format: 'touchstone/act@1',
      act: 'exported',
      candidate: hire,
      on: '2026-11-05T08:00:00Z',
      by: 'ana',
    });
  });

  test('is the same where the records are encrypted, but for the sentence that says so', async () => {
    const shut = await subject(copyOf(locked), hire);
    expect(shut.code).toBe(2);
    expect(shut.stdout).toBe('');
    expect(shut.stderr).toContain('--identity');
    const [open, other] = [
      await subject(copyOf(locked), hire, ...IDENTITY),
      await subject(copyOf(plain), hire),
    ];
    expect(open.code).toBe(0);
    const differing = open.stdout.split('\n').filter((line) => !other.stdout.includes(line));
    expect(differing).toEqual([expect.stringContaining('encrypted with a key of your own')]);
  });

  test('goes to a file or a page, for the user’s eyes only', async () => {
    const world = copyOf(plain);
    expect((await subject(world, hire, '-o', 'kim.md')).stdout).toBe('');
    expect(world.read('kim.md')).toContain('# What Example SOC holds');
    expect(world.mode('kim.md')).toBe('600');
    await subject(world, hire, '-o', 'kim.html');
    expect(world.read('kim.html')).toMatch(/^<!doctype html>/);
    expect(world.read('kim.html')).toContain(REASON);
  });

  test('says where a text was taken out', async () => {
    const world = copyOf(plain);
    const [card] = cards(hire);
    const note = card?.payload.notes[0]?.id ?? '';
    await world.run(['redact', hire, 'ana.character', '--note', note, '--yes', '--as', 'ana']);
    const { stdout } = await subject(world, hire);
    expect(stdout).toContain('\\[this text was taken out\\]');
    expect(stdout).toContain('a text taken out of a card, by ana');
  });

  test.each([
    ['readable', (): World => plain, []],
    ['encrypted', (): World => locked, IDENTITY],
  ])('of a panel that waits is not to be had before it is complete: %s', async (_name, from, key) => {
    const world = copyOf(from());
    const before = world.listing();
    const { code, stdout, stderr } = await subject(world, OPEN, ...key);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      `Not yet: ben, chi have not sealed, and until then nobody sees what the others wrote about ${OPEN}.`,
    );
    expect(world.listing()).toEqual(before);
  });

  test.each([
    ['readable', (): World => plain, []],
    ['encrypted', (): World => locked, IDENTITY],
  ])('of somebody who withdrew holds what there is: %s', async (_name, from, key) => {
    const world = copyOf(from());
    await world.run([
      'decide',
      OPEN,
      '--decision',
      'withdrawn',
      '--as',
      'ana',
      '--reason',
      'Another offer',
      ...key,
    ]);
    const { code, stdout } = await subject(world, OPEN, ...key);
    expect(code).toBe(0);
    expect(linesOn(OPEN).filter((line) => !stdout.includes(line))).toEqual([]);
    expect(stdout).toContain('Status: you withdrew');
    expect(stdout).toContain('Nothing was computed');
    expect(stdout).toContain('Another offer');
  });

  test.each([
    [['--format', 'csv'], '--format'],
    [['--evidence'], '--evidence'],
    [['--role', 'soc-analyst'], '--role'],
    [[hire], hire],
  ])('does not go together with %j', async (args, names) => {
    const { code, stderr } = await subject(plain, hire, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(`--subject and ${names} do not go together`);
  });

  test('of nobody is refused with a suggestion', async () => {
    const { code, stderr } = await subject(plain, 'c-7k2x');
    expect([code, stderr.includes(`"${hire}"`)]).toEqual([2, true]);
  });
});
