import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { Failure, errorAt, isFailure } from '../../domain/problem.js';
import { aloneIn } from '../../store/alone.js';
import { candidateFile, candidateFolder, cardFile } from '../../store/candidate-paths.js';
import { pathInside } from '../../store/files.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { keyFolder } from '../../store/keys.js';
import { realProcesses } from '../../store/processes.js';
import type { RotationPlace } from '../../store/rotation.js';
import { planRotation, writeRotation } from '../../store/rotation.js';
import { refuseChanged, textBefore } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { knownCandidate } from '../options/known-candidate.js';
import type { OpenFolder } from '../place.js';
import { candidateId, openFolder } from '../place.js';
import { print, say, sayFindings } from '../report.js';
import { refusePurged } from '../retention.js';
import type { IdentitySource } from './identity-source.js';
import { identitySource } from './identity-source.js';
import type { KeyedCandidate } from './keyed-candidates.js';
import { hasKey, keyedCandidates } from './keyed-candidates.js';
import { openWith } from './keyring.js';

/** `touchstone keys rotate`. One candidate after the other: each is whole before the next is begun. */
export async function rotateKeys(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root, hiring } = folder;
  if (hiring.encryption === undefined) throw new Failure({ code: 'folder-plain' });
  const isNew = !flagOption(invocation, 'finish');
  const place: Place = {
    root,
    keys: keyFolder(environment.variables, root),
    recipients: Object.values(hiring.encryption.recipients),
    hiringText: textBefore(root, HIRING_FILE),
  };
  const identity = identitySource(invocation, environment, hiring);
  const { candidates, findings } = wanted(folder, invocation.arguments.slice(1));
  const untold: Finding[] = [...findings];
  const done: Done[] = [];
  for (const candidate of candidates) {
    const rotated = await rotatedOrTold(place, candidate, identity, isNew, environment);
    if ('problem' in rotated) untold.push(rotated);
    else {
      done.push(rotated);
      untold.push(...rotated.findings);
      print(environment, doneWords(rotated, isNew));
    }
  }

  if (untold.length > 0) sayFindings(environment, untold, root);
  if (candidates.length === 0) say(environment, 'No candidate here has a key.');
  const kept = done.filter(({ keepsEarlier }) => keepsEarlier);
  if (kept.length > 0) say(environment, keptWords(kept.map(({ candidate }) => candidate)));
  if (done.some(({ isChanged }) => isChanged)) say(environment, AFTER);
  return untold.length > 0 ? 1 : 0;
}

interface Place extends RotationPlace {
  readonly hiringText: string | null;
}

interface Done {
  readonly candidate: Id;
  readonly files: number;
  readonly isChanged: boolean;
  readonly keepsEarlier: boolean;
  readonly findings: readonly Finding[];
}

function wanted(
  { root }: OpenFolder,
  typed: readonly string[],
): { readonly candidates: readonly KeyedCandidate[]; readonly findings: readonly Finding[] } {
  if (typed.length === 0) return keyedCandidates(root);
  const candidates = [...new Set(typed.map(candidateId))].map((id) => {
    const candidate = knownCandidate(root, id);
    if (!hasKey(candidate)) throw new Failure({ code: 'candidate-without-key', candidate: id });
    return candidate;
  });
  return { candidates, findings: [] };
}

/** Among many, one that cannot be rotated is told, and the others go on. Throws what is wrong with the identity itself. */
async function rotatedOrTold(
  place: Place,
  candidate: KeyedCandidate,
  identity: IdentitySource,
  isNew: boolean,
  environment: Environment,
): Promise<Done | Finding> {
  const identities = await identity.read();
  try {
    return await rotated(place, candidate, identities, isNew, environment);
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    const file = thrown.place?.file ?? candidateFile(candidate.id);
    return errorAt(file, thrown.problem);
  }
}

async function rotated(
  place: Place,
  candidate: KeyedCandidate,
  identities: readonly string[],
  isNew: boolean,
  environment: Environment,
): Promise<Done> {
  const { root, hiringText } = place;
  const { id } = candidate;
  refusePurged(root, id);
  const rotation = await planRotation(place, candidate, identities, isNew, openWith);
  const processes = realProcesses(environment.pid);
  const keepsEarlier = aloneIn(root, processes, () =>
    aloneIn(pathInside(root, candidateFolder(id)), processes, () => {
      refuseChanged(root, HIRING_FILE, hiringText);
      return writeRotation(place, rotation, isAwaited(root, candidate));
    }),
  );
  const { files, findings, plan, earlier } = rotation;
  const isChanged = isNew || files.length > 0 || plan.before !== plan.after || (earlier > 0 && !keepsEarlier);
  return { candidate: id, files: files.length, isChanged, keepsEarlier, findings };
}

/**
 * Whether something encrypted for an earlier key may still come: a card of a kit that was given out, or what somebody writes
 * whose copy of the folder is older.
 */
function isAwaited(root: string, { id, seats, status }: KeyedCandidate): boolean {
  if (status === 'withdrawn') return false;
  const isOpen = seats.some(
    ({ interviewer, interview, left }) =>
      left === undefined && !existsSync(join(root, cardFile(id, interviewer, interview))),
  );
  return isOpen || !existsSync(join(root, candidateFolder(id), 'decision.json'));
}

function doneWords({ candidate, files, isChanged }: Done, isNew: boolean): string {
  const what = isNew ? 'has a new key' : isChanged ? 'is finished' : 'had nothing left to do';
  if (files === 0) return `${candidate} ${what}`;
  return `${candidate} ${what}; ${files === 1 ? 'one file' : `${files} files`} encrypted for it`;
}

function keptWords(candidates: readonly Id[]): string {
  const shown = candidates.slice(0, 8).join(', ');
  const names = candidates.length > 8 ? `${shown} and ${candidates.length - 8} more` : shown;
  return `The earlier keys of ${names} are kept beside the new ones: kits that were given out carry them, and the cards
that come of those still open. Once such a card is filed: touchstone keys rotate <candidate> --finish
After the decision, the same puts the earlier keys away.`;
}

const AFTER = `What git keeps from before still opens with the earlier keys, for whoever has kept them.
Next: commit what changed, and touchstone keys back-up <dir>`;
