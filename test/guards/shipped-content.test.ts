import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Finding, Result } from '../../src/domain/problem.js';
import type { Rubric, Rubrics } from '../../src/domain/rubric.js';
import { checkRole } from '../../src/format/references.js';
import { readRole } from '../../src/format/role.js';
import { readRubric } from '../../src/format/rubric.js';
import { lintRole, lintRubric } from '../../src/lint/lint.js';

const FOLDER = new URL('../../rubrics/', import.meta.url);
const RUBRIC_FILES = yamlIn('');
const ROLE_FILES = yamlIn('roles/');

function yamlIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, FOLDER))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => folder + name);
}

function textOf(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

function faults<Value>(result: Result<Value>): readonly Finding[] {
  return result.ok ? [] : result.findings;
}

function shippedRubrics(): Rubrics {
  const rubrics = new Map<string, Rubric>();
  for (const file of RUBRIC_FILES) {
    const read = readRubric(textOf(file), file);
    if (read.ok) rubrics.set(read.value.value.id, read.value.value);
  }
  return rubrics;
}

describe('shipped rubrics pass the linter, notes included', () => {
  test.each(RUBRIC_FILES)('%s', (file) => {
    const read = readRubric(textOf(file), file);
    expect(faults(read)).toEqual([]);
    if (read.ok) {
      expect(`${read.value.value.id}.yaml`).toBe(file);
      expect(lintRubric(read.value.value)).toEqual([]);
    }
  });
});

describe('shipped roles pass the linter, notes included', () => {
  const rubrics = shippedRubrics();

  test('there are roles', () => {
    expect(ROLE_FILES).not.toEqual([]);
  });

  test.each(ROLE_FILES)('%s', (file) => {
    const read = readRole(textOf(file), file);
    expect(faults(read)).toEqual([]);
    if (read.ok) {
      const { value: role, locate } = read.value;
      expect(`roles/${role.id}.yaml`).toBe(file);
      expect(checkRole(role, rubrics, file, locate)).toEqual([]);
      expect(lintRole(role, rubrics)).toEqual([]);
    }
  });
});
