import { join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { ACTS_FILE } from '../../store/acts.js';
import { listCandidates, readCandidate } from '../../store/candidates.js';
import { NAMES_FILE } from '../../store/names.js';
import { readFolder, readText } from '../../store/read.js';
import { KITS } from '../../store/records.js';

/** Other candidates that name one of these as an earlier application. */
export function previouslyNaming(
  root: string,
  purged: readonly Id[],
): readonly { readonly candidate: Id; readonly earlier: Id }[] {
  const gone = new Set(purged);
  return listCandidates(root).ids.flatMap((candidate) => {
    const read = gone.has(candidate) ? null : readCandidate(root, candidate);
    const previously = read?.ok === true ? (read.value.previously ?? []) : [];
    return previously.filter((id) => gone.has(id)).map((earlier) => ({ candidate, earlier }));
  });
}

/** Files at the top of the hiring folder and among the kits that name one of these: answers, notes, exports that were left lying. */
export function filesNaming(root: string, purged: readonly Id[]): readonly string[] {
  const own = [ACTS_FILE, NAMES_FILE];
  return ['', KITS].flatMap((folder) =>
    readFolder(root, folder)
      .files.map((name) => join(folder, name))
      .filter((file) => !own.includes(file) && namesOne(root, file, purged)),
  );
}

function namesOne(root: string, file: string, ids: readonly Id[]): boolean {
  const text = readText(root, file);
  return (
    text?.ok === true && ids.some((id) => new RegExp(`(?<![a-z0-9-])${id}(?![a-z0-9-])`).test(text.value))
  );
}
