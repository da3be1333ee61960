import type { Grammar } from './grammar.js';
import { piecesOf } from './grammar.js';
import type { Random } from './random.js';

/** A text that a reader knows, changed in one way. `others` are texts to take pieces from. */
type Mutation = (text: string, random: Random, grammar: Grammar, others: readonly string[]) => string;

/** A text changed in a few ways, one after the other. */
export function mutated(text: string, random: Random, grammar: Grammar, others: readonly string[]): string {
  let changed = text;
  for (let left = 1 + random.upTo(5); left > 0; left -= 1) {
    changed = random.pick(MUTATIONS)(changed, random, grammar, others);
  }
  return changed;
}

const MUTATIONS: readonly Mutation[] = [
  cutOff,
  withoutSpan,
  withPiece,
  withPiece,
  withValue,
  withValue,
  withKey,
  withSpanTwice,
  withLineTwice,
  withLinesSwapped,
  shifted,
  spliced,
  nested,
  repeated,
  withHugeText,
  withOtherLineEnds,
];

function cutOff(text: string, random: Random): string {
  return random.oneIn(2)
    ? text.slice(0, random.below(text.length + 1))
    : text.slice(random.below(text.length + 1));
}

function spanOf(text: string, random: Random): readonly [number, number] {
  const from = random.below(text.length + 1);
  return [from, Math.min(text.length, from + random.upTo(200))];
}

function withoutSpan(text: string, random: Random): string {
  const [from, to] = spanOf(text, random);
  return text.slice(0, from) + text.slice(to);
}

function withPiece(text: string, random: Random, grammar: Grammar): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(piecesOf(grammar)) + text.slice(at);
}

// Something else in the place of a word, a number or a quoted text.
function withValue(text: string, random: Random, grammar: Grammar): string {
  return replacedAt(text, random, /"(?:[^"\\\n]|\\.)*"|[\w./@+-]+/g, () => random.pick(piecesOf(grammar)));
}

function withKey(text: string, random: Random): string {
  const keys = [
    '__proto__',
    'constructor',
    'id',
    'format',
    '',
    'k'.repeat(random.upTo(5000)),
    'evidence',
    'kind',
  ];
  return replacedAt(text, random, /[A-Za-z][\w-]*(?="?:)/g, () => random.pick(keys));
}

function replacedAt(text: string, random: Random, pattern: RegExp, value: () => string): string {
  // From somewhere in the text on, so that a long one is not gone through for one place.
  const from = random.below(text.length + 1);
  pattern.lastIndex = from;
  const found = pattern.exec(text.length > from + 2000 ? text.slice(0, from + 2000) : text);
  if (found === null) return text;
  return text.slice(0, found.index) + value() + text.slice(found.index + found[0].length);
}

function withSpanTwice(text: string, random: Random): string {
  const [from, to] = spanOf(text, random);
  return text.slice(0, to) + text.slice(from);
}

function withLineTwice(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  return lines.toSpliced(random.below(lines.length + 1), 0, lines[at] ?? '').join('\n');
}

function withLinesSwapped(text: string, random: Random): string {
  const lines = text.split('\n');
  const [one, other] = [random.below(lines.length), random.below(lines.length)];
  return lines
    .with(one, lines[other] ?? '')
    .with(other, lines[one] ?? '')
    .join('\n');
}

// Some lines further in or out, by blanks or a tab.
function shifted(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const to = from + 1 + random.upTo(6);
  const indent = random.pick([' ', '  ', '    ', '\t', '- ']);
  const outwards = random.oneIn(2);
  return lines
    .map((line, at) => {
      if (at < from || at >= to) return line;
      return outwards ? line.replace(/^ {1,2}/, '') : indent + line;
    })
    .join('\n');
}

function spliced(text: string, random: Random, _grammar: Grammar, others: readonly string[]): string {
  const other = random.pick(others);
  const [from, to] = spanOf(other, random);
  const at = random.below(text.length + 1);
  return (
    text.slice(0, at) +
    other.slice(from, to) +
    text.slice(random.oneIn(2) ? at : Math.min(text.length, at + to - from))
  );
}

function nested(text: string, random: Random, grammar: Grammar): string {
  const [open, close] = random.pick(NESTS[grammar] ?? OPEN);
  const depth = random.upTo(300);
  const [from, to] = spanOf(text, random);
  return (
    text.slice(0, from) + open.repeat(depth) + text.slice(from, to) + close.repeat(depth) + text.slice(to)
  );
}

const OPEN: readonly (readonly [string, string])[] = [['(', ')']];

const NESTS: Readonly<Partial<Record<Grammar, readonly (readonly [string, string])[]>>> = {
  yaml: [['[', ']'], ['{a: ', '}'], ['- ', ''], ['? ', ''], ['&a [*a, ', ']'], ['\n a:', '']],
  json: [['[', ']'], ['{"a":', '}']],
  lines: [['[', ']'], ['{"a":', '}']],
  liquid: [['{% if true %}', '{% endif %}'], ['{% for i in (1..9) %}', '{% endfor %}'], ['x[', ']'], ['{% capture a %}', '{% endcapture %}']],
}; // prettier-ignore

function repeated(text: string, random: Random, grammar: Grammar): string {
  const at = random.below(text.length + 1);
  const piece = random.pick(piecesOf(grammar)).slice(0, 20);
  return text.slice(0, at) + piece.repeat(random.upTo(1000)) + text.slice(at);
}

function withHugeText(text: string, random: Random): string {
  const letter = random.pick(['a', ' ', 'a ', 'é', '😀', '-', '\\n', '"']);
  return replacedAt(text, random, /[\w-]+/g, () => letter.repeat(random.upTo(20_000)));
}

function withOtherLineEnds(text: string, random: Random): string {
  const end = random.pick(['\r\n', '\r', '\n\n', '\u2028', ' \n', '\n\ufeff']);
  const all = random.oneIn(2);
  return text.replaceAll('\n', () => (all || random.oneIn(4) ? end : '\n'));
}
