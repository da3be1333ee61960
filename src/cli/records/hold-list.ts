import { loggedHolds } from '../../domain/act.js';
import type { Keyring } from '../../domain/encrypted.js';
import type { Hold } from '../../domain/hold.js';
import type { Id } from '../../domain/id.js';
import type { Finding, Problem } from '../../domain/problem.js';
import { unwrap } from '../../domain/problem.js';
import { holdText } from '../../render/hold-text.js';
import { readActs } from '../../store/acts.js';
import { listCandidates } from '../../store/candidates.js';
import { holdFile, isHeld, readHold } from '../../store/holds.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import type { OpenFolder } from '../place.js';
import { print, printJson, say, sayFindings } from '../report.js';

/** A candidate who is on hold; without a hold where it cannot be read, for `shut` where it is encrypted. */
interface Held {
  readonly candidate: Id;
  readonly hold: Hold | null;
  readonly shut: Problem | null;
}

/** Lists whoever is on hold. Exits with 1 where a hold cannot be read as one. */
export async function listHolds(
  { root }: OpenFolder,
  keyring: Keyring,
  invocation: Invocation,
  environment: Environment,
): Promise<number> {
  const held: Held[] = [];
  const findings: Finding[] = [];
  const logged = loggedHolds(unwrap(readActs(root), root));
  for (const candidate of listCandidates(root).ids.filter((id) => logged.has(id) || isHeld(root, id))) {
    const read = await readHold(root, holdFile(candidate), candidate, keyring);
    if (read?.ok === false) findings.push(...read.findings);
    held.push({ candidate, ...(read?.ok === true ? read.value : { hold: null, shut: null }) });
  }

  if (flagOption(invocation, 'json')) {
    const holds = held.map(({ candidate, hold }) => ({ candidate, hold }));
    printJson(environment, { format: 'touchstone/holds@1', holds });
  } else {
    for (const { candidate, hold, shut } of held) print(environment, holdText(candidate, hold, shut));
    if (held.length === 0) say(environment, 'Nobody is on hold.');
  }
  if (findings.length > 0) sayFindings(environment, findings, root);
  return findings.length > 0 ? 1 : 0;
}
