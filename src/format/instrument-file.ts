import type { Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { ROLE, RUBRIC } from './formats.js';
import type { Instrument } from './instrument.js';
import { instrumentFile } from './instrument.js';
import { parseJson } from './json.js';
import { readJsonFormat } from './read-format.js';
import { checkRoleAlone } from './role.js';
import { checkRubric } from './rubric.js';
import { digestOf } from './seal.js';
import { isRecord } from './shape.js';

/** Reads an archived rubric or role, and refuses one that does not bear the name of its content. `file` may be a path. */
export function parseInstrument(text: string, file: string): Result<Instrument> {
  const parsed = parseJson(text, file);
  const isRole =
    parsed.ok && isRecord(parsed.value) && String(parsed.value.format).startsWith('touchstone/role@');
  const read: Result<Instrument> = isRole
    ? readJsonFormat<Role>(ROLE, text, file, checkRoleAlone, { unknownKeys: 'allowed' })
    : readJsonFormat<Rubric>(RUBRIC, text, file, checkRubric, { unknownKeys: 'allowed' });
  if (!read.ok) return read;
  const expected = instrumentFile(read.value.id, digestOf(read.value));
  if (file.split('/').at(-1) === expected) return read;
  return refused(file, { code: 'instrument-misnamed', expected });
}
