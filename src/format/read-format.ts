import type { Finding, Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import type { Format } from './formats.js';
import { locateJson, parseJson } from './json.js';
import type { Locate, Located } from './place.js';
import { readPlainYaml } from './plain-yaml.js';
import type { ValidationOptions } from './validate.js';
import { MOST_FINDINGS, validated } from './validate.js';
import { parseYaml } from './yaml.js';

/** What a schema cannot say of a value, as findings about `file`. */
export type Check<Value> = (value: Value, file: string, locate: Locate) => readonly Finding[];

/** Reads what people write: a YAML text that fits the schema of `format` and stands up to `check`. */
export function readYamlFormat<Value>(
  format: Format,
  text: string,
  file: string,
  check: Check<Value>,
): Result<Located<Value>> {
  const parsed = readYaml(text, file);
  if (!parsed.ok) return parsed;
  const { locate } = parsed.value;
  const fits = validated<Value>(format, parsed.value.value, file, locate);
  if (!fits.ok) return fits;
  const findings = firstOf(check(fits.value, file, locate), file);
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: { value: fits.value, locate } };
}

// The plain style gives the value alone; lines are looked up by the real parser, where there is something to tell.
function readYaml(text: string, file: string): Result<Located<unknown>> {
  const value = readPlainYaml(text);
  if (value === null) return parseYaml(text, file);
  let locate: Locate | null = null;
  return {
    ok: true,
    value: {
      value,
      locate(path, part) {
        if (locate === null) {
          const parsed = parseYaml(text, file);
          locate = parsed.ok ? parsed.value.locate : () => null;
        }
        return locate(path, part);
      },
    },
  };
}

/** Reads what programs write: a JSON text that fits the schema of `format` and stands up to `check`. */
export function readJsonFormat<Value>(
  format: Format,
  text: string,
  file: string,
  check: Check<Value>,
  options: ValidationOptions = {},
): Result<Value> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  // Lines are looked up only where there is something to tell.
  let locate: Locate | null = null;
  const lazily: Locate = (path, part) => {
    if (locate === null) {
      const located = locateJson(text, file);
      locate = located.ok ? located.value.locate : () => null;
    }
    return locate(path, part);
  };
  const fits = validated<Value>(format, parsed.value, file, lazily, options);
  if (!fits.ok) return fits;
  const findings = firstOf(check(fits.value, file, lazily), file);
  return findings.length > 0 ? { ok: false, findings } : fits;
}

function firstOf(findings: readonly Finding[], file: string): readonly Finding[] {
  const left = findings.length - MOST_FINDINGS;
  if (left <= 0) return findings;
  return [...findings.slice(0, MOST_FINDINGS), errorAt(file, { code: 'more-findings', count: left })];
}

/** Where the later of two equal ids stand: for each id that was there before, what `tell` makes of it and its position. */
export function repeated(
  ids: readonly string[],
  tell: (id: string, position: number) => Finding,
): readonly Finding[] {
  const seen = new Set<string>();
  return ids.flatMap((id, position) => {
    if (seen.has(id)) return [tell(id, position)];
    seen.add(id);
    return [];
  });
}
