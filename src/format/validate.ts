import type { Shape } from '../../generated/shapes.js';
import type { Finding, Result } from '../domain/problem.js';
import type { Format, SchemaError } from './formats.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { schemaFault } from './schema-fault.js';
import { isRecord } from './shape.js';
import { formatProblem } from './version.js';

export interface ValidationOptions {
  /** Keys that the schema does not know are let pass: what programs write may come from a later minor version. */
  readonly unknownKeys?: 'allowed';
}

/** Beyond this a list of findings helps nobody. */
export const MOST_FINDINGS = 100;

/**
 * The value, once it fits its format: `Value` must be the record that the schema of `format` describes. Every fault is one
 * finding, in the order of the file; a newer or unknown format is the only finding there is. `file` and `locate` say where.
 */
export function validated<Value>(
  format: Format,
  value: unknown,
  file: string,
  locate: Locate,
  options: ValidationOptions = {},
): Result<Value> {
  const finding = findingsIn(file, locate);
  const wrongFormat = formatProblem(format.name, value);
  if (wrongFormat !== null) return { ok: false, findings: [finding('/format', wrongFormat)] };
  if (format.validate(value)) return { ok: true, value: value as Value };
  // `if` comes beside the errors that it gathers.
  const errors = (format.validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const findings = faultsOf(format, value, errors, options, finding);
  return findings.length === 0
    ? { ok: true, value: value as Value }
    : { ok: false, findings: inOrder(findings) };
}

function faultsOf(
  format: Format,
  value: unknown,
  errors: readonly SchemaError[],
  options: ValidationOptions,
  finding: ReturnType<typeof findingsIn>,
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  let left = 0;
  for (const [index, error] of errors.entries()) {
    if (error.keyword === 'additionalProperties' && options.unknownKeys === 'allowed') continue;
    if (findings.size >= MOST_FINDINGS) {
      left += 1;
      continue;
    }
    const fault = schemaFault(error, errors[index - 1], value, (path) => knownKeys(format.shape, path));
    if (fault === null) continue;
    // Two keywords can object to one value (an id that is too long and malformed): the first to do so is told.
    const key = fault.part === 'key' ? `${fault.path} ${fault.problem.code}` : fault.path;
    if (!findings.has(key)) findings.set(key, finding(fault.path, fault.problem, fault.part));
  }
  // A mistyped key is missing as well: that is one slip, told at the key that stands there.
  for (const { place, problem } of [...findings.values()]) {
    if (problem.code !== 'unknown-key' || problem.suggestion === null || place.path === undefined) continue;
    const meant = place.path.slice(0, place.path.lastIndexOf('/')) + pointer(problem.suggestion);
    findings.delete(`${meant} missing-key`);
  }
  if (left > 0) findings.set('more', finding('', { code: 'more-findings', count: left }));
  return [...findings.values()];
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const line = (one: Finding): number =>
    one.problem.code === 'more-findings' ? Infinity : (one.place.line ?? 0);
  return [...findings].sort((a, b) => {
    if (line(a) !== line(b)) return line(a) - line(b);
    return (a.place.column ?? 0) - (b.place.column ?? 0);
  });
}

function knownKeys(shape: Shape, path: readonly string[]): readonly string[] {
  let here: Shape | undefined = shape;
  for (const step of path) here = memberOf(here.keys, step) ?? here.items ?? here.rest ?? {};
  return Object.keys(here.keys ?? {});
}

function memberOf(keys: Shape['keys'], key: string): Shape | undefined {
  return isRecord(keys) && Object.hasOwn(keys, key) ? keys[key] : undefined;
}
