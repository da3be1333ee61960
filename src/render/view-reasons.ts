import type { DebriefEntry } from '../domain/debrief.js';
import type { Basis, Judgement, Outcome, Reason } from '../domain/recommendation.js';
import { OUTCOMES } from '../domain/recommendation.js';
import { evidenceOf, type Evidence } from './evidence.js';
import { counted, listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { reasonSentence, titleOf } from './reason-text.js';
import { ruleText } from './rule-text.js';
import type { OutcomeView, ReasonView } from './view.js';
import { effectWords, NOT_ASSESSED_WORDS, OUTCOME_WORDS } from './words.js';

type Quotable = Extract<Basis, { readonly kind: 'rating' | 'signal' }>;

// More open quotes than this and nobody reads the page; more folded ones than this and nobody opens the fold.
const OPEN_QUOTES = 3;
const FOLDED_QUOTES = 24;

export function outcomeView(code: Outcome): OutcomeView {
  return { code, title: OUTCOME_WORDS[code] };
}

/** Whether a reason is one of those that hold the outcome where it is. */
export function isDecisive(reason: Reason, outcome: Outcome): boolean {
  return (
    (reason.effect.kind === 'start' || reason.effect.kind === 'cap') && reason.effect.outcome === outcome
  );
}

/** The reasons as they are told: first what holds the outcome where it is, then the others in the order of the rules. */
export function reasonViews(judgement: Judgement, material: PanelMaterial): readonly ReasonView[] {
  const { outcome } = judgement;
  const rank = ({ effect }: Reason): number =>
    effect.kind === 'start' || effect.kind === 'cap'
      ? OUTCOMES.length - OUTCOMES.indexOf(effect.outcome)
      : 99;
  const told = [...judgement.reasons].sort((a, b) => {
    const byDecision = Number(isDecisive(b, outcome)) - Number(isDecisive(a, outcome));
    return byDecision === 0 ? rank(a) - rank(b) : byDecision;
  });
  const quoted = new Set<string>();
  return told.map((reason) => {
    const bases = quotableBases(reason);
    const fresh = bases.filter((basis) => !quoted.has(keyOf(basis)));
    for (const basis of fresh) quoted.add(keyOf(basis));
    const open = reason.effect.kind === 'start' ? 0 : OPEN_QUOTES;
    const evidence = fresh.slice(0, open + FOLDED_QUOTES).map((basis) => quote(basis, material));
    return {
      code: reason.code,
      kind: reason.effect.kind,
      outcome: 'outcome' in reason.effect ? outcomeView(reason.effect.outcome) : null,
      decisive: isDecisive(reason, outcome),
      effect: effectWords(reason.effect),
      competencies: reason.competencies.map((competency) => titleOf(material.rubrics, competency)),
      interviewers: reason.interviewers,
      sentence: reasonSentence(reason, { judgement, role: material.role, rubrics: material.rubrics }),
      why: ruleText(reason.code).why,
      evidence: evidence.slice(0, open),
      folded: evidence.slice(open),
      also: alsoRestsOn(reason, {
        above: bases.length - fresh.length,
        beyond: fresh.length - evidence.length,
        material,
      }),
    };
  });
}

// The lowest ratings first: they are what a reader doubts.
function quotableBases(reason: Reason): readonly Quotable[] {
  const bases = reason.basis.filter(
    (basis): basis is Quotable => basis.kind === 'rating' || basis.kind === 'signal',
  );
  const point = (basis: Quotable): number => (basis.kind === 'rating' ? basis.rating : 0);
  return reason.effect.kind === 'start' ? bases : [...bases].sort((a, b) => point(a) - point(b));
}

function keyOf(basis: Quotable): string {
  const what = basis.kind === 'signal' ? basis.signal : '';
  return [basis.kind, basis.interviewer, basis.interview, basis.competency, basis.question, what].join(' ');
}

function quote(basis: Quotable, material: PanelMaterial): Evidence {
  const signals = material.rubrics.get(basis.competency)?.signals ?? [];
  const signal = basis.kind === 'signal' ? signals.find(({ id }) => id === basis.signal) : undefined;
  return evidenceOf(basis, material.cards, signal?.text ?? null);
}

function alsoRestsOn(
  reason: Reason,
  told: { readonly above: number; readonly beyond: number; readonly material: PanelMaterial },
): string {
  const sentences = reason.basis.flatMap((basis) => {
    if (basis.kind === 'absence') return absence(basis, told.material);
    return basis.kind === 'debrief' ? debriefSentence(basis, told.material) : [];
  });
  if (told.above > 0) {
    sentences.push(
      `${counted(told.above, 'piece', 'pieces')} of its evidence ${told.above === 1 ? 'is' : 'are'} quoted above.`,
    );
  }
  if (told.beyond > 0) sentences.push(`${counted(told.beyond, 'more answer')} can be read in the cards.`);
  return [...new Set(sentences)].join(' ');
}

function absence(basis: Extract<Basis, { readonly kind: 'absence' }>, material: PanelMaterial): string[] {
  const title = titleOf(material.rubrics, basis.competency);
  if (basis.interviewer === null)
    return basis.reason === null ? [] : [`${title}: ${NOT_ASSESSED_WORDS[basis.reason]}.`];
  const reason = basis.reason === null ? 'no assessment' : NOT_ASSESSED_WORDS[basis.reason];
  return [`${basis.interviewer} on ${title}: ${reason}.`];
}

function debriefSentence(
  basis: Extract<Basis, { readonly kind: 'debrief' }>,
  material: PanelMaterial,
): string[] {
  const entry = material.debriefs.find(({ author }) => author === basis.author)?.entries[basis.entry];
  return entry === undefined ? [] : [`${entrySentence(basis.author, entry, material)} “${entry.reason}”`];
}

/** What an entry of a debrief did, as a sentence; its reason is not in it. */
export function entrySentence(author: string, entry: DebriefEntry, material: PanelMaterial): string {
  const title = titleOf(material.rubrics, entry.competency);
  switch (entry.kind) {
    case 'revised':
      return `In the debrief ${author} moved ${title} (${entry.question}) from ${entry.from} to ${entry.to}:`;
    case 'stands':
      return `In the debrief ${author} let ${title} stand:`;
    case 'knockout-withdrawn':
      return `In the debrief ${author} withdrew a knockout on ${title}:`;
    case 'knockout-confirmed':
      return `In the debrief ${author} bore out a knockout on ${title} that ${listed([entry.interviewer])} had marked:`;
  }
}
