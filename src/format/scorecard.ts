import type { Finding, Result } from '../domain/problem.js';
import type { Scorecard } from '../domain/scorecard.js';
import { SCORECARD } from './formats.js';
import { encodeJson } from './json.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readJsonFormat, repeated } from './read-format.js';

/** Reads a sealed card. Whether its seal holds is `verifySeal`'s business; whether it fits its instruments, `checkScorecard`'s. */
export function parseScorecard(text: string, file: string): Result<Scorecard> {
  return readJsonFormat(SCORECARD, text, file, checkInside);
}

/** The text of a card's file. */
export function encodeScorecard(card: Scorecard): string {
  return encodeJson(card);
}

// Later code follows a note's id and adds up assessments: each must be there once.
function checkInside(card: Scorecard, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const { notes, assessments, signals } = card.payload;
  const known = new Set(notes.map(({ id }) => id));
  const unknown = (list: string, at: number, evidence: readonly string[]): readonly Finding[] =>
    evidence.every((note) => known.has(note))
      ? []
      : evidence.flatMap((note, position) => {
          const path = pointer('payload', list, at, 'evidence', position);
          return known.has(note) ? [] : [finding(path, { code: 'note-unknown', note })];
        });
  const { started, ended } = card.header;
  return [
    ...(started <= ended
      ? []
      : [finding(pointer('header', 'ended'), { code: 'interview-ends-before-start', started, ended })]),
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
