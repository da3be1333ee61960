/** A token of a JSON text. `text` is as it stands there; a string's includes its quotes. */
export interface JsonToken {
  readonly kind: 'mark' | 'string' | 'number' | 'word';
  readonly offset: number;
  readonly text: string;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z.+-])/y;
const WORD = /(?:true|false|null)(?![A-Za-z0-9])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The token that begins at or behind an offset, white space aside (RFC 8259); null when what stands there begins none. */
export function tokenAt(text: string, from: number): JsonToken | null {
  const offset = afterSpace(text, from);
  const token = (kind: JsonToken['kind'], end: number): JsonToken | null =>
    end < 0 ? null : { kind, offset, text: text.slice(offset, end) };
  switch (text.charAt(offset)) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return token('mark', offset + 1);
    case '"':
      return token('string', stringEnd(text, offset));
    case 't':
    case 'f':
    case 'n':
      return token('word', endOf(WORD, text, offset));
    default:
      return token('number', endOf(NUMBER, text, offset));
  }
}

/** The offset of the first character at or behind an offset that is no white space; the text's length when there is none. */
export function afterSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The offset of the quote that closes the string opened at `from`; the text's length when none does. What lies between may be no valid string. */
export function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes += 1;
    // Two of them are a backslash; one that is left over escapes the quote.
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

/** How long a text is without the white space at its end. */
export function lengthWithoutEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/**
 * The offset behind the closing quote of the string that begins at an offset; less than 0 when it is none. Letter by letter: one
 * pattern for the whole string would need a stack as long as the string.
 */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    // NaN, behind the end, is no more than a control character is.
    if (!(code >= 0x20)) return -1;
    at = code === 0x5c ? endOf(ESCAPE, text, at) : at + 1;
    if (at < 0) return -1;
  }
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
