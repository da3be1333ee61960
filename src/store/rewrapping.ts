import { join } from 'node:path';
import type { Id } from '../domain/id.js';
import { realDisk } from './disk.js';
import type { FilePort } from './file-port.js';
import { replaceFile } from './files.js';
import { keyFile, unwrapKey, wrapKey } from './keys.js';
import { refuseChanged, textBefore } from './unchanged.js';

/** A key file as it was, and with the same keys wrapped for other people. */
export interface Rewrap {
  readonly candidate: Id;
  readonly before: string | null;
  readonly after: string;
}

/**
 * A candidate's keys wrapped for these recipients and nobody else; null where they are already. Writes nothing.
 * @throws Failure as `unwrapKey` does.
 */
export async function rewrapped(
  folder: string,
  candidate: Id,
  identities: readonly string[],
  recipients: readonly string[],
): Promise<Rewrap | null> {
  const before = textBefore(folder, keyFile(candidate));
  const { secrets, recipients: wrappedFor } = await unwrapKey(folder, candidate, identities);
  if (wrappedFor.toSorted().join(' ') === recipients.toSorted().join(' ')) return null;
  return { candidate, before, after: await wrapKey(secrets, recipients) };
}

/**
 * Puts re-wrapped keys in their places, each whole or not at all. To be called alone in the hiring folder.
 * @throws Failure `changed-meanwhile` before anything is written, when one of the key files is not what it was.
 */
export function writeRewraps(folder: string, rewraps: readonly Rewrap[], disk: FilePort = realDisk): void {
  for (const { candidate, before } of rewraps) refuseChanged(folder, keyFile(candidate), before);
  for (const { candidate, after } of rewraps)
    replaceFile(join(folder, keyFile(candidate)), after, 'private', disk);
}
