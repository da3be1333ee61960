import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.js';
import { REPOSITORY, SAMPLE, sampleFolder } from './world.js';

/** A candidate with three seats and no card, with the questions and the answers of a sample candidate at hand. */
export const OPEN = 'c-open';

/** The seats of that candidate. */
export const SEATS = ['ana.character', 'ben.practice', 'chi.team'] as const;
type SeatName = (typeof SEATS)[number];

/** The sample, with one more candidate whose panel has not sealed. Her answers lie in the world, as `answers/<seat>.yaml`. */
export async function openPanel(): Promise<World> {
  const world = await sampleFolder();
  world.write(`candidates/${OPEN}/candidate.yaml`, ofOpen(sampleText('candidate.yaml')));
  for (const seat of SEATS) world.write(answersOf(seat), ofOpen(sampleText(`${seat}.answers.yaml`)));
  return world;
}

/** Where a seat's answers lie, from the hiring folder. */
export function answersOf(seat: SeatName): string {
  return `../answers/${seat}.yaml`;
}

/** The arguments that seal a seat from its answers. */
export function sealing(seat: SeatName): readonly string[] {
  const [person = '', interview = ''] = seat.split('.');
  return ['interview', OPEN, '--as', person, '--interview', interview, '--answers', answersOf(seat)];
}

/** Where a seat's card lies in the hiring folder. */
export function cardOf(seat: SeatName, candidate: string = OPEN): string {
  return `candidates/${candidate}/${seat}.scorecard.json`;
}

/** Seals seats; throws when one of them is refused. */
export async function seal(world: World, ...seats: readonly SeatName[]): Promise<void> {
  for (const seat of seats) {
    const { code, stderr } = await world.run(sealing(seat));
    if (code !== 0) throw new Error(stderr);
  }
}

function sampleText(name: string): string {
  return readFileSync(join(REPOSITORY, 'templates/sample', SAMPLE.hire, name), 'utf8');
}

function ofOpen(text: string): string {
  return text.replaceAll(SAMPLE.hire, OPEN);
}
