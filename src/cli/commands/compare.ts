import { awaitedSeats } from '../../domain/candidate.js';
import { compareCandidates } from '../../domain/comparison.js';
import type { Decision } from '../../domain/decision.js';
import type { ComparedPanel } from '../../domain/fairness.js';
import { fairnessWarnings, successions } from '../../domain/fairness.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { recommend } from '../../domain/recommend.js';
import type { PanelRecommendation, WaitingRecommendation } from '../../domain/recommendation.js';
import type { ScorecardHeader } from '../../domain/scorecard.js';
import { comparisonPage } from '../../render/comparison-page.js';
import { comparisonView } from '../../render/comparison-views.js';
import { listCandidates } from '../../store/candidates.js';
import { isPage, tellData, wantsData, writeDocumentFile } from '../document-file.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { currentInstruments } from '../panels/current-instruments.js';
import { filledTemplate } from '../panels/filled-template.js';
import { sayLocked } from '../panels/left-out.js';
import { eachPanel } from '../panels/many-panels.js';
import type { PanelAccess } from '../panels/panel-access.js';
import { accessOf } from '../panels/panel-access.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { candidateId, openFolder } from '../place.js';
import { present } from '../present.js';
import { print, sayFindings } from '../report.js';

/** Everybody who applied for a role, sorted by how far their panel is. */
interface Field {
  readonly complete: readonly { readonly read: ReadPanel; readonly recommendation: PanelRecommendation }[];
  readonly waiting: readonly WaitingRecommendation[];
  readonly unplanned: readonly Id[];
  readonly locked: readonly Id[];
  readonly withdrawn: readonly Id[];
  readonly headers: readonly ScorecardHeader[];
  readonly findings: readonly Finding[];
}

/** `touchstone compare`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const { role, rubrics } = currentInstruments(root, candidateId(invocation.arguments[0] ?? ''));
  const access = accessOf(invocation, environment, folder);
  const field = await fieldOf(root, role.id, access, environment);

  const recommendations = field.complete.map(({ recommendation }) => recommendation);
  const view = comparisonView({
    role,
    rubrics,
    recommendations,
    comparison: compareCandidates(recommendations, role),
    seals: new Map(
      field.complete.map(({ read: { panel } }) => [panel.candidate.id, panel.cards.map(({ seal }) => seal)]),
    ),
    decisions: new Map(field.complete.flatMap(({ read }) => decisionOf(read))),
    warnings: fairnessWarnings(field.complete.map(comparedPanel)),
    successions: successions(field.headers),
    waiting: field.waiting,
    unplanned: field.unplanned,
    locked: field.locked,
    withdrawn: field.withdrawn,
  });
  const markdown = wantsData(invocation) ? null : filledTemplate('comparison.md', view, root, environment);

  if (field.findings.length > 0) sayFindings(environment, field.findings, root);
  const output = textOption(invocation, 'output');
  if (markdown === null) tellData(environment, view, output);
  else if (output === null) print(environment, present(markdown, environment));
  else {
    const text = isPage(output) ? comparisonPage(view, role.policy, markdown) : markdown;
    writeDocumentFile(environment, output, text);
  }
  sayLocked(environment, field.locked);
  return field.findings.length > 0 || field.locked.length > 0 ? 1 : 0;
}

async function fieldOf(
  root: string,
  role: Id,
  access: PanelAccess,
  environment: Environment,
): Promise<Field> {
  const listed = listCandidates(root);
  const complete: Field['complete'][number][] = [];
  const waiting: WaitingRecommendation[] = [];
  const unplanned: Id[] = [];
  const locked: Id[] = [];
  const withdrawn: Id[] = [];
  const headers: ScorecardHeader[] = [];
  const findings: Finding[] = [...listed.findings];
  const selection = { root, ids: listed.ids, roles: new Set([role]) };
  for await (const read of eachPanel(selection, access, environment)) {
    if ('shut' in read) {
      headers.push(...read.headers);
      if (read.shut.status === 'withdrawn') withdrawn.push(read.shut.id);
      else locked.push(read.shut.id);
      continue;
    }
    if (!('panel' in read)) {
      findings.push(...read.findings);
      continue;
    }
    headers.push(...read.headers);
    const { candidate } = read.panel;
    if (candidate.status === 'withdrawn') {
      withdrawn.push(candidate.id);
      continue;
    }
    if (awaitedSeats(candidate).length === 0 && read.panel.cards.length === 0) {
      unplanned.push(candidate.id);
      continue;
    }
    const recommendation = recommend(read.panel);
    if (recommendation.state === 'waiting') waiting.push(recommendation);
    else complete.push({ read, recommendation });
  }
  return { complete, waiting, unplanned, locked, withdrawn, headers, findings };
}

function comparedPanel({ read: { panel, files }, recommendation }: Field['complete'][number]): ComparedPanel {
  const seals = new Set(panel.cards.map(({ seal }) => seal));
  return {
    panel,
    headers: files.cards.filter(({ card }) => seals.has(card.seal)).map(({ card }) => card.header),
    revised: recommendation.revised !== null,
  };
}

function decisionOf({ panel, files }: ReadPanel): readonly (readonly [Id, Decision])[] {
  return files.decision === null ? [] : [[panel.candidate.id, files.decision]];
}
