import type { Kit } from '../domain/kit.js';
import type { Finding, Result } from '../domain/problem.js';
import { KIT } from './formats.js';
import { encodeJson } from './json.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readJsonFormat, repeated } from './read-format.js';
import { checkRole } from './references.js';
import { checkRoleAlone } from './role.js';
import { checkRubric } from './rubric.js';

/** Reads a kit. */
export function parseKit(text: string, file: string): Result<Kit> {
  return readJsonFormat(KIT, text, file, checkKit, { unknownKeys: 'allowed' });
}

/** The text of a kit's file. */
export function encodeKit(kit: Kit): string {
  return encodeJson(kit);
}

// What holds for instruments in files of their own holds for those in a kit.
function checkKit(kit: Kit, file: string, locate: Locate): readonly Finding[] {
  const alone = [
    ...repeated(
      kit.rubrics.map(({ id }) => id),
      (id, position) =>
        findingsIn(file, locate)(pointer('rubrics', position, 'id'), { code: 'duplicate-id', id }),
    ),
    ...inside(pointer('role'), locate, (below) => checkRoleAlone(kit.role, file, below)),
    ...kit.rubrics.flatMap((rubric, position) =>
      inside(pointer('rubrics', position), locate, (below) => checkRubric(rubric, file, below)),
    ),
  ];
  if (alone.length > 0) return alone;
  const rubrics = new Map(kit.rubrics.map((rubric) => [rubric.id, rubric]));
  return inside(pointer('role'), locate, (below) => checkRole(kit.role, rubrics, file, below));
}

function inside(
  path: string,
  locate: Locate,
  check: (below: Locate) => readonly Finding[],
): readonly Finding[] {
  return check((rest, part) => locate(path + rest, part)).map((finding) => ({
    ...finding,
    place: { ...finding.place, path: path + (finding.place.path ?? '') },
  }));
}
