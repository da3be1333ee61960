import type { Problem } from '../domain/problem.js';
import { DEEPEST } from './shape.js';
import type { YamlFinding } from './yaml-fault.js';

// The parser recurses, and near the end of its stack Node itself can abort. So a text that may be nested beyond all use is looked
// at token by token before it is handed over. This bound is what the parser bears with ease; the formats allow less.
const SAFE_NESTING = 200;

/**
 * How many parts a file that people write may have: keys, values, brackets, commas, colons, the spaces between them and
 * line ends count. The largest file that is shipped has 3,000. The parser needs some 3 µs and 1 KB for each, and more where
 * it finds faults.
 */
const MOST_PARTS = 100_000;

const TOO_DEEP: Problem = { code: 'nested-too-deep', levels: DEEPEST };
const TOO_MANY: Problem = { code: 'file-too-many-parts', most: MOST_PARTS };

/** Whether a YAML text has enough characters, brackets, or indicators in one line to be too much for the parser. */
export function mayBeTooMuch(text: string): boolean {
  // A text has no more parts than characters.
  if (text.length > MOST_PARTS) return true;
  if (occurrences(text, /[[{]/g) > SAFE_NESTING) return true;
  return text
    .split('\n')
    .some(
      (line) =>
        line.length >= SAFE_NESTING &&
        (/^[ ?:-]{200}/.test(line) || occurrences(line, /[?:-] /g) > SAFE_NESTING),
    );
}

/** Where the lexer's tokens are nested too deeply, or grow too many, for the parser; null when they do not. */
export function tooMuchAt(tokens: Iterable<string>): YamlFinding | null {
  let offset = 0;
  let parts = 0;
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
    if (flow > SAFE_NESTING || block > SAFE_NESTING || indented) return { offset, problem: TOO_DEEP };
    parts += partsIn(token);
    if (parts > MOST_PARTS) return { offset, problem: TOO_MANY };
    atLineStart = token === '\n';
    offset += token.length;
  }
  return null;
}

// Each line and each escape of a quoted text is looked at by itself.
function partsIn(token: string): number {
  return token.startsWith('"') || token.startsWith("'") ? 1 + occurrences(token, /[\n\\]/g) : 1;
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
