import { awaitedAnswers } from '../../domain/debrief-result.js';
import type { Decision } from '../../domain/decision.js';
import type { Panel } from '../../domain/panel.js';
import type { Recommendation } from '../../domain/recommendation.js';
import { interviewersOf } from '../../domain/seat.js';
import { listed } from '../../render/number-text.js';
import { titleOf } from '../../render/reason-text.js';
import { isDecisive } from '../../render/view-reasons.js';

/** What comes after a recommendation, for people; null while somebody has still to seal, and once it was decided. */
export function nextStep(
  panel: Panel,
  recommendation: Recommendation,
  decision: Pick<Decision, 'decision'> | null,
): string | null {
  if (recommendation.state === 'waiting') return null;
  if (decision !== null && decision.decision !== 'on-hold') return null;
  const { candidate, outcome, agenda, debrief, independent, revised } = recommendation;
  const unheard = (revised ?? independent).reasons
    .filter(({ code }) => code === 'evidence-missing' || code === 'evidence-thin')
    .filter((reason) => isDecisive(reason, outcome))
    .flatMap(({ competencies }) => competencies.map((id) => titleOf(panel.rubrics, id)));
  const plan = `touchstone plan ${candidate} --seat <interviewer=interview> --reason <why>, so that somebody else hears ${listed(unheard)}`;
  if (outcome === 'incomplete') return plan;
  const [first, ...others] = interviewersOf(debrief?.awaited ?? awaitedAnswers(panel, agenda, []));
  if (first !== undefined) {
    return `touchstone debrief ${candidate} --as ${first}${others.length > 0 ? `, then ${listed(others)}` : ''}`;
  }
  const decide = `touchstone decide ${candidate}`;
  return unheard.length > 0 ? `${decide}, or ${plan}` : decide;
}
