import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judge } from '../../src/domain/judgement.js';
import { rank } from '../../src/domain/outcome.js';
import type { Panel } from '../../src/domain/panel.js';
import { headlineOf, recommend } from '../../src/domain/recommend.js';
import type { Basis, Judgement, Recommendation } from '../../src/domain/recommendation.js';
import { POINTS } from '../../src/domain/rubric.js';
import { NOT_ASSESSED_REASONS } from '../../src/domain/scorecard.js';
import {
  RUNS,
  anySpec,
  outcomeOf,
  ratedSpots,
  specs,
  spotsOf,
  tapes,
  withAnswer,
  withCard,
} from './panel-arbitraries.js';
import type { CardSpec, PanelSpec } from './panel-spec.js';
import { panelOf } from './panel-spec.js';
import { withDebriefs } from './random-debrief.js';

function scoresOf({ competencies, character, skill }: Judgement): object {
  const scores = competencies.map(({ competency, score, voices }) => ({
    competency,
    score,
    voices: voices.flatMap((voice) => (voice.score === null ? [] : [voice.score])),
  }));
  return { scores, character, skill };
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
        const isOnlyOne = places.filter(({ at }) => at === place?.at).length === 1;
        if (place === undefined || !isOnlyOne) return;
        const ranks = POINTS.map((to) => {
          const debriefs = panel.debriefs.map((debrief, at) => ({
            ...debrief,
            entries: debrief.entries.map((entry, index) =>
              at === place.at && index === place.index && entry.kind === 'revised' ? { ...entry, to } : entry,
            ),
          }));
          const headline = headlineOf({ ...panel, debriefs });
          if (headline.state !== 'complete') throw new Error('The panel is complete.');
          return rank(headline.judgement.outcome);
        });
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
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
