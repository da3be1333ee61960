import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../domain/candidate.js';
import type { Debrief } from '../domain/debrief.js';
import type { Decision } from '../domain/decision.js';
import type { EncryptedRecord } from '../domain/encrypted.js';
import type { Id } from '../domain/id.js';
import { isId } from '../domain/id.js';
import type { Finding, Result } from '../domain/problem.js';
import { Failure, errorAt, refused } from '../domain/problem.js';
import type { SealedCard } from '../domain/scorecard.js';
import { parseCandidate } from '../format/candidate.js';
import { parseDebrief } from '../format/debrief.js';
import { parseDecision } from '../format/decision.js';
import { isEncryptedText, parseEncrypted } from '../format/encrypted.js';
import { parseScorecard } from '../format/scorecard.js';
import { digestOf, verifySeal } from '../format/seal.js';
import {
  CANDIDATES,
  CARD_ENDING,
  candidateFile,
  candidateFolder,
  cardFile,
  debriefFolder,
  decisionFile,
} from './candidate-paths.js';
import { readFolder, readListed, readText } from './read.js';

/** A sealed card and the file it lies in, relative to the hiring folder. */
export interface FiledCard<Card extends SealedCard = SealedCard> {
  readonly file: string;
  readonly card: Card;
}

/** A record that is encrypted as a whole, and the file it lies in. */
export interface FiledRecord {
  readonly file: string;
  readonly record: EncryptedRecord;
}

/** Everything filed for one candidate. What cannot be used is left out and told in the findings. */
export interface CandidateFiles<Card extends SealedCard = SealedCard> {
  readonly candidate: Candidate | null;
  readonly cards: readonly FiledCard<Card>[];
  readonly debriefs: readonly Debrief[];
  readonly decision: Decision | null;
  /** Debriefs and the decision, where they are encrypted. */
  readonly encrypted: readonly FiledRecord[];
  readonly findings: readonly Finding[];
}

/** The ids of all candidates, sorted; and a finding for each folder that is none. */
export function listCandidates(folder: string): {
  readonly ids: readonly Id[];
  readonly findings: readonly Finding[];
} {
  const { folders, findings } = readFolder(folder, CANDIDATES);
  return {
    ids: folders.filter(isId),
    findings: [
      ...findings,
      ...folders
        .filter((name) => !isId(name))
        .map((name) => errorAt(join(CANDIDATES, name), { code: 'folder-not-candidate', name })),
    ],
  };
}

/** A candidate's plan; null when there is no such candidate. */
export function readCandidate(folder: string, id: Id): Result<Candidate> | null {
  const file = candidateFile(id);
  const text = readText(folder, file);
  const read = text?.ok === true ? parseCandidate(text.value, file) : text;
  if (read === null || !read.ok || read.value.id === id) return read;
  return refused(file, { code: 'id-unlike-file', id: read.value.id, file: `${candidateFolder(id)}/` });
}

/**
 * The text of a candidate's plan, as long as it says what it said when it was read. For whoever is about to change it.
 * @throws Failure `changed-meanwhile` otherwise.
 */
export function unchangedCandidate(root: string, before: Candidate): string {
  const file = candidateFile(before.id);
  const text = readText(root, file);
  const now = text?.ok === true ? parseCandidate(text.value, file) : null;
  if (text?.ok === true && now?.ok === true && digestOf(now.value) === digestOf(before)) return text.value;
  throw new Failure({ code: 'changed-meanwhile', file });
}

/** Everything filed for a candidate, every seal checked. Null when there is no such folder. */
export function readCandidateFiles(folder: string, id: Id): CandidateFiles | null {
  const candidate = readCandidate(folder, id);
  if (candidate === null) {
    if (!existsSync(join(folder, candidateFolder(id)))) return null;
    return nothingBut([errorAt(candidateFile(id), { code: 'file-missing', file: 'candidate.yaml' })]);
  }
  if (!candidate.ok && candidate.findings.some(({ problem }) => problem.code === 'file-is-link')) {
    return nothingBut(candidate.findings);
  }
  const listing = readFolder(folder, candidateFolder(id));
  // Most candidates have none, and asking the disk for thousands of them takes its time.
  const hasDebrief = [listing.folders, listing.files].some((names) => names.includes('debrief'));
  const debriefListing = hasDebrief
    ? readFolder(folder, debriefFolder(id))
    : { files: [], folders: [], findings: [] };
  const findings = [
    ...listing.findings,
    ...debriefListing.findings,
    ...listing.folders.filter(isRecord).map((name) => folderForFile(candidateFolder(id), name)),
    ...debriefListing.folders.filter(isRecord).map((name) => folderForFile(debriefFolder(id), name)),
  ];
  const collect = <Value>(read: Result<Value> | null): Value | null => {
    if (read === null) return null;
    if (read.ok) return read.value;
    findings.push(...read.findings);
    return null;
  };
  const cards = listing.files
    .filter((name) => name.endsWith(CARD_ENDING))
    .flatMap((name) => {
      const file = `${candidateFolder(id)}/${name}`;
      const card = collect(readCard(folder, file, id));
      return card === null ? [] : [{ file, card }];
    });
  const debriefs = debriefListing.files
    .filter(isRecord)
    .flatMap((name) => collect(readRecord(folder, join(debriefFolder(id), name), id)) ?? []);
  const decision = listing.files.includes('decision.json')
    ? collect(readRecord(folder, decisionFile(id), id))
    : null;
  return filesOf(
    collect(candidate),
    cards,
    [...debriefs, ...(decision === null ? [] : [decision])],
    findings,
  );
}

type Filed = FiledRecord | { readonly debrief: Debrief } | { readonly decision: Decision };

function filesOf(
  candidate: Candidate | null,
  cards: readonly FiledCard[],
  records: readonly Filed[],
  findings: readonly Finding[],
): CandidateFiles {
  return {
    candidate,
    cards,
    debriefs: records.flatMap((one) => ('debrief' in one ? [one.debrief] : [])),
    decision: records.flatMap((one) => ('decision' in one ? [one.decision] : []))[0] ?? null,
    encrypted: records.flatMap((one) => ('record' in one ? [one] : [])),
    findings,
  };
}

/**
 * What is wrong with a card, without what its payload says: a finding would show a rating to somebody who has not sealed
 * yet. What does not fit the payload's form was changed after sealing.
 */
export function blindFindings(findings: readonly Finding[]): readonly Finding[] {
  const inPayload = (finding: Finding): boolean => finding.place.path?.startsWith('/payload') === true;
  const first = findings.find(inPayload);
  const others = findings.filter((finding) => !inPayload(finding));
  return first === undefined
    ? others
    : [...others, { ...first, problem: { code: 'seal-broken', part: 'payload' } }];
}

function nothingBut(findings: readonly Finding[]): CandidateFiles {
  return filesOf(null, [], [], findings);
}

function isRecord(name: string): boolean {
  return name.endsWith('.json');
}

function folderForFile(folder: string, name: string): Finding {
  return errorAt(join(folder, name), { code: 'file-is-folder' });
}

/** One card: its seal must hold, and it must be of the candidate and the seat that its file is named after. */
function readCard(folder: string, file: string, candidate: Id): Result<SealedCard> | null {
  const card = parsed(folder, file, parseScorecard);
  if (card === null) return null;
  if (!card.ok) return { ok: false, findings: blindFindings(card.findings) };
  const broken = verifySeal(card.value);
  if (broken !== null) return refused(file, broken);
  const { header } = card.value;
  const home = cardFile(header.candidate, header.interviewer, header.interview);
  if (header.candidate !== candidate || home !== file) return refused(file, { code: 'card-elsewhere', home });
  return card;
}

/** A debrief or a decision, readable or encrypted. */
function readRecord(folder: string, file: string, candidate: Id): Result<Filed> | null {
  return parsed(folder, file, (text): Result<Filed> => {
    if (!isEncryptedText(text)) return parseRecord(text, file, candidate);
    const record = parseEncrypted(text, file);
    if (!record.ok) return record;
    if (record.value.candidate === candidate) return { ok: true, value: { file, record: record.value } };
    return refused(file, { code: 'id-unlike-file', id: record.value.candidate, file });
  });
}

/** What one author settled, or what was decided, about this candidate. Of debriefs only the file that is named after the author holds theirs. */
export function parseRecord(
  text: string,
  file: string,
  candidate: Id,
): Result<{ readonly debrief: Debrief } | { readonly decision: Decision }> {
  if (file.endsWith('/decision.json')) {
    const decision = parseDecision(text, file);
    if (!decision.ok) return decision;
    if (decision.value.candidate === candidate) return { ok: true, value: { decision: decision.value } };
    return refused(file, { code: 'id-unlike-file', id: decision.value.candidate, file });
  }
  const debrief = parseDebrief(text, file);
  if (!debrief.ok) return debrief;
  const { author, candidate: about } = debrief.value;
  if (about !== candidate) return refused(file, { code: 'id-unlike-file', id: about, file });
  const isTheirs = file.endsWith(`/${author}.json`);
  return isTheirs
    ? { ok: true, value: { debrief: debrief.value } }
    : refused(file, { code: 'id-unlike-file', id: author, file });
}

function parsed<Value>(
  folder: string,
  file: string,
  parse: (text: string, file: string) => Result<Value>,
): Result<Value> | null {
  const text = readListed(folder, file);
  return !text?.ok ? text : parse(text.value, file);
}
