import type { NoteReference } from '../domain/debrief.js';
import type { Basis } from '../domain/recommendation.js';
import type { NoteKind, Scorecard } from '../domain/scorecard.js';
import { textOf } from '../domain/scorecard.js';
import type { SeatPlace } from '../domain/seat.js';
import { isSameSeat } from '../domain/seat.js';
import { escapeMarkdown, escapeMarkdownLines, foldMarkdown, quoteLines } from './markdown.js';
import { firstGraphemes } from './width.js';

/** One note, as far as a document shows it. */
interface QuotedNote {
  readonly kind: NoteKind;
  readonly text: string;
  readonly redacted: boolean;
  /** Whether the note goes on beyond `text`. */
  readonly cut: boolean;
}

/** What one judgement rests on: the notes that its author named. */
export interface Evidence {
  readonly interviewer: string;
  readonly interview: string;
  readonly question: string;
  /** The point that was given; null for a signal. */
  readonly rating: number | null;
  /** The signal that was marked, in words; null for a rating. */
  readonly signal: string | null;
  /** Who noted it, under which question, and what they made of it. */
  readonly attribution: string;
  readonly notes: readonly QuotedNote[];
}

// A note of ordinary length is shown whole; one that fills pages is in the card.
const LONGEST_NOTE = 1200;
const LONGEST_OPEN_QUOTE = { lines: 5, characters: 420 };

/** The evidence behind a rating or a signal. A note that the card does not hold is passed over. */
export function evidenceOf(
  basis: Extract<Basis, { readonly kind: 'rating' | 'signal' }>,
  cards: readonly Scorecard[],
  signalText: string | null,
): Evidence {
  const card = cardOf(cards, basis);
  const rating = basis.kind === 'rating' ? basis.rating : null;
  const madeOfIt = basis.kind === 'rating' ? ratedWords(basis, card) : `marked as: ${signalText ?? ''}`;
  return {
    interviewer: basis.interviewer,
    interview: basis.interview,
    question: basis.question,
    rating,
    signal: signalText,
    attribution: `${basis.interviewer}, on ${basis.question}, ${madeOfIt}`,
    notes: basis.notes.flatMap((id) => noteOf(card, id) ?? []),
  };
}

/** A note that somebody cites; without text where the card does not hold it. */
export function citedNote(
  { interviewer, interview, note }: NoteReference,
  cards: readonly Scorecard[],
): Evidence {
  const card = cardOf(cards, { interviewer, interview });
  const question = card?.payload.notes.find(({ id }) => id === note)?.question ?? '';
  return {
    interviewer,
    interview,
    question,
    rating: null,
    signal: null,
    attribution: question === '' ? interviewer : `${interviewer}, on ${question}`,
    notes: [noteOf(card, note)].flatMap((found) => found ?? []),
  };
}

// The card holds what was rated before the panel talked.
function ratedWords(basis: Extract<Basis, { readonly kind: 'rating' }>, card: Scorecard | null): string {
  const sealed = card?.payload.assessments.find(
    ({ question, competency }) => question === basis.question && competency === basis.competency,
  );
  return sealed !== undefined && 'rating' in sealed && sealed.rating !== basis.rating
    ? `rated ${basis.rating} after the debrief, ${sealed.rating} before`
    : `rated ${basis.rating}`;
}

function cardOf(cards: readonly Scorecard[], seat: SeatPlace): Scorecard | null {
  return cards.find(({ header }) => isSameSeat(header, seat)) ?? null;
}

function noteOf(card: Scorecard | null, id: string): QuotedNote | null {
  const note = card?.payload.notes.find((candidate) => candidate.id === id);
  if (note === undefined) return null;
  const text = textOf(note.text);
  if (text === null) return { kind: note.kind, text: '[redacted]', redacted: true, cut: false };
  const shown = firstGraphemes(text, LONGEST_NOTE);
  return { kind: note.kind, text: shown, redacted: false, cut: shown.length < text.length };
}

/** Evidence as a block quotation with its author beneath; a long one is folded, unless it is to be seen whole. */
export function quoteEvidence(evidence: Evidence, length: 'short' | 'whole' = 'short'): string {
  const notes = evidence.notes.map(noteLines);
  const lines = notes.flatMap((note, index) => (index === 0 ? note : ['', ...note]));
  const quote = quoteLines([
    ...(lines.length === 0 ? ['\\[the card holds no text for this\\]'] : lines),
    '',
    `— ${escapeMarkdown(evidence.attribution)}`,
  ]);
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  const isShort = lines.length <= LONGEST_OPEN_QUOTE.lines && characters <= LONGEST_OPEN_QUOTE.characters;
  if (isShort || length === 'whole') return quote;
  const rated = evidence.rating === null ? '' : `, rated ${evidence.rating}`;
  return foldMarkdown(`What ${evidence.interviewer} noted${rated}`, quote);
}

function noteLines(note: QuotedNote): readonly string[] {
  const lines = escapeMarkdownLines(note.text).filter(
    (line, index, all) => line !== '' || all[index - 1] !== '',
  );
  const label = note.kind === 'plain' || note.kind === 'quote' ? '' : `*${note.kind}:* `;
  const [first = '', ...rest] = lines;
  const quoted = note.kind === 'quote' ? [`“${first}`, ...rest] : [label + first, ...rest];
  const closed = note.kind === 'quote' ? quoted.with(-1, `${quoted.at(-1) ?? ''}”`) : quoted;
  return note.cut ? [...closed, `*… the note goes on; the whole of it is in the card*`] : closed;
}
