import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, SAMPLE } from '../cli/world.js';
import { parseCandidate } from '../../src/format/candidate.js';

/** The options of `plan` that give each seat the questions that the sample answers. */
export function sampleQuestions(): readonly string[] {
  const parsed = parseCandidate(sampleText('candidate.yaml'), 'candidate.yaml');
  if (!parsed.ok) throw new Error('The sample is broken.');
  return parsed.value.seats.flatMap(({ interviewer, questions }) => [
    '--ask',
    `${interviewer}=${questions.join(',')}`,
  ]);
}

/** The sample's answers of a seat, for another candidate, with a word in two of the notes. */
export function answersFor(candidate: string, seat: string, word: string): string {
  return sampleText(`${seat}.answers.yaml`)
    .replaceAll(SAMPLE.split, candidate)
    .replace(/(text: ")/, `$1${word} `)
    .replace(/(text: >-\n +)/, `$1${word} `);
}

/** What Ana settles in the debrief of that panel, with a word in the reason. */
export function debriefNotes(candidate: string, word: string): string {
  return `format: touchstone/debrief-notes@1
candidate: ${candidate}
author: ana
entries:
  - kind: revised
    competency: candor
    question: candor/mistake-that-cost-others
    from: 1
    to: 2
    reason: ${word}, they put it right an hour later, unasked.
    evidence:
      - { question: candor/mistake-that-cost-others, note: 2 }
`;
}

function sampleText(name: string): string {
  return readFileSync(join(REPOSITORY, 'templates/sample', SAMPLE.split, name), 'utf8');
}
