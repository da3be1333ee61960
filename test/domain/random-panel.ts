import type { Id } from '../../src/domain/id.js';
import type { Policy } from '../../src/domain/role.js';
import type { Point } from '../../src/domain/rubric.js';
import type { NotAssessedReason, OwnRecommendation } from '../../src/domain/scorecard.js';
import type { CardSpec, CompetencySpec, PanelSpec } from './panel-spec.js';
import { POLICY } from './panel-spec.js';

/** A whole number from 0 up to, and without, `bound`. */
export type Draw = (bound: number) => number;

/** A seeded source (mulberry32), the same on every machine. */
export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

/** Reads a tape of numbers, and zeros after its end: a shorter tape is a simpler panel, which is what shrinking needs. */
export function tapeDraw(tape: readonly number[]): Draw {
  let next = 0;
  return (bound) => (tape[next++] ?? 0) % bound;
}

const NAMES = ['ana', 'ben', 'cem', 'dee', 'eli', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'] as const;
const OWN: readonly (OwnRecommendation | null)[] = [null, 'strong-yes', 'yes', 'no', 'strong-no'];
const ABSENT: readonly NotAssessedReason[] = ['not-asked', 'no-evidence', 'declined'];

const oneIn = (draw: Draw, odds: number): boolean => draw(odds) === odds - 1;
const pick = <Of>(draw: Draw, from: readonly Of[]): Of => from[draw(from.length)] as Of;
/** 1 to 12, and mostly few. */
const few = (draw: Draw): number => 1 + (oneIn(draw, 5) ? draw(12) : Math.min(draw(12), draw(12), draw(12)));

function drawCompetencies(draw: Draw): readonly CompetencySpec[] {
  const count = few(draw);
  const isWeighted = oneIn(draw, 3);
  return Array.from({ length: count }, (_, index) => {
    const isSkill = index > 0 && oneIn(draw, 4);
    const floors = isSkill ? [2.5, 2.5, 3, 1] : [3, 3, 3, 2.5, 3.25, 3.33];
    return {
      id: `k${index}`,
      category: isSkill ? 'skill' : 'character',
      weight: isWeighted ? 1 + draw(10) : 1,
      floor: pick(draw, floors),
      teachable: isSkill && !oneIn(draw, 2),
    };
  });
}

function drawPolicy(draw: Draw): Policy {
  if (!oneIn(draw, 4)) return POLICY;
  return {
    ...POLICY,
    strongHire: pick(draw, [4, 3.75, 4.5]),
    hire: pick(draw, [3, 3.33]),
    discuss: pick(draw, [2.5, 2]),
    margin: pick(draw, [0.5, 0, 0.25, 1]),
    graveDoubt: pick(draw, [1.5, 1, 2]),
    voices: { character: 1 + draw(3), skill: draw(3) },
    withheld: 1 + draw(3),
    corroboration: 2 + draw(2),
    skillGap: pick(draw, ['teach', 'require']),
    split: pick(draw, [2, 1.5, 0.01]),
  };
}

function drawAnswers(draw: Draw, base: number, thin: number): readonly (Point | NotAssessedReason)[] {
  const count = oneIn(draw, 30) ? 12 : 1 + draw(3);
  return Array.from({ length: count }, () => {
    if (oneIn(draw, thin)) return pick(draw, ABSENT);
    const wanted = oneIn(draw, 10) ? 1 + draw(5) : base + pick(draw, [0, 0, 1, -1]);
    return Math.min(5, Math.max(1, wanted)) as Point;
  });
}

function drawCard(
  draw: Draw,
  interviewer: Id,
  competencies: readonly CompetencySpec[],
  base: number,
): CardSpec {
  const isThorough = oneIn(draw, 2);
  const thin = oneIn(draw, 16) ? 2 : 24;
  const heard = competencies.filter(() => isThorough || draw(4) > 0);
  return {
    interviewer,
    answers: Object.fromEntries(heard.map(({ id }) => [id, drawAnswers(draw, base, thin)])),
    knockouts: competencies.filter(() => oneIn(draw, 100)).map(({ id }) => id),
    own: pick(draw, OWN),
    seat: oneIn(draw, 8) ? pick(draw, ['shadow', 'left', 'none']) : 'interviewer',
    conflict: oneIn(draw, 24),
    version: oneIn(draw, 24) ? 2 : 1,
    rubrics: oneIn(draw, 24) ? 2 : 1,
    minutesToSeal: pick(draw, [5, 60, 1440, 1441]),
    ended: draw(500),
  };
}

/** A panel of 1 to 12 interviewers and 1 to 12 competencies, with everything in it that the rules look at. */
export function drawPanel(draw: Draw): PanelSpec {
  const competencies = drawCompetencies(draw);
  const base = 3 + pick(draw, [1, 0, -1, 2]);
  const names = NAMES.slice(0, few(draw));
  const cards = names.flatMap((name) => {
    const card = drawCard(draw, name, competencies, base);
    return oneIn(draw, 10)
      ? [card, { ...drawCard(draw, name, competencies, base), interview: 'late' }]
      : [card];
  });
  return {
    competencies,
    policy: drawPolicy(draw),
    cards,
    absent: oneIn(draw, 24) ? ['zoe'] : [],
    credentials: oneIn(draw, 2) ? ['OSCP'] : [],
    secondWeights: Object.fromEntries(competencies.map(({ id }) => [id, 1 + draw(3)])),
  };
}
