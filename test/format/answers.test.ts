import { describe, expect, test } from '@jest/globals';
import { scorecardFrom } from '../../src/domain/sealing.js';
import { blankAnswers, interviewFrom, parseAnswers } from '../../src/format/answers.js';
import { digestOf } from '../../src/format/seal.js';
import { replay } from '../../src/domain/interview.js';
import { SITTING } from '../domain/sitting-sample.js';

const GOOD = `format: touchstone/answers@1
candidate: c-7k2m
interviewer: ana
interview: character
mode: phone
language: de
conflict: false
started: 2026-11-02T14:00:00Z
ended: 2026-11-02T14:40:00Z
answers:
  candor/beacon:
    notes:
      - said "I don't know yet"
      - { text: called the lead, kind: action, at: 2026-11-02T14:05:00Z }
    probes: [action, 1]
    signals:
      - { signal: candor/hid-a-mistake, evidence: [2] }
    ratings:
      candor: { rating: 4, evidence: [1, 2] }
  candor/drill:
    notes: [asked who was on call]
    ratings:
      candor: { rating: 3, evidence: [1] }
      helpfulness: { notAssessed: no-evidence }
  helpfulness/newcomer:
    notes: [sat down beside them]
    ratings:
      helpfulness: { rating: 5, evidence: [1] }
recommendation: yes
closing: asked about shifts
`;

/** Line, column and code of everything that is told of a text. */
function told(text: string): readonly string[] {
  const answers = parseAnswers(text, 'a.yaml');
  const result = answers.ok ? interviewFrom(SITTING, answers.value, 'a.yaml') : answers;
  return result.ok
    ? []
    : result.findings.map(({ place, problem }) => `${place.line ?? 0}:${place.column ?? 0} ${problem.code}`);
}

test('answers become the events that somebody at the terminal would have made', () => {
  const answers = parseAnswers(GOOD, 'a.yaml');
  if (!answers.ok) throw new Error(JSON.stringify(answers.findings));
  const result = interviewFrom(SITTING, answers.value, 'a.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const { events, state } = result.value;
  expect(replay(SITTING, events)).toEqual({ ok: true, state });
  const digest = digestOf(0);
  const identity = {
    folder: 'lab-x1',
    candidate: 'c-7k2m',
    tool: '0.1.0',
    instruments: { role: digest, rubrics: {} },
    plan: digest,
  };
  const made = scorecardFrom(state, identity, '2026-11-02T15:00:00Z', () => 'salt');
  expect(made).toMatchObject({
    ok: true,
    card: {
      header: {
        ...identity,
        role: 'soc-analyst',
        interviewer: 'ana',
        interview: 'character',
        capacity: 'interviewer',
        mode: 'phone',
        language: 'de',
        interruptions: 0,
        conflict: false,
        started: '2026-11-02T14:00:00Z',
        ended: '2026-11-02T14:40:00Z',
        sealed: '2026-11-02T15:00:00Z',
        coverage: { assessments: 4, rated: 3 },
      },
      payload: {
        notes: [
          {
            id: 'n1',
            kind: 'plain',
            question: 'candor/beacon',
            time: '2026-11-02T14:00:00Z',
            text: { salt: 'salt', text: 'said "I don\'t know yet"' },
          },
          { id: 'n2', kind: 'action', time: '2026-11-02T14:05:00Z' },
          { id: 'n3' },
          { id: 'n4', text: { text: 'sat down beside them' } },
        ],
        assessments: [
          { question: 'candor/beacon', competency: 'candor', rating: 4, evidence: ['n1', 'n2'] },
          { question: 'candor/drill', competency: 'candor', rating: 3, evidence: ['n3'] },
          { question: 'candor/drill', competency: 'helpfulness', notAssessed: 'no-evidence' },
          { question: 'helpfulness/newcomer', competency: 'helpfulness', rating: 5, evidence: ['n4'] },
        ],
        signals: [
          { competency: 'candor', signal: 'hid-a-mistake', question: 'candor/beacon', evidence: ['n2'] },
        ],
        probes: [
          { question: 'candor/beacon', probe: 1 },
          { question: 'candor/beacon', probe: 0 },
        ],
        recommendation: 'yes',
        closing: { salt: 'salt', text: 'asked about shifts' },
      },
    },
  });
});

describe('what the terminal refuses is told at its line and column', () => {
  test.each([
    ['a rating of 0', 'rating: 4', 'rating: 0', ['19:25 rating-not-a-point']],
    ['a rating of 6', 'rating: 4', 'rating: 6', ['19:25 rating-not-a-point']],
    ['half a point', 'rating: 4', 'rating: 3.5', ['19:25 rating-not-a-point']],
    ['a rating in quotes', 'rating: 4', 'rating: "4"', ['19:25 rating-not-a-point']],
    ['no rating at all', 'rating: 4', 'rating: null', ['19:25 rating-not-a-point']],
    ['a rating without evidence', 'evidence: [1, 2] }', 'evidence: [] }', ['19:38 too-few-entries']],
    ['evidence that there is not', 'evidence: [1, 2] }', 'evidence: [1, 3] }', ['19:42 note-unknown']],
    ['a blank note', '- said "I don\'t know yet"', '- " "', ['13:9 text-blank']],
    [
      'a knockout without evidence',
      'hid-a-mistake, evidence: [2]',
      'hid-a-mistake',
      ['17:19 knockout-without-evidence'],
    ],
    ['an unknown signal', 'candor/hid-a-mistake', 'candor/smiled', ['17:19 signal-unknown']],
    [
      'a signal of no competency of the role',
      'candor/hid-a-mistake',
      'energy/smiled',
      ['17:19 signal-unknown'],
    ],
    ['a probe too many', 'probes: [action, 1]', 'probes: [action, 3]', ['15:22 probe-unknown']],
    [
      'a question of somebody else',
      'helpfulness/newcomer:',
      'helpfulness/oldcomer:',
      ['25:3 question-not-in-seat'],
    ],
    [
      'a competency that the answer does not show',
      'helpfulness: { notAssessed: no-evidence }',
      'energy: { notAssessed: no-evidence }',
      ['24:7 competency-not-judged'],
    ],
    [
      'an open core question',
      '      helpfulness: { notAssessed: no-evidence }\n',
      '',
      ['22:5 judgements-open'],
    ],
    [
      'a missing recommendation',
      'recommendation: yes',
      'recommendation: null',
      ['29:17 recommendation-missing'],
    ],
    [
      'an end before the start',
      'ended: 2026-11-02T14:40',
      'ended: 2026-11-02T13:40',
      ['9:8 interview-ends-before-start'],
    ],
  ])('%s', (_name, from, to, expected) => {
    expect(GOOD).toContain(from);
    expect(told(GOOD.replace(from, to))).toEqual(expected);
  });

  test('everything at once, in the order of the file', () => {
    const text = GOOD.replace('[1, 2] }', '[9] }')
      .replace('candor/hid-a-mistake', 'candor/smiled')
      .replace('action, 1', 'action, 7');
    expect(told(text)).toEqual(['15:22 probe-unknown', '17:19 signal-unknown', '19:39 note-unknown']);
  });

  test('a core question that is left out altogether', () => {
    const text = GOOD.replace(/ {2}helpfulness\/newcomer:[\s\S]*(?=recommendation)/, '');
    expect(told(text)).toEqual(['10:1 judgements-open']);
  });
});

test('a declared conflict is an empty card', () => {
  const text = `${GOOD.slice(0, GOOD.indexOf('answers:')).replace('conflict: false', 'conflict: true')}answers: {}\nrecommendation: null\n`;
  expect(told(text)).toEqual([]);
  expect(told(GOOD.replace('conflict: false', 'conflict: true'))).toContain('11:3 conflict-ended-interview');
});

test('the blank form can be read, asks for everything, and holds hostile text in comments only', () => {
  const hostile = new Map(SITTING.rubrics);
  const candor = SITTING.rubrics.get('candor');
  if (candor === undefined) throw new Error('no candor');
  const [first, ...rest] = candor.questions;
  if (first === undefined) throw new Error('no question');
  hostile.set('candor', {
    ...candor,
    questions: [
      { ...first, ask: `a\nformat: evil\r\nmode: phone\u2028language: xx\u0085x ${'y'.repeat(300)}` },
      ...rest,
    ],
  });
  const blank = blankAnswers('c-7k2m', SITTING.seat, SITTING.role, hostile);
  expect(blank).not.toMatch(/^\s*format: evil|^\s*mode: phone/m);
  expect(new Set(told(blank).map((one) => one.split(' ')[1]))).toEqual(
    new Set(['moment-malformed', 'rating-not-a-point', 'too-few-entries']),
  );
  const filled = blank
    .replace(/rating: , evidence: \[\]/g, 'rating: 3, evidence: [1]')
    .replace(/notes: \[\]/g, 'notes: [said it]')
    .replace('started: ""', 'started: 2026-11-02T14:00:00Z')
    .replace('ended: ""', 'ended: 2026-11-02T14:30:00Z')
    .replace('recommendation:', 'recommendation: yes');
  expect(told(filled)).toEqual([]);
});
