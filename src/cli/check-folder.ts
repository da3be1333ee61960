import { basename, join } from 'node:path';
import type { Id } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { readCandidate } from '../format/candidate.js';
import { readHiring } from '../format/hiring.js';
import type { Located } from '../format/place.js';
import { findingsIn, pointer } from '../format/place.js';
import { checkCandidate, checkRole } from '../format/references.js';
import { checkRetention } from '../format/retention.js';
import { readRole } from '../format/role.js';
import { parseRubric, readRubric } from '../format/rubric.js';
import { unknownReference } from '../format/unknown-reference.js';
import { lintPlan, lintRole, lintRubric, lintRubricChange, lintUnusedRubrics } from '../lint/lint.js';
import type { Remark } from '../lint/remark.js';
import { candidateFolder, listCandidates } from '../store/candidates.js';
import { committedBefore } from '../store/git.js';
import { HIRING_FILE } from '../store/hiring-folder.js';
import { ROLES, RUBRICS } from '../store/library.js';
import { readFolder, readText } from '../store/read.js';
import { keyFindings } from './candidate-key.js';
import { recipientFindings } from './recipient-option.js';

/** What was found, and how many files were read for it. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly files: number;
}

interface Sources {
  readonly rubrics: ReadonlyMap<string, Located<Rubric>>;
  readonly roles: ReadonlyMap<string, Located<Role>>;
  readonly findings: readonly Finding[];
  readonly files: number;
}

/** Everything that people wrote in a folder: rubrics, roles, and in a hiring folder its settings and plans. */
export function checkFolder(root: string): Checked {
  const sources = readSources(root);
  const rubrics = new Map([...sources.rubrics.values()].map(({ value }) => [value.id, value]));
  const roles = new Map([...sources.roles.values()].map(({ value }) => [value.id, value]));
  const before = committedBefore(root, RUBRICS);
  const settings = readSettings(root);
  const plans = listCandidates(root);
  return {
    findings: [
      ...sources.findings,
      ...settings.findings,
      ...plans.findings,
      ...[...sources.rubrics].flatMap(([file, located]) =>
        rubricFindings(file, located, before.get(file) ?? null),
      ),
      ...[...sources.roles].flatMap(([file, { value, locate }]) => {
        const broken = checkRole(value, rubrics, file, locate);
        return broken.length > 0 ? broken : asFindings(lintRole(value, rubrics), file, locate);
      }),
      ...unusedFindings(sources, rubrics, [...roles.values()]),
      ...plans.ids.flatMap((id) => planFindings(root, id, roles, rubrics, settings)),
    ],
    files: sources.files + plans.ids.length + settings.files,
  };
}

function readSources(root: string): Sources {
  const rubrics = readEach(root, RUBRICS, readRubric);
  const roles = readEach(root, ROLES, readRole);
  return {
    rubrics: rubrics.values,
    roles: roles.values,
    findings: [...rubrics.findings, ...roles.findings],
    files: rubrics.files + roles.files,
  };
}

function readEach<Value extends { readonly id: Id }>(
  root: string,
  folder: string,
  read: (text: string, file: string) => Result<Located<Value>>,
): {
  readonly values: ReadonlyMap<string, Located<Value>>;
  readonly findings: readonly Finding[];
  readonly files: number;
} {
  const listing = readFolder(root, folder);
  const values = new Map<string, Located<Value>>();
  const findings = [...listing.findings];
  const names = listing.files.filter((name) => name.endsWith('.yaml') || name.endsWith('.yml'));
  for (const name of names) {
    const file = join(folder, name);
    const text = readText(root, file);
    if (text === null) continue;
    const located = text.ok ? read(text.value, file) : text;
    if (!located.ok) findings.push(...located.findings);
    else if (located.value.value.id === basename(name, '.yaml')) values.set(file, located.value);
    else {
      const finding = findingsIn(file, located.value.locate);
      findings.push(
        finding(pointer('id'), { code: 'id-unlike-file', id: located.value.value.id, file: name }),
      );
    }
  }
  return { values, findings, files: names.length };
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

function unusedFindings(
  sources: Sources,
  rubrics: ReadonlyMap<Id, Rubric>,
  roles: readonly Role[],
): readonly Finding[] {
  if (roles.length === 0) return [];
  return lintUnusedRubrics(rubrics, roles).flatMap(({ rubric, remark }) => {
    const file = join(RUBRICS, `${rubric}.yaml`);
    const located = sources.rubrics.get(file);
    return located === undefined ? [] : asFindings([remark], file, located.locate);
  });
}

interface Settings {
  readonly people: ReadonlySet<Id>;
  /** Whether the folder encrypts; null when that cannot be read. */
  readonly encrypts: boolean | null;
  readonly findings: readonly Finding[];
  readonly files: number;
}

function readSettings(root: string): Settings {
  const text = readText(root, HIRING_FILE);
  if (text === null) return { people: new Set(), encrypts: null, findings: [], files: 0 };
  const read = text.ok ? readHiring(text.value, HIRING_FILE) : text;
  if (!read.ok) return { people: new Set(), encrypts: null, findings: read.findings, files: 1 };
  const { value: hiring, locate } = read.value;
  const findings = [
    ...checkRetention(hiring, HIRING_FILE, locate),
    ...recipientFindings(hiring, findingsIn(HIRING_FILE, locate)),
  ];
  const people = new Set(Object.keys(hiring.people));
  return { people, encrypts: hiring.encryption !== undefined, findings, files: 1 };
}

function planFindings(
  root: string,
  id: Id,
  roles: ReadonlyMap<Id, Role>,
  rubrics: ReadonlyMap<Id, Rubric>,
  { people, encrypts }: Settings,
): readonly Finding[] {
  const file = join(candidateFolder(id), 'candidate.yaml');
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
    return [...keys, finding(pointer('role'), unknownReference('role', candidate.role, roles.keys()))];
  }
  const broken = checkCandidate(candidate, role, rubrics, people, file, locate);
  const rest = broken.length > 0 ? broken : asFindings(lintPlan(candidate, role, rubrics), file, locate);
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
