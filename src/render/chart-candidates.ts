import type { Outcome } from '../domain/recommendation.js';
import { OUTCOMES } from '../domain/recommendation.js';
import type { Policy } from '../domain/role.js';
import { labelPlaces } from './chart-labels.js';
import { across, at, drawn, onScale, scaleLines } from './chart-scale.js';
import { escapeHtml, fixed } from './html.js';
import { counted } from './number-text.js';
import { outcomeShape, outcomeSign } from './outcome-sign.js';
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
// The least width of the picture on small screens, and on others and paper: labels are laid out for either, and the
// style shows one.
const WIDTHS = { narrow: 300, wide: 560 } as const;

/**
 * Character across and skill upwards for the candidates of one role, with what each outcome asks of character. HTML.
 * Candidates without a rating of character are told beneath; the table of the figures is the caller's.
 */
export function candidatesChart(
  points: readonly CandidatePoint[],
  policy: Pick<Policy, 'strongHire' | 'hire' | 'discuss'>,
): string {
  const { strongHire, hire, discuss } = policy;
  const shown = points.filter((point): point is PlacedPoint => point.character !== null);
  const unrated = shown.some(({ skill }) => skill === null);
  const height = TOP + HEIGHT + (unrated ? 36 : 0) + 20;
  const name = `Character against skill of ${counted(shown.length, 'candidate')}; the figures are in the table`;
  const bounds = [discuss, hire, strongHire];
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
    labels(shown, bounds, 'narrow'),
    labels(shown, bounds, 'wide'),
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

/** A dashed line and what it stands for; its figure goes where there is little room. */
function threshold(score: number, outcome: Outcome, anchor: 'start' | 'end'): string {
  const x = across(onScale(score));
  const figure = `<tspan class="wide"> ${score.toFixed(2)}</tspan>`;
  const text = `<text class="bound ${anchor}" y="14">${outcomeInText(outcome)}${figure}</text>`;
  return `<line class="floor" x1="${x}" x2="${x}" y1="${TOP}" y2="${TOP + HEIGHT}"/>${at(x, 0, text)}`;
}

/** The shape; a pointer that rests on it is told whose it is. */
function signOf(point: PlacedPoint): string {
  const sign = outcomeShape(point.outcome, escapeHtml(point.candidate));
  return at(across(onScale(drawn(point.character))), heightOf(point), sign);
}

/** The ids that find room in a picture of this width. */
function labels(
  points: readonly PlacedPoint[],
  bounds: readonly number[],
  size: keyof typeof WIDTHS,
): string {
  const width = WIDTHS[size];
  const pixels = (score: number): number => (Number.parseFloat(across(onScale(score))) / 100) * width;
  const signs = points.map((point) => ({
    name: point.candidate,
    x: pixels(drawn(point.character)),
    y: heightOf(point),
  }));
  const texts = labelPlaces(signs, bounds.map(pixels), width).map((place, index) => {
    const point = points[index];
    if (place === null || point === undefined) return '';
    const text = `<text class="name ${place.anchor}" x="${place.dx}" y="${place.dy}">${escapeHtml(point.candidate)}</text>`;
    return at(across(onScale(drawn(point.character))), heightOf(point), text);
  });
  return `<g class="${size}">${texts.join('')}</g>`;
}

function key(points: readonly CandidatePoint[]): string {
  const signs = OUTCOMES.filter((outcome) => points.some((point) => point.outcome === outcome)).map(
    (outcome) => `<li>${outcomeSign(outcome)} ${OUTCOME_WORDS[outcome]}</li>`,
  );
  const missing = points.filter(({ character }) => character === null).map(({ candidate }) => candidate);
  const told =
    missing.length === 0
      ? ''
      : ` Not drawn, as no character rating exists: ${escapeHtml(missing.join(', '))}.`;
  return `<figcaption><ul class="key">${signs.join('')}</ul><p>The dashed lines are what character must reach; single rules may still cap an outcome.${told}</p></figcaption>`;
}
