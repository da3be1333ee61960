import type { Alias, Document, Node, Pair } from 'yaml';
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
import type { Locate, Located, Part, Position } from './place.js';
import { positionAt, stepsOf } from './place.js';
import { DEEPEST } from './shape.js';
import type { YamlFinding } from './yaml-fault.js';
import { syntaxFaults } from './yaml-fault.js';
import { mayBeDeep, tooDeepAt } from './yaml-nesting.js';
import { PARSE_OPTIONS, hasPlace, keyOf, offsetOf, pairOf, plainLines } from './yaml-nodes.js';

/** What a file that people write may hold, in MiB. */
const LARGEST_YAML = 1;
const MOST_ALIASES = 50;
const MOST_FINDINGS = 100;

/**
 * The value of a YAML text, and the way from a JSON pointer to its line and column. A byte order mark and CRLF are
 * accepted; what is no single, plain, finite document is told in findings with line and column, `file` being its name.
 */
export function parseYaml(text: string, file: string): Result<Located<unknown>> {
  const at = (position: Position, problem: Problem): Finding => ({
    severity: 'error',
    place: { file, ...position },
    problem,
  });
  const start: Position = { line: 1, column: 1 };
  // UTF-8 needs as many bytes as there are code units, or more.
  if (text.length > LARGEST_YAML * 1024 * 1024) {
    return { ok: false, findings: [at(start, { code: 'file-too-large', mebibytes: LARGEST_YAML })] };
  }
  const plain = plainLines(text);
  const tooDeep = mayBeDeep(plain) ? tooDeepAt(new Lexer().lex(plain)) : null;
  if (tooDeep !== null) {
    const problem: Problem = { code: 'nested-too-deep', levels: DEEPEST };
    return { ok: false, findings: [at(positionAt(plain, tooDeep), problem)] };
  }
  const lines = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = parseAllDocuments(plain, { ...PARSE_OPTIONS, lineCounter: lines });
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
      if (!isAlias(node)) return undefined;
      aliases += 1;
      const problem = aliasProblem(node, document, ancestors, aliases);
      if (problem !== null) found.push({ offset: offsetOf(node), problem });
      return problem?.code === 'yaml-aliases-too-many' ? visit.BREAK : undefined;
    },
  });
  return found;
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

function aliasProblem(
  alias: Alias,
  document: Document.Parsed,
  ancestors: readonly unknown[],
  count: number,
): Problem | null {
  if (count > MOST_ALIASES) return { code: 'yaml-aliases-too-many', limit: MOST_ALIASES };
  const target = alias.resolve(document);
  if (target === undefined) return { code: 'yaml-alias-unknown', alias: alias.source };
  if (ancestors.includes(target)) return { code: 'yaml-alias-circular', alias: alias.source };
  // An alias to something that holds aliases grows without bound: that is the bomb.
  if (isCollection(target) && holdsAlias(target))
    return { code: 'yaml-aliases-too-many', limit: MOST_ALIASES };
  return null;
}

function holdsAlias(node: Node): boolean {
  let found = false;
  visit(node, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function locateIn(document: Document.Parsed, positionOf: (offset: number) => Position): Locate {
  return (path: string, part: Part = 'value') => {
    let node: unknown = document.contents;
    let offset = document.contents === null ? 0 : offsetOf(document.contents);
    for (const step of stepsOf(path)) {
      if (isAlias(node)) break;
      const next = isMap(node)
        ? pairOf(node.items, step)
        : isSeq(node)
          ? node.items[Number(step)]
          : undefined;
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
