import type { Id } from '../../domain/id.js';
import type { Problem } from '../../domain/problem.js';
import { Blocked, Failure } from '../../domain/problem.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { interviewersOf } from '../../domain/seat.js';
import type { Archive } from '../../store/archive.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { openFiles } from '../../store/opening.js';
import { knownFiles } from '../options/known-candidate.js';
import type { PanelAccess } from './panel-access.js';
import type { ReadPanel } from './panel-reading.js';
import { readPanel, trustFindings } from './panel-reading.js';

/**
 * The panel of a candidate with everything in its files opened: once nobody waits for a card any more, because all are there or the
 * candidate withdrew. Until then nobody sees what others wrote, and this throws a `Failure` with what `early` makes of whoever is
 * missing, exit code 1. Otherwise as `readPanel`.
 */
export async function readWhole(
  root: string,
  archive: Archive,
  id: Id,
  access: PanelAccess,
  early: (missing: readonly Id[], read: ReadPanel) => Problem,
): Promise<ReadPanel> {
  const read = await readPanel(root, archive, id, access);
  const { missing, candidate } = read.panel;
  if (missing.length === 0) return read;
  if (candidate.status === 'withdrawn')
    return { ...read, files: await everything(root, archive, id, access) };
  const people = interviewersOf(missing);
  throw new Failure(early(people, read), null, 1);
}

async function everything(
  root: string,
  archive: Archive,
  id: Id,
  { keyring }: PanelAccess,
): Promise<CandidateFiles<Scorecard>> {
  const filed = knownFiles(root, id);
  const files = await openFiles(filed, keyring);
  const findings = [...files.findings, ...files.cards.flatMap((card) => trustFindings(card, files, archive))];
  if (findings.length > 0) throw new Blocked(findings, root);
  return files;
}
