import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sitting } from '../../src/domain/sitting.js';
import { unwrap } from '../../src/domain/problem.js';
import type { Rubrics } from '../../src/domain/rubric.js';
import type { Role } from '../../src/domain/role.js';
import { interviewFrom, parseAnswers } from '../../src/format/answers.js';
import { parseCandidate } from '../../src/format/candidate.js';
import type { JournalHeader } from '../../src/format/journal.js';
import { encodeJournalEvent, encodeJournalHeader } from '../../src/format/journal.js';
import { parseRole } from '../../src/format/role.js';
import { parseRubric } from '../../src/format/rubric.js';
import { digestOf } from '../../src/format/seal.js';

// Handed in, because the harness runs bundled, far from the files.
const ROOT = process.env.TOUCHSTONE_REPOSITORY ?? join(import.meta.dirname, '../..');

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The files of a format in the corpus, good and bad, as texts. */
export function corpusOf(format: string): readonly string[] {
  return ['good', 'bad'].flatMap((kind) => {
    const folder = join('test/corpus', format, kind);
    return readdirSync(join(ROOT, folder))
      .filter((file) => !file.endsWith('.findings'))
      .map((file) => textOf(join(folder, file)))
      .filter((text) => text.length < 100_000);
  });
}

/** Files that are shipped, by the end of their names; the first `longest` characters of each. */
export function shipped(folder: string, ending: string, longest = Infinity): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => textOf(join(folder, file)).slice(0, longest));
}

/** What one interviewer of the sample was rated by, and what they wrote. */
export interface SampleInterview {
  readonly role: Role;
  readonly rubrics: Rubrics;
  readonly sitting: Sitting;
  /** The draft of that interview. */
  readonly journal: string;
}

export function sampleInterview(): SampleInterview {
  const role = unwrap(parseRole(textOf('rubrics/roles/soc-analyst.yaml'), 'role.yaml'), '');
  const rubrics: Rubrics = new Map(
    role.competencies.map(({ rubric }) => [
      rubric,
      unwrap(parseRubric(textOf(`rubrics/${rubric}.yaml`), rubric), ''),
    ]),
  );
  const sample = 'templates/sample/c-7k2m';
  const candidate = unwrap(parseCandidate(textOf(`${sample}/candidate.yaml`), 'candidate.yaml'), '');
  const [seat] = candidate.seats;
  if (seat === undefined) throw new Error('The sample has no seat.');
  const sitting: Sitting = { role, rubrics, seat };
  const file = `${seat.interviewer}.${seat.interview}.answers.yaml`;
  const answers = unwrap(parseAnswers(textOf(join(sample, file)), file), '');
  const { events } = unwrap(interviewFrom(sitting, answers, file), '');
  const header: JournalHeader = {
    format: 'touchstone/journal@1',
    folder: 'lab-x1',
    candidate: candidate.id,
    role: role.id,
    seat,
    instruments: { role: digestOf(role), rubrics: {} },
    plan: digestOf(0),
  };
  const journal = encodeJournalHeader(header) + events.map(encodeJournalEvent).join('');
  return { role, rubrics, sitting, journal };
}
