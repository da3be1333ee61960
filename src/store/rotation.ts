import { join } from 'node:path';
import type { Encrypted } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import type { Finding } from '../domain/problem.js';
import { Failure, unwrap } from '../domain/problem.js';
import { editKey } from '../format/candidate.js';
import { newKeyPair, recipientOf } from './age.js';
import { candidateFile } from './candidate-paths.js';
import { realDisk } from './disk.js';
import type { FilePort } from './file-port.js';
import { pathInside, replaceFile } from './files.js';
import { keyFile, unwrapKey, wrapKey } from './keys.js';
import type { Replacement } from './secret-files.js';
import { encryptedAnew, isAllFor, secretFiles } from './secret-files.js';
import { refuseChanged, textBefore } from './unchanged.js';

/** Where a candidate's key lies, and whose it is to be. */
export interface RotationPlace {
  readonly root: string;
  readonly keys: string;
  /** The organisation's recipients. */
  readonly recipients: readonly string[];
}

/** A candidate with a key. */
export interface Rotated {
  readonly id: Id;
  readonly key: string;
}

/** What it takes to exchange a candidate's key, worked out and not written. */
export interface Rotation {
  readonly candidate: Id;
  /** The public half of the key that everything is encrypted for from now on. */
  readonly key: string;
  /** The key file as it was, with the earlier keys beside the new one, and with the new one alone. */
  readonly keyTexts: { readonly before: string | null; readonly wide: string; readonly narrow: string };
  readonly plan: { readonly before: string | null; readonly after: string };
  readonly files: readonly Replacement[];
  /** How many earlier keys there are. */
  readonly earlier: number;
  /** What could not be opened, and stays encrypted for an earlier key. */
  readonly findings: readonly Finding[];
}

/** Opens what is encrypted for a candidate, with the candidate's own secret keys. */
export type OpenWith = (secrets: readonly string[], candidate: Id, encrypted: Encrypted) => Promise<string>;

/**
 * Works out a new key for a candidate and everything encrypted for it; or, unless `isNew`, everything that is left readable or
 * encrypted for an earlier key encrypted for the newest one. Writes nothing.
 * @throws Failure as `unwrapKey` does, and `candidate-key-another` when there is nothing to go on with.
 */
export async function planRotation(
  { root, keys, recipients }: RotationPlace,
  { id, key: keyBefore }: Rotated,
  identities: readonly string[],
  isNew: boolean,
  open: OpenWith,
): Promise<Rotation> {
  const plan = candidateFile(id);
  const [planBefore, before] = [textBefore(root, plan), textBefore(keys, keyFile(id))];
  const { secrets } = await unwrapKey(keys, id, identities);
  if (!isNew && !(await Promise.all(secrets.map(recipientOf))).includes(keyBefore)) {
    throw new Failure({ code: 'candidate-key-another', candidate: id }, { file: join(keys, keyFile(id)) });
  }
  const secret = isNew ? (await newKeyPair()).secret : (secrets[0] ?? '');
  const earlier = isNew ? secrets : secrets.slice(1);
  const key = (await recipientOf(secret)) ?? '';
  const { files, findings } = await encryptedAnew(root, id, key, async (encrypted) =>
    open(secrets, id, encrypted),
  );
  const wide = isNew ? await wrapKey([secret, ...earlier], recipients) : (before ?? '');
  const narrow = await wrapKey([secret], recipients);
  const after = unwrap(editKey(planBefore ?? '', key, plan), root);
  return {
    candidate: id,
    key,
    keyTexts: { before, wide, narrow },
    plan: { before: planBefore, after },
    files,
    earlier: earlier.length,
    findings,
  };
}

/**
 * Exchanges a candidate's key. Whenever this is cut off, everything opens: the key file holds the earlier keys until nothing is
 * encrypted for them any more, and goes on holding them where `keepsEarlier`. To be called alone in the hiring folder and in the
 * candidate's. Returns whether the earlier keys are kept.
 * @throws Failure `changed-meanwhile` before anything is written.
 */
export function writeRotation(
  { root, keys }: Pick<RotationPlace, 'root' | 'keys'>,
  { candidate, key, keyTexts, plan, files, earlier }: Rotation,
  keepsEarlier: boolean,
  disk: FilePort = realDisk,
): boolean {
  const planFile = candidateFile(candidate);
  const keyPath = join(keys, keyFile(candidate));
  refuseChanged(keys, keyFile(candidate), keyTexts.before);
  refuseChanged(root, planFile, plan.before);
  for (const { file, before } of files) refuseChanged(root, file, before);
  replaceFile(keyPath, keyTexts.wide, 'private', disk);
  replaceFile(pathInside(root, planFile), plan.after, 'private', disk);
  for (const { file, after } of files) replaceFile(pathInside(root, file), after, 'private', disk);
  // Also what was sealed while this was worked out, and what could not be opened.
  const now = secretFiles(root, candidate);
  const isDone = now.findings.length === 0 && isAllFor(key, now.files);
  if (keepsEarlier || !isDone || earlier === 0) return earlier > 0;
  replaceFile(keyPath, keyTexts.narrow, 'private', disk);
  return false;
}
