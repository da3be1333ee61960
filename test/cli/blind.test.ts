import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { COMMANDS } from '../../src/cli/table/command-table.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { sealScorecard } from '../../src/format/seal.js';
import { OPEN, answersOf, cardOf, openPanel, seal, sealing } from './open-panel.js';
import type { World } from './world.js';
import { copyOf, removeWorlds } from './world.js';

/** Two cards of three are sealed. The two worlds are the same but for what those cards say. */
let high: World;
let low: World;

beforeAll(async () => {
  high = await openPanel();
  await seal(high, 'ana.character', 'ben.practice');
  low = copyOf(high);
  for (const world of [high, low]) {
    for (const seat of ['ana.character', 'ben.practice'] as const) {
      const card = JSON.parse(world.read(cardOf(seat))) as Scorecard;
      world.write(cardOf(seat), encodeScorecard(sealScorecard(said(card, world === high ? 5 : 1))));
    }
  }
});
afterAll(removeWorlds);

/** The card with every rating, note, signal and recommendation as high or low as can be; no mark of it stands elsewhere. */
function said(card: Scorecard, rating: 1 | 5): Scorecard {
  const word = rating === 5 ? 'MARVELLOUS' : 'DREADFUL';
  return {
    ...card,
    payload: {
      ...card.payload,
      notes: card.payload.notes.map((note) => ({ ...note, text: { salt: 'ab'.repeat(16), text: word } })),
      assessments: card.payload.assessments.map((one) => ('rating' in one ? { ...one, rating } : one)),
      signals: rating === 5 ? card.payload.signals : [],
      recommendation: rating === 5 ? 'strong-yes' : 'strong-no',
      closing: { salt: 'cd'.repeat(16), text: word },
    },
  };
}

const CALLS: readonly (readonly string[])[] = [
  ['merge', OPEN],
  ['merge', OPEN, '--json'],
  ['merge', OPEN, '--stdout'],
  ['merge', '--all'],
  ['merge', '--all', '--json'],
  ['merge', '--all', '--stdout'],
  ['status'],
  ['status', OPEN],
  ['status', '--json'],
  ['verify'],
  ['verify', OPEN],
  ['verify', '--json'],
  ['check'],
  ['check', '--json'],
  ['check', `candidates/${OPEN}/candidate.yaml`],
  ['plan', OPEN],
  ['plan', OPEN, '--json'],
  ['plan', OPEN, '--kits', '../kits'],
  ['plan', OPEN, '--replace', 'chi=ana'],
  ['plan', OPEN, '--left', 'chi', '--reason', 'ill', '--as', 'ana', '--json'],
  ['plan', OPEN, '--left', 'ana', '--reason', 'ill', '--as', 'ana'],
  ['guide', OPEN, '--for', 'chi'],
  ['guide', OPEN, '--for', 'chi', '--answers'],
  ['show', 'rubrics'],
  ['interview', OPEN, '--as', 'ana'],
  ['interview', OPEN, '--as', 'ana', '--plain'],
  ['interview', OPEN, '--as', 'chi'],
  sealing('ana.character'),
  ['add', 'candidate', '--role', 'soc-analyst', '--previously', OPEN],
  ['receive', cardOf('ana.character')],
  ['receive', cardOf('ben.practice'), '--json'],
  ['merge', OPEN, '--what-if', '--without', 'ana'],
  ['merge', OPEN, '--what-if', '--bar', 'hire=4.90', '--json'],
  ['merge', OPEN, '--what-if', '--weights', 'candor=5'],
  ['debrief', OPEN, '--as', 'ana', '--blank'],
  ['debrief', OPEN, '--as', 'ana', '--json'],
  ['decide', OPEN, '--as', 'ana', '--decision', 'withdrawn', '--reason', 'because'],
  ['summary', '--format', 'md', '-o', '../summary.md'],
  ['summary', '--format', 'html', '-o', '../summary.html'],
  ['summary', '--format', 'csv'],
  ['summary', '--fail-on', 'overdue'],
  ['summary'],
  ['summary', '--json'],
  ['compare', 'soc-analyst'],
  ['compare', 'soc-analyst', '--json'],
  ['debrief', OPEN, '--as', 'ana'],
  ['decide', OPEN, '--as', 'ana', '--decision', 'hire', '--reason', 'because'],
  ['export'],
  ['export', OPEN],
  ['export', OPEN, '--format', 'csv'],
  ['export', '--evidence', '--format', 'ndjson'],
  ['export', '--table', 'scores'],
  ['export', '--table', 'outcomes'],
  ['export', '--subject', OPEN, '--as', 'ana'],
  ['hold', OPEN, '--as', 'ana', '--reason', 'because'],
  ['hold'],
  ['purge', '--now', '2099-01-01'],
  ['purge', OPEN, '--early', '--reason', 'request', '--yes', '--as', 'ana'],
  ['purge', OPEN, '--json'],
  ['keys', 'list'],
  ['keys', 'list', '--json'],
  ['keys', 'rotate', OPEN],
  ['redact', OPEN],
  ['redact', OPEN, 'ana.character', '--as', 'ana'],
  ['redact', OPEN, 'ana.character', '--note', 'n1', '--yes', '--as', 'ana'],
];

describe('while a planned card is missing', () => {
  test.each(CALLS.map((args) => [args.join(' '), args] as const))(
    '%s tells nothing of the others',
    async (_, args) => {
      const [one, other] = [copyOf(high), copyOf(low)];
      const told = await Promise.all([one.run(args, { seed: 'x' }), other.run(args, { seed: 'x' })]);
      const [first, second] = told.map(({ code, stdout, stderr }, index) => ({
        code,
        stdout: stdout.replaceAll((index === 0 ? one : other).path, ''),
        stderr: stderr.replaceAll((index === 0 ? one : other).path, ''),
      }));
      expect(first).toEqual(second);
      expect(`${String(first?.stdout)}${String(first?.stderr)}`).not.toMatch(/MARVELLOUS|This is a bug/);
      expect(withoutCards(one)).toEqual(withoutCards(other));
    },
  );

  test('every command is among these', () => {
    const called = new Set(CALLS.map(([name]) => name));
    const neverReadsCards = ['init', 'completion'];
    const names = COMMANDS.map(({ name }) => name).filter((name) => !neverReadsCards.includes(name));
    expect(names.filter((name) => !called.has(name))).toEqual([]);
  });

  test('a command that is at a terminal tells nothing either', async () => {
    const told = await Promise.all(
      [copyOf(high), copyOf(low)].map((world) => world.run(['merge', OPEN], { columns: 100 })),
    );
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ code: 1 });
  });

  test.each([
    ['cut in half', (text: string): string => text.slice(0, text.indexOf('"rating"') + 14)],
    ['of another type', (text: string): string => text.replace(/"rating": (\d)/, '"rating": "$1"')],
    ['beyond the scale', (text: string): string => text.replace(/"rating": (\d)/, '"rating": 1$1')],
    ['with conflict markers', (text: string): string => text.replace(/( +"rating": \d)/, '<<<<<<< HEAD\n$1')],
    ['with other line ends', (text: string): string => text.replace(/("rating": \d,?)\n/, '$1\r\n')],
    ['with a rating twice', (text: string): string => text.replace(/("rating": \d)/, '$1, $1')],
  ])('a card that is broken (%s) shows nothing of itself', async (_name, spoil) => {
    const outputs = await Promise.all(
      [copyOf(high), copyOf(low)].map(async (world) => {
        const card = spoil(world.read(cardOf('ana.character')));
        world.write(cardOf('ana.character'), card);
        world.write('../inbox/card.json', card);
        const calls = [
          ['merge', OPEN],
          ['verify'],
          ['verify', '--json'],
          ['status'],
          ['receive', '../inbox/card.json'],
          ['interview', OPEN, '--as', 'ana', '--answers', answersOf('ana.character')],
        ];
        const ran = [];
        for (const args of calls) ran.push(await world.run(args));
        return ran;
      }),
    );
    expect(outputs[0]).toEqual(outputs[1]);
    for (const { code } of outputs[0] ?? []) expect(code).toBe(1);
  });
});

/** What lies in a world, but for the two cards that differ. */
function withoutCards(world: World): readonly string[] {
  return world
    .listing()
    .filter((line) => !/(ana\.character|ben\.practice)\.scorecard\.json/.test(line) || !line.includes(OPEN));
}

describe('merge', () => {
  test.each([
    ['md', ['--stdout']],
    ['json', ['--json']],
  ])('gives the same bytes at any hour, place, zone and locale (%s)', async (_name, options) => {
    const world = copyOf(high);
    await seal(world, 'chi.team');
    const call = ['merge', OPEN, ...options];
    const usual = await world.run(call);
    expect(usual.code).toBe(0);
    const zone = process.env.TZ;
    try {
      for (const variables of [
        { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
      ]) {
        process.env.TZ = variables.TZ;
        mkdirSync(join(world.path, 'elsewhere'), { recursive: true });
        const other = await world.run([...call, '--folder', world.hiring], {
          variables,
          from: 'elsewhere',
          now: '2031-02-03T04:05:06Z',
          seed: 'another',
        });
        expect(other).toEqual(usual);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('writes the document for nobody else to read, and only where it changes', async () => {
    const world = copyOf(high);
    await seal(world, 'chi.team');
    const file = `candidates/${OPEN}/recommendation.md`;
    const first = await world.run(['merge', OPEN]);
    expect(first.stderr).toBe(`Written to ${file}.\nNext: touchstone decide ${OPEN}\n`);
    expect(world.mode(file)).toBe('600');
    expect(world.read(file)).toBe(first.stdout);
    const before = world.listing();
    const again = await world.run(['merge', OPEN]);
    expect(again.stderr).toBe(`${file} is up to date.\nNext: touchstone decide ${OPEN}\n`);
    expect(again.stdout).toBe(first.stdout);
    expect(world.listing()).toEqual(before);
  });

  test('leaves an earlier document alone while the panel waits', async () => {
    const world = copyOf(high);
    await seal(world, 'chi.team');
    await world.run(['merge', OPEN]);
    rmSync(join(world.hiring, cardOf('chi.team')));
    const before = world.listing();
    const { code, stdout } = await world.run(['merge', OPEN]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^# Waiting/);
    expect(world.listing()).toEqual(before);
  });

  test('of a folder without candidates says so', async () => {
    const world = copyOf(high);
    rmSync(join(world.hiring, 'candidates'), { recursive: true });
    const data = await world.run(['merge', '--all', '--json']);
    expect(JSON.parse(data.stdout)).toEqual({ format: 'touchstone/recommendations@1', recommendations: [] });
    expect(await world.run(['merge', '--all'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('goes on where one candidate has lost their plan', async () => {
    const world = copyOf(high);
    mkdirSync(join(world.hiring, 'candidates/c-gone'));
    mkdirSync(join(world.hiring, 'candidates/Not An Id'));
    writeFileSync(join(world.hiring, 'candidates/Not An Id/x'), '');
    for (const args of [['merge', '--all'], ['merge', '--all', '--json'], ['status'], ['verify']]) {
      const { code, stdout, stderr } = await world.run(args);
      expect(code).toBe(1);
      expect(stderr).toContain('candidates/c-gone/candidate.yaml');
      expect(stderr).toContain('Not An Id');
      if (args[0] !== 'verify') expect(stdout).toContain('c-7k2m');
    }
  });
});
