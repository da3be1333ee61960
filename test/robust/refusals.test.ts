// What a command says when it cannot go on: never a word of a card, a draft, a debrief, a decision or a name.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf as copiedWorld, removeWorlds } from '../cli/world.js';
import type { Ran, World } from '../cli/world.js';
import { OPEN, SEATS, answersOf, cardOf, openPanel, seal } from '../cli/open-panel.js';

const CARD = cardOf('ana.character');
const DECISION = `candidates/${OPEN}/decision.json`;
const NAME = 'Quillonia Doe';
const REASON = 'Kumquatted by the whole panel, after a talk';

let base: World;
/** Everything that somebody noted, named or gave as a reason. */
let secrets: readonly string[];

interface Sealed {
  readonly payload: { readonly notes: readonly { readonly text: { readonly text: string } }[] };
}

beforeAll(async () => {
  base = await openPanel();
  await seal(base, ...SEATS);
  base.write('names.csv', `candidate,name\n${OPEN},${NAME}\n`);
  const decide = ['decide', OPEN, '--decision', 'on-hold', '--by', 'ana', '--reason', REASON];
  if ((await base.run(decide)).code !== 0) throw new Error('It was not decided.');
  const notes = SEATS.flatMap((seat) => (JSON.parse(base.read(cardOf(seat))) as Sealed).payload.notes);
  // A part of each, as a line of a terminal may hold no more of it.
  secrets = [...notes.map(({ text }) => text.text), NAME, REASON]
    .map((text) => text.slice(0, 16))
    .filter((text) => text.length > 8);
}, 60_000);
afterAll(removeWorlds);

const COMMANDS: readonly (readonly string[])[] = [
  ['status'],
  ['status', '--json'],
  ['verify'],
  ['verify', '--json'],
  ['verify', '--format', 'github'],
  ['check'],
  ['check', '--json'],
  ['merge', OPEN],
  ['merge', OPEN, '--json'],
  ['summary', '--names', OPEN],
  ['summary', '--json', OPEN],
  ['export', OPEN],
  ['export', OPEN, '--evidence'],
  ['debrief', OPEN, '--as', 'ana', '--blank'],
  ['interview', OPEN, '--as', 'ana', '--plain'],
  ['guide', OPEN, '--for', 'ana', '--answers'],
  ['decide', OPEN, '--decision', 'hire', '--by', 'ana', '--reason', 'As the panel says', '--json'],
  ['plan', OPEN, '--replace', 'ana=ben'],
  ['hold', OPEN, '--as', 'ana', '--reason', 'A claim'],
  ['receive', CARD],
];

const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));

const BREAKAGES: Readonly<Record<string, (world: World) => void>> = {
  'a note was changed': (world) => {
    world.edit(CARD, /"text": "[^"]{9}/, '$&!');
  },
  'a card was cut in half': (world) => {
    world.write(CARD, half(world.read(CARD)));
  },
  'a card holds a key twice': (world) => {
    world.edit(CARD, '"notes": [', '"notes": [],\n    "notes": [');
  },
  'a card holds conflict markers': (world) => {
    world.edit(CARD, '"notes": [', '<<<<<<< ours\n    "notes": [');
  },
  'a card is called a plan': (world) => {
    world.write(`candidates/${OPEN}/candidate.yaml`, world.read(CARD));
  },
  'a card is called a rubric': (world) => {
    world.write('rubrics/candor.yaml', world.read(CARD));
  },
  'a card is called the list of names': (world) => {
    world.write('names.csv', world.read(CARD));
  },
  'a card is called the folder’s own file': (world) => {
    world.write('touchstone.yaml', world.read(CARD));
  },
  'a card is called a template': (world) => {
    world.write('templates/recommendation.md', `{{ nothing }} ${world.read(CARD)} {% x %}`);
  },
  'a decision was cut in half': (world) => {
    world.write(DECISION, half(world.read(DECISION)));
  },
  'a decision is called a debrief': (world) => {
    world.write(`candidates/${OPEN}/debrief/ana.json`, world.read(DECISION));
  },
  'a name is not closed': (world) => {
    world.write('names.csv', `candidate,name\n${OPEN},"${NAME}\n`);
  },
};

/** What a run told of what it must not tell. */
function told({ stdout, stderr }: Ran, asked: readonly string[] = []): readonly string[] {
  const flat = (stdout + stderr).replace(/\s+/g, ' ');
  return secrets
    .filter((secret) => !asked.includes(secret))
    .filter((secret) => flat.includes(secret.replace(/\s+/g, ' ')));
}

describe.each(Object.entries(BREAKAGES))('where %s', (_name, breakIt) => {
  test('no command that refuses says a word of it', async () => {
    let refused = 0;
    const world = copiedWorld(base);
    breakIt(world);
    for (const args of COMMANDS) {
      const ran = await world.run(args);
      expect([0, 1, 2]).toContain(ran.code);
      if (ran.code === 0) continue;
      refused += 1;
      expect({ args, told: told(ran, args.includes('--names') ? [NAME] : []) }).toEqual({ args, told: [] });
    }
    expect(refused).toBeGreaterThan(0);
  }, 60_000);
});

test('what is told of answers is where they are wrong, with one line of them', async () => {
  const world = copiedWorld(base);
  world.edit(`../answers/ana.character.yaml`, /ratings:\n +candor: \{rating: \d/, '$&9');
  const { code, stderr } = await world.run([
    'interview',
    OPEN,
    '--as',
    'ana',
    '--answers',
    answersOf('ana.character'),
  ]);
  expect(code).not.toBe(0);
  expect(told({ code, stdout: '', stderr })).toEqual([]);
});

test('of a draft that cannot be read, the line’s number is told and not what is in it', async () => {
  const world = copiedWorld(await openPanel());
  const conduct = ['interview', OPEN, '--as', 'ana', '--plain'];
  const input = `n\np\n\n\n${REASON}\n`;
  expect((await world.run(conduct, { input })).stdout).toContain('saved: note 1');
  const state = join(world.path, 'home/.local/state');
  const draft =
    readdirSync(state, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.jsonl')) ?? '';
  world.edit(join('../home/.local/state', draft), '"kind":"noted"', '"kind":"nodded"');
  const { code, stdout, stderr } = await world.run(conduct, { input: '', columns: 400 });
  expect({ code, told: (stdout + stderr).includes('jsonl:4:1') }).toEqual({ code: 1, told: true });
  expect(told({ code, stdout, stderr })).toEqual([]);
});
