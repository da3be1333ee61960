import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Seat } from '../../src/domain/candidate.js';
import type { QuestionAddress } from '../../src/domain/id.js';
import { questionAddress } from '../../src/domain/id.js';
import type { Anchors, Question, Rubric } from '../../src/domain/rubric.js';
import type { Role } from '../../src/domain/role.js';
import { POINTS } from '../../src/domain/rubric.js';
import { parseMarkdown, type MarkedToken } from '../../src/render/document.js';
import { renderDocument } from '../../src/render/document-terminal.js';
import { guideForRole, guideForSeat } from '../../src/render/guide.js';
import { questionDocument } from '../../src/render/question-document.js';
import { questionList } from '../../src/render/question-list.js';
import { roleDocument, roleList } from '../../src/render/role-document.js';
import { rubricDocument, rubricList } from '../../src/render/rubric-document.js';
import { searchQuestions } from '../../src/domain/question-search.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';
import { roleFrom } from '../domain/role-spec.js';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.js';

const { role, rubrics } = roleFrom(
  [
    {
      id: 'candor',
      core: ['past'],
      questions: [
        { id: 'past', kind: 'past-behavior' },
        { id: 'scene' },
        { id: 'exercise', kind: 'team-exercise', minutes: 20, alsoShows: ['energy', 'unheard-of'] },
      ],
    },
    { id: 'energy', core: ['mistake'], questions: [{ id: 'mistake', kind: 'past-mistake' }] },
    { id: 'tracing', category: 'skill', core: ['logs'], questions: [{ id: 'logs', kind: 'technical' }] },
  ],
  [{ id: 'first', minutes: 60, competencies: ['candor', 'energy'] }],
);
const settings: Readonly<Record<string, string>> = {
  scene: 'It is 03:00.\nA beacon answers.\n\nNobody knows why.',
  exercise: 'Kim has a card: "214 MB".\n\nAlex asks twice.',
};
const OWN: Anchors = {
  1: { label: 'Own one', behaviors: ['A', 'B'] },
  2: { label: 'Own two', behaviors: ['A', 'B'] },
  3: { label: 'Own three', behaviors: ['A', 'B'] },
  4: { label: 'Own four', behaviors: ['A', 'B'] },
  5: { label: 'Own five', behaviors: ['A', 'B'] },
};

function withSettings(question: Question): Question {
  const setting = settings[question.id];
  return setting === undefined ? question : { ...question, setting, anchors: OWN };
}

const RUBRICS = new Map(
  [...rubrics].map(
    ([id, rubric]) => [id, { ...rubric, questions: rubric.questions.map(withSettings) }] as const,
  ),
);
const SEAT: Seat = {
  interviewer: 'ana',
  interview: 'first',
  on: '2026-11-30T14:00:00Z',
  capacity: 'interviewer',
  questions: ['candor/past', 'candor/scene', 'energy/mistake', 'candor/exercise'],
};
const guide = guideForSeat({ role, rubrics: RUBRICS, seat: SEAT }, 'c-7k2m');

function section(document: string, from: string, to: string): string {
  const start = document.indexOf(from);
  expect(start).toBeGreaterThanOrEqual(0);
  const end = document.indexOf(to, start + from.length);
  return document.slice(start, end < 0 ? undefined : end);
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('the guide for a seat', () => {
  test('has the seat’s questions in the seat’s order, word for word, and no other', () => {
    const headings = [...guide.matchAll(/^#### (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['1. past', '2. scene', '3. mistake', '4. exercise']);
    expect(guide).toContain('> **Please tell me about mistake.**');
    expect(guide).not.toContain('Please tell me about logs.');
  });

  test('reads out the setting of a scenario and keeps that of an exercise from the candidate', () => {
    const scene = section(guide, '#### 2. scene', '####');
    expect(scene).toContain('**Read out first:**\n\n> It is 03:00.');
    const exercise = section(guide, '#### 4. exercise', '### Closing');
    expect(exercise).toContain(
      '**For the interviewers only, not to be read out:**\n\nKim has a card: "214 MB".',
    );
    expect(exercise).not.toContain('> Kim');
  });

  test('has a box for each probe, and room to write', () => {
    const past = section(guide, '#### 1. past', '####');
    expect(past).toContain('- [ ] *Situation:* Where was that?');
    expect(count(past, '____\n')).toBe(8);
  });

  test('asks to rate competency by competency, with every answer that is judged for it', () => {
    const rating = guide.slice(guide.indexOf('## Rating'));
    const candor = section(rating, '### Candor', '### Energy');
    const energy = section(rating, '### Energy', '### Your own');
    expect([...candor.matchAll(/^\*\*(\d\. .*)\*\*$/gm)].map(([, form]) => form)).toEqual([
      '1. past',
      '2. scene (by its own anchors)',
      '4. exercise (by its own anchors)',
    ]);
    expect([...energy.matchAll(/^\*\*(\d\. .*)\*\*$/gm)].map(([, form]) => form)).toEqual([
      '3. mistake',
      '4. exercise',
    ]);
    expect(count(candor, 'Own three')).toBe(2);
    expect(energy).not.toContain('Own three');
    for (const point of POINTS) expect(candor).toContain(`[ ] ${point}`);
    expect(rating).not.toContain('### Tracing');
  });

  test('has nothing but text between its parts', () => {
    expect(section(guide, '# Interviewer’s guide', '## Before')).toContain(
      '60 minutes, of which the questions (4)',
    );
    expect(section(guide, '### What not to ask', '## The conversation').trim()).toMatch(
      /asked of everybody\.\)$/,
    );
    expect(guide).not.toMatch(/=>|function|undefined|null|\[object/);
  });

  test('says what not to ask, how to rate and how it ends', () => {
    for (const part of [
      '### What not to ask',
      'Religion',
      '3 is a good hire',
      'No rating without evidence',
      'before your own card is sealed',
      'strong no',
      '2026-11-30 14:00 UTC',
    ])
      expect(guide).toContain(part);
    expect(section(guide, '### Opening', '###')).toContain('We have 60 minutes. I will ask you 4 questions');
  });

  test('tells the candidate what is permitted, and not what is wanted', () => {
    expect(guide).toContain('If you do not know something, say so.');
    expect(guide).not.toMatch(/good answer|I got that wrong/u);
  });

  test('tells of a question that no rubric has', () => {
    const questions: QuestionAddress[] = ['candor/past', 'candor/gone'];
    const short = guideForSeat({ role, rubrics: RUBRICS, seat: { ...SEAT, questions } }, 'c-7k2m');
    expect(short).toContain('candor/gone is in no rubric');
  });

  test('a shadow is told to leave the asking to the interviewer', () => {
    const shadow = guideForSeat({ role, rubrics: RUBRICS, seat: { ...SEAT, capacity: 'shadow' } }, 'c-7k2m');
    expect(shadow).toContain('Your card is not counted');
  });

  test('a seat without questions is a guide all the same', () => {
    expect(guideForSeat({ role, rubrics: RUBRICS, seat: { ...SEAT, questions: [] } }, 'c-7k2m')).toContain(
      '## Rating',
    );
  });
});

test('the guide for a role has every question once, and a blank form per competency', () => {
  const whole = guideForRole(role, RUBRICS);
  expect([...whole.matchAll(/^#### \d+\. (.*)$/gm)].map(([, id]) => id)).toEqual([
    'past',
    'scene',
    'exercise',
    'mistake',
    'logs',
  ]);
  const rating = whole.slice(whole.indexOf('## Rating'));
  expect(count(rating, '**Question: ____')).toBe(6);
});

test.each([40, 60, 80])('the guide fits a terminal of %d columns', (columns) => {
  const look = { columns, palette: paletteFor(0), glyphs: glyphsFor(true), details: 'unfolded' as const };
  const lines = renderDocument(guide, look).split('\n');
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  expect(lines).toContain('[ ] Situation: Where was that?');
});

/** Every text of the rubrics and the role changed, and nothing else. */
function written(change: (text: string) => string): {
  readonly role: Role;
  readonly rubrics: ReadonlyMap<string, Rubric>;
} {
  const all = (texts: readonly string[]): readonly string[] => texts.map(change);
  const anchors = (from: Anchors): Anchors =>
    Object.fromEntries(
      POINTS.map((point) => [
        point,
        { label: change(from[point].label), behaviors: all(from[point].behaviors) },
      ]),
    ) as unknown as Anchors;
  const question = ({ setting, anchors: own, ...one }: Question): Question => ({
    ...one,
    ask: change(one.ask),
    ...(setting === undefined ? {} : { setting: one.kind === 'team-exercise' ? setting : change(setting) }),
    ...(own === undefined ? {} : { anchors: anchors(own) }),
    probes: one.probes.map((probe) => ({ ...probe, text: change(probe.text) })),
    listenFor: { strong: all(one.listenFor.strong), weak: all(one.listenFor.weak) },
  });
  return {
    role: {
      ...role,
      title: change(role.title),
      summary: change(role.summary),
      interviews: role.interviews.map((one) => ({ ...one, title: change(one.title) })),
      competencies: role.competencies.map((one) => ({ ...one, reason: change('Reason') })),
      credentials: all(role.credentials),
    },
    rubrics: new Map(
      [...RUBRICS].map(([id, rubric]) => [
        id,
        {
          ...rubric,
          title: change(rubric.title),
          definition: change(rubric.definition),
          why: change(rubric.why),
          development: all(['Step']),
          anchors: anchors(rubric.anchors),
          signals: rubric.signals.map((signal) => ({ ...signal, text: change(signal.text) })),
          questions: rubric.questions.map(question),
          provenance: {
            reviewed: '2026-11-01',
            sources: [{ kind: 'practice', source: change('Ours'), supports: change('It') }],
          },
        },
      ]),
    ),
  };
}

function documents(change: (text: string) => string): readonly string[] {
  const { role: one, rubrics: all } = written(change);
  const [candor] = all.values();
  const question = candor?.questions[1];
  if (candor === undefined || question === undefined) throw new Error('no rubric');
  return [
    guideForSeat({ role: one, rubrics: all, seat: SEAT }, 'c-7k2m'),
    guideForRole(one, all),
    rubricList(all),
    rubricDocument(candor),
    roleList([one]),
    roleDocument(one, all),
    questionList(searchQuestions(all, {})),
    questionDocument(candor, question, all),
  ];
}

const OWN_HTML = /^(<br>|<!-- -->|<span>|<\/span>)+$/;

/** The blocks of a document, without its text; neighbouring texts of a list item are one. */
function skeleton(document: string): readonly string[] {
  const below = (token: MarkedToken): readonly MarkedToken[] => {
    if (token.type === 'list') return token.items;
    if (token.type === 'table') return [];
    return 'tokens' in token ? ((token.tokens ?? []) as MarkedToken[]) : [];
  };
  const name = (token: MarkedToken): readonly string[] => {
    if (token.type === 'table') return [`table ${token.header.length}x${token.rows.length}`];
    if (token.type === 'html') return OWN_HTML.test(token.text) ? [] : [`html ${token.text}`];
    return ['text', 'escape', 'space', 'br'].includes(token.type) ? [] : [token.type];
  };
  const walk = (tokens: readonly MarkedToken[]): readonly string[] =>
    tokens.flatMap((token) => [...name(token), ...walk(below(token))]);
  // A text of several lines is strong line by line.
  return walk(parseMarkdown(document)).filter((one, at, all) => one !== 'strong' || all[at - 1] !== 'strong');
}

describe('hostile text in every free field', () => {
  const ordinary = documents((text) => text).map(skeleton);
  const twice = documents((text) => `${text} ${text}`).map(skeleton);

  test.each(HOSTILE_TEXTS.map((text) => [text]))('%j', (hostile) => {
    // One paragraph stays one: a blank line within a text that is read out parts two.
    const line = hostile.replace(/\n\s*\n/g, '\n');
    expect(documents((text) => `${text} ${line}`).map(skeleton)).toEqual(ordinary);
    expect(documents((text) => `${line} ${text}`).map(skeleton)).toEqual(ordinary);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const line = hostile.replace(/\s+/g, ' ');
        const made = documents((text) => `${text} ${line} ${text}`);
        expect(made.map(skeleton)).toEqual(twice);
        for (const document of made) {
          expect(document).not.toMatch(/[\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('documents name what they were asked for', () => {
  const candor = RUBRICS.get('candor');
  const scene = candor?.questions[1];
  if (candor === undefined || scene === undefined) throw new Error('no rubric');
  expect(rubricDocument(candor)).toMatch(/^# Candor\n/);
  expect(rubricDocument(candor)).toContain('1 past-behavior, 1 scenario, 1 team-exercise');
  expect(questionDocument(candor, scene, RUBRICS)).toMatch(/^# candor\/scene\n/);
  expect(roleDocument(role, RUBRICS)).toContain(`**core** \`${questionAddress('candor', 'past')}\``);
  expect(roleDocument(role, new Map())).toContain('no such rubric');
  expect(rubricList(new Map())).toBe('There are no rubrics.\n');
  expect(roleList([])).toBe('There are no roles.\n');
});
