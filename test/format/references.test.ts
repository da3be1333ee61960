import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readableCard } from './readable-card.js';
import type { Candidate, Seat } from '../../src/domain/candidate.js';
import type { Finding } from '../../src/domain/problem.js';
import type { Role } from '../../src/domain/role.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { checkCandidate, checkRole, checkScorecard } from '../../src/format/references.js';
import { readRole } from '../../src/format/role.js';
import { parseRubric } from '../../src/format/rubric.js';

const corpus = join(import.meta.dirname, '../corpus');
const textOf = (path: string): string => readFileSync(join(corpus, path), 'utf8');

const rubric = parseRubric(textOf('rubric/good/plain.yaml'), 'candor.yaml');
const role = readRole(textOf('role/good/plain.yaml'), 'role.yaml');
const card = readableCard(textOf('scorecard/good/plain.json'));
if (!rubric.ok || !role.ok) throw new Error('the corpus is not valid');
const rubrics = new Map([['candor', rubric.value]]);
const people = new Set(['ana', 'ben']);

const told = (findings: readonly Finding[]): readonly unknown[] =>
  findings.map(({ place, problem }) => [place.path, problem]);
const nowhere = (): null => null;

test('a role that names a question its rubric lacks is told at its line', () => {
  const findings = checkRole(role.value.value, rubrics, 'role.yaml', role.value.locate);
  expect(findings).toEqual([
    {
      severity: 'error',
      place: { file: 'role.yaml', line: 12, column: 12, path: '/competencies/0/pool/0' },
      problem: {
        code: 'reference-unknown',
        what: 'question',
        id: 'beacon',
        suggestion: null,
        known: ['missed-alert'],
      },
    },
  ]);
});

test('a role that names a rubric that is not there is told, with the nearest', () => {
  const mistyped: Role = {
    ...role.value.value,
    competencies: role.value.value.competencies.map((one) => ({ ...one, rubric: 'candour' })),
  };
  expect(told(checkRole(mistyped, rubrics, 'role.yaml', nowhere))).toEqual([
    [
      '/competencies/0/rubric',
      { code: 'reference-unknown', what: 'rubric', id: 'candour', suggestion: 'candor', known: [] },
    ],
  ]);
});

describe('a candidate', () => {
  const seat: Seat = {
    interviewer: 'ana',
    interview: 'character',
    questions: ['candor/missed-alert'],
    capacity: 'interviewer',
  };
  const check = (changed: Partial<Seat>): readonly unknown[] => {
    const candidate: Candidate = {
      format: 'touchstone/candidate@1',
      id: 'c-7k2m',
      role: 'soc-analyst',
      status: 'open',
      seats: [{ ...seat, ...changed }],
      credentials: [],
    };
    return told(checkCandidate(candidate, role.value.value, rubrics, people, 'candidate.yaml', nowhere));
  };

  test('whose plan fits is accepted', () => {
    expect(check({})).toEqual([]);
  });

  test.each([
    [
      'person',
      { interviewer: 'bem' },
      '/seats/0/interviewer',
      { code: 'reference-unknown', what: 'person', id: 'bem', suggestion: 'ben', known: [] },
    ],
    [
      'interview',
      { interview: 'practice' },
      '/seats/0/interview',
      {
        code: 'reference-unknown',
        what: 'interview',
        id: 'practice',
        suggestion: null,
        known: ['character'],
      },
    ],
    [
      'question',
      { questions: ['candor/missed-alarm'] },
      '/seats/0/questions/0',
      {
        code: 'reference-unknown',
        what: 'question',
        id: 'candor/missed-alarm',
        suggestion: 'candor/missed-alert',
        known: [],
      },
    ],
    [
      'rubric',
      { questions: ['energi/x'] },
      '/seats/0/questions/0',
      { code: 'reference-unknown', what: 'rubric', id: 'energi', suggestion: null, known: ['candor'] },
    ],
  ] as const)('with an unknown %s is told', (_what, changed, path, problem) => {
    expect(check(changed)).toEqual([[path, problem]]);
  });

  test('with very many unknown questions is told a hundred times', () => {
    const questions = Array.from({ length: 5000 }, (_, index) => `candor/unknown-${index}` as const);
    expect(check({ questions })).toHaveLength(100);
  });
});

describe('a scorecard', () => {
  const { payload } = card;
  const check = (changed: Partial<Scorecard['payload']>): readonly unknown[] => {
    const other = { ...card, payload: { ...payload, ...changed } };
    return told(checkScorecard(other, role.value.value, rubrics, 'card.json', nowhere));
  };

  test('that rates a competency the role lacks is told', () => {
    expect(check({})).toEqual([
      [
        '/payload/assessments/1/competency',
        { code: 'reference-unknown', what: 'competency', id: 'energy', suggestion: null, known: ['candor'] },
      ],
    ]);
  });

  test('with an unknown signal, or a knockout without evidence, is told', () => {
    const signal = { competency: 'candor', question: 'candor/missed-alert', evidence: [] } as const;
    const signals = [
      { ...signal, signal: 'hid-a-mistake' },
      { ...signal, signal: 'hid-mistake' },
      { ...signal, signal: 'said-i-do-not-know' },
    ];
    expect(check({ assessments: [], signals })).toEqual([
      ['/payload/signals/0/evidence', { code: 'knockout-without-evidence', signal: 'candor/hid-a-mistake' }],
      [
        '/payload/signals/1/signal',
        {
          code: 'reference-unknown',
          what: 'signal',
          id: 'hid-mistake',
          suggestion: 'hid-a-mistake',
          known: [],
        },
      ],
    ]);
  });

  test('with very many unknown questions is told a hundred times', () => {
    const [note] = payload.notes;
    if (note === undefined) throw new Error('the card has no note');
    const notes = Array.from({ length: 5000 }, (_, index) => ({
      ...note,
      question: `candor/unknown-${index}` as const,
    }));
    expect(check({ notes })).toHaveLength(100);
  });

  test('with a note under a question that is not there is told', () => {
    const notes = payload.notes.map((note) => ({ ...note, question: 'candor/other' as const }));
    expect(check({ assessments: [], notes })).toMatchObject([
      ['/payload/notes/0/question', { code: 'reference-unknown', what: 'question' }],
    ]);
  });
});
