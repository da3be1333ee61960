import { join } from 'node:path';
import type { Digest, Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { parseArchivedRole, parseArchivedRubric } from '../format/instrument.js';
import { encodeJson } from '../format/json.js';
import { digestOf } from '../format/seal.js';
import { realDisk } from './disk.js';
import { createFile, makeFolders } from './files.js';
import { readText } from './read.js';

const INSTRUMENTS = 'instruments';

/** How many digits of the digest stand in the file's name; the whole digest is checked when it is read. */
const DIGITS = 12;

/** Where an instrument is kept, relative to the hiring folder. */
export function instrumentFile(id: Id, digest: Digest): string {
  const start = 'sha256:'.length;
  return join(INSTRUMENTS, `${id}@${digest.slice(start, start + DIGITS)}.json`);
}

/** Keeps a rubric or role as it is now. One that is kept already stays untouched. */
export function archiveInstrument(folder: string, instrument: Role | Rubric): void {
  const file = instrumentFile(instrument.id, digestOf(instrument));
  if (readText(folder, file) !== null) return;
  makeFolders(join(folder, INSTRUMENTS));
  createFile(realDisk, join(folder, file), Buffer.from(encodeJson(instrument)));
}

/** An archived role; a finding when it is missing or is not what its digest says. */
export function readArchivedRole(folder: string, id: Id, digest: Digest): Result<Role> {
  return readArchived(folder, id, digest, parseArchivedRole);
}

/** An archived rubric; a finding when it is missing or is not what its digest says. */
export function readArchivedRubric(folder: string, id: Id, digest: Digest): Result<Rubric> {
  return readArchived(folder, id, digest, parseArchivedRubric);
}

function readArchived<Value>(
  folder: string,
  id: Id,
  digest: Digest,
  parse: (text: string, file: string) => Result<Value>,
): Result<Value> {
  const file = instrumentFile(id, digest);
  const text = readText(folder, file);
  if (text === null)
    return { ok: false, findings: [finding(file, { code: 'instrument-missing', id, digest })] };
  if (!text.ok) return text;
  const parsed = parse(text.value, file);
  if (!parsed.ok || digestOf(parsed.value) === digest) return parsed;
  return { ok: false, findings: [finding(file, { code: 'instrument-changed', id, digest })] };
}

function finding(file: string, problem: Finding['problem']): Finding {
  return { severity: 'error', place: { file }, problem };
}
