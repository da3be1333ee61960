import type { Scorecard } from '../domain/scorecard.js';
import { redacted } from './seal.js';

/** Texts of one card. */
export interface CardTexts {
  /** Ids of notes. */
  readonly notes: readonly string[];
  readonly closing: boolean;
}

/** The card with these texts taken out, and everything else as it was: header, ratings, seal, and a signature where there is one. */
export function withoutTexts(card: Scorecard, { notes, closing }: CardTexts): Scorecard {
  const { payload } = card;
  return {
    ...card,
    payload: {
      ...payload,
      notes: payload.notes.map((note) =>
        notes.includes(note.id) ? { ...note, text: redacted(note.text) } : note,
      ),
      closing: closing && payload.closing !== null ? redacted(payload.closing) : payload.closing,
    },
  };
}
