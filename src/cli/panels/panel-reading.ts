import { assemblePanel } from '../../domain/assemble-panel.js';
import type { Candidate } from '../../domain/candidate.js';
import type { Digest, Id } from '../../domain/id.js';
import { byText } from '../../domain/id.js';
import type { CurrentInstruments, Instruments, Panel } from '../../domain/panel.js';
import type { Finding, Result } from '../../domain/problem.js';
import { Blocked, Failure, errorAt } from '../../domain/problem.js';
import type { Role } from '../../domain/role.js';
import type { Rubric } from '../../domain/rubric.js';
import type { Scorecard, ScorecardHeader, SealedCard } from '../../domain/scorecard.js';
import { isLocked } from '../../domain/scorecard.js';
import type { Doubts } from '../../domain/signature.js';
import { doubtsAbout } from '../../domain/signature.js';
import { isPanelSealed } from '../../domain/status.js';
import { checkScorecard } from '../../format/references.js';
import { isPlanKnown } from '../../format/seal.js';
import type { PanelMaterial } from '../../render/panel-material.js';
import type { Archive } from '../../store/archive.js';
import { candidateFolder } from '../../store/candidate-paths.js';
import type { CandidateFiles, FiledCard } from '../../store/candidates.js';
import { openFiles, openRecordsOf } from '../../store/opening.js';
import { knownFiles } from '../options/known-candidate.js';
import type { ReadCurrent } from './current-instruments.js';
import { currentInstruments } from './current-instruments.js';
import type { PanelAccess } from './panel-access.js';

/** A panel, and what was read for it. */
export interface ReadPanel {
  readonly panel: Panel;
  /** Locked cards of a panel that is not complete are left out. */
  readonly files: CandidateFiles<Scorecard>;
  /** Of every card that is filed. */
  readonly headers: readonly ScorecardHeader[];
}

/** A panel that has sealed, and that nobody can open without an identity: what its headers say. */
export interface ShutPanel {
  readonly shut: Candidate;
  readonly headers: readonly ScorecardHeader[];
  readonly doubts: Doubts;
  /** The role by which it is to be judged. */
  readonly role: Role;
}

/**
 * The panel of one candidate. Throws a `Failure` when there is no such candidate, and `Blocked` when something filed
 * there cannot be trusted: a recommendation that leaves a file out in silence would be a wrong one. What is encrypted is
 * opened once the panel is complete, and throws a `Failure` where the keyring cannot. So does a signature
 * that cannot be checked.
 */
export async function readPanel(
  root: string,
  archive: Archive,
  id: Id,
  access: PanelAccess,
): Promise<ReadPanel> {
  const read = await readPanelOrShut(root, archive, id, access, currentInstruments);
  if ('panel' in read) return read;
  throw new Failure({ code: 'identity-missing' }, { file: candidateFolder(id) });
}

/**
 * The same for whoever reads many: a panel that cannot be opened for want of an identity is told as such. `current` reads the
 * instruments that no card pins.
 */
export async function readPanelOrShut(
  root: string,
  archive: Archive,
  id: Id,
  access: PanelAccess,
  current: ReadCurrent,
): Promise<ReadPanel | ShutPanel> {
  const filed = knownFiles(root, id);
  const { candidate } = filed;
  if (candidate === null || filed.findings.length > 0) throw new Blocked(filed.findings, root);
  const headers = filed.cards.map(({ card }) => card.header);
  const doubts = await doubtsAbout(
    filed.cards.map(({ card }) => card),
    access.signatures,
  );
  const isComplete = isPanelSealed(candidate, headers, doubts);
  const trusted = (cards: readonly FiledCard[]): Instruments => {
    const { value, findings } = instrumentsOf(headers, archive, () => current(root, candidate.role));
    const doubted = cards.flatMap((card) => trustFindings(card, filed, archive));
    if (findings.length + doubted.length > 0) throw new Blocked([...findings, ...doubted], root);
    return value;
  };
  if (isComplete && !isReadable(filed) && !access.keyring.hasIdentity) {
    return { shut: candidate, headers, doubts, role: roleOf(headers, trusted(filed.cards)) };
  }
  const files = isReadable(filed) ? filed : await opened(filed, isComplete, access);
  if (files.findings.length > 0) throw new Blocked(files.findings, root);
  const instruments = trusted(files.cards);
  const seen = new Map<string, SealedCard>(files.cards.map(({ file, card }) => [file, card]));
  const cards = filed.cards.map(({ file, card }) => seen.get(file) ?? card);
  const panel = assemblePanel(candidate, cards, files.debriefs, instruments, doubts);
  return { panel, files, headers };
}

/** What documents about a panel quote from. */
export function materialOf({ panel, files }: ReadPanel): PanelMaterial {
  return {
    candidate: panel.candidate,
    role: panel.role,
    rubrics: panel.rubrics,
    cards: files.cards.map(({ card }) => card),
    debriefs: files.debriefs,
    decision: files.decision,
  };
}

// That of the card sealed first, because what was agreed first holds.
function roleOf(headers: readonly ScorecardHeader[], { roles, current }: Instruments): Role {
  const [first] = headers
    .filter(({ capacity, conflict }) => capacity === 'interviewer' && !conflict)
    .toSorted((a, b) => byText(a.sealed, b.sealed) || byText(a.instruments.role, b.instruments.role));
  return (first === undefined ? undefined : roles.get(first.instruments.role)) ?? current().role;
}

function isReadable(files: CandidateFiles): files is CandidateFiles<Scorecard> {
  return files.encrypted.length === 0 && !files.cards.some(({ card }) => isLocked(card));
}

// Before every planned card is there nobody reads one, whatever keys they have. What was settled or decided is no rating
// that anybody waits for; without an identity it stays shut, and a panel that waits is told all the same.
async function opened(
  files: CandidateFiles,
  isComplete: boolean,
  { keyring }: PanelAccess,
): Promise<CandidateFiles<Scorecard>> {
  if (isComplete) return openFiles(files, keyring);
  return openRecordsOf(keyring.hasIdentity ? files : { ...files, encrypted: [] }, keyring);
}

/** What keeps a card from being trusted beside its seal: a plan that changed without a reason, or content that does not fit its instruments. */
export function trustFindings(
  { file, card }: FiledCard,
  { candidate }: Pick<CandidateFiles, 'candidate'>,
  archive: Archive,
): readonly Finding[] {
  const { header } = card;
  const plan =
    candidate === null || isPlanKnown(card, candidate)
      ? []
      : [errorAt(file, { code: 'plan-changed', interviewer: header.interviewer })];
  // A missing instrument is told once, by whoever asked for it first.
  const role = archive.role(header.role, header.instruments.role);
  if (!role.ok) return plan;
  const rubrics = new Map<Id, Rubric>();
  for (const [id, digest] of Object.entries(header.instruments.rubrics)) {
    const rubric = archive.rubric(id, digest);
    if (!rubric.ok) return plan;
    rubrics.set(id, rubric.value);
  }
  return isLocked(card) ? plan : [...plan, ...checkScorecard(card, role.value, rubrics, file, () => null)];
}

/** Every role and rubric that the cards were rated by. `current` is asked only for what no card pins. */
function instrumentsOf(
  headers: readonly ScorecardHeader[],
  archive: Archive,
  current: Instruments['current'],
): { readonly value: Instruments; readonly findings: readonly Finding[] } {
  const roles = new Map<Digest, Role>();
  const rubrics = new Map<Digest, Rubric>();
  const findings = new Map<Digest, readonly Finding[]>();
  const keep = <Value>(into: Map<Digest, Value>, digest: Digest, result: Result<Value>): void => {
    if (result.ok) into.set(digest, result.value);
    else findings.set(digest, result.findings);
  };
  for (const { role, instruments } of headers) {
    keep(roles, instruments.role, archive.role(role, instruments.role));
    for (const [id, digest] of Object.entries(instruments.rubrics)) {
      keep(rubrics, digest, archive.rubric(id, digest));
    }
  }
  let loaded: CurrentInstruments | null = null;
  return {
    // Reading YAML takes longer than all the rest, so it waits until it is asked for. A function and no getter: of an object
    // with a getter V8 makes a class of its own, which keeps all that the getter sees from being thrown away with the panel.
    value: { roles, rubrics, current: () => (loaded ??= current()) },
    findings: [...findings.values()].flat(),
  };
}
