import type { Id, Instant } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { headlineOf } from '../../domain/recommend.js';
import type { Policy } from '../../domain/role.js';
import type { BrokenRow } from '../../domain/summary.js';
import { bySummaryOrder, lastMoment, lockedRow, summaryRow } from '../../domain/summary.js';
import { headlineSentence } from '../../render/headline.js';
import type { SummaryEntry } from '../../render/summary-document.js';
import type { Environment } from '../environment.js';
import type { BrokenPanel, Selection } from './many-panels.js';
import { eachPanel } from './many-panels.js';
import type { PanelAccess } from './panel-access.js';
import type { ReadPanel, ShutPanel } from './panel-reading.js';
import { materialOf } from './panel-reading.js';

/** All that a summary tells, in its order. Of each panel no more is kept than its row. */
export interface SummaryMaterial {
  readonly entries: readonly SummaryEntry[];
  readonly roles: ReadonlyMap<Id, string>;
  readonly policies: ReadonlyMap<Id, Policy>;
  readonly competencies: ReadonlyMap<Id, string>;
  /** What is wrong with the candidates that cannot be read. */
  readonly findings: readonly Finding[];
}

/** What a summary is to tell of. */
export interface SummaryScope {
  /** Those about whom nothing has happened since are left out; null for none. */
  readonly since: Instant | null;
  readonly now: Instant;
  /** Whether it says why each outcome is what it is. */
  readonly sentences: boolean;
}

/** Reads and sums up the panels of a selection. */
export async function readSummary(
  selection: Selection,
  scope: SummaryScope,
  access: PanelAccess,
  environment: Environment,
): Promise<SummaryMaterial> {
  const entries: SummaryEntry[] = [];
  const findings: Finding[] = [];
  const roles = new Map<Id, string>();
  const policies = new Map<Id, Policy>();
  const competencies = new Map<Id, string>();
  for await (const read of eachPanel(selection, access, environment)) {
    if ('shut' in read) {
      roles.set(read.role.id, read.role.title);
      const entry = shutEntry(read, scope);
      if (entry !== null) entries.push(entry);
      continue;
    }
    if (!('panel' in read)) {
      findings.push(...read.findings);
      entries.push({ row: brokenRow(read), sentence: null });
      continue;
    }
    const { role, rubrics } = read.panel;
    roles.set(role.id, role.title);
    policies.set(role.id, role.policy);
    for (const { id, title } of rubrics.values()) competencies.set(id, title);
    const entry = entryOf(read, scope);
    if (entry !== null) entries.push(entry);
  }
  return {
    entries: entries.toSorted((one, other) => bySummaryOrder(one.row, other.row)),
    roles,
    policies,
    competencies,
    findings,
  };
}

function entryOf(read: ReadPanel, { since, now, sentences }: SummaryScope): SummaryEntry | null {
  const { panel, files, headers } = read;
  const { candidate, role } = panel;
  const facts = { candidate, headers, decision: files.decision };
  const last = lastMoment(facts);
  // Where nothing has a date yet, nobody can say that it is over.
  if (since !== null && last !== null && last < since) return null;
  const headline = headlineOf(panel);
  const row = summaryRow({ ...facts, headline, staleHours: role.policy.staleHours }, now);
  if (headline.state === 'waiting' || !sentences) return { row, sentence: null };
  return { row, sentence: headlineSentence(headline.judgement, materialOf(read), headline.talked) };
}

function shutEntry({ shut, headers, doubts, role }: ShutPanel, { since }: SummaryScope): SummaryEntry | null {
  const facts = { candidate: shut, headers, decision: null };
  const last = lastMoment(facts);
  if (since !== null && last !== null && last < since) return null;
  return { row: lockedRow({ ...facts, doubts, staleHours: role.policy.staleHours }), sentence: null };
}

function brokenRow({ id, role, problems }: BrokenPanel): BrokenRow {
  return {
    state: 'broken',
    candidate: id,
    role,
    problems: [...new Set(problems.map(({ code }) => code))].toSorted(),
  };
}
