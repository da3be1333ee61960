import type { Id } from '../domain/id.js';
import { counted, listed } from './number-text.js';

/** What is left of records after a purge, elsewhere than here. */
export interface Aftermath {
  readonly purged: readonly Id[];
  /** Whether keys were removed. */
  readonly keys: boolean;
  /** Whether the folder lies in a git repository. */
  readonly inGit: boolean;
  /** How a command line for git begins, so that it finds the folder's files from where one stands. */
  readonly entering: string;
  /** Whether git keeps anything of them, and of whom it keeps what anybody can read. */
  readonly kept: { readonly committed: boolean; readonly readable: readonly Id[] };
  /** Other candidates, and the earlier application that each of them names. */
  readonly previously: readonly { readonly candidate: Id; readonly earlier: Id }[];
  /** Files that name somebody who was purged, and were left. */
  readonly mentions: readonly string[];
}

// Beyond this a command line helps nobody.
const MOST_NAMED = 12;

/** What a purge cannot reach, and what to do about it, in paragraphs. Plain text. */
export function aftermathText(aftermath: Aftermath): string {
  const { keys, inGit, kept, previously, mentions } = aftermath;
  const paragraphs = [
    ...(inGit ? [commitText(aftermath)] : []),
    ...(kept.readable.length > 0 ? [readableText(kept.readable)] : []),
    ...(kept.committed && kept.readable.length === 0 ? [NOISE] : []),
    ...(keys ? [BACK_UPS] : []),
    ELSEWHERE,
    ...(previously.length > 0 ? [previouslyText(previously)] : []),
    ...(mentions.length > 0
      ? [
          `These files name somebody who was purged, and were left: ${listed(mentions)}. Look at them yourself.`,
        ]
      : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function commitText({ purged, entering }: Aftermath): string {
  const folders = purged.map((id) => `candidates/${id}`).join(' ');
  const stage =
    purged.length > MOST_NAMED
      ? 'git add --all candidates erasures.jsonl'
      : `git rm -rfq --cached --ignore-unmatch -- ${folders} && git add erasures.jsonl`;
  const whom = purged.length > MOST_NAMED ? counted(purged.length, 'candidate') : purged.join(', ');
  return `Next, so that nobody gets them back with git, and others purge what they have:\n  ${entering}${stage} && git commit -m "Purge ${whom}"`;
}

// Every path that was ever purged; those that are out already do no harm.
const PATHS_FROM_LOG = String.raw`  sed -n 's|.*"act":"purged".*"candidate":"\([^"]*\)".*|candidates/\1/|p' erasures.jsonl > paths.txt`;

function readableText(ids: readonly Id[]): string {
  const isMany = ids.length > MOST_NAMED;
  const paths = isMany
    ? '--paths-from-file paths.txt'
    : ids.map((id) => `--path candidates/${id}/`).join(' ');
  return `Git's history keeps what was deleted, and it was not encrypted: whoever has a clone can still read what was committed about ${isMany ? `these ${counted(ids.length, 'candidate')}` : listed(ids)}. To take it out of the history as well, with git-filter-repo, in a fresh clone:
${isMany ? `${PATHS_FROM_LOG}\n` : ''}  git filter-repo --invert-paths ${paths}
  git push --force --all <address of the repository>
Then everybody deletes their clone and makes a new one, and whoever hosts the repository is asked to clear what they have cached. A folder that encrypts is spared this.`;
}

const NOISE = `Git's history keeps the plan (candidate.yaml), who interviewed when, and ciphertext. The key to the ciphertext is gone: it is noise now, in every clone.`;

const BACK_UPS = `A back-up of the key folder still holds the key, and with it somebody can read the history. "touchstone keys back-up" takes purged keys out of the back-up; until it has run on each, the purge is not complete.`;

const ELSEWHERE = `Not reached: drafts, kits and names on other machines ("touchstone purge --yes" removes them there, once they have this folder's log), and what was printed, mailed or exported.`;

function previouslyText(previously: Aftermath['previously']): string {
  const named = previously.map(({ candidate, earlier }) => `${candidate} (${earlier})`);
  return `These candidates name one who was purged as an earlier application of theirs, in "previously": ${listed(named)}. The id leads nowhere now; take it out by hand where that is wanted.`;
}
