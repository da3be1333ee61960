/** Kinds of keys that are no X25519 key of age, or stand where another half belongs. */
export type ForeignKey = 'ssh' | 'post-quantum' | 'plugin' | 'public' | 'secret';

/** Why an identity file cannot be read. */
export type UnreadableIdentity = 'missing' | 'no-file' | 'refused';

/** What stands in the way with keys: recipients, identities, the key folder and its back-up. */
export type KeysProblem =
  | { readonly code: 'recipient-malformed'; readonly given: string }
  | { readonly code: 'recipient-foreign'; readonly kind: ForeignKey }
  | { readonly code: 'recipient-exists'; readonly name: string }
  | { readonly code: 'recipient-twice'; readonly name: string }
  | { readonly code: 'recipient-unknown'; readonly name: string; readonly suggestion: string | null }
  | { readonly code: 'recipient-last'; readonly name: string }
  | { readonly code: 'recipient-alone'; readonly name: string }
  | { readonly code: 'folder-plain' }
  | { readonly code: 'identity-foreign'; readonly source: string; readonly kind: ForeignKey }
  | { readonly code: 'identity-unreadable'; readonly source: string; readonly reason: UnreadableIdentity }
  | { readonly code: 'identity-readable'; readonly mode: string }
  | { readonly code: 'passphrase-missing'; readonly source: string }
  | { readonly code: 'passphrase-wrong'; readonly source: string }
  | { readonly code: 'passphrase-too-costly'; readonly source: string }
  | { readonly code: 'passphrase-short'; readonly least: number }
  | { readonly code: 'candidate-has-key'; readonly candidate: string }
  | { readonly code: 'candidate-key-unlisted'; readonly candidate: string; readonly recipient: string }
  | { readonly code: 'candidate-key-another'; readonly candidate: string }
  | { readonly code: 'key-given-up'; readonly candidate: string; readonly recipient: string }
  | { readonly code: 'keys-in-git'; readonly keys: number }
  | { readonly code: 'back-up-inside'; readonly folder: string }
  | { readonly code: 'back-up-of-other-folder'; readonly folder: string }
  | { readonly code: 'back-up-unlike'; readonly candidate: string }
  | { readonly code: 'back-up-never' }
  | { readonly code: 'back-up-behind'; readonly keys: number };

const CODES: Readonly<Record<KeysProblem['code'], true>> = {
  'recipient-malformed': true,
  'recipient-foreign': true,
  'recipient-exists': true,
  'recipient-twice': true,
  'recipient-unknown': true,
  'recipient-last': true,
  'recipient-alone': true,
  'folder-plain': true,
  'identity-foreign': true,
  'identity-unreadable': true,
  'identity-readable': true,
  'passphrase-missing': true,
  'passphrase-wrong': true,
  'passphrase-too-costly': true,
  'passphrase-short': true,
  'candidate-has-key': true,
  'candidate-key-unlisted': true,
  'candidate-key-another': true,
  'key-given-up': true,
  'keys-in-git': true,
  'back-up-inside': true,
  'back-up-of-other-folder': true,
  'back-up-unlike': true,
  'back-up-never': true,
  'back-up-behind': true,
};

/** Whether a problem is one with keys. */
export function isKeysProblem(problem: { readonly code: string }): problem is KeysProblem {
  return Object.hasOwn(CODES, problem.code);
}
