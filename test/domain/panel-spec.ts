import { assemblePanel } from '../../src/domain/assemble-panel.js';
import type { Candidate, Seat } from '../../src/domain/candidate.js';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Digest, Id, QuestionAddress } from '../../src/domain/id.js';
import type { Instruments, Panel } from '../../src/domain/panel.js';
import type { Policy, Role } from '../../src/domain/role.js';
import type { Category, Point, Rubric } from '../../src/domain/rubric.js';
import type {
  Assessment,
  MarkedSignal,
  NotAssessedReason,
  OwnRecommendation,
  Scorecard,
} from '../../src/domain/scorecard.js';

/** A panel in short: what the rules look at, and nothing else. */
export interface PanelSpec {
  readonly competencies: readonly CompetencySpec[];
  readonly policy: Policy;
  readonly cards: readonly CardSpec[];
  /** Seats without a card. */
  readonly absent?: readonly Id[];
  readonly credentials?: readonly string[];
  readonly debriefs?: readonly Debrief[];
  /** Weights of the second version of the role, by competency; a card chooses it with `version: 2`. */
  readonly secondWeights?: Readonly<Record<Id, number>>;
}

export interface CompetencySpec {
  readonly id: Id;
  readonly category: Category;
  readonly weight: number;
  readonly floor: number;
  readonly teachable: boolean;
}

export interface CardSpec {
  readonly interviewer: Id;
  readonly interview?: Id;
  readonly answers: Readonly<Record<Id, readonly (Point | NotAssessedReason)[]>>;
  /** Competencies on which a knockout was marked. */
  readonly knockouts?: readonly Id[];
  readonly own?: OwnRecommendation | null;
  readonly seat?: 'interviewer' | 'shadow' | 'left' | 'none';
  readonly conflict?: boolean;
  readonly version?: 1 | 2;
  /** Which version of every rubric. */
  readonly rubrics?: 1 | 2;
  /** Minutes from the end of the interview to the seal. */
  readonly minutesToSeal?: number;
  /** When the interview ended, in minutes after the first one could. */
  readonly ended?: number;
}

export const POLICY: Policy = {
  strongHire: 4,
  hire: 3,
  discuss: 2.5,
  margin: 0.5,
  graveDoubt: 1.5,
  voices: { character: 2, skill: 1 },
  withheld: 2,
  corroboration: 2,
  skillGap: 'teach',
  split: 2,
  contradiction: { yesBelow: 3, noFrom: 3.5 },
  staleHours: 24,
  comparison: { priorDeviation: 0.6, priorDegrees: 4 },
};

export const character = (id: Id, weight = 1, floor = 3): CompetencySpec => ({
  id,
  category: 'character',
  weight,
  floor,
  teachable: false,
});

export const skill = (id: Id, teachable = true, floor = 2.5): CompetencySpec => ({
  id,
  category: 'skill',
  weight: 1,
  floor,
  teachable,
});

const digest = (text: string): Digest => `sha256:${text}`;
const EPOCH = Date.UTC(2026, 0, 5, 9);

/** The moment so many minutes after the tests' own beginning of time. */
export function moment(minutes: number): string {
  return new Date(EPOCH + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

export function questionOf(competency: Id, index: number): QuestionAddress {
  return `${competency}/q${index}`;
}

export function sealOf(card: Pick<CardSpec, 'interviewer' | 'interview'>): Digest {
  return digest(`card ${card.interviewer} ${card.interview ?? 'all'}`);
}

function rubricOf({ id, category, teachable }: CompetencySpec, version: number): Rubric {
  const anchor = { label: '', behaviors: [] };
  return {
    format: 'touchstone/rubric@1',
    id,
    version,
    title: id,
    category,
    definition: '',
    why: '',
    teachable,
    development: [],
    anchors: { 1: anchor, 2: anchor, 3: anchor, 4: anchor, 5: anchor },
    signals: [
      { id: 'harm', kind: 'knockout', text: '' },
      { id: 'warmth', kind: 'green', text: '' },
    ],
    questions: [],
    provenance: { reviewed: '2026-01-01', sources: [] },
  };
}

function roleOf({ competencies, policy, secondWeights }: PanelSpec, version: number): Role {
  return {
    format: 'touchstone/role@1',
    id: 'soc-analyst',
    title: 'SOC analyst',
    level: 'analyst',
    rules: 1,
    summary: '',
    competencies: competencies.map(({ id, weight, floor }) => ({
      rubric: id,
      weight: version === 2 ? (secondWeights?.[id] ?? weight) : weight,
      floor,
      core: [],
      pool: [],
    })),
    interviews: ['all', 'late'].map((id) => ({
      id,
      title: id,
      minutes: 60,
      competencies: competencies.map((competency) => competency.id),
    })),
    policy,
    credentials: ['OSCP', 'GCIH'],
  };
}

export function instrumentsOf(spec: PanelSpec): Instruments {
  const [first, second] = [roleOf(spec, 1), roleOf(spec, 2)];
  const rubrics = new Map(
    [1, 2].flatMap((version) =>
      spec.competencies.map((competency): [Digest, Rubric] => [
        digest(`${competency.id} ${version}`),
        rubricOf(competency, version),
      ]),
    ),
  );
  return {
    roles: new Map([
      [digest('role 1'), first],
      [digest('role 2'), second],
    ]),
    rubrics,
    current: () => ({
      role: first,
      rubrics: new Map(spec.competencies.map((each) => [each.id, rubricOf(each, 1)])),
    }),
  };
}

function seatOf({ interviewer, interview = 'all', seat = 'interviewer' }: CardSpec): readonly Seat[] {
  if (seat === 'none') return [];
  const capacity = seat === 'shadow' ? 'shadow' : 'interviewer';
  return [{ interviewer, interview, questions: [], capacity, ...(seat === 'left' ? { left: 'ill' } : {}) }];
}

export function candidateOf(spec: PanelSpec): Candidate {
  return {
    format: 'touchstone/candidate@1',
    id: 'c-7k2m',
    role: 'soc-analyst',
    status: 'open',
    seats: [
      ...spec.cards.flatMap(seatOf),
      ...(spec.absent ?? []).flatMap((interviewer) => seatOf({ interviewer, answers: {} })),
    ],
    credentials: spec.credentials ?? [],
  };
}

/** A card as it would be sealed: each answer rests on a note of its own. */
export function scorecardOf(card: CardSpec): Scorecard {
  const { interviewer, interview = 'all', minutesToSeal = 5, ended = 0, version = 1, rubrics = 1 } = card;
  const assessments = Object.entries(card.answers).flatMap(([competency, answers]) =>
    answers.map((answer, index): Assessment => {
      const question = questionOf(competency, index);
      return typeof answer === 'number'
        ? { question, competency, rating: answer, evidence: [`${competency}-${index}`] }
        : { question, competency, notAssessed: answer };
    }),
  );
  const signals = (card.knockouts ?? []).map((competency): MarkedSignal => {
    return {
      competency,
      signal: 'harm',
      question: questionOf(competency, 0),
      evidence: [`${competency}-harm`],
    };
  });
  return {
    format: 'touchstone/scorecard@1',
    header: {
      folder: 'f',
      candidate: 'c-7k2m',
      role: 'soc-analyst',
      interviewer,
      interview,
      capacity: card.seat === 'shadow' ? 'shadow' : 'interviewer',
      mode: 'video',
      language: 'en',
      interruptions: 0,
      conflict: card.conflict ?? false,
      started: moment(ended - 60),
      ended: moment(ended),
      sealed: moment(ended + minutesToSeal),
      tool: '0.1.0',
      coverage: {
        assessments: assessments.length,
        rated: assessments.filter((each) => 'rating' in each).length,
      },
      instruments: {
        role: digest(`role ${version}`),
        rubrics: Object.fromEntries(Object.keys(card.answers).map((id) => [id, digest(`${id} ${rubrics}`)])),
      },
      plan: digest('plan'),
      payload: digest('payload'),
    },
    payload: { notes: [], assessments, signals, probes: [], recommendation: card.own ?? null, closing: null },
    seal: sealOf(card),
  };
}

export function panelOf(spec: PanelSpec): Panel {
  return assemblePanel(
    candidateOf(spec),
    spec.cards.map(scorecardOf),
    spec.debriefs ?? [],
    instrumentsOf(spec),
  );
}
