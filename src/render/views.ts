import type { Id } from '../domain/id.js';
import type {
  Judgement,
  PanelRecommendation,
  Recommendation,
  WaitingRecommendation,
} from '../domain/recommendation.js';
import { truncated } from '../domain/ratio.js';
import { interviewersOf, isSameSeat } from '../domain/seat.js';
import { isSignatureDoubt } from '../domain/signature.js';
import { decisionView } from './decision-text.js';
import { headlineSentence } from './headline.js';
import { listed, restsOn } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import { agreedViews, debriefView } from './view-debrief.js';
import { agendaViews } from './view-agenda.js';
import { integrityView, shortDigest } from './view-integrity.js';
import { competencyViews, compositeView, coverageOf } from './view-ratings.js';
import { outcomeView, reasonViews } from './view-reasons.js';
import { sturdinessView } from './view-sturdiness.js';
import { agreementTable, cardTable, glanceTable, ratingTables } from './view-tables.js';
import type { CompleteView, RecommendationView, WaitingView } from './view.js';
import { OUTCOME_MEANING, OWN_RECOMMENDATION_WORDS, UNCOUNTED_WORDS } from './words.js';

/** The recommendation as templates get it. Of a panel that waits it tells who is missing and nothing else. */
export function viewOf(recommendation: Recommendation, material: PanelMaterial): RecommendationView {
  return recommendation.state === 'waiting'
    ? waitingView(recommendation, material)
    : completeView(recommendation, material);
}

function waitingView(recommendation: WaitingRecommendation, material: PanelMaterial): WaitingView {
  const { sealed, planned, missing, uncounted } = recommendation;
  const people = interviewersOf(missing);
  return {
    format: 'touchstone/view@1',
    state: 'waiting',
    candidate: recommendation.candidate,
    role: { id: recommendation.role, title: material.role.title },
    outcome: outcomeView('incomplete'),
    sentence: `We are waiting for ${listed(people)}; until then nobody sees any rating.`,
    sealed,
    planned,
    missing: missing.map(({ interviewer, interview }) => ({ interviewer, interview })),
    doubted: uncounted.flatMap(({ interviewer, interview, why }) =>
      isSignatureDoubt(why) ? [{ interviewer, interview, why: UNCOUNTED_WORDS[why] }] : [],
    ),
  };
}

function completeView(recommendation: PanelRecommendation, material: PanelMaterial): CompleteView {
  const judgement = recommendation.revised ?? recommendation.independent;
  const { people, answers } = coverageOf(judgement.competencies);
  const competencies = competencyViews(judgement, material);
  const character = compositeView(judgement, 'character');
  const skill = compositeView(judgement, 'skill');
  const agenda = agendaViews(recommendation.agenda, recommendation.independent, material);
  const reasons = reasonViews(judgement, material, readIn(recommendation));
  const integrity = integrityView(recommendation, material);
  return {
    format: 'touchstone/view@1',
    state: 'complete',
    candidate: recommendation.candidate,
    role: { id: material.role.id, title: material.role.title, level: material.role.level },
    outcome: outcomeView(recommendation.outcome),
    meaning: OUTCOME_MEANING[recommendation.outcome],
    sentence: headlineSentence(judgement, material, recommendation.revised !== null),
    people,
    answers,
    restsOn: restsOn(people, answers),
    debrief: debriefView(recommendation, material),
    character,
    skill,
    credentials: { list: recommendation.credentials, effect: 'counted for nothing' },
    reasons,
    competencies,
    own: recommendation.own.map(({ interviewer, interview, recommendation: own }) => ({
      interviewer,
      interview,
      recommendation: OWN_RECOMMENDATION_WORDS[own],
    })),
    sturdiness: sturdinessView(recommendation.sturdiness, judgement, material),
    agenda,
    agreed: agreedViews(material),
    development: developmentViews(recommendation, judgement, material),
    underEachRole: recommendation.underEachRole.map(({ role, outcome }) => ({
      role: shortDigest(role),
      outcome: outcomeView(outcome),
    })),
    decision: decisionView(material.decision ?? null, countedSeals(recommendation, material)),
    integrity,
    tables: {
      glance: glanceTable(competencies, character, skill),
      ratings: ratingTables(competencies, reasons),
      agreement: agreementTable(competencies),
      cards: cardTable(integrity.cards),
    },
  };
}

// What both sides heard is quoted where they talk about it.
function readIn({ agenda }: PanelRecommendation): ReadonlySet<Id> {
  return new Set(agenda.flatMap(({ competency }) => competency ?? []));
}

function developmentViews(
  recommendation: PanelRecommendation,
  judgement: Judgement,
  material: PanelMaterial,
): CompleteView['development'] {
  return recommendation.development.map((competency) => {
    const result = judgement.competencies.find((candidate) => candidate.competency === competency);
    const { interviewers = 0, answers = 0 } = result?.coverage ?? {};
    return {
      title: titleOf(material.rubrics, competency),
      score: result === undefined || result.score === null ? null : truncated(result.score),
      floor: result === undefined ? '' : truncated(result.floor),
      restsOn: restsOn(interviewers, answers),
      steps: material.rubrics.get(competency)?.development ?? [],
    };
  });
}

function countedSeals({ uncounted }: PanelRecommendation, { cards }: PanelMaterial): readonly string[] {
  return cards
    .filter(({ header }) => !uncounted.some((one) => isSameSeat(one, header)))
    .map(({ seal }) => seal);
}
