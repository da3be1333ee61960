import type { Id } from '../../domain/id.js';
import { isFailure } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { isSameSeat } from '../../domain/seat.js';
import type { Doubts } from '../../domain/signature.js';
import { NO_DOUBTS, doubtsAbout, isSignatureDoubt } from '../../domain/signature.js';
import type { StatusRow } from '../../domain/status.js';
import { statusOf } from '../../domain/status.js';
import { UNCOUNTED_WORDS } from '../../render/words.js';
import { readCandidateFiles } from '../../store/candidates.js';
import { isInGit } from '../../store/git.js';
import { loadHiring } from '../../store/hiring-folder.js';
import type { Environment } from '../environment.js';
import { signatureCheckOf } from '../panels/signatures.js';
import type { OpenFolder } from '../place.js';
import { enteringFolder } from '../place.js';
import { say } from '../report.js';
import type { Assignment } from './assignment.js';

/** Says what happens after sealing: how the card gets to the others, and who has still to seal. Never a rating. */
export async function sayAfterSealing(
  { cardName, root, belonging, sitting }: Assignment,
  environment: Environment,
): Promise<void> {
  say(environment, `Sealed: ${cardName}`);
  if (root === null) {
    say(
      environment,
      'Next: send this file to whoever gave you the kit. They file it with "touchstone receive".',
    );
    return;
  }
  const missing = await awaitedIn(root, belonging.candidate, environment);
  const own = missing.find((row) => isSameSeat(row, sitting.seat));
  if (own?.state === 'signer-unknown') say(environment, UNTRUSTED_KEY);
  const steps = [
    ...(isInGit(root)
      ? [
          `${enteringFolder(root, environment)}git add ${cardName} instruments && git commit -m "Seal ${sitting.seat.interviewer}'s card for ${belonging.candidate}"`,
        ]
      : []),
    ...(missing.length === 0 ? [`touchstone merge ${belonging.candidate}`] : []),
  ];
  const waiting =
    missing.length === 0 ? 'The panel is complete.' : `Still to seal: ${missing.map(rowWords).join(', ')}.`;
  say(
    environment,
    [waiting, ...(steps.length > 0 ? ['Next:', ...steps.map((step) => `  ${step}`)] : [])].join('\n'),
  );
}

const UNTRUSTED_KEY =
  'Your card is signed, and nobody vouches for your key yet: it is counted once the file of allowed signers has a line with your address and your public key.';

async function awaitedIn(root: string, id: Id, environment: Environment): Promise<readonly StatusRow[]> {
  const { candidate = null, cards: filed = [] } = readCandidateFiles(root, id) ?? {};
  const hiring = loadHiring(root);
  if (candidate === null || hiring?.ok !== true) return [];
  const cards = filed.map(({ card }) => card);
  const headers = cards.map(({ header }) => header);
  const doubts = await doubtsIfKnown(cards, { root, hiring: hiring.value }, environment);
  return statusOf(candidate, headers, environment.now(), doubts).rows.filter(({ awaited }) => awaited);
}

// What was sealed is sealed, whether signatures can be checked here or not.
async function doubtsIfKnown(
  cards: readonly SealedCard[],
  folder: OpenFolder,
  environment: Environment,
): Promise<Doubts> {
  try {
    return await doubtsAbout(cards, signatureCheckOf(environment, folder));
  } catch (thrown) {
    if (isFailure(thrown)) return NO_DOUBTS;
    throw thrown;
  }
}

function rowWords({ interviewer, interview, state }: StatusRow): string {
  const why = isSignatureDoubt(state) ? `; the card there ${UNCOUNTED_WORDS[state]}` : '';
  return `${interviewer} (${interview}${why})`;
}
