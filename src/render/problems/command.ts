import type { CommandProblem } from '../../domain/problems/command.js';
import { inner, quoted, suggested, type ProblemText } from './wording.js';

/** What is called wrong on the command line, in English. */
export function describeCommandProblem(problem: CommandProblem): ProblemText {
  switch (problem.code) {
    case 'option-missing':
      return {
        what: `${inner(problem.option)} is needed here.`,
        todo: `For example: ${inner(problem.example)}`,
      };
    case 'option-malformed':
      return {
        what: `${inner(problem.option)} does not take ${quoted(problem.given)}.`,
        todo: `For example: ${inner(problem.example)}`,
      };
    case 'option-excluded':
      return {
        what: `${inner(problem.option)} and ${inner(problem.other)} do not go together.`,
        todo: 'Give one of them.',
      };
    case 'word-unknown':
      return {
        what: `There is no ${inner(problem.what)} ${quoted(problem.word)}.`,
        todo: suggested(problem.suggestion, `There are: ${problem.known.map(inner).join(', ')}.`),
      };
    case 'terminal-missing':
      return {
        what: 'This needs a terminal to ask questions, and there is none here.',
        todo: `Give ${inner(problem.option)} instead.`,
      };
    case 'file-missing':
      return { what: `There is no file ${quoted(problem.file)}.`, todo: 'Look at its name and place.' };
  }
}
