import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblePanel } from '../../src/domain/assemble-panel.js';
import type { Candidate } from '../../src/domain/candidate.js';
import type { Id } from '../../src/domain/id.js';
import { unwrap } from '../../src/domain/problem.js';
import { recommend } from '../../src/domain/recommend.js';
import type { Recommendation } from '../../src/domain/recommendation.js';
import type { Role } from '../../src/domain/role.js';
import type { Rubrics } from '../../src/domain/rubric.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { scorecardFrom } from '../../src/domain/sealing.js';
import { interviewFrom, parseAnswers } from '../../src/format/answers.js';
import { parseCandidate } from '../../src/format/candidate.js';
import { parseRole } from '../../src/format/role.js';
import { parseRubric } from '../../src/format/rubric.js';
import { digestOf, planDigest, sealScorecard } from '../../src/format/seal.js';
import type { PanelMaterial } from '../../src/render/panel-material.js';
import type { TemplateSource } from '../../src/render/template.js';
import { fillTemplate } from '../../src/render/template.js';
import type { RecommendationView } from '../../src/render/view.js';
import { viewOf } from '../../src/render/views.js';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = 'templates/sample';

/** A shipped file's text, by its path in the repository. */
export function shippedText(...path: readonly string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

/** The shipped role and the rubrics it asks for. */
export function shippedInstruments(id: Id): { readonly role: Role; readonly rubrics: Rubrics } {
  const role = unwrap(parseRole(shippedText('rubrics/roles', `${id}.yaml`), id), ROOT);
  const rubrics = role.competencies.map(({ rubric }) =>
    unwrap(parseRubric(shippedText('rubrics', `${rubric}.yaml`), rubric), ROOT),
  );
  return { role, rubrics: new Map(rubrics.map((rubric) => [rubric.id, rubric])) };
}

export interface WorkedPanel {
  readonly recommendation: Recommendation;
  readonly material: PanelMaterial;
  readonly view: RecommendationView;
  readonly markdown: string;
}

/** A shipped candidate, with the cards sealed half an hour after each interview. `without` leaves a card out. */
export function workedPanel(id: Id, without?: Id): WorkedPanel {
  const candidate = unwrap(parseCandidate(shippedText(SAMPLE, id, 'candidate.yaml'), id), ROOT);
  const instruments = shippedInstruments(candidate.role);
  const cards = readdirSync(join(ROOT, SAMPLE, id))
    .filter((name) => name.endsWith('.answers.yaml') && !name.startsWith(`${without ?? ' '}.`))
    .map((name) => cardFrom(candidate, instruments, name));
  const { role, rubrics } = instruments;
  const panel = assemblePanel(candidate, cards, [], {
    roles: new Map([[digestOf(role), role]]),
    rubrics: new Map([...rubrics.values()].map((rubric) => [digestOf(rubric), rubric])),
    current: () => instruments,
  });
  const recommendation = recommend(panel);
  const material: PanelMaterial = { candidate, role, rubrics, cards, debriefs: [] };
  const view = viewOf(recommendation, material);
  const markdown = unwrap(fillTemplate(recommendationTemplate(), view), ROOT);
  return { recommendation, material, view, markdown };
}

/** The shipped template of a recommendation. */
export function recommendationTemplate(): TemplateSource {
  return { file: 'recommendation.md', text: shippedText('templates/recommendation.md') };
}

function cardFrom(
  candidate: Candidate,
  { role, rubrics }: ReturnType<typeof shippedInstruments>,
  file: string,
): Scorecard {
  const [interviewer = '', interview = ''] = file.split('.');
  const seat = candidate.seats.find((one) => one.interviewer === interviewer && one.interview === interview);
  if (seat === undefined) throw new Error(`${candidate.id} has no seat for ${file}`);
  const answers = unwrap(parseAnswers(shippedText(SAMPLE, candidate.id, file), file), ROOT);
  const { state } = unwrap(interviewFrom({ role, rubrics, seat }, answers, file), ROOT);
  const digests = [...rubrics.values()].map((rubric) => [rubric.id, digestOf(rubric)] as const);
  const identity = {
    folder: 'f-worked',
    candidate: candidate.id,
    tool: '1.0.0',
    instruments: { role: digestOf(role), rubrics: Object.fromEntries(digests) },
    plan: planDigest(candidate),
  };
  const sealed = new Date(Date.parse(answers.value.ended) + 30 * 60_000).toISOString().replace('.000Z', 'Z');
  const drawn = scorecardFrom(state, identity, sealed, () => 'salt');
  if (!drawn.ok) throw new Error(drawn.problem.code);
  return sealScorecard(drawn.card);
}
