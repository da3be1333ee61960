import { crowdedInterviews, overfullInterviews, questionsRunOut } from './interview-load.js';
import type { Rule } from './remark.js';
import {
  missingKinds,
  questionsForOtherLevels,
  seldomHeard,
  unheardCompetencies,
  withoutPastBehavior,
} from './role-coverage.js';
import { highThresholds, unexplainedWeights } from './role-policy.js';
import type { RoleSubject } from './role-subject.js';

/** The rules for roles. They count and compare, so each is right whenever it speaks. Order of thresholds and known ids are seen to when a file is read. */
export const ROLE_RULES: readonly Rule<RoleSubject>[] = [
  { code: 'too-many-competencies', severity: 'warning', find: crowdedInterviews },
  { code: 'interview-over-time', severity: 'error', find: overfullInterviews },
  { code: 'heard-never', severity: 'error', find: unheardCompetencies },
  { code: 'heard-too-seldom', severity: 'warning', find: seldomHeard },
  { code: 'questions-run-out', severity: 'error', find: questionsRunOut },
  { code: 'weight-without-reason', severity: 'warning', find: unexplainedWeights },
  { code: 'threshold-above-good-hire', severity: 'warning', find: highThresholds },
  { code: 'no-past-behavior', severity: 'error', find: withoutPastBehavior },
  { code: 'question-kind-missing', severity: 'error', find: missingKinds },
  { code: 'question-for-other-level', severity: 'warning', find: questionsForOtherLevels },
];
