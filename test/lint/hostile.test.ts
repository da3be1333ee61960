import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionKind, Rubric } from '../../src/domain/rubric.js';
import { QUESTION_KINDS } from '../../src/domain/rubric.js';
import { lintRubric } from '../../src/lint/lint.js';
import { RUBRIC } from './valid-subjects.js';

/** The valid rubric with a text wherever a rule reads one. */
function filled(text: string, kind: QuestionKind): Rubric {
  const anchor = { label: text, behaviors: [text, `${text} `] };
  const anchors = { 1: anchor, 2: anchor, 3: anchor, 4: anchor, 5: anchor };
  return {
    ...RUBRIC,
    definition: text,
    anchors,
    signals: RUBRIC.signals.map((signal) => ({ ...signal, text })),
    questions: RUBRIC.questions.map((question) => ({
      ...question,
      kind,
      ask: text,
      probes: question.probes.map((probe) => ({ ...probe, text })),
      listenFor: { strong: [text], weak: [text] },
      anchors,
    })),
    exceptions: [{ rule: 'question-leading', at: text, reason: text }],
  };
}

/** The valid rubric with a long text once for each use that a rule reads. */
function longIn(text: string): Rubric {
  const [question] = RUBRIC.questions;
  const { 4: four, 5: five } = RUBRIC.anchors;
  if (question === undefined) throw new Error('The valid rubric has no question.');
  return {
    ...RUBRIC,
    anchors: {
      ...RUBRIC.anchors,
      4: { ...four, behaviors: [text] },
      5: { ...five, behaviors: [`${text} too`] },
    },
    signals: [{ id: 'long', kind: 'knockout', text }],
    questions: [{ ...question, ask: text, listenFor: { strong: [text], weak: [] } }],
  };
}

function exists(value: unknown, pointer: string): boolean {
  let current = value;
  for (const step of pointer.slice(1).split('/')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return false;
    current = Reflect.get(current, step);
  }
  return true;
}

const WORDS = fc.constantFrom(
  'what', 'how', 'did', 'do', 'you', "aren't", 'aren’t', 'your', 'time', 'when', 'tell', 'me', 'and', 'or', 'if', 'would', 'a', '?', '.', ',',
  '"', '“', '\n', '\u0000', '\u202e', '__proto__', '<b>', 'U.S.', 'age', 'family', 'married', 'successfully', 'always', '🙂', 'é', '\ud83d',
); // prettier-ignore
const TEXT = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(WORDS, { maxLength: 40 }).map((words) => words.join(' ')),
);

describe('hostile texts', () => {
  test('no text makes a rule throw or point at nothing, and the same text gives the same remarks', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom(...QUESTION_KINDS), (text, kind) => {
        const rubric = filled(text, kind);
        const remarks = lintRubric(rubric);
        expect(lintRubric(structuredClone(rubric))).toEqual(remarks);
        for (const { path } of remarks) expect([path, exists(rubric, path)]).toEqual([path, true]);
      }),
      { numRuns: 500 },
    );
  });

  // A pattern that backtracks without bound would run into the test's time limit.
  test.each([
    'what ', 'you ', 'a ', 'how you ', 'when you have ', 'do you own ', 'would you rather ', 'are you ', 'and then ', 'x', '"', "'", '.', '?', ' ', ',', '-',
    'have you any ', 'is very ', 'what did you do and ', 'imagine a ', 'a b c ', 'u.s.', "n't ", 'sick days ', 'how important is ', 'if a ', 'spend ',
  ])('100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(Array.isArray(lintRubric(longIn(`${text}?`)))).toBe(true);
  }); // prettier-ignore
});
