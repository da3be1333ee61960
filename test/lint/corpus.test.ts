import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { LINT_RULES } from '../../src/domain/lint-problem.js';
import type { Candidate } from '../../src/domain/candidate.js';
import type { Role } from '../../src/domain/role.js';
import type { Rubric } from '../../src/domain/rubric.js';
import { lintPlan, lintRole, lintRubric, lintRubricChange, lintUnusedRubrics } from '../../src/lint/lint.js';
import type { Remark } from '../../src/lint/remark.js';
import { CANDIDATE, ROLE, RUBRIC, RUBRICS } from './valid-subjects.js';

/**
 * A corpus file changes a valid subject. `set` is where each case goes, as a JSON pointer; without it a case is a map from pointers to
 * values. `with` holds changes that all cases share. `at` is where the remark is expected: at `set`, or at what a case says under `at`.
 */
interface Corpus {
  readonly subject?: 'rubric' | 'role' | 'plan' | 'change' | 'folder';
  readonly set?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly cases: readonly unknown[];
}

const FOLDER = new URL('../corpus/lint/', import.meta.url);

function corpus(name: string): Corpus {
  return parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Corpus;
}

function changed<Value>(value: Value, changes: Readonly<Record<string, unknown>>): Value {
  const copy = structuredClone(value);
  for (const [pointer, to] of Object.entries(changes)) {
    const steps = pointer.slice(1).split('/');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<unknown>((inner, step) => Reflect.get(inner as object, step), copy);
    Reflect.set(holder as object, last, to);
  }
  return copy;
}

function lint({ subject = 'rubric' }: Corpus, changes: Readonly<Record<string, unknown>>): readonly Remark[] {
  switch (subject) {
    case 'rubric':
      return lintRubric(changed<Rubric>(RUBRIC, changes));
    case 'role':
      return lintRole(changed<Role>(ROLE, changes), RUBRICS);
    case 'plan':
      return lintPlan(changed<Candidate>(CANDIDATE, changes), ROLE, RUBRICS);
    case 'change':
      return lintRubricChange(RUBRIC, changed<Rubric>(RUBRIC, changes));
    case 'folder':
      return lintUnusedRubrics(RUBRICS, [changed<Role>(ROLE, changes)]).map(({ remark }) => remark);
  }
}

const FILES = readdirSync(FOLDER);
const CASES = FILES.flatMap((file) => {
  const [rule = '', kind = ''] = file.split('.');
  const read = corpus(file);
  return read.cases.map((one) => {
    const { at, ...own } =
      read.set === undefined
        ? (one as Record<string, unknown>)
        : { at: read.at ?? read.set, [read.set]: one };
    return {
      rule,
      kind,
      read,
      at: at ?? read.at,
      changes: { ...read.with, ...own },
      shown: JSON.stringify(one).slice(0, 90),
    };
  });
});

test('every rule has good and bad examples', () => {
  const wanted = LINT_RULES.flatMap((rule) => [`${rule}.bad.yaml`, `${rule}.good.yaml`]);
  expect([...FILES].sort()).toEqual([...wanted].sort());
});

test('the valid subjects are valid', () => {
  expect([...RUBRICS.values()].flatMap(lintRubric)).toEqual([]);
  expect(lintRole(ROLE, RUBRICS)).toEqual([]);
  expect(lintPlan(CANDIDATE, ROLE, RUBRICS)).toEqual([]);
});

describe('bad', () => {
  test.each(CASES.filter(({ kind }) => kind === 'bad'))('$rule: $shown', ({ rule, read, at, changes }) => {
    const places = lint(read, changes)
      .filter(({ problem }) => problem.code === rule)
      .map(({ path }) => path);
    expect(places).toContain(at);
  });
});

describe('good', () => {
  test.each(CASES.filter(({ kind }) => kind === 'good'))('$rule: $shown', ({ rule, read, changes }) => {
    expect(lint(read, changes).filter(({ problem }) => problem.code === rule)).toEqual([]);
  });
});
