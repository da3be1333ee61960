import { dirname, join } from 'node:path';
import { purgedCandidates } from '../../domain/act.js';
import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { drawnId, isId } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { writeCandidate } from '../../format/candidate.js';
import { editHiring } from '../../format/hiring.js';
import { readActs } from '../../store/acts.js';
import { aloneIn } from '../../store/alone.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';
import { createFile, makeFolders, pathInside, replaceFile } from '../../store/files.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { createKeyFile, keyFolder, listKeys } from '../../store/keys.js';
import { loadRole, rolesIn } from '../../store/library.js';
import { namesWith, writeNames } from '../../store/names.js';
import { allOrNone, withFolders } from '../../store/new-tree.js';
import { realProcesses } from '../../store/processes.js';
import { readText } from '../../store/read.js';
import { roleFiles } from '../../store/shipped.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption, textsOption } from '../invocation.js';
import type { CandidateKey } from '../keys/new-candidate-key.js';
import { newCandidateKey, refuseStale } from '../keys/new-candidate-key.js';
import { unknownCandidate } from '../options/known-candidate.js';
import { knownWord } from '../options/known-word.js';
import { isAddress } from '../options/person-option.js';
import { refuseBeside } from '../options/word-option.js';
import { unknownRole } from '../panels/current-instruments.js';
import type { OpenFolder } from '../place.js';
import { candidateId, openFolder } from '../place.js';
import { print, printJson, say } from '../report.js';
import { withInput } from '../typed-file.js';

const KINDS = ['candidate', 'role', 'person'] as const;
type Kind = (typeof KINDS)[number];

const OWN_OPTIONS: Readonly<Record<Kind, readonly string[]>> = {
  candidate: ['role', 'name', 'credential', 'previously'],
  role: [],
  person: ['email'],
};

/** `touchstone add`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const [what = '', id] = invocation.arguments;
  const { root, hiring } = openFolder(invocation, environment);
  const kind = knownWord('kind of thing to add', what, KINDS);
  const wasted = Object.values(OWN_OPTIONS)
    .flat()
    .filter((name) => !OWN_OPTIONS[kind].includes(name));
  refuseBeside(`add ${kind}`, wasted, invocation);
  const filled = await withInput(invocation, 'name', environment);
  const key = kind === 'candidate' ? await newCandidateKey(hiring) : null;
  // Each of them reads what is there and writes it back with something added: two at once would lose one addition.
  return aloneIn(root, realProcesses(environment.pid), () =>
    ADDERS[kind](openFolder(filled, environment), id ?? null, filled, environment, key),
  );
}

type Adder = (
  folder: OpenFolder,
  id: string | null,
  invocation: Invocation,
  environment: Environment,
  key: CandidateKey | null,
) => number;

const ADDERS: Readonly<Record<Kind, Adder>> = { candidate: addCandidate, role: addRole, person: addPerson };

function addCandidate(
  folder: OpenFolder,
  typed: string | null,
  invocation: Invocation,
  environment: Environment,
  key: CandidateKey | null,
): number {
  const { root, hiring } = folder;
  if (typed !== null) throw new Failure({ code: 'candidate-id-drawn', id: typed });
  const role = requiredOption(invocation, 'role', 'touchstone add candidate --role soc-analyst');
  const loaded = isId(role) ? loadRole(root, role) : null;
  if (loaded === null) throw missingRole(role, root, environment);
  unwrap(loaded, root);
  const previously = textsOption(invocation, 'previously').map(candidateId);
  for (const earlier of previously) {
    if (readCandidate(root, earlier) === null) throw unknownCandidate(root, earlier);
  }
  const name = textOption(invocation, 'name');
  const credentials = textsOption(invocation, 'credential');
  refuseBlank('--name', name === null ? [] : [name], 'Kim Doe');
  refuseBlank('--credential', credentials, 'CompTIA Security+');
  refuseStale(key, hiring);
  const keys = keyFolder(environment.variables, root);
  // The id of somebody who was purged is never given again: whatever is found by it is removed.
  const purged = purgedCandidates(unwrap(readActs(root), root));
  const id = freeCandidateId([...listCandidates(root).ids, ...listKeys(keys), ...purged], environment);

  const names = name === null ? null : unwrap(namesWith(root, id, name), root);

  const file = pathInside(root, candidateFile(id));
  const candidate = {
    format: 'touchstone/candidate@1',
    id,
    role,
    status: 'open',
    seats: [],
    credentials,
    ...(previously.length > 0 ? { previously } : {}),
    ...(key === null ? {} : { key: key.recipient }),
  } as const;
  withFolders(dirname(file), 'private', () => {
    allOrNone([
      // Before anything can be encrypted for it.
      () => (key === null ? null : createKeyFile(keys, id, key.wrapped)),
      () => {
        createFile(file, writeCandidate(candidate), 'private');
        return file;
      },
      () => {
        if (names !== null) writeNames(root, names);
        return null;
      },
    ]);
  });

  if (flagOption(invocation, 'json'))
    printJson(environment, { format: 'touchstone/added@1', candidate: id, role });
  else print(environment, id);
  say(environment, `Next: touchstone plan ${id}`);
  return 0;
}

function missingRole(role: string, root: string, { shipped }: Environment): Failure {
  const isShipped = rolesIn(shipped).includes(role);
  return isShipped ? new Failure({ code: 'role-not-here', id: role }) : unknownRole(role, rolesIn(root));
}

// An empty variable of a shell, most likely.
function refuseBlank(option: string, texts: readonly string[], example: string): void {
  const blank = texts.find((text) => text.trim() === '');
  if (blank === undefined) return;
  throw new Failure({ code: 'option-malformed', option, given: blank, example: `${option} "${example}"` });
}

// Four letters tell a million candidates apart; where all tries are taken, a fifth letter makes room.
function freeCandidateId(ids: readonly Id[], environment: Environment): Id {
  const taken = new Set(ids);
  for (let letters = 4; ; letters += 1) {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const id = drawnId('c', environment.random(letters));
      if (!taken.has(id)) return id;
    }
  }
}

function addRole(
  { root }: OpenFolder,
  id: string | null,
  invocation: Invocation,
  environment: Environment,
): number {
  const known = rolesIn(environment.shipped);
  if (id === null)
    throw new Failure({
      code: 'option-missing',
      option: "The role's id",
      example: 'touchstone add role soc-analyst',
    });
  if (!known.includes(id)) throw unknownRole(id, known);
  const files = roleFiles(environment.shipped, id);

  const added = files.filter(({ path, text }) => {
    if (readText(root, path) !== null) return false;
    makeFolders(join(root, path, '..'));
    createFile(join(root, path), text);
    return true;
  });

  if (flagOption(invocation, 'json'))
    printJson(environment, { format: 'touchstone/added@1', role: id, files: added.map(({ path }) => path) });
  else for (const { path } of added) print(environment, path);
  const kept = files.length - added.length;
  if (kept > 0) say(environment, `${kept} of its files were here already and stay as they are.`);
  return 0;
}

function addPerson(
  { root, hiring }: OpenFolder,
  id: string | null,
  invocation: Invocation,
  environment: Environment,
): number {
  const example = 'touchstone add person dev --email dev@example.org';
  if (id === null) throw new Failure({ code: 'option-missing', option: "The person's id", example });
  if (!isId(id)) throw new Failure({ code: 'id-malformed', id });
  if (Object.hasOwn(hiring.people, id)) throw new Failure({ code: 'person-exists', id });
  const emails = textsOption(invocation, 'email');
  refuseAddresses(hiring, emails);
  const text = readText(root, HIRING_FILE);
  if (text === null) throw new Failure({ code: 'no-hiring-folder', folder: root, named: true });
  const edited = editHiring(unwrap(text, root), ['people', id], { emails }, HIRING_FILE);

  replaceFile(join(root, HIRING_FILE), unwrap(edited, root));

  if (flagOption(invocation, 'json'))
    printJson(environment, { format: 'touchstone/added@1', person: id, emails });
  say(environment, `${id} may now sit on a panel.`);
  return 0;
}

// Here, because a finding would show a line that touchstone.yaml does not have yet.
function refuseAddresses(hiring: Hiring, emails: readonly string[]): void {
  const taken = new Set(Object.values(hiring.people).flatMap((person) => person.emails.map(lowerCase)));
  for (const address of emails) {
    if (!isAddress(address)) {
      const example = '--email dev@example.org';
      throw new Failure({ code: 'option-malformed', option: '--email', given: address, example });
    }
    if (taken.has(lowerCase(address))) throw new Failure({ code: 'address-taken', address });
    taken.add(lowerCase(address));
  }
}

function lowerCase(address: string): string {
  return address.toLowerCase();
}

function requiredOption(invocation: Invocation, name: string, example: string): string {
  const given = textOption(invocation, name);
  if (given === null) throw new Failure({ code: 'option-missing', option: `--${name}`, example });
  return given;
}
