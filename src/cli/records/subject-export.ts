import type { Act } from '../../domain/act.js';
import type { Hold } from '../../domain/hold.js';
import type { Id } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { recommend } from '../../domain/recommend.js';
import { retentionOf } from '../../domain/retention.js';
import type { Rubric } from '../../domain/rubric.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { isSameSeat } from '../../domain/seat.js';
import { statusOf } from '../../domain/status.js';
import type { SubjectCard } from '../../render/subject-card.js';
import { subjectDocument } from '../../render/subject-document.js';
import { appendAct, readActs } from '../../store/acts.js';
import type { Archive } from '../../store/archive.js';
import { openArchive } from '../../store/archive.js';
import { isInGit } from '../../store/git.js';
import { holdFile, isHeld, liftedFile, readHold } from '../../store/holds.js';
import { readNames } from '../../store/names.js';
import { realProcesses } from '../../store/processes.js';
import { recordFinder } from '../../store/records.js';
import { isPage, writeDocumentFile } from '../document-file.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { refuseBeside } from '../options/word-option.js';
import { accessOf } from '../panels/panel-access.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { materialOf } from '../panels/panel-reading.js';
import { readWhole } from '../panels/whole-reading.js';
import type { OpenFolder } from '../place.js';
import { candidateId, identify, openFolder } from '../place.js';
import { present } from '../present.js';
import { print } from '../report.js';
import { profileOf, recordPlaces, refusePurged } from '../retention.js';

/** `touchstone export --subject`: everything about one person in one document, for that person. */
export async function exportSubject(
  typed: string,
  invocation: Invocation,
  environment: Environment,
): Promise<number> {
  refuseOthers(invocation);
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const id = candidateId(typed);
  refusePurged(root, id);
  const archive = openArchive(root);
  const access = accessOf(invocation, environment, folder);
  const read = await readWhole(root, archive, id, access, (missing, { panel, headers }) => ({
    code: 'subject-too-early',
    candidate: id,
    missing,
    next: statusOf(panel.candidate, headers, environment.now()).next?.on ?? null,
  }));
  const by = identify(invocation, environment, folder);
  const act: Act = { format: 'touchstone/act@1', act: 'exported', candidate: id, on: environment.now(), by };
  const hold = await holdIn(holdFile(id), { root, id, access });
  const lifted = await holdIn(liftedFile(id), { root, id, access });
  const markdown = documentOf(read, { folder, archive, act, hold, lifted }, environment);
  const output = textOption(invocation, 'output');
  const text = output !== null && isPage(output) ? await pageOf(markdown, id) : markdown;

  appendAct(root, act, realProcesses(environment.pid));
  if (output !== null) writeDocumentFile(environment, output, text);
  else print(environment, present(markdown, environment, 'unfolded'));
  return 0;
}

// They choose and shape rows for machines; this is one document for one person.
function refuseOthers(invocation: Invocation): void {
  refuseBeside('--subject', ['format', 'table', 'mapping', 'evidence', 'role'], invocation);
  const [other] = invocation.arguments;
  if (other !== undefined) throw new Failure({ code: 'option-excluded', option: '--subject', other });
}

async function holdIn(
  file: string,
  {
    root,
    id,
    access,
  }: { readonly root: string; readonly id: Id; readonly access: ReturnType<typeof accessOf> },
): Promise<Hold | null> {
  const read = await readHold(root, file, id, access.keyring);
  if (read === null) return null;
  const { hold, shut } = unwrap(read, root);
  // A document that leaves a reason out in silence would be a wrong one.
  if (shut !== null) throw new Failure(shut, { file });
  return hold;
}

interface Rest {
  readonly folder: OpenFolder;
  readonly archive: Archive;
  readonly act: Act;
  readonly hold: Hold | null;
  readonly lifted: Hold | null;
}

function documentOf(
  read: ReadPanel,
  { folder, archive, act, hold, lifted }: Rest,
  environment: Environment,
): string {
  const { root, hiring } = folder;
  const { candidate } = read.panel;
  const { decision } = read.files;
  const profile = profileOf(folder);
  const status = statusOf(candidate, read.headers, act.on);
  const acts = unwrap(readActs(root), root).filter((one) => one.candidate === candidate.id);
  return subjectDocument({
    organisation: hiring.organisation,
    name: unwrap(readNames(root), root).get(candidate.id) ?? null,
    asOf: act.on,
    material: materialOf(read),
    cards: read.files.cards.map(({ card }) => asRated(card, read, archive, root)),
    recommendation: recommend(read.panel),
    isHeld: isHeld(root, candidate.id),
    hold,
    lifted,
    retention: retentionOf(status, decision === null ? null : { on: decision.on }, profile, act.on),
    profile,
    acts: [...acts, act],
    inGit: isInGit(root),
    records: recordFinder(recordPlaces(folder, environment))(candidate.id),
  });
}

function asRated(card: Scorecard, { panel }: ReadPanel, archive: Archive, root: string): SubjectCard {
  const { role, instruments } = card.header;
  const uncounted = panel.uncounted.find((one) => isSameSeat(one, card.header));
  const rubrics = Object.entries(instruments.rubrics).map(([id, digest]): [Id, Rubric] => [
    id,
    unwrap(archive.rubric(id, digest), root),
  ]);
  return {
    card,
    uncounted: uncounted?.why ?? null,
    role: unwrap(archive.role(role, instruments.role), root),
    rubrics: new Map(rubrics),
  };
}

async function pageOf(markdown: string, candidate: Id): Promise<string> {
  // Read only when it is asked for.
  const { page } = await import('../../render/page.js');
  return page({
    title: `Everything held about ${candidate}`,
    kind: 'Everything held about one person',
    language: 'en',
    markdown,
    figures: [],
    layout: 'report',
    outcome: null,
  });
}
