import type { DecisionKind } from '../domain/decision.js';
import type {
  AgendaItem,
  Effect,
  Outcome,
  RefusedEntryReason,
  UncountedCard,
} from '../domain/recommendation.js';
import type { Category, QuestionKind } from '../domain/rubric.js';
import type { NotAssessedReason, OwnRecommendation } from '../domain/scorecard.js';

/** An outcome as a heading or a cell says it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'strong-hire': 'Strong hire',
  hire: 'Hire',
  discuss: 'Discuss',
  incomplete: 'Incomplete',
  'no-hire': 'No hire',
};

/** What an outcome asks of the people who decide. */
export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  'strong-hire': 'The panel’s ratings speak strongly for hiring.',
  hire: 'The panel’s ratings speak for hiring.',
  discuss: 'The panel should talk before anybody decides.',
  incomplete: 'Something is still missing; there is no recommendation yet.',
  'no-hire': 'The panel’s ratings speak against hiring for this role.',
};

/** What people decided, as a cell says it. */
export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  hire: 'Hire',
  'no-hire': 'No hire',
  'on-hold': 'On hold',
  withdrawn: 'Withdrawn',
};

/** Why something was not assessed, after "Ana:" or in a cell. */
export const NOT_ASSESSED_WORDS: Readonly<Record<NotAssessedReason, string>> = {
  'not-asked': 'not asked',
  'no-evidence': 'no evidence',
  declined: 'declined',
};

/** An interviewer's own recommendation. */
export const OWN_RECOMMENDATION_WORDS: Readonly<Record<OwnRecommendation, string>> = {
  'strong-yes': 'strong yes',
  yes: 'yes',
  no: 'no',
  'strong-no': 'strong no',
};

/** What a category may do to an outcome. */
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  character: 'Character (decides)',
  skill: 'Skill (can only cap)',
};

/** A question's kind, before the word "question". */
export const QUESTION_KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  'past-behavior': 'past-behavior',
  scenario: 'scenario',
  'past-mistake': 'past-mistake',
  'team-exercise': 'team-exercise',
  technical: 'technical',
};

/** Why a card that was filed does not count. */
export const UNCOUNTED_WORDS: Readonly<Record<UncountedCard['why'], string>> = {
  shadow: 'sat in as a shadow',
  unplanned: 'was not in the plan',
  conflict: 'declared a conflict of interest',
  'nothing-assessed': 'assessed none of the planned competencies',
  unsigned: 'bears no signature',
  'signer-unknown': 'is signed with a key that nobody vouches for',
  'signature-wrong': 'bears a wrong signature',
};

/** Why a debrief entry does not count. */
export const REFUSED_ENTRY_WORDS: Readonly<Record<RefusedEntryReason, string>> = {
  'not-on-panel': 'its author has no card that counts',
  'other-card': 'it speaks of another card',
  'not-on-agenda': 'it is not on the agenda',
  'not-rated-so': 'there is no such rating on the card',
  'nothing-to-let-stand': 'there is nothing of its author’s to let stand',
  'no-such-knockout': 'nobody marked that knockout',
};

/** What there is to talk about. */
export const AGENDA_WORDS: Readonly<Record<AgendaItem['code'], string>> = {
  split: 'two readings of the same person',
  contradiction: 'a recommendation and ratings that do not go together',
  'knockout-single': 'a knockout that one interviewer marked',
  'grave-doubt': 'one interviewer’s grave doubt',
  'one-voice': 'one high rating that carries the score',
  'evidence-withheld': 'questions that brought nothing to rate',
};

/** What a reason did to the outcome. */
export function effectWords(effect: Effect): string {
  switch (effect.kind) {
    case 'start':
      return `earned ${outcomeInText(effect.outcome)}`;
    case 'cap':
      return effect.outcome === 'incomplete' ? 'left open' : `capped at ${outcomeInText(effect.outcome)}`;
    case 'agenda':
      return 'for the debrief';
    case 'note':
      return 'noted';
  }
}

/** An outcome within a sentence. */
export function outcomeInText(outcome: Outcome): string {
  return OUTCOME_WORDS[outcome].toLowerCase();
}
