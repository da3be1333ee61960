import { describe, expect, test } from '@jest/globals';
import type { Candidate, Seat } from '../../src/domain/candidate.js';
import type { ScorecardHeader } from '../../src/domain/scorecard.js';
import { isPanelSealed, statusOf } from '../../src/domain/status.js';
import { statusText } from '../../src/render/status-text.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';

const NOW = '2026-11-30T12:00:00Z';

function seat(interviewer: string, more: Partial<Seat> = {}): Seat {
  return {
    interviewer,
    interview: 'character',
    questions: ['candor/past'],
    capacity: 'interviewer',
    ...more,
  };
}

function candidate(seats: readonly Seat[], more: Partial<Candidate> = {}): Candidate {
  return {
    format: 'touchstone/candidate@1',
    id: 'c-7k2m',
    role: 'soc-analyst',
    status: 'open',
    seats,
    credentials: [],
    ...more,
  };
}

function header(interviewer: string, more: Partial<ScorecardHeader> = {}): ScorecardHeader {
  return {
    folder: 'f-1',
    candidate: 'c-7k2m',
    role: 'soc-analyst',
    interviewer,
    interview: 'character',
    capacity: 'interviewer',
    mode: 'video',
    language: 'en',
    interruptions: 0,
    conflict: false,
    started: '2026-11-29T09:00:00Z',
    ended: '2026-11-29T10:00:00Z',
    sealed: '2026-11-29T10:30:00Z',
    tool: '0.1.0',
    coverage: { assessments: 4, rated: 3 },
    instruments: { role: 'sha256:1', rubrics: {} },
    plan: 'sha256:2',
    payload: 'sha256:3',
    ...more,
  };
}

describe('where a seat stands', () => {
  test.each<[string, Seat, ScorecardHeader | null, object]>([
    ['without a date', seat('ana'), null, { state: 'open', awaited: true, on: null, hoursOpen: null }],
    [
      'before its date',
      seat('ana', { on: '2026-11-30T12:00:01Z' }),
      null,
      { state: 'open', awaited: true, hoursOpen: null },
    ],
    ['at its date', seat('ana', { on: NOW }), null, { state: 'open', hoursOpen: 0 }],
    [
      'two hours but a second after its date',
      seat('ana', { on: '2026-11-30T10:00:01Z' }),
      null,
      { state: 'open', hoursOpen: 1 },
    ],
    [
      'sealed',
      seat('ana', { on: '2026-11-29T09:00:00Z' }),
      header('ana'),
      { state: 'sealed', awaited: false, sealed: '2026-11-29T10:30:00Z', hoursOpen: null },
    ],
    [
      'sealed without a rating',
      seat('ana', { on: '2026-11-29T09:00:00Z' }),
      header('ana', { coverage: { assessments: 4, rated: 0 } }),
      { state: 'empty', awaited: true, hoursOpen: 27 },
    ],
    [
      'sealed with a conflict of interest',
      seat('ana'),
      header('ana', { conflict: true, coverage: { assessments: 0, rated: 0 } }),
      { state: 'sealed', awaited: false, conflict: true },
    ],
    ['left', seat('ana', { left: 'ill' }), null, { state: 'left', awaited: false, left: 'ill' }],
    [
      'left with a sealed card',
      seat('ana', { left: 'ill' }),
      header('ana'),
      { state: 'sealed', awaited: false },
    ],
    [
      'a shadow',
      seat('ana', { capacity: 'shadow', on: '2026-11-29T09:00:00Z' }),
      null,
      { state: 'open', awaited: false, hoursOpen: null },
    ],
  ])('%s', (_what, one, card, row) => {
    const { rows } = statusOf(candidate([one]), card === null ? [] : [card], NOW);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject(row);
  });

  test.each<[string, Seat, ScorecardHeader]>([
    ['a shadow', seat('ana', { capacity: 'shadow' }), header('ana')],
    ['somebody who sat in, whatever the plan says', seat('ana'), header('ana', { capacity: 'shadow' })],
    ['somebody who has left', seat('ana', { left: 'ill' }), header('ana')],
  ])('an empty card is not waited for from %s', (_what, one, card) => {
    const empty = { ...card, coverage: { assessments: 4, rated: 0 } };
    const { rows } = statusOf(candidate([one]), [empty], NOW);
    expect(rows).toMatchObject([{ state: 'sealed', awaited: false }]);
  });

  test('a row says nothing of what is not there', () => {
    expect(statusOf(candidate([seat('ana')]), [], NOW).rows).toStrictEqual([
      {
        interviewer: 'ana',
        interview: 'character',
        capacity: 'interviewer',
        state: 'open',
        awaited: true,
        on: null,
        sealed: null,
        hoursOpen: null,
        conflict: false,
        left: null,
      },
    ]);
  });

  test('the card of another interview is another seat’s', () => {
    const { rows, sealed, planned } = statusOf(
      candidate([seat('ana'), seat('ana', { interview: 'team' })]),
      [header('ana', { interview: 'team' })],
      NOW,
    );
    expect(rows.map(({ state }) => state)).toEqual(['open', 'sealed']);
    expect([sealed, planned]).toEqual([1, 2]);
  });

  test('cards without a seat stand at the end, by name', () => {
    const { rows } = statusOf(candidate([seat('ana')]), [header('zoe'), header('ben')], NOW);
    expect(rows.map(({ interviewer, state }) => [interviewer, state])).toEqual([
      ['ana', 'open'],
      ['ben', 'unplanned'],
      ['zoe', 'unplanned'],
    ]);
  });

  test('cards without a seat of one person stand in the order of their interviews', () => {
    const { rows } = statusOf(candidate([]), [header('zoe', { interview: 'team' }), header('zoe')], NOW);
    expect(rows.map(({ interview }) => interview)).toEqual(['character', 'team']);
  });

  test('nobody waits once the candidate withdrew', () => {
    const status = statusOf(candidate([seat('ana', { on: NOW })], { status: 'withdrawn' }), [], NOW);
    expect(status).toMatchObject({ planned: 0, next: null, rows: [{ awaited: false, hoursOpen: null }] });
  });

  test('the next appointment is the earliest one ahead that is still open', () => {
    const status = statusOf(
      candidate([
        seat('ana', { on: '2026-12-03T09:00:00Z' }),
        seat('ben', { on: '2026-12-01T09:00:00Z' }),
        seat('cleo', { on: '2026-11-30T13:00:00Z' }),
        seat('dan', { on: '2026-11-29T13:00:00Z' }),
      ]),
      [header('cleo')],
      NOW,
    );
    expect(status.next).toEqual({ interviewer: 'ben', interview: 'character', on: '2026-12-01T09:00:00Z' });
  });

  test('an appointment of this moment is still the next one', () => {
    expect(statusOf(candidate([seat('ana', { on: NOW })]), [], NOW).next?.on).toBe(NOW);
  });
});

describe('whether a panel is sealed, so that its cards may be read', () => {
  const panel = [seat('ana'), seat('ben'), seat('ben', { interview: 'team' })];
  const sealed = [header('ana'), header('ben'), header('ben', { interview: 'team' })];
  const empty = { coverage: { assessments: 4, rated: 0 } };

  test.each<[string, readonly Seat[], readonly ScorecardHeader[], boolean]>([
    ['once every seat has its card', panel, sealed, true],
    ['not without one of them', panel, sealed.slice(1), false],
    ['not with a card from another interview in its place', panel, sealed.slice(0, 2), false],
    ['not with a colleague’s card in its place', [seat('ana')], [header('ben')], false],
    ['not with a card that rates nothing', [seat('ana')], [header('ana', empty)], false],
    ['without the card of a shadow', [seat('ana'), seat('ben', { capacity: 'shadow' })], sealed, true],
    ['without the card of somebody who has left', [seat('ana'), seat('eva', { left: 'ill' })], sealed, true],
    [
      'with a card that a conflict of interest left empty',
      [seat('ana')],
      [header('ana', { ...empty, conflict: true })],
      true,
    ],
  ])('%s', (_what, seats, headers, expected) => {
    expect(isPanelSealed(candidate(seats), headers)).toBe(expected);
  });
});

describe('as text', () => {
  const look = (columns: number): Parameters<typeof statusText>[2] => ({
    columns,
    palette: paletteFor(0),
    glyphs: glyphsFor(true),
  });
  const long = 'a-very-long-interviewer-name-of-40-letter';
  const panels = [
    statusOf(
      candidate([
        seat('ana', { on: '2026-11-29T09:00:00Z' }),
        seat('ben', { on: '2026-11-27T09:00:00Z' }),
        seat('cleo', {
          left: 'moved to another team \u001b[31m\u202E and much else that fills a line or two',
        }),
        seat(long, { on: '2026-12-01T09:00:00Z', interview: long }),
      ]),
      [header('ana'), header('zoe')],
      NOW,
    ),
    statusOf(candidate([seat('ana')], { id: 'c-2222' }), [header('ana')], NOW),
    statusOf(candidate([], { id: 'c-3333' }), [], NOW),
    statusOf(candidate([seat('ana')], { id: 'c-4444' }), [header('ana')], NOW, new Map(), true),
  ];

  test('who has to sign is told how, and for which interview where there are several', () => {
    const seats = [seat('ana'), seat('ben'), seat('ben', { interview: 'team' })];
    const headers = [header('ana'), header('ben', { interview: 'team' })];
    const doubts = new Map([
      ['ana.character', 'unsigned'],
      ['ben.team', 'unsigned'],
    ] as const);
    const text = statusText([statusOf(candidate(seats), headers, NOW, doubts)], NOW, look(160));
    expect(text).toContain('c-7k2m  soc-analyst, 0 of 3 sealed');
    expect(text).toContain(
      'ana  character  sealed 2026-11-29 10:30 UTC, bears no signature, so still awaited',
    );
    expect(text).toContain('To sign: touchstone interview c-7k2m --as ana --sign\n');
    expect(text).toContain('To sign: touchstone interview c-7k2m --as ben --interview team --sign\n');
  });

  test('says who has sealed, who has not and since when, and what to do when all have', () => {
    const text = statusText(panels, NOW, look(160));
    expect(text).toContain('c-7k2m  soc-analyst, 1 of 3 sealed');
    expect(text).toMatch(/✓ ana {2,}character {2,}sealed 2026-11-29 10:30 UTC/);
    expect(text).toMatch(/○ ben {2,}character {2,}open for 3 days, since 2026-11-27 09:00 UTC/);
    expect(text).toMatch(/✓ zoe .*not in the plan, not counted/);
    expect(text).toContain('all 1 sealed: touchstone merge c-2222');
    expect(text).toContain('all 1 sealed, and a decision is recorded\n');
    expect(text).toContain('c-3333  soc-analyst, nobody is planned');
    expect(text).toContain('As of 2026-11-30 12:00 UTC');
  });

  test.each([30, 60, 80, 120])('fits %d columns and obeys no text', (columns) => {
    const text = statusText(panels, NOW, look(columns));
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(text).not.toMatch(/[\u001b\u202E]/);
    expect(text.replace(/\s+/g, ' ')).toContain('fills a line or two');
  });

  test('without candidates it says so', () => {
    expect(statusText([], NOW, look(80))).toBe('There are no candidates yet.\n');
  });
});
