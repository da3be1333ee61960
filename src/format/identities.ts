import type { Instant } from '../domain/id.js';
import type { ForeignKey } from '../domain/problems/keys.js';

// A key file as `age-keygen` writes it: one secret key a line; comments and empty lines between them.
const SECRET = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
const COMMENT = '#';

/** The secret keys in a text; null when a line is something else, or there is no key. */
export function parseIdentities(text: string): readonly string[] | null {
  const lines = linesOf(text).filter((line) => line !== '' && !line.startsWith(COMMENT));
  return lines.length > 0 && lines.every((line) => SECRET.test(line)) ? lines : null;
}

/** The text of an identity file, as `age-keygen` writes it. */
export function encodeIdentity(secret: string, recipient: string, created: Instant): string {
  return `# created: ${created}\n# public key: ${recipient}\n${secret}\n`;
}

const WRAPPED_FOR = '# wrapped for: ';

/** The text that is wrapped in a candidate's key file: secret keys, the newest first, and whom it was wrapped for. */
export function encodeCandidateKeys(secrets: readonly string[], recipients: readonly string[]): string {
  const lines = [...recipients.map((recipient) => `${WRAPPED_FOR}${recipient}`), ...secrets];
  return lines.map((line) => `${line}\n`).join('');
}

/** Whom a candidate's keys were wrapped for, as the text in the key file says; empty when it does not. */
export function wrappedFor(text: string): readonly string[] {
  return linesOf(text).flatMap((line) =>
    line.startsWith(WRAPPED_FOR) ? [line.slice(WRAPPED_FOR.length)] : [],
  );
}

/** Of which kind a key is that is not of the wanted form; null when it is no key that is known. */
export function foreignKey(text: string): ForeignKey | null {
  return BEGINNINGS.find(([beginning]) => beginning.test(text))?.[1] ?? null;
}

// Blanks, and no line ends: else each line would be followed through all that are empty behind it.
const BEGINNINGS: readonly (readonly [RegExp, ForeignKey])[] = [
  [/^[ \t]*(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)/m, 'ssh'],
  [/^[ \t]*-----BEGIN (?:OPENSSH |RSA |EC |DSA |ENCRYPTED )?PRIVATE KEY-----/m, 'ssh'],
  [/AGE-SECRET-KEY-PQ-1|^[ \t]*(?:age1pq1|age1tagpq1)/im, 'post-quantum'],
  [/AGE-SECRET-KEY-/i, 'secret'],
  // The letters of a key proper hold no 1.
  [/AGE-PLUGIN-|^[ \t]*age1[a-z0-9-]+1/im, 'plugin'],
  [/^[ \t]*age1/m, 'public'],
];

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}
