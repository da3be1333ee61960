// Compiles the schemas ahead of time: a module in `generated/validators/` for each format.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');

/** Writes `generated/validators/` and `generated/shapes.js`, with their types, from every `*.schema.json` beside this file. */
export async function generateValidators() {
  const names = readdirSync(here)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.schema.json'.length))
    .sort();
  const schemas = names.map((name) => JSON.parse(readFileSync(join(here, `${name}.schema.json`), 'utf8')));
  const generated = join(root, 'generated');
  rmSync(join(generated, 'validators.js'), { force: true });
  rmSync(join(generated, 'validators.d.ts'), { force: true });
  mkdirSync(join(generated, 'validators'), { recursive: true });
  // A bundle takes only the validators that it names: reading all of them takes longer than starting Node.
  writeFileSync(join(generated, 'package.json'), '{ "type": "module", "sideEffects": false }\n');
  await Promise.all(names.map((name, index) => writeValidator(name, schemas[index].$id)));

  async function writeValidator(name, id) {
    const ajv = new Ajv({
      schemas: schemas.map((schema) => withinLimits(withoutDescriptions(withTypes(schema, schema)))),
      allErrors: true,
      multipleOfPrecision: 6,
      inlineRefs: 1,
      allowUnionTypes: true,
      strictTypes: false,
      strictRequired: false,
      code: { source: true, esm: true, lines: true },
    });
    // ajv leaves `require("ajv/dist/runtime/…")` behind; bundling takes it in.
    await build({
      stdin: {
        contents: withoutCopies(standaloneCode(ajv, { validate: id })),
        resolveDir: root,
        loader: 'js',
        sourcefile: `${name}.js`,
      },
      outfile: join(generated, 'validators', `${name}.js`),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      legalComments: 'none',
      minify: true,
      logLevel: 'warning',
    });
    writeFileSync(join(generated, 'validators', `${name}.d.ts`), VALIDATOR_TYPES);
  }

  const shapes = Object.fromEntries(
    names.map((name, index) => [camelCase(name), shapeOf(schemas[index], schemas[index])]),
  );
  writeFileSync(join(generated, 'shapes.js'), shapesModule(shapes));
  writeFileSync(
    join(generated, 'shapes.d.ts'),
    SHAPE_TYPES +
      Object.keys(shapes)
        .map((name) => `export const ${name}: Shape;\n`)
        .join(''),
  );

  // What a reference leads to, and the schema that it stands in.
  function resolved(reference, document) {
    const [file, path] = reference.split('#');
    const target = file === '' ? document : schemas[names.indexOf(file.replace('.schema.json', ''))];
    const found = (path ?? '')
      .split('/')
      .slice(1)
      .reduce((node, step) => node[step], target);
    return [found, target];
  }

  // ajv tells equal texts from each other by a table, but only where the type stands beside the reference.
  function withTypes(schema, document) {
    if (Array.isArray(schema)) return schema.map((one) => withTypes(one, document));
    if (typeof schema !== 'object' || schema === null) return schema;
    const typed = Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [key, withTypes(value, document)]),
    );
    if (typed.uniqueItems !== true || typed.items?.$ref === undefined) return typed;
    const { type } = resolved(typed.items.$ref, document)[0];
    return type === 'string' ? { ...typed, items: { type, ...typed.items } } : typed;
  }

  // The keys that belong at each place, for "did you mean …?"; ajv does not hand them on.
  function shapeOf(schema, document) {
    if (schema.$ref !== undefined) return shapeOf(...resolved(schema.$ref, document));
    const shape = {};
    if (schema.properties !== undefined) {
      shape.keys = Object.fromEntries(
        Object.entries(schema.properties).map(([key, value]) => [key, shapeOf(value, document)]),
      );
    }
    if (schema.items !== undefined) shape.items = shapeOf(schema.items, document);
    if (typeof schema.additionalProperties === 'object')
      shape.rest = shapeOf(schema.additionalProperties, document);
    return shape;
  }
}

const VALIDATOR_TYPES = `import type { Validator } from '../../src/format/formats.js';

export const validate: Validator;
`;

const SHAPE_TYPES = `/** The keys that belong at one place of a format. */
export interface Shape {
  readonly keys?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly rest?: Shape;
}

`;

// Shapes that occur more than once are written once.
function shapesModule(shapes) {
  const numbers = new Map();
  const lines = [];
  const write = (shape) => {
    const parts = [];
    if (shape.keys !== undefined) {
      const keys = Object.entries(shape.keys).map(
        ([key, value]) => `${JSON.stringify(key)}: ${write(value)}`,
      );
      parts.push(`keys: { ${keys.join(', ')} }`);
    }
    if (shape.items !== undefined) parts.push(`items: ${write(shape.items)}`);
    if (shape.rest !== undefined) parts.push(`rest: ${write(shape.rest)}`);
    const code = `{ ${parts.join(', ')} }`;
    if (!numbers.has(code)) {
      numbers.set(code, numbers.size);
      lines.push(`const s${numbers.get(code)} = ${code};`);
    }
    return `s${numbers.get(code)}`;
  };
  const exported = Object.entries(shapes).map(([name, shape]) => `export const ${name} = ${write(shape)};`);
  return [...lines, ...exported, ''].join('\n');
}

// Descriptions are for editors and people; no validator needs them.
function withoutDescriptions(schema) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  );
}

const COSTLY = {
  maxItems: ['items', 'uniqueItems'],
  maxProperties: ['additionalProperties', 'propertyNames'],
  maxLength: ['pattern'],
};

// ajv goes through all of a list that is too long, and holds each item against all others; a text that is too long is put to
// its pattern. Of what a limit refuses, nothing more is looked at.
function withinLimits(schema) {
  if (Array.isArray(schema)) return schema.map(withinLimits);
  if (typeof schema !== 'object' || schema === null) return schema;
  const bounded = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withinLimits(value)]),
  );
  for (const [limit, keywords] of Object.entries(COSTLY)) {
    const costly = keywords.filter((keyword) => keyword in bounded);
    // What is additional depends on what stands beside it.
    if (typeof bounded[limit] !== 'number' || costly.length === 0 || 'properties' in bounded) continue;
    const then = Object.fromEntries(costly.map((keyword) => [keyword, bounded[keyword]]));
    for (const keyword of costly) delete bounded[keyword];
    bounded.allOf = [...(bounded.allOf ?? []), { if: { [limit]: bounded[limit] }, then }];
  }
  return bounded;
}

// For each invalid item ajv copies the errors so far, which takes time with the square of their number.
function withoutCopies(code) {
  const copying = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  const added = code
    .replace(
      copying,
      'if (vErrors === null) vErrors = $1.errors; else for (const error of $1.errors) vErrors.push(error);',
    )
    // The table of texts that were seen must not take `__proto__` for something else.
    .replace(/const (indices\d+) = \{\};/g, 'const $1 = Object.create(null);');
  if (added.includes('.concat(')) throw new Error('ajv copies its errors in a way that is not known here.');
  return added;
}

function camelCase(name) {
  return name.replace(/-([a-z])/g, (_match, letter) => letter.toUpperCase());
}
