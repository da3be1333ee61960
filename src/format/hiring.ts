import type { Hiring } from '../domain/hiring.js';
import type { Finding, Result } from '../domain/problem.js';
import { HIRING } from './formats.js';
import type { Locate, Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat } from './read-format.js';
import { editYaml, modeline, writeYaml } from './yaml-edit.js';

/** Reads `touchstone.yaml`. */
export function parseHiring(text: string, file: string): Result<Hiring> {
  const read = readHiring(text, file);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

/** The same, with the way back to lines and columns. */
export function readHiring(text: string, file: string): Result<Located<Hiring>> {
  return readYamlFormat(HIRING, text, file, checkHiring);
}

/** The text of a new `touchstone.yaml`. `comments` stand below the line by which editors find the schema. */
export function writeHiring(hiring: Hiring, comments: readonly string[] = []): string {
  return writeYaml(hiring, [modeline('schemas/hiring.schema.json'), ...comments]);
}

/** The text of a `touchstone.yaml` with one value changed, comments kept. Findings when it would not be valid. */
export function editHiring(
  text: string,
  path: readonly [string, ...string[]],
  value: unknown,
  file: string,
): Result<string> {
  const edited = editYaml(text, path, value);
  const read = parseHiring(edited, file);
  return read.ok ? { ok: true, value: edited } : read;
}

function checkHiring(hiring: Hiring, file: string, locate: Locate): readonly Finding[] {
  return [...sharedAddresses(hiring, file, locate), ...contradiction(hiring, file, locate)];
}

function contradiction({ signatures }: Hiring, file: string, locate: Locate): readonly Finding[] {
  if (signatures?.required !== true || signatures.sign !== false) return [];
  return [findingsIn(file, locate)(pointer('signatures', 'sign'), { code: 'signatures-contradict' })];
}

// An address that two people share would let one sign for the other.
function sharedAddresses(hiring: Hiring, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const seen = new Set<string>();
  return Object.entries(hiring.people).flatMap(([id, person]) =>
    person.emails.flatMap((email, position) => {
      const address = email.toLowerCase();
      if (seen.has(address)) {
        return [
          finding(pointer('people', id, 'emails', position), { code: 'duplicate-entry', shown: email }),
        ];
      }
      seen.add(address);
      return [];
    }),
  );
}
