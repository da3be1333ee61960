import type { Id } from '../domain/id.js';
import type { Judgement } from '../domain/recommendation.js';
import type { Supposition, WhatIf } from '../domain/what-if.js';
import { withScores } from './recommendation.js';

/** What would change an outcome as data, `touchstone/what-if@1`. Scores are as in a recommendation. */
export function whatIfData(
  candidate: Id,
  { without, weights, bars }: Supposition,
  { now, then, empty, gone, fresh, coverageAside }: WhatIf,
): object {
  return {
    format: 'touchstone/what-if@1',
    candidate,
    supposed: { without, weights: Object.fromEntries(weights), bars: Object.fromEntries(bars) },
    now: withScores(inShort(now)),
    then: then === null ? null : withScores(inShort(then)),
    empty,
    gone,
    fresh,
    coverageAside,
  };
}

function inShort({ outcome, earned, character, skill }: Judgement): object {
  return { outcome, earned, character, skill };
}
