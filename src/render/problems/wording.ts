import { plainText } from '../safe-text.js';
import { cutText } from '../width.js';

/** A problem in English: what happened, and what to do next. Where it happened is told beside it. */
export interface ProblemText {
  readonly what: string;
  readonly todo: string;
}

const LONGEST = 1000;

/** A word or value from a file, quoted, on one line, and not longer than a sentence bears. */
export function quoted(text: string): string {
  return `"${inner(text)}"`;
}

/** The same without quotes: an id, a number, a name. */
export function inner(text: string): string {
  // A text may be as long as the file.
  return cutText(plainText(text.slice(0, LONGEST)), 80);
}

/** Up to eight names, and how many more there are. */
export function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(inner).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown || 'nothing';
}

/** The question whether another word was meant; `otherwise` where none is near. */
export function suggested(suggestion: string | null, otherwise: string): string {
  return suggestion === null ? otherwise : `Did you mean ${quoted(suggestion)}?`;
}
