import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Encrypted, Keyring } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import { Failure, unwrap } from '../domain/problem.js';
import { parseIdentities } from '../format/identities.js';
import { decryptText } from '../store/age.js';
import { identityFile } from '../store/identity.js';
import { keyFolder, unwrapKey } from '../store/keys.js';
import { readText } from '../store/read.js';
import type { Environment } from './environment.js';
import type { Invocation } from './invocation.js';
import { textOption } from './invocation.js';
import type { OpenFolder } from './place.js';

/**
 * The keyring of whoever calls: with the identity of `--identity`, else of `TOUCHSTONE_IDENTITY` (a file, or the key itself as
 * pipelines have it), else the one that lies on this machine for this folder. Nothing is read before something is to be opened.
 */
export function keyringOf(
  invocation: Invocation,
  environment: Environment,
  { root, hiring }: OpenFolder,
): Keyring {
  const source = sourceOf(invocation, environment, hiring.id);
  const keys = keyFolder(environment.variables, root);
  let identities: Promise<readonly string[]> | null = null;
  let last: { readonly candidate: Id; readonly secrets: Promise<readonly string[]> } | null = null;
  const secretsOf = async (candidate: Id): Promise<readonly string[]> => {
    if (source === null) throw new Failure({ code: 'identity-missing' });
    identities ??= identitiesFrom(source);
    return unwrapKey(keys, candidate, await identities);
  };
  return {
    hasIdentity: source !== null,
    async open(candidate: Id, { age }: Encrypted) {
      // Thousands of candidates follow each other, and everything about one is opened in a row.
      if (last?.candidate !== candidate) last = { candidate, secrets: secretsOf(candidate) };
      const problem = { code: 'ciphertext-broken' } as const;
      return decryptText(age, await last.secrets, { refused: problem, broken: problem });
    },
  };
}

type IdentitySource = { readonly file: string } | { readonly text: string };

function sourceOf(
  invocation: Invocation,
  { variables, home, directory }: Environment,
  folder: Id,
): IdentitySource | null {
  const given = textOption(invocation, 'identity');
  if (given !== null) return { file: resolve(directory, given) };
  const variable = variables.TOUCHSTONE_IDENTITY ?? '';
  if (variable.includes('AGE-SECRET-KEY-')) return { text: variable };
  if (variable !== '') return { file: resolve(directory, variable) };
  const own = identityFile(variables, home, folder);
  return existsSync(own) ? { file: own } : null;
}

async function identitiesFrom(source: IdentitySource): Promise<readonly string[]> {
  const name = 'file' in source ? source.file : 'TOUCHSTONE_IDENTITY';
  const text = 'file' in source ? textOf(source.file) : source.text;
  const identities = parseIdentities(text);
  if (identities === null) throw new Failure({ code: 'identity-malformed', source: name });
  return Promise.resolve(identities);
}

function textOf(file: string): string {
  const text = readText(dirname(file), basename(file));
  if (text === null) throw new Failure({ code: 'file-missing', file });
  return unwrap(text, dirname(file));
}
