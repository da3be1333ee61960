import { lackingIn } from '../../domain/back-up.js';
import type { Candidate } from '../../domain/candidate.js';
import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import type { KeyList, KeyRow } from '../../domain/key-list.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt, isFailure } from '../../domain/problem.js';
import { ageStanzas } from '../../format/age-header.js';
import { keysText } from '../../render/keys-text.js';
import { recipientOf } from '../../store/age.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';
import { keyDigests, readBackUp, readKeyFiles } from '../../store/key-back-up.js';
import type { UnwrappedKey } from '../../store/keys.js';
import { keyFolder, unwrapKey } from '../../store/keys.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { openFolder } from '../place.js';
import { findingsData, lookOf, print, printJson, sayFindings } from '../report.js';
import { identitySource } from './identity-source.js';
import { keyWarnings } from './key-warnings.js';

/** `touchstone keys list`. */
export async function listKeyHolders(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root, hiring } = folder;
  const keys = keyFolder(environment.variables, root);
  const files = readKeyFiles(keys);
  const read = readBackUp(keys);
  const backUp = read?.ok === true ? read.value : null;
  const lacking = new Set(lackingIn(backUp, keyDigests(files.texts)));
  const identities = await identitiesIfAny(invocation, environment, hiring);
  const listed = listCandidates(root);
  const findings: Finding[] = [...listed.findings, ...files.findings];
  const rows: KeyRow[] = [];
  for (const id of listed.ids) {
    const candidate = readCandidate(root, id);
    if (candidate?.ok === false) findings.push(...candidate.findings);
    if (candidate?.ok !== true) continue;
    const text = files.texts.get(id);
    const opened =
      text === undefined || identities === null ? null : await openedOrTold(keys, id, identities);
    if (opened !== null && 'problem' in opened) findings.push(opened);
    const unwrapped = opened !== null && 'secrets' in opened ? opened : null;
    if (unwrapped !== null) findings.push(...(await unlike(candidate.value, unwrapped)));
    rows.push({
      candidate: id,
      key: candidate.value.key ?? null,
      present: text !== undefined,
      count: text === undefined ? null : (ageStanzas(Buffer.from(text))?.length ?? 0),
      wrappedFor: unwrapped === null ? null : namesOf(unwrapped, hiring),
      earlier: unwrapped === null ? null : unwrapped.secrets.length - 1,
      backedUp: text !== undefined && !lacking.has(id),
    });
  }
  const recipients = Object.entries(hiring.encryption?.recipients ?? {}).map(([name, key]) => ({
    name,
    key,
  }));
  const list: KeyList = { recipients, folder: keys, lastBackUp: backUp?.on ?? null, rows };
  const told = [...findings, ...keyWarnings(folder, environment)];

  if (flagOption(invocation, 'json')) printJson(environment, keysData(list, told));
  else {
    print(environment, keysText(list, lookOf(environment, environment.output)));
    if (told.length > 0) sayFindings(environment, told, root);
  }
  return findings.length > 0 ? 1 : 0;
}

/** The identities of whoever calls; null where there are none, or a passphrase is needed and nobody is there to type it. */
async function identitiesIfAny(
  invocation: Invocation,
  environment: Environment,
  hiring: Hiring,
): Promise<readonly string[] | null> {
  const source = identitySource(invocation, environment, hiring);
  if (!source.exists || hiring.encryption === undefined) return null;
  try {
    return await source.read();
  } catch (thrown) {
    if (isFailure(thrown) && thrown.problem.code === 'passphrase-missing') return null;
    throw thrown;
  }
}

// That an identity opens some of the keys alone is nothing wrong: the list shows it.
async function openedOrTold(
  keys: string,
  id: Id,
  identities: readonly string[],
): Promise<UnwrappedKey | Finding | null> {
  try {
    return await unwrapKey(keys, id, identities);
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    if (thrown.problem.code === 'identity-refused') return null;
    return errorAt(thrown.place?.file ?? keys, thrown.problem);
  }
}

async function unlike({ id, key }: Candidate, { secrets }: UnwrappedKey): Promise<readonly Finding[]> {
  if (key === undefined) return [];
  const own = await Promise.all(secrets.map(recipientOf));
  if (own.includes(key)) return [];
  return [errorAt(candidateFile(id), { code: 'candidate-key-another', candidate: id })];
}

function namesOf({ recipients }: UnwrappedKey, { encryption }: Hiring): readonly string[] {
  const known = Object.entries(encryption?.recipients ?? {});
  return recipients.map((recipient) => known.find(([, key]) => key === recipient)?.[0] ?? recipient);
}

function keysData({ recipients, folder, lastBackUp, rows }: KeyList, told: readonly Finding[]): object {
  const { findings } = findingsData(told) as { readonly findings: readonly object[] };
  return {
    format: 'touchstone/keys@1',
    recipients,
    folder,
    lastBackUp,
    candidates: rows,
    warnings: findings,
  };
}
