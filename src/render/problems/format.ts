import type { FormatProblem, ValueKind } from '../../domain/problems/format.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

/** What is called wrong that a format refuses, in English. */
export function describeFormatProblem(problem: FormatProblem): ProblemText {
  switch (problem.code) {
    case 'unknown-key':
      return {
        what: `${quoted(problem.key)} is not a key that belongs here.`,
        todo:
          problem.suggestion === null
            ? 'Remove it, or look at the schema for the keys that do.'
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };
    case 'format-newer':
      return {
        what: `The file is in the format ${quoted(problem.found)}; this version reads ${inner(problem.known)}.`,
        todo: 'Upgrade the program.',
      };
    case 'format-unknown':
      return {
        what: `The file says that it is ${quoted(problem.found)}, and ${inner(problem.expected)} belongs here.`,
        todo: 'Correct its "format", or move the file where it belongs.',
      };
    case 'missing-key':
      return { what: `${quoted(problem.key)} is missing.`, todo: 'Add it: nothing is assumed.' };
    case 'excluded-key':
      return {
        what: `${quoted(problem.key)} cannot stand beside the key that says there is none.`,
        todo: 'Keep one of the two.',
      };
    case 'wrong-type':
      return {
        what:
          problem.found === 'nothing'
            ? `There is nothing here, and ${problem.expected.map(kind).join(' or ')} is needed.`
            : `${quoted(problem.shown)} is ${kind(problem.found)}, and ${problem.expected.map(kind).join(' or ')} is needed.`,
        todo: typeAdvice(problem.expected, problem.found),
      };
    case 'too-small':
      return {
        what: `${problem.found} is too small.`,
        todo: `Write ${problem.least} or more.`,
      };
    case 'too-large':
      return {
        what: `${problem.found} is too large.`,
        todo: `Write ${problem.most} or less.`,
      };
    case 'too-many-decimals':
      return {
        what: `${problem.found} has more than ${problem.decimals} decimals.`,
        todo: `Round it to ${problem.decimals} decimals: the rules compute with hundredths.`,
      };
    case 'not-one-of':
      return {
        what: `${quoted(problem.shown)} is not one of ${list(problem.allowed)}.`,
        todo:
          problem.suggestion === null ? 'Choose one of them.' : `Did you mean ${quoted(problem.suggestion)}?`,
      };
    case 'id-malformed':
      return {
        what: `${quoted(problem.id)} cannot be an id.`,
        todo: 'Use lower-case words joined by hyphens, such as soc-analyst, and no name that Windows keeps for devices.',
      };
    case 'address-malformed':
      return {
        what: `${quoted(problem.address)} is not an address.`,
        todo: "Write the rubric's id, a slash, and the id in that rubric, such as candor/beacon.",
      };
    case 'digest-malformed':
      return {
        what: `${quoted(problem.digest)} is not a digest.`,
        todo: 'A digest is sha256: and 64 hexadecimal digits. Copy it again.',
      };
    case 'date-malformed':
      return { what: `${quoted(problem.date)} is not a day.`, todo: 'Write it as 2026-11-02.' };
    case 'email-malformed':
      return {
        what: `${quoted(problem.email)} is not an e-mail address.`,
        todo: 'Write it as ana@example.org.',
      };
    case 'text-malformed':
      return {
        what: `${quoted(problem.shown)} does not have the form that is needed here.`,
        todo: 'Look at the schema: "touchstone show schema".',
      };
    case 'text-blank':
      return { what: 'The text is blank.', todo: 'Write it, or remove the key where it may be left out.' };
    case 'text-too-long':
      return {
        what: `The text is longer than ${problem.most} characters.`,
        todo: 'Shorten it, or split it.',
      };
    case 'too-few-entries':
      return {
        what:
          problem.least === 1 ? 'The list is empty.' : `The list has fewer than ${problem.least} entries.`,
        todo: `Add to it: it needs ${problem.least} or more.`,
      };
    case 'too-many-entries':
      return {
        what: `There are more than ${problem.most} entries.`,
        todo: 'Remove those that matter least.',
      };
    case 'duplicate-entry':
      return { what: `${quoted(problem.shown)} is in the list twice.`, todo: 'Remove one of the two.' };
    case 'more-findings':
      return {
        what: `${problem.count} more things were found in this file.`,
        todo: 'Mend those above first, and look again.',
      };
  }
}

const KINDS: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-or-no': 'true or false',
  list: 'a list',
  map: 'a map of keys',
  nothing: 'nothing',
};

function kind(name: ValueKind): string {
  return KINDS[name];
}

function typeAdvice(expected: readonly ValueKind[], found: ValueKind): string {
  const wants = (...kinds: readonly ValueKind[]): boolean => expected.some((one) => kinds.includes(one));
  if (wants('yes-or-no')) return 'Write true or false, without quotes.';
  if (wants('number', 'whole-number') && found === 'text') return 'Write digits, without quotes.';
  if (wants('whole-number') && found === 'number') return 'Write it without decimals.';
  if (found === 'nothing' && wants('text')) {
    return 'Write it after the colon; a text that begins with # goes into quotes.';
  }
  if (wants('text') && (found === 'number' || found === 'whole-number' || found === 'yes-or-no')) {
    return 'Put it in quotes.';
  }
  if (wants('list')) return 'Put each entry on a line of its own, after a hyphen and a space.';
  return 'Correct it; the schema tells what belongs here.';
}
