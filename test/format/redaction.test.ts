import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../src/domain/scorecard.js';
import { signedText } from '../../src/domain/signature.js';
import { withoutTexts } from '../../src/format/redaction.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { verifySeal } from '../../src/format/seal.js';
import { readableCard } from './readable-card.js';

const CARD = {
  ...readableCard(readFileSync(join(import.meta.dirname, '../corpus/scorecard/good/plain.json'), 'utf8')),
  signature: 'what was signed over the seal',
};
const IDS = CARD.payload.notes.map(({ id }) => id);

describe('a card without some of its texts', () => {
  test('has the same seal, signature, header and ratings, and none of these texts', () => {
    fc.assert(
      fc.property(fc.subarray(IDS), fc.boolean(), (notes, closing) => {
        const card = withoutTexts(CARD, { notes, closing });
        expect(verifySeal(card)).toBeNull();
        expect(signedText(card)).toBe(signedText(CARD));
        const { payload, ...outside } = card;
        const { payload: before, ...outsideBefore } = CARD;
        expect(outside).toEqual(outsideBefore);
        expect(payload).toMatchObject({ assessments: before.assessments, signals: before.signals });
        for (const [index, note] of payload.notes.entries()) {
          const original = before.notes[index];
          expect(textOf(note.text)).toBe(
            notes.includes(note.id) || original === undefined ? null : textOf(original.text),
          );
        }
        expect(payload.closing === null ? null : textOf(payload.closing)).toBe(
          closing || before.closing === null ? null : textOf(before.closing),
        );
        // Out once is out for good, and again changes nothing.
        expect(encodeScorecard(withoutTexts(card, { notes, closing }))).toBe(encodeScorecard(card));
      }),
    );
  });

  test('does not hold what would let the text be guessed: its salt goes with it', () => {
    const card = encodeScorecard(withoutTexts(CARD, { notes: IDS, closing: true }));
    expect(card).not.toContain('"salt"');
    expect(card).not.toContain('"text": "');
  });
});
