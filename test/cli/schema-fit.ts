import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './world.js';

/** The folder of the schemas' sources. */
export const SCHEMAS = join(REPOSITORY, 'src/format/schemas');

/** Knows every schema. */
export const ajv = new Ajv2020({ allErrors: true, strict: false });
for (const file of readdirSync(SCHEMAS).filter((name) => name.endsWith('.schema.json'))) {
  void ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object);
}

/** What keeps a value from fitting a schema; nothing when it fits. */
export function misfits(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`https://touchstone.invalid/schemas/${name}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
