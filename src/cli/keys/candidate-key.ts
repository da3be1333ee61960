import type { Candidate } from '../../domain/candidate.js';
import type { Finding, Problem } from '../../domain/problem.js';
import { Failure, isFailure } from '../../domain/problem.js';
import { pointer } from '../../format/place.js';
import { encryptText, isRecipient } from '../../store/age.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { encryptedIn, secretFiles } from '../../store/secret-files.js';
import type { OpenFolder } from '../place.js';

/**
 * The public key that everything about a candidate is encrypted for; null when nothing is.
 * @throws Failure when the candidate has none and should, so that nobody falls back to what can be read: `candidate-key-unlisted`
 * when something filed is encrypted, `candidate-without-key` when the folder encrypts. `recipient-malformed` when nothing can be
 * encrypted for it.
 */
export async function keyFor({ root, hiring }: OpenFolder, candidate: Candidate): Promise<string | null> {
  const { id, key } = candidate;
  const file = candidateFile(id);
  if (key !== undefined) return usableKey(key, file);
  // Whoever takes the key out may take "encryption" out of touchstone.yaml as well; what is filed still tells.
  const [locked] = encryptedIn(secretFiles(root, id).files);
  if (locked !== undefined) {
    const { recipient } = locked;
    throw new Failure({ code: 'candidate-key-unlisted', candidate: id, recipient }, { file });
  }
  if (hiring.encryption === undefined) return null;
  throw new Failure({ code: 'candidate-without-key', candidate: id }, { file });
}

/**
 * The key, once something was encrypted for it: before anybody is asked anything. `file` is where it stands.
 * @throws Failure `recipient-malformed`.
 */
export async function usableKey(key: string, file: string): Promise<string> {
  try {
    await encryptText('', [key]);
    return key;
  } catch (thrown) {
    throw isFailure(thrown) ? new Failure(thrown.problem, { file }) : thrown;
  }
}

/** What is wrong with a candidate's key in a folder that encrypts, or does not. `finding` places it in candidate.yaml. */
export function keyFindings(
  { id, key }: Candidate,
  encrypts: boolean,
  finding: (path: string, problem: Problem) => Finding,
): readonly Finding[] {
  if (key === undefined) {
    return encrypts ? [finding(pointer('id'), { code: 'candidate-without-key', candidate: id })] : [];
  }
  const at = pointer('key');
  if (!isRecipient(key)) return [finding(at, { code: 'recipient-malformed', given: key })];
  return encrypts ? [] : [finding(at, { code: 'key-without-encryption', candidate: id })];
}
