import type { Id } from './id.js';
import { capOn, capOnPanel, outcomeOf } from './judgement.js';
import { lower, rank } from './outcome.js';
import type { Panel } from './panel.js';
import { byText } from './id.js';
import { panelWithout } from './panel.js';
import type { Ratio } from './ratio.js';
import { dividedBy, sum, times, ZERO } from './ratio.js';
import type { Move, Outcome, Sturdiness } from './recommendation.js';
import { isPoint } from './rubric.js';
import type { ScoredPanel } from './rules/rule.js';
import { earnedBy } from './rules/character.js';
import type { Point } from './rubric.js';
import type { Standing } from './scoring.js';
import { scoreOf, standingsOf, withoutVoice } from './scoring.js';
import { interviewersOf } from './seat.js';

const NAMED_MOVES = 3;

/** What every move on one competency has in common: what the rest of the panel allows and earns. */
interface Rest {
  readonly cap: Outcome;
  /** The weighted sum of the other character scores, and the weights of all. */
  readonly weighted: Ratio;
  readonly weights: number;
}

/** What one competency alone contributes, computed once for the panel. */
interface Share {
  readonly cap: Outcome;
  /** Its score times its weight; null where it does not enter the character composite. */
  readonly weighted: Ratio | null;
  readonly weight: number;
}

function shareOf(standing: Standing, { role }: Panel): Share {
  const score = standing.category === 'character' ? scoreOf(standing) : null;
  const weighted = score === null ? null : times(score, standing.weight);
  return { cap: capOn(standing, role.policy), weighted, weight: weighted === null ? 0 : standing.weight };
}

function restBeside(own: Share, shares: readonly Share[], panelCap: Outcome): Rest {
  const others = shares.filter((share) => share !== own);
  return {
    cap: others.reduce((cap, share) => lower(cap, share.cap), panelCap),
    weighted: others.reduce((all, { weighted }) => sum(all, weighted ?? ZERO), ZERO),
    weights: shares.reduce((all, { weight }) => all + weight, 0),
  };
}

/** The standing with one more or one less point in one rating of the tally at `index`. */
function moved(standing: Standing, index: number, step: 1 | -1): Standing {
  const change = (step * standing.unit) / (standing.tallies[index]?.ratings.length ?? 1);
  return {
    ...standing,
    scores: standing.scores.map((score, at) => (at === index ? score + change : score)),
    sum: standing.sum + change,
  };
}

function outcomeBeside(standing: Standing, rest: Rest, { role, ceiling }: Panel): Outcome {
  const capped = lower(rest.cap, capOn(standing, role.policy));
  const score = standing.category === 'character' ? scoreOf(standing) : null;
  const weighted = score === null ? rest.weighted : sum(rest.weighted, times(score, standing.weight));
  if (rest.weights === 0) return capped;
  return lower(capped, lower(earnedBy(dividedBy(weighted, rest.weights), role.policy), ceiling));
}

interface Tried {
  readonly tried: number;
  readonly changing: readonly Move[];
}

/** Every rating on one competency moved one point up and down. Equal moves of one interviewer are judged once. */
function movesOn(standing: Standing, rest: Rest, panel: Panel, outcome: Outcome): Tried {
  let tried = 0;
  const changing: Move[] = [];
  for (const [index, { ratings }] of standing.tallies.entries()) {
    for (const step of [-1, 1] as const) {
      const movable = ratings.filter(({ rating }) => isPoint(rating + step));
      tried += movable.length;
      if (movable.length === 0) continue;
      const result = outcomeBeside(moved(standing, index, step), rest, panel);
      if (result === outcome) continue;
      for (const { interviewer, interview, competency, question, rating } of movable) {
        const to = (rating + step) as Point;
        changing.push({ interviewer, interview, competency, question, from: rating, to, outcome: result });
      }
    }
  }
  return { tried, changing };
}

function withoutInterviewer({ panel, standings }: ScoredPanel, interviewer: Id): Outcome | null {
  const remaining = panelWithout(panel, [interviewer]);
  const others = standings.map((standing) => withoutVoice(standing, interviewer, remaining));
  const isComputable = others.every(
    ({ scores }, index) => scores.length > 0 || standings[index]?.scores.length === 0,
  );
  return isComputable ? outcomeOf({ panel: remaining, standings: others }, standings) : null;
}

function withEqualWeights(scored: ScoredPanel): Outcome | null {
  const weights = scored.standings
    .filter(({ category }) => category === 'character')
    .map(({ weight }) => weight);
  if (new Set(weights).size < 2) return null;
  return outcomeOf({
    ...scored,
    standings: scored.standings.map((standing) => ({ ...standing, weight: 1 })),
  });
}

/** Which of two changing moves is named first: one that lowers, then the larger change; equals in the order found. */
function byWeight(outcome: Outcome): (a: Move, b: Move) => number {
  const step = (move: Move): number => rank(move.outcome) - rank(outcome);
  return (a, b) => Number(step(b) > 0) - Number(step(a) > 0) || Math.abs(step(b)) - Math.abs(step(a));
}

/**
 * How far an outcome hangs on single ratings, single people and weights: exact, not sampled. A move touches one
 * competency, so that one alone is scored again; the rules are those of `judge`.
 */
export function sturdinessOf(panel: Panel): Sturdiness {
  const scored: ScoredPanel = { panel, standings: standingsOf(panel) };
  const outcome = outcomeOf(scored);
  const panelCap = capOnPanel(scored);
  const shares = scored.standings.map((standing) => ({ standing, ...shareOf(standing, panel) }));
  const tried = shares.map((share) =>
    movesOn(share.standing, restBeside(share, shares, panelCap), panel, outcome),
  );
  const changing = tried.flatMap((moves) => moves.changing);
  const interviewers = interviewersOf(panel.cards).toSorted(byText);
  return {
    moves: {
      tried: tried.reduce((all, moves) => all + moves.tried, 0),
      lower: changing.filter((move) => rank(move.outcome) > rank(outcome)).length,
      raise: changing.filter((move) => rank(move.outcome) < rank(outcome)).length,
    },
    named: [...changing].sort(byWeight(outcome)).slice(0, NAMED_MOVES),
    without:
      interviewers.length < 2
        ? []
        : interviewers.map((interviewer) => ({
            interviewer,
            outcome: withoutInterviewer(scored, interviewer),
          })),
    equalWeights: withEqualWeights(scored),
  };
}
