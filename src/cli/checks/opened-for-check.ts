import type { Keyring } from '../../domain/encrypted.js';
import type { Finding, ProblemCode, Result } from '../../domain/problem.js';
import { errorAt, isFailure } from '../../domain/problem.js';
import { isLocked } from '../../domain/scorecard.js';
import type { Doubts } from '../../domain/signature.js';
import { isPanelSealed } from '../../domain/status.js';
import { candidateFile } from '../../store/candidate-paths.js';
import type { CandidateFiles, FiledCard, FiledRecord } from '../../store/candidates.js';
import { blindFindings } from '../../store/candidates.js';
import { openCard, openRecord } from '../../store/opening.js';
import { isAboutOneKey } from '../keys/keyed-candidates.js';

const ABOUT_A_FILE: readonly ProblemCode[] = ['ciphertext-broken', 'key-given-up'];

/**
 * What is filed for a candidate, with everything opened that may be and can be: cards only once the panel is complete. What
 * does not open stays shut, and why is told in the findings. Nothing is opened without an identity.
 * @throws Failure when the identity itself cannot be used.
 */
export async function openedForCheck(
  filed: CandidateFiles,
  doubts: Doubts,
  keyring: Keyring,
): Promise<CandidateFiles> {
  const { candidate } = filed;
  if (candidate === null || !keyring.hasIdentity) return filed;
  const findings: Finding[] = [...filed.findings];
  const attempt = async <Value>(file: string, opening: Promise<Result<Value>>): Promise<Value | null> => {
    try {
      const opened = await opening;
      if (opened.ok) return opened.value;
      findings.push(...blindFindings(opened.findings));
    } catch (thrown) {
      if (!isFailure(thrown)) throw thrown;
      const { problem, place } = thrown;
      if (ABOUT_A_FILE.includes(problem.code)) findings.push(errorAt(file, problem));
      else if (isAboutOneKey(problem)) {
        const plan = candidateFile(candidate.id);
        findings.push(errorAt(place === null || place.file === file ? plan : place.file, problem));
      } else throw thrown;
    }
    return null;
  };
  const isComplete = isPanelSealed(
    candidate,
    filed.cards.map(({ card }) => card.header),
    doubts,
  );
  const cards: FiledCard[] = [];
  for (const one of filed.cards) {
    const mayBeOpened = isLocked(one.card) && isComplete;
    const card = mayBeOpened ? await attempt(one.file, openCard(one.card, one.file, keyring)) : null;
    cards.push(card === null ? one : { file: one.file, card });
  }
  const shut: FiledRecord[] = [];
  for (const one of filed.encrypted) {
    if ((await attempt(one.file, openRecord(one, keyring))) === null) shut.push(one);
  }
  return { ...filed, cards, encrypted: shut, findings };
}
