import type { Policy } from '../role.js';
import type { Standing } from '../scoring.js';
import { missesFloor } from './character.js';
import type { Rule } from './rule.js';
import { capAt, competencyRule, raters, ratingsOn } from './rule.js';

function canBeTaught({ teachable }: Standing, { skillGap }: Policy): boolean {
  return teachable && skillGap === 'teach';
}

export const skillGapTeachable: Rule = competencyRule({
  code: 'skill-gap-teachable',
  category: 'skill',
  effect: capAt('hire'),
  fires: (standing, policy) => missesFloor(standing) && canBeTaught(standing, policy),
  interviewers: raters,
  basis: (standing, panel) => ratingsOn(standing, panel),
});

export const skillGapRequired: Rule = competencyRule({
  code: 'skill-gap-required',
  category: 'skill',
  effect: capAt('no-hire'),
  fires: (standing, policy) => missesFloor(standing) && !canBeTaught(standing, policy),
  interviewers: raters,
  basis: (standing, panel) => ratingsOn(standing, panel),
});
