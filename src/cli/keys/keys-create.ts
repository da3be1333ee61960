import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Candidate } from '../../domain/candidate.js';
import type { Encrypted } from '../../domain/encrypted.js';
import type { Id } from '../../domain/id.js';
import { Blocked, Failure, unwrap } from '../../domain/problem.js';
import { editKey } from '../../format/candidate.js';
import { encodeIdentity } from '../../format/identities.js';
import { encryptWithPassphrase, newKeyPair, recipientOf } from '../../store/age.js';
import { aloneIn } from '../../store/alone.js';
import { candidateFile, candidateFolder } from '../../store/candidate-paths.js';
import { unchangedCandidate } from '../../store/candidates.js';
import { pathInside, replaceFile } from '../../store/files.js';
import { createIdentityFile, identityFile } from '../../store/identity.js';
import { createKeyFile, keyFile, keyFolder, unwrapKey } from '../../store/keys.js';
import { allOrNone } from '../../store/new-tree.js';
import { realProcesses } from '../../store/processes.js';
import { encryptedAnew, encryptedIn, secretFiles } from '../../store/secret-files.js';
import { refuseChanged } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { knownCandidate } from '../options/known-candidate.js';
import { candidateId, openFolder } from '../place.js';
import { print, say } from '../report.js';
import { refusePurged } from '../retention.js';
import { identitySource } from './identity-source.js';
import { newCandidateKey, refuseStale } from './new-candidate-key.js';
import { newPassphrase } from './passphrase.js';

/** `touchstone keys create`: an identity for a person or a pipeline, or the key that a candidate lacks. Prints the public half. */
export async function createKey(invocation: Invocation, environment: Environment): Promise<number> {
  const [, candidate, ...more] = invocation.arguments;
  if (more.length > 0)
    throw new Failure({ code: 'option-excluded', option: candidate ?? '', other: more[0] ?? '' });
  return candidate === undefined
    ? createIdentity(invocation, environment)
    : createForCandidate(candidateId(candidate), invocation, environment);
}

async function createIdentity(invocation: Invocation, environment: Environment): Promise<number> {
  const path = identityPath(invocation, environment);
  // Before somebody thinks of a passphrase for nothing.
  if (existsSync(path)) throw new Failure({ code: 'file-exists', path });
  const { secret, recipient } = await newKeyPair();
  const plain = encodeIdentity(secret, recipient, environment.now());
  const text = flagOption(invocation, 'passphrase')
    ? await encryptWithPassphrase(plain, await newPassphrase(path, environment))
    : plain;

  createIdentityFile(path, text);

  print(environment, recipient);
  say(
    environment,
    `The secret half lies in ${path}, for you alone. Copy it to another place now: nobody can make it again.`,
  );
  say(
    environment,
    `Next, with an identity that is a recipient already: touchstone keys add-recipient <name> ${recipient}`,
  );
  return 0;
}

/** Where a new identity goes: where `-o` says, else to the place that is looked in for this folder. */
function identityPath(invocation: Invocation, environment: Environment): string {
  const output = textOption(invocation, 'output');
  if (output !== null) return resolve(environment.directory, output);
  const { hiring } = openFolder(invocation, environment);
  return identityFile(environment.variables, environment.home, hiring.id);
}

async function createForCandidate(id: Id, invocation: Invocation, environment: Environment): Promise<number> {
  for (const option of ['output', 'passphrase']) {
    if (invocation.options[option] !== undefined)
      throw new Failure({ code: 'option-excluded', option: `--${option}`, other: id });
  }
  const folder = openFolder(invocation, environment);
  const { root, hiring } = folder;
  if (hiring.encryption === undefined) throw new Failure({ code: 'folder-plain' });
  const candidate = knownCandidate(root, id);
  refuseKeyed(root, candidate);
  const keys = keyFolder(environment.variables, root);
  const isThere = existsSync(join(keys, keyFile(id)));
  // A command that was cut off may have filed a key and not have named it yet.
  const known = isThere ? await keyInFile(keys, id, invocation, environment) : null;
  const made = isThere ? null : await newCandidateKey(hiring);
  const key = known ?? made?.recipient ?? '';

  const plan = candidateFile(id);
  const { files, findings } = await encryptedAnew(root, id, key, refuseToOpen);
  if (findings.length > 0) throw new Blocked(findings, root);

  const processes = realProcesses(environment.pid);
  const write = (): void => {
    if (made !== null) refuseStale(made, openFolder(invocation, environment).hiring);
    refusePurged(root, id);
    refuseKeyed(root, candidate);
    const edited = unwrap(editKey(unchangedCandidate(root, candidate), key, plan), root);
    for (const { file, before } of files) refuseChanged(root, file, before);
    allOrNone([
      () => (made === null ? null : createKeyFile(keys, id, made.wrapped)),
      () => {
        replaceFile(pathInside(root, plan), edited, 'private');
        return null;
      },
    ]);
    // Where this is cut off, what is left stays readable until `keys rotate --finish`.
    for (const { file, after } of files) replaceFile(pathInside(root, file), after, 'private');
  };
  // Its own lock as well: a plan or a decision may be writing the same file.
  aloneIn(root, processes, () => {
    aloneIn(pathInside(root, candidateFolder(id)), processes, write);
  });

  print(environment, key);
  const encrypted = files.length === 1 ? 'One file was' : `${files.length} files were`;
  if (files.length > 0) say(environment, `${encrypted} encrypted. What git has of them stays readable.`);
  say(
    environment,
    `What is written about ${id} from now on is encrypted. Next: touchstone keys back-up <dir>`,
  );
  return 0;
}

// There is nothing to open where nothing is encrypted, and else no key is made.
async function refuseToOpen({ recipient }: Encrypted): Promise<string> {
  return Promise.reject(new Error(recipient));
}

/** Refuses a candidate who has a key, or had one: what was locked with it would never open again. */
function refuseKeyed(root: string, { id, key }: Candidate): void {
  if (key !== undefined) throw new Failure({ code: 'candidate-has-key', candidate: id });
  const [locked] = encryptedIn(secretFiles(root, id).files);
  if (locked === undefined) return;
  const { recipient } = locked;
  throw new Failure({ code: 'candidate-key-unlisted', candidate: id, recipient });
}

async function keyInFile(
  keys: string,
  id: Id,
  invocation: Invocation,
  environment: Environment,
): Promise<string> {
  const { hiring } = openFolder(invocation, environment);
  const identities = await identitySource(invocation, environment, hiring).read();
  const { secrets } = await unwrapKey(keys, id, identities);
  return (await recipientOf(secrets[0] ?? '')) ?? '';
}
