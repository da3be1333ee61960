import { describe, expect, test } from '@jest/globals';

import { assemblePanel } from '../../src/domain/assemble-panel.js';
import type { Panel } from '../../src/domain/panel.js';
import { isFailure } from '../../src/domain/problem.js';
import { recommend } from '../../src/domain/recommend.js';
import type { Scorecard, SealedCard } from '../../src/domain/scorecard.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { POLICY, candidateOf, character, instrumentsOf, panelOf, scorecardOf, skill } from './panel-spec.js';

const card = (interviewer: string, more: Partial<CardSpec> = {}): CardSpec => ({
  interviewer,
  answers: { candor: [4], tools: [3] },
  ...more,
});

const spec = (cards: readonly CardSpec[], more: Partial<PanelSpec> = {}): PanelSpec => ({
  competencies: [character('candor'), skill('tools')],
  policy: POLICY,
  cards,
  ...more,
});

function summary(of: PanelSpec, panel: Panel = panelOf(of)): object {
  const { cards, uncounted, missing, planned } = panel;
  return {
    counted: cards.map(({ interviewer }) => interviewer),
    uncounted: uncounted.map(({ interviewer, why }) => `${interviewer}: ${why}`),
    missing: missing.map(({ interviewer }) => interviewer),
    planned,
  };
}

describe('which cards count', () => {
  const cases: readonly (readonly [string, PanelSpec, object])[] = [
    ['nobody is planned', spec([]), { counted: [], uncounted: [], missing: [], planned: 0 }],
    [
      'all sealed, in order of name',
      spec([card('ben'), card('ana')]),
      { counted: ['ana', 'ben'], uncounted: [], missing: [], planned: 2 },
    ],
    [
      'one has not sealed: no card is in the panel at all',
      spec([card('ana')], { absent: ['ben'] }),
      { counted: [], uncounted: [], missing: ['ben'], planned: 2 },
    ],
    [
      'a shadow neither counts nor is waited for',
      spec([card('ana'), card('ben', { seat: 'shadow' })]),
      { counted: ['ana'], uncounted: ['ben: shadow'], missing: [], planned: 1 },
    ],
    [
      'a card from outside the plan does not count',
      spec([card('ana'), card('zoe', { seat: 'none' })]),
      { counted: ['ana'], uncounted: ['zoe: unplanned'], missing: [], planned: 1 },
    ],
    [
      'a conflict of interest does not count and is not waited for',
      spec([card('ana'), card('ben', { conflict: true, answers: {} })]),
      { counted: ['ana'], uncounted: ['ben: conflict'], missing: [], planned: 2 },
    ],
    [
      'a card that rates nothing planned is waited for',
      spec([card('ana'), card('ben', { answers: { candor: ['not-asked'], elsewhere: [5] } })]),
      { counted: [], uncounted: ['ben: nothing-assessed'], missing: ['ben'], planned: 2 },
    ],
    [
      'the sealed card of somebody who left counts',
      spec([card('ana'), card('ben', { seat: 'left' })]),
      { counted: ['ana', 'ben'], uncounted: [], missing: [], planned: 1 },
    ],
    [
      'so does one that rates nothing, with its absences',
      spec([card('ana'), card('ben', { seat: 'left', answers: { candor: ['declined'] } })]),
      { counted: ['ana', 'ben'], uncounted: [], missing: [], planned: 1 },
    ],
  ];

  test.each(cases)('%s', (_name, of, expected) => {
    expect(summary(of)).toEqual(expected);
  });

  /** The panel of one card that was changed after all. */
  function changed(change: (card: Scorecard) => SealedCard): Panel {
    const of = spec([card('ana', { knockouts: ['candor'] })]);
    return assemblePanel(candidateOf(of), of.cards.map(scorecardOf).map(change), [], instrumentsOf(of));
  }

  test('whatever does not count, is missing or was said afterwards stands in order of names', () => {
    const uncounted = [card('zoe', { seat: 'none' }), card('eva', { seat: 'shadow' })];
    const of = spec([card('ana'), ...uncounted], { absent: ['yan', 'ben'] });
    expect(summary(of)).toEqual({
      counted: [],
      uncounted: ['eva: shadow', 'zoe: unplanned'],
      missing: ['ben', 'yan'],
      planned: 3,
    });
    const said = ['zoe', 'ana'].map((author) => ({
      format: 'touchstone/debrief@1' as const,
      candidate: 'c-7k2m',
      author,
      cards: [],
      entries: [],
    }));
    expect(panelOf(spec([card('ana')], { debriefs: said })).debriefs.map(({ author }) => author)).toEqual([
      'ana',
      'zoe',
    ]);
  });

  test('a planned question counts, also where it is judged for another competency', () => {
    const panel = changed((one) => ({
      ...one,
      payload: {
        ...one.payload,
        assessments: [{ question: 'candor/q0', competency: 'elsewhere', rating: 4, evidence: ['n1'] }],
      },
    }));
    expect(panel.missing).toEqual([]);
  });

  test('a locked card counts as sealed once its header says that something was rated', () => {
    const locked = (rated: number): Panel =>
      assemblePanel(
        candidateOf(spec([card('ana')], { absent: ['ben'] })),
        [card('ana')].map(scorecardOf).map((one): SealedCard => ({
          ...one,
          header: { ...one.header, coverage: { assessments: 2, rated } },
          payload: { age: 'the ciphertext', recipient: 'age1', digest: 'sha256:0' },
        })),
        [],
        instrumentsOf(spec([])),
      );
    expect([0, 1].map((rated) => locked(rated).missing.map(({ interviewer }) => interviewer))).toEqual([
      ['ana', 'ben'],
      ['ben'],
    ]);
  });

  test('a card of somebody who says they sat in does not count, whatever the plan says', () => {
    const sat = changed((one) => ({ ...one, header: { ...one.header, capacity: 'shadow' } }));
    expect(sat.uncounted).toEqual([{ interviewer: 'ana', interview: 'all', why: 'shadow' }]);
    expect(sat.missing).toEqual([]);
  });

  test('a knockout without evidence is none, and neither is any other signal', () => {
    const marks = ({ cards }: Panel): unknown => cards.flatMap(({ knockouts }) => knockouts);
    expect(marks(changed((one) => one))).toHaveLength(1);
    // Of a competency that nobody on the card was to judge, the rubric is today's.
    const unheard = changed((one) => ({
      ...one,
      header: { ...one.header, instruments: { ...one.header.instruments, rubrics: {} } },
    }));
    expect(marks(unheard)).toHaveLength(1);
    const bare = changed(({ payload, ...one }) => ({
      ...one,
      payload: { ...payload, signals: payload.signals.map((signal) => ({ ...signal, evidence: [] })) },
    }));
    expect(marks(bare)).toEqual([]);
    const warm = changed(({ payload, ...one }) => ({
      ...one,
      payload: { ...payload, signals: payload.signals.map((signal) => ({ ...signal, signal: 'warmth' })) },
    }));
    expect(marks(warm)).toEqual([]);
  });

  test('two cards on one seat are a failure', () => {
    const of = spec([card('ana')]);
    const twice = [card('ana'), card('ana')].map(scorecardOf);
    const attempt = (): unknown => assemblePanel(candidateOf(of), twice, [], instrumentsOf(of));
    let thrown: unknown = null;
    try {
      attempt();
    } catch (error) {
      thrown = error;
    }
    expect(isFailure(thrown) && thrown.problem).toEqual({
      code: 'card-twice',
      interviewer: 'ana',
      interview: 'all',
    });
  });

  test('a version that nobody kept is a failure', () => {
    const of = spec([card('ana')]);
    const lost = { ...instrumentsOf(of), roles: new Map() };
    expect(() => assemblePanel(candidateOf(of), of.cards.map(scorecardOf), [], lost)).toThrow(
      'instrument-missing',
    );
  });
});

describe('what was agreed first holds', () => {
  const secondWeights = { candor: 1, energy: 9 };
  const competencies = [character('candor', 9), character('energy', 1)];
  const answers = { candor: [5 as const], energy: [3 as const] };

  test('the role is that of the card sealed first; the outcome under each version is shown', () => {
    const drifted = spec(
      [
        card('ana', { answers, version: 2, ended: 10 }),
        card('ben', { answers, ended: 0 }),
        card('cem', { answers, version: 2, ended: 20 }),
      ],
      { competencies, secondWeights },
    );
    const recommendation = recommend(panelOf(drifted));
    expect(recommendation).toMatchObject({
      outcome: 'discuss',
      independent: { earned: 'strong-hire', character: { numerator: 24, denominator: 5 } },
      underEachRole: [
        { role: 'sha256:role 1', outcome: 'strong-hire' },
        { role: 'sha256:role 2', outcome: 'hire' },
      ],
    });
  });

  test.each<readonly [string, readonly CardSpec[], number, readonly string[]]>([
    ['the first', [card('ana', { rubrics: 2, ended: 10 }), card('ben')], 1, ['1']],
    ['the first, whoever sealed it', [card('ana', { rubrics: 2 }), card('ben', { ended: 10 })], 2, ['1']],
    [
      'the first that heard it',
      [
        card('ana', { rubrics: 2, answers: { tools: [3] } }),
        card('ben', { rubrics: 1, ended: 10 }),
        card('cem', { rubrics: 2, ended: 20 }),
      ],
      1,
      ['1'],
    ],
    ['the lower digest of two in one second', [card('ana', { rubrics: 2 }), card('ben')], 1, ['1']],
    [
      'the lower digest, of roles as well',
      [card('ana', { version: 2 }), card('ben', { rubrics: 2 })],
      1,
      ['1', '2'],
    ],
    ['today’s, where nobody heard it', [card('ana', { answers: { tools: [3] } })], 1, ['1']],
  ])('the rubric is that of %s', (_what, cards, version, roles) => {
    const panel = panelOf(spec(cards));
    expect(panel.rubrics.get('candor')?.version).toBe(version);
    expect(panel.roles.map(({ digest }) => digest)).toEqual(roles.map((one) => `sha256:role ${one}`));
  });

  test('a rubric that is nowhere any more is a failure', () => {
    const of = spec([card('ana', { answers: { tools: [3] } })]);
    const { role } = instrumentsOf(of).current();
    const lost = { ...instrumentsOf(of), current: () => ({ role, rubrics: new Map() }) };
    expect(() => assemblePanel(candidateOf(of), of.cards.map(scorecardOf), [], lost)).toThrow(
      'rubric-missing',
    );
  });

  test('nobody has drifted while all cards share one version', () => {
    const same = spec([card('ana', { answers }), card('ben', { answers })], { competencies, secondWeights });
    expect(recommend(panelOf(same))).toMatchObject({ outcome: 'strong-hire', underEachRole: [] });
  });
});

describe('a panel that waits', () => {
  test('says who is missing and nothing else', () => {
    const { role: _role, ...shown } = recommend(panelOf(spec([card('ana')], { absent: ['ben'] })));
    expect(shown).toEqual({
      state: 'waiting',
      candidate: 'c-7k2m',
      outcome: 'incomplete',
      reasons: [
        {
          code: 'panel-incomplete',
          effect: { kind: 'cap', outcome: 'incomplete' },
          competencies: [],
          interviewers: ['ben'],
          basis: ['candor', 'tools'].map((competency) => ({
            kind: 'absence',
            competency,
            interviewer: 'ben',
            reason: null,
          })),
        },
      ],
      sealed: 1,
      planned: 2,
      missing: [{ interviewer: 'ben', interview: 'all' }],
      uncounted: [],
    });
  });

  test('with nobody on it, is complete and knows nothing', () => {
    const recommendation = recommend(panelOf(spec([])));
    expect(recommendation).toMatchObject({
      state: 'complete',
      outcome: 'incomplete',
      independent: { earned: null },
    });
  });
});
