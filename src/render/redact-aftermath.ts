import type { Id } from '../domain/id.js';
import { counted, listed } from './number-text.js';

/** What a redaction did, and what it cannot reach. */
export interface RedactionAftermath {
  readonly candidate: Id;
  readonly card: string;
  /** What was taken out, as people name it. */
  readonly texts: readonly string[];
  /** Files to be committed. */
  readonly files: readonly string[];
  /** Whether the recommendation was written anew. */
  readonly rewritten: boolean;
  /** Whether any of the texts was there still. */
  readonly isNew: boolean;
  readonly isLocked: boolean;
  readonly inGit: boolean;
  /** How a command line for git begins, so that it finds the folder's files from where one stands. */
  readonly entering: string;
  /** The names of the objects in git that hold the text readably. */
  readonly objects: readonly string[];
}

// More names than that do not fit into a command line that anybody copies.
const MOST_OBJECTS = 40;

/** What was done, what to do next, and where the words may still stand, in paragraphs. Plain text. */
export function redactionAftermath(aftermath: RedactionAftermath): string {
  const { candidate, card, texts, files, rewritten, isNew, isLocked, inGit, entering, objects } = aftermath;
  const done = isNew
    ? `Taken out of ${card}: ${listed(texts)}. The seal holds as before.`
    : `${card}: ${listed(texts)} had been taken out before.`;
  const paragraphs = [
    rewritten ? `${done} The recommendation was written anew without it.` : done,
    ...(inGit
      ? [
          `Next:\n  ${entering}git add ${files.join(' ')} erasures.jsonl && git commit -m "Redact ${card} of ${candidate}"`,
        ]
      : []),
    ...(objects.length > 0 ? [readableText(objects)] : []),
    ...(inGit && isLocked && objects.length === 0 ? [LOCKED] : []),
    ELSEWHERE,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function readableText(objects: readonly string[]): string {
  const shown = objects.slice(0, MOST_OBJECTS);
  const more = objects.length - shown.length;
  const rest = more > 0 ? ` (and ${counted(more, 'more', 'more')}: run this again afterwards)` : '';
  return `Git's history keeps the text: whoever has a clone can still read it. To take the versions that hold it out of the history, with git-filter-repo, in a fresh clone, once this is committed${rest}:
  printf '%s\\n' ${shown.join(' ')} > blobs.txt
  git filter-repo --strip-blobs-with-ids blobs.txt
  git push --force --all <address of the repository>
Then everybody deletes their clone and makes a new one.`;
}

const LOCKED =
  "Git's history keeps the text as ciphertext, and its key is there until the candidate is purged: whoever has an identity of the organisation can still open an old version.";

const ELSEWHERE =
  'Where the same words stand in a debrief, a decision, an export or a printed page, they stand there still.';
