/**
 * The value of a YAML text in the plain style in which this program writes plans and settings: maps and lists in blocks,
 * each text, number or word on one line. Null for anything else, and for anything doubtful: that is for the real parser.
 *
 * The real parser takes longer for one plan than everything else takes for a panel of four, and a folder can hold
 * thousands of plans. What is read here means the same to it; a test holds the two together.
 */
export function readPlainYaml(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return null;
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || COMMENT.test(line)) continue;
    const read = readLine(line);
    if (read === null) return null;
    lines.push(read);
  }
  const reader: Reader = { lines, next: 0, isSound: lines.length > 0 };
  const value = readBlock(reader, 0, 0);
  return reader.isSound && reader.next === lines.length && !Array.isArray(value) ? value : null;
}

interface Line {
  readonly indent: number;
  readonly isItem: boolean;
  readonly key: string | null;
  readonly value: unknown;
}

interface Reader {
  readonly lines: readonly Line[];
  next: number;
  isSound: boolean;
}

const NOTHING = Symbol('nothing');
const DOUBTFUL = Symbol('doubtful');
const MOST_LEVELS = 8;
// What the real parser refuses for its size must not be read here; a plan or the settings of a folder stay far below.
const MOST_CHARACTERS = 100_000;

const COMMENT = /^ *#/;
// `key:`, `key: value`, and both behind a dash.
const ENTRY = /^( *)(- )?([a-z][A-Za-z0-9-]*):(?: (.+))?$/;
const ITEM = /^( *)- (.+)$/;
const PLAIN = /^[A-Za-z][\w./@+-]*(?: [\w./@+-]+)*$/;
// What begins with a digit is text only with a word behind it.
const COUNTED = /^[0-9]{1,9} [A-Za-z][\w./@+-]*(?: [\w./@+-]+)*$/;
const QUOTED = /^"[ !#-[\]-~]*"$/;
const WHOLE = /^(?:0|[1-9][0-9]{0,14})$/;
const MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z)?$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

function readLine(line: string): Line | null {
  const entry = ENTRY.exec(line);
  const [, indent = '', dash, key, shown] = entry ?? [];
  if (key !== undefined) {
    const value = shown === undefined ? NOTHING : scalarOf(shown);
    const isDoubtful = value === DOUBTFUL || isWord(key);
    return isDoubtful ? null : { indent: indent.length, isItem: dash !== undefined, key, value };
  }
  const [, before = '', item] = ITEM.exec(line) ?? [];
  const value = item === undefined ? DOUBTFUL : scalarOf(item);
  return value === DOUBTFUL ? null : { indent: before.length, isItem: true, key: null, value };
}

// In some letter case, these stand for something else than themselves.
function isWord(text: string): boolean {
  return /^(?:null|true|false)$/i.test(text);
}

function scalarOf(shown: string): unknown {
  if (PLAIN.test(shown)) return isWord(shown) ? DOUBTFUL : shown;
  if (MOMENT.test(shown) || COUNTED.test(shown) || DIGEST.test(shown)) return shown;
  if (WHOLE.test(shown)) return Number(shown);
  if (QUOTED.test(shown)) return shown.slice(1, -1);
  return shown === '[]' ? [] : DOUBTFUL;
}

/** The map or list whose lines begin at an indent. */
function readBlock(reader: Reader, indent: number, depth: number): unknown {
  const first = reader.lines[reader.next];
  if (first?.indent !== indent || depth > MOST_LEVELS) return fail(reader);
  return first.isItem ? readList(reader, indent, depth) : readMap(reader, indent, depth, false);
}

function readList(reader: Reader, indent: number, depth: number): unknown {
  const items: unknown[] = [];
  for (;;) {
    const line = reader.lines[reader.next];
    if (line === undefined || line.indent < indent || !reader.isSound) return items;
    if (line.indent > indent || !line.isItem) return fail(reader);
    if (line.key !== null) items.push(readMap(reader, indent + 2, depth + 1, true));
    else {
      items.push(line.value);
      reader.next += 1;
    }
  }
}

/** `afterDash` says that the first line stands behind the dash of a list's item. */
function readMap(reader: Reader, indent: number, depth: number, afterDash: boolean): unknown {
  const map: Record<string, unknown> = {};
  for (let isFirst = afterDash; ; isFirst = false) {
    const line = reader.lines[reader.next];
    if (line === undefined || !reader.isSound) return map;
    if (!isFirst) {
      if (line.indent < indent) return map;
      if (line.indent > indent || line.isItem) return fail(reader);
    }
    if (line.key === null || Object.hasOwn(map, line.key)) return fail(reader);
    reader.next += 1;
    const below = reader.lines[reader.next];
    if (line.value !== NOTHING) map[line.key] = line.value;
    else if (below !== undefined && below.indent > indent)
      map[line.key] = readBlock(reader, below.indent, depth + 1);
    else return fail(reader);
  }
}

function fail(reader: Reader): null {
  reader.isSound = false;
  return null;
}
