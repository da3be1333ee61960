import { join } from 'node:path';
import type { Digest, Id } from '../domain/id.js';
import type { Result } from '../domain/problem.js';
import { isFailure, refused } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import type { Instrument } from '../format/instrument.js';
import { parseInstrument } from '../format/instrument-file.js';
import { encodeInstrument, instrumentFile, provenInstrument } from '../format/instrument.js';
import { digestOf } from '../format/seal.js';
import { createFile, makeFolders } from './files.js';
import { readText } from './read.js';

const INSTRUMENTS = 'instruments';

/** Keeps rubrics and roles as they are now. What is kept already stays untouched. */
export function archiveInstruments(folder: string, instruments: readonly Instrument[]): void {
  makeFolders(join(folder, INSTRUMENTS));
  for (const instrument of instruments) {
    const file = join(INSTRUMENTS, instrumentFile(instrument.id, digestOf(instrument)));
    if (readText(folder, file) === null) {
      keep(join(folder, file), encodeInstrument(instrument));
    }
  }
}

// Its name is its content's digest: when somebody else keeps the same at the same moment, it is kept.
function keep(path: string, text: string): void {
  try {
    createFile(path, text);
  } catch (thrown) {
    if (!isFailure(thrown) || thrown.problem.code !== 'file-exists') throw thrown;
  }
}

/** Reads what the archive keeps, each file once however many cards name it. */
export interface Archive {
  /** A role as it was; a finding when it is missing or is not what its digest says. */
  readonly role: (id: Id, digest: Digest) => Result<Role>;
  /** A rubric as it was; likewise. */
  readonly rubric: (id: Id, digest: Digest) => Result<Rubric>;
}

/** How closely an archived instrument is looked at: whether its digest holds, or its layout and schema as well. */
type Scrutiny = 'digest' | 'everything';

/** The archive of a hiring folder. */
export function openArchive(folder: string, scrutiny: Scrutiny = 'everything'): Archive {
  const kept = new Map<Digest, Result<Instrument>>();
  const read = (id: Id, digest: Digest): Result<Instrument> => {
    const known = kept.get(digest);
    if (known !== undefined) return known;
    const result = readArchived(folder, id, digest, scrutiny);
    kept.set(digest, result);
    return result;
  };
  const ofKind =
    <Kind extends Instrument>(isKind: (instrument: Instrument) => instrument is Kind) =>
    (id: Id, digest: Digest): Result<Kind> => {
      const result = read(id, digest);
      if (!result.ok) return result;
      const { value } = result;
      return isKind(value) && value.id === id ? { ok: true, value } : changed(id, digest);
    };
  return { role: ofKind(isRole), rubric: ofKind(isRubric) };
}

function isRole(instrument: Instrument): instrument is Role {
  return instrument.format === 'touchstone/role@1';
}

function isRubric(instrument: Instrument): instrument is Rubric {
  return instrument.format === 'touchstone/rubric@1';
}

function readArchived(folder: string, id: Id, digest: Digest, scrutiny: Scrutiny): Result<Instrument> {
  const file = join(INSTRUMENTS, instrumentFile(id, digest));
  const text = readText(folder, file);
  if (text === null) return refused(file, { code: 'instrument-missing', id, digest });
  if (!text.ok) return text;
  const proven = scrutiny === 'digest' ? provenInstrument(text.value, digest) : null;
  if (proven !== null) return { ok: true, value: proven };
  const parsed = parseInstrument(text.value, file);
  return !parsed.ok || digestOf(parsed.value) === digest ? parsed : changed(id, digest);
}

function changed(id: Id, digest: Digest): Result<never> {
  const file = join(INSTRUMENTS, instrumentFile(id, digest));
  return refused(file, { code: 'instrument-changed', id, digest });
}
