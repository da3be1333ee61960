import type { Id } from '../domain/id.js';
import type { Judgement, Move, Outcome, Sturdiness } from '../domain/recommendation.js';
import { counted, listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { titleOf } from './reason-text.js';
import type { CompleteView } from './view.js';
import { outcomeInText } from './words.js';

/** How far the outcome hangs on single ratings, people and weights, in sentences. */
export function sturdinessView(
  sturdiness: Sturdiness,
  judgement: Judgement,
  material: PanelMaterial,
): CompleteView['sturdiness'] {
  const { outcome } = judgement;
  const { tried, lower, raise } = sturdiness.moves;
  if (outcome === 'incomplete') {
    const short = openSentence(sturdiness.moves);
    return { short, sentences: [short, ...namedSentences(sturdiness, material)], tried, lower, raise };
  }
  const short = movesSentence(sturdiness.moves);
  return {
    short,
    sentences: [
      short,
      ...namedSentences(sturdiness, material),
      ...absenceSentences(sturdiness.without, outcome, (id) => onlyRatedBy(id, judgement, material)),
      ...(sturdiness.equalWeights === null ? [] : [weightsSentence(sturdiness.equalWeights, outcome)]),
    ],
    tried,
    lower,
    raise,
  };
}

function movesSentence({ tried, lower, raise }: Sturdiness['moves']): string {
  if (tried === 0) return 'There is no rating to move, so nothing can be said about how sturdy this is.';
  if (lower === 0 && raise === 0) {
    return `None of ${counted(tried, 'one-point move')} of a single rating would change the outcome.`;
  }
  if (lower === 0)
    return `${raise} of ${counted(tried, 'one-point move')} would raise the outcome; none would lower it.`;
  if (raise === 0)
    return `${lower} of ${counted(tried, 'one-point move')} would lower the outcome; none would raise it.`;
  return `${lower} of ${counted(tried, 'one-point move')} would lower the outcome; ${raise} would raise it.`;
}

/** What is missing decides, whatever the ratings are: that none of them moves anything is then no sign of sturdiness. */
function openSentence({ tried, lower }: Sturdiness['moves']): string {
  const missing = 'Something is still missing, so how sturdy this is cannot be told yet';
  return lower === 0
    ? `${missing}.`
    : `${missing}; ${lower} of ${counted(tried, 'one-point move')} would lower the outcome even so.`;
}

function namedSentences({ named }: Sturdiness, material: PanelMaterial): readonly string[] {
  return named.map((move) => moveSentence(move, material));
}

function moveSentence(move: Move, material: PanelMaterial): string {
  const title = titleOf(material.rubrics, move.competency);
  return `Had ${move.interviewer} rated ${title} (${move.question}) ${move.to} instead of ${move.from}, it would be ${outcomeInText(move.outcome)}.`;
}

/** `only ben rated Investigation`: what would be left empty without somebody. */
function onlyRatedBy(id: Id, { competencies }: Judgement, { rubrics }: PanelMaterial): string {
  const own = competencies.filter(({ voices }) => {
    const rated = voices.filter(({ score }) => score !== null);
    return rated.length === 1 && rated[0]?.interviewer === id;
  });
  return `only ${id} rated ${listed(own.map(({ competency }) => titleOf(rubrics, competency)))}`;
}

function absenceSentences(
  without: Sturdiness['without'],
  outcome: Outcome,
  onlyBy: (interviewer: Id) => string,
): readonly string[] {
  if (without.length === 0)
    return ['There was one interviewer, so nobody can be left out to see what remains.'];
  const [first, second, ...more] = without;
  if (first !== undefined && second !== undefined && more.length === 0) {
    return [
      wouldBe(`From ${second.interviewer} alone`, first, onlyBy),
      wouldBe(`From ${first.interviewer} alone`, second, onlyBy),
    ];
  }
  const changing = without.filter((one) => one.outcome !== outcome);
  if (changing.length === 0) return ['Without any one of the interviewers it would be the same.'];
  const told = changing.map((one) => wouldBe(`Without ${one.interviewer}`, one, onlyBy));
  const same = without.filter((one) => one.outcome === outcome).map(({ interviewer }) => interviewer);
  return same.length === 0 ? told : [...told, `Without ${listed(same, 'or')} it would be the same.`];
}

function wouldBe(
  start: string,
  { interviewer, outcome }: Sturdiness['without'][number],
  onlyBy: (interviewer: Id) => string,
): string {
  return outcome === null
    ? `${start} it could not be computed: ${onlyBy(interviewer)}.`
    : `${start} it would be ${outcomeInText(outcome)}.`;
}

function weightsSentence(equal: Outcome, outcome: Outcome): string {
  return equal === outcome
    ? 'With all character weights equal it would be the same.'
    : `With all character weights equal it would be ${outcomeInText(equal)}.`;
}
