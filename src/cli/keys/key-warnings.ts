import { relative } from 'node:path';
import { lackingIn } from '../../domain/back-up.js';
import type { Digest, Id } from '../../domain/id.js';
import type { Finding, Problem } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import { trackedIn } from '../../store/git.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { keyDigests, readBackUp, readKeyFiles } from '../../store/key-back-up.js';
import { keyFolder } from '../../store/keys.js';
import type { Environment } from '../environment.js';
import type { OpenFolder } from '../place.js';

/**
 * What could lose every card one day, told before it does: one recipient alone, keys that no back-up has. Only what is on this
 * machine can be told of: where there is no key folder, as in most pipelines, nothing is said of back-ups.
 */
export function keyWarnings({ root, hiring }: OpenFolder, environment: Environment): readonly Finding[] {
  if (hiring.encryption === undefined) return [];
  const [name = '', ...more] = Object.keys(hiring.encryption.recipients);
  const keys = keyFolder(environment.variables, root);
  const backUp = backUpWarning(keys, keyDigests(readKeyFiles(keys).texts));
  return [
    ...(more.length > 0 ? [] : [warning(HIRING_FILE, { code: 'recipient-alone', name })]),
    ...(backUp === null ? [] : [warning(placeIn(root, keys), backUp)]),
  ];
}

/** Told where git has keys: a purge could not destroy them. Asks git, so it is for `check`. */
export function keysInGit({ root, hiring }: OpenFolder, environment: Environment): readonly Finding[] {
  if (hiring.encryption === undefined) return [];
  const keys = keyFolder(environment.variables, root);
  const tracked = trackedIn(keys).filter((file) => file.endsWith('.age')).length;
  return tracked === 0 ? [] : [errorAt(placeIn(root, keys), { code: 'keys-in-git', keys: tracked })];
}

function backUpWarning(keys: string, digests: ReadonlyMap<Id, Digest>): Problem | null {
  if (digests.size === 0) return null;
  const read = readBackUp(keys);
  // A list that cannot be read is as good as none, and the next back-up writes it anew.
  if (read?.ok !== true) return { code: 'back-up-never' };
  const lacking = lackingIn(read.value, digests);
  return lacking.length === 0 ? null : { code: 'back-up-behind', keys: lacking.length };
}

function warning(file: string, problem: Problem): Finding {
  return { severity: 'warning', place: { file }, problem };
}

function placeIn(root: string, path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') ? path : inside;
}
