import { doubtsAbout } from '../../domain/signature.js';
import type { PanelStatus } from '../../domain/status.js';
import { statusOf } from '../../domain/status.js';
import { statusText } from '../../render/status-text.js';
import { listCandidates } from '../../store/candidates.js';
import { keyFolder, listKeys } from '../../store/keys.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { keyWarnings } from '../keys/key-warnings.js';
import { knownFiles } from '../options/known-candidate.js';
import { momentOption } from '../options/moment-option.js';
import { signatureCheckOf } from '../panels/signatures.js';
import { candidateId, openFolder } from '../place.js';
import { lookOf, print, printJson, sayFindings } from '../report.js';

/** `touchstone status`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const signatures = signatureCheckOf(environment, folder);
  const now = momentOption(invocation, 'now') ?? environment.now();
  const wanted = invocation.arguments.map(candidateId);
  const listed = listCandidates(root);
  const read = (wanted.length > 0 ? wanted : listed.ids).map((id) => knownFiles(root, id));
  const findings = [
    ...(wanted.length > 0 ? [] : listed.findings),
    ...read.flatMap((files) => files.findings),
  ];
  const panels: PanelStatus[] = [];
  for (const { candidate, cards: filed, decision, encrypted } of read) {
    if (candidate === null) continue;
    const cards = filed.map(({ card }) => card);
    const headers = cards.map(({ header }) => header);
    const decided =
      decision !== null || encrypted.some(({ record }) => record.content === 'touchstone/decision@1');
    panels.push(statusOf(candidate, headers, now, await doubtsAbout(cards, signatures), decided));
  }

  if (flagOption(invocation, 'json'))
    printJson(environment, { format: 'touchstone/status@1', asOf: now, panels });
  else print(environment, statusText(panels, now, lookOf(environment, environment.output)));
  // An interviewer's clone keeps no keys, and its owner could mend nothing.
  const keeper = listKeys(keyFolder(environment.variables, root)).length > 0;
  const told = [...findings, ...(keeper ? keyWarnings(folder, environment) : [])];
  if (told.length > 0) sayFindings(environment, told, root);
  return findings.length > 0 ? 1 : 0;
}
