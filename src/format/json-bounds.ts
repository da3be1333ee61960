import { closingQuote } from './json-tokens.js';

/** What a file that programs write may hold, in Mi code units. */
export const LARGEST_JSON = 16;

/**
 * How many parts a file that programs write may have: commas, colons and brackets that open count. A card of a long
 * interview has 2,000. Each needs some 150 bytes once its place is to be told.
 */
export const MOST_JSON_PARTS = 250_000;

const QUOTE = 0x22;

/** The offset at which a JSON text has too many parts to be read; null when it has not. What stands in strings is no part. */
export function tooManyPartsAt(text: string): number | null {
  // A text has no more parts than characters.
  if (text.length <= MOST_JSON_PARTS) return null;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = closingQuote(text, at);
    // The comma, the colon, and what opens a list or a map.
    else if (code === 0x2c || code === 0x3a || code === 0x5b || code === 0x7b) parts += 1;
    if (parts > MOST_JSON_PARTS) return at;
  }
  return null;
}
