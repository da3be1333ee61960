import type { Kit } from '../domain/kit.js';
import type { Finding, Result } from '../domain/problem.js';
import { encodeJson } from './json.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readJsonFormat, repeated } from './read-format.js';
import { checkRole } from './references.js';
import { checkRoleAlone } from './role.js';
import { checkRubric } from './rubric.js';

/** Reads a kit. */
export function parseKit(text: string, file: string): Result<Kit> {
  return readJsonFormat('kit', text, file, checkKit, { unknownKeys: 'allowed' });
}

/** The text of a kit's file. */
export function encodeKit(kit: Kit): string {
  return encodeJson(kit);
}

// What holds for instruments in files of their own holds for those in a kit.
function checkKit(kit: Kit, file: string, locate: Locate): readonly Finding[] {
  const below =
    (...steps: readonly (string | number)[]): Locate =>
    (path, part) =>
      locate(pointer(...steps) + path, part);
  const alone = [
    ...repeated(
      kit.rubrics.map(({ id }) => id),
      (id, position) =>
        findingsIn(file, locate)(pointer('rubrics', position, 'id'), { code: 'duplicate-id', id }),
    ),
    ...checkRoleAlone(kit.role, file, below('role')),
    ...kit.rubrics.flatMap((rubric, position) => checkRubric(rubric, file, below('rubrics', position))),
  ];
  if (alone.length > 0) return alone;
  return checkRole(kit.role, new Map(kit.rubrics.map((rubric) => [rubric.id, rubric])), file, below('role'));
}
