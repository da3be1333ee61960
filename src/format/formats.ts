import type { Shape } from '../../generated/shapes.js';
import * as shapes from '../../generated/shapes.js';
import { validate as act } from '../../generated/validators/act.js';
import { validate as answers } from '../../generated/validators/answers.js';
import { validate as backUp } from '../../generated/validators/back-up.js';
import { validate as candidate } from '../../generated/validators/candidate.js';
import { validate as debriefNotes } from '../../generated/validators/debrief-notes.js';
import { validate as debrief } from '../../generated/validators/debrief.js';
import { validate as decision } from '../../generated/validators/decision.js';
import { validate as encrypted } from '../../generated/validators/encrypted.js';
import { validate as hiring } from '../../generated/validators/hiring.js';
import { validate as hold } from '../../generated/validators/hold.js';
import { validate as journal } from '../../generated/validators/journal.js';
import { validate as kit } from '../../generated/validators/kit.js';
import { validate as mapping } from '../../generated/validators/mapping.js';
import { validate as role } from '../../generated/validators/role.js';
import { validate as rubric } from '../../generated/validators/rubric.js';
import { validate as scorecard } from '../../generated/validators/scorecard.js';

/** One fault, as ajv reports it. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}

/** A compiled schema. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A format that has a schema: its name, its compiled schema, and the keys that belong at each place. */
export interface Format {
  readonly name: string;
  readonly validate: Validator;
  readonly shape: Shape;
}

// Each by itself and not in one record, so that a bundle takes only the schemas of what it reads.
export const ACT: Format = { name: 'act', validate: act, shape: shapes.act };
export const ANSWERS: Format = { name: 'answers', validate: answers, shape: shapes.answers };
export const BACK_UP: Format = { name: 'back-up', validate: backUp, shape: shapes.backUp };
export const CANDIDATE: Format = { name: 'candidate', validate: candidate, shape: shapes.candidate };
export const DEBRIEF: Format = { name: 'debrief', validate: debrief, shape: shapes.debrief };
export const DEBRIEF_NOTES: Format = {
  name: 'debrief-notes',
  validate: debriefNotes,
  shape: shapes.debriefNotes,
};
export const DECISION: Format = { name: 'decision', validate: decision, shape: shapes.decision };
export const ENCRYPTED: Format = { name: 'encrypted', validate: encrypted, shape: shapes.encrypted };
export const HIRING: Format = { name: 'hiring', validate: hiring, shape: shapes.hiring };
export const HOLD: Format = { name: 'hold', validate: hold, shape: shapes.hold };
export const JOURNAL: Format = { name: 'journal', validate: journal, shape: shapes.journal };
export const KIT: Format = { name: 'kit', validate: kit, shape: shapes.kit };
export const MAPPING: Format = { name: 'mapping', validate: mapping, shape: shapes.mapping };
export const ROLE: Format = { name: 'role', validate: role, shape: shapes.role };
export const RUBRIC: Format = { name: 'rubric', validate: rubric, shape: shapes.rubric };
export const SCORECARD: Format = { name: 'scorecard', validate: scorecard, shape: shapes.scorecard };
