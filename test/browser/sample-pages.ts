import { compareCandidates } from '../../src/domain/comparison.js';
import { successions } from '../../src/domain/fairness.js';
import { candidatesPage } from '../../src/render/candidates-page.js';
import type { CandidatePoint } from '../../src/render/chart-candidates.js';
import { comparisonPage } from '../../src/render/comparison-page.js';
import { comparisonView } from '../../src/render/comparison-views.js';
import { guideForRole, guideForSeat } from '../../src/render/guide.js';
import { guidePage } from '../../src/render/guide-page.js';
import { markdownTable } from '../../src/render/markdown-table.js';
import { escapeMarkdown } from '../../src/render/markdown.js';
import { recommendationPage } from '../../src/render/recommendation-page.js';
import type { SampleCard } from '../render/sample-panel.js';
import { evenly, samplePanel } from '../render/sample-panel.js';
import { fillTemplate } from '../../src/render/template.js';
import { viewOf } from '../../src/render/views.js';
import { unwrap } from '../../src/domain/problem.js';
import { recommendationTemplate, shippedInstruments, shippedText, workedPanel } from './worked-panels.js';

const { role, rubrics } = shippedInstruments('soc-analyst');

function recommendation(id: string, without?: string): string {
  const { view, material, markdown } = workedPanel(id, without);
  return recommendationPage(view, material, markdown);
}

function guideOfAna(): string {
  const { candidate } = workedPanel('c-7k2m').material;
  const [seat] = candidate.seats;
  if (seat === undefined) throw new Error('the sample has no seat');
  return guidePage('Guide for ana', guideForSeat({ role, rubrics, seat }, candidate.id));
}

/** Eleven interviewers with long names, a title of one long word, and a text that tries everything on. */
function crowd(): string {
  const people = Array.from({ length: 11 }, (_, index) => `interviewer-with-a-long-name-${index + 1}`);
  const { recommendation: result, material } = samplePanel({
    cards: Object.fromEntries(
      people.map((id, index) => [
        id,
        evenly({ candor: ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5, helpfulness: 3 }),
      ]),
    ),
    titles: {
      candor: { title: 'Candorcandorcandorcandorcandorcandorcandorcandorcandor', category: 'character' },
      helpfulness: { title: '<b>Help</b> “العون” & 助けること', category: 'character' },
      'left-out': { title: 'Rated by nobody', category: 'skill' },
    },
    credentials: ['<script>alert(1)</script>'],
  });
  const view = viewOf(result, material);
  return recommendationPage(view, material, unwrap(fillTemplate(recommendationTemplate(), view), '.'));
}

const RIGHT_TO_LEFT = [
  'הלכתי אל הלקוח ואמרתי: "אני עדיין לא יודע."',
  'قال: "لا أعرف بعد"، ثم كتب ذلك في التذكرة #4711.',
];

/** Notes and titles that are written from right to left, with brackets and figures in them. */
function rightToLeft(): string {
  const note = (index: number): string => RIGHT_TO_LEFT[index % 2] ?? '';
  const card = (candor: 1 | 4, energy: 3 | 4): SampleCard => ({
    judged: [
      { on: 'candor', rating: candor, note: note(0) },
      { on: 'energy', rating: energy, note: note(1) },
    ],
  });
  const { recommendation: result, material } = samplePanel({
    cards: { ana: card(1, 3), ben: card(4, 4) },
    titles: {
      candor: { title: 'כנות (צוות 3)', category: 'character' },
      energy: { title: 'الطاقة', category: 'character' },
    },
  });
  const view = viewOf(result, material);
  return recommendationPage(view, material, unwrap(fillTemplate(recommendationTemplate(), view), '.'));
}

/** The three shipped candidates side by side, by the shipped template. */
function sampleComparison(): string {
  const panels = ['c-3fq8', 'c-7k2m', 'c-9xwd'].map((id) => workedPanel(id));
  const recommendations = panels.flatMap(({ recommendation: one }) =>
    one.state === 'complete' ? [one] : [],
  );
  const view = comparisonView({
    role,
    rubrics,
    recommendations,
    comparison: compareCandidates(recommendations, role),
    seals: new Map(),
    decisions: new Map(),
    warnings: [],
    successions: successions(panels.flatMap(({ material }) => material.cards.map(({ header }) => header))),
    waiting: [],
    unplanned: ['c-none'],
    locked: ['c-shut'],
    withdrawn: ['c-gone'],
  });
  const source = { file: 'comparison.md', text: shippedText('templates/comparison.md') };
  return comparisonPage(view, role.policy, unwrap(fillTemplate(source, view), '.'));
}

function comparison(count: number): string {
  const outcomes = ['strong-hire', 'hire', 'discuss', 'incomplete', 'no-hire'] as const;
  const points = Array.from({ length: count }, (_, index): CandidatePoint => ({
    candidate: `c-${index.toString(36).padStart(4, '0')}`,
    outcome: outcomes[index % outcomes.length] ?? 'hire',
    character: index % 7 === 3 ? null : (1 + ((index * 37) % 401) / 100).toFixed(2),
    skill: index % 5 === 4 ? null : (1 + ((index * 91) % 401) / 100).toFixed(2),
  }));
  const table = markdownTable(
    {
      columns: ['Candidate', 'Outcome', 'Character', 'Skill'].map((title) => ({
        title,
        align: 'left' as const,
      })),
      rows: points.map(({ candidate, outcome, character, skill }) => [
        candidate,
        outcome,
        character ?? 'not rated',
        skill ?? 'not rated',
      ]),
    },
    escapeMarkdown,
  );
  return candidatesPage(
    'Candidates for SOC Analyst',
    'Comparison',
    `# Candidates for SOC Analyst\n\n${table}\n`,
    [{ points, policy: role.policy, place: { table: 'Candidate', folded: false } }],
  );
}

/** Pages of every kind, as the program makes them. */
export const PAGES: Readonly<Record<string, () => string>> = {
  hire: () => recommendation('c-7k2m'),
  'no-hire': () => recommendation('c-3fq8'),
  split: () => recommendation('c-9xwd'),
  waiting: () => recommendation('c-9xwd', 'chi'),
  crowd,
  'right to left': rightToLeft,
  'guide for a seat': guideOfAna,
  'guide for a role': () => guidePage('Guide', guideForRole(role, rubrics)),
  comparison: sampleComparison,
  'comparison of many': () => comparison(400),
  'comparison of nobody': () => comparison(0),
};
