import type { Node, Pair } from 'yaml';
import { isAlias, isCollection, isScalar } from 'yaml';

export const PARSE_OPTIONS = {
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  merge: false,
} as const;

export const BOM = '\uFEFF';

/** The text without a byte order mark, lines ended by LF alone. */
export function plainLines(text: string): string {
  const plain = text.startsWith(BOM) ? text.slice(1) : text;
  return plain.includes('\r\n') ? plain.replaceAll('\r\n', '\n') : plain;
}

/** Where a node begins in the text. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** The pair of a map that has this key. */
export function pairOf(pairs: readonly Pair[], key: string): Pair | undefined {
  return pairs.find((pair) => keyOf(pair) === key);
}

/** A pair's key. A parsed key is a node; one that an edit has added is a plain text. Null when it is neither. */
export function keyOf(pair: Pair): string | null {
  const key: unknown = isScalar(pair.key) ? pair.key.value : pair.key;
  return typeof key === 'string' ? key : null;
}

/** Whether a node stands in the text. */
export function hasPlace(node: unknown): node is Node {
  return (
    (isScalar(node) || isCollection(node) || isAlias(node)) && node.range !== undefined && node.range !== null
  );
}
