import type { Id } from '../../domain/id.js';
import type { InterviewState } from '../../domain/interview.js';
import type { Finding, Result } from '../../domain/problem.js';
import { Failure, unwrap } from '../../domain/problem.js';
import type { Answers } from '../../domain/scripted.js';
import type { Sitting } from '../../domain/sitting.js';
import { interviewFrom, parseAnswers } from '../../format/answers.js';
import type { Locate } from '../../format/place.js';
import { findingsIn, pointer } from '../../format/place.js';
import { encodeScorecard } from '../../format/scorecard.js';
import { realDisk } from '../../store/disk.js';
import { createFile, sweepPartials } from '../../store/files.js';
import { draftPath, stateFolder } from '../../store/journal.js';
import type { Environment } from '../environment.js';
import { readTyped } from '../typed-file.js';
import type { Assignment } from './assignment.js';
import { journalHeaderOf } from './assignment.js';
import { creatingCard, sealInterview } from './sealing.js';
import type { Signing } from './signing.js';

/**
 * Seals an interview from an answers file; `-` is standard input. Throws `Blocked` with everything that the terminal would
 * have refused, and a `Failure` when somebody has a draft of this very interview open.
 */
export async function sealAnswers(
  path: string,
  assignment: Assignment,
  signing: Signing,
  environment: Environment,
): Promise<void> {
  const { directory, variables, home } = environment;
  const { name, text } = await readTyped(path, environment);
  const state = unwrap(
    stateFromAnswers(text, name, assignment.belonging.candidate, assignment.sitting),
    directory,
  );
  const sealed = await sealInterview(state, assignment.belonging, environment.now(), environment);
  const card = await signing.sign(sealed, () => undefined);
  // After the last wait: nobody can begin a draft between this look and the card.
  const draft = draftPath(stateFolder(variables, home), journalHeaderOf(assignment));
  if (realDisk.read(draft) !== null) throw new Failure({ code: 'draft-exists', draft }, null, 1);

  assignment.keepInstruments();
  creatingCard(assignment.cardName, () => {
    createFile(assignment.card, encodeScorecard(card), 'private');
    sweepPartials(assignment.card);
  });
}

/** The finished interview that an answers file tells, for this candidate and seat; else findings at its lines. */
export function stateFromAnswers(
  text: string,
  file: string,
  candidate: Id,
  sitting: Sitting,
): Result<InterviewState> {
  const answers = parseAnswers(text, file);
  if (!answers.ok) return answers;
  const { value, locate } = answers.value;
  const misdirected = misdirections(value, candidate, sitting, file, locate);
  if (misdirected.length > 0) return { ok: false, findings: misdirected };
  const interview = interviewFrom(sitting, answers.value, file);
  return interview.ok ? { ok: true, value: interview.value.state } : interview;
}

// Answers for somebody else would be sealed under the wrong name for good.
function misdirections(
  answers: Answers,
  candidate: Id,
  { seat }: Sitting,
  file: string,
  locate: Locate,
): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const expected = { candidate, interviewer: seat.interviewer, interview: seat.interview };
  return (['candidate', 'interviewer', 'interview'] as const).flatMap((key) =>
    answers[key] === expected[key]
      ? []
      : [
          finding(pointer(key), {
            code: 'answers-for-another',
            key,
            found: answers[key],
            expected: expected[key],
          }),
        ],
  );
}
