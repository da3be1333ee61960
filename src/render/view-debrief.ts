import type { Id } from '../domain/id.js';
import type { PanelRecommendation } from '../domain/recommendation.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import { entrySentence, outcomeView } from './view-reasons.js';
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
    entries: entries.flatMap(({ author, entry, refused }) => entryView(author, entry, refused, material)),
    awaited: awaitedViews(debrief.awaited, material),
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
    : `Before the debrief the independent ratings gave ${outcomeInText(independent.outcome)}; with the revised ones it is ${outcomeInText(revised.outcome)}.`;
}

function entryView(
  author: Id,
  place: number,
  refused: string,
  material: PanelMaterial,
): DebriefView['entries'] {
  const entry = material.debriefs.find((debrief) => debrief.author === author)?.entries[place];
  return entry === undefined
    ? []
    : [{ author, sentence: entrySentence(author, entry, material), reason: entry.reason, refused }];
}
