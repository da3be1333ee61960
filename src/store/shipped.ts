import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '../domain/id.js';
import { unwrap } from '../domain/problem.js';
import { ROLES, RUBRICS, loadRole } from './library.js';
import { readText } from './read.js';

/** A file to be copied into a hiring folder; `path` is relative to it. */
export interface ShippedFile {
  readonly path: string;
  readonly text: string;
}

/** The text of a file of the package. */
export function shippedText(shipped: string, file: string): string {
  const text = readText(shipped, file);
  if (text === null) throw new Error(`${file} is missing from the package.`);
  return unwrap(text, shipped);
}

/** A shipped role and the rubrics it names, as they were written, comments and all. */
export function roleFiles(shipped: string, role: Id): readonly ShippedFile[] {
  const loaded = loadRole(shipped, role);
  if (loaded === null) return [];
  const { competencies } = unwrap(loaded, shipped);
  const paths = [
    join(ROLES, `${role}.yaml`),
    ...competencies.map(({ rubric }) => join(RUBRICS, `${rubric}.yaml`)),
  ];
  return paths.map((path) => shippedFile(shipped, path));
}

/** The JSON Schemas, where the modelines of the YAML files look for them. */
export function schemaFiles(shipped: string): readonly ShippedFile[] {
  return readdirSync(join(shipped, 'dist/schemas'))
    .filter((name) => name.endsWith('.schema.json'))
    .toSorted()
    .map((name) => ({
      path: join('schemas', name),
      text: readFileSync(join(shipped, 'dist/schemas', name), 'utf8'),
    }));
}

const MAPPING = /^mapping\.(.+)\.yaml$/;

/** The mappings to start from, as they were written, by the system that each is for. */
export function mappingTexts(shipped: string): ReadonlyMap<Id, string> {
  const files = readdirSync(join(shipped, 'templates')).toSorted();
  return new Map(
    files.flatMap((name) => {
      const system = MAPPING.exec(name)?.[1];
      return system === undefined ? [] : [[system, shippedText(shipped, `templates/${name}`)] as const];
    }),
  );
}

function shippedFile(shipped: string, path: string): ShippedFile {
  return { path, text: readFileSync(join(shipped, path), 'utf8') };
}
