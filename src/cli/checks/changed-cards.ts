import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { purgedCandidates } from '../../domain/act.js';
import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { parseScorecard } from '../../format/scorecard.js';
import { digestOf, verifySeal } from '../../format/seal.js';
import { readActs } from '../../store/acts.js';
import { CANDIDATES } from '../../store/candidate-paths.js';
import { addedVersions, textsOf } from '../../store/git-versions.js';
import { changedInGit, gitDoubt } from '../../store/git.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { readText } from '../../store/read.js';

/**
 * Cards and instruments that are no longer what they were when git first had them. A seal shows accidental change only; whoever
 * changes a card on purpose can seal it again, and git still knows the first seal. Four changes are lawful: a card whose seal is the
 * first one, with texts taken out of it, its payload encrypted anew or a signature put to it; and one that went in a purge. Where git
 * cannot tell, that is told.
 */
export function changedSinceCommit(root: string, wanted: readonly Id[]): readonly Finding[] {
  const doubt = gitDoubt(root);
  if (doubt === null) return changesIn(root, wanted);
  const severity = doubt.code === 'git-shallow' ? 'note' : 'warning';
  return [{ severity, place: { file: HIRING_FILE }, problem: doubt }, ...changesIn(root, wanted)];
}

function changesIn(root: string, wanted: readonly Id[]): readonly Finding[] {
  const below = wanted.length > 0 ? wanted : ['*'];
  const cards = below.map((id) => `${CANDIDATES}/${id}/*.scorecard.json`);
  const changed = changedInGit(root, [...cards, 'instruments/*.json']);
  if (changed.length === 0) return [];
  const acts = readActs(root);
  const purged = acts.ok ? purgedCandidates(acts.value) : new Set<Id>();
  const suspect = changed.filter((file) => !isPurged(root, file, purged));
  const added = addedVersions(root, cards);
  const firsts = (file: string): readonly string[] => [...(added.get(file) ?? [])];
  const texts = textsOf(root, suspect.flatMap(firsts));
  const isSame = (file: string): boolean =>
    firsts(file).length > 0 &&
    firsts(file).every((object) => isSameCard(root, file, texts.get(object) ?? ''));
  return suspect
    .filter((file) => !isSame(file))
    .map((file) => errorAt(file, { code: 'changed-since-commit' }));
}

function isPurged(root: string, file: string, purged: ReadonlySet<Id>): boolean {
  const [folder, candidate = ''] = file.split('/');
  return folder === CANDIDATES && purged.has(candidate) && !existsSync(join(root, file));
}

function isSameCard(root: string, file: string, first: string): boolean {
  const text = readText(root, file);
  const [now, then] = [text?.ok === true ? text.value : '', first].map((one) => parseScorecard(one, file));
  return now?.ok === true && then?.ok === true && isLawful(then.value, now.value);
}

// The header pins the payload, whatever form it has; so what is outside the payload must be the same to the last letter.
function isLawful(then: SealedCard, now: SealedCard): boolean {
  const pinned = ({ payload: _payload, signature: _signature, ...rest }: SealedCard): string =>
    digestOf(rest);
  const isUnsigned = then.signature !== undefined && now.signature === undefined;
  return pinned(then) === pinned(now) && !isUnsigned && verifySeal(now) === null;
}
