import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { purgedCandidates } from '../../domain/act.js';
import type { BackUp } from '../../domain/back-up.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { Failure, errorAt, unwrap } from '../../domain/problem.js';
import { digestOf } from '../../format/seal.js';
import { readActs } from '../../store/acts.js';
import { candidateFile, candidateFolder } from '../../store/candidate-paths.js';
import { pathInside } from '../../store/files.js';
import { keyDigests, noteBackUp, readBackUp, readKeyFiles, writeBackUp } from '../../store/key-back-up.js';
import { createKeyFile, keyFile, keyFolder, listKeys } from '../../store/keys.js';
import { allOrNone } from '../../store/new-tree.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import type { OpenFolder } from '../place.js';
import { openFolder } from '../place.js';
import { print, say, sayFindings } from '../report.js';
import { keyedCandidates } from './keyed-candidates.js';

/** `touchstone keys back-up`. */
export async function backUpKeys(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root, hiring } = folder;
  const keys = keyFolder(environment.variables, root);
  const into = backUpFolder('touchstone keys back-up /mnt/safe/hiring-keys', invocation, environment);
  for (const place of [root, keys]) refuseInside(into, place);
  const earlier = listOf(into, folder);
  const purged = purgedAndGone(root);
  const found = readKeyFiles(keys);
  const texts = new Map([...found.texts].filter(([id]) => !purged.has(id)));

  const { removed, findings } = writeBackUp(into, texts, purged);
  const wrong = [...found.findings, ...findings];
  // What is kept there of keys that are not here is still whole.
  const kept = Object.entries(earlier?.keys ?? {}).filter(([id]) => !purged.has(id));
  if (findings.length === 0) {
    noteBackUp(into, keys, {
      format: 'touchstone/back-up@1',
      folder: hiring.id,
      on: environment.now(),
      keys: Object.fromEntries([...kept, ...keyDigests(texts)]),
    });
  }

  print(environment, into);
  say(
    environment,
    `${keysText(texts.size)} copied and read back. They are wrapped: only the recipients' identities open them.`,
  );
  if (removed.length > 0)
    say(environment, `Removed, as their candidates were purged: ${removed.join(', ')}.`);
  say(environment, 'The identities are not among them: each of their owners keeps a copy.');
  if (wrong.length > 0) sayFindings(environment, wrong, root);
  return Promise.resolve(wrong.length > 0 ? 1 : 0);
}

/** `touchstone keys restore`. */
export async function restoreKeys(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const keys = keyFolder(environment.variables, root);
  const from = backUpFolder('touchstone keys restore /mnt/safe/hiring-keys', invocation, environment);
  if (!existsSync(from)) throw new Failure({ code: 'file-missing', file: from });
  const listed = listOf(from, folder);
  const purged = purgedCandidates(unwrap(readActs(root), root));
  const [backedUp, present] = [readKeyFiles(from), readKeyFiles(keys)];
  const here = new Set(listKeys(keys));
  const { candidates, findings: broken } = keyedCandidates(root);
  const findings: Finding[] = [...broken, ...backedUp.findings, ...present.findings];
  const restored = new Map<Id, string>();
  const others: Id[] = [];
  for (const { id } of candidates.filter((one) => !purged.has(one.id))) {
    const text = backedUp.texts.get(id);
    const listedDigest = listed?.keys[id];
    if (here.has(id)) {
      if (text !== undefined && text !== present.texts.get(id)) others.push(id);
    } else if (text === undefined) findings.push(missing(id, keys));
    else if (listedDigest === undefined || listedDigest === digestOf(text)) restored.set(id, text);
    else findings.push(errorAt(from, { code: 'back-up-unlike', candidate: id }));
  }

  allOrNone(
    [...restored].map(
      ([id, text]) =>
        () =>
          createKeyFile(keys, id, text),
    ),
  );

  for (const id of restored.keys()) print(environment, id);
  say(environment, `${keysText(restored.size)} restored.`);
  if (others.length > 0)
    say(environment, `Here already, other than in the back-up, and left as they are: ${others.join(', ')}.`);
  if (findings.length > 0) sayFindings(environment, findings, root);
  return Promise.resolve(findings.length > 0 ? 1 : 0);
}

// A line of the log that a pull brought destroys no key while the candidate's records are still here.
function purgedAndGone(root: string): ReadonlySet<Id> {
  const logged = purgedCandidates(unwrap(readActs(root), root));
  return new Set([...logged].filter((id) => !existsSync(pathInside(root, candidateFolder(id)))));
}

function backUpFolder(
  example: string,
  { arguments: [, typed] }: Invocation,
  { directory }: Environment,
): string {
  if (typed === undefined) throw new Failure({ code: 'option-missing', option: 'A folder', example });
  return resolve(directory, typed);
}

function refuseInside(into: string, place: string): void {
  const inside = relative(realPath(place), realPath(into));
  if (inside === '' || !inside.startsWith('..')) throw new Failure({ code: 'back-up-inside', folder: into });
}

// What is not there yet lies where the folder above it lies.
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : resolve(realPath(above), relative(above, path));
}

/** What a back-up says that it holds; null when it says nothing. Throws a `Failure` when it is one of another folder, `Blocked` when its list cannot be read. */
function listOf(dir: string, { hiring }: OpenFolder): BackUp | null {
  const read = readBackUp(dir);
  const list = read === null ? null : unwrap(read, dir);
  if (list !== null && list.folder !== hiring.id)
    throw new Failure({ code: 'back-up-of-other-folder', folder: list.folder }, { file: dir });
  return list;
}

function missing(candidate: Id, keys: string): Finding {
  const file = join(keys, keyFile(candidate));
  return errorAt(candidateFile(candidate), {
    code: 'candidate-key-missing',
    candidate,
    file,
  });
}

function keysText(count: number): string {
  return count === 1 ? 'One key was' : `${count} keys were`;
}
