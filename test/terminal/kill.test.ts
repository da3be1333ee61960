import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { KeyPair } from '../../src/store/age.js';
import { newKeyPair } from '../../src/store/age.js';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import { reaction } from './typist.js';
import type { VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

// Guarantee 8: killed at any instant, a session resumes with every line it had shown as saved, once.
const KILLS = Number(process.env.TOUCHSTONE_KILLS ?? 200);
/** From its first screen a session lives this long at the most: enough for the parts between two pages. */
const LONGEST_LIFE = 160;
const TYPING = { notes: 14, lineOf };

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => {
  program.remove();
});

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The text of the note with this number: long and short ones, in several writings. */
function lineOf(number: number): string {
  return `line ${number}: Zoë – 日本 ${'👩‍👩‍👧'.repeat(number % 3)} ${'called the lead '.repeat((number * 7) % 5)}end${number}`;
}

interface Promised {
  /** How many notes the screen said were saved. */
  readonly notes: number;
  /** Which judgements the screen said were kept. */
  readonly kept: readonly string[];
  readonly sealed: boolean;
}

/** Lets a session run until it is killed at a random instant, or ends; gives what its screen had promised. */
async function live(place: Place, random: () => number): Promise<Promised> {
  const terminal: VirtualTerminal = openTerminal(process.execPath, [program.file, ...place.interview], {
    cwd: place.hiring,
    variables: place.variables,
    columns: 100,
  });
  const life = { over: false };
  void terminal.exit.then(() => {
    life.over = true;
  });
  const started = Date.now();
  let deadline: number | null = null;
  let answered = '';
  let typed = 0;
  while (!life.over) {
    const screen = terminal.screen();
    const now = Date.now();
    if (deadline === null && terminal.written().includes('\u001B[?1049h'))
      deadline = now + random() * LONGEST_LIFE;
    if ((deadline !== null && now >= deadline) || now > started + 20_000) break;
    const keys = screen === answered ? null : reaction(screen, typed, TYPING);
    if (keys !== null) {
      answered = screen;
      typed = Math.max(typed, Number(/^line (\d+):/.exec(keys)?.[1] ?? 0));
      terminal.type(keys);
    }
    await terminal.changed(deadline === null ? 20 : Math.max(1, Math.min(20, deadline - now)));
  }
  if (!life.over) terminal.pty.kill('SIGKILL');
  await terminal.exit;
  const written = terminal.written();
  const counts = [...written.matchAll(/✓ (\d+) saved/g)].map((found) => Number(found[1]));
  return {
    notes: Math.max(0, ...counts),
    kept: [...new Set([...written.matchAll(/Kept: (\w[^\u001B]*) is a 4/g)].map((found) => found[1] ?? ''))],
    sealed: written.includes('Sealed: '),
  };
}

/** Holds what is on the disk to what the screen had promised. Whether the interview is over. */
async function check(place: Place, promised: Promised): Promise<boolean> {
  const notes = await place.notes();
  const card = place.card();
  if (notes === null) {
    expect(promised).toEqual({ notes: 0, kept: [], sealed: false });
    return false;
  }
  expect(notes).toEqual(notes.map((_, index) => lineOf(index + 1)));
  expect(notes.length).toBeGreaterThanOrEqual(promised.notes);
  const events = place.events();
  const rated = (events ?? []).filter(({ kind }) => kind === 'rated').length;
  if (card === null) expect(rated).toBeGreaterThanOrEqual(promised.kept.length);
  if (promised.sealed) expect({ card: card !== null, draft: events }).toEqual({ card: true, draft: null });
  return card !== null && events === null;
}

async function work(kills: number, seed: number, key?: KeyPair): Promise<{ readonly sealed: number }> {
  const random = randomFrom(seed);
  const place = program.place(key);
  let sealed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const promised = await live(place, random);
    if (await check(place, promised)) {
      sealed += 1;
      place.removeCard();
    }
  }
  return { sealed };
}

test(
  `killed at ${KILLS} random instants, every line shown as saved is there, once, whole`,
  async () => {
    const seed = Number(process.env.TOUCHSTONE_SEED ?? Date.now() % 1_000_000);
    // Half of them where cards stay readable, half where they are encrypted.
    const share = Math.ceil(KILLS / 2);
    try {
      const workers = await Promise.all(
        [undefined, await newKeyPair()].map(async (key, index) => work(share, seed + index, key)),
      );
      // The instants were spread over whole interviews, sealing among them.
      const sealed = workers.map((one) => one.sealed);
      if (KILLS >= 100) expect(Math.max(...sealed)).toBeGreaterThan(0);
      if (KILLS >= 1000) expect(Math.min(...sealed)).toBeGreaterThan(0);
    } catch (thrown) {
      throw new Error(`with TOUCHSTONE_SEED=${seed}`, { cause: thrown });
    }
  },
  60_000 + KILLS * 2000,
);
