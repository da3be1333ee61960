import type { Seat } from '../domain/candidate.js';
import type { Digest, Id } from '../domain/id.js';
import type { InterviewState } from '../domain/interview.js';
import { replay } from '../domain/interview.js';
import type { InterviewEvent } from '../domain/interview-events.js';
import type { Finding, Problem, Result } from '../domain/problem.js';
import { errorAt, refused } from '../domain/problem.js';
import type { JournalFault } from '../domain/problems/draft.js';
import type { ScorecardHeader } from '../domain/scorecard.js';
import type { Sitting } from '../domain/sitting.js';
import { canonicalJson, isCanonical } from './canonical.js';
import { JOURNAL } from './formats.js';
import { isRecord } from './shape.js';
import { decodeUtf8 } from './text.js';
import { MOST_FINDINGS, validated } from './validate.js';

/** The first line of a draft: whose it is, and what it was begun under. */
export interface JournalHeader {
  readonly format: 'touchstone/journal@1';
  readonly folder: Id;
  readonly candidate: Id;
  readonly role: Id;
  readonly seat: Seat;
  readonly instruments: ScorecardHeader['instruments'];
  readonly plan: Digest;
}

/** A draft as it was read. */
export interface Journal {
  readonly header: JournalHeader;
  readonly events: readonly InterviewEvent[];
  /** How many bytes are whole lines; what stands behind them was cut off while it was being written. */
  readonly whole: number;
  readonly torn: number;
}

const LINE_END = 0x0a;

// Nobody takes down so much in one interview: an event for every second of eight hours.
const MOST_LINES = 30_000;
const MOST_MEBIBYTES = 32;
/** How many bytes a draft may be long. */
export const LARGEST_JOURNAL = MOST_MEBIBYTES * 1024 * 1024;

/** The first line of a draft, with its line end. */
export function encodeJournalHeader(header: JournalHeader): string {
  return `${canonicalJson(header)}\n`;
}

/** An event's line, with its line end: only with it is the line whole. */
export function encodeJournalEvent(event: InterviewEvent): string {
  return `${canonicalJson(event)}\n`;
}

/**
 * Reads a draft. What stands behind the last line end was cut off and is left out, and so is a last line with NUL bytes in it: a
 * disk that lost its power fills up what it had not written. Any other line that cannot be read is a finding that names it, as
 * far as that helps anybody.
 */
export function parseJournal(bytes: Uint8Array, file: string): Result<Journal> {
  if (bytes.length > LARGEST_JOURNAL) {
    return refused(file, { code: 'file-too-large', mebibytes: MOST_MEBIBYTES });
  }
  const whole = wholeLength(bytes);
  const findings: Finding[] = [];
  let header: JournalHeader | null = null;
  const events: InterviewEvent[] = [];
  let start = 0;
  for (let line = 1; start < whole && findings.length < MOST_FINDINGS; line += 1) {
    if (line > MOST_LINES) {
      findings.push(findingAt(file, line, { code: 'journal-too-long', most: MOST_LINES }));
      break;
    }
    const end = bytes.indexOf(LINE_END, start);
    const read = readLine(bytes.subarray(start, end), line === 1);
    start = end + 1;
    if (!read.ok) findings.push(findingAt(file, line, read.problem));
    else if (line === 1) header = read.value as JournalHeader;
    else events.push(read.value as InterviewEvent);
    // A newer format is the only thing to tell: its lines mean what they mean there.
    if (line === 1 && !read.ok) break;
  }
  if (findings.length === 0 && header === null) {
    findings.push(findingAt(file, 1, { code: 'journal-line-broken', fault: 'cut' }));
  }
  return header === null || findings.length > 0
    ? { ok: false, findings }
    : { ok: true, value: { header, events, whole, torn: bytes.length - whole } };
}

/** The state that a draft's events lead to; a line that the engine refuses is a finding that names it. */
export function replayJournal(journal: Journal, sitting: Sitting, file: string): Result<InterviewState> {
  const replayed = replay(sitting, journal.events);
  if (replayed.ok) return { ok: true, value: replayed.state };
  const problem = { code: 'journal-event-refused', refusal: replayed.problem } as const;
  return refused(file, problem, { line: replayed.index + 2, column: 1 });
}

/** What keeps a draft from being taken up for a seat: it is another's, or the instruments have changed since. Null when nothing does. */
export function journalMismatch(header: JournalHeader, expected: JournalHeader): Problem | null {
  const seatOf = ({ folder, candidate, seat }: JournalHeader): string =>
    `${folder}/${candidate}/${seat.interviewer}/${seat.interview}`;
  if (seatOf(header) !== seatOf(expected)) {
    return { code: 'journal-of-another-seat', journal: seatOf(header), seat: seatOf(expected) };
  }
  const ids = new Set([
    ...Object.keys(header.instruments.rubrics),
    ...Object.keys(expected.instruments.rubrics),
  ]);
  const changed = [...ids]
    .filter((id) => header.instruments.rubrics[id] !== expected.instruments.rubrics[id])
    .toSorted();
  if (header.role !== expected.role || header.instruments.role !== expected.instruments.role) {
    changed.unshift(header.role);
  }
  return changed.length === 0 ? null : { code: 'journal-instruments-changed', changed };
}

function wholeLength(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(LINE_END) + 1;
  if (end === 0) return 0;
  const start = bytes.lastIndexOf(LINE_END, end - 2) + 1;
  return end > 1 && bytes.subarray(start, end).includes(0) ? start : end;
}

type ReadLine =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

function readLine(bytes: Uint8Array, isHeader: boolean): ReadLine {
  const decoded = decodeUtf8(bytes, '');
  if (!decoded.ok) return broken('encoding');
  let value: unknown;
  try {
    value = JSON.parse(decoded.value);
  } catch {
    return broken('json');
  }
  if (!isRecord(value) || isHeader !== Object.hasOwn(value, 'format'))
    return broken(isHeader ? 'header' : 'event');
  const fits = validated(JOURNAL, value, '', () => null);
  if (!fits.ok) {
    const newer = fits.findings.find(({ problem }) => problem.code === 'format-newer');
    return newer === undefined
      ? broken(isHeader ? 'header' : 'event')
      : { ok: false, problem: newer.problem };
  }
  return isCanonical(value, decoded.value) ? { ok: true, value } : broken('layout');
}

function broken(fault: JournalFault): ReadLine {
  return { ok: false, problem: { code: 'journal-line-broken', fault } };
}

function findingAt(file: string, line: number, problem: Problem): Finding {
  return errorAt(file, problem, { line, column: 1 });
}
