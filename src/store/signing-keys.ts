import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../domain/problem.js';
import { systemCode } from './file-port.js';
import { gitSetting } from './git.js';
import { isLink } from './read.js';
import type { SignKey, TrustedKeys } from './ssh.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where a hiring folder says whose keys are trusted, unless git names another file. */
const ALLOWED_SIGNERS = 'allowed_signers';

// The strongest first; those that live on a security key after their like.
const USUAL_KEYS = ['id_ed25519', 'id_ed25519_sk', 'id_ecdsa', 'id_ecdsa_sk', 'id_rsa'];

/**
 * The key that signs where none was named: the one that git signs with, when that is an SSH key, else the first of the
 * user's usual ones. Null when there is none.
 */
export function ownSignKey(folder: string, variables: Variables, home: string): SignKey | null {
  if (gitSetting(folder, 'gpg.format', 'text', variables) === 'ssh') {
    const set = gitSetting(folder, 'user.signingkey', 'text', variables);
    // As git has it: a key itself, or a file.
    if (set?.startsWith('key::') === true) return { literal: set.slice('key::'.length) };
    if (set?.startsWith('ssh-') === true) return { literal: set };
    const file = set === null ? null : gitSetting(folder, 'user.signingkey', 'file', variables);
    if (file !== null) return { file };
  }
  const usual = USUAL_KEYS.map((name) => join(home, '.ssh', name));
  // A public key alone will do: an agent may have the private one.
  const file = usual.flatMap((path) => [path, `${path}.pub`]).find((path) => existsSync(path));
  return file === undefined ? null : { file };
}

/**
 * By what signatures in a hiring folder are trusted: what git uses for commits, else the folder's own file of allowed signers.
 * @throws Failure `allowed-signers-missing` when there is no such file and signatures are `required`; when a file for revoked keys is
 * named and missing; `file-is-link` when the folder's own file is one; `file-unreadable`.
 */
export function trustedKeys(root: string, required: boolean, variables: Variables): TrustedKeys {
  const set = gitSetting(root, 'gpg.ssh.allowedSignersFile', 'file', variables);
  const file = set ?? join(root, ALLOWED_SIGNERS);
  if (set === null && isLink(root, ALLOWED_SIGNERS)) {
    throw new Failure({ code: 'file-is-link' }, { file: ALLOWED_SIGNERS });
  }
  const isThere = isReadable(file);
  if (required && !isThere) {
    const configured = set !== null;
    throw new Failure({
      code: 'allowed-signers-missing',
      file: configured ? file : ALLOWED_SIGNERS,
      configured,
    });
  }
  const revoked = gitSetting(root, 'gpg.ssh.revocationFile', 'file', variables);
  if (revoked !== null && !isReadable(revoked)) {
    throw new Failure({ code: 'revoked-keys-missing', file: revoked });
  }
  return { allowedSigners: isThere ? file : null, revoked };
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
  } catch (thrown) {
    const code = systemCode(thrown) ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new Failure({ code: 'file-unreadable', reason: code }, { file });
  }
  if (statSync(file).isDirectory()) throw new Failure({ code: 'file-is-folder' }, { file });
  return true;
}
