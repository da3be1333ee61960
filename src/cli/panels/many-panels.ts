import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { isId } from '../../domain/id.js';
import type { Finding, Problem } from '../../domain/problem.js';
import { Failure, errorAt, isBlocked, isFailure } from '../../domain/problem.js';
import { openArchive } from '../../store/archive.js';
import { CANDIDATES, candidateFile, candidateFolder } from '../../store/candidate-paths.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';
import { findHiringFolder } from '../../store/hiring-folder.js';
import { rolesIn } from '../../store/library.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textsOption } from '../invocation.js';
import { isIdentityFailure } from '../keys/identity-source.js';
import { unknownCandidate } from '../options/known-candidate.js';
import type { OpenFolder } from '../place.js';
import { openFolder } from '../place.js';
import { shownProgress } from '../shown-progress.js';
import { rememberedInstruments, unknownRole } from './current-instruments.js';
import type { PanelAccess } from './panel-access.js';
import type { ReadPanel, ShutPanel } from './panel-reading.js';
import { readPanelOrShut } from './panel-reading.js';

/** Which candidates a command is about. */
export interface Selection {
  readonly root: string;
  readonly hiring: Hiring;
  readonly ids: readonly Id[];
  /** What lies among the candidates and is none. */
  readonly findings: readonly Finding[];
  /** Only candidates for these roles; null for all. */
  readonly roles: ReadonlySet<Id> | null;
}

/** A candidate whose files cannot be used. */
export interface BrokenPanel {
  readonly id: Id;
  /** Null when the plan itself cannot be read. */
  readonly role: Id | null;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

/** The candidates that were named by id or by folder, or all of them. Throws a `Failure` when one does not exist. */
export function selectCandidates(invocation: Invocation, environment: Environment): Selection {
  const typed = invocation.arguments;
  const { root, hiring } = folderOf(typed, invocation, environment);
  const named = typed.map((word) => candidateNamed(word, root, environment));
  const everybody = named.length === 0 || named.includes(null);
  const listed = listCandidates(root);
  return {
    root,
    hiring,
    ids: everybody ? listed.ids : [...new Set(named.flatMap((id) => id ?? []))].toSorted(),
    findings: everybody ? listed.findings : [],
    roles: rolesOption(invocation, root),
  };
}

// `touchstone summary candidates/` works from anywhere: the folder named lies in its hiring folder.
function folderOf(typed: readonly string[], invocation: Invocation, environment: Environment): OpenFolder {
  const path = typed.map((word) => resolve(environment.directory, word)).find((one) => existsSync(one));
  const root = path === undefined ? null : findHiringFolder(path);
  const options = root === null ? {} : { folder: root };
  return openFolder({ ...invocation, options: { ...options, ...invocation.options } }, environment);
}

/** The candidate that a word names by id or by folder; null when it is the folder of all of them. */
function candidateNamed(word: string, root: string, { directory }: Environment): Id | null {
  if (isId(word) && existsSync(join(root, candidateFolder(word)))) return word;
  const inside = relative(root, resolve(directory, word));
  if (inside === '' || inside === CANDIDATES) return null;
  const [first, id = '', ...rest] = inside.split(sep);
  if (first === CANDIDATES && isId(id) && rest.length === 0 && existsSync(join(root, inside))) return id;
  if (isId(word)) throw unknownCandidate(root, word);
  throw new Failure({ code: 'file-missing', file: word });
}

function rolesOption(invocation: Invocation, root: string): ReadonlySet<Id> | null {
  const given = textsOption(invocation, 'role');
  if (given.length === 0) return null;
  const known = rolesIn(root);
  for (const id of given) {
    if (!known.includes(id)) throw unknownRole(id, known);
  }
  return new Set(given);
}

/**
 * The panels of a selection, one after the other, so that ten thousand take no more memory than one; what cannot be read
 * is handed on as broken. Draws a progress bar where somebody is looking.
 */
export async function* eachPanel(
  { root, ids, roles }: Pick<Selection, 'root' | 'ids' | 'roles'>,
  access: PanelAccess,
  environment: Environment,
): AsyncGenerator<ReadPanel | ShutPanel | BrokenPanel> {
  const archive = openArchive(root, 'digest');
  const current = rememberedInstruments();
  const progress = shownProgress(environment, ids.length, 'candidates');
  try {
    for (const id of ids) {
      progress.step();
      const read = await panelOrBroken(
        async () => readPanelOrShut(root, archive, id, access, current),
        root,
        id,
      );
      const role = roleFor(read);
      if (roles === null || role === null || roles.has(role)) yield read;
    }
  } finally {
    progress.end();
  }
}

function roleFor(read: ReadPanel | ShutPanel | BrokenPanel): Id | null {
  if ('panel' in read) return read.panel.candidate.role;
  return 'shut' in read ? read.shut.role : read.role;
}

async function panelOrBroken(
  read: () => Promise<ReadPanel | ShutPanel>,
  root: string,
  id: Id,
): Promise<ReadPanel | ShutPanel | BrokenPanel> {
  try {
    return await read();
  } catch (thrown) {
    if (isIdentityFailure(thrown)) throw thrown;
    const findings = isBlocked(thrown)
      ? thrown.findings
      : isFailure(thrown)
        ? [errorAt(thrown.place?.file ?? candidateFile(id), thrown.problem)]
        : null;
    if (findings === null) throw thrown;
    const candidate = readCandidate(root, id);
    return {
      id,
      role: candidate?.ok === true ? candidate.value.role : null,
      problems: findings.map(({ problem }) => problem),
      findings,
    };
  }
}
