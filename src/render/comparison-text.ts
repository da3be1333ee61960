import type { Alike, FairnessWarning, Succession } from '../domain/fairness.js';
import type { Rubrics } from '../domain/rubric.js';
import type { ContenderView } from './comparison-view.js';
import { counted, listed } from './number-text.js';
import { titleOf } from './reason-text.js';
import { shortDigest } from './view-integrity.js';
import { outcomeInText } from './words.js';

const NAMED = 3;

/**
 * Who comes first, and whether that can be told from who comes next: one sentence that can be said aloud. `locked` is how many
 * panels are complete and cannot be opened.
 */
export function comparisonSentence(order: readonly ContenderView[], locked: number): string {
  const [first, second] = order;
  if (first === undefined)
    return `No panel ${locked > 0 ? 'can be opened here' : 'is complete yet'}, so there is nothing to compare.`;
  if (second === undefined)
    return `Only the panel of ${first.candidate} ${locked > 0 ? 'can be opened here' : 'is complete'}, so there is nobody to compare with.`;
  const rivals = order
    .filter(
      ({ outcome, candidate }) => outcome.code === first.outcome.code && first.closeTo.includes(candidate),
    )
    .map(({ candidate }) => candidate);
  const leads = `${first.candidate} comes first, with ${outcomeInText(first.outcome.code)}`;
  if (rivals.length > 0)
    return `${leads}, but on character it is too close to call against ${namedOrCounted(rivals)}.`;
  return `${leads}; ${second.candidate} follows, with ${outcomeInText(second.outcome.code)}.`;
}

/** Why comparing is not fair, as a sentence. */
export function fairnessSentence(warning: FairnessWarning, rubrics: Rubrics): string {
  switch (warning.code) {
    case 'panels':
      return `Different people interviewed: ${groupsText(warning.groups, (value) => value)}. Part of a difference may be theirs.`;
    case 'role-versions':
      return `The role changed in between: ${groupsText(warning.groups, (value) => `version ${shortDigest(value)}`)}.`;
    case 'modes':
      return `Some met in person and some did not: ${groupsText(warning.groups, (value) => value)}.`;
    case 'rubric-versions':
      return `The rubric of ${titleOf(rubrics, warning.competency)} changed in between: ${groupsText(warning.groups, (value) => `version ${shortDigest(value)}`)}. A 3 may not have meant the same.`;
    case 'question-sets':
      return `Not everybody was asked the same on ${titleOf(rubrics, warning.competency)}: ${listed(
        warning.questions
          .slice(0, NAMED)
          .map(({ question, missing }) => `${question} was not put to ${namedOrCounted(missing)}`),
      )}${warning.questions.length > NAMED ? `, and ${counted(warning.questions.length - NAMED, 'further question')}` : ''}.`;
    case 'debriefs':
      return `The ratings of ${namedOrCounted(warning.revised)} were revised in a debrief, those of ${namedOrCounted(warning.independent)} were not.`;
  }
}

function groupsText(groups: readonly Alike[], word: (value: string) => string): string {
  return groups
    .map(({ values, candidates }) => `${namedOrCounted(candidates)} (${listed(values.map(word))})`)
    .join('; ');
}

// Nobody reads forty ids.
function namedOrCounted(candidates: readonly string[]): string {
  return candidates.length <= NAMED
    ? listed(candidates)
    : `${counted(candidates.length - NAMED + 1, 'other')} beside ${listed(candidates.slice(0, NAMED - 1))}`;
}

/** Who came right after whom, as a sentence. */
export function successionSentence(succession: Succession): string {
  const { interviewer, candidate, after } = succession;
  return `${interviewer} interviewed ${candidate} ${successionGap(succession)} after ${after}.`;
}

const MINUTE = 60_000;
const DAY = 24 * 60;

/** From the end of one interview to the start of the next: `40 minutes`, `23 hours`, `3 days`. Nothing below 0. */
export function successionGap({ ended, started }: Succession): string {
  const minutes = Math.max(0, Math.trunc((Date.parse(started) - Date.parse(ended)) / MINUTE));
  if (minutes < 120) return counted(minutes, 'minute');
  if (minutes < 2 * DAY) return counted(Math.trunc(minutes / 60), 'hour');
  return counted(Math.trunc(minutes / DAY), 'day');
}
