import type { Sitting } from '../../src/domain/sitting.js';
import type { Question, Rubric } from '../../src/domain/rubric.js';
import type { Role } from '../../src/domain/role.js';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import type { InterviewState } from '../../src/domain/interview.js';
import { apply, newInterview } from '../../src/domain/interview.js';
import type { Problem } from '../../src/domain/problem.js';
import { POLICY } from './panel-spec.js';

const anchor = (label: string) => ({ label, behaviors: [`${label}: one thing`, `${label}: another`] });
export const ANCHORS = {
  1: anchor('one'),
  2: anchor('two'),
  3: anchor('three'),
  4: anchor('four'),
  5: anchor('five'),
};
const OWN_ANCHORS = { ...ANCHORS, 5: anchor('five of its own') };

function question(id: string, more: Partial<Question> = {}): Question {
  return {
    id,
    kind: 'scenario',
    levels: ['analyst'],
    minutes: 5,
    ask: `What do you do about ${id}?`,
    probes: [
      { kind: 'situation', text: 'What was at stake?' },
      { kind: 'action', text: 'What did you do first?' },
    ],
    listenFor: { strong: ['says what they know'], weak: ['guesses'] },
    ...more,
  };
}

function rubric(id: string, title: string, questions: readonly Question[]): Rubric {
  return {
    format: 'touchstone/rubric@1',
    id,
    version: 1,
    title,
    category: 'character',
    definition: `What ${title} is.`,
    why: 'It helps.',
    teachable: false,
    development: ['Practise.'],
    anchors: ANCHORS,
    signals: [
      { id: 'owned-it', kind: 'green', text: 'Named the own part' },
      { id: 'blamed', kind: 'red', text: 'Blamed the shift before' },
      { id: 'hid-a-mistake', kind: 'knockout', text: 'Hid a mistake' },
    ],
    questions,
    provenance: { reviewed: '2026-11-01', sources: [{ kind: 'practice', source: 'Nights.' }] },
  };
}

const RUBRICS = [
  rubric('candor', 'Candor', [
    question('beacon', { setting: 'It is 3 a.m.' }),
    question('spare'),
    question('drill', { kind: 'team-exercise', alsoShows: ['helpfulness', 'energy'], anchors: OWN_ANCHORS }),
  ]),
  rubric('helpfulness', 'Helpfulness', [question('newcomer')]),
];

const ROLE: Role = {
  format: 'touchstone/role@1',
  id: 'soc-analyst',
  title: 'SOC analyst',
  level: 'analyst',
  rules: 1,
  summary: 'Watches.',
  competencies: [
    { rubric: 'candor', weight: 1, floor: 3, core: ['beacon', 'drill'], pool: ['spare'] },
    { rubric: 'helpfulness', weight: 1, floor: 3, core: ['newcomer'], pool: [] },
  ],
  interviews: [{ id: 'character', title: 'Character', minutes: 45, competencies: ['candor', 'helpfulness'] }],
  policy: POLICY,
  credentials: [],
};

/** A seat with two core questions, a pool question, and a team exercise that shows a second competency (and one that is not in the role). */
export const SITTING: Sitting = {
  role: ROLE,
  rubrics: new Map(RUBRICS.map((one) => [one.id, one])),
  seat: {
    interviewer: 'ana',
    interview: 'character',
    questions: ['candor/beacon', 'candor/drill', 'helpfulness/newcomer', 'candor/spare'],
    capacity: 'interviewer',
  },
};

/** A moment so many seconds after the interview's first. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 2, 14, 0, seconds)).toISOString().replace('.000Z', 'Z');
}

export const STARTED: InterviewEvent = {
  kind: 'started',
  at: at(0),
  mode: 'video',
  language: 'en',
  conflict: false,
};

/** The events of a whole interview, up to the own recommendation. */
export const WHOLE: readonly InterviewEvent[] = [
  STARTED,
  { kind: 'opened', at: at(10), question: 'candor/beacon' },
  {
    kind: 'noted',
    at: at(70),
    id: 'n1',
    question: 'candor/beacon',
    note: 'quote',
    text: '"I do not know yet"',
  },
  { kind: 'probe-used', at: at(80), question: 'candor/beacon', probe: 1 },
  { kind: 'opened', at: at(130), question: 'candor/drill' },
  {
    kind: 'noted',
    at: at(140),
    id: 'n2',
    question: 'candor/drill',
    note: 'plain',
    text: 'asked who was on call',
  },
  { kind: 'opened', at: at(190), question: 'helpfulness/newcomer' },
  {
    kind: 'noted',
    at: at(200),
    id: 'n3',
    question: 'helpfulness/newcomer',
    note: 'action',
    text: 'sat down beside them',
  },
  { kind: 'ended', at: at(250) },
  {
    kind: 'rated',
    at: at(300),
    question: 'candor/beacon',
    competency: 'candor',
    rating: 4,
    evidence: ['n1'],
  },
  { kind: 'rated', at: at(320), question: 'candor/drill', competency: 'candor', rating: 3, evidence: ['n2'] },
  {
    kind: 'not-assessed',
    at: at(340),
    question: 'candor/drill',
    competency: 'helpfulness',
    reason: 'no-evidence',
  },
  {
    kind: 'rated',
    at: at(360),
    question: 'helpfulness/newcomer',
    competency: 'helpfulness',
    rating: 5,
    evidence: ['n3'],
  },
  { kind: 'recommended', at: at(400), recommendation: 'yes' },
];

/** The state after events that are all accepted. */
export function after(
  events: readonly InterviewEvent[],
  from: InterviewState = newInterview(SITTING),
): InterviewState {
  return events.reduce((state, event) => {
    const step = apply(state, event);
    if (!step.ok) throw new Error(`${event.kind}: ${step.problem.code}`);
    return step.state;
  }, from);
}

/** The code of what an event is refused for; null when it is accepted. */
export function refusal(state: InterviewState, event: InterviewEvent): Problem['code'] | null {
  const step = apply(state, event);
  return step.ok ? null : step.problem.code;
}
