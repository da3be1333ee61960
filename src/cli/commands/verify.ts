import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { isLocked } from '../../domain/scorecard.js';
import { doubtsIn, signatureStates } from '../../domain/signature.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { listCandidates } from '../../store/candidates.js';
import { changedSinceCommit } from '../checks/changed-cards.js';
import { findingsFormat, tellFindings } from '../checks/findings-output.js';
import { openedForCheck } from '../checks/opened-for-check.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { encryptionFindings } from '../keys/card-encryption.js';
import { knownFiles } from '../options/known-candidate.js';
import { instrumentFindings } from '../panels/instruments.js';
import type { PanelAccess } from '../panels/panel-access.js';
import { accessOf } from '../panels/panel-access.js';
import { trustFindings } from '../panels/panel-reading.js';
import { signatureFindings } from '../panels/signatures.js';
import type { OpenFolder } from '../place.js';
import { candidateId, openFolder } from '../place.js';
import { erasureFindings } from '../records/erasure-findings.js';

interface Verified {
  readonly cards: number;
  /** How many of them are encrypted and were not opened. */
  readonly shut: number;
  /** How many of them bear a good signature. */
  readonly signed: number;
  readonly findings: readonly Finding[];
}

/** `touchstone verify`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const format = findingsFormat(invocation);
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const access = accessOf(invocation, environment, folder);
  const all = listCandidates(root);
  const wanted = invocation.arguments.map(candidateId);
  const archive = openArchive(root);
  const verified: Verified[] = [];
  for (const id of wanted.length > 0 ? wanted : all.ids) {
    verified.push(await verifyCandidate(folder, archive, id, access, environment));
  }
  const findings = once([
    ...(wanted.length > 0 ? [] : all.findings),
    ...verified.flatMap((one) => one.findings),
    ...changedSinceCommit(root, wanted),
    ...erasureFindings(folder, wanted, environment),
  ]);

  tellFindings(environment, findings, format, root, calmWords(verified));
  return findings.some(({ severity }) => severity !== 'note') ? 1 : 0;
}

async function verifyCandidate(
  folder: OpenFolder,
  archive: Archive,
  id: Id,
  { keyring, signatures }: PanelAccess,
  environment: Environment,
): Promise<Verified> {
  const { root } = folder;
  const filed = knownFiles(root, id);
  const { candidate } = filed;
  // Without an identity, and before the panel is complete, what is encrypted stays shut.
  const cards = filed.cards.map(({ card }) => card);
  const states = await signatureStates(cards, signatures);
  const files = await openedForCheck(filed, doubtsIn(cards, states, signatures.required), keyring);
  const findings = files.cards.flatMap((one, index) => [
    ...instrumentFindings(one.card, archive),
    ...trustFindings(one, files, archive),
    ...signatureFindings(one, states[index] ?? 'unsigned', folder, environment),
  ]);
  const shut = new Set(files.cards.filter(({ card }) => isLocked(card)).map(({ file }) => file));
  // What opens was encrypted for a right key, whichever the plan names by now.
  const unopened = filed.cards.filter(({ file, card }) => shut.has(file) || !isLocked(card));
  const encryption =
    candidate === null ? [] : encryptionFindings(candidate, { cards: unopened, encrypted: files.encrypted });
  return {
    cards: filed.cards.length,
    shut: shut.size,
    signed: states.filter((state) => state === 'good').length,
    findings: [...files.findings, ...findings, ...encryption],
  };
}

function calmWords(verified: readonly Verified[]): string {
  const cards = verified.reduce((total, one) => total + one.cards, 0);
  const shut = verified.reduce((total, one) => total + one.shut, 0);
  const signed = verified.reduce((total, one) => total + one.signed, 0);
  return [
    `${cards} sealed ${cards === 1 ? 'card holds' : 'cards hold'}.`,
    ...(signed === 0 ? [] : [`${signed} of them ${signed === 1 ? 'bears' : 'bear'} a good signature.`]),
    ...(shut === 0 ? [] : [`${shut} of them ${shut === 1 ? 'is' : 'are'} encrypted and stayed shut.`]),
  ].join(' ');
}

// Several cards rest on one instrument, and each of them finds what is wrong with it.
function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
