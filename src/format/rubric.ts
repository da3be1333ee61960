import type { Finding, Result } from '../domain/problem.js';
import type { Rubric } from '../domain/rubric.js';
import { RUBRIC } from './formats.js';
import type { Locate, Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat, repeated } from './read-format.js';

/** Reads a rubric that people wrote. */
export function parseRubric(text: string, file: string): Result<Rubric> {
  const read = readRubric(text, file);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

/** The same, with the way back to lines and columns. */
export function readRubric(text: string, file: string): Result<Located<Rubric>> {
  return readYamlFormat(RUBRIC, text, file, checkRubric);
}

/** What the schema cannot say: ids that occur twice, and a character competency that is called teachable. */
export function checkRubric(rubric: Rubric, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const twice = (list: 'signals' | 'questions'): readonly Finding[] =>
    repeated(
      rubric[list].map(({ id }) => id),
      (id, position) => finding(pointer(list, position, 'id'), { code: 'duplicate-id', id }),
    );
  const teachable =
    rubric.category === 'character' && rubric.teachable
      ? [finding(pointer('teachable'), { code: 'teachable-character' })]
      : [];
  return [...teachable, ...twice('signals'), ...twice('questions')];
}
