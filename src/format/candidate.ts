import type { Candidate, CandidateStatus } from '../domain/candidate.js';
import type { Finding, Result } from '../domain/problem.js';
import { CANDIDATE } from './formats.js';
import type { Locate, Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat } from './read-format.js';
import { editYaml, modeline, writeYaml } from './yaml-edit.js';

/** Reads `candidate.yaml`. */
export function parseCandidate(text: string, file: string): Result<Candidate> {
  const read = readCandidate(text, file);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

/** The same, with the way back to lines and columns. */
export function readCandidate(text: string, file: string): Result<Located<Candidate>> {
  return readYamlFormat(CANDIDATE, text, file, checkCandidateAlone);
}

/** The text of a new `candidate.yaml`, two folders below the schemas. */
export function writeCandidate(candidate: Candidate): string {
  return writeYaml(candidate, [modeline('../../schemas/candidate.schema.json')]);
}

/** The text of a `candidate.yaml` with seats and changes as this candidate has them, comments elsewhere kept. Findings when it would not be valid. */
export function editCandidate(text: string, candidate: Candidate, file: string): Result<string> {
  let edited = editYaml(text, ['seats'], candidate.seats);
  if (candidate.changes !== undefined) edited = editYaml(edited, ['changes'], candidate.changes);
  const read = parseCandidate(edited, file);
  return read.ok ? { ok: true, value: edited } : read;
}

/** The text of a `candidate.yaml` with another status, comments kept. Findings when it would not be valid. */
export function editStatus(text: string, status: CandidateStatus, file: string): Result<string> {
  const edited = editYaml(text, ['status'], status);
  const read = parseCandidate(edited, file);
  return read.ok ? { ok: true, value: edited } : read;
}

/** The text of a `candidate.yaml` with another public key, comments kept. Findings when it would not be valid. */
export function editKey(text: string, key: string, file: string): Result<string> {
  const edited = editYaml(text, ['key'], key);
  const read = parseCandidate(edited, file);
  return read.ok ? { ok: true, value: edited } : read;
}

// A card's file is named after interviewer and interview, so the two may meet only once.
function checkCandidateAlone(candidate: Candidate, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const seen = new Set<string>();
  return candidate.seats.flatMap(({ interviewer, interview }, position) => {
    const seat = `${interviewer}.${interview}`;
    if (seen.has(seat)) {
      return [
        finding(pointer('seats', position, 'interviewer'), { code: 'seat-twice', interviewer, interview }),
      ];
    }
    seen.add(seat);
    return [];
  });
}
