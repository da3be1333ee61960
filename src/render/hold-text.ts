import type { Hold } from '../domain/hold.js';
import type { Id } from '../domain/id.js';
import type { Problem } from '../domain/problem.js';
import { describeProblem } from './problem-text.js';
import { plainText } from './safe-text.js';

/** Who is on hold since when, by whom and why, on one line. Plain text. */
export function holdText(candidate: Id, hold: Hold | null, shut: Problem | null): string {
  return `${candidate}: ${holdWords(hold, shut)}`;
}

/** The same without the candidate: for where it stands beside other things. Without a hold, why it cannot be read. */
export function holdWords(hold: Hold | null, shut: Problem | null): string {
  if (hold !== null)
    return `on hold since ${hold.on.slice(0, 10)} by ${hold.author}: ${plainText(hold.reason)}`;
  return shut === null
    ? 'on hold, for a reason that cannot be read'
    : `on hold, for a reason that is encrypted. ${describeProblem(shut).what}`;
}
