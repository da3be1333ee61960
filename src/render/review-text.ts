import type { ReviewItem } from '../domain/interview-review.js';
import type { Sitting } from '../domain/sitting.js';
import { judgedText, noteNumber } from './interview-text.js';
import { plainText } from './safe-text.js';

/** A gap or an oddity of a draft, as a sentence. */
export function reviewText(sitting: Sitting, item: ReviewItem): string {
  switch (item.kind) {
    case 'open':
      return `Open: ${judgedText(sitting, item.judged)} is neither rated nor marked as not assessed.`;
    case 'no-recommendation':
      return 'Your own recommendation is not given yet.';
    case 'unrated':
      return `${judgedText(sitting, item.judged)} was asked and is not rated. It may stay so.`;
    case 'all-equal':
      return `All ${item.count} ratings are ${item.rating}. Do the anchors really say the same of every answer?`;
    case 'against-knockout':
      return `${judgedText(sitting, item.judged)} is rated ${item.rating}, with the knockout "${plainText(item.signal)}" marked.`;
    case 'one-note-for-all':
      return `All ${item.count} ratings rest on note ${noteNumber(item.note)} alone.`;
    case 'borrowed-evidence':
      return `${judgedText(sitting, item.judged)} rests on notes of other questions only.`;
    case 'hasty':
      return `${item.judged.length} of the ratings came less than ${item.seconds} seconds after the one before: ${item.judged
        .map((judged) => judgedText(sitting, judged))
        .join(', ')}.`;
  }
}
