import type { ActFault, RetentionProblem } from '../../domain/problems/retention.js';
import { inner, list, quoted, type ProblemText } from './wording.js';

const ACT_FAULTS: Readonly<Record<ActFault, string>> = {
  json: 'it is no JSON',
  act: 'it says nothing that the log knows',
  layout: 'it is not laid out as the program writes it',
};

/** What is called wrong with keeping and deleting, in English. */
export function describeRetentionProblem(problem: RetentionProblem): ProblemText {
  switch (problem.code) {
    case 'act-line-broken':
      return {
        what: `This line of the log cannot be read: ${ACT_FAULTS[problem.fault]}.`,
        todo: 'Take the line back from git. Nobody writes into this file by hand.',
      };
    case 'retention-profile-shadows':
      return {
        what: `${quoted(problem.id)} is the name of a profile that is built in (${problem.months} months).`,
        todo: 'Give your own profile a name of its own, such as the organisation’s, and name it in "retention".',
      };
    case 'held-already':
      return {
        what: `${inner(problem.candidate)} is on hold already${problem.on === null ? '' : `, since ${inner(problem.on.slice(0, 10))}`}.`,
        todo: `To give another reason, lift it first: touchstone hold ${inner(problem.candidate)} --lift --reason "…"`,
      };
    case 'not-held':
      return {
        what: `${inner(problem.candidate)} is not on hold.`,
        todo: '"touchstone hold" lists whoever is.',
      };
    case 'hold-lost':
      return {
        what: `${inner(problem.candidate)} was put on hold on ${inner(problem.on.slice(0, 10))} and never lifted, and the file that says why is gone. The hold holds all the same.`,
        todo: `Take the file back from git, or lift the hold: touchstone hold ${inner(problem.candidate)} --lift --reason "…"`,
      };
    case 'purge-unfinished':
      return {
        what: `The purge of ${inner(problem.candidate)} was begun on ${inner(problem.on.slice(0, 10))} and not finished.`,
        todo: `Finish it: touchstone purge ${inner(problem.candidate)} --yes`,
      };
    case 'purged-but-here':
      return {
        what: `${inner(problem.candidate)} was purged on ${inner(problem.on.slice(0, 10))}, and records of theirs are here.`,
        todo: `They came back from git or a copy, or lay on this machine. Remove them: touchstone purge ${inner(problem.candidate)} --yes`,
      };
    case 'redact-note-unknown':
      return {
        what: `This card has no note ${quoted(problem.note)}.`,
        todo: `It has: ${list(problem.known)}.`,
      };
    case 'redact-closing-missing':
      return { what: 'This card has no closing remark.', todo: 'Name a note instead: --note n3' };
    case 'subject-too-early':
      return {
        what: `Not yet: ${list(problem.missing)} ${problem.missing.length === 1 ? 'has' : 'have'} not sealed, and until then nobody sees what the others wrote about ${inner(problem.candidate)}.`,
        todo: `It can be had once they have sealed${problem.next === null ? '' : `; the next interview is on ${inner(problem.next.slice(0, 10))}`}. "touchstone status ${inner(problem.candidate)}" tells who is waited for.`,
      };
  }
}
