import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Point } from '../../src/domain/rubric.js';
import { agendaItemDocument } from '../../src/render/agenda-document.js';
import { renderDocument } from '../../src/render/document-terminal.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { fillTemplate } from '../../src/render/template.js';
import { viewOf } from '../../src/render/views.js';
import type { CompleteView } from '../../src/render/view.js';
import { evenly, samplePanel, type Sample } from './sample-panel.js';

const schema = JSON.parse(
  readFileSync(new URL('../../src/format/schemas/view.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const template = {
  file: 'templates/recommendation.md',
  text: readFileSync(new URL('../../templates/recommendation.md', import.meta.url), 'utf8'),
};
const isView = new Ajv2020({ strict: false }).compile(schema);

const GOOD = { candor: 4, helpfulness: 4, 'learning-orientation': 4, energy: 4, investigation: 4 } as const;

const SPLIT: Sample = {
  credentials: ['OSCP', 'CISSP'],
  cards: {
    ana: {
      own: 'no',
      judged: [
        { on: 'candor', rating: 1, note: 'Never said who pushed it.' },
        { on: 'energy', not: 'declined' },
      ],
    },
    ben: { ...evenly(GOOD), sealed: '2026-11-09T09:00:00Z' },
    chloe: evenly({ ...GOOD, investigation: 2 }),
    dev: { ...evenly(GOOD), shadow: true },
  },
};

const complete = (sample: Sample): CompleteView => {
  const { recommendation, material } = samplePanel(sample);
  const view = viewOf(recommendation, material);
  if (view.state !== 'complete') throw new Error('the panel waits');
  return view;
};

function documentOf(sample: Sample): string {
  const { recommendation, material } = samplePanel(sample);
  const result = fillTemplate(template, viewOf(recommendation, material));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

describe('the view model', () => {
  test.each([
    ['a split panel', SPLIT],
    ['everybody agrees', { cards: { ana: evenly(GOOD), ben: evenly(GOOD) } }],
    ['one interviewer', { cards: { ana: evenly(GOOD) } }],
    [
      'nobody rated anything',
      {
        cards: { ana: { judged: [{ on: 'candor', rating: 3 }] } },
        titles: { candor: { title: 'Candor', category: 'skill' as const } },
      },
    ],
    ['waiting', { cards: { ana: evenly(GOOD) }, missing: ['ben'] }],
  ] satisfies [string, Sample][])('is what its schema says: %s', (_, sample) => {
    const { recommendation, material } = samplePanel(sample);
    const view = viewOf(recommendation, material);
    isView(JSON.parse(JSON.stringify(view)));
    expect(isView.errors ?? []).toEqual([]);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  test('its schema describes every key', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node) {
        for (const [key, value] of Object.entries(node.properties as object)) {
          if (!('description' in (value as object))) bare.push(`${path}/${key}`);
        }
      }
      for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });
});

describe('a waiting panel', () => {
  const sample: Sample = {
    credentials: ['OSCP'],
    cards: { ana: { own: 'strong-no', judged: [{ on: 'candor', rating: 1, note: 'SECRET' }] } },
    missing: ['ben', 'chloe'],
  };

  test('tells who is missing and nothing else', () => {
    expect(documentOf(sample)).toBe(
      [
        '# Waiting: c-7k2m for SOC analyst',
        '',
        '**We are waiting for ben and chloe; until then nobody sees any rating.**',
        '',
        '1 of 3 planned cards sealed. Still to come:',
        '',
        '- ben, character',
        '- chloe, character',
        '',
      ].join('\n'),
    );
  });

  test('reads the same whatever the sealed card says', () => {
    const other: Sample = { ...sample, credentials: [], cards: { ana: evenly(GOOD, 'strong-yes') } };
    expect(documentOf(other)).toBe(documentOf(sample));
  });
});

describe('a split panel', () => {
  const view = complete(SPLIT);
  const document = documentOf(SPLIT);

  test('says in one sentence what holds the outcome where it is', () => {
    expect(view.outcome.code).toBe('discuss');
    expect(view.sentence).toBe(
      'The panel should talk before anybody decides: ana has a grave doubt about Candor.',
    );
  });

  test('tells the decisive reason first, with its evidence and who noted it', () => {
    expect(view.reasons[0]).toMatchObject({ code: 'grave-doubt', decisive: true });
    expect(document).toMatch(
      /> \*action:\* Never said who pushed it\.\n>\n> — ana, on candor\/first, rated 1/,
    );
  });

  test('sets the two readings of a competency side by side, with a question that nobody asked', () => {
    const [item] = view.agenda;
    expect(item?.codes).toEqual(['split', 'grave-doubt']);
    expect(item?.readings.map(({ interviewer, score }) => [interviewer, score])).toEqual([
      ['ana', '1.00'],
      ['chloe', '4.00'],
    ]);
    expect(item?.readings[0]?.anchor?.label).toBe('Hides it');
    expect(item?.question?.address).toBe('candor/second');
    expect(item?.others).toBe('ben 4.00');
  });

  test('gives credentials a row of their own that says that they counted for nothing', () => {
    expect(view.tables.glance.rows.at(-1)).toEqual(['Credentials', '', '–', '', 'counted for nothing']);
    expect(document).toContain('Credentials (2 named): counted for nothing.');
    expect(document).toContain('Credentials (counted for nothing): OSCP; CISSP.');
  });

  test('shows which cards were late and which do not count', () => {
    const cards = view.integrity.cards.map(({ interviewer, late, counted, why }) => [
      interviewer,
      late,
      counted,
      why,
    ]);
    expect(cards).toEqual([
      ['ana', false, true, ''],
      ['ben', true, true, ''],
      ['chloe', false, true, ''],
      ['dev', false, false, 'sat in as a shadow'],
    ]);
  });

  test('shows an absence as what it is, never as a number', () => {
    const energy = view.tables.ratings[0]?.rows.find(([title]) => title === 'Energy');
    expect(energy?.slice(0, 4)).toEqual(['Energy', 'declined', '4.00 (1)', '4.00 (1)']);
  });

  test('every figure of the matrix says how many answers it rests on', () => {
    const cells = view.tables.ratings[0]?.rows.flatMap((row) => row.slice(1, 5)) ?? [];
    for (const cell of cells) expect(cell).toMatch(/^\d\.\d\d \(\d+\)|^–$|^declined$|^not rated$/);
  });
});

describe('a debrief', () => {
  const on = '2026-11-05T10:00:00Z';
  const cards: Sample['cards'] = {
    ana: evenly({ ...GOOD, candor: 1 }, 'yes'),
    ben: evenly(GOOD),
    chloe: evenly(GOOD),
  };
  const { material } = samplePanel({ cards });
  const debrief = (author: string, entries: Debrief['entries']): Debrief => ({
    format: 'touchstone/debrief@1',
    candidate: 'c-7k2m',
    author,
    cards: material.cards.filter(({ header }) => header.interviewer === author).map(({ seal }) => seal),
    entries,
  });
  const ana = debrief('ana', [
    {
      kind: 'revised',
      question: 'candor/first',
      competency: 'candor',
      from: 1,
      to: 4,
      reason: 'Ben heard the same story with names.',
      on,
    },
  ]);
  const stands = (author: string): Debrief =>
    debrief(author, [{ kind: 'stands', competency: 'candor', reason: 'Heard it first-hand.', on }]);

  test('that is not complete leaves the outcome to the independent ratings, and says who owes an answer', () => {
    const view = complete({ cards, debriefs: [ana] });
    expect(view.outcome.code).toBe('discuss');
    expect(view.debrief).toMatchObject({
      revised: null,
      awaited: [
        { interviewer: 'ben', about: 'Candor' },
        { interviewer: 'chloe', about: 'Candor' },
      ],
    });
  });

  test('that is complete gives the headline, with the independent outcome beside it', () => {
    const sample = { cards, debriefs: [ana, stands('ben'), stands('chloe')] };
    const view = complete(sample);
    expect(view.debrief?.sentence).toBe(
      'The independent ratings gave discuss; after the debrief it is hire.',
    );
    const document = documentOf(sample);
    expect(document).toContain('What a debrief changed never earns strong hire.');
    expect(document).toContain('rated 4 after the debrief, 1 before');
    expect(document).toContain('Every revision moved towards ben and chloe.');
  });

  test('that is complete is no longer to come', () => {
    const asked = documentOf({ cards, debriefs: [ana, stands('ben')] });
    expect(asked).toContain('The panel should talk before anybody decides: ana has a grave doubt');
    expect(asked).toContain('1 thing to talk about, below.');
    expect(asked).toContain('## For the debrief');
    expect(asked).toContain('“Heard it first-hand.”\n- Still to come: chloe on Candor\n');
    const talked = documentOf({ cards, debriefs: ['ana', 'ben', 'chloe'].map(stands) });
    expect(talked).toContain('The panel has talked, and it is still open: ana has a grave doubt');
    expect(talked).not.toContain('to talk about, below');
    expect(talked).toContain('## What the debrief was about');
  });

  test('is told once among the reasons, however many of them rest on it', () => {
    const view = complete({ cards, debriefs: [ana, stands('ben'), stands('chloe')] });
    expect(view.reasons.filter(({ also }) => also.includes('ana moved Candor'))).toHaveLength(1);
  });

  test('leaves the readings on the agenda as they were', () => {
    const view = complete({ cards, debriefs: [ana, stands('ben'), stands('chloe')] });
    expect(view.agenda[0]?.readings.map(({ interviewer, score }) => [interviewer, score])).toEqual([
      ['ana', '1.00'],
      ['chloe', '4.00'],
    ]);
  });
});

describe('what scores side by side do not show', () => {
  const agendaOf = (cards: Sample['cards']): CompleteView['agenda'] => complete({ cards }).agenda;

  test('a knockout is talked about with what was heard, even from somebody between the lowest and the highest', () => {
    const judged = [
      ...evenly({ ...GOOD, candor: 3 }).judged.filter(({ on }) => on !== 'candor'),
      { on: 'candor', rating: 3, note: 'Let the customer find out.', knockout: true },
    ] as const;
    const [item] = agendaOf({
      ana: evenly({ ...GOOD, candor: 2 }),
      ben: { own: 'yes', judged },
      chloe: evenly(GOOD),
    });
    expect(item?.readings.map(({ interviewer }) => interviewer)).toEqual(['ana', 'chloe']);
    expect(item?.sentences).toEqual([
      'ben marked a knockout on Candor: “Hid a mistake that hurt a customer”.',
    ]);
    expect(item && agendaItemDocument(item, 1)).toContain('Let the customer find out.');
  });

  test('a contradiction is talked about with both its sides', () => {
    const [item] = agendaOf({ ana: evenly(GOOD, 'no'), ben: evenly(GOOD) });
    expect(item).toMatchObject({ codes: ['contradiction'], readings: [] });
    expect(item && agendaItemDocument(item, 1)).toContain(
      'ana recommended no and rated character 4 (4 answers)',
    );
  });
});

describe('evidence', () => {
  test('that was redacted is shown as such', () => {
    const document = documentOf({
      cards: { ana: { judged: [{ on: 'candor', rating: 1, redacted: true }] }, ben: evenly(GOOD) },
    });
    expect(document).toContain('\\[redacted\\]');
  });

  test('is quoted once among the reasons, however many of them rest on it', () => {
    const view = complete({ cards: { ana: evenly({ candor: 1 }), ben: evenly({ ...GOOD, candor: 1 }) } });
    const quoted = view.reasons.flatMap(({ evidence, folded }) => [...evidence, ...folded]);
    const places = quoted.map(
      ({ interviewer, question, signal }) => `${interviewer} ${question} ${signal ?? ''}`,
    );
    expect(new Set(places).size).toBe(places.length);
    expect(places).toContain('ana candor/first ');
  });
});

describe('what character did', () => {
  const effect = (candor: Point, others: Point): string =>
    complete({
      cards: Object.fromEntries(
        ['ana', 'ben'].map((id) => [
          id,
          evenly({ candor, helpfulness: others, 'learning-orientation': others, energy: others }),
        ]),
      ),
    }).character.effect;

  test.each([
    ['a cap below what was earned', 2, 4, 'earned hire, then capped at no hire'],
    ['a cap that is what was earned already', 2, 2, 'earned no hire'],
    ['no cap', 4, 4, 'earned strong hire'],
  ] satisfies [string, Point, Point, string][])('%s', (_, candor, others, words) => {
    expect(effect(candor, others)).toBe(words);
  });
});

test('a manager gets the point from the first screen: 24 lines of 80 columns', () => {
  const shown = renderDocument(documentOf(SPLIT), {
    columns: 80,
    details: 'folded',
    palette: paletteFor(0),
    glyphs: glyphsFor(true),
  });
  expect(shown.split('\n').slice(0, 24).join('\n')).toBe(
    [
      'Discuss: c-7k2m for SOC analyst',
      '===============================',
      '',
      'The panel should talk before anybody decides: ana has a grave doubt about',
      'Candor.',
      '',
      'All of it rests on 3 people, 11 answers. 1 of 21 one-point moves would raise the',
      'outcome; none would lower it. 1 thing to talk about, below.',
      '',
      'At a glance             1 to 5        Panel  Floor  Rests on',
      '──────────────────────  ────────────  ─────  ─────  ───────────────────',
      'Character (decides)     ████████░░░░   3.75         3 people, 9 answers',
      '· Candor                ██████░░░░░░   3.00   3.00  3 people, 3 answers',
      '· Helpfulness           █████████░░░   4.00   3.00  2 people, 2 answers',
      '· Learning orientation  █████████░░░   4.00   3.00  2 people, 2 answers',
      '· Energy                █████████░░░   4.00   3.00  2 people, 2 answers',
      'Skill (can only cap)    ██████░░░░░░   3.00         2 people, 2 answers',
      '· Investigation         ██████░░░░░░   3.00   2.50  2 people, 2 answers',
      'Credentials                               –         counted for nothing',
      '',
      'Character 3.75: earned hire, then capped at discuss. Skill 3.00: capped nothing.',
      'Credentials (2 named): counted for nothing.',
      '',
      'Why',
    ].join('\n'),
  );
});

describe('large panels', () => {
  const ids = Array.from('abcdefghijkl');
  const titles = Object.fromEntries(
    ids.map((id) => [
      `comp-${id}`,
      { title: `Competency with a rather long name ${id}`, category: 'character' as const },
    ]),
  );
  const cards = Object.fromEntries(
    ids.map((id) => [
      `person-${id}`,
      evenly(Object.fromEntries(Object.keys(titles).map((title) => [title, 4]))),
    ]),
  );

  test('split the matrix into tables of six interviewers', () => {
    const { ratings } = complete({ cards, titles }).tables;
    expect(ratings.map(({ columns }) => columns.length)).toEqual([5, 7, 7]);
    expect(
      ratings
        .flatMap(({ columns }) => columns.map(({ title }) => title))
        .filter((title) => title.startsWith('person')),
    ).toEqual(Object.keys(cards));
  });
});

describe('sturdiness in words', () => {
  test.each([
    [{ ana: evenly(GOOD) }, 'There was one interviewer, so nobody can be left out to see what remains.'],
    [{ ana: evenly(GOOD), ben: evenly(GOOD) }, 'From ben alone it would be strong hire.'],
    [
      { ana: evenly(GOOD), ben: evenly({ candor: 4, helpfulness: 4, 'learning-orientation': 4 }) },
      'From ben alone it could not be computed: only ana rated Energy and Investigation.',
    ],
  ])('%#', (cards, sentence) => {
    expect(complete({ cards }).sturdiness.sentences).toContain(sentence);
  });

  test('what is missing is no sign of sturdiness', () => {
    const { energy: _energy, ...rest } = GOOD;
    const card = { judged: [...evenly(rest).judged, { on: 'energy', not: 'not-asked' }] } as const;
    const { outcome, sturdiness } = complete({ cards: { ana: card, ben: card } });
    const sentence = 'Something is still missing, so how sturdy this is cannot be told yet.';
    expect(outcome.code).toBe('incomplete');
    expect(sturdiness).toMatchObject({ short: sentence, sentences: [sentence] });
  });

  test('a rating that would close the matter all the same is told', () => {
    const { energy: _energy, ...rest } = GOOD;
    const judged = evenly({ ...rest, candor: 3 }).judged;
    const card = { judged: [...judged, { on: 'energy', not: 'not-asked' }] } as const;
    const low = {
      judged: [...evenly({ ...rest, candor: 2 }).judged, { on: 'energy', not: 'not-asked' }],
    } as const;
    const { outcome, sturdiness } = complete({ cards: { ana: card, ben: low } });
    expect(outcome.code).toBe('incomplete');
    expect(sturdiness.short).toBe(
      'Something is still missing, so how sturdy this is cannot be told yet; 2 of 16 one-point moves would lower the outcome even so.',
    );
    expect(sturdiness.sentences[1]).toMatch(/^Had \w+ rated Candor .* it would be no hire\.$/);
  });
});
