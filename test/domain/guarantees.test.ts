import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { agendaOf } from '../../src/domain/agenda.js';
import { judge } from '../../src/domain/judgement.js';
import { rank } from '../../src/domain/outcome.js';
import type { Panel } from '../../src/domain/panel.js';
import { recommend } from '../../src/domain/recommend.js';
import type { Basis, Judgement, Outcome, Recommendation } from '../../src/domain/recommendation.js';
import type { Point } from '../../src/domain/rubric.js';
import { POINTS } from '../../src/domain/rubric.js';
import type { NotAssessedReason } from '../../src/domain/scorecard.js';
import { NOT_ASSESSED_REASONS } from '../../src/domain/scorecard.js';
import { standingsOf } from '../../src/domain/scoring.js';
import { sturdinessOf } from '../../src/domain/sturdiness.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { panelOf, questionOf } from './panel-spec.js';
import { drawDebriefs } from './random-debrief.js';
import { drawPanel, tapeDraw } from './random-panel.js';

const RUNS = { numRuns: Number(process.env.TOUCHSTONE_RUNS ?? 500) };

const tapes = fc.array(fc.nat(), { maxLength: 1200, size: 'max' });
const anySpec = tapes.map((tape): PanelSpec => drawPanel(tapeDraw(tape)));
/** Panels that nobody is missing from. */
const specs = anySpec
  .map((spec): PanelSpec => ({ ...spec, absent: [] }))
  .filter((spec) => panelOf(spec).missing.length === 0);

type Answer = Point | NotAssessedReason;
interface Spot {
  readonly card: number;
  readonly competency: string;
  readonly index: number;
  readonly answer: Answer;
}

function spotsOf(spec: PanelSpec): readonly Spot[] {
  return spec.cards.flatMap(({ answers }, card) =>
    Object.entries(answers).flatMap(([competency, given]) =>
      given.map((answer, index) => ({ card, competency, index, answer })),
    ),
  );
}

function withCard(spec: PanelSpec, at: number, change: (card: CardSpec) => CardSpec): PanelSpec {
  return { ...spec, cards: spec.cards.map((card, index) => (index === at ? change(card) : card)) };
}

function withAnswer(spec: PanelSpec, { card, competency, index }: Spot, answer: Answer): PanelSpec {
  return withCard(spec, card, (before) => {
    const given = [...(before.answers[competency] ?? [])];
    given[index] = answer;
    return { ...before, answers: { ...before.answers, [competency]: given } };
  });
}

/** A panel and one of its ratings. */
const ratedSpots = fc
  .tuple(specs, fc.nat())
  .map(([spec, choice]) => {
    const rated = spotsOf(spec).filter(({ answer }) => typeof answer === 'number');
    return { spec, spot: rated[choice % Math.max(rated.length, 1)] };
  })
  .filter((drawn): drawn is { spec: PanelSpec; spot: Spot } => drawn.spot !== undefined);

const outcomeOf = (spec: PanelSpec): Outcome => recommend(panelOf(spec)).outcome;

function scoresOf({ competencies, character, skill }: Judgement): object {
  const scores = competencies.map(({ competency, score, voices }) => ({
    competency,
    score,
    voices: voices.flatMap((voice) => (voice.score === null ? [] : [voice.score])),
  }));
  return { scores, character, skill };
}

function withDebriefs(spec: PanelSpec, tape: readonly number[]): Panel {
  const panel = panelOf(spec);
  return { ...panel, debriefs: drawDebriefs(tapeDraw(tape), panel, agendaOf(judge(panel))) };
}

describe('certificates cannot buy character', () => {
  test('changing credentials changes nothing but the row that shows them', () => {
    fc.assert(
      fc.property(anySpec, fc.array(fc.string()), (spec, credentials) => {
        const [before, after] = [recommend(panelOf(spec)), recommend(panelOf({ ...spec, credentials }))];
        expect({ ...after, credentials: [] }).toEqual({ ...before, credentials: [] });
      }),
      RUNS,
    );
  });
});

describe('skill cannot buy character', () => {
  test('the outcome is never above that of the same character ratings with every skill at 5', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const skills = spec.competencies.filter(({ category }) => category === 'skill').map(({ id }) => id);
        const perfect = spotsOf(spec)
          .filter(({ competency, answer }) => skills.includes(competency) && typeof answer === 'number')
          .reduce((changed, spot) => withAnswer(changed, spot, 5), spec);
        expect(rank(outcomeOf(spec))).toBeGreaterThanOrEqual(rank(outcomeOf(perfect)));
      }),
      RUNS,
    );
  });
});

describe('anonymity', () => {
  /** What may not depend on names: everything but them. */
  function nameless(recommendation: Recommendation): object {
    if (recommendation.state === 'waiting') return { outcome: recommendation.outcome };
    const { independent, sturdiness, outcome } = recommendation;
    return {
      outcome,
      earned: independent.earned,
      character: independent.character,
      skill: independent.skill,
      scores: independent.competencies.map(({ score, range, averageDeviation, coverage, voices }) => ({
        score,
        range,
        averageDeviation,
        coverage,
        voices: voices.map((voice) => JSON.stringify(voice.score)).sort(),
      })),
      reasons: independent.reasons
        .map(
          ({ code, competencies, interviewers }) => `${code} ${competencies.join()} ${interviewers.length}`,
        )
        .sort(),
      moves: sturdiness.moves,
      without: sturdiness.without.map((left) => left.outcome ?? 'none').sort(),
    };
  }

  test('the order of cards and the names of interviewers change no score, no rule and no outcome', () => {
    fc.assert(
      fc.property(specs, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (spec, keys) => {
        const order = spec.cards.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        const names = [...new Set(spec.cards.map(({ interviewer }) => interviewer))];
        const renamed = [...names].sort(
          (a, b) => (keys[names.indexOf(a)] ?? 0) - (keys[names.indexOf(b)] ?? 0),
        );
        const cards = order.flatMap((index) => {
          const card = spec.cards[index];
          return card === undefined
            ? []
            : [{ ...card, interviewer: renamed[names.indexOf(card.interviewer)] ?? 'nobody' }];
        });
        expect(nameless(recommend(panelOf({ ...spec, cards })))).toEqual(nameless(recommend(panelOf(spec))));
      }),
      RUNS,
    );
  });
});

describe('fair direction', () => {
  test('raising one rating never lowers the outcome', () => {
    fc.assert(
      fc.property(ratedSpots, ({ spec, spot }) => {
        const ranks = POINTS.map((point) => rank(outcomeOf(withAnswer(spec, spot, point))));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
      RUNS,
    );
  });

  test('raising one revised rating never lowers the outcome after the debrief', () => {
    fc.assert(
      fc.property(specs, tapes, fc.nat(), (spec, tape, choice) => {
        const panel = withDebriefs(spec, tape);
        const places = panel.debriefs.flatMap(({ entries }, at) =>
          entries.flatMap((entry, index) => (entry.kind === 'revised' ? [{ at, index }] : [])),
        );
        const place = places[choice % Math.max(places.length, 1)];
        if (place === undefined) return;
        const ranks = POINTS.map((to) => {
          const debriefs = panel.debriefs.map((debrief, at) => ({
            ...debrief,
            entries: debrief.entries.map((entry, index) =>
              at === place.at && index === place.index && entry.kind === 'revised' ? { ...entry, to } : entry,
            ),
          }));
          return rank(recommend({ ...panel, debriefs }).outcome);
        });
        const isOnlyOne = places.filter(({ at }) => at === place.at).length === 1;
        if (isOnlyOne) expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
      RUNS,
    );
  });
});

describe('absence is not zero, and no way up', () => {
  test('adding a not-assessed moves no score', () => {
    fc.assert(
      fc.property(
        specs,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...NOT_ASSESSED_REASONS),
        (spec, a, b, reason) => {
          const competency = spec.competencies[b % spec.competencies.length]?.id ?? '';
          const more = withCard(spec, a % spec.cards.length, (card) => ({
            ...card,
            answers: { ...card.answers, [competency]: [...(card.answers[competency] ?? []), reason] },
          }));
          expect(scoresOf(judge(panelOf(more)))).toEqual(scoresOf(judge(panelOf(spec))));
        },
      ),
      RUNS,
    );
  });

  test('a not-assessed in place of a rating never gives more than the best rating there', () => {
    fc.assert(
      fc.property(ratedSpots, fc.constantFrom(...NOT_ASSESSED_REASONS), ({ spec, spot }, reason) => {
        const best = Math.min(...POINTS.map((point) => rank(outcomeOf(withAnswer(spec, spot, point)))));
        const absent = withAnswer(spec, spot, reason);
        // A card that lost its last rating is waited for. Taking its interviewer from the plan must not pay either.
        const settled =
          panelOf(absent).missing.length === 0
            ? absent
            : withCard(absent, spot.card, (card) => ({ ...card, seat: 'left' }));
        expect(panelOf(settled).missing).toEqual([]);
        expect(rank(outcomeOf(settled))).toBeGreaterThanOrEqual(best);
      }),
      RUNS,
    );
  });
});

describe('explained', () => {
  function exists(basis: Basis, panel: Panel, debriefed: readonly string[]): boolean {
    const sealed = panel.cards;
    switch (basis.kind) {
      case 'rating': {
        const { interviewer, interview, question, competency, rating } = basis;
        const card = sealed.find((each) => each.interviewer === interviewer && each.interview === interview);
        return (
          card?.assessments.some(
            (each) =>
              each.question === question &&
              each.competency === competency &&
              'rating' in each &&
              (each.rating === rating || debriefed.includes(interviewer)),
          ) ?? false
        );
      }
      case 'signal':
        return sealed.some(
          (card) =>
            card.interviewer === basis.interviewer &&
            card.knockouts.some(
              ({ competency, signal }) => competency === basis.competency && signal === basis.signal,
            ),
        );
      case 'absence':
        return basis.interviewer === null
          ? !sealed.some((card) => card.assessments.some(({ competency }) => competency === basis.competency))
          : sealed.some(
              (card) =>
                card.interviewer === basis.interviewer &&
                card.assessments.some(
                  (each) =>
                    each.competency === basis.competency &&
                    'notAssessed' in each &&
                    each.notAssessed === basis.reason,
                ),
            );
      case 'debrief':
        return (
          panel.debriefs.find(({ author }) => author === basis.author)?.entries[basis.entry]?.competency !==
          undefined
        );
      case 'card':
        return [...sealed, ...panel.uncounted].some(
          ({ interviewer, interview }) => interviewer === basis.interviewer && interview === basis.interview,
        );
    }
  }

  function check({ outcome, reasons }: Judgement, panel: Panel): void {
    const given = reasons.flatMap(({ effect }) => ('outcome' in effect ? [effect.outcome] : []));
    expect(given).toContain(outcome);
    expect(Math.max(...given.map(rank))).toBe(rank(outcome));
    for (const { code, basis } of reasons) {
      const debriefed = basis.flatMap((each) => (each.kind === 'debrief' ? [each.author] : []));
      const unfounded = basis.filter((each) => !exists(each, panel, debriefed));
      expect({ code, unfounded, founded: basis.length > 0 }).toEqual({ code, unfounded: [], founded: true });
    }
  }

  test('every outcome names its rules, and every rule something that exists', () => {
    fc.assert(
      fc.property(specs, tapes, (spec, tape) => {
        const panel = withDebriefs(spec, tape);
        const recommendation = recommend(panel);
        if (recommendation.state !== 'complete') throw new Error('The panel is complete.');
        check(recommendation.independent, panel);
        if (recommendation.revised !== null) check(recommendation.revised, panel);
      }),
      RUNS,
    );
  });
});

describe('the debrief', () => {
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

describe('blind', () => {
  test('while a planned card is missing, no rating, knockout or own recommendation shows in anything', () => {
    fc.assert(
      fc.property(anySpec, fc.array(fc.constantFrom(...POINTS)), (spec, ratings) => {
        const waiting: PanelSpec = { ...spec, absent: ['zoe'] };
        const other = spotsOf(waiting)
          .filter(({ answer }) => typeof answer === 'number')
          .reduce(
            (changed, spot, at) => withAnswer(changed, spot, ratings[at % ratings.length] ?? 1),
            waiting,
          );
        const cards = other.cards.map((card): CardSpec => ({ ...card, knockouts: [], own: 'no' }));
        const shown = recommend(panelOf(waiting));
        expect(shown.state).toBe('waiting');
        expect(recommend(panelOf({ ...other, cards }))).toEqual(shown);
      }),
      RUNS,
    );
  });
});

describe('sturdiness', () => {
  const indexOf = (competency: string, question: string): number =>
    Array.from({ length: 12 }, (_, index) => questionOf(competency, index)).indexOf(
      question as ReturnType<typeof questionOf>,
    );

  test('counts and names what judging every changed panel from the start gives', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const outcome = judge(panel).outcome;
        const found = sturdinessOf(panel);
        const counted = new Set(
          panel.cards.map(({ interviewer, interview }) => `${interviewer} ${interview}`),
        );
        let [tried, lower, raise] = [0, 0, 0];
        for (const spot of spotsOf(spec)) {
          const card = spec.cards[spot.card];
          if (!counted.has(`${card?.interviewer ?? ''} ${card?.interview ?? 'all'}`)) continue;
          for (const point of POINTS) {
            if (typeof spot.answer !== 'number' || Math.abs(point - spot.answer) !== 1) continue;
            tried += 1;
            const moved = rank(outcomeOf(withAnswer(spec, spot, point)));
            if (moved > rank(outcome)) lower += 1;
            if (moved < rank(outcome)) raise += 1;
          }
        }
        expect(found.moves).toEqual({ tried, lower, raise });
        expect(found.named).toHaveLength(Math.min(3, lower + raise));
        for (const {
          interviewer,
          interview,
          competency,
          question,
          from,
          to,
          outcome: result,
        } of found.named) {
          const card = spec.cards.findIndex(
            (each) => each.interviewer === interviewer && (each.interview ?? 'all') === interview,
          );
          const spot = { card, competency, index: indexOf(competency, question), answer: from };
          expect(spotsOf(spec)).toContainEqual(spot);
          expect(outcomeOf(withAnswer(spec, spot, to))).toBe(result);
          expect(result).not.toBe(outcome);
        }
      }),
      { numRuns: Math.ceil(RUNS.numRuns / 5) },
    );
  });

  test('leaves out each interviewer as if they had not been there, coverage rules aside', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const panel = panelOf(spec);
        const policy = { ...panel.role.policy, voices: { character: 1, skill: 0 }, withheld: 99 };
        for (const { interviewer, outcome } of sturdinessOf(panel).without) {
          const cards = panel.cards.filter((card) => card.interviewer !== interviewer);
          const roles = panel.roles.filter(({ digest }) => cards.some(({ role }) => role === digest));
          const rest = { ...panel, role: { ...panel.role, policy }, cards, roles };
          const isComputable = standingsOf(rest).every(({ tallies }) => tallies.length > 0);
          expect(outcome).toBe(isComputable ? judge(rest).outcome : null);
        }
      }),
      RUNS,
    );
  });
});
