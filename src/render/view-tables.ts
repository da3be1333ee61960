import type { Table } from './markdown-table.js';
import { momentText } from './moment-text.js';
import { rowTitles } from './row-titles.js';
import { cellText } from './view-ratings.js';
import type { CardView, CompetencyView, CompositeView, ReasonView } from './view.js';
import { CATEGORY_WORDS } from './words.js';

// Wider than this, a table scrolls sideways on GitHub and breaks up in a terminal.
const INTERVIEWERS_ABREAST = 6;
const INTERVIEWERS_BESIDE_FIGURES = 4;

/** Character with its competencies, skill with its own, and credentials: bars, scores, floors and what they rest on. */
export function glanceTable(
  competencies: readonly CompetencyView[],
  character: CompositeView,
  skill: CompositeView,
): Table {
  const titles = rowTitles(competencies);
  const rows = (category: CompetencyView['category'], composite: CompositeView): Table['rows'] => {
    const own = competencies.flatMap((competency, index) =>
      competency.category === category ? [glanceCells(competency, titles[index] ?? '')] : [],
    );
    if (own.length === 0) return [];
    const { bar, score, restsOn } = composite;
    return [[CATEGORY_WORDS[category], bar, score ?? 'not rated', '', restsOn], ...own];
  };
  return {
    columns: [
      { title: 'At a glance', align: 'left' },
      { title: '1 to 5', align: 'left' },
      { title: 'Panel', align: 'right' },
      { title: 'Floor', align: 'right' },
      { title: 'Rests on', align: 'left' },
    ],
    rows: [
      ...rows('character', character),
      ...rows('skill', skill),
      ['Credentials', '', '–', '', 'counted for nothing'],
    ],
  };
}

function glanceCells(
  { bar, score, floor, standing, restsOn }: CompetencyView,
  title: string,
): readonly string[] {
  return [
    `· ${title}`,
    bar,
    score ?? 'not rated',
    standing === 'missed' ? `${floor} missed` : floor,
    restsOn,
  ];
}

/** How far apart the interviewers were on each competency that two or more of them rated. */
export function agreementTable(competencies: readonly CompetencyView[]): Table {
  const titles = rowTitles(competencies);
  return {
    columns: [
      { title: 'Competency', align: 'left' },
      { title: 'Range', align: 'right' },
      { title: 'Average deviation', align: 'right' },
      { title: 'Rests on', align: 'left' },
    ],
    rows: competencies.flatMap(({ range, averageDeviation, restsOn }, index) =>
      range === null ? [] : [[titles[index] ?? '', range, averageDeviation ?? '–', restsOn]],
    ),
  };
}

/**
 * Who rated what. One table for up to four interviewers; for more, the panel's figures in a table of their own and the
 * interviewers, six at most abreast, in those that follow.
 */
export function ratingTables(
  competencies: readonly CompetencyView[],
  reasons: readonly ReasonView[],
): readonly Table[] {
  const everybody = competencies.flatMap(({ voices }) => voices.map(({ interviewer }) => interviewer));
  const interviewers = [...new Set(everybody)].sort();
  if (interviewers.length <= INTERVIEWERS_BESIDE_FIGURES)
    return [ratingTable(competencies, interviewers, reasons)];
  const parts = Math.ceil(interviewers.length / INTERVIEWERS_ABREAST);
  const abreast = Math.ceil(interviewers.length / parts);
  return [
    ratingTable(competencies, [], reasons),
    ...Array.from({ length: parts }, (_, part) =>
      ratingTable(competencies, interviewers.slice(part * abreast, (part + 1) * abreast), null),
    ),
  ];
}

function ratingTable(
  competencies: readonly CompetencyView[],
  interviewers: readonly string[],
  reasons: readonly ReasonView[] | null,
): Table {
  const right = (title: string): Table['columns'][number] => ({ title, align: 'right' });
  const cell = (competency: CompetencyView, id: string): string =>
    cellText(competency.voices.find(({ interviewer }) => interviewer === id));
  const titles = rowTitles(competencies);
  return {
    columns: [
      { title: 'Competency', align: 'left' },
      ...interviewers.map(right),
      ...(reasons !== null
        ? [right('Panel'), right('Range'), right('Floor'), { title: 'Fired', align: 'left' as const }]
        : []),
    ],
    rows: competencies.map((competency, index) => [
      titles[index] ?? '',
      ...interviewers.map((id) => cell(competency, id)),
      ...(reasons !== null ? figureCells(competency, reasons) : []),
    ]),
  };
}

function figureCells(competency: CompetencyView, reasons: readonly ReasonView[]): readonly string[] {
  return [
    competency.score === null ? 'not rated' : `${competency.score} (${competency.answers})`,
    competency.range ?? '–',
    competency.floor,
    reasons
      .filter(
        ({ code, competencyIds }) => code !== 'character-composite' && competencyIds.includes(competency.id),
      )
      .map(({ number }) => number)
      .join(', ') || '–',
  ];
}

/** The cards that were filed. */
export function cardTable(cards: readonly CardView[]): Table {
  return {
    columns: [
      { title: 'Card', align: 'left' },
      { title: 'Sealed', align: 'left' },
      { title: 'Seal', align: 'left' },
      { title: 'Version', align: 'left' },
      { title: 'Counts', align: 'left' },
    ],
    rows: cards.map((card) => [
      `${card.interviewer}, ${card.interview}`,
      `${momentText(card.sealed)}${card.late ? ', late' : ''}`,
      card.seal,
      card.tool,
      card.counted ? 'yes' : `no: ${card.why}`,
    ]),
  };
}
