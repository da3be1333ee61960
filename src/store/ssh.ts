import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../domain/id.js';
import { Failure } from '../domain/problem.js';
import type { SignatureState } from '../domain/signature.js';
import { SIGNATURE_NAMESPACE } from '../domain/signature.js';
import { systemCode } from './file-port.js';

const PROGRAM = 'ssh-keygen';
const CHECK_MILLISECONDS = 60_000;

/** The surroundings in which ssh-keygen runs. */
export interface SshSurroundings {
  /** They tell it where the agent is, and how to ask for a passphrase. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where a folder for files that are needed for a moment may be made. */
  readonly temporary: string;
}

/** A key to sign with: a file with its private or its public half, or the public half itself, whose private one an agent has. */
export type SignKey = { readonly file: string } | { readonly literal: string };

/**
 * A text signed with a key, armored. Where there is a terminal, ssh-keygen asks there for a passphrase; with `talks`, it reads
 * from ours. `stop` ends it.
 * @throws Failure `ssh-keygen-missing`, `signing-failed` or `signing-interrupted`.
 */
export async function signText(
  text: string,
  key: SignKey,
  { talks, stop }: { readonly talks: boolean; readonly stop: AbortSignal },
  surroundings: SshSurroundings,
): Promise<string> {
  return withFolder(surroundings, async (folder) => {
    // In a file and not on standard input: where that is no terminal, ssh-keygen looks for a graphical program to ask with.
    const file = join(folder, 'seal');
    writeFileSync(file, text, { mode: 0o600 });
    const args = ['-Y', 'sign', '-n', SIGNATURE_NAMESPACE, '-f', keyFile(key, folder), file];
    const ran = await run(args, { input: talks ? 'inherit' : 'ignore', stop }, surroundings);
    if (ran.signal !== null) throw new Failure({ code: 'signing-interrupted' }, null, 1);
    if (ran.code !== 0)
      throw new Failure({ code: 'signing-failed', key: nameOf(key), reason: reasonIn(ran.errors) }, null, 1);
    return readFileSync(`${file}.sig`, 'utf8').replaceAll('\r\n', '\n');
  });
}

/**
 * What a key is called by its fingerprint, type and comment, as ssh-keygen prints them: a key that it cannot read cannot sign.
 * @throws Failure `ssh-keygen-missing` or `sign-key-unusable`.
 */
export async function describeKey(key: SignKey, surroundings: SshSurroundings): Promise<string> {
  return withFolder(surroundings, async (folder) => {
    const ran = await run(['-l', '-f', keyFile(key, folder)], { input: 'ignore' }, surroundings);
    if (ran.code === 0) return ran.output.trim();
    throw new Failure({ code: 'sign-key-unusable', key: nameOf(key), reason: reasonIn(ran.errors) });
  });
}

/** A signature that is to be checked. */
export interface ClaimedSignature {
  readonly text: string;
  readonly signature: string;
  /** When it is said to have been made: the keys that were valid then are the ones that count. */
  readonly at: Instant;
  /** The addresses of whoever is said to have made it, and whether an address is somebody else's. */
  readonly own: readonly string[];
  readonly isOfAnother: (address: string) => boolean;
}

/** By what signatures are trusted: whole paths, null where there is no such file. */
export interface TrustedKeys {
  readonly allowedSigners: string | null;
  readonly revoked: string | null;
}

/**
 * What a signature is worth, as `ssh-keygen -Y verify` finds with each of the addresses.
 * @throws Failure `ssh-keygen-missing` or `ssh-keygen-failed`.
 */
export async function checkSignature(
  claimed: ClaimedSignature,
  { allowedSigners, revoked }: TrustedKeys,
  surroundings: SshSurroundings,
): Promise<Exclude<SignatureState, 'unsigned'>> {
  return withFolder(surroundings, async (folder) => {
    const signature = join(folder, 'signature');
    writeFileSync(signature, claimed.signature, { mode: 0o600 });
    const ask = async (action: string, ...more: readonly string[]): Promise<Ran> => {
      const args = ['-Y', action, '-n', SIGNATURE_NAMESPACE, '-s', signature, ...more];
      const ran = await run(
        args,
        { input: 'pipe', text: claimed.text, stop: AbortSignal.timeout(CHECK_MILLISECONDS) },
        surroundings,
      );
      if (ran.signal === null) return ran;
      throw new Failure({ code: 'ssh-keygen-failed', reason: `it was ended by ${ran.signal}` });
    };
    // git gives the moment in the same way. The zone is fixed, so that the same files are judged alike everywhere.
    const moment = `-Overify-time=${claimed.at.replace(/[^0-9]/g, '').slice(0, 14)}`;
    const isVouchedFor = async (...more: readonly string[]): Promise<boolean> => {
      if (allowedSigners === null) return false;
      for (const address of claimed.own) {
        const ran = await ask('verify', '-f', allowedSigners, '-I', address, moment, ...more);
        if (ran.code === 0) return true;
      }
      return false;
    };
    if (await isVouchedFor(...(revoked === null ? [] : ['-r', revoked]))) return 'good';
    if ((await ask('check-novalidate')).code !== 0) return 'broken';
    if (allowedSigners === null) return 'unknown';
    if (revoked !== null && (await isVouchedFor())) return 'revoked';
    const { output } = await ask('find-principals', '-f', allowedSigners, moment);
    const holders = output.split(/[\n,]/).map((address) => address.trim());
    return holders.some(claimed.isOfAnother) ? 'of-another' : 'unknown';
  });
}

interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
}

interface Input {
  readonly input: 'inherit' | 'ignore' | 'pipe';
  readonly text?: string;
  readonly stop?: AbortSignal;
}

async function run(
  args: readonly string[],
  { input, text, stop }: Input,
  { variables }: SshSurroundings,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, args, {
      env: { ...variables, LC_ALL: 'C', TZ: 'UTC0' },
      stdio: [input, 'pipe', 'pipe'],
    });
    const heard = { output: '', errors: '' };
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (heard.output += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (heard.errors += chunk));
    const stopIt = (): void => {
      child.kill();
    };
    const settle = (code: number | null, signal: string | null): void => {
      stop?.removeEventListener('abort', stopIt);
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve({ code, signal, ...heard });
    };
    stop?.addEventListener('abort', stopIt);
    child.on('error', (thrown) => {
      stop?.removeEventListener('abort', stopIt);
      const code = systemCode(thrown);
      const missing = code === 'ENOENT' || code === 'EACCES';
      reject(
        new Failure(
          missing
            ? { code: 'ssh-keygen-missing' }
            : { code: 'ssh-keygen-failed', reason: code ?? thrown.message },
        ),
      );
    });
    // What it started to ask with may go on for longer than itself, and keep its pipes open.
    child.on('exit', (code, signal) => {
      if (signal !== null) settle(code, signal);
    });
    child.on('close', settle);
    // It may have made up its mind before it read the text.
    child.stdin?.on('error', () => undefined).end(text ?? '');
  });
}

function keyFile(key: SignKey, folder: string): string {
  if ('file' in key) return key.file;
  // Named as a public key, or ssh-keygen takes it for a private one.
  const file = join(folder, 'key.pub');
  writeFileSync(file, `${key.literal}\n`, { mode: 0o600 });
  return file;
}

function nameOf(key: SignKey): string {
  return 'file' in key ? key.file : key.literal;
}

// The last line says why; those before it say what was tried, and a question to which nobody was there to answer.
function reasonIn(errors: string): string {
  if (/No private key found|find key in agent/.test(errors)) {
    return 'its private half is neither in a file beside it nor in an agent';
  }
  const last = errors
    .split('\n')
    .filter((line) => line.trim() !== '')
    .at(-1);
  return (last ?? 'it did not say why').replace(/^Enter passphrase[^:]*: /, '').replace(/[\s.]+$/, '');
}

async function withFolder<Value>(
  { temporary }: SshSurroundings,
  work: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(temporary, 'touchstone-signature-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
