// Every problem that the types allow, made of hostile arguments, has a sentence that says what and what to do.
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import ts from 'typescript';
import type { Problem } from '../../src/domain/problem.js';
import { describeProblem } from '../../src/render/problem-text.js';
import { REPOSITORY } from '../cli/world.js';

const FILE = join(REPOSITORY, 'src/domain/problem.ts');

const TEXTS = [
  'candor',
  '',
  ' ',
  '\u001b[31mred\u001b[0m \u009b2J',
  'abc\u202Etxt\u2066\u0000\r\n\u2028',
  '__proto__',
  'constructor',
  '| `x` <b> [a](javascript:b) {{ c }}',
  '"\'\\',
  'x'.repeat(100_000),
] as const;

const program = ts.createProgram([FILE], {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
});
const checker = program.getTypeChecker();

/** A value of a type, the `turn`th of several. */
function valueOf(type: ts.Type, turn: number, depth = 0): unknown {
  if (type.isUnion()) {
    const members = type.types;
    return valueOf(members[turn % members.length] ?? type, turn, depth);
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if ((type.flags & ts.TypeFlags.Null) !== 0) return null;
  if ((type.flags & ts.TypeFlags.StringLike) !== 0) return TEXTS[turn % TEXTS.length];
  if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return [0, 1, 2, 3.5, -1, 1e21][turn % 6];
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === 'true';
  if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return turn % 2 === 0;
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    if (item === undefined) throw new Error('A list of nothing.');
    return Array.from({ length: turn % 4 }, (_, index) => valueOf(item, turn + index, depth + 1));
  }
  // A problem within a problem ends somewhere.
  if (depth > 3) return { code: 'file-empty' };
  const properties = type.getProperties();
  if (properties.length === 0) throw new Error(`No value is known for ${checker.typeToString(type)}.`);
  return Object.fromEntries(
    properties.map((property) => [
      property.name,
      valueOf(checker.getTypeOfSymbol(property), turn, depth + 1),
    ]),
  );
}

function problemTypes(): readonly (readonly [string, ts.Type])[] {
  const source = program.getSourceFile(FILE);
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  const problem = exported.find(({ name }) => name === 'Problem');
  if (problem === undefined) throw new Error('There is no type Problem.');
  const type = checker.getDeclaredTypeOfSymbol(problem);
  if (!type.isUnion()) throw new Error('Problem is no union.');
  return type.types.map((member) => {
    const code = member.getProperty('code');
    const literal = code === undefined ? null : checker.getTypeOfSymbol(code);
    if (literal?.isStringLiteral() !== true) throw new Error('A problem has no code.');
    return [literal.value, member] as const;
  });
}

const TYPES = problemTypes();
const OBEYED = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/;

describe('a problem', () => {
  test('is told apart from the others by its code', () => {
    expect(TYPES.length).toBeGreaterThan(100);
    expect(new Set(TYPES.map(([code]) => code)).size).toBe(TYPES.length);
  });

  test.each(TYPES)('%s has a sentence for whatever comes', (_code, type) => {
    for (let turn = 0; turn < 24; turn += 1) {
      const problem = valueOf(type, turn) as Problem;
      const { what, todo } = describeProblem(problem);
      for (const text of [what, todo]) {
        expect(text.trim().length).toBeGreaterThan(3);
        expect(text).not.toMatch(OBEYED);
        expect(text).not.toMatch(/\bundefined\b|\[object|\bNaN\b|function /);
        expect(text.length).toBeLessThan(2000);
      }
    }
  });
});
