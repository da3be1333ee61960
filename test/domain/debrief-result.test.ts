import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { DebriefEntry } from '../../src/domain/debrief.js';
import { isOnAgenda, topicsOf } from '../../src/domain/agenda.js';
import { isCloser } from '../../src/domain/convergence.js';
import { judge } from '../../src/domain/judgement.js';
import { recommend } from '../../src/domain/recommend.js';
import type { PanelRecommendation } from '../../src/domain/recommendation.js';
import type { Policy } from '../../src/domain/role.js';
import type { Point } from '../../src/domain/rubric.js';
import type { CardSpec } from './panel-spec.js';
import { RUNS, specs, tapes } from './panel-arbitraries.js';
import { POLICY, character, moment, panelOf, questionOf, sealOf, skill } from './panel-spec.js';
import { withDebriefs } from './random-debrief.js';

const common = { reason: 'Having heard the others.', on: moment(2000) };

const revised = (competency: string, from: Point, to: Point, index = 0): DebriefEntry => {
  return { kind: 'revised', question: questionOf(competency, index), competency, from, to, ...common };
};
const stands = (competency: string): DebriefEntry => ({ kind: 'stands', competency, ...common });
const withdrawn = (competency: string, signal = 'harm'): DebriefEntry => {
  return { kind: 'knockout-withdrawn', competency, signal, ...common };
};
const confirmed = (interviewer: string, competency: string): DebriefEntry => {
  return { kind: 'knockout-confirmed', interviewer, competency, signal: 'harm', ...common };
};

type Cards = Readonly<Record<string, Omit<CardSpec, 'interviewer'>>>;
type Entries = Readonly<Record<string, readonly DebriefEntry[]>>;

/** Candor and energy; by name, who answered what, and what they wrote after the debrief. */
function after(
  cards: Cards,
  entries: Entries,
  otherCard = false,
  policy: Policy = POLICY,
): PanelRecommendation {
  const recommendation = recommend(
    panelOf({
      competencies: [character('candor'), character('energy')],
      policy,
      cards: Object.entries(cards).map(([interviewer, card]) => ({ interviewer, ...card })),
      debriefs: Object.entries(entries).map(([author, written]) => ({
        format: 'touchstone/debrief@1',
        candidate: 'c-7k2m',
        author,
        cards: [sealOf({ interviewer: otherCard ? 'nobody' : author })],
        entries: written,
      })),
    }),
  );
  if (recommendation.state !== 'complete') throw new Error('Everybody has sealed.');
  return recommendation;
}

const rated = (candor: Point, energy: Point, more: Partial<CardSpec> = {}): Omit<CardSpec, 'interviewer'> => {
  return { answers: { candor: [candor], energy: [energy] }, ...more };
};

const SPLIT: Cards = { ana: rated(5, 4), ben: rated(3, 4), cem: rated(4, 4) };
const KNOCKOUT: Cards = { ana: rated(4, 4, { knockouts: ['candor'] }), ben: rated(4, 4) };

describe('who is asked', () => {
  test('both sides of a split, not those between', () => {
    expect(after(SPLIT, {}).agenda).toEqual([
      { code: 'split', competency: 'candor', interviewers: ['ana', 'ben'] },
    ]);
    expect(after(SPLIT, {}).debrief).toBeNull();
  });

  test('splits come first', () => {
    const cards = { ana: rated(1, 5, { own: 'yes' as const }), ben: rated(4, 2), cem: rated(4, 4) };
    expect(after(cards, {}).agenda.map(({ code, competency }) => [code, competency])).toEqual([
      ['split', 'candor'],
      ['split', 'energy'],
      ['grave-doubt', 'candor'],
    ]);
  });
});

describe('the headline', () => {
  test('stays with the independent ratings until both sides have answered', () => {
    const { outcome, revised: second, debrief } = after(SPLIT, { ana: [revised('candor', 5, 2)] });
    expect([outcome, second]).toEqual(['strong-hire', null]);
    expect(debrief?.awaited).toEqual([
      { interviewer: 'ben', item: { code: 'split', competency: 'candor', interviewers: ['ana', 'ben'] } },
    ]);
  });

  test('then is the revised one, beside the independent one', () => {
    const result = after(SPLIT, { ana: [revised('candor', 5, 2)], ben: [stands('candor')] });
    expect([result.outcome, result.independent.outcome, result.revised?.outcome]).toEqual([
      'hire',
      'strong-hire',
      'hire',
    ]);
    expect(result.independent.competencies[0]?.score).toEqual({ numerator: 4, denominator: 1 });
    expect(result.revised?.competencies[0]?.score).toEqual({ numerator: 3, denominator: 1 });
    expect(result.revised?.reasons[0]?.basis).toContainEqual({ kind: 'debrief', author: 'ana', entry: 0 });
  });

  test('stays a strong-hire where everybody lets the ratings stand', () => {
    const result = after(SPLIT, { ana: [stands('candor')], ben: [stands('candor')] });
    expect([result.outcome, result.revised?.outcome]).toEqual(['strong-hire', 'strong-hire']);
  });

  test('is that of the sealed cards where nothing that was written counts', () => {
    const { revised: second, debrief } = after(
      { ana: rated(4, 4), ben: rated(4, 4) },
      { ana: [stands('candor')] },
    );
    expect([second, debrief?.refused.length, debrief?.awaited]).toEqual([null, 1, []]);
  });

  test('waits for an answer on each competency', () => {
    const both = { ana: rated(5, 5), ben: rated(3, 3) };
    const { debrief } = after(both, { ana: [stands('candor')], ben: [stands('candor'), stands('energy')] });
    expect(debrief?.awaited.map(({ interviewer, item }) => [interviewer, item.competency])).toEqual([
      ['ana', 'energy'],
    ]);
  });

  test('moves by the one rating that was revised, and by no other of its author', () => {
    const cards: Cards = {
      ana: { answers: { candor: [5, 5], energy: [4] } },
      ben: rated(3, 4),
    };
    const { revised: second } = after(cards, { ana: [revised('candor', 5, 4, 1)], ben: [stands('candor')] });
    const [ana] = second?.competencies[0]?.voices ?? [];
    expect(ana?.ratings.map(({ question, rating }) => [question, rating])).toEqual([
      ['candor/q0', 5],
      ['candor/q1', 4],
    ]);
  });

  test('moves by the card that the rating is on, where its author has two', () => {
    const panel = panelOf({
      competencies: [character('candor')],
      policy: POLICY,
      cards: [
        { interviewer: 'ana', answers: { candor: [5] } },
        { interviewer: 'ana', interview: 'late', answers: { candor: [4] } },
        { interviewer: 'ben', answers: { candor: [2] } },
      ],
      debriefs: (['ana', 'ben'] as const).map((author) => ({
        format: 'touchstone/debrief@1',
        candidate: 'c-7k2m',
        author,
        cards: [sealOf({ interviewer: author }), sealOf({ interviewer: author, interview: 'late' })],
        entries: [author === 'ana' ? revised('candor', 5, 3) : stands('candor')],
      })),
    });
    const result = recommend(panel);
    const voices = result.state === 'complete' ? result.revised?.competencies[0]?.voices : undefined;
    expect(voices?.[0]?.ratings.map(({ interview, rating }) => [interview, rating])).toEqual([
      ['all', 3],
      ['late', 4],
    ]);
  });

  test('is no strong-hire that talking made', () => {
    const cards = { ana: rated(5, 4), ben: rated(2, 4), cem: rated(4, 4) };
    const result = after(cards, {
      ana: [stands('candor')],
      ben: [revised('candor', 2, 5)],
      cem: [stands('candor')],
    });
    expect([result.independent.outcome, result.outcome]).toEqual(['hire', 'hire']);
    expect(result.revised?.reasons[0]?.effect).toEqual({ kind: 'start', outcome: 'hire' });
  });

  test('does not wait for somebody who has left', () => {
    const cards = { ...SPLIT, ben: rated(3, 4, { seat: 'left' }) };
    expect(after(cards, { ana: [revised('candor', 5, 2)] }).revised?.outcome).toBe('hire');
  });

  test('takes the last of two revisions of one rating', () => {
    const entries = { ana: [revised('candor', 5, 4), revised('candor', 4, 3)], ben: [stands('candor')] };
    expect(after(SPLIT, entries).revised?.competencies[0]?.score).toEqual({ numerator: 10, denominator: 3 });
  });
});

describe('entries that do not count', () => {
  const cases: readonly (readonly [string, Cards, Entries, string])[] = [
    ['by somebody without a counted card', SPLIT, { zoe: [stands('candor')] }, 'not-on-panel'],
    [
      'by a shadow',
      { ...SPLIT, zoe: rated(3, 3, { seat: 'shadow' }) },
      { zoe: [stands('candor')] },
      'not-on-panel',
    ],
    ['on what is not on the agenda', SPLIT, { ana: [revised('energy', 4, 5)] }, 'not-on-agenda'],
    ['from a rating that was not given', SPLIT, { ana: [revised('candor', 4, 5)] }, 'not-rated-so'],
    ['of a question that was not rated', SPLIT, { ana: [revised('candor', 5, 4, 1)] }, 'not-rated-so'],
    [
      'a colleague’s rating',
      { ...SPLIT, dee: { answers: { energy: [4] } } },
      { dee: [revised('candor', 5, 4)] },
      'not-rated-so',
    ],
    [
      'letting stand what one did not assess',
      { ...SPLIT, dee: { answers: { energy: [4] } } },
      { dee: [stands('candor')] },
      'nothing-to-let-stand',
    ],
    ['withdrawing somebody else’s knockout', KNOCKOUT, { ben: [withdrawn('candor')] }, 'no-such-knockout'],
    [
      'withdrawing another signal than one marked',
      KNOCKOUT,
      { ana: [withdrawn('candor', 'theft')] },
      'no-such-knockout',
    ],
    [
      'withdrawing a knockout from another competency than one marked it on',
      { ana: rated(4, 5, { knockouts: ['candor'] }), ben: rated(4, 3) },
      { ana: [withdrawn('energy')] },
      'no-such-knockout',
    ],
    [
      'bearing out a knockout that nobody marked',
      KNOCKOUT,
      { ana: [confirmed('ben', 'candor')] },
      'no-such-knockout',
    ],
  ];

  test.each(cases)('%s', (_name, cards, entries, why) => {
    const { debrief, revised: second } = after(cards, entries);
    expect(debrief?.refused.map((entry) => entry.why)).toEqual([why]);
    expect(debrief?.accepted).toEqual([]);
    expect(second).toBeNull();
  });

  test('about a card that was never sealed', () => {
    expect(after(SPLIT, { ana: [stands('candor')] }, true).debrief?.refused).toEqual([
      { author: 'ana', entry: 0, why: 'other-card' },
    ]);
  });
});

describe('a knockout', () => {
  const outcomeAfter = (entries: Entries): readonly unknown[] => {
    const { independent, revised: second } = after(KNOCKOUT, entries);
    return [independent.outcome, second?.outcome ?? null];
  };

  test('withdrawn by its author falls away', () => {
    expect(outcomeAfter({ ana: [withdrawn('candor')] })).toEqual(['discuss', 'hire']);
  });

  test('borne out by its author and another decides', () => {
    expect(outcomeAfter({ ana: [confirmed('ana', 'candor')], ben: [confirmed('ana', 'candor')] })).toEqual([
      'discuss',
      'no-hire',
    ]);
  });

  test('borne out by one of them alone stays single', () => {
    expect(outcomeAfter({ ana: [confirmed('ana', 'candor')] })).toEqual(['discuss', 'discuss']);
    expect(outcomeAfter({ ana: [stands('candor')], ben: [confirmed('ana', 'candor')] })).toEqual([
      'discuss',
      'discuss',
    ]);
  });

  test('withdrawn cannot be borne out by others', () => {
    const entries = {
      ana: [confirmed('ana', 'candor'), withdrawn('candor')],
      ben: [confirmed('ana', 'candor')],
    };
    expect(outcomeAfter(entries)).toEqual(['discuss', 'hire']);
  });

  test('that two marked, where three are asked for, falls away for its author alone', () => {
    const two: Cards = {
      ana: rated(4, 4, { knockouts: ['candor'] }),
      ben: rated(4, 4, { knockouts: ['candor'] }),
    };
    const policy = { ...POLICY, corroboration: 3 };
    const withdrew = after(two, { ana: [withdrawn('candor')], ben: [stands('candor')] }, false, policy);
    expect(
      withdrew.revised?.reasons.flatMap(({ code, interviewers }) =>
        code === 'knockout-single' ? interviewers : [],
      ),
    ).toEqual(['ben']);
    // Bearing out a colleague's does not answer for one's own.
    const { debrief } = after(two, { ana: [confirmed('ben', 'candor')] }, false, policy);
    expect(debrief?.awaited.map(({ interviewer }) => interviewer)).toEqual(['ana', 'ben']);
  });

  test('can be let stand by whoever marked it and rated nothing there', () => {
    const cards = {
      ana: { answers: { energy: [4] }, knockouts: ['candor'] },
      ben: rated(4, 4),
      cem: rated(4, 4),
    } as const;
    expect(after(cards, { ana: [stands('candor')] }).debrief?.accepted).toHaveLength(1);
  });

  test('is not answered by revising a rating', () => {
    expect(after(KNOCKOUT, { ana: [revised('candor', 4, 3)] }).debrief?.awaited).toHaveLength(1);
  });
});

describe('a contradiction', () => {
  const cards = { ana: rated(4, 4, { own: 'no' as const }), ben: rated(4, 4) };

  test('is answered by letting a character rating stand', () => {
    expect(after(cards, { ana: [stands('energy')] }).debrief?.awaited).toEqual([]);
  });

  test('lets its author come back to any character rating, and nobody else', () => {
    expect(after(cards, { ana: [revised('energy', 4, 2)] }).revised?.competencies[1]?.score).toEqual({
      numerator: 3,
      denominator: 1,
    });
    expect(after(cards, { ben: [revised('energy', 4, 5)] }).debrief?.refused[0]?.why).toBe('not-on-agenda');
  });
});

describe('an agenda', () => {
  test('that a contradiction opens leaves skills alone', () => {
    const agenda = [{ code: 'contradiction' as const, competency: null, interviewers: ['ana'] }];
    const panel = panelOf({ competencies: [character('candor'), skill('tools')], policy: POLICY, cards: [] });
    expect(['candor', 'tools'].map((competency) => isOnAgenda(agenda, 'ana', competency, panel))).toEqual([
      true,
      false,
    ]);
    expect(isOnAgenda(agenda, 'ben', 'candor', panel)).toBe(false);
  });

  test('is talked about by competency, each with all that is on it and everybody concerned', () => {
    const topics = topicsOf([
      { code: 'split', competency: 'energy', interviewers: ['ben', 'cem'] },
      { code: 'contradiction', competency: null, interviewers: ['dee'] },
      { code: 'knockout-single', competency: 'energy', interviewers: ['ana'] },
    ]);
    expect(topics).toEqual([
      { competency: 'energy', codes: ['split', 'knockout-single'], interviewers: ['ana', 'ben', 'cem'] },
      { competency: null, codes: ['contradiction'], interviewers: ['dee'] },
    ]);
  });
});

describe('towards whom', () => {
  test.each([
    [4, 2, 5, true],
    [2, 4, 5, false],
    [2, 4, 1, true],
    [4, 2, 3, false],
  ])('whether %d is closer than %d to %d: %s', (rating, other, score, expected) => {
    expect(isCloser(rating, other, { numerator: score, denominator: 1 })).toBe(expected);
  });

  test('not towards oneself, however one evens out one’s own ratings', () => {
    const mixed: Cards = {
      ana: { answers: { candor: [5, 3], energy: [4] } },
      ben: rated(2, 4),
      cem: rated(2, 4),
    };
    const { debrief } = after(mixed, { ana: [revised('candor', 5, 4)] });
    expect(debrief?.towards).toEqual(['ben', 'cem']);
  });

  const cards = { ana: rated(5, 5), ben: rated(2, 2), cem: rated(3, 3) };
  const towards = (entries: Entries): readonly string[] | undefined => after(cards, entries).debrief?.towards;

  test('every revision moved closer to one person', () => {
    expect(towards({ ben: [revised('candor', 2, 4)], cem: [revised('energy', 3, 5)] })).toEqual(['ana']);
  });

  test('what counts is where a rating came from in the end, and where it went', () => {
    expect(towards({ ben: [revised('candor', 2, 5), revised('candor', 5, 4)] })).toEqual(['ana']);
  });

  test.each([
    ['nothing was revised', { ben: [stands('candor')] }],
    ['revisions moved apart', { ben: [revised('candor', 2, 4)], cem: [revised('energy', 3, 2)] }],
    [
      'everybody moved',
      { ana: [revised('candor', 5, 4)], ben: [revised('candor', 2, 4)], cem: [revised('candor', 3, 4)] },
    ],
    ['a revision was taken back', { ben: [revised('candor', 2, 4), revised('candor', 4, 2)] }],
  ])('nobody, when %s', (_name, entries) => {
    expect(towards(entries)).toEqual([]);
  });
});

describe('any debrief', () => {
  test('creates no strong-hire, leaves the independent judgement as it was, and is the headline once complete', () => {
    fc.assert(
      fc.property(specs, tapes, (spec, tape) => {
        const before = panelOf(spec);
        const sealed = JSON.stringify(before.cards);
        const after = recommend(withDebriefs(spec, tape));
        if (after.state !== 'complete') throw new Error('The panel is complete.');
        expect(after.independent).toEqual(judge(before));
        expect(JSON.stringify(before.cards)).toBe(sealed);
        expect(after.outcome).toBe((after.revised ?? after.independent).outcome);
        if (after.independent.outcome !== 'strong-hire')
          expect(after.revised?.outcome).not.toBe('strong-hire');
        const isAnswered = after.debrief?.awaited.length === 0 && after.debrief.accepted.length > 0;
        expect(after.revised !== null).toBe(isAnswered);
      }),
      RUNS,
    );
  });
});
