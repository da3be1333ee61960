import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { sealScorecard } from '../../src/format/seal.js';
import { OPEN, SEATS, cardOf, openPanel, seal, sealing } from './open-panel.js';
import type { World } from './world.js';
import { SAMPLE, copyOf, removeWorlds } from './world.js';

let base: World;

beforeAll(async () => {
  base = await openPanel();
  await seal(base, ...SEATS);
});
afterAll(removeWorlds);

const CARD = cardOf('ana.character');

/** A card as its author would have sealed it, had it been like this. */
function reseal(world: World, file: string, change: (card: Scorecard) => Scorecard): void {
  const card = change(JSON.parse(world.read(file)) as Scorecard);
  world.write(file, encodeScorecard(sealScorecard(card)));
}

function half(text: string): string {
  return text.slice(0, text.length / 2);
}

interface Row {
  readonly name: string;
  readonly spoil: (world: World) => void;
  readonly says: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'whose rating was edited after sealing',
    spoil: (world) => {
      world.edit(CARD, '"rating": 4', '"rating": 5');
    },
    says: [CARD, 'changed after it was sealed', 'payload', 'Corrections belong in the debrief'],
  },
  {
    name: 'whose header was edited after sealing',
    spoil: (world) => {
      world.edit(CARD, '"capacity": "interviewer"', '"capacity": "shadow"');
    },
    says: [CARD, 'changed after it was sealed', 'header'],
  },
  {
    name: 'whose note was edited after sealing',
    spoil: (world) => {
      world.edit(CARD, 'IT help desk', 'IT service desk');
    },
    says: [CARD, 'changed after it was sealed'],
  },
  {
    name: 'with a rating outside the scale',
    spoil: (world) => {
      world.edit(CARD, '"rating": 4', '"rating": 6');
    },
    says: [`${CARD}:`, 'changed after it was sealed'],
  },
  {
    name: 'of another candidate',
    spoil: (world) => {
      cpSync(join(world.hiring, cardOf('ana.character', SAMPLE.hire)), join(world.hiring, CARD));
    },
    says: [CARD, 'another seat', cardOf('ana.character', SAMPLE.hire)],
  },
  {
    name: 'of another seat',
    spoil: (world) => {
      cpSync(join(world.hiring, cardOf('ben.practice')), join(world.hiring, CARD));
    },
    says: [CARD, 'another seat', cardOf('ben.practice')],
  },
  {
    name: 'that lies there twice',
    spoil: (world) => {
      cpSync(join(world.hiring, CARD), join(world.hiring, cardOf('ana.character').replace('ana.', 'ana2.')));
    },
    says: ['ana2.character.scorecard.json', 'another seat', CARD],
  },
  {
    name: 'for another role',
    spoil: (world) => {
      reseal(world, CARD, (card) => ({ ...card, header: { ...card.header, role: 'soc-manager' } }));
    },
    says: ['soc-manager'],
  },
  {
    name: 'of a newer format',
    spoil: (world) => {
      world.edit(CARD, 'touchstone/scorecard@1', 'touchstone/scorecard@2');
    },
    says: [`${CARD}:`, 'touchstone/scorecard@2', 'touchstone/scorecard@1'],
  },
  {
    name: 'cut in half',
    spoil: (world) => {
      world.write(CARD, half(world.read(CARD)));
    },
    says: [`${CARD}:`, 'cut off'],
  },
  {
    name: "with git's conflict markers",
    spoil: (world) => {
      world.edit(CARD, '  "format"', '<<<<<<< HEAD\n=======\n>>>>>>> theirs\n  "format"');
    },
    says: [`${CARD}:2:1`, "git's conflict markers"],
  },
  {
    name: 'with a byte order mark',
    spoil: (world) => {
      world.write(CARD, `\uFEFF${world.read(CARD)}`);
    },
    says: [`${CARD}:1:1`],
  },
  {
    name: 'with CRLF line ends',
    spoil: (world) => {
      world.write(CARD, world.read(CARD).replaceAll('\n', '\r\n'));
    },
    says: [`${CARD}:1:`],
  },
  {
    name: 'with a key twice',
    spoil: (world) => {
      world.edit(CARD, '"capacity": "interviewer",', '"capacity": "shadow",\n    "capacity": "interviewer",');
    },
    says: [`${CARD}:`, '"capacity" stands here a second time'],
  },
  {
    name: 'that is empty',
    spoil: (world) => {
      world.write(CARD, '');
    },
    says: [CARD, 'empty'],
  },
  {
    name: 'that is a folder',
    spoil: (world) => {
      rmSync(join(world.hiring, CARD));
      mkdirSync(join(world.hiring, CARD));
    },
    says: [CARD, 'a folder where a file'],
  },
  {
    name: 'that is a link',
    spoil: (world) => {
      rmSync(join(world.hiring, CARD));
      symlinkSync(`../${SAMPLE.hire}/ana.character.scorecard.json`, join(world.hiring, CARD));
    },
    says: [CARD, 'symbolic link'],
  },
  {
    name: 'under a plan that was changed in silence',
    spoil: (world) => {
      world.edit(`candidates/${OPEN}/candidate.yaml`, / +- energy\/the-quiet-night\n/, '');
    },
    says: ['The plan is not the one', '--reason'],
  },
  {
    name: 'whose instruments are gone',
    spoil: (world) => {
      rmSync(join(world.hiring, 'instruments'), { recursive: true });
    },
    says: ['instruments', 'candor'],
  },
  {
    name: 'whose instruments were changed',
    spoil: (world) => {
      const name = world.listing('hiring/instruments').find((line) => line.startsWith('candor@')) ?? '';
      world.edit(`instruments/${name.split(' ')[0] ?? ''}`, /"version": \d+/, '"version": 99');
    },
    says: ['instruments/candor@', 'An archived instrument never changes'],
  },
];

const QUIET = /\n\s+at |TypeError|undefined|\[object|This is a bug/;

describe('a card', () => {
  test.each(ROWS)('$name, is told by verify and stops merge', async ({ spoil, says }) => {
    const world = copyOf(base);
    spoil(world);
    const before = world.listing();
    for (const args of [
      ['verify', OPEN],
      ['merge', OPEN],
    ]) {
      const { code, stdout, stderr } = await world.run(args);
      const text = stderr.replace(/\s*\n\s+/g, ' ');
      for (const said of says) expect(text).toContain(said);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).not.toMatch(QUIET);
      const data = await world.run([...args, '--json']);
      expect(JSON.parse(data.stdout)).toMatchObject({ format: 'touchstone/findings@1' });
      expect(data.code).toBe(1);
    }
    expect(world.listing()).toEqual(before);
  });

  test.each(ROWS)('$name, leaves the other candidates their recommendations', async ({ spoil }) => {
    const world = copyOf(base);
    spoil(world);
    const { code, stdout, stderr } = await world.run(['merge', '--all', '--json']);
    const { recommendations } = JSON.parse(stdout) as { recommendations: readonly { candidate: string }[] };
    expect(recommendations.map(({ candidate }) => candidate)).not.toContain(OPEN);
    expect(stderr).not.toBe('');
    expect(code).toBe(1);
  });

  test('with an unknown key of a later version still holds', async () => {
    const world = copyOf(base);
    reseal(world, CARD, (card) => ({ ...card, header: { ...card.header, room: 'B12' } }) as Scorecard);
    expect((await world.run(['verify', OPEN])).code).toBe(0);
    expect((await world.run(['merge', OPEN, '--stdout'])).code).toBe(0);
  });
});

describe('receive', () => {
  test.each(ROWS.slice(0, 4).concat(ROWS.slice(8, 14)))('refuses a card $name', async ({ spoil }) => {
    const world = copyOf(base);
    spoil(world);
    world.write('../inbox/card.json', world.read(CARD));
    rmSync(join(world.hiring, CARD));
    const before = world.listing();
    const { code, stdout, stderr } = await world.run(['receive', '../inbox/card.json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('../inbox/card.json');
    expect(stderr).not.toMatch(QUIET);
    expect(world.listing()).toEqual(before);
  });

  const away = (world: World, name: string, file = CARD): string => {
    world.write(`../inbox/${name}`, world.read(file));
    return `../inbox/${name}`;
  };

  test('files all cards or none', async () => {
    const world = copyOf(base);
    const good = away(world, 'good.json');
    const bad = away(world, 'bad.json', cardOf('ben.practice'));
    world.edit(bad, '"rating": 3', '"rating": 4');
    rmSync(join(world.hiring, CARD));
    rmSync(join(world.hiring, cardOf('ben.practice')));
    const before = world.listing();
    expect((await world.run(['receive', good, bad])).code).toBe(1);
    expect(world.listing()).toEqual(before);
  });

  test('refuses two cards of one seat', async () => {
    const world = copyOf(base);
    const first = away(world, 'first.json');
    rmSync(join(world.hiring, CARD));
    await world.run(sealing('ana.character'), { seed: 'other' });
    const second = away(world, 'second.json');
    rmSync(join(world.hiring, CARD));
    const before = world.listing();
    const { code, stderr } = await world.run(['receive', first, second]);
    expect(code).toBe(1);
    expect(stderr).toContain('second.json');
    expect(stderr).toContain('two scorecards by "ana"');
    expect(world.listing()).toEqual(before);
  });

  test('refuses another card where one is filed', async () => {
    const world = copyOf(base);
    const first = away(world, 'first.json');
    rmSync(join(world.hiring, CARD));
    await world.run(sealing('ana.character'), { seed: 'other' });
    const before = world.listing();
    const { code, stderr } = await world.run(['receive', first]);
    expect(code).toBe(1);
    expect(stderr).toContain('sealed already');
    expect(world.listing()).toEqual(before);
  });

  test('refuses a card of another hiring folder, and of an unknown candidate', async () => {
    const world = copyOf(base);
    const card = away(world, 'card.json');
    reseal(world, card, ({ header, ...card }) => ({ ...card, header: { ...header, folder: 'f-elsewhere' } }));
    expect((await world.run(['receive', card])).stderr).toContain('another hiring folder');
    const other = away(world, 'other.json');
    reseal(world, other, ({ header, ...card }) => ({ ...card, header: { ...header, candidate: 'c-opem' } }));
    const { code, stderr } = await world.run(['receive', other]);
    expect(code).toBe(1);
    expect(stderr).toContain(`"${OPEN}"`);
  });

  test('refuses a knockout and a rating without evidence', async () => {
    const world = copyOf(base);
    rmSync(join(world.hiring, CARD));
    const knockout = away(world, 'knockout.json', cardOf('ana.character', SAMPLE.hire));
    reseal(world, knockout, ({ header, payload, ...card }) => ({
      ...card,
      header: { ...header, candidate: OPEN },
      payload: {
        ...payload,
        signals: [
          { competency: 'candor', signal: 'hid-harm', question: 'candor/did-not-know', evidence: [] },
        ],
      },
    }));
    const { code, stderr } = await world.run(['receive', knockout]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/names no\s+evidence/);
    const rating = away(world, 'rating.json', cardOf('ana.character', SAMPLE.hire));
    world.edit(rating, /"evidence": \[[^\]]+\]/, '"evidence": []');
    expect((await world.run(['receive', rating])).code).toBe(1);
  });
});

interface Data {
  readonly outcome: string;
  readonly independent: { readonly reasons: readonly { readonly code: string }[] };
}

describe('a panel under different instruments', () => {
  async function drifted(file: string, from: string, to: string): Promise<World> {
    const world = copyOf(base);
    for (const seatName of SEATS.slice(1)) rmSync(join(world.hiring, cardOf(seatName)));
    world.edit(file, from, to);
    await seal(world, ...SEATS.slice(1));
    return world;
  }

  test('is discussed where the role changed, with the outcome under each', async () => {
    const world = await drifted('rubrics/roles/soc-analyst.yaml', 'hire: 3.00', 'hire: 3.10');
    const { code, stdout } = await world.run(['merge', OPEN, '--json']);
    expect(code).toBe(0);
    const data = JSON.parse(stdout) as Data;
    expect(data.outcome).toBe('discuss');
    expect(data.independent.reasons.map(({ code }) => code)).toContain('policy-drift');
    const document = await world.run(['merge', OPEN, '--stdout']);
    expect(document.stdout).toContain('different versions of the role');
  });

  test('is noted where a rubric changed', async () => {
    const world = await drifted('rubrics/energy.yaml', 'version: ', 'version: 1');
    const { code, stdout } = await world.run(['merge', OPEN, '--json']);
    expect(code).toBe(0);
    const data = JSON.parse(stdout) as Data;
    expect(data.independent.reasons.map(({ code }) => code)).toContain('rubric-drift');
  });

  test('holds to what was agreed first: a floor lowered afterwards changes nothing', async () => {
    const world = copyOf(base);
    const before = await world.run(['merge', '--all', '--json']);
    world.write(
      'rubrics/roles/soc-analyst.yaml',
      world.read('rubrics/roles/soc-analyst.yaml').replace(/floor: [0-9.]+/g, 'floor: 1.00'),
    );
    expect(await world.run(['merge', '--all', '--json'])).toEqual(before);
  });
});
