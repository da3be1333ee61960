import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN, SEATS, answersOf, cardOf, openPanel, seal, sealing } from './open-panel.js';
import type { World } from './world.js';
import { copyOf, removeWorlds } from './world.js';

let base: World;

beforeAll(async () => {
  base = await openPanel();
});
afterAll(removeWorlds);

const ANSWERS = answersOf('ana.character');
const SEAL = sealing('ana.character');
const CARD = cardOf('ana.character');

describe('interview --answers', () => {
  test.each([0o000, 0o077])('seals a card for nobody else to read, under umask %i', async (mask) => {
    const world = copyOf(base);
    const before = process.umask(mask);
    try {
      const { code, stdout, stderr } = await world.run(SEAL);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toContain(`Sealed: ${CARD}`);
      expect(stderr).toContain('Still to seal: ben (practice), chi (team).');
    } finally {
      process.umask(before);
    }
    expect(world.mode(CARD)).toBe('600');
    expect(world.listing().filter((line) => line.includes('.partial'))).toEqual([]);
  });

  test('tells who seals last to merge', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character', 'ben.practice');
    const { stderr } = await world.run(sealing('chi.team'));
    expect(stderr).toContain('The panel is complete.');
    expect(stderr).toContain(`touchstone merge ${OPEN}`);
    expect((await world.run(['verify', OPEN])).stderr).toBe('3 sealed cards hold.\n');
  });

  test('reads standard input', async () => {
    const world = copyOf(base);
    const args = SEAL.map((arg) => (arg === ANSWERS ? '-' : arg));
    expect((await world.run(args, { input: world.read(ANSWERS), seed: 'one' })).code).toBe(0);
    const other = copyOf(base);
    await other.run(SEAL, { seed: 'one' });
    expect(world.read(CARD)).toBe(other.read(CARD));
  });

  test('knows who one is from the environment', async () => {
    const world = copyOf(base);
    const args = ['interview', OPEN, '--answers', ANSWERS];
    const { code } = await world.run(args, { variables: { TOUCHSTONE_INTERVIEWER: 'ana' } });
    expect(code).toBe(0);
  });

  test('finds the folder from below', async () => {
    const world = copyOf(base);
    const args = SEAL.map((arg) => (arg === ANSWERS ? `../${ANSWERS}` : arg));
    expect((await world.run(args, { from: 'hiring/rubrics' })).code).toBe(0);
  });

  test('seals a seat once', async () => {
    const world = copyOf(base);
    await seal(world, 'ana.character');
    const before = world.listing();
    const { code, stderr } = await world.run(SEAL);
    expect(code).toBe(1);
    expect(stderr).toContain('sealed already');
    expect(world.listing()).toEqual(before);
  });

  test('seals nothing for a candidate who has withdrawn', async () => {
    const world = copyOf(base);
    world.edit(`candidates/${OPEN}/candidate.yaml`, 'status: open', 'status: withdrawn');
    const { code, stderr } = await world.run(SEAL);
    expect(code).toBe(2);
    expect(stderr).toContain('withdrawn');
  });
});

const RATING = 'candor: {rating: 4, evidence: [2, 3, 5]}';
const RATED = /candor: \{rating: 4, evidence: \[2, 3, 5\]\}/;

const REFUSED: readonly (readonly [string, string | RegExp, string, readonly string[]])[] = [
  ...['0', '6', '3.5', '"4"', 'null', '-1', '1e1', 'four', '[4]', '0x4f'].map(
    (rating) =>
      [
        `the rating ${rating}`,
        RATING,
        `candor: {rating: ${rating}, evidence: [2]}`,
        ['whole points only'],
      ] as const,
  ),
  ['a rating that is no number', RATED, 'candor: {rating: .nan, evidence: [2]}', ['.nan']],
  ['a rating without a list of evidence', RATED, 'candor: {rating: 4}', ['"evidence"']],
  ['a rating with no evidence', RATED, 'candor: {rating: 4, evidence: []}', ['evidence']],
  ['evidence from a note that is not there', RATED, 'candor: {rating: 4, evidence: [77]}', ['77']],
  ['evidence from note 0', RATED, 'candor: {rating: 4, evidence: [0]}', ['0']],
  ['a bare rating', RATED, 'candor: 4', ['4']],
  [
    'a rating and a reason for none',
    RATED,
    'candor: {rating: 4, evidence: [2], notAssessed: declined}',
    ['notAssessed'],
  ],
  ['no rating', RATED, 'candor: {}', ['rating']],
  [
    'a competency that is not judged here',
    RATED,
    'energy: {rating: 4, evidence: [2]}',
    ['"energy"', 'candor'],
  ],
  ['an unknown competency', RATED, 'candour: {rating: 4, evidence: [2]}', ['candour']],
  ['an unknown signal', 'candor/says-i-do-not-know', 'candor/says-i-dont-know', ['candor/says-i-dont-know']],
  [
    'a knockout without evidence',
    '{signal: candor/says-i-do-not-know, evidence: [2]}',
    '{signal: candor/hid-harm, evidence: []}',
    ['"candor/hid-harm" names no evidence'],
  ],
  ['an unknown question', 'candor/did-not-know:', 'candor/did-not-now:', ['candor/did-not-now']],
  ['a path for a question', 'candor/did-not-know:', '../../x:', ['../../x']],
  ['a path for a candidate', `candidate: ${OPEN}`, 'candidate: ../../x', ['../../x']],
  ['another candidate', `candidate: ${OPEN}`, 'candidate: c-7k2m', ['c-7k2m', OPEN]],
  ['another interviewer', 'interviewer: ana', 'interviewer: ben', ['"ben"', '"ana"']],
  ['another interview', 'interview: character', 'interview: team', ['"team"', '"character"']],
  ['no recommendation', /^recommendation: .*\n/m, '', ['recommendation']],
  [
    'a recommendation in between',
    /^recommendation: .*$/m,
    'recommendation: perhaps',
    ['perhaps', 'strong-yes'],
  ],
  ['an end before the start', /^ended: .*$/m, 'ended: 2026-11-02T08:00:00Z', ['before it starts']],
  ['a start without a zone', /^started: .*$/m, 'started: 2026-11-02 09:02', ['2026-11-02 09:02']],
  ['an empty note', /- "own 4 alerts.*$/m, '- ""', ['blank']],
  ['an unknown key', 'mode: video', 'modus: video', ['"modus"', '"mode"']],
];

describe('answers', () => {
  test.each(REFUSED)('with %s seal nothing', async (_name, from, to, says) => {
    const world = copyOf(base);
    world.edit(ANSWERS, from, to);
    const before = world.listing();
    const { code, stdout, stderr } = await world.run(SEAL);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const text = stderr.replace(/\s*\n\s+/g, ' ');
    expect(text).toMatch(/\.\.\/answers\/ana\.character\.yaml:\d+:\d+: error: /);
    expect(text).toMatch(/[│|]/);
    for (const said of says) expect(text).toContain(said);
    expect(stderr).not.toMatch(/\n\s+at |undefined|This is a bug/);
    expect(world.listing()).toEqual(before);
  });

  test('are refused as a folder, as bytes and as nothing', async () => {
    const spoil: readonly ((file: string) => void)[] = [
      mkdirSync,
      (file) => {
        writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41]));
      },
      (file) => {
        writeFileSync(file, '');
      },
      (file) => {
        writeFileSync(file, Buffer.alloc(2 * 1024 * 1024, 'x'));
      },
    ];
    for (const lay of spoil) {
      const world = copyOf(base);
      const file = join(world.hiring, ANSWERS);
      rmSync(file);
      lay(file);
      const before = world.listing();
      const { code, stderr } = await world.run(SEAL);
      expect([1, 2]).toContain(code);
      expect(stderr).toContain('answers/ana.character.yaml');
      expect(world.listing()).toEqual(before);
    }
  });
});

describe('a kit', () => {
  test('lets somebody seal who has no hiring folder, and the card comes back', async () => {
    const world = copyOf(base);
    expect((await world.run(['plan', OPEN, '--kits', '../kits'])).code).toBe(0);
    const kit = `../kits/${OPEN}.ana.character.kit.json`;
    expect(world.mode(kit)).toBe('600');
    expect(world.mode('../kits')).toBe('700');
    // Nobody learns from a kit who else sits on the panel.
    expect(world.read(kit)).not.toMatch(/"(ben|chi)"/);

    const away = [
      'interview',
      `${OPEN}.ana.character.kit.json`,
      '--answers',
      '../answers/ana.character.yaml',
    ];
    const sealed = await world.run(away, { from: 'kits' });
    expect({ code: sealed.code, stdout: sealed.stdout }).toEqual({ code: 0, stdout: '' });
    expect(sealed.stderr).toContain('send this file');
    const card = `../kits/${OPEN}.ana.character.scorecard.json`;
    expect(world.mode(card)).toBe('600');

    const received = await world.run(['receive', card]);
    expect(received).toMatchObject({ code: 0, stdout: `${CARD}\n` });
    expect(received.stderr).toContain(`touchstone status ${OPEN}`);
    expect(world.mode(CARD)).toBe('600');
    expect(world.read(CARD)).toBe(world.read(card));

    const before = world.listing();
    const again = await world.run(['receive', card, '--json']);
    expect(JSON.parse(again.stdout)).toEqual({
      format: 'touchstone/received@1',
      filed: [{ file: CARD, already: true, encrypted: false, signed: false }],
    });
    expect(world.listing()).toEqual(before);
  });

  test('puts its card where -o says', async () => {
    const world = copyOf(base);
    await world.run(['plan', OPEN, '--kits', '../kits']);
    const args = [
      'interview',
      `../kits/${OPEN}.ana.character.kit.json`,
      '--answers',
      ANSWERS,
      '-o',
      '../mine.json',
    ];
    expect((await world.run(args)).code).toBe(0);
    expect(world.mode('../mine.json')).toBe('600');
  });

  test.each([
    [
      'cut in half',
      (file: string) => {
        truncateSync(file, 4000);
      },
      'cut off',
    ],
    [
      'empty',
      (file: string) => {
        truncateSync(file, 0);
      },
      'empty',
    ],
    [
      'a link',
      (file: string) => {
        rmSync(file);
        symlinkSync('/etc/passwd', file);
      },
      'link',
    ],
    [
      'a folder',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
      'folder',
    ],
    [
      'not there',
      (file: string) => {
        rmSync(file);
      },
      'no file',
    ],
  ])('that is %s is refused', async (_name, spoil, said) => {
    const world = copyOf(base);
    await world.run(['plan', OPEN, '--kits', '../kits']);
    const kit = `../kits/${OPEN}.ana.character.kit.json`;
    spoil(join(world.hiring, kit));
    const before = world.listing();
    const { code, stdout, stderr } = await world.run(['interview', kit, '--answers', ANSWERS]);
    expect([1, 2]).toContain(code);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).toContain('kit.json');
    expect(world.listing()).toEqual(before);
  });
});

describe('a draft', () => {
  test.each([0o000, 0o077])(
    'lies where only the user can read it, and keeps answers out, under umask %i',
    async (mask) => {
      const world = copyOf(base);
      const umask = process.umask(mask);
      try {
        const talk = ['interview', OPEN, '--as', 'ana', '--plain'];
        await world.run(talk, { input: 'n\nv\nen\n\n' });
      } finally {
        process.umask(umask);
      }
      const drafts = world.listing('home').filter((line) => line.includes('.jsonl'));
      expect(drafts.map((line) => line.split(' ')[1])).toEqual(['600']);
      const folders = world.listing('home/.local/state').filter((line) => line.includes('/ '));
      expect(folders.every((line) => line.endsWith(' 700'))).toBe(true);

      const before = world.listing();
      const { code, stderr } = await world.run(SEAL);
      expect(code).toBe(1);
      expect(stderr).toContain('a draft of this interview');
      expect(world.listing()).toEqual(before);
    },
  );
});

describe('interview --practice', () => {
  test('keeps nothing', async () => {
    const world = copyOf(base);
    const before = world.listing();
    const { code, stdout, stderr } = await world.run(['interview', '--practice'], { input: 'v\nen\n\nq\n' });
    expect([0, 130]).toContain(code);
    expect(`${stdout}${stderr}`).toContain('rehearsal');
    expect(world.listing()).toEqual(before);
  });
});

describe('a panel', () => {
  test('of three answers files gives the recommendation of the sample', async () => {
    const world = copyOf(base);
    await seal(world, ...SEATS);
    const { code, stdout } = await world.run(['merge', OPEN, '--stdout']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Hire: c-open for SOC Analyst\n/);
  });
});
