import { canonicalJson } from '../../src/format/canonical.js';
import { encodeJson } from '../../src/format/json.js';
import { isRecord } from '../../src/format/shape.js';
import { writeYaml } from '../../src/format/yaml-edit.js';
import { parseYaml } from '../../src/format/yaml.js';
import type { Grammar } from './grammar.js';
import { piecesOf } from './grammar.js';
import type { Random } from './random.js';

/**
 * A text whose writing is right and whose value is changed: it gets past the parser, to the schema and what lies behind it.
 * Null where the grammar has no values, or the text none.
 */
export function withOtherValue(text: string, random: Random, grammar: Grammar): string | null {
  try {
    switch (grammar) {
      case 'json':
        return encodeJson(changed(JSON.parse(text), random, grammar));
      case 'lines':
        return text
          .split('\n')
          .map((line) =>
            line === '' || !random.oneIn(4)
              ? line
              : canonicalJson(changed(JSON.parse(line), random, grammar)),
          )
          .join('\n');
      case 'yaml': {
        const value = changed(yamlValue(text), random, grammar);
        return random.oneIn(3) ? JSON.stringify(value) : writeYaml(value);
      }
      case 'csv':
      case 'liquid':
      case 'age':
      case 'text':
        return null;
    }
  } catch {
    // A text that was wrong from the beginning, or a value that cannot be written.
    return null;
  }
}

const parsedBefore = new Map<string, unknown>();

function yamlValue(text: string): unknown {
  if (!parsedBefore.has(text)) {
    const parsed = parseYaml(text, 'x.yaml');
    parsedBefore.set(text, parsed.ok ? parsed.value.value : null);
  }
  return structuredClone(parsedBefore.get(text));
}

function changed(value: unknown, random: Random, grammar: Grammar): unknown {
  const root = { value };
  // A list of many lists of many would be larger than any memory.
  const lengthy = { left: 1 };
  for (let left = 1 + random.upTo(3); left > 0; left -= 1) change(root, random, grammar, lengthy);
  return root.value ?? null;
}

type Holder = Record<string, unknown> | unknown[];

// Goes down to some depth, and changes what is there.
function change(
  root: Record<string, unknown>,
  random: Random,
  grammar: Grammar,
  lengthy: { left: number },
): void {
  let holder: Holder = root;
  let key = 'value';
  while (!random.oneIn(4)) {
    const inner: unknown = Reflect.get(holder, key);
    if (typeof inner !== 'object' || inner === null) break;
    const keys = Object.keys(inner);
    if (keys.length === 0) break;
    holder = inner as Holder;
    key = random.pick(keys);
  }
  const old: unknown = Reflect.get(holder, key);
  switch (random.below(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return;
    case 1:
      if (Array.isArray(holder)) holder.splice(random.below(holder.length + 1), 0, structuredClone(old));
      else define(holder, random.pick(piecesOf(grammar)), old);
      return;
    case 2:
      if (Array.isArray(old) && lengthy.left > 0) {
        lengthy.left -= 1;
        define(holder, key, many(old, random));
        return;
      }
      define(holder, key, random.oneIn(2) ? [old] : { [random.pick(piecesOf(grammar))]: old });
      return;
    case 3:
      define(holder, key, like(old, random, grammar));
      return;
    default:
      define(holder, key, structuredClone(random.pick(VALUES)));
  }
}

// Assigning `__proto__` would change no key.
function define(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

// Something deep many times over takes more memory to make than any reader takes to refuse it.
const LONGEST_LIST = 1_000_000;

function many(list: readonly unknown[], random: Random): readonly unknown[] {
  const item = structuredClone(list.length === 0 ? random.pick(VALUES) : random.pick(list));
  const isNumbered = isRecord(item) && random.oneIn(2);
  const most = Math.min(500, Math.ceil(LONGEST_LIST / encodeJson(item).length));
  return Array.from({ length: random.upTo(most) }, (_, index) =>
    isNumbered ? { ...item, id: `n${index}` } : item,
  );
}

function like(old: unknown, random: Random, grammar: Grammar): unknown {
  if (typeof old === 'number') return random.pick([old + 1, old - 1, old + 0.01, old * 1000, -old, 0, 1, 5]);
  if (typeof old === 'boolean') return !old;
  if (typeof old !== 'string') return old;
  const at = random.below(old.length + 1);
  return random.pick([
    old.slice(0, at),
    old.toUpperCase(),
    old + old,
    old.slice(0, at) + random.pick(piecesOf(grammar)) + old.slice(at),
    old.repeat(random.upTo(Math.ceil(5000 / (old.length + 1)))),
  ]);
}

const VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1, 3, 5, 6, 3.5, 1e15, 2 ** 53, '', ' ', 'a', 'candor', 'candor/beacon', 'c-7k2m', 'ana', '2026-11-02T14:00:00Z', '2026-11-02',
  [], {}, [[]], [1], ['a', 'a'], { a: 1 }, { format: 'touchstone/card@2' }, 'not-asked', 'x'.repeat(20_000),
]; // prettier-ignore
