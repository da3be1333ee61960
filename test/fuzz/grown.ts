import { ownPieces, piecesOf } from './grammar.js';
import type { Grammar } from './grammar.js';
import type { Random } from './random.js';

/**
 * A text made of a short unit, over and over, behind a beginning that a reader knows: what takes time or memory out of
 * proportion shows here. `longest` is a little more than the reader takes.
 */
export function grown(random: Random, grammar: Grammar, seed: string, longest: number): Uint8Array {
  const own = ownPieces(grammar);
  const pieces = Array.from({ length: 1 + random.below(4) }, () =>
    random.oneIn(3) ? random.pick(piecesOf(grammar)) : random.pick(own),
  );
  const unit = pieces.join('').slice(0, 200) || ' ';
  const head = random.pick(['', seed.slice(0, random.below(seed.length + 1)), ...(HEADS[grammar] ?? [])]);
  const length = Math.min(longest, random.pick([longest, longest, Math.ceil(longest / 10), 99_000]));
  const tail = random.pick(['', '\n', ...own]);
  const isCounted = random.oneIn(4) && length < 2_000_000;
  const [before, after] = [Buffer.from(head), Buffer.from(tail)];
  if (isCounted) {
    const times = Math.ceil(length / unit.length);
    const counted = Array.from({ length: times }, (_, index) => unit.replace('a', `a${index}`)).join('');
    return Buffer.concat([before, Buffer.from(counted.slice(0, length)), after]).subarray(0, longest);
  }
  // As bytes from the beginning, and once: a text of as many letters, or a copy, would take several times the memory.
  const repeated = Buffer.from(unit);
  const end = before.length + Math.floor(length / repeated.length) * repeated.length;
  const bytes = Buffer.alloc(Math.min(longest, end + after.length));
  before.copy(bytes);
  if (end > before.length) bytes.fill(repeated, before.length, Math.min(longest, end));
  after.copy(bytes, end);
  return bytes;
}

// Where a unit can stand many times.
const HEADS: Readonly<Partial<Record<Grammar, readonly string[]>>> = {
  yaml: ['a: [', 'a: {', 'a: "', "a: '", 'a: |\n  ', 'a: ', 'a:\n  - ', '&a ', 'a: &a 1\nb: [', '- ', '? '],
  json: [
    '[',
    '{',
    '"',
    '["',
    '{"a":[',
    '{\n  "format": "touchstone/scorecard@1",\n  "payload": {\n    "notes": [\n',
  ],
  liquid: ['{{ ', '{{ "', '{% for i in (1..1000) %}', '{% if ', '{% assign x = "', '{% case x %}{% when '],
  csv: ['candidate,name\n', '"', 'candidate,name\nc-1,"'],
  age: ['age-encryption.org/v1\n', '-----BEGIN AGE ENCRYPTED FILE-----\n'],
};
