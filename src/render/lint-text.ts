import type { LintProblem, PrivateGround } from '../domain/lint-problem.js';
import { plainText } from './safe-text.js';
import { cutText } from './width.js';

/** What each ground is called in a sentence. */
const GROUND_WORDS: Readonly<Record<PrivateGround, string>> = {
  family: 'family or home life',
  age: 'age',
  religion: 'religion',
  origin: 'origin, race or mother tongue',
  'sex-or-orientation': 'sex or orientation',
  health: 'health or disability',
  politics: 'politics',
  union: 'unions',
  'police-record': 'arrests or convictions',
  'pay-history': 'earlier pay',
  'money-and-home': 'money or housing',
  'military-discharge': 'how military service ended',
  'spare-time': 'spare time',
};

/** What a rule of `check` found, in English, and what to do next. */
export function describeLintProblem(problem: LintProblem): { readonly what: string; readonly todo: string } {
  switch (problem.code) {
    case 'private-matter-asked':
      return {
        what: `${quoted(problem.words)} asks about ${GROUND_WORDS[problem.ground]}, which is no business of an interview.`,
        todo: 'Ask what the job needs instead, such as the hours or a task.',
      };
    case 'private-matter-rewarded':
      return {
        what: `${quoted(problem.words)} counts ${GROUND_WORDS[problem.ground]} in a candidate's favor.`,
        todo: 'Name something done at work, in training or in a project.',
      };
    case 'question-leading':
      return {
        what: `${quoted(problem.words)} tells which answer is wanted.`,
        todo: 'Ask what happened, and leave the end open.',
      };
    case 'question-double':
      return {
        what: `This asks a second thing: ${quoted(problem.words)}.`,
        todo: 'Keep one question, and make the other a probe.',
      };
    case 'question-yes-or-no':
      return {
        what: `Yes or no would answer this: ${quoted(problem.words)}.`,
        todo: 'Begin with "Tell me about", "What" or "How".',
      };
    case 'no-past-event':
      return {
        what: `This is a ${problem.kind} question, and it asks for nothing that happened.`,
        todo: 'Begin with "Tell me about a time when" or "Think of the last time".',
      };
    case 'hypothetical-as-past':
      return {
        what: `${quoted(problem.words)} asks what somebody would do, and the question is marked ${problem.kind}.`,
        todo: 'Ask for a time when it happened, or mark it as a scenario.',
      };
    case 'too-long-to-read':
      return {
        what: `Read aloud, this takes about ${problem.seconds} seconds; ${problem.limit} are as much as anybody keeps in mind.`,
        todo: 'Put the circumstances into "setting" and the follow-ups into "probes".',
      };
    case 'probe-kinds-missing':
      return {
        what: `There is no probe for ${listed(problem.missing)}.`,
        todo: 'Add one, so that every candidate is asked for the whole story.',
      };
    case 'vague-word':
      return {
        what: `Two interviewers hear ${quoted(problem.words)} differently.`,
        todo: 'Say what somebody did who has it.',
      };
    case 'gendered-word':
      return {
        what: `${quoted(problem.words)} names one sex and means anybody.`,
        todo:
          problem.instead === null
            ? 'Write a neutral word.'
            : `Write ${quoted(problem.instead)}, for instance.`,
      };
    case 'anchor-without-deed':
      return {
        what: 'This praises or blames, and names nothing that was said or done.',
        todo: 'Write what an interviewer would see or hear.',
      };
    case 'anchors-alike':
      return {
        what: `Points ${problem.other} and ${problem.point} say the same here.`,
        todo: 'Say what somebody at the higher point does that the lower one leaves out.',
      };
    case 'anchors-differ-by-degree':
      return {
        what: `Points ${problem.other} and ${problem.point} differ only in how much or how often (${inner(problem.words)}).`,
        todo: 'Nobody counts in an interview: name another deed.',
      };
    case 'knockout-without-deed':
      return {
        what: `${quoted(problem.words)} is an impression or a style, and a knockout must be a deed.`,
        todo: 'Name what somebody did that nobody could excuse, or make it a red signal.',
      };
    case 'too-many-competencies':
      return {
        what: `This interview hears ${problem.count} competencies; nobody rates more than ${problem.limit} apart.`,
        todo: 'Give some to another interview.',
      };
    case 'interview-over-time':
      return {
        what: `The questions need ${problem.needed} minutes with welcome and farewell, and there are ${problem.minutes}.`,
        todo: 'Make it longer, or ask less.',
      };
    case 'heard-too-seldom':
      return {
        what: `${quoted(problem.competency)} is heard ${times(problem.times)}, and the policy wants ${problem.wanted} voices.`,
        todo: 'Let another interview hear it too.',
      };
    case 'heard-never':
      return {
        what: `${quoted(problem.competency)} is judged, and no interview hears it.`,
        todo: 'Add it to an interview, or take it out of the role.',
      };
    case 'questions-run-out':
      return {
        what: `${problem.interviews} interviews hear ${quoted(problem.competency)}, and it has ${problem.questions === 1 ? 'one question' : `${problem.questions} questions`}: one would be asked twice.`,
        todo: 'Add questions to its core or pool.',
      };
    case 'weight-without-reason':
      return {
        what: `This weighs ${problem.weight} where others of its category weigh ${problem.usual}, and gives no reason.`,
        todo: 'Add "reason", or make the weights equal.',
      };
    case 'threshold-above-good-hire':
      return {
        what: `${problem.threshold} is above 3, which the anchors call a good hire.`,
        todo: 'Set it to 3.00 or lower, and let the anchors ask for more.',
      };
    case 'no-past-behavior':
      return {
        what: `${quoted(problem.competency)} has no question about past behavior.`,
        todo: 'Add one: what people did tells more than what they would do.',
      };
    case 'question-kind-missing':
      return {
        what: `There is no ${problem.kind} question here.`,
        todo: `Add a ${problem.kind} question of one of the rubrics.`,
      };
    case 'question-for-other-level':
      return {
        what: `${quoted(problem.question)} is not meant for the level ${quoted(problem.level)}.`,
        todo: 'Choose another, or add the level to the question.',
      };
    case 'rubric-unused':
      return {
        what: `No role names the rubric ${quoted(problem.rubric)}.`,
        todo: 'Add it to a role, or leave it for later.',
      };
    case 'question-asked-twice':
      return {
        what: `${quoted(problem.question)} is asked twice, by ${listed(problem.by)}.`,
        todo: 'Give one of them another question of that rubric.',
      };
    case 'core-question-unasked':
      return {
        what: `Nobody asks ${quoted(problem.question)}, which every candidate for this role gets.`,
        todo: 'Add it to a seat.',
      };
    case 'version-not-raised':
      return {
        what:
          problem.version < problem.before
            ? `The version went from ${problem.before} down to ${problem.version}.`
            : `The content changed since the last commit, and the version is still ${problem.version}.`,
        todo: `Set it to ${problem.before + 1}.`,
      };
    case 'exception-rule-unknown':
      return {
        what: `${quoted(problem.rule)} is no rule.`,
        todo:
          problem.suggestion === null
            ? 'Copy the code from the finding that is wanted.'
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };
    case 'exception-unused':
      return {
        what: `This exception is for ${quoted(problem.rule)}, which found nothing here.`,
        todo: 'Take it out.',
      };
  }
}

function times(count: number): string {
  return count === 0 ? 'by nobody' : count === 1 ? 'once' : `${count} times`;
}

function quoted(text: string): string {
  return `"${inner(text)}"`;
}

function inner(text: string): string {
  return cutText(plainText(text), 80);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(inner);
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
