import type { Id } from '../../domain/id.js';
import { byText } from '../../domain/id.js';
import { isLocked } from '../../domain/scorecard.js';
import { isEncryptedText } from '../../format/encrypted.js';
import { parseScorecard } from '../../format/scorecard.js';
import { candidateFolder } from '../../store/candidate-paths.js';
import { keptVersions, textsOf } from '../../store/git-versions.js';

/** What git keeps of candidates whose folders are gone. */
export interface KeptByGit {
  /** Whether anything was ever committed. */
  readonly committed: boolean;
  /** Candidates of whom some version of a card or a record can be read by anybody who has the repository. Sorted. */
  readonly readable: readonly Id[];
}

/** Looks through all that git keeps of these candidates. Plans are not counted: they can always be read. */
export function keptByGit(root: string, candidates: readonly Id[]): KeptByGit {
  const versions = keptVersions(
    root,
    candidates.map((id) => `${candidateFolder(id)}/**`),
  );
  const records = versions.filter(({ file }) => !file.endsWith('/candidate.yaml'));
  const texts = textsOf(
    root,
    records.map(({ object }) => object),
  );
  const readable = records.filter(({ file, object }) => isReadable(texts.get(object) ?? '', file));
  return {
    committed: versions.length > 0,
    readable: [...new Set(readable.map(({ file }) => file.split('/')[1] ?? ''))].toSorted(byText),
  };
}

function isReadable(text: string, file: string): boolean {
  if (text === '' || isEncryptedText(text)) return false;
  const card = parseScorecard(text, file);
  return !card.ok || !isLocked(card.value);
}
