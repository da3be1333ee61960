import { panelIncomplete, policyDrift, rubricDrift, stale, unplanned } from './rules/cards.js';
import {
  characterComposite,
  floorMissed,
  floorMissedClearly,
  graveDoubt,
  oneVoice,
  split,
} from './rules/character.js';
import { contradiction } from './rules/contradiction.js';
import { evidenceMissing, evidenceThin, evidenceWithheld } from './rules/evidence.js';
import { knockoutCorroborated, knockoutSingle } from './rules/knockouts.js';
import type { Rule } from './rules/rule.js';
import { skillGapRequired, skillGapTeachable } from './rules/skill.js';

/** Version 1 of the rules: one entry for each code, in the order of `RULE_CODES`. */
export const RULES: readonly Rule[] = [
  panelIncomplete,
  characterComposite,
  floorMissed,
  floorMissedClearly,
  oneVoice,
  graveDoubt,
  knockoutSingle,
  knockoutCorroborated,
  evidenceMissing,
  evidenceThin,
  evidenceWithheld,
  skillGapTeachable,
  skillGapRequired,
  policyDrift,
  split,
  contradiction,
  stale,
  rubricDrift,
  unplanned,
];
