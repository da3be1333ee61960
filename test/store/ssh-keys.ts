// Throwaway SSH keys, made and held by the real programs of OpenSSH.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSPHRASE = 'two words';

/** A folder of keys. */
export interface KeyRing {
  readonly folder: string;
  /** Makes a key once, and gives the path of its private half. */
  readonly key: (name: string, kind?: 'ed25519' | 'rsa' | 'ecdsa', passphrase?: string) => string;
  /** The public half, as one line. */
  readonly publicKey: (name: string) => string;
  /** A file of allowed signers: each line an address, options, and the name of a key. */
  readonly allowed: (...lines: readonly (readonly [string, string, string])[]) => string;
  /** A program that gives the passphrase, as a desktop's does. */
  readonly askpass: () => Readonly<Record<string, string>>;
  /** An agent, and the variables by which it is found. */
  readonly agent: () => { readonly variables: Readonly<Record<string, string>>; readonly pid: number };
  readonly remove: () => void;
}

export function keyRing(): KeyRing {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-keys-'));
  const made = new Set<string>();
  const agents: number[] = [];
  let files = 0;
  const fresh = (content: string): string => {
    files += 1;
    const file = join(folder, `file-${files}`);
    writeFileSync(file, content);
    return file;
  };
  const key: KeyRing['key'] = (name, kind = 'ed25519', passphrase = '') => {
    const file = join(folder, name);
    if (made.has(name)) return file;
    made.add(name);
    const bits = kind === 'rsa' ? ['-b', '2048'] : [];
    execFileSync('ssh-keygen', ['-q', '-t', kind, ...bits, '-N', passphrase, '-C', name, '-f', file]);
    return file;
  };
  const publicKey = (name: string): string => readFileSync(`${key(name)}.pub`, 'utf8').trim();
  return {
    folder,
    key,
    publicKey,
    allowed: (...lines) =>
      fresh(lines.map(([who, options, name]) => `${[who, options, publicKey(name)].join(' ')}\n`).join('')),
    askpass() {
      const file = fresh(`#!/bin/sh\necho '${PASSPHRASE}'\n`);
      chmodSync(file, 0o700);
      return { SSH_ASKPASS: file, SSH_ASKPASS_REQUIRE: 'force' };
    },
    agent() {
      const { stdout } = spawnSync('ssh-agent', ['-s'], { encoding: 'utf8' });
      const socket = /SSH_AUTH_SOCK=([^;]+)/.exec(stdout)?.[1] ?? '';
      const pid = Number(/SSH_AGENT_PID=([0-9]+)/.exec(stdout)?.[1]);
      agents.push(pid);
      return { variables: { SSH_AUTH_SOCK: socket }, pid };
    },
    remove() {
      for (const pid of agents) process.kill(pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
