import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate, Seat } from '../../domain/candidate.js';
import { byText } from '../../domain/id.js';
import type { Kit } from '../../domain/kit.js';
import type { CurrentInstruments } from '../../domain/panel.js';
import { encodeKit } from '../../format/kit.js';
import { planDigest } from '../../format/seal.js';
import { archiveInstruments } from '../../store/archive.js';
import type { CandidateFiles } from '../../store/candidates.js';
import { replaceFile } from '../../store/files.js';
import { allOrNone, withFolders } from '../../store/new-tree.js';
import type { OpenFolder } from '../place.js';
import { sealedInterviews } from './replan.js';

/** The seats that have neither been left nor sealed. */
export function openSeats({ seats }: Candidate, files: CandidateFiles): readonly Seat[] {
  return seats.filter(
    (seat) => seat.left === undefined && !sealedInterviews(files, seat.interviewer).includes(seat.interview),
  );
}

/** A kit for each open seat; `key` as `keyFor` gives it. */
export function kitsFor(
  candidate: Candidate,
  key: string | null,
  files: CandidateFiles,
  { hiring }: OpenFolder,
  { role, rubrics }: CurrentInstruments,
): readonly Kit[] {
  const ordered = [...rubrics.values()].toSorted((one, other) => byText(one.id, other.id));
  return openSeats(candidate, files).map((seat) => ({
    format: 'touchstone/kit@1',
    folder: hiring.id,
    candidate: candidate.id,
    seat,
    plan: planDigest(candidate),
    ...(key === null ? {} : { key }),
    ...(hiring.signatures === undefined ? {} : { signatures: hiring.signatures }),
    role,
    rubrics: ordered,
  }));
}

/** Writes the kits into a folder, all or none, for the user's eyes only. Returns their paths. */
export function writeKits(
  root: string,
  into: string,
  kits: readonly Kit[],
  { role, rubrics }: CurrentInstruments,
): readonly string[] {
  // A card that comes back names its instruments by digest: they must be kept before anybody can seal.
  archiveInstruments(root, [role, ...rubrics.values()]);
  const pathOf = ({ candidate, seat }: Kit): string =>
    join(into, `${candidate}.${seat.interviewer}.${seat.interview}.kit.json`);
  const writes = kits.map((kit) => () => {
    const path = pathOf(kit);
    const isNew = !existsSync(path);
    replaceFile(path, encodeKit(kit), 'private');
    return isNew ? path : null;
  });
  withFolders(into, 'private', () => {
    allOrNone(writes);
  });
  return kits.map(pathOf);
}
