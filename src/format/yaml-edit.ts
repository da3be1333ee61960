import type { Document } from 'yaml';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { BOM, PARSE_OPTIONS, hasPlace, keyOf, offsetOf, pairOf, plainLines } from './yaml-nodes.js';

/** The text of a value, keys in the order given; `comment` lines stand at the top, each without its `#`. */
export function writeYaml(value: unknown, comments: readonly string[] = []): string {
  const head = comments.map((line) => `# ${line}\n`).join('');
  return head + stringify(value, { lineWidth: 110, aliasDuplicateObjects: false, indentSeq: true });
}

/** The comment by which editors find the schema of a file; `schema` is a path from that file, such as `schemas/role.schema.json`. */
export function modeline(schema: string): string {
  return `yaml-language-server: $schema=${schema}`;
}

/**
 * The text with one value changed, added, or, where `value` is undefined, taken out. Comments stay, and so does every byte
 * outside the top-level key that `path` begins with, unless all of it stands in braces, as JSON does: then it is laid out
 * anew. The text must be one that `parseYaml` accepts.
 */
export function editYaml(
  text: string,
  path: readonly [string, ...(string | number)[]],
  value: unknown,
): string {
  const crlf = text.includes('\r\n');
  const plain = plainLines(text);
  const before = parseDocument(plain, PARSE_OPTIONS);
  const after = parseDocument(plain, PARSE_OPTIONS);
  if (value === undefined) after.deleteIn(path);
  else {
    const node = after.createNode(value, { aliasDuplicateObjects: false });
    const replaced: unknown = after.getIn(path, true);
    // A comment behind the old value is about the value's meaning, and stays.
    if (isScalar(replaced) && isScalar(node) && typeof replaced.comment === 'string')
      node.comment = replaced.comment;
    after.setIn(path, node);
  }
  const edited = splice(plain, before, after, path[0]);
  return (text.startsWith(BOM) ? BOM : '') + (crlf ? edited.replaceAll('\n', '\r\n') : edited);
}

function splice(text: string, before: Document.Parsed, after: Document.Parsed, key: string): string {
  const newPair = isMap(after.contents) ? pairOf(after.contents.items, key) : undefined;
  const oldPair = isMap(before.contents) ? pairOf(before.contents.items, key) : undefined;
  const padded = !/\[[^\s\]]|\{[^\s}]/.test(text);
  if (isMap(after.contents) && after.contents.flow)
    return after.toString({ lineWidth: 110, flowCollectionPadding: padded });
  const rendered = newPair === undefined ? '' : render(after, key, padded);
  if (oldPair === undefined) return text + (text === '' || text.endsWith('\n') ? '' : '\n') + rendered;
  const start = hasPlace(oldPair.key) ? offsetOf(oldPair.key) : 0;
  const value = oldPair.value;
  const end = hasPlace(value) ? (value.range?.[2] ?? text.length) : text.length;
  return text.slice(0, start) + rendered + text.slice(end);
}

function render(document: Document.Parsed, key: string, padded: boolean): string {
  const alone = document.clone();
  if (!isMap(alone.contents)) return '';
  alone.contents.items = alone.contents.items.filter((item) => keyOf(item) === key);
  alone.commentBefore = null;
  alone.comment = null;
  alone.contents.commentBefore = null;
  alone.contents.comment = null;
  const only: unknown = alone.contents.items[0]?.key;
  if (isScalar(only)) {
    only.commentBefore = null;
    only.spaceBefore = false;
  }
  return alone.toString({ lineWidth: 110, flowCollectionPadding: padded });
}
