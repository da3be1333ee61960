import type { Instant } from '../domain/id.js';
import type { SealedCard } from '../domain/scorecard.js';
import { encodeScorecard } from '../format/scorecard.js';
import type { FilePort } from './file-port.js';
import { systemCode } from './file-port.js';
import { createFile, sweepPartials } from './files.js';
import type { Draft } from './journal.js';

/**
 * Seals a draft: the `sealing` event first, by which the card is known again, then the card, then the `sealed` event, then the draft
 * goes. Whenever it is interrupted, there is a draft or a card; `openDraft` goes on from there.
 * @throws Failure `file-exists` when there is a card already.
 */
export function sealDraft(
  disk: FilePort,
  draft: Draft,
  cardPath: string,
  card: SealedCard,
  sealed: Instant,
): void {
  draft.append({ kind: 'sealing', at: sealed, payload: card.header.payload });
  createFile(cardPath, encodeScorecard(card), 'private', disk);
  try {
    // Not before: another session, of another machine, may be sealing the same seat, and only one of the two can.
    sweepPartials(cardPath, disk);
    draft.append({ kind: 'sealed', at: sealed });
    draft.discard();
  } catch (thrown) {
    // The card is there and whole, so it is sealed; what the disk refused is done by whoever opens the draft next.
    if (systemCode(thrown) === null) throw thrown;
  }
}
