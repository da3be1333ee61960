// One recommendation for each rule and for each outcome, word for word. After a change that is meant:
//
//   UPDATE_GOLDEN=1 npm run jest -- test/golden/rules
//
// then read what `git diff test/golden` shows, as a hiring manager would.
import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Debrief } from '../../src/domain/debrief.js';
import type { Decision } from '../../src/domain/decision.js';
import { OUTCOMES, RULE_CODES } from '../../src/domain/recommendation.js';
import { fillTemplate } from '../../src/render/template.js';
import { viewOf } from '../../src/render/views.js';
import type { Sample, SampleCard } from '../render/sample-panel.js';
import { evenly, samplePanel } from '../render/sample-panel.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'rules');
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const template = {
  file: 'templates/recommendation.md',
  text: readFileSync(new URL('../../templates/recommendation.md', import.meta.url), 'utf8'),
};

const FOUR = { candor: 4, helpfulness: 4, 'learning-orientation': 4, energy: 4, investigation: 4 } as const;
const THREE = { candor: 3, helpfulness: 3, 'learning-orientation': 3, energy: 3, investigation: 3 } as const;
const { candor: _candor, ...NO_CANDOR } = FOUR;

const on = (rating: SampleCard, ...more: SampleCard['judged']): SampleCard => ({
  ...rating,
  judged: [...rating.judged, ...more],
});

const SEALS: Readonly<Record<string, string>> = Object.fromEntries(
  samplePanel({ cards: { ana: evenly(FOUR), ben: evenly(FOUR), chloe: evenly(FOUR) } }).material.cards.map(
    ({ header, seal }) => [header.interviewer, seal],
  ),
);

function debriefOf(author: string, entries: Debrief['entries'], agreed?: Debrief['agreed']): Debrief {
  const cards = [SEALS[author] as Debrief['cards'][number]];
  return { format: 'touchstone/debrief@1', candidate: 'c-7k2m', author, cards, entries, ...(agreed ? { agreed } : {}) };
}

const AT = { on: '2026-11-03T09:00:00Z' } as const;
const HID = { on: 'candor', rating: 2, question: 'second', knockout: true, note: 'Told the customer that the log had never been kept.' } as const;

const KNOCKOUT: Sample = { cards: { ana: on(evenly(FOUR), HID), ben: evenly(FOUR) } };

const DECIDED: Decision = {
  format: 'touchstone/decision@1',
  candidate: 'c-7k2m',
  role: 'soc-analyst',
  decision: 'hire',
  by: ['ana', 'ben'],
  on: '2026-11-04T10:00:00Z',
  reason: 'The night shift is two people short, and we take the risk.',
  outcome: 'no-hire',
  cards: Object.values(SEALS).slice(0, 2) as Decision['cards'],
  debriefs: [],
  earlier: [
    { decision: 'on-hold', by: ['ana'], on: '2026-11-03T10:00:00Z', reason: 'Budget.', outcome: 'no-hire' },
  ],
};

const SPLIT: Sample = {
  cards: {
    ana: { own: 'no', judged: [...evenly(FOUR).judged.slice(1), { on: 'candor', rating: 2, note: 'Named the outage, and not who had caused it.' }] },
    ben: evenly({ ...FOUR, candor: 5 }),
    chloe: evenly(FOUR),
  },
};

const STORIES: Readonly<Record<string, Sample>> = {
  'panel-incomplete': { cards: { ana: evenly(FOUR) }, missing: ['ben'] },
  'character-composite': { cards: { ana: evenly(THREE), ben: evenly(THREE) } },
  'floor-missed': { cards: { ana: evenly({ ...FOUR, candor: 2 }), ben: evenly({ ...FOUR, candor: 3 }) } },
  'floor-missed-clearly': { cards: { ana: evenly({ ...FOUR, candor: 2 }), ben: evenly({ ...FOUR, candor: 2 }) } },
  'one-voice': {
    cards: { ana: evenly({ ...FOUR, candor: 2 }), ben: evenly({ ...FOUR, candor: 2 }), chloe: evenly({ ...FOUR, candor: 5 }) },
  },
  'grave-doubt': {
    cards: { ana: evenly({ ...FOUR, candor: 1 }), ben: evenly(FOUR), chloe: evenly(FOUR) },
  },
  'knockout-single': KNOCKOUT,
  'knockout-corroborated': { cards: { ana: on(evenly(FOUR), HID), ben: on(evenly(FOUR), HID) } },
  'evidence-missing': { cards: { ana: evenly(NO_CANDOR), ben: evenly(NO_CANDOR) } },
  'evidence-thin': { cards: { ana: evenly(FOUR), ben: evenly(NO_CANDOR) } },
  'evidence-withheld': {
    cards: {
      ana: on(evenly(FOUR), { on: 'candor', question: 'second', not: 'declined' }),
      ben: on(evenly(FOUR), { on: 'candor', question: 'second', not: 'no-evidence' }),
    },
  },
  'skill-gap-teachable': {
    cards: { ana: evenly({ ...FOUR, investigation: 2 }), ben: evenly({ ...FOUR, investigation: 2 }) },
  },
  'skill-gap-required': {
    cards: { ana: evenly({ ...FOUR, investigation: 2 }), ben: evenly({ ...FOUR, investigation: 2 }) },
    policy: { skillGap: 'require' },
  },
  'policy-drift': { cards: { ana: evenly(THREE), ben: { ...evenly(THREE), role: 2, sealed: '2026-11-02T15:20:00Z' } } },
  split: SPLIT,
  contradiction: { cards: { ana: evenly(FOUR, 'no'), ben: evenly(FOUR) } },
  stale: { cards: { ana: { ...evenly(FOUR), sealed: '2026-11-09T09:00:00Z' }, ben: evenly(FOUR) } },
  'rubric-drift': { cards: { ana: evenly(FOUR), ben: { ...evenly(FOUR), rubrics: 2 } } },
  unplanned: { cards: { ana: evenly(FOUR), ben: evenly(FOUR), chloe: { ...evenly(FOUR), unplanned: true } } },
};

const MORE: Readonly<Record<string, Sample>> = {
  'debrief-halfway': {
    ...SPLIT,
    debriefs: [
      debriefOf('ana', [
        { kind: 'revised', question: 'candor/first', competency: 'candor', from: 2, to: 4, reason: 'Ben asked who had caused it, and was told at once.', ...AT, evidence: [{ interviewer: 'ben', interview: 'character', note: 'n1' }] },
      ]),
    ],
  },
  'debrief-settled': {
    ...SPLIT,
    debriefs: [
      debriefOf(
        'ana',
        [
          { kind: 'revised', question: 'candor/first', competency: 'candor', from: 2, to: 3, reason: 'Ben asked who had caused it, and was told at once.', ...AT, evidence: [{ interviewer: 'ben', interview: 'character', note: 'n1' }] },
        ],
        [{ competency: 'candor', question: 'candor/spare', reason: 'Whether they say it unasked.', ...AT }],
      ),
      debriefOf('ben', [{ kind: 'stands', competency: 'candor', reason: 'I asked three times.', ...AT }]),
      debriefOf('chloe', [
        { kind: 'stands', competency: 'candor', reason: 'It was neither, as I heard it.', ...AT },
       { kind: 'stands', competency: 'energy', reason: 'Not on the agenda.', ...AT }]),
    ],
  },
  'knockout-confirmed': {
    ...KNOCKOUT,
    debriefs: [
      debriefOf('ana', [{ kind: 'knockout-confirmed', interviewer: 'ana', competency: 'candor', signal: 'hid-harm', reason: 'I wrote it down word for word.', ...AT }]),
      debriefOf('ben', [{ kind: 'knockout-confirmed', interviewer: 'ana', competency: 'candor', signal: 'hid-harm', reason: 'They told me the same.', ...AT }]),
    ],
  },
  'knockout-withdrawn': {
    ...KNOCKOUT,
    debriefs: [
      debriefOf('ana', [{ kind: 'knockout-withdrawn', competency: 'candor', signal: 'hid-harm', reason: 'It was their lead who said it.', ...AT }]),
    ],
  },
  'override': {
    cards: { ana: evenly({ ...FOUR, candor: 2 }), ben: evenly({ ...FOUR, candor: 2 }) },
    decision: DECIDED,
  },
  'one-interviewer': { cards: { ana: evenly(FOUR) } },
  'strong-hire': { cards: { ana: evenly(FOUR), ben: evenly({ ...FOUR, candor: 5 }) }, credentials: ['OSCP'] },
};

function documentOf(sample: Sample): { readonly text: string; readonly codes: readonly string[]; readonly outcome: string } {
  const { recommendation, material } = samplePanel(sample);
  const result = fillTemplate(template, viewOf(recommendation, material));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const { reasons } =
    recommendation.state === 'waiting' ? recommendation : (recommendation.revised ?? recommendation.independent);
  return { text: result.value, codes: reasons.map(({ code }) => code), outcome: recommendation.outcome };
}

function expectGolden(name: string, text: string): void {
  const file = join(FOLDER, `${name}.md`);
  if (UPDATE) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

test('there is a story for each rule, and a file for each story', () => {
  expect(Object.keys(STORIES)).toEqual([...RULE_CODES]);
  expect(readdirSync(FOLDER).toSorted()).toEqual(
    [...Object.keys(STORIES), ...Object.keys(MORE)].map((name) => `${name}.md`).toSorted(),
  );
});

test('every outcome has a story', () => {
  const outcomes = Object.values({ ...STORIES, ...MORE }).map((sample) => documentOf(sample).outcome);
  expect([...new Set(outcomes)].toSorted()).toEqual([...OUTCOMES].toSorted());
});

describe('each rule', () => {
  test.each(Object.entries(STORIES))('%s', (code, sample) => {
    const { text, codes } = documentOf(sample);
    expect(codes).toContain(code);
    if (code !== 'panel-incomplete') expect(text).toContain(`; [${code}](../../README.md#${code}))*`);
    expectGolden(code, text);
  });
});

describe('debriefs, decisions and small panels', () => {
  test.each(Object.entries(MORE))('%s', (name, sample) => {
    expectGolden(name, documentOf(sample).text);
  });
});

test('no fold lies in another, in any of them', () => {
  for (const sample of Object.values({ ...STORIES, ...MORE })) {
    let open = 0;
    for (const [tag] of documentOf(sample).text.matchAll(/<\/?details>/g)) {
      open += tag === '<details>' ? 1 : -1;
      expect([0, 1]).toContain(open);
    }
    expect(open).toBe(0);
  }
});
