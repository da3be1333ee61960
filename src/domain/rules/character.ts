import { lower } from '../outcome.js';
import type { Ratio } from '../ratio.js';
import { compare, fromHundredths, hundredths } from '../ratio.js';
import type { Outcome } from '../recommendation.js';
import type { Policy } from '../role.js';
import type { Standing } from '../scoring.js';
import { compositeOf } from '../scoring.js';
import type { Rule } from './rule.js';
import { capAt, competencyRule, panelRule, raters, ratingsOn } from './rule.js';

/** What a character composite earns before any cap. */
export function earnedBy(composite: Ratio, policy: Policy): Outcome {
  const reaches = (threshold: number): boolean => compare(composite, fromHundredths(threshold)) >= 0;
  if (reaches(policy.strongHire)) return 'strong-hire';
  if (reaches(policy.hire)) return 'hire';
  return reaches(policy.discuss) ? 'discuss' : 'no-hire';
}

/** What the character earns in a panel, no more than its ceiling; null when no character competency was rated. */
export function earned(standings: readonly Standing[], policy: Policy, ceiling: Outcome): Outcome | null {
  const composite = compositeOf(standings, 'character');
  return composite === null ? null : lower(earnedBy(composite, policy), ceiling);
}

export const characterComposite: Rule = panelRule('character-composite', ({ panel, standings }, policy) => {
  const outcome = earned(standings, policy, panel.ceiling);
  if (outcome === null) return [];
  const rated = standings.filter(({ category, tallies }) => category === 'character' && tallies.length > 0);
  const competencies = rated.map(({ competency }) => competency);
  const interviewers = [...new Set(rated.flatMap(raters))].sort();
  const basis = rated.flatMap((standing) => ratingsOn(standing, panel));
  return [
    { code: 'character-composite', effect: { kind: 'start', outcome }, competencies, interviewers, basis },
  ];
});

/** Whether `total / (unit x count)` is below a number of hundredths. */
function isBelow(total: number, unit: number, count: number, limit: number): boolean {
  return total * 100 < limit * unit * count;
}

/** Whether the panel's score on a competency is below its floor; false when nobody rated it. */
export function missesFloor({ sum, unit, scores, floor }: Standing): boolean {
  return isBelow(sum, unit, scores.length, floor);
}

export const floorMissed: Rule = competencyRule({
  code: 'floor-missed',
  category: 'character',
  effect: capAt('discuss'),
  fires: missesFloor,
  interviewers: raters,
  basis: (standing, panel) => ratingsOn(standing, panel),
});

export const floorMissedClearly: Rule = competencyRule({
  code: 'floor-missed-clearly',
  category: 'character',
  effect: capAt('no-hire'),
  fires: ({ sum, unit, scores, floor }, { margin }) =>
    isBelow(sum, unit, scores.length, floor - hundredths(margin)),
  interviewers: raters,
  basis: (standing, panel) => ratingsOn(standing, panel),
});

/** The interviewers with the highest score: one voice, or several that tie. */
function highestVoices({ tallies, scores }: Standing): readonly string[] {
  const highest = Math.max(...scores);
  return tallies.filter((_, index) => scores[index] === highest).map(({ interviewer }) => interviewer);
}

export const oneVoice: Rule = competencyRule({
  code: 'one-voice',
  category: 'character',
  effect: capAt('discuss'),
  fires: ({ sum, unit, scores, floor }, { margin }) =>
    scores.length >= 2 &&
    isBelow(sum - Math.max(...scores), unit, scores.length - 1, floor - hundredths(margin)),
  interviewers: highestVoices,
  basis: (standing, panel) => ratingsOn(standing, panel),
});

function gravelyDoubting({ tallies, scores, unit }: Standing, { graveDoubt }: Policy): readonly string[] {
  const limit = hundredths(graveDoubt) * unit;
  return tallies
    .filter((_, index) => (scores[index] ?? Infinity) * 100 <= limit)
    .map(({ interviewer }) => interviewer);
}

export const graveDoubt: Rule = competencyRule({
  code: 'grave-doubt',
  category: 'character',
  effect: capAt('discuss'),
  fires: ({ scores, unit }, policy) => {
    const limit = hundredths(policy.graveDoubt) * unit;
    return scores.some((score) => score * 100 <= limit);
  },
  interviewers: gravelyDoubting,
  basis: (standing, panel, policy) => ratingsOn(standing, panel, gravelyDoubting(standing, policy)),
});

/** Both sides of a split: everybody whose score lies that far from somebody else's. */
function sides({ tallies, scores, unit }: Standing, { split }: Policy): readonly string[] {
  const limit = hundredths(split) * unit;
  const [highest, lowest] = [Math.max(...scores), Math.min(...scores)];
  const isApart = (score: number): boolean => Math.max(highest - score, score - lowest) * 100 >= limit;
  return tallies.filter((_, index) => isApart(scores[index] ?? NaN)).map(({ interviewer }) => interviewer);
}

export const split: Rule = competencyRule({
  code: 'split',
  category: 'character',
  effect: { kind: 'agenda' },
  fires: ({ scores, unit }, policy) =>
    scores.length >= 2 &&
    (Math.max(...scores) - Math.min(...scores)) * 100 >= hundredths(policy.split) * unit,
  interviewers: sides,
  basis: (standing, panel, policy) => ratingsOn(standing, panel, sides(standing, policy)),
});
