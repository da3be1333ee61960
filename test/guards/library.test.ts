import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/domain/role.js';
import { competenciesOf } from '../../src/domain/role.js';
import type { Level, Question, QuestionKind, Rubric, Rubrics } from '../../src/domain/rubric.js';
import { LEVELS, PROBE_KINDS, findQuestion } from '../../src/domain/rubric.js';
import { questionAddress } from '../../src/domain/id.js';
import type { PlanGap } from '../../src/domain/plan-gaps.js';
import { planSeats } from '../../src/domain/plan.js';
import { parseRole } from '../../src/format/role.js';
import { parseRubric } from '../../src/format/rubric.js';

const FOLDER = new URL('../../rubrics/', import.meta.url);

const NAMED_TRAITS = ['candor', 'energy', 'helpfulness', 'learning-orientation'] as const;
const CHARACTER = [...NAMED_TRAITS, 'teamwork', 'resilience', 'customer-focus'].sort();
const SKILL = [
  'investigation',
  'security-foundations',
  'written-and-spoken-communication',
  'detection-engineering',
  'incident-leadership',
].sort();
const ROLES = [
  'soc-analyst',
  'senior-soc-analyst',
  'incident-responder',
  'detection-engineer',
  'soc-lead',
  'soc-manager',
].sort();

/** Questions of a role's level that do not fit the job: each asks for a power, or sets a place, that the job does not have. */
const UNFIT: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'soc-lead',
    [
      // Seats, contracts, the board and next year's plan are the manager's.
      'candor/sign-off-by-the-first',
      'candor/nine-minutes-on-the-slide',
      'helpfulness/seat-empty-since-june',
      'learning-orientation/review-hour-cut',
      'energy/eighty-percent-for-a-year',
      'resilience/seven-months-for-nothing',
      // Here the shift lead is somebody else.
      'helpfulness/third-time-asked',
      'learning-orientation/four-hundred-and-twelve',
      'energy/agent-silent-nine-days',
    ],
  ],
]);

const RUBRICS: Rubrics = new Map(
  yamlIn('').map((file) => {
    const parsed = parseRubric(textOf(file), file);
    if (!parsed.ok) throw new Error(file);
    return [parsed.value.id, parsed.value] as const;
  }),
);
const ROLE_VALUES: readonly Role[] = yamlIn('roles/').map((file) => {
  const parsed = parseRole(textOf(file), file);
  if (!parsed.ok) throw new Error(file);
  return parsed.value;
});

function yamlIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, FOLDER))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => folder + name);
}

function textOf(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

const rubricsOf = (category: string): readonly Rubric[] =>
  [...RUBRICS.values()].filter((rubric) => rubric.category === category);
const count = (questions: readonly Question[], kind: QuestionKind): number =>
  questions.filter((question) => question.kind === kind).length;
const named = <Value extends { readonly id: string }>(
  values: readonly Value[],
): readonly (readonly [string, Value])[] => values.map((value) => [value.id, value]);
const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

describe('what there is', () => {
  test('seven character competencies, five skills, six roles', () => {
    expect(
      rubricsOf('character')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(CHARACTER);
    expect(
      rubricsOf('skill')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(SKILL);
    expect(ROLE_VALUES.map(({ id }) => id).sort()).toEqual(ROLES);
  });
});

describe.each(named(rubricsOf('character')))('the character rubric %s', (_id, rubric) => {
  const { questions } = rubric;

  test('cannot be taught', () => {
    expect(rubric.teachable).toBe(false);
  });

  test('has ten questions or more, of every kind', () => {
    expect(questions.length).toBeGreaterThanOrEqual(10);
    expect(count(questions, 'past-behavior')).toBeGreaterThanOrEqual(4);
    expect(count(questions, 'scenario')).toBeGreaterThanOrEqual(4);
    expect(count(questions, 'past-mistake')).toBeGreaterThanOrEqual(1);
    expect(count(questions, 'team-exercise')).toBeGreaterThanOrEqual(1);
  });

  test.each(LEVELS)(
    'holds at level %s what two interviewers ask without repeating each other',
    (level: Level) => {
      const usable = questions.filter(({ levels }) => levels.includes(level));
      expect(usable.length).toBeGreaterThanOrEqual(5);
      expect(count(usable, 'past-behavior')).toBeGreaterThanOrEqual(2);
      expect(count(usable, 'scenario')).toBeGreaterThanOrEqual(3);
      expect(count(usable, 'past-mistake')).toBeGreaterThanOrEqual(1);
      expect(count(usable, 'team-exercise')).toBeGreaterThanOrEqual(1);
    },
  );

  test('asks leads and managers questions of their own, with anchors of their own', () => {
    const theirs = questions.filter(
      ({ levels }) => !levels.includes('analyst') && !levels.includes('senior'),
    );
    expect(theirs.length).toBeGreaterThanOrEqual(3);
    expect(theirs.filter(({ anchors }) => anchors === undefined).map(({ id }) => id)).toEqual([]);
  });

  test('says in its team exercises who plays which part and what observers count', () => {
    const exercises = questions.filter(({ kind }) => kind === 'team-exercise');
    for (const { setting = '' } of exercises) {
      expect(setting).toMatch(/\bplays?\b|Parts:|Card:|\bcard\b/);
      expect(setting).toMatch(/\bcounts?:/);
    }
  });
});

describe.each(named([...RUBRICS.values()]))('the rubric %s', (_id, rubric) => {
  test('tells at least five green signals, five red ones and one knockout', () => {
    const kinds = rubric.signals.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'green').length).toBeGreaterThanOrEqual(5);
    expect(kinds.filter((kind) => kind === 'red').length).toBeGreaterThanOrEqual(5);
    expect(kinds.filter((kind) => kind === 'knockout').length).toBeGreaterThanOrEqual(1);
  });

  test('rests on named sources, practice beside what is published, reviewed on a day', () => {
    const kinds = new Set(rubric.provenance.sources.map(({ kind }) => kind));
    expect(kinds).toContain('practice');
    expect(kinds.has('research') || kinds.has('guidance')).toBe(true);
    expect(rubric.provenance.reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('has a question for each level', () => {
    for (const level of LEVELS) {
      expect(rubric.questions.filter(({ levels }) => levels.includes(level)).length).toBeGreaterThanOrEqual(
        3,
      );
    }
  });

  test('has no two anchors with the same label, its questions included', () => {
    const labels = [rubric.anchors, ...rubric.questions.flatMap(({ anchors }) => anchors ?? [])].flatMap(
      (anchors) => Object.values(anchors).map(({ label }) => label.toLowerCase()),
    );
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  // People read aloud at about 150 words a minute; 25 seconds are 62 words.
  test.each(named(rubric.questions))('%s can be asked', (_question, question) => {
    expect(words(question.ask)).toBeLessThanOrEqual(62);
    expect([...new Set(question.probes.map(({ kind }) => kind))].sort()).toEqual([...PROBE_KINDS].sort());
    expect(question.listenFor.strong.length).toBeGreaterThanOrEqual(3);
    expect(question.listenFor.weak.length).toBeGreaterThanOrEqual(3);
    expect(question.minutes).toBeGreaterThan(0);
    if (question.kind === 'scenario' || question.kind === 'team-exercise' || question.kind === 'technical') {
      expect(question.anchors).toBeDefined();
      expect(words(question.setting ?? '')).toBeGreaterThanOrEqual(40);
    }
  });
});

describe('the rubrics together', () => {
  test('no question, probe or behavior stands in two of them word for word', () => {
    const texts = [...RUBRICS.values()].flatMap((rubric) => [
      ...new Set(
        [rubric.anchors, ...rubric.questions.flatMap(({ anchors }) => anchors ?? [])]
          .flatMap((anchors) => Object.values(anchors).flatMap(({ behaviors }) => behaviors))
          .concat(rubric.questions.map(({ ask }) => ask))
          .concat(rubric.signals.map(({ text }) => text)),
      ),
    ]);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

describe.each(named(ROLE_VALUES))('the role %s', (_id, role) => {
  const character = competenciesOf(role, RUBRICS, 'character');

  test('holds the four named traits', () => {
    expect(character.map(({ rubric }) => rubric)).toEqual(expect.arrayContaining([...NAMED_TRAITS]));
  });

  test('has each character competency heard by two interviews', () => {
    const seldom = character.filter(
      ({ rubric }) => role.interviews.filter(({ competencies }) => competencies.includes(rubric)).length < 2,
    );
    expect(seldom.map(({ rubric }) => rubric)).toEqual([]);
  });

  test('asks only what is meant for its level', () => {
    const questions = role.competencies.flatMap(({ rubric, core, pool }) =>
      [...core, ...pool].map((id) => questionAddress(rubric, id)),
    );
    const strange = questions.filter(
      (address) => findQuestion(RUBRICS, address)?.levels.includes(role.level) !== true,
    );
    expect(strange).toEqual([]);
  });

  test('offers every question for its level of each character competency, unless it is unfit for the job', () => {
    const missing = character.flatMap(({ rubric, core, pool }) =>
      (RUBRICS.get(rubric)?.questions ?? [])
        .filter(({ id, levels }) => levels.includes(role.level) && ![...core, ...pool].includes(id))
        .map(({ id }) => questionAddress(rubric, id)),
    );
    expect(missing.sort()).toEqual([...(UNFIT.get(role.id) ?? [])].sort());
  });

  test('has a full plan for four interviewers where it has four interviews, and for three', () => {
    const unmet = (people: readonly string[]): readonly PlanGap[] => {
      const wanted = role.interviews.map(({ id }, index) => {
        return { interviewer: people[index] ?? '', interview: id, capacity: 'interviewer' as const };
      });
      return planSeats(role, RUBRICS, wanted, []).unmet;
    };
    const people = role.interviews.map((_, index) => `person-${String(index)}`);
    expect(unmet(people)).toEqual([]);
    if (people.length > 3) {
      const shared = people.flatMap((one, index) =>
        people.slice(index + 1).map((other) => people.map((person) => (person === other ? one : person))),
      );
      expect(shared.some((panel) => unmet(panel).length === 0)).toBe(true);
    }
  });

  test('gives each interview time for its competencies: opening, two questions each, close', () => {
    for (const { minutes, competencies } of role.interviews) {
      expect(competencies.length).toBeLessThanOrEqual(6);
      expect(minutes).toBeGreaterThanOrEqual(competencies.length * 2 * 7);
    }
  });

  test('gives the reason wherever a weight differs', () => {
    for (const category of ['character', 'skill'] as const) {
      const weights = competenciesOf(role, RUBRICS, category);
      const usual = weights[0]?.weight;
      const bare = weights.filter(({ weight, reason }) => weight !== usual && reason === undefined);
      expect(bare.map(({ rubric }) => rubric)).toEqual([]);
    }
  });

  test('puts no floor or threshold of a hire above 3, which the anchors call a good hire', () => {
    expect(role.policy.hire).toBeLessThanOrEqual(3);
    expect(role.competencies.filter(({ floor }) => floor > 3)).toEqual([]);
  });
});
