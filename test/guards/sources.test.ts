import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_CODES } from '../../src/domain/recommendation.js';
import { ruleText } from '../../src/render/rule-text.js';
import { REPOSITORY } from '../cli/world.js';

const LONGEST = 250;

const FILES = ['src', 'bin']
  .flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => /\.(?:ts|cjs|mjs)$/.test(file));

const SCHEMAS = readdirSync(join(REPOSITORY, 'src/format/schemas')).filter((file) =>
  file.endsWith('.schema.json'),
);

function textOf(file: string): string {
  return readFileSync(join(REPOSITORY, file), 'utf8');
}

describe('a source file', () => {
  test('is one idea, not two', () => {
    const lengths = FILES.map((file) => [file, textOf(file).split('\n').length - 1] as const);
    expect(lengths.filter(([, length]) => length > LONGEST)).toEqual([]);
  });

  test.each(['process.exit(', 'TODO', 'FIXME', 'XXX', '@ts-ignore', '@ts-nocheck', 'debugger;'])(
    'holds no %s',
    (word) => {
      expect(FILES.filter((file) => textOf(file).includes(word))).toEqual([]);
    },
  );

  test('touches the real world in one place only', () => {
    const allowed = [
      'src/cli/environment.ts',
      'bin/touchstone.cjs',
      'bin/compiled.cjs',
      'src/format/schemas/generate.mjs',
    ];
    const touching = FILES.filter((file) =>
      /\bprocess\.|\bconsole\.|\bDate\.now\b|\bMath\.random\b|new Date\(\)/.test(textOf(file)),
    );
    expect(touching.filter((file) => !allowed.includes(file))).toEqual([]);
  });
});

describe('a rule', () => {
  test.each(RULE_CODES)('%s says what it is and why', (code) => {
    const { title, rule, why, sources } = ruleText(code);
    for (const text of [title, rule, why, ...sources]) expect(text.trim().length).toBeGreaterThan(5);
    expect(title).not.toMatch(/[.!?]$/);
    for (const text of [rule, why]) expect(text).toMatch(/[.!?]$/);
  });

  test('has a test that names it', () => {
    const tests = readdirSync(join(REPOSITORY, 'test/domain'))
      .map((file) => textOf(join('test/domain', file)))
      .join('\n');
    expect(RULE_CODES.filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
  });
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

function undescribed(schema: unknown, path: string): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => undescribed(item, `${path}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as Schema;
  // Within `if`, `then` and the like, keys are named again that are described where they belong.
  const within = /\/(?:allOf|anyOf|oneOf|if|then|else|not)\b/.test(path);
  const own = Object.entries(properties).filter(
    ([, property]) => !within && (property.description ?? '').trim() === '',
  );
  return [
    ...own.map(([key]) => `${path}/${key}`),
    ...Object.entries(schema).flatMap(([key, value]) => undescribed(value, `${path}/${key}`)),
  ];
}

describe('a schema', () => {
  test.each(SCHEMAS)('%s describes every key', (file) => {
    const schema: unknown = JSON.parse(textOf(join('src/format/schemas', file)));
    expect(undescribed(schema, '')).toEqual([]);
  });
});
