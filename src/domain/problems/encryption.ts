/** What stands in the way of encrypting, or of opening what is encrypted. */
export type EncryptionProblem =
  | { readonly code: 'identity-missing' }
  | { readonly code: 'identity-malformed'; readonly source: string }
  | { readonly code: 'identity-refused'; readonly candidate: string }
  | { readonly code: 'candidate-key-missing'; readonly candidate: string; readonly file: string }
  | { readonly code: 'candidate-key-broken' }
  | { readonly code: 'candidate-without-key'; readonly candidate: string }
  | { readonly code: 'key-without-encryption'; readonly candidate: string }
  | { readonly code: 'recipient-unlike-key'; readonly candidate: string }
  | { readonly code: 'card-not-encrypted'; readonly candidate: string }
  | { readonly code: 'ciphertext-broken' };
