// A key file as `age-keygen` writes it: one secret key a line; comments and empty lines between them.
const SECRET = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/** The secret keys in a text; null when a line is something else, or there is no key. */
export function parseIdentities(text: string): readonly string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.length > 0 && lines.every((line) => SECRET.test(line)) ? lines : null;
}
