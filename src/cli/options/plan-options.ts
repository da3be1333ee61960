import type { Capacity } from '../../domain/candidate.js';
import type { Id, QuestionAddress } from '../../domain/id.js';
import { isId, parseQuestionAddress, questionAddress } from '../../domain/id.js';
import type { WantedSeat } from '../../domain/plan-session.js';
import { Failure } from '../../domain/problem.js';
import { instant } from './moment-option.js';

/** A pair of ids typed as `one=other`. Throws a `Failure` that names the option and shows an example. */
export function idPair(option: string, given: string, example: string): readonly [Id, Id] {
  const [one = '', other = '', ...rest] = given.split('=');
  if (isId(one) && isId(other) && rest.length === 0) return [one, other];
  throw new Failure({ code: 'option-malformed', option, given, example });
}

/** A seat typed as `ana=character` or `ana=character@2026-11-30T14:00Z`. */
export function seatOption(option: string, given: string, capacity: Capacity): WantedSeat {
  const example = `${option} ana=character@2026-11-30T14:00Z`;
  const [pair = '', moment, ...rest] = given.split('@');
  const on = moment === undefined ? null : instant(moment);
  if (rest.length > 0 || (moment !== undefined && on === null)) {
    throw new Failure({ code: 'option-malformed', option, given, example });
  }
  const [interviewer, interview] = idPair(option, pair, example);
  return { interviewer, interview, capacity, ...(on === null ? {} : { on }) };
}

/** Questions by hand, typed as `ana=candor/bad-news,energy/the-quiet-night`. */
export function askOption(given: string): readonly [Id, readonly QuestionAddress[]] {
  const example = '--ask ana=candor/bad-news,energy/the-quiet-night';
  const malformed = (): Failure => new Failure({ code: 'option-malformed', option: '--ask', given, example });
  const [interviewer = '', list = '', ...rest] = given.split('=');
  if (!isId(interviewer) || rest.length > 0) throw malformed();
  const questions = list.split(',').map((address) => {
    const parsed = parseQuestionAddress(address.trim());
    if (parsed === null) throw malformed();
    return questionAddress(parsed.rubric, parsed.question);
  });
  return [interviewer, questions];
}
