import { isRecord } from './shape.js';

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them,
 * no Unicode normalisation. Keys whose value is undefined are left out. Throws a TypeError on what JSON cannot hold: numbers that
 * are not finite, lone surrogates, functions; a caller that lets such a value in has a defect.
 */
export function canonicalJson(value: unknown): string {
  const text = isInOrder(value) ? JSON.stringify(value) : write(value);
  // JSON.stringify writes a lone surrogate as an escape; a backslash that the text itself holds is doubled and matches too.
  if (text.includes('\\ud')) refuseLoneSurrogates(value);
  return text;
}

/** Whether a text is a value in canonical JSON; a value that has no canonical form is in none. */
export function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    // Half of a surrogate pair, which JSON can name and UTF-8 cannot hold.
    return false;
  }
}

// A value read from one of our JSON files has its keys in order: then JSON.stringify gives canonical JSON, and much faster.
function isInOrder(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (value === null) return true;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (!isInOrder(item)) return false;
    }
    return true;
  }
  let previous = '';
  for (const key of Object.keys(value)) {
    if (key < previous) return false;
    if (!isInOrder((value as Record<string, unknown>)[key])) return false;
    previous = key;
  }
  return true;
}

function write(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (isRecord(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${write(value[key])}`).join(',')}}`;
  }
  throw new TypeError(
    `canonical JSON cannot hold a ${typeof value}${typeof value === 'number' ? ' that is not finite' : ''}`,
  );
}

function refuseLoneSurrogates(value: unknown): void {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('canonical JSON cannot hold a lone surrogate');
  } else if (Array.isArray(value)) {
    value.forEach(refuseLoneSurrogates);
  } else if (isRecord(value)) {
    Object.entries(value).flat().forEach(refuseLoneSurrogates);
  }
}
