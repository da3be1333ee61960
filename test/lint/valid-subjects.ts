import type { Candidate } from '../../src/domain/candidate.js';
import type { Role } from '../../src/domain/role.js';
import type { Anchors, Question, QuestionKind, Rubric, Rubrics } from '../../src/domain/rubric.js';
import { POLICY } from '../domain/panel-spec.js';

const ANCHORS: Anchors = {
  1: {
    label: 'Hides it',
    behaviors: ['Left a wrong report as it was', 'Blamed the tool until somebody looked'],
  },
  2: {
    label: 'Late',
    behaviors: ['Told the lead after the lead had found out', 'Named the mistake, not what it cost'],
  },
  3: {
    label: 'In time',
    behaviors: ['Told the lead before the next step', 'Named what the mistake had cost'],
  },
  4: {
    label: 'With a way on',
    behaviors: ['Brought two ways to put it right', 'Asked who else worked from it'],
  },
  5: {
    label: 'For others',
    behaviors: ['Changed the checklist after it', 'Took back words that had been praised'],
  },
};

function question(id: string, kind: QuestionKind, ask: string): Question {
  return {
    id,
    kind,
    levels: ['analyst'],
    minutes: 8,
    ask,
    probes: [
      { kind: 'situation', text: 'Who was there?' },
      { kind: 'task', text: 'What was yours to do?' },
      { kind: 'action', text: 'What did you do first?' },
      { kind: 'result', text: 'What came of it?' },
      { kind: 'reflection', text: 'What do you do otherwise now?' },
    ],
    listenFor: { strong: ['Names the hour'], weak: ['Says "we" throughout'] },
  };
}

function rubric(id: string, category: Rubric['category'], questions: readonly Question[]): Rubric {
  return {
    format: 'touchstone/rubric@1',
    id,
    version: 3,
    title: id,
    category,
    definition: 'Says what is so.',
    why: 'Others act on it.',
    teachable: category === 'skill',
    development: ['Sit beside somebody who does it.'],
    anchors: ANCHORS,
    signals: [
      { id: 'says-so', kind: 'green', text: 'Says what was not checked' },
      { id: 'waits', kind: 'red', text: 'Waited until somebody asked' },
      { id: 'hid-harm', kind: 'knockout', text: 'Hid a mistake that hurt a customer' },
    ],
    questions,
    provenance: { reviewed: '2026-11-23', sources: [{ kind: 'practice', source: 'Shifts.' }] },
  };
}

/** A rubric that no rule has anything to say about. */
export const RUBRIC = rubric('candor', 'character', [
  question(
    'told-late',
    'past-behavior',
    'Tell me about a time when somebody relied on you and you had no answer.',
  ),
  question('beacon', 'scenario', 'What do you say to the customer?'),
  question(
    'own-slip',
    'past-mistake',
    'Think of the last time a mistake of yours cost somebody time. What happened?',
  ),
  question('update', 'team-exercise', 'Please agree on the message and read it out.'),
]);

const SKILL = rubric('investigation', 'skill', [
  question('traffic', 'technical', 'Walk me through how you find out what this traffic is.'),
  question('half-facts', 'past-behavior', 'Tell me about a time when a fact was missing.'),
]);

const OTHER = rubric('energy', 'character', [
  question('unasked', 'past-behavior', 'Tell me about a time when you began work that nobody had given you.'),
  question('half-done', 'past-behavior', 'Tell me about a time when work was left undone.'),
]);

export const RUBRICS: Rubrics = new Map([RUBRIC, OTHER, SKILL].map((one) => [one.id, one]));

/** A role that no rule has anything to say about. */
export const ROLE: Role = {
  format: 'touchstone/role@1',
  id: 'soc-analyst',
  title: 'SOC analyst',
  level: 'analyst',
  rules: 1,
  summary: 'Watches and answers.',
  competencies: [
    { rubric: 'candor', weight: 2, floor: 3, core: ['told-late', 'update'], pool: ['beacon', 'own-slip'] },
    { rubric: 'energy', weight: 2, floor: 3, core: ['unasked'], pool: ['half-done'] },
    { rubric: 'investigation', weight: 1, floor: 2.5, core: ['traffic'], pool: ['half-facts'] },
  ],
  interviews: [
    { id: 'character', title: 'Character', minutes: 60, competencies: ['candor', 'energy'] },
    { id: 'practice', title: 'Practice', minutes: 60, competencies: ['candor', 'energy', 'investigation'] },
  ],
  policy: POLICY,
  credentials: [],
};

/** A plan that no rule has anything to say about. */
export const CANDIDATE: Candidate = {
  format: 'touchstone/candidate@1',
  id: 'c-7k2m',
  role: 'soc-analyst',
  status: 'open',
  seats: [
    {
      interviewer: 'ana',
      interview: 'character',
      questions: ['candor/told-late', 'candor/beacon', 'energy/unasked'],
      capacity: 'interviewer',
    },
    {
      interviewer: 'ben',
      interview: 'practice',
      questions: ['candor/own-slip', 'candor/update', 'energy/half-done', 'investigation/traffic'],
      capacity: 'interviewer',
    },
  ],
  credentials: [],
};
