import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Fills a folder that is missing or empty. When `fill` throws, everything it made is taken away again, and the folders
 * above that were missing; git's own folder stays. Returns what `fill` returns, throws what it throws.
 */
export function fillNewFolder<Value>(root: string, fill: () => Value): Value {
  const missing = existsSync(root) ? null : topmostMissing(root);
  try {
    return fill();
  } catch (thrown) {
    if (missing !== null) rmSync(missing, { recursive: true, force: true });
    else takeAwayContent(root);
    throw thrown;
  }
}

function topmostMissing(path: string): string {
  const above = dirname(path);
  return existsSync(above) ? path : topmostMissing(above);
}

function takeAwayContent(root: string): void {
  for (const name of readdirSync(root)) {
    if (name !== '.git') rmSync(join(root, name), { recursive: true, force: true });
  }
}
