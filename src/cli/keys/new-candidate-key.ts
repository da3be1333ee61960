import type { Hiring } from '../../domain/hiring.js';
import { Failure } from '../../domain/problem.js';
import { newKeyPair } from '../../store/age.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { wrapKey } from '../../store/keys.js';

/** A key pair for one candidate: the public half, and the secret one wrapped for the organisation's recipients. */
export interface CandidateKey {
  readonly recipient: string;
  readonly wrapped: string;
  readonly wrappedFor: readonly string[];
}

/** A new key pair for one candidate; null in a folder that does not encrypt. */
export async function newCandidateKey({ encryption }: Hiring): Promise<CandidateKey | null> {
  if (encryption === undefined) return null;
  const { secret, recipient } = await newKeyPair();
  const wrappedFor = Object.values(encryption.recipients);
  return { recipient, wrapped: await wrapKey([secret], wrappedFor), wrappedFor };
}

/** Makes sure that a key is wrapped for the recipients of now. Throws a `Failure` when somebody has changed them meanwhile. */
export function refuseStale(key: CandidateKey | null, { encryption }: Hiring): void {
  const wanted = Object.values(encryption?.recipients ?? {}).join(' ');
  if (wanted !== (key?.wrappedFor ?? []).join(' '))
    throw new Failure({ code: 'changed-meanwhile', file: HIRING_FILE });
}
