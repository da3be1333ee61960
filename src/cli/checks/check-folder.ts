import { basename, join } from 'node:path';
import type { Id } from '../../domain/id.js';
import type { Finding, Result } from '../../domain/problem.js';
import { errorAt, refused } from '../../domain/problem.js';
import type { Role } from '../../domain/role.js';
import type { Rubric } from '../../domain/rubric.js';
import { readCandidate } from '../../format/candidate.js';
import { readHiring } from '../../format/hiring.js';
import type { Located } from '../../format/place.js';
import { findingsIn, pointer } from '../../format/place.js';
import { checkCandidate, checkRole } from '../../format/references.js';
import { checkRetention } from '../../format/retention.js';
import { readRole } from '../../format/role.js';
import { parseRubric, readRubric } from '../../format/rubric.js';
import { unknownReference } from '../../format/unknown-reference.js';
import { lintPlan, lintRole, lintRubric, lintRubricChange, lintUnusedRubrics } from '../../lint/lint.js';
import type { Remark } from '../../lint/remark.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { listCandidates } from '../../store/candidates.js';
import { committedBefore } from '../../store/git.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { ROLES, RUBRICS } from '../../store/library.js';
import { readFolder, readText } from '../../store/read.js';
import { keyFindings } from '../keys/candidate-key.js';
import { recipientFindings } from '../options/recipient-option.js';

/** What was found, and the files that were read for it. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
}

/** The files of one folder: those that can be read, by path, and the ids of those that are there and cannot. */
interface Shelf<Value> {
  readonly values: ReadonlyMap<string, Located<Value>>;
  readonly unread: ReadonlySet<Id>;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
}

interface Sources {
  readonly rubrics: Shelf<Rubric>;
  readonly roles: Shelf<Role>;
}

/**
 * Everything that people wrote in a folder: rubrics, roles, and in a hiring folder its settings and plans. What cannot be read
 * is told once, at its own place: nothing that names it is called wrong.
 */
export function checkFolder(root: string): Checked {
  const sources = { rubrics: readShelf(root, RUBRICS, readRubric), roles: readShelf(root, ROLES, readRole) };
  const rubrics = byId(sources.rubrics);
  const roles = byId(sources.roles);
  const before = committedBefore(root, RUBRICS);
  const settings = readSettings(root);
  const plans = listCandidates(root);
  return {
    findings: [
      ...sources.rubrics.findings,
      ...sources.roles.findings,
      ...settings.findings,
      ...plans.findings,
      ...[...sources.rubrics.values].flatMap(([file, located]) =>
        rubricFindings(file, located, before.get(file) ?? null),
      ),
      ...[...sources.roles.values].flatMap(([file, located]) =>
        roleFindings(file, located, rubrics, sources.rubrics.unread),
      ),
      ...unusedFindings(sources, rubrics, [...roles.values()]),
      ...plans.ids.flatMap((id) => planFindings(root, id, sources, roles, rubrics, settings)),
    ],
    files: [
      ...sources.rubrics.files,
      ...sources.roles.files,
      ...plans.ids.map(candidateFile),
      ...settings.files,
    ],
  };
}

function byId<Value extends { readonly id: Id }>({ values }: Shelf<Value>): ReadonlyMap<Id, Value> {
  return new Map([...values.values()].map(({ value }) => [value.id, value]));
}

function readShelf<Value extends { readonly id: Id }>(
  root: string,
  folder: string,
  read: (text: string, file: string) => Result<Located<Value>>,
): Shelf<Value> {
  const listing = readFolder(root, folder);
  const values = new Map<string, Located<Value>>();
  const unread = new Set<Id>();
  const findings = [...listing.findings];
  const names = [...listing.files, ...listing.folders].filter((name) => ENDING.test(name)).toSorted();
  for (const name of names) {
    const file = join(folder, name);
    const id = name.replace(ENDING, '');
    const located = readNamed(root, file, id, read);
    if (located === null) continue;
    if (located.ok) values.set(file, located.value);
    else {
      unread.add(id);
      findings.push(...located.findings);
    }
  }
  return { values, unread, findings, files: names.map((name) => join(folder, name)) };
}

const ENDING = /\.ya?ml$/;

/** A file that must be named after the id in it. */
function readNamed<Value extends { readonly id: Id }>(
  root: string,
  file: string,
  id: Id,
  read: (text: string, file: string) => Result<Located<Value>>,
): Result<Located<Value>> | null {
  const text = readText(root, file);
  if (text === null) return null;
  const located = text.ok ? read(text.value, file) : text;
  if (!located.ok) return located;
  const finding = findingsIn(file, located.value.locate);
  const found = located.value.value.id;
  if (found !== id) {
    return {
      ok: false,
      findings: [finding(pointer('id'), { code: 'id-unlike-file', id: found, file: basename(file) })],
    };
  }
  if (file.endsWith('.yaml')) return located;
  return refused(file, { code: 'file-ending', wanted: `${id}.yaml` });
}

function rubricFindings(
  file: string,
  { value, locate }: Located<Rubric>,
  before: string | null,
): readonly Finding[] {
  const earlier = before === null ? null : parseRubric(before, file);
  const change = earlier?.ok === true ? lintRubricChange(earlier.value, value) : [];
  return asFindings([...lintRubric(value), ...change], file, locate);
}

function roleFindings(
  file: string,
  { value: role, locate }: Located<Role>,
  rubrics: ReadonlyMap<Id, Rubric>,
  unread: ReadonlySet<Id>,
): readonly Finding[] {
  const broken = checkRole(role, rubrics, file, locate);
  if (broken.length === 0) return asFindings(lintRole(role, rubrics), file, locate);
  return broken.filter(
    ({ problem }) =>
      !(problem.code === 'reference-unknown' && problem.what === 'rubric' && unread.has(problem.id)),
  );
}

function unusedFindings(
  sources: Sources,
  rubrics: ReadonlyMap<Id, Rubric>,
  roles: readonly Role[],
): readonly Finding[] {
  if (roles.length === 0 || sources.roles.unread.size > 0) return [];
  return lintUnusedRubrics(rubrics, roles).flatMap(({ rubric, remark }) => {
    const file = join(RUBRICS, `${rubric}.yaml`);
    const located = sources.rubrics.values.get(file);
    return located === undefined ? [] : asFindings([remark], file, located.locate);
  });
}

interface Settings {
  /** Who may sit on a panel; null when that cannot be read. */
  readonly people: ReadonlySet<Id> | null;
  /** Whether the folder encrypts; null when that cannot be read. */
  readonly encrypts: boolean | null;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
}

function readSettings(root: string): Settings {
  const text = readText(root, HIRING_FILE);
  if (text === null) return { people: null, encrypts: null, findings: [], files: [] };
  const read = text.ok ? readHiring(text.value, HIRING_FILE) : text;
  if (!read.ok) return { people: null, encrypts: null, findings: read.findings, files: [HIRING_FILE] };
  const { value: hiring, locate } = read.value;
  const findings = [
    ...checkRetention(hiring, HIRING_FILE, locate),
    ...recipientFindings(hiring, findingsIn(HIRING_FILE, locate)),
  ];
  const people = new Set(Object.keys(hiring.people));
  return { people, encrypts: hiring.encryption !== undefined, findings, files: [HIRING_FILE] };
}

function planFindings(
  root: string,
  id: Id,
  sources: Sources,
  roles: ReadonlyMap<Id, Role>,
  rubrics: ReadonlyMap<Id, Rubric>,
  { people, encrypts }: Settings,
): readonly Finding[] {
  const file = candidateFile(id);
  const text = readText(root, file);
  if (text === null) return [errorAt(file, { code: 'file-missing', file: 'candidate.yaml' })];
  const located = text.ok ? readCandidate(text.value, file) : text;
  if (!located.ok) return located.findings;
  const { value: candidate, locate } = located.value;
  const finding = findingsIn(file, locate);
  if (candidate.id !== id)
    return [finding(pointer('id'), { code: 'id-unlike-file', id: candidate.id, file: `${id}/` })];
  const keys = encrypts === null ? [] : keyFindings(candidate, encrypts, finding);
  const role = roles.get(candidate.role);
  if (role === undefined) {
    if (sources.roles.unread.has(candidate.role)) return keys;
    return [...keys, finding(pointer('role'), unknownReference('role', candidate.role, roles.keys()))];
  }
  const broken = checkCandidate(candidate, role, rubrics, people, file, locate);
  const isWhole = broken.length === 0 && role.competencies.every(({ rubric }) => rubrics.has(rubric));
  const rest = isWhole ? asFindings(lintPlan(candidate, role, rubrics), file, locate) : broken;
  return [...keys, ...rest];
}

function asFindings(
  remarks: readonly Remark[],
  file: string,
  locate: Located<unknown>['locate'],
): readonly Finding[] {
  const finding = findingsIn(file, locate);
  return remarks.map(({ path, problem, severity }) => finding(path, problem, 'value', severity));
}
