import type { Problem } from '../domain/problem.js';
import { DEEPEST } from './shape.js';

/** Where a value stands in a JSON text, with what it holds by key or position. */
interface JsonNode {
  readonly offset: number;
  /** Where its key begins; a list's item begins at its value. */
  readonly keyOffset: number;
  readonly children: ReadonlyMap<string, JsonNode>;
}

export type JsonScan =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly offset: number; readonly problem: Problem };

interface Open {
  readonly node: JsonNode & { readonly children: Map<string, JsonNode> };
  readonly isList: boolean;
  pendingKey: { readonly key: string; readonly offset: number } | null;
  /** What may come next. */
  expects: 'first' | 'item' | 'comma';
}

const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z.+-])|(true|false|null)(?![A-Za-z0-9]))/y;

/**
 * Reads a JSON text (RFC 8259) without building its value, and tells the first fault with its offset: what JSON.parse keeps
 * quiet about (duplicate keys, lone surrogates, integers that no double holds) and what it has no position for.
 */
export function scanJson(text: string): JsonScan {
  const open: Open[] = [];
  let root: JsonNode | null = null;
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) return endOrFault(text, from, open, root);
    const [token = '', mark, quoted, number, word] = match;
    const offset = from + leadingSpace(token);
    const top = open.at(-1);
    const fault = (problem: Problem): JsonScan => ({ ok: false, offset, problem });
    const unexpected = (): JsonScan => fault({ code: 'json-syntax', found: token.trim() });

    if (mark === ',') {
      if (top?.expects !== 'comma') return unexpected();
      top.expects = 'item';
      continue;
    }
    if (mark === '}' || mark === ']') {
      const fits = top?.isList === (mark === ']') && top.pendingKey === null && top.expects !== 'item';
      if (!fits) return unexpected();
      open.pop();
      continue;
    }
    if (mark === ':') return unexpected();
    if (top?.expects === 'comma' || (top === undefined && root !== null)) return unexpected();

    if (quoted !== undefined) {
      const plain = JSON.parse(quoted) as string;
      if (/\p{Surrogate}/u.test(plain)) return fault({ code: 'lone-surrogate' });
      if (top !== undefined && !top.isList && top.pendingKey === null) {
        if (top.node.children.has(plain)) return fault({ code: 'duplicate-key', key: plain });
        const colon = /[ \t\n\r]*:/y;
        colon.lastIndex = TOKEN.lastIndex;
        if (!colon.test(text)) return endOrFault(text, TOKEN.lastIndex, open, root);
        TOKEN.lastIndex = colon.lastIndex;
        top.pendingKey = { key: plain, offset };
        continue;
      }
    } else if (top !== undefined && !top.isList && top.pendingKey === null) {
      return unexpected();
    }
    if (number !== undefined && !isExact(number)) return fault({ code: 'number-unsafe', number });

    const node = {
      offset,
      keyOffset: top?.pendingKey?.offset ?? offset,
      children: new Map<string, JsonNode>(),
    };
    if (top === undefined) root = node;
    else {
      top.node.children.set(top.pendingKey?.key ?? String(top.node.children.size), node);
      top.pendingKey = null;
      top.expects = 'comma';
    }
    if (mark === '{' || mark === '[') {
      if (open.length >= DEEPEST) return fault({ code: 'nested-too-deep', levels: DEEPEST });
      open.push({ node, isList: mark === '[', pendingKey: null, expects: 'first' });
    } else if (quoted === undefined && number === undefined && word === undefined) {
      return unexpected();
    }
  }
}

function endOrFault(text: string, from: number, open: readonly Open[], root: JsonNode | null): JsonScan {
  const rest = text.slice(from);
  const offset = from + leadingSpace(rest);
  const left = text.slice(offset).replace(/[ \t\n\r]+$/, '');
  if (left === '' && root !== null && open.length === 0) return { ok: true, root };
  // A text that was cut in the middle ends inside something: a string, a word, a number, or an open bracket.
  const cut =
    left === '' ||
    /^"(?:[^"\\\n]|\\.)*\\?$/.test(left) ||
    /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(left);
  if (cut)
    return { ok: false, offset: Math.max(0, text.trimEnd().length - 1), problem: { code: 'json-cut-off' } };
  return {
    ok: false,
    offset,
    problem: { code: 'json-syntax', found: Array.from(left).slice(0, 20).join('') },
  };
}

function isExact(number: string): boolean {
  const value = Number(number);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

// What trim() takes away is more than JSON calls space.
function leadingSpace(text: string): number {
  return /^[ \t\n\r]*/.exec(text)?.[0].length ?? 0;
}
