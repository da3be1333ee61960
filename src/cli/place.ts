import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Hiring } from '../domain/hiring.js';
import { personWithEmail } from '../domain/hiring.js';
import type { Id } from '../domain/id.js';
import { isId } from '../domain/id.js';
import { Failure, unwrap } from '../domain/problem.js';
import { nearest } from '../domain/suggestion.js';
import { gitEmail } from '../store/git.js';
import { HIRING_FILE, findHiringFolder, loadHiring } from '../store/hiring-folder.js';
import type { Environment } from './environment.js';
import type { Invocation } from './invocation.js';
import { textOption } from './invocation.js';
import { shellWord } from './table/shell-word.js';

/** An opened hiring folder: where it is, and what `touchstone.yaml` says. */
export interface OpenFolder {
  readonly root: string;
  readonly hiring: Hiring;
}

/** Where the hiring folder of `--folder` is, else the one at or above where one stands. Throws a `Failure` when there is none. */
export function findFolder(invocation: Invocation, environment: Environment): string {
  const given = textOption(invocation, 'folder');
  const root =
    given === null ? findHiringFolder(environment.directory) : resolve(environment.directory, given);
  if (root !== null && existsSync(join(root, HIRING_FILE))) return root;
  throw new Failure({
    code: 'no-hiring-folder',
    folder: given ?? environment.directory,
    named: given !== null,
  });
}

/** How a command line to be copied begins whose files are named from the hiring folder: empty where one stands in it. */
export function enteringFolder(root: string, { directory }: Environment): string {
  return directory === root ? '' : `cd ${shellWord(relative(directory, root))} && `;
}

/** That folder, opened. Throws a `Failure` when there is none, and `Blocked` when its `touchstone.yaml` is broken. */
export function openFolder(invocation: Invocation, environment: Environment): OpenFolder {
  const root = findFolder(invocation, environment);
  const hiring = loadHiring(root);
  if (hiring === null) throw new Failure({ code: 'no-hiring-folder', folder: root, named: true });
  return { root, hiring: unwrap(hiring, root) };
}

/** The person that the user is. Throws a `Failure` that says how to tell when that is not known. */
export function identify(invocation: Invocation, environment: Environment, { root, hiring }: OpenFolder): Id {
  const named = textOption(invocation, 'as') ?? environment.variables.TOUCHSTONE_INTERVIEWER ?? null;
  if (named !== null && named !== '') return knownPerson(hiring, named);
  const email = gitEmail(root);
  const found = email === null ? null : personWithEmail(hiring, email);
  if (found === null) throw new Failure({ code: 'person-not-identified', email });
  return found;
}

/** The id when the folder knows this person; throws a `Failure` that suggests one otherwise. */
export function knownPerson(hiring: Hiring, id: string): Id {
  if (Object.hasOwn(hiring.people, id)) return id;
  throw new Failure({ code: 'person-unknown', id, suggestion: nearest(id, Object.keys(hiring.people)) });
}

/** A candidate's id as typed; throws a `Failure` when it cannot be one, so that no path is ever made of it. */
export function candidateId(typed: string): Id {
  if (isId(typed)) return typed;
  throw new Failure({ code: 'id-malformed', id: typed });
}

/**
 * Where rubrics and roles are looked up: the hiring folder, or the package's own where there is none. Throws a `Failure`
 * when `--folder` names no hiring folder.
 */
export function openLibrary(invocation: Invocation, environment: Environment): string {
  if (textOption(invocation, 'folder') !== null) return findFolder(invocation, environment);
  return findHiringFolder(environment.directory) ?? environment.shipped;
}
