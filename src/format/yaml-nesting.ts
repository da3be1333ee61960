// The parser recurses, and near the end of its stack Node itself can abort. So a text that may be nested beyond all use is looked
// at token by token before it is handed over. This bound is what the parser bears with ease; the formats allow less.
const SAFE_NESTING = 200;

/** Whether a YAML text has enough brackets, or indicators in one line, to be nested too deeply for the parser. */
export function mayBeDeep(text: string): boolean {
  if (occurrences(text, /[[{]/g) > SAFE_NESTING) return true;
  return text
    .split('\n')
    .some(
      (line) =>
        line.length >= SAFE_NESTING &&
        (/^[ ?:-]{200}/.test(line) || occurrences(line, /[?:-] /g) > SAFE_NESTING),
    );
}

/** The offset at which the lexer's tokens are nested too deeply for the parser; null when they are not. */
export function tooDeepAt(tokens: Iterable<string>): number | null {
  let offset = 0;
  let flow = 0;
  let block = 0;
  let atLineStart = true;
  for (const token of tokens) {
    // Marks that the lexer puts between tokens stand for no text.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') continue;
    if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    else if (token === '\n') block = 0;
    else if (flow === 0 && (token === '-' || token === '?' || token === ':')) block += 1;
    const indented = flow === 0 && atLineStart && token.length > 2 * SAFE_NESTING && token.trim() === '';
    if (flow > SAFE_NESTING || block > SAFE_NESTING || indented) return offset;
    atLineStart = token === '\n';
    offset += token.length;
  }
  return null;
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
