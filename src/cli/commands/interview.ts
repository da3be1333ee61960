import { basename, dirname } from 'node:path';
import { Blocked, Failure } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { parseScorecard } from '../../format/scorecard.js';
import { blindFindings } from '../../store/candidates.js';
import { readText } from '../../store/read.js';
import type { Environment } from '../environment.js';
import { sealAnswers } from '../interviews/answers-session.js';
import type { Assignment } from '../interviews/assignment.js';
import { assignmentInFolder, assignmentOfKit, isKitPath } from '../interviews/assignment.js';
import { withChosenDraft } from '../interviews/draft-choice.js';
import { signLater } from '../interviews/later-signature.js';
import { converse, rehearse } from '../interviews/live-session.js';
import { sayAfterSealing } from '../interviews/sealed-words.js';
import type { Signing } from '../interviews/signing.js';
import { isAskedToSign, signingOf } from '../interviews/signing.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';

/** `touchstone interview`: the one command that converses. */
export async function run(given: Invocation, environment: Environment): Promise<number> {
  if (flagOption(given, 'practice')) return rehearse(given, environment);
  const invocation = given.arguments.length > 0 ? given : await withChosenDraft(given, environment);
  const [typed = ''] = invocation.arguments;
  const assignment = isKitPath(typed)
    ? await assignmentOfKit(typed, invocation, environment)
    : await assignmentInFolder(typed, invocation, environment);
  const answers = textOption(invocation, 'answers');
  const card = cardAt(assignment);
  const signing = async (): Promise<Signing> => signingOf(invocation, assignment, environment);
  if (answers !== null) {
    if (card !== null) throw new Failure({ code: 'sealed-already', file: assignment.cardName }, null, 1);
    await sealAnswers(answers, assignment, await signing(), environment);
    await sayAfterSealing(assignment, environment);
    return 0;
  }
  const end = await converse(assignment, card, signing, flagOption(invocation, 'plain'), environment);
  if (end === 'sealed-before') {
    if (card === null || !isAskedToSign(invocation))
      throw new Failure({ code: 'sealed-already', file: assignment.cardName }, null, 1);
    await signLater(assignment, card, invocation, environment);
    return 0;
  }
  if (end === 'sealed') await sayAfterSealing(assignment, environment);
  return end === 'interrupted' ? 130 : 0;
}

/** The card that lies where this interview's card goes; null when there is none. */
function cardAt({ card, cardName }: Assignment): SealedCard | null {
  const folder = dirname(card);
  const text = readText(folder, basename(card));
  if (text === null) return null;
  const read = text.ok ? parseScorecard(text.value, cardName) : text;
  if (read.ok) return read.value;
  throw new Blocked(blindFindings(read.findings), folder);
}
