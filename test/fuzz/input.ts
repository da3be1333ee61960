import { damagedBytes } from './byte-mutations.js';
import { piecesOf } from './grammar.js';
import { grown } from './grown.js';
import { mutated } from './mutations.js';
import type { Random } from './random.js';
import { randomFrom } from './random.js';
import type { Reader } from './reader.js';
import { withOtherValue } from './value-mutations.js';

/** What one reader is given. */
export interface Input {
  readonly reader: Reader;
  readonly bytes: Uint8Array;
  /** How it was made, in a word. */
  readonly made: 'changed' | 'revalued' | 'damaged' | 'random' | 'grown';
}

/** One of so many inputs is as large as its reader takes: those take a thousand times longer than the others. */
const GROWN = 2000;

/** The input of a seed: the same for the same seed. */
export function inputOf(seed: number, readers: readonly Reader[]): Input {
  const random = randomFrom(seed);
  const reader = weighted(readers, random);
  const { grammar, seeds, longest } = reader;
  if (random.oneIn(GROWN)) {
    return { reader, made: 'grown', bytes: grown(random, grammar, random.pick(seeds), longest) };
  }
  if (random.oneIn(8)) {
    const pieces = piecesOf(grammar);
    const text = Array.from({ length: random.upTo(200) }, () => random.pick(pieces)).join('');
    return { reader, made: 'random', bytes: Buffer.from(text) };
  }
  const known = random.pick(seeds);
  const revalued = random.oneIn(3) ? withOtherValue(known, random, grammar) : null;
  if (revalued !== null) return { reader, made: 'revalued', bytes: Buffer.from(revalued) };
  const text = mutated(known, random, grammar, seeds);
  return random.oneIn(8)
    ? { reader, made: 'damaged', bytes: damagedBytes(text, random) }
    : { reader, made: 'changed', bytes: Buffer.from(text) };
}

function weighted(readers: readonly Reader[], random: Random): Reader {
  let left = random.below(readers.reduce((sum, { weight }) => sum + weight, 0));
  for (const reader of readers) {
    left -= reader.weight;
    if (left < 0) return reader;
  }
  throw new Error('There is no reader.');
}
