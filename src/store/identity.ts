import { isAbsolute, join } from 'node:path';
import type { Id } from '../domain/id.js';

/** Where the organisation's identity for a hiring folder lies on this machine: in the XDG configuration home, away from what it opens. */
export function identityFile(
  variables: Readonly<Record<string, string | undefined>>,
  home: string,
  folder: Id,
): string {
  const config = variables.XDG_CONFIG_HOME;
  // The XDG specification says to ignore a path that is not absolute.
  const base = config !== undefined && isAbsolute(config) ? config : join(home, '.config');
  return join(base, 'touchstone', `${folder}.identity`);
}
