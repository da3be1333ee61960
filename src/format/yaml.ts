import type { Document, Node, Pair } from 'yaml';
import {
  Lexer,
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
} from 'yaml';
import type { Finding, Problem, Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import type { Locate, Located, Part, Position } from './place.js';
import { positionAt, shortened, stepsOf } from './place.js';
import { DEEPEST } from './shape.js';
import { mayBeTooMuch, tooMuchAt } from './yaml-bounds.js';
import type { YamlFinding } from './yaml-fault.js';
import { syntaxFaults } from './yaml-fault.js';
import { PARSE_OPTIONS, hasPlace, keyOf, offsetOf, plainLines } from './yaml-nodes.js';

/** What a file that people write may hold, in MiB. */
const LARGEST_YAML = 1;
const MOST_ALIASES = 50;
const MOST_FINDINGS = 100;

/**
 * The value of a YAML text, and the way from a JSON pointer to its line and column. A byte order mark and CRLF are
 * accepted; what is no single, plain, finite document is told in findings with line and column, `file` being its name.
 */
export function parseYaml(text: string, file: string): Result<Located<unknown>> {
  const at = (position: Position, problem: Problem): Finding => errorAt(file, shortened(problem), position);
  const start: Position = { line: 1, column: 1 };
  // UTF-8 needs as many bytes as there are code units, or more.
  if (text.length > LARGEST_YAML * 1024 * 1024) {
    return { ok: false, findings: [at(start, { code: 'file-too-large', mebibytes: LARGEST_YAML })] };
  }
  const plain = plainLines(text);
  const tooMuch = mayBeTooMuch(plain) ? tooMuchAt(new Lexer().lex(plain)) : null;
  if (tooMuch !== null) {
    return { ok: false, findings: [at(positionAt(plain, tooMuch.offset), tooMuch.problem)] };
  }
  const lines = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = withoutStacks(() => parseAllDocuments(plain, { ...PARSE_OPTIONS, lineCounter: lines }));
  const documents = 'empty' in parsed ? [] : parsed;
  const [document, second] = documents;
  if (document === undefined || (second === undefined && isEmpty(document))) {
    return { ok: false, findings: [at(start, { code: 'file-empty' })] };
  }
  const errors = documents.flatMap((each) => [
    ...each.errors,
    ...each.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED'),
  ]);
  if (errors.length > 0) {
    const faults = syntaxFaults(errors, plain, (before) => openQuote(documents, before));
    return { ok: false, findings: faults.map(({ offset, problem }) => at(positionOf(offset), problem)) };
  }
  if (second !== undefined) {
    return { ok: false, findings: [at(positionOf(second.range[0]), { code: 'yaml-several-documents' })] };
  }
  const unusable = unusableNodes(document).map(({ offset, problem }) => at(positionOf(offset), problem));
  if (unusable.length > 0) return { ok: false, findings: unusable };
  return {
    ok: true,
    value: { value: document.toJS({ maxAliasCount: -1 }), locate: locateIn(document, positionOf) },
  };
}

// The parser makes an error for each fault and goes on; a stack for each takes three times as long as all the rest.
function withoutStacks<Value>(parse: () => Value): Value {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function isEmpty(document: Document.Parsed): boolean {
  return (
    document.errors.length === 0 &&
    (document.contents === null || (isScalar(document.contents) && document.contents.source === ''))
  );
}

/** Where the quoted text begins that is not closed before an offset; null when there is none. */
function openQuote(documents: readonly Document.Parsed[], before: number): number | null {
  let opened: number | null = null;
  for (const document of documents) {
    visit(document, {
      Scalar(_key, node) {
        const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
        if (quoted && node.range !== undefined && node.range !== null && node.range[1] >= before)
          opened = node.range[0];
      },
    });
  }
  return opened;
}

function unusableNodes(document: Document.Parsed): readonly YamlFinding[] {
  const found: YamlFinding[] = [];
  const anchors = new Map<string, Node>();
  const holders = new Set<unknown>();
  let aliases = 0;
  visit(document, {
    Node(_key, node, ancestors) {
      const depth = ancestors.filter((ancestor) => isCollection(ancestor)).length;
      if (depth >= DEEPEST && isCollection(node)) {
        found.push({ offset: offsetOf(node), problem: { code: 'nested-too-deep', levels: DEEPEST } });
        return visit.BREAK;
      }
      if (found.length > MOST_FINDINGS) return visit.BREAK;
      if (isMap(node)) found.push(...duplicateKeys(node.items));
      if (isScalar(node) && typeof node.value === 'string' && /\p{Surrogate}/u.test(node.value)) {
        found.push({ offset: offsetOf(node), problem: { code: 'lone-surrogate' } });
      }
      if (isScalar(node) && typeof node.value === 'number' && !isExact(node.value)) {
        const number = node.source ?? String(node.value);
        found.push({ offset: offsetOf(node), problem: { code: 'number-unsafe', number } });
      }
      if (!isAlias(node)) {
        if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) {
          found.push({ offset: offsetOf(node), problem: { code: 'yaml-tag', tag: shownTag(node.tag) } });
        }
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      aliases += 1;
      const problem =
        aliases > MOST_ALIASES ? ALIASES_TOO_MANY : aliasProblem(node.source, anchors, ancestors, holders);
      for (const ancestor of ancestors) holders.add(ancestor);
      if (problem !== null) found.push({ offset: offsetOf(node), problem });
      return problem === ALIASES_TOO_MANY ? visit.BREAK : undefined;
    },
  });
  return found;
}

const TAG_PREFIX = 'tag:yaml.org,2002:';
// The parser knows more tags than these, whatever the schema: dates, sets, ordered maps, binary data.
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => TAG_PREFIX + name).concat('!'),
);

function shownTag(tag: string): string {
  return tag.startsWith(TAG_PREFIX) ? `!!${tag.slice(TAG_PREFIX.length)}` : tag;
}

// The parser's own check takes time with the square of the number of keys.
function duplicateKeys(pairs: readonly Pair[]): readonly YamlFinding[] {
  const seen = new Set<string>();
  const found: YamlFinding[] = [];
  for (const pair of pairs) {
    const key = keyOf(pair);
    if (key === null) continue;
    if (seen.has(key) && hasPlace(pair.key) && found.length < MOST_FINDINGS) {
      found.push({ offset: offsetOf(pair.key), problem: { code: 'duplicate-key', key } });
    }
    seen.add(key);
  }
  return found;
}

const ALIASES_TOO_MANY: Problem = { code: 'yaml-aliases-too-many', limit: MOST_ALIASES };

/** `anchors` and `holders` are what stands before the alias: by its anchor, and what holds an alias. */
function aliasProblem(
  source: string,
  anchors: ReadonlyMap<string, Node>,
  ancestors: readonly unknown[],
  holders: ReadonlySet<unknown>,
): Problem | null {
  const target = anchors.get(source);
  if (target === undefined) return { code: 'yaml-alias-unknown', alias: source };
  if (ancestors.includes(target)) return { code: 'yaml-alias-circular', alias: source };
  // An alias to something that holds aliases grows without bound: that is the bomb.
  return holders.has(target) ? ALIASES_TOO_MANY : null;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function locateIn(document: Document.Parsed, positionOf: (offset: number) => Position): Locate {
  const entries = new WeakMap<object, ReadonlyMap<string | null, Pair>>();
  // Looked up once for each finding: going through the entries would take time with the square of their number.
  const entryOf = (map: { readonly items: readonly Pair[] }, key: string): Pair | undefined => {
    const known = entries.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
    entries.set(map, known);
    return known.get(key);
  };
  return (path: string, part: Part = 'value') => {
    let node: unknown = document.contents;
    let offset = document.contents === null ? 0 : offsetOf(document.contents);
    for (const step of stepsOf(path)) {
      if (isAlias(node)) break;
      const next = isMap(node) ? entryOf(node, step) : isSeq(node) ? node.items[Number(step)] : undefined;
      if (next === undefined) break;
      const key = isPair(next) ? next.key : next;
      const value = isPair(next) ? next.value : next;
      const shown = part === 'key' || !hasPlace(value) ? key : value;
      if (hasPlace(shown)) offset = offsetOf(shown);
      // A missing key inside a map is told at the key that the map stands under, not at the map's first line.
      if (isPair(next) && isCollection(value) && value.flow !== true && hasPlace(key)) offset = offsetOf(key);
      node = value;
    }
    return positionOf(offset);
  };
}
