import { agendaOf } from './agenda.js';
import { movedTowards } from './convergence.js';
import type { AcceptedEntry } from './debrief-result.js';
import { awaitedAnswers, readEntries, revisePanel } from './debrief-result.js';
import { judge } from './judgement.js';
import type { Panel } from './panel.js';
import type {
  AgendaItem,
  DebriefResult,
  Headline,
  Judgement,
  PanelRecommendation,
  Recommendation,
  WaitingRecommendation,
} from './recommendation.js';
import { panelIncomplete } from './rules/cards.js';
import { sturdinessOf } from './sturdiness.js';

function waiting(panel: Panel): WaitingRecommendation {
  return {
    state: 'waiting',
    candidate: panel.candidate.id,
    role: panel.candidate.role,
    outcome: 'incomplete',
    reasons: panelIncomplete.reasons({ panel, standings: [] }, panel.role.policy),
    sealed: panel.planned - panel.missing.length,
    planned: panel.planned,
    missing: panel.missing.map(({ interviewer, interview }) => ({ interviewer, interview })),
    uncounted: panel.uncounted,
  };
}

/** The panel as the debrief leaves it. What it did not earn by independent ratings, it cannot earn by talking. */
function afterDebrief(panel: Panel, independent: Judgement, accepted: readonly AcceptedEntry[]): Panel {
  return revisePanel(panel, accepted, independent.outcome === 'strong-hire' ? 'strong-hire' : 'hire');
}

interface Conversation {
  readonly result: DebriefResult;
  /** Null until everybody concerned has answered. */
  readonly panel: Panel | null;
}

function conversationOf(
  panel: Panel,
  independent: Judgement,
  agenda: readonly AgendaItem[],
): Conversation | null {
  const { accepted, refused } = readEntries(panel, agenda);
  if (accepted.length === 0 && refused.length === 0) return null;
  const awaited = awaitedAnswers(panel, agenda, accepted);
  return {
    result: {
      accepted: accepted.map(({ author, entry }) => ({ author, entry })),
      refused,
      awaited,
      towards: movedTowards(panel, accepted),
    },
    panel: accepted.length > 0 && awaited.length === 0 ? afterDebrief(panel, independent, accepted) : null,
  };
}

function underEachRole(panel: Panel): PanelRecommendation['underEachRole'] {
  if (panel.roles.length < 2) return [];
  return panel.roles.map((version) => ({
    role: version.digest,
    outcome: judge({ ...panel, role: version.role, roles: [version] }).outcome,
  }));
}

/** How a panel comes to its headline. */
interface Deliberation {
  readonly independent: Judgement;
  readonly agenda: readonly AgendaItem[];
  readonly debrief: DebriefResult | null;
  /** The panel as the debrief left it once that is complete, else as it was sealed. */
  readonly panel: Panel;
  /** What the rules make of that panel. */
  readonly headline: Judgement;
}

function deliberate(panel: Panel): Deliberation {
  const independent = judge(panel);
  const agenda = agendaOf(independent);
  const conversation = conversationOf(panel, independent, agenda);
  const debrief = conversation?.result ?? null;
  const talked = conversation?.panel ?? null;
  return talked === null
    ? { independent, agenda, debrief, panel, headline: independent }
    : { independent, agenda, debrief, panel: talked, headline: judge(talked) };
}

/** The panel whose outcome is the headline: as the debrief left it once that is complete, else as it was sealed. */
export function headlinePanel(panel: Panel): Panel {
  return deliberate(panel).panel;
}

/** The headline of what `recommend` says, in half the time, for whoever tells of thousands and wants no more. */
export function headlineOf(panel: Panel): Headline {
  if (panel.missing.length > 0) return waiting(panel);
  const { headline, panel: headlinePanel } = deliberate(panel);
  return {
    state: 'complete',
    judgement: headline,
    talked: headlinePanel !== panel,
    uncounted: panel.uncounted,
  };
}

/**
 * What the program makes of a panel: a pure function of the sealed cards, the debrief and the instruments. While a planned
 * card is missing, that is all it says. Credentials are passed through and enter nothing.
 */
export function recommend(panel: Panel): Recommendation {
  if (panel.missing.length > 0) return waiting(panel);
  const { independent, agenda, debrief, panel: headlinePanel, headline } = deliberate(panel);
  return {
    state: 'complete',
    candidate: panel.candidate.id,
    role: panel.candidate.role,
    outcome: headline.outcome,
    independent,
    revised: headlinePanel === panel ? null : headline,
    debrief,
    sturdiness: sturdinessOf(headlinePanel),
    agenda,
    development: headline.reasons
      .filter(({ code }) => code === 'skill-gap-teachable')
      .flatMap(({ competencies }) => competencies),
    own: panel.cards.flatMap(({ interviewer, interview, recommendation }) =>
      recommendation === null ? [] : [{ interviewer, interview, recommendation }],
    ),
    credentials: panel.candidate.credentials,
    uncounted: panel.uncounted,
    underEachRole: underEachRole(headlinePanel),
  };
}
