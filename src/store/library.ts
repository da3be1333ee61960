import { basename, join } from 'node:path';
import type { Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { parseRole } from '../format/role.js';
import { parseRubric } from '../format/rubric.js';
import { readFolder, readText } from './read.js';

export const RUBRICS = 'rubrics';
export const ROLES = 'rubrics/roles';

/** The rubrics and roles of a folder, by id. What cannot be used is left out and told in the findings. */
export interface Library {
  readonly rubrics: ReadonlyMap<Id, Rubric>;
  readonly roles: ReadonlyMap<Id, Role>;
  readonly findings: readonly Finding[];
}

/** Everything in `rubrics/` and `rubrics/roles/`. A folder without them gives an empty library. */
export function loadLibrary(folder: string): Library {
  const rubrics = readAll(folder, RUBRICS, parseRubric);
  const roles = readAll(folder, ROLES, parseRole);
  return {
    rubrics: rubrics.values,
    roles: roles.values,
    findings: [...rubrics.findings, ...roles.findings],
  };
}

/** The ids of the roles in a folder, sorted: the package's, or a hiring folder's. */
export function rolesIn(folder: string): readonly Id[] {
  return readFolder(folder, ROLES)
    .files.filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'));
}

/** One rubric; null when there is no such file. */
export function loadRubric(folder: string, id: Id): Result<Rubric> | null {
  return readOne(folder, join(RUBRICS, `${id}.yaml`), parseRubric);
}

/** One role; null when there is no such file. */
export function loadRole(folder: string, id: Id): Result<Role> | null {
  return readOne(folder, join(ROLES, `${id}.yaml`), parseRole);
}

type Parse<Value> = (text: string, file: string) => Result<Value>;

function readAll<Value extends { readonly id: Id }>(
  folder: string,
  path: string,
  parse: Parse<Value>,
): { readonly values: ReadonlyMap<Id, Value>; readonly findings: readonly Finding[] } {
  const listing = readFolder(folder, path);
  const values = new Map<Id, Value>();
  const findings = [...listing.findings];
  for (const name of listing.files.filter((file) => file.endsWith('.yaml'))) {
    const read = readOne(folder, join(path, name), parse);
    if (read === null) continue;
    if (read.ok) values.set(read.value.id, read.value);
    else findings.push(...read.findings);
  }
  return { values, findings };
}

function readOne<Value extends { readonly id: Id }>(
  folder: string,
  path: string,
  parse: Parse<Value>,
): Result<Value> | null {
  const text = readText(folder, path);
  if (!text?.ok) return text;
  const parsed = parse(text.value, path);
  if (!parsed.ok || parsed.value.id === basename(path, '.yaml')) return parsed;
  const problem = { code: 'id-unlike-file', id: parsed.value.id, file: basename(path) } as const;
  return refused(path, problem, { path: '/id' });
}
