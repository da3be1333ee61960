import type { SignatureProblem, WrongSignature } from '../../domain/problems/signature.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

/** What is called wrong with signatures, and with keys to sign with, in English. */
export function describeSignatureProblem(problem: SignatureProblem): ProblemText {
  switch (problem.code) {
    case 'ssh-keygen-missing':
      return {
        what: 'Signatures are made and checked by OpenSSH’s ssh-keygen, and there is none here.',
        todo: 'Install OpenSSH (Debian and Ubuntu: openssh-client), and see that ssh-keygen is in the PATH.',
      };
    case 'ssh-keygen-failed':
      return {
        what: `ssh-keygen could not be used: ${inner(problem.reason)}.`,
        todo: 'Mend that and try again.',
      };
    case 'sign-key-missing':
      return {
        what: 'There is no SSH key to sign with.',
        todo: `Name one by --sign-key or git's user.signingkey, or make one: ssh-keygen -t ed25519. ${
          problem.required
            ? 'With --no-sign the card can be sealed now and signed later; until then it is not counted.'
            : 'Or leave the card unsigned: --no-sign.'
        }`,
      };
    case 'sign-key-unusable':
      return {
        what: `${quoted(problem.key)} is no SSH key to sign with: ${inner(problem.reason)}.`,
        todo: 'Name a private or a public key by --sign-key or git’s user.signingkey.',
      };
    case 'signing-failed':
      return {
        what: `The card could not be signed with ${quoted(problem.key)}: ${inner(problem.reason)}.`,
        todo: 'Try again, or with another key (--sign-key), or seal it without a signature (--no-sign) and sign it later.',
      };
    case 'signing-interrupted':
      return {
        what: 'Signing was interrupted.',
        todo: 'Try again, or seal it without a signature (--no-sign) and sign it later.',
      };
    case 'signed-already':
      return {
        what: `${quoted(problem.file)} is sealed and signed.`,
        todo: 'There is nothing left to do.',
      };
    case 'allowed-signers-missing':
      return problem.configured
        ? {
            what: `Git names ${quoted(problem.file)} as its file of allowed signers, and there is none.`,
            todo: 'Make it, or correct git’s gpg.ssh.allowedSignersFile. A line is an address and that person’s public key.',
          }
        : {
            what: 'Signatures are required here, and nothing says whose keys are trusted.',
            todo: `Make ${inner(problem.file)} in the hiring folder, or name a file by git's gpg.ssh.allowedSignersFile. A line is an address and that person's public key.`,
          };
    case 'revoked-keys-missing':
      return {
        what: `Git names ${quoted(problem.file)} as its list of revoked keys, and there is none.`,
        todo: 'Make it, empty if need be, or correct git’s gpg.ssh.revocationFile.',
      };
    case 'card-unsigned':
      return {
        what: `This card of ${inner(problem.interviewer)} bears no signature, so it is not counted.`,
        todo: `If they sealed it, they sign it with "touchstone interview … --as ${inner(problem.interviewer)} --sign". If not, take the file away.`,
      };
    case 'signer-unknown':
      return {
        what: `This card is signed, and nobody vouches for the key as ${inner(problem.interviewer)}'s when it was sealed.`,
        todo:
          problem.addresses.length === 0
            ? `${quoted(problem.interviewer)} is not among the people of touchstone.yaml. Add them, with an address of theirs that allowed signers has.`
            : `If the key is theirs, list it for ${list(problem.addresses)} in ${inner(problem.file ?? 'a file allowed_signers')}. If not, take the card away.`,
      };
    case 'signature-wrong':
      return {
        what: `The signature on this card of ${inner(problem.interviewer)} is wrong: ${WRONG_WORDS[problem.why]}. It is not counted.`,
        todo: 'Ask its author. Restore the card from git, or take the file away and let them seal or sign again.',
      };
    case 'signatures-contradict':
      return {
        what: 'Signatures are required, and interviews are told not to sign.',
        todo: 'Take "sign" out: what is required is signed anyway.',
      };
  }
}

const WRONG_WORDS: Readonly<Record<WrongSignature, string>> = {
  broken: 'it was not made over this card, or for something else than scorecards',
  'of-another': 'it was made with a key of somebody else',
  revoked: 'its key is revoked',
};
