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
        todo: 'Copy it from the back-up, or set TOUCHSTONE_KEYS to the folder where the keys lie. Without it nobody can read these records.',
      };
    case 'candidate-key-broken':
      return {
        what: 'This is not the wrapped key that it should be.',
        todo: 'Copy it from the back-up.',
      };
    case 'candidate-without-key':
      return {
        what: `This folder encrypts, and ${inner(problem.candidate)} has no key.`,
        todo: `Make one: touchstone keys create ${inner(problem.candidate)}`,
      };
    case 'ciphertext-broken':
      return {
        what: 'What is encrypted here was changed or damaged, and cannot be opened.',
        todo: 'Restore the file from git, or from whoever sent it.',
      };
  }
}
