import type { Problem } from '../domain/problem.js';
import { plainText } from './safe-text.js';
import { cutText } from './width.js';

/** A problem in English: what happened, and what to do next. Where it happened is told beside it. */
export interface ProblemText {
  readonly what: string;
  readonly todo: string;
}

/** What a problem is called by people. Every text from a file in it is plain and short enough for a line or two. */
export function describeProblem(problem: Problem): ProblemText {
  switch (problem.code) {
    // files that people write
    case 'unknown-key':
      return {
        what: `${quoted(problem.key)} is not a key that belongs here.`,
        todo:
          problem.suggestion === null
            ? 'Remove it, or look at the schema for the keys that do.'
            : `Did you mean ${quoted(problem.suggestion)}?`,
      };

    // templates
    case 'template-syntax':
      return {
        what: `The template cannot be read: ${inner(problem.detail)}.`,
        todo: 'Look for a tag or brace that is not closed near here.',
      };
    case 'template-unknown-variable':
      return {
        what: `The template uses ${quoted(problem.name)}, which the view does not have.`,
        todo: 'Run "touchstone show schema view" for everything it has.',
      };
    case 'template-unknown-filter':
      return {
        what: `The template uses the filter ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it. Dates, random choices and "raw" are left out on purpose.',
      };
    case 'template-unknown-tag':
      return {
        what: `The template uses the tag ${quoted(problem.name)}, which there is not.`,
        todo: 'Remove it, or correct its name.',
      };
    case 'template-wants-file':
      return {
        what: `The template wants to read ${quoted(problem.name)}, and templates read no files.`,
        todo: 'Put its text into the template itself.',
      };
    case 'template-too-much':
      return {
        what: 'The template does more work than a document of any size needs.',
        todo: 'Look for a loop that runs too often.',
      };
    case 'template-failed':
      return {
        what: `The template cannot be filled in: ${inner(problem.detail)}.`,
        todo: 'Correct the template at this place.',
      };
  }
}

/** A word or value from a file, quoted, on one line, and not longer than a sentence bears. */
function quoted(text: string): string {
  return `"${inner(text)}"`;
}

function inner(text: string): string {
  return cutText(plainText(text), 80);
}
