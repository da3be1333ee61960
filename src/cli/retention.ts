import { join } from 'node:path';
import { loggedPurges } from '../domain/act.js';
import type { Id } from '../domain/id.js';
import { Blocked, Failure, unwrap } from '../domain/problem.js';
import type { RetentionProfile } from '../domain/retention.js';
import { retentionProfile } from '../domain/retention.js';
import { readHiring } from '../format/hiring.js';
import { checkRetention } from '../format/retention.js';
import { readActs } from '../store/acts.js';
import { HIRING_FILE } from '../store/hiring-folder.js';
import { stateFolder } from '../store/journal.js';
import { keyFolder } from '../store/keys.js';
import { readText } from '../store/read.js';
import type { RecordPlaces } from '../store/records.js';
import type { Environment } from './environment.js';
import type { OpenFolder } from './place.js';

/** How long this folder keeps records. Throws `Blocked` with what is wrong with the profile that it names. */
export function profileOf({ root, hiring }: OpenFolder): RetentionProfile {
  const text = readText(root, HIRING_FILE);
  if (text?.ok === true) {
    const read = readHiring(text.value, HIRING_FILE);
    const { value, locate } = unwrap(read, root);
    const findings = checkRetention(value, HIRING_FILE, locate);
    if (findings.length > 0) throw new Blocked(findings, root);
  }
  const profile = retentionProfile(hiring);
  if (profile === null) throw new Failure({ code: 'changed-meanwhile', file: HIRING_FILE });
  return profile;
}

/** Refuses to add anything about a candidate whose purge was begun. Throws a `Failure`. */
export function refusePurged(root: string, candidate: Id): void {
  const { open, done } = loggedPurges(unwrap(readActs(root), root));
  const begun = open.get(candidate);
  if (begun !== undefined) throw new Failure({ code: 'purge-unfinished', candidate, on: begun.on });
  const purged = done.get(candidate);
  if (purged !== undefined) throw new Failure({ code: 'purged-but-here', candidate, on: purged.on });
}

/** Where everything about candidates lies on this machine. */
export function recordPlaces({ root, hiring }: OpenFolder, { variables, home }: Environment): RecordPlaces {
  const drafts = join(stateFolder(variables, home), hiring.id);
  return { root, keys: keyFolder(variables, root), drafts };
}
