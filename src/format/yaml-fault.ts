import type { Problem } from '../domain/problem.js';
import type { YamlFault } from '../domain/problems/text.js';
import { DEEPEST } from './shape.js';

/** Something wrong at an offset into a YAML text. */
export interface YamlFinding {
  readonly offset: number;
  readonly problem: Problem;
}

/** An error as the parser tells it. */
export interface ParserError {
  readonly code: string;
  readonly message: string;
  /** From where to where, as offsets. */
  readonly pos: readonly [number, number];
}

/**
 * What the parser's errors mean, one for each slip that a person made. `openQuote` gives where the quoted text begins that is
 * not closed before an offset.
 */
export function syntaxFaults(
  errors: readonly ParserError[],
  text: string,
  openQuote: (before: number) => number | null,
): readonly YamlFinding[] {
  const conflict = /^(?:<{7}|={7}|>{7})(?: |$)/m.exec(text);
  if (conflict !== null) return [{ offset: conflict.index, problem: { code: 'conflict-markers' } }];
  const [first] = errors;
  if (first === undefined) return [];
  const misplaced = misplacedFault(first, errors, text, openQuote);
  if (misplaced !== null) return [misplaced];
  const faults = errors.map((error) => ({ offset: error.pos[0], problem: problemOf(error, text) }));
  // Most slips throw the parser off for the rest of the file; only those that it steps over are told together.
  return faults.every(({ problem }) => STEPPED_OVER.has(problem.code))
    ? faults.slice(0, 100)
    : faults.slice(0, 1);
}

const STEPPED_OVER: ReadonlySet<Problem['code']> = new Set(['yaml-tag']);

// Two slips that the parser tells far from where they were made.
function misplacedFault(
  first: ParserError,
  errors: readonly ParserError[],
  text: string,
  openQuote: (before: number) => number | null,
): YamlFinding | null {
  if (first.code === 'MISSING_CHAR') {
    // A quote that is never closed takes in the rest of the file: it is told where it opens.
    const offset = openQuote(first.pos[0]);
    return offset === null ? null : { offset, problem: { code: 'yaml-syntax', fault: 'quotes-or-brackets' } };
  }
  const overLines = errors.some(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  const lineEnd = text.indexOf('\n', first.pos[0]);
  if (first.code === 'BLOCK_AS_IMPLICIT_KEY' && overLines && lineEnd !== -1) {
    // A value that seems to go on in the next line: that line is indented too far.
    const offset = lineEnd + 1 + (/^\s*/.exec(text.slice(lineEnd + 1))?.[0].length ?? 0);
    return { offset, problem: { code: 'yaml-syntax', fault: 'indentation' } };
  }
  return null;
}

const FAULTS: Readonly<Record<string, YamlFault>> = {
  MISSING_CHAR: 'quotes-or-brackets',
  BLOCK_IN_FLOW: 'quotes-or-brackets',
  BLOCK_AS_IMPLICIT_KEY: 'colon-in-text',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'special-start',
  MULTILINE_IMPLICIT_KEY: 'key-over-lines',
  KEY_OVER_1024_CHARS: 'key-over-lines',
  BAD_DIRECTIVE: 'directive',
};

function problemOf(error: ParserError, text: string): Problem {
  const piece = text.slice(...error.pos);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { code: 'yaml-tab' };
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return { code: 'yaml-tag', tag: piece };
    case 'NON_STRING_KEY':
      return { code: 'yaml-key-not-text' };
    case 'RESOURCE_EXHAUSTION':
      return { code: 'nested-too-deep', levels: DEEPEST };
    case 'BAD_ALIAS':
      return { code: 'yaml-alias-unknown', alias: piece };
    case 'BAD_INDENT': {
      // Within a text of several lines the parser takes a tab for the end of the text.
      if (isTabbed(text, error.pos[0])) return { code: 'yaml-tab' };
      // An open bracket runs on until a line is indented too little for it.
      const fault = error.message.startsWith('Flow') ? 'quotes-or-brackets' : 'indentation';
      return { code: 'yaml-syntax', fault };
    }
    default:
      return { code: 'yaml-syntax', fault: FAULTS[error.code] ?? 'other' };
  }
}

function isTabbed(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^ *\t/.test(text.slice(start, start + 1000));
}
