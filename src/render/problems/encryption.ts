import type { EncryptionProblem } from '../../domain/problems/encryption.js';
import { inner, quoted, type ProblemText } from './wording.js';

/** What is called wrong with keys and what is encrypted for them, in English. */
export function describeEncryptionProblem(problem: EncryptionProblem): ProblemText {
  switch (problem.code) {
    case 'identity-missing':
      return {
        what: 'This is encrypted, and there is no identity here to open it with.',
        todo: 'Give --identity <file>, or set TOUCHSTONE_IDENTITY. "touchstone keys list" says whose keys open it.',
      };
    case 'identity-malformed':
      return {
        what: `${quoted(problem.source)} holds no age identity.`,
        todo: 'An identity is a line that begins with AGE-SECRET-KEY-1. "touchstone keys create" makes one.',
      };
    case 'identity-refused':
      return {
        what: `The key of ${inner(problem.candidate)} is not wrapped for this identity.`,
        todo: 'Use the identity of a recipient in touchstone.yaml; "touchstone keys list" names them.',
      };
    case 'candidate-key-missing':
      return {
        what: `The key of ${inner(problem.candidate)} is not here: ${quoted(problem.file)} is missing.`,
        todo: 'Put it back: touchstone keys restore <dir>. Or set TOUCHSTONE_KEYS to the folder where the keys lie. Without it nobody can read these records.',
      };
    case 'candidate-key-broken':
      return {
        what: 'This is not the wrapped key that it should be.',
        todo: 'Move it away, then put back a whole one: touchstone keys restore <dir>',
      };
    case 'candidate-without-key':
      return {
        what: `This folder encrypts, and ${inner(problem.candidate)} has no key.`,
        todo: `Make one: touchstone keys create ${inner(problem.candidate)}`,
      };
    case 'key-without-encryption':
      return {
        what: `${inner(problem.candidate)} has a key, and touchstone.yaml does not say who can open what is encrypted for it.`,
        todo: 'Put "encryption" with its recipients back into touchstone.yaml; git knows who took it out.',
      };
    case 'recipient-unlike-key':
      return {
        what: `This is encrypted for another key than the one that candidate.yaml names for ${inner(problem.candidate)}, so perhaps nobody can open it.`,
        todo: `If "keys rotate" exchanged it: touchstone keys rotate ${inner(problem.candidate)} --finish. Else look in git who changed the key, and put it back; "touchstone verify --identity <file>" says whether this opens.`,
      };
    case 'card-not-encrypted':
      return {
        what: `Everybody who has this folder can read this card, although what is about ${inner(problem.candidate)} is encrypted.`,
        todo: `Encrypt it: touchstone keys rotate ${inner(problem.candidate)} --finish. What git keeps of it stays readable.`,
      };
    case 'ciphertext-broken':
      return {
        what: 'What is encrypted here was changed or damaged, and cannot be opened.',
        todo: 'Restore the file from git, or from whoever sent it.',
      };
  }
}
