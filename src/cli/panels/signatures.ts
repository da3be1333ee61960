import type { Hiring } from '../../domain/hiring.js';
import { personWithEmail } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import type { SignatureCheck, SignatureState } from '../../domain/signature.js';
import { signedText } from '../../domain/signature.js';
import type { FiledCard } from '../../store/candidates.js';
import { trustedKeys } from '../../store/signing-keys.js';
import type { SshSurroundings, TrustedKeys } from '../../store/ssh.js';
import { checkSignature } from '../../store/ssh.js';
import type { Environment } from '../environment.js';
import { handedOn } from '../environment.js';
import type { OpenFolder } from '../place.js';

/**
 * How signatures are checked in a hiring folder. Nothing is read before there is something to check, unless the folder requires
 * signatures: then a missing file of allowed signers is told at once.
 * @throws Failure as `trustedKeys` does.
 */
export function signatureCheckOf(environment: Environment, { root, hiring }: OpenFolder): SignatureCheck {
  const required = hiring.signatures?.required === true;
  const surroundings = surroundingsOf(environment);
  const trusted = (): TrustedKeys => trustedKeys(root, required, surroundings.variables);
  let known = required ? trusted() : null;
  return {
    required,
    async stateOf({ signature, header, seal }) {
      if (signature === undefined) return 'unsigned';
      known ??= trusted();
      const claimed = {
        text: signedText({ seal }),
        signature,
        at: header.sealed,
        own: addressesOf(hiring, header.interviewer),
        isOfAnother: (address: string) => {
          const holder = personWithEmail(hiring, address);
          return holder !== null && holder !== header.interviewer;
        },
      };
      return checkSignature(claimed, known, surroundings);
    },
  };
}

/** In what ssh-keygen runs. */
export function surroundingsOf(environment: Environment): SshSurroundings {
  const variables = handedOn(environment);
  const own = variables.TMPDIR;
  return { variables, temporary: own === undefined || own === '' ? '/tmp' : own };
}

/** What is to be told of a card's signature; empty where it is as it should be. A signature that nobody has to give is a note at the most. */
export function signatureFindings(
  { file, card }: FiledCard,
  state: SignatureState,
  { root, hiring }: OpenFolder,
  environment: Environment,
): readonly Finding[] {
  const { interviewer } = card.header;
  const required = hiring.signatures?.required === true;
  switch (state) {
    case 'good':
      return [];
    case 'unsigned':
      return required ? [errorAt(file, { code: 'card-unsigned', interviewer })] : [];
    case 'unknown': {
      const { allowedSigners } = trustedKeys(root, required, handedOn(environment));
      const addresses = addressesOf(hiring, interviewer);
      const problem = { code: 'signer-unknown', interviewer, addresses, file: allowedSigners } as const;
      return [{ ...errorAt(file, problem), severity: required ? 'error' : 'note' }];
    }
    case 'broken':
    case 'of-another':
    case 'revoked':
      return [errorAt(file, { code: 'signature-wrong', interviewer, why: state })];
  }
}

function addressesOf({ people }: Hiring, person: Id): readonly string[] {
  return Object.hasOwn(people, person) ? (people[person]?.emails ?? []) : [];
}
