import type { DebriefEntry } from '../domain/debrief.js';
import type { Id } from '../domain/id.js';
import type { Basis, Judgement, Outcome, Reason, RuleCode } from '../domain/recommendation.js';
import { OUTCOMES } from '../domain/recommendation.js';
import { evidenceOf, type Evidence } from './evidence.js';
import { counted, listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { reasonSentence, settingOf, titleOf } from './reason-text.js';
import { ruleText } from './rule-text.js';
import type { OutcomeView, ReasonView } from './view.js';
import { effectWords, NOT_ASSESSED_WORDS, OUTCOME_WORDS } from './words.js';

type Quotable = Extract<Basis, { readonly kind: 'rating' | 'signal' }>;

// More open quotes than this and nobody reads the page; more folded ones than this and nobody opens the fold.
const OPEN_QUOTES = 3;
const FOLDED_QUOTES = 24;

// Which reasons say more than others that fire with them.
const TELLING: readonly RuleCode[] = [
  'knockout-corroborated',
  'floor-missed-clearly',
  'skill-gap-required',
  'evidence-missing',
  'knockout-single',
  'grave-doubt',
  'floor-missed',
  'one-voice',
  'evidence-withheld',
  'evidence-thin',
  'policy-drift',
  'skill-gap-teachable',
  'split',
  'contradiction',
];

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
export function toldReasons(judgement: Judgement): readonly Reason[] {
  const rank = ({ effect }: Reason): number =>
    'outcome' in effect ? OUTCOMES.length - OUTCOMES.indexOf(effect.outcome) : OUTCOMES.length + 1;
  return [...judgement.reasons].sort(
    (a, b) =>
      Number(isDecisive(b, judgement.outcome)) - Number(isDecisive(a, judgement.outcome)) ||
      rank(a) - rank(b) ||
      TELLING.indexOf(a.code) - TELLING.indexOf(b.code),
  );
}

/**
 * The reasons with what they rest on. No piece of it is told twice, and what is told openly is short: nothing on a
 * competency that is `quotedElsewhere`, because the panel is to talk about it.
 */
export function reasonViews(
  judgement: Judgement,
  material: PanelMaterial,
  quotedElsewhere: ReadonlySet<Id> = new Set(),
): readonly ReasonView[] {
  const told = toldReasons(judgement);
  const setting = settingOf(judgement, material);
  const said = new Set<string>();
  const quoted = new Set<string>();
  const shown = new Map<Reason, readonly Quotable[]>();
  // The start rests on every rating; what a cap rests on is quoted there.
  for (const reason of [...told].sort((a, b) => Number(isStart(a)) - Number(isStart(b)))) {
    const fresh = quotableBases(reason).filter((basis) => !quoted.has(keyOf(basis)));
    const quotes = fresh.slice(0, OPEN_QUOTES + FOLDED_QUOTES);
    for (const basis of quotes) quoted.add(keyOf(basis));
    shown.set(reason, quotes);
  }
  return told.map((reason, index) => {
    const decisive = isDecisive(reason, judgement.outcome);
    const evidence = (shown.get(reason) ?? []).map((basis) => quote(basis, material));
    const isTalkedAbout = reason.competencies.some((competency) => quotedElsewhere.has(competency));
    const open = decisive && !isStart(reason) && !isTalkedAbout ? OPEN_QUOTES : 0;
    const unseen = quotableBases(reason).filter((basis) => !quoted.has(keyOf(basis))).length;
    return {
      number: index + 1,
      code: reason.code,
      kind: reason.effect.kind,
      outcome: 'outcome' in reason.effect ? outcomeView(reason.effect.outcome) : null,
      decisive,
      effect: effectWords(reason.effect),
      competencies: reason.competencies.map((competency) => titleOf(material.rubrics, competency)),
      competencyIds: reason.competencies,
      interviewers: reason.interviewers,
      sentence: reasonSentence(reason, setting),
      why: ruleText(reason.code).why,
      first: told.findIndex(({ code }) => code === reason.code) === index,
      evidence: evidence.slice(0, open),
      folded: evidence.slice(open),
      elsewhere: quotableBases(reason).length - evidence.length - unseen,
      also: alsoRestsOn(reason, unseen, material, said),
    };
  });
}

/** Where the knockouts that a reason rests on were heard. */
export function knockoutEvidence({ basis }: Reason, material: PanelMaterial): readonly Evidence[] {
  return basis.flatMap((one) => (one.kind === 'signal' ? [quote(one, material)] : []));
}

function isStart({ effect }: Reason): boolean {
  return effect.kind === 'start';
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
  return evidenceOf(basis, material.cards, basis.kind === 'signal' ? (signal?.text ?? basis.signal) : null);
}

// `said` grows: what one reason rests on is not said again by those after it.
function alsoRestsOn(reason: Reason, unseen: number, material: PanelMaterial, said: Set<string>): string {
  const sentences = reason.basis.flatMap((basis) => {
    if (basis.kind === 'absence') return absence(basis, material);
    return basis.kind === 'debrief' ? debriefSentence(basis, material) : [];
  });
  const fresh = [...new Set(sentences)].filter((sentence) => !said.has(sentence));
  for (const sentence of fresh) said.add(sentence);
  if (unseen > 0) fresh.push(`${counted(unseen, 'more answer')} can be read in the cards.`);
  return fresh.join(' ');
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
