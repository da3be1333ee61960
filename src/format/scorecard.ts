import type { Finding, Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import type { LockedScorecard, Scorecard, ScorecardPayload, SealedCard } from '../domain/scorecard.js';
import { isLocked } from '../domain/scorecard.js';
import { SCORECARD } from './formats.js';
import { encodeJson, parseJson } from './json.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readJsonFormat, repeated } from './read-format.js';
import { verifySeal } from './seal.js';

/** Reads a sealed card. Whether its seal holds is `verifySeal`'s business; whether it fits its instruments, `checkScorecard`'s. */
export function parseScorecard(text: string, file: string): Result<SealedCard> {
  return readJsonFormat(SCORECARD, text, file, checkInside);
}

/** The text of a card's file. */
export function encodeScorecard(card: SealedCard): string {
  return encodeJson(card);
}

/** The text that is encrypted in the place of a payload. */
export function encodePayload(payload: ScorecardPayload): string {
  return encodeJson(payload);
}

/** A locked card with the payload that was encrypted in it. Findings when that is no payload, or not the one that was sealed. */
export function unlockedScorecard(card: LockedScorecard, payload: string, file: string): Result<Scorecard> {
  const parsed = parseJson(payload, file);
  if (!parsed.ok) return withoutLines(parsed.findings);
  const read = parseScorecard(encodeJson({ ...card, payload: parsed.value }), file);
  if (!read.ok) return withoutLines(read.findings);
  if (isLocked(read.value) || verifySeal(read.value) !== null) {
    return refused(file, { code: 'seal-broken', part: 'payload' });
  }
  return { ok: true, value: read.value };
}

// The lines are those of a text that lies in no file.
function withoutLines(findings: readonly Finding[]): Result<never> {
  const told = findings.map(({ place: { file, path }, ...finding }) => ({
    ...finding,
    place: path === undefined ? { file } : { file, path },
  }));
  return { ok: false, findings: told };
}

// Later code follows a note's id and adds up assessments: each must be there once.
function checkInside(card: SealedCard, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  if (isLocked(card)) return timesOf(card, finding);
  const { notes, assessments, signals } = card.payload;
  const known = new Set(notes.map(({ id }) => id));
  const unknown = (list: string, at: number, evidence: readonly string[]): readonly Finding[] =>
    evidence.every((note) => known.has(note))
      ? []
      : evidence.flatMap((note, position) => {
          const path = pointer('payload', list, at, 'evidence', position);
          return known.has(note) ? [] : [finding(path, { code: 'note-unknown', note })];
        });
  return [
    ...timesOf(card, finding),
    ...repeated(
      notes.map(({ id }) => id),
      (id, position) => finding(pointer('payload', 'notes', position, 'id'), { code: 'duplicate-id', id }),
    ),
    ...assessments.flatMap((assessment, position) =>
      'evidence' in assessment ? unknown('assessments', position, assessment.evidence) : [],
    ),
    ...repeated(
      assessments.map(({ question, competency }) => `${question} ${competency}`),
      (pair, position) => {
        const [question = '', competency = ''] = pair.split(' ');
        return finding(pointer('payload', 'assessments', position), {
          code: 'assessed-twice',
          question,
          competency,
        });
      },
    ),
    ...signals.flatMap((signal, position) => unknown('signals', position, signal.evidence)),
    ...repeated(
      signals.map(({ question, competency, signal }) => `${question} ${competency}/${signal}`),
      (address, position) =>
        finding(pointer('payload', 'signals', position), {
          code: 'duplicate-id',
          id: address.split(' ')[1] ?? '',
        }),
    ),
  ];
}

function timesOf({ header }: SealedCard, finding: ReturnType<typeof findingsIn>): readonly Finding[] {
  const { started, ended } = header;
  if (started <= ended) return [];
  return [finding(pointer('header', 'ended'), { code: 'interview-ends-before-start', started, ended })];
}
