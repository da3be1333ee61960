import type { Candidate, Seat } from '../../src/domain/candidate.js';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Digest, Id, QuestionAddress } from '../../src/domain/id.js';
import { assemblePanel } from '../../src/domain/assemble-panel.js';
import { recommend } from '../../src/domain/recommend.js';
import type { Recommendation } from '../../src/domain/recommendation.js';
import type { Policy, Role } from '../../src/domain/role.js';
import type { Anchors, Category, Point, Question, Rubric } from '../../src/domain/rubric.js';
import type {
  Assessment,
  MarkedSignal,
  NotAssessedReason,
  OwnRecommendation,
  Scorecard,
  SealedNote,
} from '../../src/domain/scorecard.js';
import type { PanelMaterial } from '../../src/render/panel-material.js';
import { POLICY } from '../domain/panel-spec.js';

/** One judgement of a sample card: a rating with its note, or why there is none. */
interface Judged {
  readonly on: Id;
  readonly question?: Id;
  readonly rating?: Point;
  readonly note?: string;
  readonly redacted?: true;
  readonly not?: NotAssessedReason;
  readonly knockout?: true;
}

export interface SampleCard {
  readonly judged: readonly Judged[];
  readonly own?: OwnRecommendation;
  readonly sealed?: string;
  readonly shadow?: true;
  /** Whether the card is from outside the plan. */
  readonly unplanned?: true;
  /** Rated under the second version of the role, or of every rubric. */
  readonly role?: 2;
  readonly rubrics?: 2;
}

export interface Sample {
  readonly cards: Readonly<Record<Id, SampleCard>>;
  readonly missing?: readonly Id[];
  readonly titles?: Readonly<Record<Id, { readonly title: string; readonly category: Category }>>;
  readonly credentials?: readonly string[];
  readonly debriefs?: readonly Debrief[];
  readonly decision?: Decision;
  readonly policy?: Partial<Policy>;
  readonly text?: (text: string) => string;
}

export const TITLES: NonNullable<Sample['titles']> = {
  candor: { title: 'Candor', category: 'character' },
  helpfulness: { title: 'Helpfulness', category: 'character' },
  'learning-orientation': { title: 'Learning orientation', category: 'character' },
  energy: { title: 'Energy', category: 'character' },
  investigation: { title: 'Investigation', category: 'skill' },
};

function digest(of: string): Digest {
  const sum = Array.from(of).reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffffff,
    7,
  );
  return `sha256:${sum.toString(16).padStart(8, '0').repeat(8)}`;
}

function rubric(id: Id, title: string, category: Category, text: (text: string) => string): Rubric {
  const anchor = (label: string): Anchors[Point] => ({
    label: text(label),
    behaviors: [text('Says what happened'), text('Names who was told')],
  });
  const question = (name: Id, ask: string): Question => ({
    id: name,
    kind: 'past-behavior',
    levels: ['analyst'],
    minutes: 7,
    ask: text(ask),
    probes: [{ kind: 'action', text: 'What did you do first?' }],
    listenFor: { strong: ['Says what they did'], weak: ['Says what one should do'] },
  });
  return {
    format: 'touchstone/rubric@1',
    id,
    version: 1,
    title: text(title),
    category,
    definition: 'What it is.',
    why: 'What it does.',
    teachable: category === 'skill',
    development: [
      text(
        'Week 1 to 2: work through ten closed cases with a mentor, saying aloud what each log line shows.',
      ),
      text('Week 3 to 6: take the second seat on live cases and write the timeline.'),
      text('Week 8: lead one case while the mentor watches; look back together the next day.'),
    ],
    anchors: {
      1: anchor('Hides it'),
      2: anchor('Tells it when asked'),
      3: anchor('Tells it unasked'),
      4: anchor('Tells it early, with what it costs'),
      5: anchor('Makes it safe for others to tell'),
    },
    signals: [{ id: 'hid-harm', kind: 'knockout', text: text('Hid a mistake that hurt a customer') }],
    questions: [
      question('first', 'Tell me about a time when you were wrong at work and nobody else had seen it.'),
      question('second', 'Tell me about a time when you did not know the answer and somebody was waiting.'),
      question('spare', 'Think of the last time you changed your mind on a case. What happened?'),
    ],
    provenance: { reviewed: '2026-11-23', sources: [{ kind: 'practice', source: 'Shift handovers.' }] },
  };
}

function roleOf(titles: NonNullable<Sample['titles']>, text: (text: string) => string): Role {
  return {
    format: 'touchstone/role@1',
    id: 'soc-analyst',
    title: text('SOC analyst'),
    level: 'analyst',
    rules: 1,
    summary: 'Watches and investigates.',
    competencies: Object.entries(titles).map(([id, { category }]) => ({
      rubric: id,
      weight: 1,
      floor: category === 'character' ? 3 : 2.5,
      core: ['first'],
      pool: ['second', 'spare'],
    })),
    interviews: [{ id: 'character', title: 'Character', minutes: 60, competencies: Object.keys(titles) }],
    policy: POLICY,
    credentials: [],
  };
}

function scorecard(
  interviewer: Id,
  card: SampleCard,
  rubrics: readonly Id[],
  text: (text: string) => string,
): Scorecard {
  const notes: SealedNote[] = [];
  const signals: MarkedSignal[] = [];
  const assessments = card.judged.map((judged): Assessment => {
    const question: QuestionAddress = `${judged.on}/${judged.question ?? 'first'}`;
    const about = { question, competency: judged.on };
    if (judged.rating === undefined) return { ...about, notAssessed: judged.not ?? 'not-asked' };
    const id = `n${notes.length + 1}`;
    notes.push({
      id,
      time: '2026-11-02T14:05:00Z',
      kind: 'action',
      question,
      text: judged.redacted
        ? { redacted: digest(id) }
        : { salt: 'x', text: text(judged.note ?? 'Told it as it was.') },
    });
    if (judged.knockout)
      signals.push({ competency: judged.on, signal: 'hid-harm', question, evidence: [id] });
    return { ...about, rating: judged.rating, evidence: [id] };
  });
  const sealed = card.sealed ?? '2026-11-02T15:10:00Z';
  return {
    format: 'touchstone/scorecard@1',
    header: {
      folder: 'f-1',
      candidate: 'c-7k2m',
      role: 'soc-analyst',
      interviewer,
      interview: 'character',
      capacity: card.shadow ? 'shadow' : 'interviewer',
      mode: 'video',
      language: 'en',
      interruptions: 0,
      conflict: false,
      started: '2026-11-02T14:00:00Z',
      ended: '2026-11-02T15:00:00Z',
      sealed,
      tool: '0.1.0',
      coverage: { assessments: assessments.length, rated: notes.length },
      instruments: {
        role: digest(card.role === 2 ? 'role 2' : 'role'),
        rubrics: Object.fromEntries(rubrics.map((id) => [id, digest(card.rubrics === 2 ? `${id} 2` : id)])),
      },
      plan: digest('plan'),
      payload: digest(`${interviewer} payload`),
    },
    payload: { notes, assessments, signals, probes: [], recommendation: card.own ?? 'yes', closing: null },
    seal: digest(`${interviewer} seal`),
  };
}

/** A panel as the program would find it, and what it recommends. */
export function samplePanel(sample: Sample): {
  readonly recommendation: Recommendation;
  readonly material: PanelMaterial;
} {
  const text = sample.text ?? ((same: string): string => same);
  const titles = sample.titles ?? TITLES;
  const plain = roleOf(titles, text);
  const role: Role = { ...plain, policy: { ...plain.policy, ...sample.policy } };
  const second: Role = { ...role, policy: { ...role.policy, hire: 3.5 } };
  const rubrics = new Map(
    Object.entries(titles).map(([id, { title, category }]) => [id, rubric(id, title, category, text)]),
  );
  const cards = Object.entries(sample.cards).map(([interviewer, card]) =>
    scorecard(interviewer, card, [...rubrics.keys()], text),
  );
  const seat = (interviewer: Id): Seat => ({
    interviewer,
    interview: 'character',
    questions: [...rubrics.keys()].map((id): QuestionAddress => `${id}/first`),
    capacity: sample.cards[interviewer]?.shadow ? 'shadow' : 'interviewer',
  });
  const candidate: Candidate = {
    format: 'touchstone/candidate@1',
    id: 'c-7k2m',
    role: 'soc-analyst',
    status: 'open',
    seats: [
      ...Object.keys(sample.cards).filter((id) => sample.cards[id]?.unplanned !== true),
      ...(sample.missing ?? []),
    ].map(seat),
    credentials: (sample.credentials ?? []).map(text),
  };
  const panel = assemblePanel(candidate, cards, sample.debriefs ?? [], {
    roles: new Map([
      [digest('role'), role],
      [digest('role 2'), second],
    ]),
    rubrics: new Map(
      [...rubrics].flatMap(([id, value]) => [
        [digest(id), value],
        [digest(`${id} 2`), value],
      ]),
    ),
    current: () => ({ role, rubrics }),
  });
  const debriefs = panel.debriefs;
  const decision = sample.decision ?? null;
  return {
    recommendation: recommend(panel),
    material: { candidate, role, rubrics, cards, debriefs, decision },
  };
}

/** Everybody rates everything as `ratings` says, with notes such as people write. */
export function evenly(ratings: Readonly<Record<Id, Point>>, own: OwnRecommendation = 'yes'): SampleCard {
  return { own, judged: Object.entries(ratings).map(([on, rating]) => ({ on, rating })) };
}
