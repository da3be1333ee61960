/**
 * What the rules do to people whose true scores are known: prints Markdown tables. The same seed gives the same tables.
 * Arguments: panels a cell (60000), seed (1).
 */
import { isTooClose, pooledVariance, spreadOf } from '../../src/domain/comparison.js';
import { judge, outcomeOf } from '../../src/domain/judgement.js';
import type { Outcome } from '../../src/domain/recommendation.js';
import { standingsOf } from '../../src/domain/scoring.js';
import { POLICY, panelOf } from '../domain/panel-spec.js';
import type { Design } from './simulated-panel.js';
import { drawPanel, drawTruth, shared, unshared } from './simulated-panel.js';
import type { Source } from './source.js';
import { seededSource } from './source.js';

const PROFILES = [
  ['strong 4.2', [4.2, 4.2, 4.2, 4.2]],
  ['good 3.75', [3.75, 3.75, 3.75, 3.75]],
  ['middling 3.0', [3, 3, 3, 3]],
  ['weak 2.3', [2.3, 2.3, 2.3, 2.3]],
  ['candor 1.8, the rest 4', [1.8, 4, 4, 4]],
] as const;

const DESIGNS: readonly Design[] = [unshared(2), unshared(3), unshared(4), shared(3, 2), shared(3, 1)];
const COMPARED: readonly Design[] = [
  ...[2, 3, 4, 5].map((interviewers) => unshared(interviewers)),
  unshared(3, 2),
  shared(3, 1),
  shared(3, 2),
  shared(4, 1),
  shared(4, 2),
];

function outcomesOf(profile: readonly number[], design: Design, panels: number, source: Source): string {
  const counts: Record<Outcome, number> = {
    'strong-hire': 0,
    hire: 0,
    discuss: 0,
    incomplete: 0,
    'no-hire': 0,
  };
  for (let drawn = 0; drawn < panels; drawn += 1) {
    const panel = panelOf(drawPanel(drawTruth(profile, source), design, source));
    counts[outcomeOf({ panel, standings: standingsOf(panel) })] += 1;
  }
  const percent = (outcome: Outcome): string => ((100 * counts[outcome]) / panels).toFixed(0);
  return [percent('strong-hire'), percent('hire'), percent('discuss'), percent('no-hire')].join('/');
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How often the true difference of two people lies within the band by which a pair is called too close: the difference
 * of their composites and of their true scores compared with s (1/n_a + 1/n_b)^(1/2), in per cent.
 */
function coverageOf(design: Design, profile: readonly number[], pairs: number, source: Source): string {
  let [covered, called] = [0, 0];
  for (let drawn = 0; drawn < pairs; drawn += 1) {
    const people = [0, 1].map(() => {
      const truth = drawTruth(profile, source);
      const spread = spreadOf(judge(panelOf(drawPanel(truth, design, source))));
      if (spread === null) throw new Error('Every competency is heard.');
      const composite = Number(spread.composite.numerator) / Number(spread.composite.denominator);
      const share = Number(spread.inverseSize.numerator) / Number(spread.inverseSize.denominator);
      return { spread, error: composite - meanOf(truth), share };
    });
    const [a, b] = people;
    if (a === undefined || b === undefined) continue;
    const variance = pooledVariance([a.spread, b.spread], POLICY);
    const band = (Number(variance.numerator) / Number(variance.denominator)) * (a.share + b.share);
    if ((a.error - b.error) ** 2 <= band) covered += 1;
    if (isTooClose(a.spread, b.spread, variance)) called += 1;
  }
  return `${((100 * covered) / pairs).toFixed(0)} | ${((100 * called) / pairs).toFixed(0)}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

const [panels = 60_000, seed = 1] = process.argv.slice(2).map(Number);

const outcomes = PROFILES.map(([name, profile], at) =>
  row([
    name,
    ...DESIGNS.map((design, index) =>
      outcomesOf(profile, design, panels, seededSource(seed * 1000 + at * 10 + index)),
    ),
  ]),
);
const pairs = Math.ceil(panels / 3);
const coverage = COMPARED.map((design, index) =>
  row([design.name, coverageOf(design, PROFILES[1][1], pairs, seededSource(seed * 1000 + 500 + index))]),
);

process.stdout.write(
  [
    `Percent strong-hire / hire / discuss / no-hire; ${panels} panels a cell, seed ${seed}.`,
    table(['True profile', ...DESIGNS.map(({ name }) => name)], outcomes),
    `"Too close to call": two people at 3.75, ${pairs} pairs a row, raters all different.`,
    table(['Panels', 'band holds the true difference, %', 'called too close, %'], coverage),
    '',
  ].join('\n\n'),
);
