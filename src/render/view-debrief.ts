import { isCloser } from '../domain/convergence.js';
import type { DebriefEntry } from '../domain/debrief.js';
import type { Id } from '../domain/id.js';
import type { Judgement, PanelRecommendation } from '../domain/recommendation.js';
import { findQuestion } from '../domain/rubric.js';
import { citedNote, type Evidence } from './evidence.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import { entrySentence, outcomeView } from './view-reasons.js';
import type { AgreedView } from './decision-view.js';
import type { DebriefView } from './view.js';
import { AGENDA_WORDS, outcomeInText, REFUSED_ENTRY_WORDS } from './words.js';

/** What came of the panel's conversation; null while there is none. */
export function debriefView(
  { independent, revised, debrief }: PanelRecommendation,
  material: PanelMaterial,
): DebriefView | null {
  if (debrief === null) return null;
  const entries = [
    ...debrief.accepted.map((entry) => ({ ...entry, refused: '' })),
    ...debrief.refused.map(({ author, entry, why }) => ({
      author,
      entry,
      refused: REFUSED_ENTRY_WORDS[why],
    })),
  ];
  return {
    independent: outcomeView(independent.outcome),
    revised: revised === null ? null : outcomeView(revised.outcome),
    sentence: debriefSentence({ independent, revised }),
    entries: entries.flatMap((entry) => entryView(entry, independent, material)),
    awaited: awaitedViews(debrief.awaited, material),
    cited: citedNotes(material),
    towards: debrief.towards,
  };
}

// One answer can settle several items on one competency; it is asked for once.
function awaitedViews(
  awaited: NonNullable<PanelRecommendation['debrief']>['awaited'],
  { rubrics }: PanelMaterial,
): DebriefView['awaited'] {
  const views = awaited.map(({ interviewer, item }) => ({
    interviewer,
    about: item.competency === null ? AGENDA_WORDS[item.code] : titleOf(rubrics, item.competency),
  }));
  return [...new Map(views.map((view) => [`${view.interviewer} ${view.about}`, view])).values()];
}

function debriefSentence({
  independent,
  revised,
}: Pick<PanelRecommendation, 'independent' | 'revised'>): string {
  if (revised === null) {
    return 'The debrief is not complete; until it is, the independent ratings give the outcome.';
  }
  return independent.outcome === revised.outcome
    ? `The debrief left the outcome as it was: ${outcomeInText(revised.outcome)}.`
    : `The independent ratings gave ${outcomeInText(independent.outcome)}; after the debrief it is ${outcomeInText(revised.outcome)}.`;
}

function entryView(
  place: { readonly author: Id; readonly entry: number; readonly refused: string },
  independent: Judgement,
  material: PanelMaterial,
): DebriefView['entries'] {
  const { author, entry: index, refused } = place;
  const entry = material.debriefs.find((debrief) => debrief.author === author)?.entries[index];
  if (entry === undefined) return [];
  return [
    {
      author,
      sentence: entrySentence(author, entry, material),
      reason: entry.reason,
      towards: refused === '' ? towardsWhom(entry, author, independent) : [],
      refused,
    },
  ];
}

function citedNotes({ debriefs, cards }: PanelMaterial): readonly Evidence[] {
  const all = debriefs.flatMap(({ entries }) => entries.flatMap(({ evidence }) => evidence ?? []));
  const each = new Map(
    all.map((one) => [JSON.stringify([one.interviewer, one.interview, one.note]), one] as const),
  );
  return [...each.values()].map((reference) => citedNote(reference, cards));
}

function towardsWhom(entry: DebriefEntry, author: Id, { competencies }: Judgement): readonly Id[] {
  if (entry.kind !== 'revised') return [];
  const voices = competencies.find(({ competency }) => competency === entry.competency)?.voices ?? [];
  return voices.flatMap(({ interviewer, score }) =>
    interviewer !== author && score !== null && isCloser(entry.to, entry.from, score) ? [interviewer] : [],
  );
}

/** The questions that the panel agreed to ask next, each once. */
export function agreedViews({ debriefs, rubrics }: PanelMaterial): readonly AgreedView[] {
  const all = debriefs.flatMap(({ author, agreed = [] }) => agreed.map((one) => ({ ...one, author })));
  const addresses = [...new Set(all.map(({ question }) => question))];
  return addresses.flatMap((address) => {
    const same = all.filter(({ question }) => question === address);
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        address,
        competency: titleOf(rubrics, first.competency),
        ask: findQuestion(rubrics, address)?.ask ?? '',
        reason: same.map(({ reason }) => reason ?? '').find((reason) => reason !== '') ?? '',
        by: same.map(({ author }) => author),
      },
    ];
  });
}
