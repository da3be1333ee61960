import type { Problem } from '../domain/problem.js';
import type { ValueKind } from '../domain/problems/format.js';
import { nearest } from '../domain/suggestion.js';
import type { SchemaError } from './formats.js';
import type { Part } from './place.js';
import { pointer, stepsOf } from './place.js';
import { isRecord } from './shape.js';

/** What is wrong at one place of a value. */
export interface SchemaFault {
  readonly path: string;
  readonly part: Part;
  readonly problem: Problem;
}

/**
 * What an error of the validator means, `before` being the one reported before it. Null for errors that only say that others were
 * found. `keysAt` gives the keys that belong at a path, for suggestions.
 */
export function schemaFault(
  error: SchemaError,
  before: SchemaError | undefined,
  root: unknown,
  keysAt: (path: readonly string[]) => readonly string[],
): SchemaFault | null {
  const path = error.instancePath;
  const found = valueAt(root, path);
  const { params } = error;
  const key = (name: string, problem: (name: string) => Problem): SchemaFault => {
    const text = String(params[name]);
    return { path: path + pointer(text), part: 'key', problem: problem(text) };
  };
  const here = (problem: Problem): SchemaFault => ({ path, part: 'value', problem });
  // A fault of a key's own form says so in the error that follows it.
  const ofValue =
    error.keyword !== 'pattern' && error.keyword !== 'maxLength' && error.keyword !== 'minLength';
  if (!ofValue && (error.propertyName !== undefined || typeof found !== 'string')) return null;
  switch (error.keyword) {
    case 'additionalProperties':
      return key('additionalProperty', (name) => {
        const known = keysAt(stepsOf(path)).filter((one) => !isRecord(found) || !Object.hasOwn(found, one));
        return { code: 'unknown-key', key: name, suggestion: nearest(name, known) };
      });
    case 'propertyNames':
      return key('propertyName', (name) =>
        before?.keyword === 'maxLength'
          ? { code: 'text-too-long', most: Number(before.params.limit) }
          : malformed(before?.params.pattern, name),
      );
    case 'required': {
      const name = String(params.missingProperty);
      return { path: path + pointer(name), part: 'key', problem: { code: 'missing-key', key: name } };
    }
    case 'false schema': {
      return { path, part: 'key', problem: { code: 'excluded-key', key: stepsOf(path).at(-1) ?? '' } };
    }
    case 'type':
      return here(wrongType(params.type, found));
    case 'enum':
      return here(notOneOf(params.allowedValues, found));
    case 'const':
      return here(notOneOf([params.allowedValue], found));
    case 'pattern':
      return here(malformed(params.pattern, String(found)));
    case 'minimum':
    case 'exclusiveMinimum':
      return here({ code: 'too-small', least: Number(params.limit), found: Number(found) });
    case 'maximum':
    case 'exclusiveMaximum':
      return here({ code: 'too-large', most: Number(params.limit), found: Number(found) });
    case 'multipleOf':
      return here({ code: 'too-many-decimals', decimals: 2, found: Number(found) });
    case 'minLength':
      return here({ code: 'text-blank' });
    case 'maxLength':
      return here({ code: 'text-too-long', most: Number(params.limit) });
    case 'minItems':
    case 'minProperties':
      return here({ code: 'too-few-entries', least: Number(params.limit) });
    case 'maxItems':
    case 'maxProperties':
      return here({ code: 'too-many-entries', most: Number(params.limit) });
    case 'uniqueItems': {
      const later = Math.max(Number(params.i), Number(params.j));
      const item = Array.isArray(found) ? (found as readonly unknown[])[later] : undefined;
      return {
        path: path + pointer(later),
        part: 'value',
        problem: { code: 'duplicate-entry', shown: shownValue(item) },
      };
    }
    default:
      return null;
  }
}

/** A value in at most 60 characters, as it would be typed. */
function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const characters = Array.from(text.slice(0, 200));
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
}

/** What a value is, in the words of people. */
function kindOf(value: unknown): ValueKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'yes-or-no';
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole-number' : 'number';
  return isRecord(value) ? 'map' : 'nothing';
}

const KIND_OF_TYPE: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  integer: 'whole-number',
  boolean: 'yes-or-no',
  array: 'list',
  object: 'map',
  null: 'nothing',
};

function wrongType(types: unknown, found: unknown): Problem {
  const expected = (Array.isArray(types) ? types : [types]).map(
    (type) => KIND_OF_TYPE[String(type)] ?? 'nothing',
  );
  return { code: 'wrong-type', expected, found: kindOf(found), shown: shownValue(found) };
}

function notOneOf(values: unknown, found: unknown): Problem {
  const allowed = (Array.isArray(values) ? values : []).map((value) =>
    value === null ? 'null' : String(value),
  );
  const shown = shownValue(found);
  if (allowed.join() === '1,2,3,4,5') return { code: 'rating-not-a-point', rating: ratingShown(found) };
  return {
    code: 'not-one-of',
    allowed,
    shown,
    suggestion: typeof found === 'string' ? nearest(found, allowed) : null,
  };
}

function ratingShown(found: unknown): string {
  return typeof found === 'string' ? `"${shownValue(found)}"` : shownValue(found);
}

// A pattern stands in several schemas and means one thing.
function malformed(pattern: unknown, found: string): Problem {
  const shown = shownValue(found);
  const source = String(pattern);
  if (source === '\\S') return { code: 'text-blank' };
  if (source.startsWith('^sha256:')) return { code: 'digest-malformed', digest: shown };
  if (source.startsWith('^[0-9]{4}-')) {
    return source.includes('T(?:')
      ? { code: 'moment-malformed', moment: shown }
      : { code: 'date-malformed', date: shown };
  }
  if (source.startsWith('^[A-Za-z]{2,3}')) return { code: 'language-malformed', language: shown };
  if (source.startsWith('^[^\\s@]+@')) return { code: 'email-malformed', email: shown };
  if (source.startsWith('^(?!(?:con|')) {
    return source.includes('(?:/|$)')
      ? { code: 'address-malformed', address: shown }
      : { code: 'id-malformed', id: shown };
  }
  return { code: 'text-malformed', shown };
}

function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const step of stepsOf(path)) {
    if (Array.isArray(value)) value = (value as readonly unknown[])[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
