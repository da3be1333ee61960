import type { TemplateProblem } from '../../domain/problems/template.js';
import { inner, quoted, type ProblemText } from './wording.js';

/** What is called wrong with a template, in English. */
export function describeTemplateProblem(problem: TemplateProblem): ProblemText {
  switch (problem.code) {
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
