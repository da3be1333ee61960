/** An id: lower-case words joined by hyphens, such as `soc-analyst`. */
export type Id = string;

/** A question's address: `rubric/question`. */
export type QuestionAddress = `${Id}/${Id}`;

/** A digest, `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`;

/** A moment in UTC, to the second: `2026-11-02T14:00:00Z`. Moments in this form sort as text. */
export type Instant = string;

/** What every id looks like; `MAX_ID_LENGTH` bounds it. */
const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 40;

// A file named after one of these cannot be opened on Windows, whatever its extension.
const RESERVED_DEVICE_NAMES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return text.length <= MAX_ID_LENGTH && ID_PATTERN.test(text) && !RESERVED_DEVICE_NAMES.test(text);
}

/** A moment without what is finer than a second. */
export function instantOf(date: Date): Instant {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The order of ids that every list follows, whatever the locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The address of a question in a rubric. */
export function questionAddress(rubric: Id, question: Id): QuestionAddress {
  return `${rubric}/${question}`;
}

/** The rubric and the question that an address names; null when the text is no address. */
export function parseQuestionAddress(text: string): { readonly rubric: Id; readonly question: Id } | null {
  const [rubric, question, ...rest] = text.split('/');
  if (rubric === undefined || question === undefined || rest.length > 0) return null;
  return isId(rubric) && isId(question) ? { rubric, question } : null;
}

/** The rubric that a well-formed address names. */
export function rubricOf(address: QuestionAddress): Id {
  return address.slice(0, address.indexOf('/'));
}

// Crockford's alphabet: no letter that is taken for a digit (crockford.com/base32.html).
const DRAWN = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id drawn from random bytes, one letter or digit for each byte, such as `c-7k2m`. */
export function drawnId(prefix: string, bytes: Uint8Array): Id {
  return `${prefix}-${Array.from(bytes, (byte) => DRAWN.charAt(byte % DRAWN.length)).join('')}`;
}
