import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { byText } from '../../domain/id.js';
import { recommend } from '../../domain/recommend.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { isLocked, textOf } from '../../domain/scorecard.js';
import type { CardTexts } from '../../format/redaction.js';
import { withoutTexts } from '../../format/redaction.js';
import { encodeScorecard, parseScorecard } from '../../format/scorecard.js';
import { verifySeal } from '../../format/seal.js';
import { appendAct } from '../../store/acts.js';
import { aloneIn } from '../../store/alone.js';
import { recommendationFile } from '../../store/candidate-paths.js';
import type { FiledCard } from '../../store/candidates.js';
import { pathInside, replaceFile } from '../../store/files.js';
import { keptVersions, textsOf } from '../../store/git-versions.js';
import { lockCard } from '../../store/locking.js';
import { realProcesses } from '../../store/processes.js';
import { refuseChanged } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { documentOf } from '../panels/recommendation-document.js';

/** What a redaction writes. */
export interface Redaction {
  readonly file: string;
  /** The new text of the card's file. */
  readonly text: string;
  /** The new recommendation; null where there is none. */
  readonly recommendation: string | null;
}

/** The card without these texts, locked again for `recipient` unless that is null, and the recommendation that no longer quotes them. */
export async function redactionOf(
  { file, card }: FiledCard<Scorecard>,
  texts: CardTexts,
  recipient: string | null,
  { read, root }: { readonly read: ReadPanel; readonly root: string },
  environment: Environment,
): Promise<Redaction> {
  const redacted = withoutTexts(card, texts);
  if (verifySeal(redacted) !== null) throw new Error('A card does not fit its seal once a text is out.');
  const cards = read.files.cards.map((one) => (one.file === file ? { file, card: redacted } : one));
  const after: ReadPanel = { ...read, files: { ...read.files, cards } };
  const recommendation = recommend(read.panel);
  const isWritten = existsSync(join(root, recommendationFile(card.header.candidate)));
  return {
    file,
    text: encodeScorecard(recipient === null ? redacted : await lockCard(redacted, recipient)),
    recommendation:
      isWritten && recommendation.state === 'complete'
        ? documentOf(recommendation, after, root, environment)
        : null,
  };
}

/** Writes a redaction. `before` is what the card's file was when it was read; what somebody else wrote meanwhile is not replaced. */
export function writeRedaction(
  root: string,
  { file, text, recommendation }: Redaction,
  { candidate, by, before }: { readonly candidate: Id; readonly by: Id; readonly before: string | null },
  { now, pid }: Environment,
): void {
  const processes = realProcesses(pid);
  const path = pathInside(root, file);
  // The log first: cut off behind it, the same command does the rest.
  appendAct(root, { format: 'touchstone/act@1', act: 'redacted', candidate, on: now(), by }, processes);
  aloneIn(dirname(path), processes, () => {
    refuseChanged(root, file, before);
    replaceFile(path, text, 'private');
    if (recommendation !== null) {
      replaceFile(pathInside(root, recommendationFile(candidate)), recommendation, 'private');
    }
  });
}

/**
 * The names of the objects in git that hold texts of a card readably: versions of the card in which one of them is not taken out,
 * and every version of the recommendation, which quotes. Sorted.
 */
export function objectsHolding(
  root: string,
  { file, card: { header } }: FiledCard<Scorecard>,
  texts: CardTexts,
): readonly string[] {
  const versions = keptVersions(root, [file, recommendationFile(header.candidate)]);
  const contents = textsOf(
    root,
    versions.map(({ object }) => object),
  );
  return versions
    .filter((version) => {
      const content = contents.get(version.object) ?? '';
      return version.file === file ? holdsOne(content, file, texts) : content !== '';
    })
    .map(({ object }) => object)
    .toSorted(byText);
}

function holdsOne(content: string, file: string, { notes, closing }: CardTexts): boolean {
  const parsed = parseScorecard(content, file);
  // What is no card may hold anything.
  if (!parsed.ok) return content !== '';
  const card = parsed.value;
  if (isLocked(card)) return false;
  const { payload } = card;
  return (
    payload.notes.some(({ id, text }) => notes.includes(id) && textOf(text) !== null) ||
    (closing && payload.closing !== null && textOf(payload.closing) !== null)
  );
}
