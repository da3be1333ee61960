import { spawnSync } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';

/** The address that git would sign commits with here; null without git or without an address. */
export function gitEmail(folder: string): string | null {
  const email = git(folder, ['config', 'user.email'])?.trim();
  return email === undefined || email === '' ? null : email;
}

/**
 * The files matching `patterns` that git saw change or go after they were first committed, relative to the folder and sorted; none
 * outside a repository. A merge is held against each of its parents, and no branch is left out because a merge took nothing of it:
 * a change in a merge stands in no other commit.
 */
export function changedInGit(folder: string, patterns: readonly string[]): readonly string[] {
  const pathspecs = patterns.map((pattern) => `:(glob)${pattern}`);
  const options = ['--name-only', '-z', '--diff-filter=MDT', '--no-renames', '--relative'];
  // A repository without a commit has no log; then nothing has changed since.
  const committed = git(folder, ['log', '--format=', '-m', '--full-history', ...options, '--', ...pathspecs]);
  const uncommitted = git(folder, ['diff', ...options, 'HEAD', '--', ...pathspecs]);
  const files = `${committed ?? ''}\0${uncommitted ?? ''}`.split('\0').map((name) => name.trim());
  return [...new Set(files.filter((name) => name !== ''))].toSorted();
}

/** Files below `path` that differ from the last commit, and what that commit holds of each. Empty outside a repository. */
export function committedBefore(folder: string, path: string): ReadonlyMap<string, string> {
  const changed = git(folder, [
    'diff',
    '--name-only',
    '-z',
    '--diff-filter=M',
    '--relative',
    'HEAD',
    '--',
    path,
  ]);
  const files = (changed ?? '').split('\0').filter((name) => name !== '');
  return new Map(
    files.flatMap((file) => {
      const text = git(folder, ['show', `HEAD:./${file}`]);
      return text === null ? [] : [[file, text] as const];
    }),
  );
}

/** The files in a folder that git has, relative to it; empty where there is no such folder, or no git. */
export function trackedIn(folder: string): readonly string[] {
  return (git(folder, ['ls-files', '-z']) ?? '').split('\0').filter((file) => file !== '');
}

/** Whether the folder lies in a git repository. */
export function isInGit(folder: string): boolean {
  return git(folder, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true';
}

/**
 * A setting of git in a folder; null when it has none, or git is not there. That of a file is its whole path: `~` and the top of
 * the repository are filled in as git does it.
 */
export function gitSetting(
  folder: string,
  name: string,
  kind: 'text' | 'file',
  variables: Readonly<Record<string, string | undefined>>,
): string | null {
  const type = kind === 'file' ? ['--type=path'] : [];
  const value = git(folder, ['config', ...type, name], variables)?.replace(/\n$/, '');
  if (value === undefined || value === '') return null;
  if (kind === 'text' || isAbsolute(value)) return value;
  const top = git(folder, ['rev-parse', '--show-toplevel'], variables)?.replace(/\n$/, '');
  return resolve(top ?? folder, value);
}

/** What git prints; null when it fails or is not there. */
function git(
  folder: string,
  args: readonly string[],
  variables?: Readonly<Record<string, string | undefined>>,
): string | null {
  const result = spawnSync('git', ['-C', folder, ...args], {
    ...(variables === undefined ? {} : { env: { ...variables } }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 256 * 1024 * 1024,
  });
  return result.status === 0 ? result.stdout : null;
}
