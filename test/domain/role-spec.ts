import type { Id } from '../../src/domain/id.js';
import type { Role, RoleInterview } from '../../src/domain/role.js';
import type {
  Anchors,
  Category,
  Level,
  Question,
  QuestionKind,
  Rubric,
  Rubrics,
} from '../../src/domain/rubric.js';
import { POLICY } from './panel-spec.js';

/** A competency in short: `[id, kind, minutes, further]` for each question; the pool has those that are not core. */
export interface CompetencySketch {
  readonly id: Id;
  readonly category?: Category;
  readonly core: readonly Id[];
  readonly questions: readonly QuestionSketch[];
}

export interface QuestionSketch {
  readonly id: Id;
  readonly kind?: QuestionKind;
  readonly minutes?: number;
  readonly levels?: readonly Level[];
  readonly alsoShows?: readonly Id[];
}

const ANCHORS: Anchors = {
  1: { label: 'One', behaviors: ['Hides it', 'Denies it'] },
  2: { label: 'Two', behaviors: ['Admits it when asked', 'Says "we"'] },
  3: { label: 'Three', behaviors: ['Says it in time', 'Names the step'] },
  4: { label: 'Four', behaviors: ['Says it early', 'Brings the next step'] },
  5: { label: 'Five', behaviors: ['Takes back praise', 'Changes the form'] },
};

function questionOf({
  id,
  kind = 'scenario',
  minutes = 7,
  levels = ['analyst'],
  alsoShows,
}: QuestionSketch): Question {
  return {
    id,
    kind,
    levels,
    minutes,
    ask: `Please tell me about ${id}.`,
    probes: [
      { kind: 'situation', text: 'Where was that?' },
      { kind: 'action', text: 'What did you do?' },
    ],
    listenFor: { strong: ['Names the step'], weak: ['Names no step'] },
    ...(alsoShows === undefined ? {} : { alsoShows }),
  };
}

export function rubricFrom({ id, category = 'character', questions }: CompetencySketch): Rubric {
  return {
    format: 'touchstone/rubric@1',
    id,
    version: 1,
    title: id.charAt(0).toUpperCase() + id.slice(1),
    category,
    definition: `What ${id} is.`,
    why: `Why ${id} counts.`,
    teachable: category === 'skill',
    development: [],
    anchors: ANCHORS,
    signals: [
      { id: 'names-it', kind: 'green', text: 'Names it' },
      { id: 'blames', kind: 'red', text: 'Blames somebody absent' },
      { id: 'hid-harm', kind: 'knockout', text: 'Hid a harm' },
    ],
    questions: questions.map(questionOf),
    provenance: { reviewed: '2026-11-01', sources: [{ kind: 'practice', source: 'Ours' }] },
  };
}

/** A role for analysts and its rubrics. */
export function roleFrom(
  sketches: readonly CompetencySketch[],
  interviews: readonly Omit<RoleInterview, 'title'>[],
): { readonly role: Role; readonly rubrics: Rubrics } {
  const role: Role = {
    format: 'touchstone/role@1',
    id: 'soc-analyst',
    title: 'SOC Analyst',
    level: 'analyst',
    rules: 1,
    summary: 'Watches the queue.',
    competencies: sketches.map(({ id, category, core, questions }) => ({
      rubric: id,
      weight: 1,
      floor: category === 'skill' ? 2.5 : 3,
      core,
      pool: questions.map((question) => question.id).filter((question) => !core.includes(question)),
    })),
    interviews: interviews.map((interview) => ({ ...interview, title: `The ${interview.id} interview` })),
    policy: POLICY,
    credentials: ['Security+'],
  };
  return { role, rubrics: new Map(sketches.map((sketch) => [sketch.id, rubricFrom(sketch)])) };
}
