import type { Outcome } from '../domain/recommendation.js';
import { OUTCOMES } from '../domain/recommendation.js';
import type { Policy } from '../domain/role.js';
import { across, at, drawn, onScale, scaleLines } from './chart-scale.js';
import { escapeHtml, fixed } from './html.js';
import { counted } from './number-text.js';
import { OUTCOME_WORDS, outcomeInText } from './words.js';

/** One candidate in the picture. Scores as printed; null where nothing was rated. */
export interface CandidatePoint {
  readonly candidate: string;
  readonly outcome: Outcome;
  readonly character: string | null;
  readonly skill: string | null;
}

const TOP = 26;
const HEIGHT = 300;
/** Where candidates stand whose skill nobody rated. */
const UNRATED = TOP + HEIGHT + 22;
// Labels are laid out for the narrowest picture, where they are nearest to each other.
const NARROW = 300;
const LETTER = 6.6;
const LABEL_HEIGHT = 13;

/** A shape for each outcome, so that colour says nothing alone. */
const SHAPES: Readonly<Record<Outcome, string>> = {
  'strong-hire': '<path d="M0-8 2.1-2.6 7.8-2.5 3.3 1 4.9 6.6 0 3.4-4.9 6.6-3.3 1-7.8-2.5-2.1-2.6Z"/>',
  hire: '<circle r="5.5"/>',
  discuss: '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
  incomplete: '<circle class="hollow" r="5"/>',
  'no-hire': '<path class="hollow" d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5"/>',
};

/**
 * Character across and skill upwards for the candidates of one role, with what each outcome asks of character. HTML.
 * Candidates without a rating of character are told beneath; the table of the figures is the caller's.
 */
export function candidatesChart(
  points: readonly CandidatePoint[],
  { strongHire, hire, discuss }: Pick<Policy, 'strongHire' | 'hire' | 'discuss'>,
): string {
  const shown = points.filter((point): point is PlacedPoint => point.character !== null);
  const unrated = shown.some(({ skill }) => skill === null);
  const height = TOP + HEIGHT + (unrated ? 36 : 0) + 20;
  const name = `Character against skill of ${counted(shown.length, 'candidate')}; the figures are in the table`;
  return [
    '<figure class="chart candidates"><p class="upwards" aria-hidden="true">Skill ↑</p>',
    `<svg class="plot" width="100%" height="${height}" role="img" aria-label="${name}">`,
    `<svg y="${TOP}" height="${HEIGHT}" width="100%">${scaleLines(HEIGHT)}</svg>`,
    ...[1, 2, 3, 4, 5].map((score) => {
      const y = fixed(upwards(score));
      return `<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="tick-start" x="0" y="${fixed(upwards(score) - 4)}">${score}</text>`;
    }),
    threshold(discuss, 'discuss', 'end'),
    threshold(hire, 'hire', 'start'),
    threshold(strongHire, 'strong-hire', 'start'),
    unrated ? `<text class="tick-start" x="0" y="${UNRATED + 4}">skill not rated</text>` : '',
    ...shown.map(signOf),
    ...labels(shown),
    ...[1, 2, 3, 4, 5].map((score) =>
      at(across(onScale(score)), height - 4, `<text class="tick">${score}</text>`),
    ),
    `</svg><p class="across" aria-hidden="true">Character →</p>`,
    key(points),
    '</figure>',
  ].join('');
}

type PlacedPoint = CandidatePoint & { readonly character: string };

function upwards(score: number): number {
  return TOP + 10 + (1 - onScale(score)) * (HEIGHT - 20);
}

function heightOf({ skill }: CandidatePoint): number {
  return skill === null ? UNRATED : upwards(drawn(skill));
}

function threshold(score: number, outcome: Outcome, anchor: 'start' | 'end'): string {
  const x = across(onScale(score));
  const text = `<text class="bound ${anchor}" y="14">${outcomeInText(outcome)} ${score.toFixed(2)}</text>`;
  return `<line class="floor" x1="${x}" x2="${x}" y1="${TOP}" y2="${TOP + HEIGHT}"/>${at(x, 0, text)}`;
}

function signOf(point: PlacedPoint): string {
  return at(
    across(onScale(drawn(point.character))),
    heightOf(point),
    `<g class="sign-${point.outcome}">${SHAPES[point.outcome]}</g>`,
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The ids that find room, to the right of their signs or else to the left, beneath or above. */
function labels(points: readonly PlacedPoint[]): readonly string[] {
  const centre = (point: PlacedPoint): readonly [number, number] => [
    (Number.parseFloat(across(onScale(drawn(point.character)))) / 100) * NARROW,
    heightOf(point),
  ];
  const taken: Box[] = points.map((point) => {
    const [x, y] = centre(point);
    return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
  });
  return points.flatMap((point) => {
    const [x, y] = centre(point);
    const width = point.candidate.length * LETTER;
    const half = width / 2;
    const choices = [
      { dx: 11, dy: 4, anchor: 'start', left: x + 11 },
      { dx: -11, dy: 4, anchor: 'end', left: x - 11 - width },
      { dx: 0, dy: 19, anchor: 'middle', left: x - half },
      { dx: 0, dy: -11, anchor: 'middle', left: x - half },
    ];
    for (const { dx, dy, anchor, left } of choices) {
      const box = { left, right: left + width, top: y + dy - LABEL_HEIGHT + 3, bottom: y + dy + 3 };
      if (left < 0 || box.right > NARROW || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      const text = `<text class="name ${anchor}" x="${dx}" y="${dy}">${escapeHtml(point.candidate)}</text>`;
      return [at(across(onScale(drawn(point.character))), y, text)];
    }
    return [];
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function key(points: readonly CandidatePoint[]): string {
  const signs = OUTCOMES.filter((outcome) => points.some((point) => point.outcome === outcome)).map(
    (outcome) =>
      `<li><svg class="at" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true"><g class="sign-${outcome}">${SHAPES[outcome]}</g></svg> ${OUTCOME_WORDS[outcome]}</li>`,
  );
  const missing = points.filter(({ character }) => character === null).map(({ candidate }) => candidate);
  const told =
    missing.length === 0
      ? ''
      : ` Not drawn, as no character rating exists: ${escapeHtml(missing.join(', '))}.`;
  return `<figcaption><ul class="key">${signs.join('')}</ul><p>The dashed lines are what character must reach; single rules may still cap an outcome.${told}</p></figcaption>`;
}
