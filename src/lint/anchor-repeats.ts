import { wordsIn } from './prose.js';
import type { Hit } from './remark.js';
import type { ReadRubric, RubricText } from './rubric-texts.js';
import { DEGREES } from './word-lists.js';

const DEGREE = new Set(DEGREES);
const NO_ADVERB = new Set(
  'anomaly apply assembly comply daily early family friendly hourly likely monthly multiply only rely reply supply weekly'.split(
    ' ',
  ),
);
const SMALL = new Set(
  'a an and are as at be been by for from had has have in is it its of on or that the their them they this to was were what when which who with'.split(
    ' ',
  ),
);

/** The share of words that two behaviours must have in common to say the same. */
const ALIKE = 0.85;

interface Behavior {
  readonly text: RubricText;
  readonly point: number;
  /** The words without those that say how much or how often, in order. */
  readonly bare: string;
  readonly whole: string;
  readonly degrees: readonly string[];
  readonly content: ReadonlySet<string>;
}

/** Behaviours of different points that say the same in other order or with small changes. */
export function anchorsAlike({ texts }: ReadRubric): readonly Hit[] {
  return pairs(texts).flatMap(([earlier, later]) =>
    kinship(earlier, later) === 'same'
      ? [
          {
            path: later.text.path,
            problem: { code: 'anchors-alike' as const, point: later.point, other: earlier.point },
          },
        ]
      : [],
  );
}

/** Behaviours of different points that differ only in how much or how often. */
export function anchorsDifferByDegree({ texts }: ReadRubric): readonly Hit[] {
  return pairs(texts).flatMap(([earlier, later]) => {
    if (kinship(earlier, later) !== 'degree') return [];
    const words = later.degrees.join(' ') || earlier.degrees.join(' ');
    return [
      {
        path: later.text.path,
        problem: {
          code: 'anchors-differ-by-degree' as const,
          point: later.point,
          other: earlier.point,
          words,
        },
      },
    ];
  });
}

function kinship(one: Behavior, other: Behavior): 'same' | 'degree' | null {
  if (one.whole === other.whole) return 'same';
  if (one.bare === other.bare && one.bare !== '') return 'degree';
  return one.content.size > 2 &&
    overlap(one.content, other.content) >= ALIKE &&
    sameWords(one.degrees, other.degrees)
    ? 'same'
    : null;
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.toSorted().join(' ') === other.toSorted().join(' ');
}

/** Each behaviour with the first one of a lower point of the same anchors that is worth comparing. */
function pairs(texts: readonly RubricText[]): readonly (readonly [earlier: Behavior, later: Behavior])[] {
  const found: [Behavior, Behavior][] = [];
  for (const behaviors of bySet(texts).values()) {
    behaviors.forEach((later, place) => {
      const earlier = behaviors
        .slice(0, place)
        .find((one) => one.point !== later.point && kinship(one, later) !== null);
      if (earlier !== undefined) found.push([earlier, later]);
    });
  }
  return found;
}

function bySet(texts: readonly RubricText[]): ReadonlyMap<string, readonly Behavior[]> {
  const sets = new Map<string, Behavior[]>();
  for (const text of texts) {
    if (text.use !== 'behavior' || text.point === undefined) continue;
    const set = text.path.slice(0, text.path.lastIndexOf('/anchors/'));
    sets.set(set, [...(sets.get(set) ?? []), behavior(text, text.point)]);
  }
  return sets;
}

function behavior(text: RubricText, point: number): Behavior {
  const words = wordsIn(text.prose.text);
  return {
    text,
    point,
    whole: words.join(' '),
    degrees: words.filter(isDegree),
    bare: words.filter((word) => !isDegree(word)).join(' '),
    content: new Set(words.filter((word) => !SMALL.has(word) && !isDegree(word))),
  };
}

function isDegree(word: string): boolean {
  return DEGREE.has(word) || (word.length > 4 && word.endsWith('ly') && !NO_ADVERB.has(word));
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / (one.size + other.size - common);
}
