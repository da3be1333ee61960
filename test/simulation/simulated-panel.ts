import type { Point } from '../../src/domain/rubric.js';
import type { CardSpec, PanelSpec } from '../domain/panel-spec.js';
import { POLICY, character } from '../domain/panel-spec.js';
import type { Source } from './source.js';

/**
 * How ratings come about: a person's true scores lie around a profile; a rater is severe or mild with everybody, sees one
 * person in a light of their own (halo), and errs anew on each answer. Standard deviations, in points.
 */
const SPREAD = { truth: 0.25, severity: 0.3, halo: 0.35, residual: 0.65 } as const;

const COMPETENCIES = ['candor', 'helpfulness', 'learning', 'energy'] as const;
const NAMES = ['ana', 'ben', 'cem', 'dee', 'eli', 'fay'] as const;

/** Who hears what: for each interviewer the competencies, as places in `COMPETENCIES`; and how many questions each. */
export interface Design {
  readonly name: string;
  readonly hears: readonly (readonly number[])[];
  readonly questions: number;
}

const EVERYTHING = [0, 1, 2, 3];

export function unshared(interviewers: number, questions = 1): Design {
  return {
    name: `${interviewers} hear everything, ${questions} question${questions > 1 ? 's' : ''} each`,
    hears: Array.from({ length: interviewers }, () => EVERYTHING),
    questions,
  };
}

/** Every competency heard by two; the parts are as equal as can be. */
export function shared(interviewers: number, questions: number): Design {
  const hears = Array.from({ length: interviewers }, (): number[] => []);
  COMPETENCIES.forEach((_, competency) => {
    for (const voice of [0, 1]) hears[(2 * competency + voice) % interviewers]?.push(competency);
  });
  return {
    name: `${interviewers} share, ${questions} question${questions > 1 ? 's' : ''} each`,
    hears,
    questions,
  };
}

/** Somebody's true scores. */
export function drawTruth(profile: readonly number[], source: Source): readonly number[] {
  return profile.map((score) => score + SPREAD.truth * source.normal());
}

function drawCard(
  interviewer: string,
  heard: readonly number[],
  truth: readonly number[],
  questions: number,
  source: Source,
): CardSpec {
  const leniency = SPREAD.severity * source.normal() + SPREAD.halo * source.normal();
  const answers = heard.map((competency) => {
    const points = Array.from({ length: questions }, () => {
      const seen = (truth[competency] ?? 3) + leniency + SPREAD.residual * source.normal();
      return Math.min(5, Math.max(1, Math.round(seen))) as Point;
    });
    return [COMPETENCIES[competency] ?? '', points] as const;
  });
  return { interviewer, answers: Object.fromEntries(answers) };
}

/** One panel that meets somebody with these true scores; its raters are strangers to every other panel. */
export function drawPanel(truth: readonly number[], { hears, questions }: Design, source: Source): PanelSpec {
  return {
    competencies: COMPETENCIES.map((id) => character(id)),
    policy: POLICY,
    cards: hears.map((heard, index) => drawCard(NAMES[index] ?? '', heard, truth, questions, source)),
  };
}
