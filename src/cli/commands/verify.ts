import type { Id } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { errorAt } from '../../domain/problem.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { CANDIDATES, listCandidates, readCandidateFiles } from '../../store/candidates.js';
import { gitHistory } from '../../store/git.js';
import { findingsFormat, tellFindings } from '../findings-output.js';
import { instrumentFindings } from '../instruments.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { trustFindings, unknownCandidate } from '../panel-reading.js';
import { candidateId, openFolder } from '../place.js';

interface Verified {
  readonly cards: number;
  readonly findings: readonly Finding[];
}

/** `touchstone verify`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const format = findingsFormat(invocation);
  const { root } = openFolder(invocation, environment);
  const all = listCandidates(root);
  const wanted = invocation.arguments.map(candidateId);
  const archive = openArchive(root);
  const verified = (wanted.length > 0 ? wanted : all.ids).map((id) => verifyCandidate(root, archive, id));
  const findings = once([
    ...(wanted.length > 0 ? [] : all.findings),
    ...verified.flatMap((one) => one.findings),
    ...changedSinceCommit(root, wanted),
  ]);

  const cards = verified.reduce((total, one) => total + one.cards, 0);
  const calm = `${cards} sealed ${cards === 1 ? 'card holds' : 'cards hold'}.`;
  tellFindings(environment, findings, format, root, calm);
  return Promise.resolve(findings.length > 0 ? 1 : 0);
}

function verifyCandidate(root: string, archive: Archive, id: Id): Verified {
  const files = readCandidateFiles(root, id);
  if (files === null) throw unknownCandidate(root, id);
  const findings = files.cards.flatMap((filed) => [
    ...instrumentFindings(filed.card, archive),
    ...trustFindings(filed, files, archive),
  ]);
  return { cards: files.cards.length, findings: [...files.findings, ...findings] };
}

// Several cards rest on one instrument, and each of them finds what is wrong with it.
function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

// A seal shows accidental change only; git knows what the file was when it was first committed.
function changedSinceCommit(root: string, wanted: readonly Id[]): readonly Finding[] {
  const below = wanted.length > 0 ? wanted : ['*'];
  const sealed = below.flatMap((id) => [`${CANDIDATES}/${id}/*.scorecard.json`]);
  const history = gitHistory(root, [...sealed, 'instruments/*.json']);
  return (history?.changed ?? []).map((file) => errorAt(file, { code: 'changed-since-commit' }));
}
