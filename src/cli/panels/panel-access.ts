import type { Keyring } from '../../domain/encrypted.js';
import type { SignatureCheck } from '../../domain/signature.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { keyringOf } from '../keys/keyring.js';
import type { OpenFolder } from '../place.js';
import { signatureCheckOf } from './signatures.js';

/** With what panels are read: the keys to what is encrypted, and the check of signatures. */
export interface PanelAccess {
  readonly keyring: Keyring;
  readonly signatures: SignatureCheck;
}

/** With what whoever calls reads panels. Throws a `Failure` where signatures are required and could not be checked. */
export function accessOf(invocation: Invocation, environment: Environment, folder: OpenFolder): PanelAccess {
  return {
    keyring: keyringOf(invocation, environment, folder),
    signatures: signatureCheckOf(environment, folder),
  };
}
