import type { Problem } from '../domain/problem.js';
import { afterSpace, closingQuote, lengthWithoutEnd, tokenAt } from './json-tokens.js';
import { DEEPEST } from './shape.js';

/** Where a value stands in a JSON text, with what it holds by key or position. */
export interface JsonNode {
  readonly offset: number;
  /** Where its key begins; a list's item begins at its value. */
  readonly keyOffset: number;
  /** What a map holds; null for anything else. */
  readonly members: Map<string, JsonNode> | null;
  /** What a list holds; null for anything else. */
  readonly items: JsonNode[] | null;
}

export type JsonScan =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly offset: number; readonly problem: Problem };

interface Open {
  readonly node: JsonNode;
  pendingKey: { readonly key: string; readonly offset: number } | null;
  /** What may come next. */
  expects: 'first' | 'item' | 'comma';
}

/**
 * Reads a JSON text (RFC 8259) without building its value, and tells the first fault with its offset: what JSON.parse keeps
 * quiet about (duplicate keys, lone surrogates, integers that no double holds) and what it has no position for.
 */
export function scanJson(text: string): JsonScan {
  const open: Open[] = [];
  let root: JsonNode | null = null;
  let from = 0;
  for (;;) {
    const token = tokenAt(text, from);
    if (token === null) return endOrFault(text, from, open, root);
    const { kind, offset, text: shown } = token;
    from = offset + shown.length;
    const top = open.at(-1);
    const fault = (problem: Problem): JsonScan => ({ ok: false, offset, problem });
    const unexpected = (): JsonScan => fault({ code: 'json-syntax', found: shown });

    if (shown === ',') {
      if (top?.expects !== 'comma') return unexpected();
      top.expects = 'item';
      continue;
    }
    if (shown === '}' || shown === ']') {
      const fits =
        top !== undefined &&
        (top.node.items === null) === (shown === '}') &&
        top.pendingKey === null &&
        top.expects !== 'item';
      if (!fits) return unexpected();
      open.pop();
      continue;
    }
    if (shown === ':') return unexpected();
    if (top?.expects === 'comma' || (top === undefined && root !== null)) return unexpected();

    const members = top?.pendingKey === null ? top.node.members : null;
    if (members !== null && kind !== 'string') return unexpected();
    if (kind === 'string') {
      const plain = JSON.parse(shown) as string;
      if (/\p{Surrogate}/u.test(plain)) return fault({ code: 'lone-surrogate' });
      if (top !== undefined && members !== null) {
        if (members.has(plain)) return fault({ code: 'duplicate-key', key: plain });
        const colon = afterSpace(text, from);
        if (text.charAt(colon) !== ':') return endOrFault(text, from, open, root);
        from = colon + 1;
        top.pendingKey = { key: plain, offset };
        continue;
      }
    }
    if (kind === 'number' && !isExact(shown)) return fault({ code: 'number-unsafe', number: shown });

    const node: JsonNode = {
      offset,
      keyOffset: top?.pendingKey?.offset ?? offset,
      members: shown === '{' ? new Map<string, JsonNode>() : null,
      items: shown === '[' ? [] : null,
    };
    if (top === undefined) root = node;
    else {
      if (top.pendingKey === null) top.node.items?.push(node);
      else top.node.members?.set(top.pendingKey.key, node);
      top.pendingKey = null;
      top.expects = 'comma';
    }
    if (kind === 'mark') {
      if (open.length >= DEEPEST) return fault({ code: 'nested-too-deep', levels: DEEPEST });
      open.push({ node, pendingKey: null, expects: 'first' });
    }
  }
}

function endOrFault(text: string, from: number, open: readonly Open[], root: JsonNode | null): JsonScan {
  const offset = afterSpace(text, from);
  const end = lengthWithoutEnd(text);
  const isOver = offset >= end;
  if (isOver && root !== null && open.length === 0) return { ok: true, root };
  // A text that was cut in the middle ends inside something: a string, a word, a number, or an open bracket.
  const isCut =
    isOver ||
    isOpenString(text, offset, end) ||
    (end - offset < 5 && /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(text.slice(offset, end)));
  if (isCut) {
    return { ok: false, offset: Math.max(0, text.trimEnd().length - 1), problem: { code: 'json-cut-off' } };
  }
  const found = Array.from(text.slice(offset, Math.min(end, offset + 40)))
    .slice(0, 20)
    .join('');
  return { ok: false, offset, problem: { code: 'json-syntax', found } };
}

// A string that runs on to the end of the text, on one line.
function isOpenString(text: string, from: number, end: number): boolean {
  if (text.charAt(from) !== '"') return false;
  const lineEnd = text.indexOf('\n', from);
  if (lineEnd !== -1 && lineEnd < end) return false;
  return closingQuote(text, from) >= end;
}

function isExact(number: string): boolean {
  const value = Number(number);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
