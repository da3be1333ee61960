import { isOnAgenda } from './agenda.js';
import type { DebriefEntry } from './debrief.js';
import type { Id, QuestionAddress } from './id.js';
import type { Panel, PanelCard } from './panel.js';
import type { AgendaItem, AwaitedAnswer, RefusedEntryReason } from './recommendation.js';
import type { Point } from './rubric.js';

/** A debrief entry that counts, and where it stands. */
export interface AcceptedEntry {
  readonly author: Id;
  readonly entry: number;
  readonly content: DebriefEntry;
  /** The card that holds the revised rating; null for other entries. */
  readonly card: PanelCard | null;
}

export interface RefusedEntry {
  readonly author: Id;
  readonly entry: number;
  readonly why: RefusedEntryReason;
}

/** Ratings as they stand after the entries read so far. */
type Current = Map<string, Point>;

const place = (card: PanelCard, question: QuestionAddress, competency: Id): string =>
  JSON.stringify([card.seal, question, competency]);

function rate(card: PanelCard, question: QuestionAddress, competency: Id, current: Current): Point | null {
  const found = card.assessments.find(
    (assessment) => assessment.question === question && assessment.competency === competency,
  );
  if (found === undefined || !('rating' in found)) return null;
  return current.get(place(card, question, competency)) ?? found.rating;
}

const marks = (cards: readonly PanelCard[], competency: Id, signal: Id): boolean =>
  cards.some(({ knockouts }) =>
    knockouts.some((knockout) => knockout.competency === competency && knockout.signal === signal),
  );

const touches = (card: PanelCard, competency: Id): boolean =>
  card.assessments.some((assessment) => assessment.competency === competency) ||
  card.knockouts.some((knockout) => knockout.competency === competency);

/** Why an entry does not count, or the card it is about. */
function check(
  content: DebriefEntry,
  mine: readonly PanelCard[],
  panel: Panel,
  current: Current,
): { readonly why: RefusedEntryReason } | { readonly card: PanelCard | null } {
  const { competency } = content;
  switch (content.kind) {
    case 'revised': {
      const { question, from } = content;
      const card = mine.find((candidate) => rate(candidate, question, competency, current) === from);
      return card === undefined ? { why: 'not-rated-so' } : { card };
    }
    case 'stands':
      return mine.some((card) => touches(card, competency))
        ? { card: null }
        : { why: 'nothing-to-let-stand' };
    case 'knockout-withdrawn':
      return marks(mine, competency, content.signal) ? { card: null } : { why: 'no-such-knockout' };
    case 'knockout-confirmed': {
      const theirs = panel.cards.filter(({ interviewer }) => interviewer === content.interviewer);
      return marks(theirs, competency, content.signal) ? { card: null } : { why: 'no-such-knockout' };
    }
  }
}

/**
 * Which debrief entries count. An entry counts when its author has a counted card on the panel, the debrief names that
 * card's seal, the competency is on the agenda for them, and what it speaks of is there: a rating of their own that
 * stands at `from`, an assessment or knockout of their own, or the knockout that is borne out. Entries are read in order,
 * so that one rating can be revised twice. Sealed cards are not touched.
 */
export function readEntries(
  panel: Panel,
  agenda: readonly AgendaItem[],
): { readonly accepted: readonly AcceptedEntry[]; readonly refused: readonly RefusedEntry[] } {
  const accepted: AcceptedEntry[] = [];
  const refused: RefusedEntry[] = [];
  for (const { author, cards, entries } of panel.debriefs) {
    const mine = panel.cards.filter(({ interviewer }) => interviewer === author);
    const named = mine.filter(({ seal }) => cards.includes(seal));
    const current: Current = new Map();
    const whyNone: RefusedEntryReason = mine.length === 0 ? 'not-on-panel' : 'other-card';
    for (const [entry, content] of entries.entries()) {
      const result =
        named.length === 0
          ? { why: whyNone }
          : isOnAgenda(agenda, author, content.competency, panel)
            ? check(content, named, panel, current)
            : { why: 'not-on-agenda' as const };
      if ('why' in result) {
        refused.push({ author, entry, why: result.why });
        continue;
      }
      accepted.push({ author, entry, content, card: result.card });
      if (content.kind === 'revised' && result.card !== null) {
        current.set(place(result.card, content.question, content.competency), content.to);
      }
    }
  }
  return { accepted, refused };
}

function answers(
  { author, content }: AcceptedEntry,
  { interviewer, item }: AwaitedAnswer,
  panel: Panel,
): boolean {
  if (author !== interviewer) return false;
  if (item.competency === null) {
    const isCharacter = panel.rubrics.get(content.competency)?.category === 'character';
    return isCharacter && (content.kind === 'revised' || content.kind === 'stands');
  }
  if (content.competency !== item.competency) return false;
  switch (content.kind) {
    case 'stands':
      return true;
    case 'revised':
      return item.code !== 'knockout-single';
    case 'knockout-withdrawn':
      return item.code === 'knockout-single';
    case 'knockout-confirmed':
      return item.code === 'knockout-single' && content.interviewer === author;
  }
}

/**
 * The answers that the debrief still waits for. Everybody named on an agenda item answers it: `stands` on its competency
 * answers any item; a revised rating answers all but a knockout; a knockout is answered by withdrawing it or by bearing
 * it out; a contradiction by `stands` or a revised rating on any of one's character competencies. Whoever left the plan
 * altogether is not waited for. The debrief is complete when this is empty and at least one entry counts.
 */
export function awaitedAnswers(
  panel: Panel,
  agenda: readonly AgendaItem[],
  accepted: readonly AcceptedEntry[],
): readonly AwaitedAnswer[] {
  const isPresent = (interviewer: Id): boolean =>
    panel.candidate.seats.some((seat) => seat.interviewer === interviewer && seat.left === undefined);
  return agenda
    .flatMap((item) => item.interviewers.map((interviewer) => ({ interviewer, item })))
    .filter(
      (asked) => isPresent(asked.interviewer) && !accepted.some((entry) => answers(entry, asked, panel)),
    );
}

function reviseCard(card: PanelCard, entries: readonly AcceptedEntry[]): PanelCard {
  const points = new Map<string, Point>();
  const withdrawn = new Set<string>();
  for (const { author, content, card: about } of entries) {
    if (content.kind === 'revised' && about?.seal === card.seal) {
      points.set(place(card, content.question, content.competency), content.to);
    }
    if (content.kind === 'knockout-withdrawn' && author === card.interviewer) {
      withdrawn.add(`${content.competency}/${content.signal}`);
    }
  }
  return {
    ...card,
    assessments: card.assessments.map((assessment) => {
      const rating = points.get(place(card, assessment.question, assessment.competency));
      return rating === undefined || !('rating' in assessment) ? assessment : { ...assessment, rating };
    }),
    knockouts: card.knockouts.filter(({ competency, signal }) => !withdrawn.has(`${competency}/${signal}`)),
  };
}

/** The panel with the entries applied; `panel` itself stays as it was sealed. `ceiling` is the most that may be earned. */
export function revisePanel(
  panel: Panel,
  entries: readonly AcceptedEntry[],
  ceiling: Panel['ceiling'],
): Panel {
  const cards = panel.cards.map((card) => reviseCard(card, entries));
  const revisions = new Map<string, Panel['revisions'][number]>();
  for (const { author, entry, content, card } of entries) {
    if (content.kind !== 'revised' || card === null) continue;
    const { question, competency } = content;
    revisions.set(place(card, question, competency), {
      author,
      entry,
      interview: card.interview,
      competency,
      question,
    });
  }
  const confirmations = entries.flatMap(({ author, entry, content }) => {
    if (content.kind !== 'knockout-confirmed') return [];
    const { interviewer, competency, signal } = content;
    const stillMarked = marks(
      cards.filter((card) => card.interviewer === interviewer),
      competency,
      signal,
    );
    return stillMarked ? [{ author, entry, interviewer, competency, signal }] : [];
  });
  return { ...panel, cards, revisions: [...revisions.values()], confirmations, ceiling };
}
