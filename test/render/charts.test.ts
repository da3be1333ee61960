import { describe, expect, test } from '@jest/globals';
import type { CandidatePoint } from '../../src/render/chart-candidates.js';
import { candidatesChart } from '../../src/render/chart-candidates.js';
import { ratingsChart } from '../../src/render/chart-ratings.js';
import type { TimelineCard } from '../../src/render/chart-timeline.js';
import { timelineChart } from '../../src/render/chart-timeline.js';
import { signsFor } from '../../src/render/interviewer-signs.js';
import type { CompetencyView } from '../../src/render/view.js';
import { viewOf } from '../../src/render/views.js';
import { evenly, samplePanel, type Sample } from './sample-panel.js';

function competencies(sample: Sample): readonly CompetencyView[] {
  const { recommendation, material } = samplePanel(sample);
  const view = viewOf(recommendation, material);
  if (view.state === 'waiting') throw new Error('the panel waits');
  return view.competencies;
}

function labels(html: string): readonly string[] {
  return [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, label]) => label ?? '');
}

/** Where the signs of one class stand, in percent across. */
function places(html: string, sign: string): readonly string[] {
  const pattern = new RegExp(
    `<svg class="at" x="([^"]*)" y="[^"]*"><(?:g|circle|path|rect|text) class="${sign}"`,
    'g',
  );
  return [...html.matchAll(pattern)].map(([, x]) => x ?? '');
}

describe('ratings', () => {
  const split = competencies({
    cards: {
      ana: evenly({ candor: 5, helpfulness: 3 }),
      ben: {
        judged: [
          { on: 'candor', rating: 1 },
          { on: 'helpfulness', not: 'declined' },
        ],
      },
    },
    titles: {
      candor: { title: 'Candor', category: 'character' },
      helpfulness: { title: 'Help', category: 'skill' },
    },
  });

  test('each line is told in words, its absences too', () => {
    const html = ratingsChart(split);
    expect(labels(html)).toEqual([
      'Candor: ana 5.00, ben 1.00, panel 3.00, floor 3.00 met',
      'Help: ana 3.00, panel 3.00, floor 2.50 met',
    ]);
    expect(html).toContain('ben: declined');
  });

  test('dots and the panel stand at their scores, and a split is marked by word and by line', () => {
    const html = ratingsChart(split);
    expect(places(html, 'dot')).toEqual(['95%', '5%', '50%']);
    expect(places(html, 'panel')).toEqual(['50%', '50%']);
    expect(html.match(/is-split/g)).toHaveLength(1);
    expect(html).toContain('split, 4.00 apart');
    expect(html).toContain('x1="5%" x2="95%"');
  });

  test('equal scores stand above each other, never upon each other', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
    const html = ratingsChart(
      competencies({
        cards: Object.fromEntries(people.map((id) => [id, evenly({ candor: 4 })])),
        titles: { candor: { title: 'Candor', category: 'character' } },
      }),
    );
    const heights = [...html.matchAll(/<svg class="at" x="72.5%" y="([^"]*)"><circle/g)].map(([, y]) => y);
    expect(new Set(heights).size).toBe(12);
  });

  test('what nobody rated has no sign', () => {
    const html = ratingsChart(
      competencies({
        cards: {
          ana: {
            judged: [
              { on: 'candor', rating: 3 },
              { on: 'help', not: 'no-evidence' },
            ],
          },
        },
        titles: {
          candor: { title: 'Candor', category: 'character' },
          help: { title: 'Help', category: 'skill' },
        },
      }),
    );
    expect(places(html, 'panel')).toHaveLength(1);
    expect(labels(html)[1]).toBe('Help: not rated');
  });

  test.each([
    [
      ['ana', 'ben'],
      ['A', 'B'],
    ],
    [
      ['ana', 'alf'],
      ['AL', 'AN'],
    ],
    [
      ['anna', 'anne'],
      ['1', '2'],
    ],
    [
      ['ben', 'ana', 'ana'],
      ['A', 'B'],
    ],
    [[], []],
  ])('the signs of %j', (ids, signs) => {
    expect([...signsFor(ids).values()]).toEqual(signs);
  });
});

describe('candidates', () => {
  const policy = { strongHire: 4, hire: 3, discuss: 2.5 };
  const point = (candidate: string, rest: Partial<CandidatePoint> = {}): CandidatePoint => ({
    candidate,
    outcome: 'hire',
    character: '3.00',
    skill: '3.00',
    ...rest,
  });

  test('stand at their scores with the shape of their outcome; who has no character rating is told', () => {
    const html = candidatesChart(
      [
        point('c-a', { character: '1.00' }),
        point('c-b', { outcome: 'no-hire', character: '5.00', skill: null }),
        point('c-c', { character: null }),
      ],
      policy,
    );
    expect(places(html, 'sign-hire')).toEqual(['5%']);
    expect(places(html, 'sign-no-hire')).toEqual(['95%']);
    expect(html).toContain('Not drawn, as no character rating exists: c-c.');
    expect(html).toContain('skill not rated');
    expect(labels(html)).toEqual(['Character against skill of 2 candidates; the figures are in the table']);
  });

  test('names that would lie upon each other are left out, signs never', () => {
    const many = Array.from({ length: 60 }, (_, index) => point(`c-${index}`));
    const html = candidatesChart(many, policy);
    expect(places(html, 'sign-hire')).toHaveLength(60);
    // In the narrow picture and in the wide one.
    expect(html.match(/class="name/g)?.length ?? 0).toBeLessThan(10);
    expect(html.match(/<title>/g)).toHaveLength(60);
  });

  test('a key of the outcomes that there are', () => {
    expect(candidatesChart([point('c-a')], policy)).not.toContain('No hire');
  });
});

describe('timeline', () => {
  const card = (interviewer: string, started: string, ended: string, sealed: string): TimelineCard => ({
    interviewer,
    interview: 'character',
    started,
    ended,
    sealed,
    late: false,
    counted: true,
  });

  test('cards in the order of their interviews, told in words', () => {
    const html = timelineChart([
      card('ben', '2026-11-03T10:00:00Z', '2026-11-03T11:00:00Z', '2026-11-04T12:00:00Z'),
      card('ana', '2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z', '2026-11-02T10:25:00Z'),
    ]);
    expect(labels(html)).toEqual([
      'ana, character: interview 2 Nov, 09:00 to 2 Nov, 10:00, sealed 2 Nov, 10:25',
      'ben, character: interview 3 Nov, 10:00 to 3 Nov, 11:00, sealed 4 Nov, 12:00',
    ]);
    expect(html).toContain('sealed 25 min later');
    expect(html).toContain('sealed 1 d 1 h later');
  });

  test('one moment, no cards, and cards that do not count', () => {
    const moment = '2026-11-02T09:00:00Z';
    expect(timelineChart([])).toBe('');
    expect(timelineChart([card('ana', moment, moment, moment)])).toContain('sealed at once');
    const uncounted = timelineChart([{ ...card('ana', moment, moment, moment), counted: false, late: true }]);
    expect(uncounted).toContain('late, not counted');
    expect(uncounted).not.toContain('all sealed');
  });
});
