import type { Panel, PanelCard } from '../panel.js';
import type { Ratio } from '../ratio.js';
import { compare, fromHundredths } from '../ratio.js';
import type { OwnRecommendation } from '../scorecard.js';
import type { RatingBasis, Standing } from '../scoring.js';
import { compositeOf, inUnits } from '../scoring.js';
import type { Policy } from '../role.js';
import type { Rule } from './rule.js';
import { panelRule, withRevision } from './rule.js';

/** The standings as one card alone has them: its own recommendation was given with no other ratings in mind. */
function asRatedOn(
  { interviewer, interview }: PanelCard,
  standings: readonly Standing[],
): readonly Standing[] {
  return standings.map((standing) => {
    const mine: readonly RatingBasis[] = standing.tallies
      .filter((tally) => tally.interviewer === interviewer)
      .flatMap(({ ratings }) => ratings.filter((rating) => rating.interview === interview));
    const total = mine.reduce((sum, { rating }) => sum + rating, 0);
    return { ...standing, ...inUnits(mine.length === 0 ? [] : [{ interviewer, ratings: mine, total }]) };
  });
}

function contradicts(own: OwnRecommendation, composite: Ratio, { contradiction }: Policy): boolean {
  switch (own) {
    case 'strong-yes':
    case 'yes':
      return compare(composite, fromHundredths(contradiction.yesBelow)) < 0;
    case 'no':
    case 'strong-no':
      return compare(composite, fromHundredths(contradiction.noFrom)) >= 0;
  }
}

/** What a contradicting card rests on: the card, for the recommendation, and its ratings of character. */
function basisOf(card: PanelCard, own: readonly Standing[], panel: Panel): ReturnType<typeof withRevision> {
  const ratings = own.flatMap(({ tallies }) => tallies.flatMap((tally) => tally.ratings));
  return [
    { kind: 'card', interviewer: card.interviewer, interview: card.interview },
    ...ratings.flatMap((rating) => withRevision(rating, panel)),
  ];
}

export const contradiction: Rule = panelRule('contradiction', ({ panel, standings }, policy) => {
  const character = standings.filter(({ category }) => category === 'character');
  return panel.cards.flatMap((card) => {
    if (card.recommendation === null) return [];
    const own = asRatedOn(card, character);
    const composite = compositeOf(own, 'character');
    return composite !== null && contradicts(card.recommendation, composite, policy)
      ? [
          {
            code: 'contradiction',
            effect: { kind: 'agenda' },
            competencies: [],
            interviewers: [card.interviewer],
            basis: basisOf(card, own, panel),
          },
        ]
      : [];
  });
});
