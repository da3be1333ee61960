/** One way in which a file of age can be opened: the kind of key, and what stands beside it. */
export interface Stanza {
  readonly kind: string;
  readonly words: readonly string[];
}

const VERSION = 'age-encryption.org/v1';
const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----';
const END = '-----END AGE ENCRYPTED FILE-----';
// More than anybody has recipients, and little to look through.
const LONGEST_HEADER = 1024 * 1024;

/** Whether bytes are a file of age, armored or not. */
export function isAgeFile(file: Uint8Array): boolean {
  const beginning = latin1(file.subarray(0, 200));
  return beginning.startsWith(`${VERSION}\n`) || beginning.trimStart().startsWith(BEGIN);
}

/**
 * By which keys a file of age can be opened, armored or not, as its header says; null when it has no header that can be read.
 * The kinds are those of age-encryption.org/v1: `X25519`, `scrypt` for a passphrase. For whom a stanza of X25519 is stands in no header.
 */
export function ageStanzas(file: Uint8Array): readonly Stanza[] | null {
  const header = headerOf(file);
  if (header === null) return null;
  const [version, ...lines] = header.split('\n');
  if (version !== VERSION) return null;
  const stanzas: Stanza[] = [];
  for (const line of lines) {
    if (line.startsWith('--- ')) return stanzas;
    if (!line.startsWith('-> ')) continue;
    const [kind = '', ...words] = line.slice('-> '.length).split(' ');
    stanzas.push({ kind, words });
  }
  return null;
}

function headerOf(file: Uint8Array): string | null {
  const beginning = latin1(file.subarray(0, LONGEST_HEADER));
  if (beginning.startsWith(VERSION)) return beginning;
  const armor = latin1(file).trim();
  if (!/^\r?\n/.test(armor.slice(BEGIN.length, BEGIN.length + 2)) || !armor.startsWith(BEGIN)) return null;
  if (!armor.endsWith(`\n${END}`)) return null;
  const whole = armor.slice(BEGIN.length, -END.length);
  const body = whole
    .slice(0, 2 * LONGEST_HEADER)
    .replaceAll('\r\n', '\n')
    .replaceAll('\n', '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body)) return null;
  if (whole.length <= 2 * LONGEST_HEADER && body.length % 4 !== 0) return null;
  return latin1(Buffer.from(body.slice(0, LONGEST_HEADER), 'base64'));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
