import type { RuleCode } from '../domain/recommendation.js';

/** One rule, as `show rule` tells it. */
export interface RuleText {
  readonly title: string;
  /** When it fires and what it does, with the numbers that a role has unless it says otherwise. */
  readonly rule: string;
  readonly why: string;
  /** What the reasoning rests on: studies, guidance, simulation. Empty where it is a matter of fairness alone. */
  readonly sources: readonly string[];
}

const HUFFCUTT =
  'Huffcutt, Culbertson and Weyhrauch (2013): separate interviewers of one candidate agree at about .44.';
const SIMULATION =
  'Own simulation, 60,000 panels a cell, a single rating’s reliability .4: told in Touchstone’s own README.';
const KUNCEL =
  'Kuncel, Klieger, Connelly and Ones (2013): combining ratings by arithmetic predicts over 50 % better than in the head.';
const PULAKOS = 'Pulakos and others (1996): consensus discussion adds nothing practical over averages.';

/** What a rule is and why it exists. */
export function ruleText(code: RuleCode): RuleText {
  switch (code) {
    case 'panel-incomplete':
      return {
        title: 'The panel is not complete',
        rule: 'While a planned interviewer has not sealed, the outcome is incomplete, and nothing else is shown.',
        why: 'Whoever has seen a colleague’s rating can no longer rate freely. So nobody sees any until all are sealed.',
        sources: ['Fairness: every interviewer’s judgement is their own.'],
      };
    case 'character-composite':
      return {
        title: 'What character earns',
        rule: 'The weighted mean of the character scores starts the outcome: 4.00 and up earns strong hire, 3.00 hire, 2.50 discuss, less no hire. Other rules can only lower it.',
        why: 'Skills can be taught, and character hardly can. Where the ratings are sound, plain arithmetic weighs them better than a conversation.',
        sources: [KUNCEL, PULAKOS, SIMULATION],
      };
    case 'floor-missed':
      return {
        title: 'Below the floor',
        rule: 'A character score below its floor (3.00) caps the outcome at discuss.',
        why: 'A high average must not hide a weak point: a 3 is a good hire, and each competency asks for one.',
        sources: [SIMULATION],
      };
    case 'floor-missed-clearly':
      return {
        title: 'Clearly below the floor',
        rule: 'A character score more than the margin (0.50) below its floor caps the outcome at no hire.',
        why: 'A gap of this size is more than the ordinary disagreement of a panel, and character is not taught on the job.',
        sources: [SIMULATION],
      };
    case 'one-voice':
      return {
        title: 'One voice carries the score',
        rule: 'With two or more interviewers: if the score without the highest one lies more than the margin (0.50) below its floor, the outcome is capped at discuss.',
        why: 'One generous rating should not carry a person over a floor that everybody else saw them miss.',
        sources: [HUFFCUTT],
      };
    case 'grave-doubt':
      return {
        title: 'A grave doubt',
        rule: 'One interviewer’s character score of 1.50 or lower caps the outcome at discuss.',
        why: 'One person may have heard what the others were not told. That is a reason to talk, and never enough to reject.',
        sources: [HUFFCUTT, SIMULATION],
      };
    case 'knockout-single':
      return {
        title: 'A knockout from one interviewer',
        rule: 'A knockout signal with evidence from one interviewer caps the outcome at discuss.',
        why: 'A knockout is a deed that nobody could excuse. One pair of ears can mishear, so the panel talks about it first.',
        sources: [HUFFCUTT],
      };
    case 'knockout-corroborated':
      return {
        title: 'A knockout that is borne out',
        rule: 'Knockouts on one competency from two interviewers, or one confirmed in the debrief by its author and another, cap the outcome at no hire.',
        why: 'What two people heard apart from each other is hardly a misunderstanding.',
        sources: [HUFFCUTT],
      };
    case 'evidence-missing':
      return {
        title: 'Nothing to go by',
        rule: 'A character competency without any rating leaves the outcome incomplete, unless another rule caps at no hire.',
        why: 'Not assessed is not zero, and it is not good either. What nobody heard, nobody can judge.',
        sources: ['Fairness: no rating without evidence.'],
      };
    case 'evidence-thin':
      return {
        title: 'Thin evidence',
        rule: 'A character competency that one interviewer alone rated, or a skill competency that nobody rated, caps the outcome at discuss.',
        why: 'A single interviewer’s rating is weak evidence; two apart from each other are much better.',
        sources: [HUFFCUTT, SIMULATION],
      };
    case 'evidence-withheld':
      return {
        title: 'Questions that brought nothing',
        rule: 'Two or more interviewers who marked declined or no evidence on one character competency cap the outcome at discuss.',
        why: 'Once is chance. When it happens twice on the same competency, the panel should ask why, and whether the questions were the trouble.',
        sources: ['Fairness: an absence is neither a low rating nor a way around one.'],
      };
    case 'skill-gap-teachable':
      return {
        title: 'A skill gap that can be taught',
        rule: 'A teachable skill below its floor (2.50), where the role says "teach", caps the outcome at hire and adds a development plan.',
        why: 'A skill can be taught on the job. The plan says how, so that it is meant.',
        sources: ['The role’s own policy (`skillGap: teach`).'],
      };
    case 'skill-gap-required':
      return {
        title: 'A skill gap that the role cannot bridge',
        rule: 'A skill below its floor (2.50) that is not teachable, or where the role says "require", caps the outcome at no hire.',
        why: 'Some jobs need a skill on the first day. The role said so before anybody was interviewed.',
        sources: ['The role’s own policy (`skillGap: require`) and the rubric’s `teachable`.'],
      };
    case 'policy-drift':
      return {
        title: 'Rated under different versions of the role',
        rule: 'Cards that were rated under different versions of the role cap the outcome at discuss; the outcome under each is shown.',
        why: 'What was agreed first holds. Rules that change in the middle would let a result be chosen.',
        sources: ['Fairness: the same rules for everybody who is rated.'],
      };
    case 'split':
      return {
        title: 'A split',
        rule: 'Interviewers’ scores on one character competency that lie 2 or more apart come first on the debrief agenda. Nothing is capped.',
        why: 'Two readings so far apart mean that the two heard different things. That is worth ten minutes. "Two or more" is a convention, and the role can change it.',
        sources: [
          'Own simulation: a rule "a split means discuss" had sent 70 to 90 % of strong people to discuss, more the larger the panel.',
          PULAKOS,
        ],
      };
    case 'contradiction':
      return {
        title: 'A recommendation against one’s own ratings',
        rule: 'An own recommendation of yes with an own character mean under 3.00, or of no with 3.50 and up, goes onto the agenda. Nothing is capped.',
        why: 'Either the ratings or the recommendation leave something out. The interviewer is the one who can say which.',
        sources: [KUNCEL],
      };
    case 'stale':
      return {
        title: 'Sealed late',
        rule: 'A card sealed more than 24 hours after the interview is noted.',
        why: 'What one writes down days later is what one still remembers, and the next candidate colors it.',
        sources: ['Radbruch and Schiprowski (2024): the previous candidate drags the next one’s rating.'],
      };
    case 'rubric-drift':
      return {
        title: 'Rated under different versions of a rubric',
        rule: 'Cards with different versions of one rubric are noted.',
        why: 'A 3 may not have meant the same to both interviewers.',
        sources: [
          'Taylor and Small (2002): anchored scales beat unanchored ones; the anchors must be the same ones.',
        ],
      };
    case 'unplanned':
      return {
        title: 'A card from outside the plan',
        rule: 'A card whose author was not planned for this interview is listed and not counted.',
        why: 'Who rates is settled before anybody has seen the candidate, so that no result can be steered by adding a friend.',
        sources: ['Fairness: the plan is frozen at the first seal.'],
      };
  }
}
