import { gitBytes } from './git.js';

/** A version of a file that git keeps. */
export interface KeptVersion {
  /** Relative to the folder. */
  readonly file: string;
  /** The name of the object. */
  readonly object: string;
}

/** Every version of files matching `patterns` that any branch, tag, stash or reflog of the repository leads to; empty where there is no repository. */
export function keptVersions(folder: string, patterns: readonly string[]): readonly KeptVersion[] {
  const changes = changesOf(folder, patterns, ['--all', '--reflog', '-m']);
  const versions = changes.flatMap(({ file, before, after }) =>
    [before, after].flatMap((object) => (/^0+$/.test(object) ? [] : [{ file, object }])),
  );
  return [...new Map(versions.map((version) => [`${version.object} ${version.file}`, version])).values()];
}

/**
 * The objects with which each file matching `patterns` came into the branch that is checked out. More than one where branches had it
 * in other forms before they were merged: which was first is no more than what their makers say.
 */
export function addedVersions(
  folder: string,
  patterns: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const added = new Map<string, Set<string>>();
  for (const { file, after } of changesOf(folder, patterns, ['--diff-filter=A', '-m', '--full-history'])) {
    added.set(file, (added.get(file) ?? new Set()).add(after));
  }
  return added;
}

/** The texts of objects, by name; of what is missing there is none. */
export function textsOf(folder: string, objects: readonly string[]): ReadonlyMap<string, string> {
  const output = gitBytes(folder, ['cat-file', '--batch'], {
    input: objects.map((object) => `${object}\n`).join(''),
  });
  const texts = new Map<string, string>();
  let at = 0;
  while (output !== null && at < output.length) {
    const end = output.indexOf('\n', at);
    const [object = '', kind, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind === 'missing' || size === undefined) continue;
    texts.set(object, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

function changesOf(
  folder: string,
  patterns: readonly string[],
  options: readonly string[],
): readonly { readonly file: string; readonly before: string; readonly after: string }[] {
  const args = ['log', '--format=', '--raw', '-z', '--no-abbrev', '--no-renames', '--relative', ...options];
  const output = gitBytes(folder, [...args, '--', ...patterns.map((pattern) => `:(glob)${pattern}`)]);
  const words = (output?.toString('utf8') ?? '').split('\0').map((word) => word.replace(/^\n+/, ''));
  return words.flatMap((word, index) => {
    const change = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/.exec(word);
    const file = words[index + 1];
    if (change === null || file === undefined) return [];
    const [, before = '', after = ''] = change;
    return [{ file, before, after }];
  });
}
