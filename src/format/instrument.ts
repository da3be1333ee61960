import type { Digest, Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { ROLE, RUBRIC } from './formats.js';
import { encodeJson, parseJson } from './json.js';
import { readJsonFormat } from './read-format.js';
import { checkRoleAlone } from './role.js';
import { checkRubric } from './rubric.js';
import { digestOf } from './seal.js';
import { isRecord } from './shape.js';

/** What a candidate is rated by. */
export type Instrument = Rubric | Role;

/** The name of an archived instrument's file: its id and the first twelve digits of its digest. */
export function instrumentFile(id: Id, digest: Digest): string {
  return `${id}@${digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`;
}

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
  return {
    ok: false,
    findings: [{ severity: 'error', place: { file }, problem: { code: 'instrument-misnamed', expected } }],
  };
}

/** The text of an archived instrument's file. */
export function encodeInstrument(instrument: Instrument): string {
  return encodeJson(instrument);
}
