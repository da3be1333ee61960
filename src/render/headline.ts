import type { Judgement, Reason, RuleCode } from '../domain/recommendation.js';
import type { PanelMaterial } from './panel-material.js';
import { listed, counted } from './number-text.js';
import { reasonClause, settingOf } from './reason-text.js';
import { isDecisive, toldReasons } from './view-reasons.js';

const SAID_ALOUD = 2;

/**
 * The outcome and what holds it there, in one sentence that one can say aloud. Plain text, no figures. `talked`: whether
 * it is what came of a debrief.
 */
export function headlineSentence(judgement: Judgement, material: PanelMaterial, talked: boolean): string {
  const because = holdingClauses(judgement, material);
  switch (judgement.outcome) {
    case 'strong-hire':
      return 'The panel speaks strongly for hiring: character is well above what the role asks, and no rule held it back.';
    case 'hire':
      return hireSentence(judgement, material);
    case 'discuss':
      return `${talked ? 'The panel has talked, and it is still open' : 'The panel should talk before anybody decides'}: ${because === '' ? 'the character ratings, taken together, lie below a hire and above a no' : because}.`;
    case 'incomplete':
      return `There is no recommendation yet: ${because === '' ? 'something is still missing' : because}.`;
    case 'no-hire':
      return because === ''
        ? 'The panel speaks against hiring for this role: the character ratings, taken together, are too low.'
        : `The panel speaks against hiring for this role: ${because}.`;
  }
}

function hireSentence(judgement: Judgement, material: PanelMaterial): string {
  const taught = judgement.reasons.filter(({ code }) => code === 'skill-gap-teachable');
  if (taught.length === 0)
    return 'The panel speaks for hiring: character is what the role asks, and no rule held it back.';
  const clauses = taught.map((reason) => reasonClause(reason, settingOf(judgement, material)));
  return `The panel speaks for hiring, with a plan: character is what the role asks; ${listed(clauses)}.`;
}

function holdingClauses(judgement: Judgement, material: PanelMaterial): string {
  const holding = toldReasons(judgement).filter(
    (reason) => reason.effect.kind === 'cap' && isDecisive(reason, judgement.outcome),
  );
  // One clause for each competency: that a floor is missed adds nothing to a grave doubt about the same thing.
  const seen = new Set<string>();
  const fresh = holding.filter(({ competencies }) => {
    const known = competencies.length > 0 && competencies.every((competency) => seen.has(competency));
    for (const competency of competencies) seen.add(competency);
    return !known;
  });
  const merged = mergedByCode(fresh);
  const clauses = merged
    .slice(0, SAID_ALOUD)
    .map((reason) => reasonClause(reason, settingOf(judgement, material)));
  const more = merged.length - clauses.length;
  return listed(
    more === 0
      ? clauses
      : [...clauses, `there ${more === 1 ? 'is' : 'are'} ${counted(more, 'further reason')}`],
  );
}

// Whose clause reads the same for several competencies at once.
const MERGEABLE: ReadonlySet<RuleCode> = new Set([
  'floor-missed',
  'floor-missed-clearly',
  'one-voice',
  'evidence-missing',
  'evidence-thin',
  'evidence-withheld',
  'skill-gap-required',
]);

function mergedByCode(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.flatMap((reason, index) => {
    if (!MERGEABLE.has(reason.code)) return [reason];
    const same = reasons.filter(({ code }) => code === reason.code);
    if (reasons.indexOf(same[0] ?? reason) !== index) return [];
    return [{ ...reason, competencies: same.flatMap(({ competencies }) => competencies) }];
  });
}
