import { basename, dirname } from 'node:path';
import { Blocked, Failure, errorAt } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { signedText } from '../../domain/signature.js';
import { encodeScorecard } from '../../format/scorecard.js';
import { verifySeal } from '../../format/seal.js';
import { momentText } from '../../render/moment-text.js';
import { aloneIn } from '../../store/alone.js';
import { replaceFile } from '../../store/files.js';
import { isInGit } from '../../store/git.js';
import { realProcesses } from '../../store/processes.js';
import { checkSignature } from '../../store/ssh.js';
import { refuseChanged } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { signatureCheckOf, surroundingsOf } from '../panels/signatures.js';
import { enteringFolder, openFolder } from '../place.js';
import { say } from '../report.js';
import type { Assignment } from './assignment.js';
import { signingOf } from './signing.js';

/**
 * Signs a card that its author has sealed already; it changes in nothing else.
 * @throws Failure `signed-already`, and what signing throws; `Blocked` when the card is not what it should be.
 */
export async function signLater(
  assignment: Assignment,
  card: SealedCard,
  invocation: Invocation,
  environment: Environment,
): Promise<void> {
  refuseForeign(assignment, card);
  if (await isSignedWell(assignment, card, invocation, environment)) {
    throw new Failure({ code: 'signed-already', file: assignment.cardName }, null, 1);
  }
  const signing = await signingOf(invocation, assignment, environment);
  const { sealed } = card.header;
  say(environment, `This signs your card as you sealed it ${momentText(sealed)}: ${card.seal}`);
  const signed = await signing.sign(card, () => undefined);

  const folder = dirname(assignment.card);
  aloneIn(folder, realProcesses(environment.pid), () => {
    refuseChanged(folder, basename(assignment.card), encodeScorecard(card));
    replaceFile(assignment.card, encodeScorecard(signed), 'private');
  });

  const { root, cardName, belonging, sitting } = assignment;
  say(environment, `Signed: ${cardName}`);
  if (root === null)
    say(environment, 'Next: send this file once more. It is filed with "touchstone receive".');
  else if (isInGit(root)) {
    const message = `Sign ${sitting.seat.interviewer}'s card for ${belonging.candidate}`;
    say(
      environment,
      `Next:\n  ${enteringFolder(root, environment)}git add ${cardName} && git commit -m "${message}"`,
    );
  }
}

// Whoever signs says that the card is theirs: one that somebody else left in its place must not get their name.
function refuseForeign({ belonging, sitting, card: path, cardName }: Assignment, card: SealedCard): void {
  const { folder, candidate, interviewer, interview } = card.header;
  const isTheirs =
    folder === belonging.folder &&
    candidate === belonging.candidate &&
    interviewer === sitting.seat.interviewer &&
    interview === sitting.seat.interview;
  const home = `${candidate}.${interviewer}.${interview}`;
  const problem = isTheirs ? verifySeal(card) : ({ code: 'card-elsewhere', home } as const);
  if (problem !== null) throw new Blocked([errorAt(basename(cardName), problem)], dirname(path));
}

async function isSignedWell(
  { root }: Assignment,
  card: SealedCard,
  invocation: Invocation,
  environment: Environment,
): Promise<boolean> {
  if (card.signature === undefined) return false;
  if (root !== null) {
    return (
      (await signatureCheckOf(environment, openFolder(invocation, environment)).stateOf(card)) === 'good'
    );
  }
  // With a kit nobody can say whose key it is; another one can be chosen all the same.
  if (textOption(invocation, 'signKey') !== null) return false;
  const claimed = {
    text: signedText(card),
    signature: card.signature,
    at: card.header.sealed,
    own: [],
    isOfAnother: () => false,
  };
  const trusted = { allowedSigners: null, revoked: null };
  return (await checkSignature(claimed, trusted, surroundingsOf(environment))) === 'unknown';
}
