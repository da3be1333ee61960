import type { Keyring } from '../domain/encrypted.js';
import type { Finding, Result } from '../domain/problem.js';
import { Failure, isFailure } from '../domain/problem.js';
import type { Scorecard } from '../domain/scorecard.js';
import { isLocked } from '../domain/scorecard.js';
import { unlockedScorecard } from '../format/scorecard.js';
import type { CandidateFiles, FiledCard, FiledRecord } from './candidates.js';
import { parseRecord } from './candidates.js';

/**
 * What is filed for a candidate, opened. What is readable already stays as it is; what cannot be used is told in the findings.
 * @throws Failure as `Keyring.open` does.
 */
export async function openFiles(files: CandidateFiles, keyring: Keyring): Promise<CandidateFiles<Scorecard>> {
  const findings: Finding[] = [...files.findings];
  const cards: FiledCard<Scorecard>[] = [];
  for (const { file, card } of files.cards) {
    const opened = await openCard(card, file, keyring);
    if (opened.ok) cards.push({ file, card: opened.value });
    else findings.push(...opened.findings);
  }
  const { debriefs, decision, ...records } = await openRecords(files, keyring);
  return { ...files, cards, debriefs, decision, encrypted: [], findings: [...findings, ...records.findings] };
}

/** The same without the cards: what may be read before the panel is complete. Locked cards are left out. */
export async function openRecordsOf(
  files: CandidateFiles,
  keyring: Keyring,
): Promise<CandidateFiles<Scorecard>> {
  const cards = files.cards.flatMap(({ file, card }) => (isLocked(card) ? [] : [{ file, card }]));
  const { findings, ...records } = await openRecords(files, keyring);
  return { ...files, cards, ...records, encrypted: [], findings: [...files.findings, ...findings] };
}

/** One card, opened. */
export async function openCard(
  card: FiledCard['card'],
  file: string,
  keyring: Keyring,
): Promise<Result<Scorecard>> {
  if (!isLocked(card)) return { ok: true, value: card };
  const payload = await openedIn(file, keyring.open(card.header.candidate, card.payload));
  return unlockedScorecard(card, payload, file);
}

/** One debrief or decision, opened. */
export async function openRecord(
  { file, record }: FiledRecord,
  keyring: Keyring,
): Promise<ReturnType<typeof parseRecord>> {
  const text = await openedIn(file, keyring.open(record.candidate, record));
  return parseRecord(text, file, record.candidate);
}

// What a keyring refuses is refused at a file, where it does not know a better one.
async function openedIn(file: string, opening: Promise<string>): Promise<string> {
  try {
    return await opening;
  } catch (thrown) {
    throw isFailure(thrown) && thrown.place === null
      ? new Failure(thrown.problem, { file }, thrown.exit)
      : thrown;
  }
}

async function openRecords(
  files: CandidateFiles,
  keyring: Keyring,
): Promise<Pick<CandidateFiles, 'debriefs' | 'decision' | 'findings'>> {
  const findings: Finding[] = [];
  const debriefs = [...files.debriefs];
  let { decision } = files;
  for (const filed of files.encrypted) {
    const opened = await openRecord(filed, keyring);
    if (!opened.ok) findings.push(...opened.findings);
    else if ('debrief' in opened.value) debriefs.push(opened.value.debrief);
    else decision = opened.value.decision;
  }
  return { debriefs, decision, findings };
}
