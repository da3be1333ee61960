/** What is wrong with a signature on a card. */
export type WrongSignature = 'broken' | 'of-another' | 'revoked';

/** What stands in the way of signing a card, or of trusting a signature. */
export type SignatureProblem =
  | { readonly code: 'ssh-keygen-missing' }
  | { readonly code: 'ssh-keygen-failed'; readonly reason: string }
  | { readonly code: 'sign-key-missing'; readonly required: boolean }
  | { readonly code: 'sign-key-unusable'; readonly key: string; readonly reason: string }
  | { readonly code: 'signing-failed'; readonly key: string; readonly reason: string }
  | { readonly code: 'signing-interrupted' }
  | { readonly code: 'signed-already'; readonly file: string }
  | { readonly code: 'allowed-signers-missing'; readonly file: string; readonly configured: boolean }
  | { readonly code: 'revoked-keys-missing'; readonly file: string }
  | { readonly code: 'card-unsigned'; readonly interviewer: string }
  | {
      readonly code: 'signer-unknown';
      readonly interviewer: string;
      readonly addresses: readonly string[];
      /** Where it was looked up; null where there is no such file. */
      readonly file: string | null;
    }
  | { readonly code: 'signature-wrong'; readonly interviewer: string; readonly why: WrongSignature }
  | { readonly code: 'signatures-contradict' };

const CODES: Readonly<Record<SignatureProblem['code'], true>> = {
  'ssh-keygen-missing': true,
  'ssh-keygen-failed': true,
  'sign-key-missing': true,
  'sign-key-unusable': true,
  'signing-failed': true,
  'signing-interrupted': true,
  'signed-already': true,
  'allowed-signers-missing': true,
  'revoked-keys-missing': true,
  'card-unsigned': true,
  'signer-unknown': true,
  'signature-wrong': true,
  'signatures-contradict': true,
};

/** Whether a problem is one with signatures. */
export function isSignatureProblem(problem: { readonly code: string }): problem is SignatureProblem {
  return Object.hasOwn(CODES, problem.code);
}
