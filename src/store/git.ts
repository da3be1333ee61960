import type { SpawnSyncReturns } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Problem } from '../domain/problem.js';

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
 * Why git cannot tell all that became of a folder's files: it refuses, is not there, or has not the whole history. Null where it can, and
 * where the folder lies in no repository.
 */
export function gitDoubt(folder: string): Problem | null {
  if (!isBelowGit(folder)) return null;
  const { status, stdout, stderr, error } = runGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (error !== undefined) return { code: 'git-refused', reason: null };
  const [reason = ''] = stderr.toString('utf8').split('\n');
  if (status !== 0) return { code: 'git-refused', reason: reason.replace(/^fatal: /, '') };
  return stdout.toString('utf8').trim() === 'true' ? { code: 'git-shallow' } : null;
}

function isBelowGit(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, '.git')) || (above !== folder && isBelowGit(above));
}

/** The path of a folder from the top of its repository, such as `people/hiring`; empty at the top, and outside of any. */
export function pathInRepository(folder: string): string {
  return (git(folder, ['rev-parse', '--show-prefix']) ?? '').replace(/\/\n$|\n$/, '');
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
function git(folder: string, args: readonly string[], variables?: Variables): string | null {
  return gitBytes(folder, args, { variables })?.toString('utf8') ?? null;
}

/** The same as bytes; `input` is what git reads. */
export function gitBytes(
  folder: string,
  args: readonly string[],
  surroundings: Surroundings = {},
): Buffer | null {
  const { status, stdout } = runGit(folder, args, surroundings);
  return status === 0 ? stdout : null;
}

type Variables = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  readonly variables?: Variables | undefined;
  readonly input?: string;
}

const SETTINGS = [
  // Whoever can commit files can commit what git takes for a repository with settings of its own, which name programs to run.
  'safe.bareRepository=explicit',
  // What a person likes to see is no part of what is read here.
  'log.showSignature=false',
  'log.diffMerges=separate',
].flatMap((setting) => ['-c', setting]);

function runGit(
  folder: string,
  args: readonly string[],
  { variables, input = '' }: Surroundings = {},
): SpawnSyncReturns<Buffer> {
  return spawnSync('git', [...SETTINGS, '-C', folder, ...args], {
    ...(variables === undefined ? {} : { env: { ...variables } }),
    input,
    maxBuffer: 1024 * 1024 * 1024,
  });
}
