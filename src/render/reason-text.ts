import type { Id } from '../domain/id.js';
import { compare, fromHundredths, truncated } from '../domain/ratio.js';
import type { CompetencyResult, Judgement, Reason, Voice } from '../domain/recommendation.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import type { OwnRecommendation } from '../domain/scorecard.js';
import { counted, listed, restsOn } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import { OWN_RECOMMENDATION_WORDS, outcomeInText } from './words.js';

/** What a sentence about a reason needs to know besides the reason. */
export interface ReasonSetting {
  readonly judgement: Judgement;
  readonly role: Role;
  readonly rubrics: Rubrics;
  /** What interviewers recommended themselves, each on one card. */
  readonly own: readonly {
    readonly interviewer: Id;
    readonly interview: Id;
    readonly recommendation: OwnRecommendation | null;
  }[];
}

/** The setting of the reasons in a document about a panel. */
export function settingOf(judgement: Judgement, { role, rubrics, cards }: PanelMaterial): ReasonSetting {
  const own = cards.map(({ header: { interviewer, interview }, payload: { recommendation } }) => {
    return { interviewer, interview, recommendation };
  });
  return { judgement, role, rubrics, own };
}

/** A competency's title as the rubric has it; the id where there is no rubric. */
export function titleOf(rubrics: Rubrics, competency: Id): string {
  return rubrics.get(competency)?.title ?? competency;
}

/** A reason in this panel as a sentence, with its figures and what they rest on. Plain text, not Markdown. */
export function reasonSentence(reason: Reason, setting: ReasonSetting): string {
  const { role, judgement } = setting;
  const about = listed(reason.competencies.map((competency) => titleOf(setting.rubrics, competency)));
  const who = listed(reason.interviewers);
  const results = resultsOf(reason, judgement);
  const margin = points(role.policy.margin);
  switch (reason.code) {
    case 'panel-incomplete':
      return `The panel is not complete: ${who} ${reason.interviewers.length > 1 ? 'have' : 'has'} not sealed yet.`;
    case 'character-composite':
      return compositeSentence(judgement, role);
    case 'floor-missed':
      return `${about} is below its floor: ${figures(results)}.`;
    case 'floor-missed-clearly':
      return `${about} is more than ${margin} below its floor: ${figures(results)}.`;
    case 'one-voice':
      return `${about} is carried by its highest score: without that one it would lie more than ${margin} below its floor (${figures(results)}).`;
    case 'grave-doubt':
      return `${who} ${reason.interviewers.length > 1 ? 'have' : 'has'} a grave doubt about ${about}: ${voices(reason, results)}, where ${points(role.policy.graveDoubt)} or lower counts as one.`;
    case 'knockout-single':
      return `${who} marked a knockout on ${about}${deeds(reason, setting)}.`;
    case 'knockout-corroborated':
      return `A knockout on ${about} was borne out${reason.interviewers.length > 0 ? ` by ${who}` : ''}${deeds(reason, setting)}.`;
    case 'evidence-missing':
      return `Nobody could rate ${about}, so there is nothing to judge it by.`;
    case 'evidence-thin':
      return thinSentence(about, results, reason, role);
    case 'evidence-withheld':
      return `${who} asked about ${about} and had nothing to rate: the answer was declined or held no evidence.`;
    case 'skill-gap-teachable':
      return `${about} is below its floor (${figures(results)}). It can be taught, and a plan for that is below.`;
    case 'skill-gap-required':
      return `${about} is below its floor (${figures(results)}), and this role needs it from the first day.`;
    case 'policy-drift':
      return 'The cards were rated under different versions of the role. The outcome under each is listed below.';
    case 'split':
      return `${about} was read in two ways: ${spread(results)}.`;
    case 'contradiction':
      return contradictionSentence(who, reason, setting);
    case 'stale':
      return `${who} sealed more than ${counted(role.policy.staleHours, 'hour')} after the interview.`;
    case 'rubric-drift':
      return `${about === '' ? 'A competency' : about} was rated under different versions of its rubric.`;
    case 'unplanned':
      return `A card from ${who} was not in the plan. It is kept and not counted.`;
  }
}

/** A reason as part of a sentence that one can say aloud: no figures, no codes. */
export function reasonClause(reason: Reason, setting: ReasonSetting): string {
  const titles = reason.competencies.map((competency) => titleOf(setting.rubrics, competency));
  const about = titles.length <= 4 ? listed(titles) : counted(titles.length, 'competency', 'competencies');
  const are = reason.competencies.length > 1 ? 'are' : 'is';
  switch (reason.code) {
    case 'panel-incomplete':
      return 'the panel is not complete';
    case 'character-composite':
      return 'the character ratings, taken together, are what they are';
    case 'floor-missed':
      return `${about} ${are} below the floor`;
    case 'floor-missed-clearly':
      return `${about} ${are} clearly below the floor`;
    case 'one-voice':
      return `${about} ${are} carried by one high rating`;
    case 'grave-doubt':
      return `${namedOrCounted(reason.interviewers)} ${reason.interviewers.length > 1 ? 'have' : 'has'} a grave doubt about ${about}`;
    case 'knockout-single':
      return `${namedOrCounted(reason.interviewers)} marked a knockout on ${about}`;
    case 'knockout-corroborated':
      return `more than one interviewer stands by a knockout on ${about}`;
    case 'evidence-missing':
      return `nobody could rate ${about}`;
    case 'evidence-thin':
      return `too few people could rate ${about}`;
    case 'evidence-withheld':
      return `questions about ${about} brought nothing to rate`;
    case 'skill-gap-teachable':
      return `${about} ${are} below the floor and can be taught`;
    case 'skill-gap-required':
      return `${about} ${are} below the floor, and the role needs ${reason.competencies.length > 1 ? 'them' : 'it'} from the first day`;
    case 'policy-drift':
      return 'the cards were rated under different versions of the role';
    case 'split':
      return `${about} was read in two ways`;
    case 'contradiction':
      return 'a recommendation and its ratings do not go together';
    case 'stale':
      return 'a card was sealed late';
    case 'rubric-drift':
      return 'the rubric changed between two cards';
    case 'unplanned':
      return 'a card came from outside the plan';
  }
}

// Nobody says twelve names aloud.
function namedOrCounted(interviewers: readonly Id[]): string {
  return interviewers.length <= 3 ? listed(interviewers) : counted(interviewers.length, 'interviewer');
}

function compositeSentence(judgement: Judgement, role: Role): string {
  const rated = judgement.competencies.filter(
    ({ category, score }) => category === 'character' && score !== null,
  );
  if (judgement.character === null || judgement.earned === null) return 'No character competency was rated.';
  const answers = rated.reduce((sum, { coverage }) => sum + coverage.answers, 0);
  const people = new Set(
    rated.flatMap((result) =>
      result.voices.filter(({ score }) => score !== null).map((voice) => voice.interviewer),
    ),
  );
  return `Character averages ${truncated(judgement.character)} of 5 over ${counted(rated.length, 'competency', 'competencies')} (${restsOn(people.size, answers)}); that earns ${outcomeInText(judgement.earned)}.${isHeldBack(judgement, role) ? ' What a debrief changed never earns strong hire.' : ''}`;
}

function isHeldBack({ character, earned }: Judgement, { policy }: Role): boolean {
  return (
    character !== null &&
    earned !== 'strong-hire' &&
    compare(character, fromHundredths(policy.strongHire)) >= 0
  );
}

function thinSentence(
  about: string,
  results: readonly CompetencyResult[],
  reason: Reason,
  role: Role,
): string {
  const people = Math.max(0, ...results.map(({ coverage }) => coverage.interviewers));
  if (people === 0) return `Nobody could rate ${about}, so the panel should talk about it.`;
  const who = reason.interviewers.length > 0 ? ` (${listed(reason.interviewers)})` : '';
  const asked = Math.max(0, ...results.map(({ category }) => role.policy.voices[category]));
  return `Only ${counted(people, 'interviewer')}${who} could rate ${about}; the role asks for ${asked}.`;
}

/** What was marked, in the rubric's words, after a colon; empty where no signal is known. */
function deeds({ basis }: Reason, { rubrics }: ReasonSetting): string {
  const texts = basis.flatMap((one) => {
    if (one.kind !== 'signal') return [];
    return rubrics.get(one.competency)?.signals.find(({ id }) => id === one.signal)?.text ?? [];
  });
  const quoted = [...new Set(texts)].map((text) => `“${text.replace(/\.$/, '')}”`);
  return quoted.length === 0 ? '' : `: ${listed(quoted)}`;
}

function contradictionSentence(who: string, { basis }: Reason, { own }: ReasonSetting): string {
  const card = basis.find((one) => one.kind === 'card');
  const given = own.find(
    ({ interviewer, interview }) => interviewer === card?.interviewer && interview === card.interview,
  )?.recommendation;
  const ratings = basis.flatMap((one) => (one.kind === 'rating' ? one.rating : []));
  const [least, most] = [Math.min(...ratings), Math.max(...ratings)];
  const what = given
    ? `recommended ${OWN_RECOMMENDATION_WORDS[given]} and rated character ${least === most ? least : `${least} to ${most}`} (${counted(ratings.length, 'answer')})`
    : 'recommended one thing and rated another';
  return `${who} ${what}: the recommendation and the character ratings do not go together.`;
}

function resultsOf(reason: Reason, judgement: Judgement): readonly CompetencyResult[] {
  return judgement.competencies.filter(({ competency }) => reason.competencies.includes(competency));
}

/** `2.33 against 3.00 (3 people, 6 answers)`, for each competency. */
function figures(results: readonly CompetencyResult[]): string {
  return listed(
    results.map(({ score, floor, coverage }) =>
      score === null
        ? 'not rated'
        : `${truncated(score)} against a floor of ${truncated(floor)}, from ${restsOn(coverage.interviewers, coverage.answers)}`,
    ),
  );
}

function voices(reason: Reason, results: readonly CompetencyResult[]): string {
  const own = results
    .flatMap((result) => result.voices)
    .filter(({ interviewer }) => reason.interviewers.includes(interviewer));
  const scores = [...new Set(own.flatMap(({ score }) => (score === null ? [] : [truncated(score)])))];
  return `${listed(scores)} from ${counted(answersOf(own), 'answer')}`;
}

function answersOf(heard: readonly Voice[]): number {
  return heard.reduce((sum, { ratings }) => sum + ratings.length, 0);
}

/** Who is how far apart: the lowest and the highest score, with whoever gave them. */
function spread(results: readonly CompetencyResult[]): string {
  return listed(
    results.flatMap(({ voices: heard }) => {
      const scores = heard.flatMap(({ score }) => score ?? []).sort(compare);
      const ends = [scores[0], scores.at(-1)].flatMap((score) => score ?? []);
      return ends.map((end) => {
        const same = heard.filter(({ score }) => score !== null && compare(score, end) === 0);
        const names = listed(same.map(({ interviewer }) => interviewer));
        return `${truncated(end)} from ${names} (${counted(answersOf(same), 'answer')})`;
      });
    }),
  );
}

function points(policyNumber: number): string {
  return truncated(fromHundredths(policyNumber));
}
