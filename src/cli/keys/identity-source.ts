import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Hiring } from '../../domain/hiring.js';
import type { ProblemCode } from '../../domain/problem.js';
import { Failure, isFailure } from '../../domain/problem.js';
import { ageStanzas, isAgeFile } from '../../format/age-header.js';
import { foreignKey, parseIdentities } from '../../format/identities.js';
import { decryptWithPassphrase } from '../../store/age.js';
import { identityFile, readIdentityFile } from '../../store/identity.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { sayFindings } from '../report.js';
import { passphraseFor } from './passphrase.js';

/** Where the secret keys of whoever calls come from. */
export interface IdentitySource {
  /** Whether there is one. */
  readonly exists: boolean;
  /**
   * The secret keys. Read once, and a passphrase is asked for once, however often this is called.
   * @throws Failure when there is none, or it cannot be used; `Interrupted` on Ctrl-C.
   */
  readonly read: () => Promise<readonly string[]>;
}

/**
 * The identity of `--identity`, else of `TOUCHSTONE_IDENTITY` (a file, or the key itself as pipelines have it), else the one
 * that lies on this machine for this folder. Nothing is read before it is wanted.
 */
export function identitySource(
  invocation: Invocation,
  environment: Environment,
  hiring: Hiring,
): IdentitySource {
  const place = placeOf(invocation, environment, hiring);
  let identities: Promise<readonly string[]> | null = null;
  return {
    exists: place !== null,
    async read() {
      if (place === null) throw new Failure({ code: 'identity-missing' });
      identities ??= identitiesAt(place, environment);
      return identities;
    },
  };
}

const ABOUT_THE_IDENTITY: readonly ProblemCode[] = [
  'identity-malformed',
  'identity-foreign',
  'identity-unreadable',
  'passphrase-missing',
  'passphrase-wrong',
  'passphrase-too-costly',
];

/** Whether an identity was given and cannot be used. Whoever reads many candidates ends there: it would be the same with each of them. */
export function isIdentityFailure(thrown: unknown): thrown is Failure {
  return isFailure(thrown) && ABOUT_THE_IDENTITY.includes(thrown.problem.code);
}

type IdentityPlace = { readonly file: string } | { readonly text: string };

function placeOf(
  invocation: Invocation,
  { variables, home, directory }: Environment,
  hiring: Hiring,
): IdentityPlace | null {
  const given = textOption(invocation, 'identity');
  if (given !== null) return { file: resolve(directory, given) };
  const variable = variables.TOUCHSTONE_IDENTITY ?? '';
  if (/AGE-SECRET-KEY-|-----BEGIN /.test(variable)) return { text: variable };
  if (variable !== '') return { file: resolve(directory, variable) };
  const own = identityFile(variables, home, hiring.id);
  return existsSync(own) ? { file: own } : null;
}

async function identitiesAt(place: IdentityPlace, environment: Environment): Promise<readonly string[]> {
  const source = 'file' in place ? place.file : 'TOUCHSTONE_IDENTITY';
  try {
    return await identitiesIn(place, source, environment);
  } catch (thrown) {
    // Or it would be told at whatever was to be opened with it.
    throw isFailure(thrown) ? new Failure(thrown.problem, { file: source }) : thrown;
  }
}

async function identitiesIn(
  place: IdentityPlace,
  source: string,
  environment: Environment,
): Promise<readonly string[]> {
  const bytes = 'file' in place ? bytesOf(place.file, environment) : Buffer.from(place.text);
  const text = isAgeFile(bytes)
    ? await unprotected(bytes, source, environment)
    : Buffer.from(bytes).toString('utf8');
  const identities = parseIdentities(text);
  if (identities !== null) return identities;
  const kind = foreignKey(text);
  if (kind === null || kind === 'secret') throw new Failure({ code: 'identity-malformed', source });
  throw new Failure({ code: 'identity-foreign', source, kind });
}

function bytesOf(file: string, environment: Environment): Uint8Array {
  const { bytes, loose } = readIdentityFile(file);
  if (loose !== null) {
    const problem = { code: 'identity-readable', mode: loose } as const;
    sayFindings(environment, [{ severity: 'warning', place: { file }, problem }], environment.directory);
  }
  return bytes;
}

// The most work that other programs of age ask for; each more takes twice the time and the memory.
const MOST_WORK = 20;

/** An identity that a passphrase protects, as `age -p` and `keys create --passphrase` make them. */
async function unprotected(bytes: Uint8Array, source: string, environment: Environment): Promise<string> {
  const broken = { code: 'identity-malformed', source } as const;
  const [stanza, ...more] = ageStanzas(bytes) ?? [];
  if (stanza?.kind !== 'scrypt' || more.length > 0) throw new Failure(broken);
  const [_salt, work = ''] = stanza.words;
  // Before anybody types anything, and before any work is done.
  if (!/^[0-9]{1,2}$/.test(work) || Number(work) > MOST_WORK) {
    throw new Failure({ code: 'passphrase-too-costly', source });
  }
  const passphrase = await passphraseFor(source, environment);
  const refused = { code: 'passphrase-wrong', source } as const;
  return decryptWithPassphrase(bytes, passphrase, { refused, broken });
}
