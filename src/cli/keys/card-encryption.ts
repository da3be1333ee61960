import type { Candidate } from '../../domain/candidate.js';
import type { Encrypted } from '../../domain/encrypted.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import { isLocked } from '../../domain/scorecard.js';
import type { CandidateFiles, FiledCard } from '../../store/candidates.js';

/**
 * What is wrong with how things about a candidate are encrypted, as far as it can be seen without any key: for somebody
 * else's key, or not at all where there is one.
 */
export function encryptionFindings(
  candidate: Candidate,
  { cards, encrypted }: Pick<CandidateFiles, 'cards' | 'encrypted'>,
): readonly Finding[] {
  return [
    ...cards.flatMap((filed) => cardFindings(candidate, filed)),
    ...encrypted.flatMap(({ file, record }) => anotherKeyFindings(candidate, file, record)),
  ];
}

function cardFindings(candidate: Candidate, { file, card }: FiledCard): readonly Finding[] {
  if (isLocked(card)) return anotherKeyFindings(candidate, file, card.payload);
  if (candidate.key === undefined) return [];
  return [errorAt(file, { code: 'card-not-encrypted', candidate: candidate.id })];
}

/** Told where something was encrypted for another key than the candidate's, or for one that candidate.yaml does not name any more. */
export function anotherKeyFindings(
  { id, key }: Candidate,
  file: string,
  { recipient }: Encrypted,
): readonly Finding[] {
  if (key === undefined) return [errorAt(file, { code: 'candidate-key-unlisted', candidate: id, recipient })];
  return recipient === key ? [] : [errorAt(file, { code: 'recipient-unlike-key', candidate: id })];
}
