import type { Id } from '../../domain/id.js';
import { listed } from '../../render/number-text.js';
import type { Environment } from '../environment.js';
import { say } from '../report.js';

const MOST_NAMED = 5;

/** Says which candidates a command leaves out, and why; nothing when there are none. `why` is a sentence that their ids end. */
export function sayLeftOut(environment: Environment, why: string, ids: readonly Id[]): void {
  if (ids.length === 0) return;
  const more = ids.length - MOST_NAMED;
  const named = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])];
  say(environment, `${why} ${listed(named)}.`);
}

/** Says whose panels have sealed and stay shut for want of an identity. */
export function sayLocked(environment: Environment, ids: readonly Id[]): void {
  const todo = 'Give --identity <file>, or set TOUCHSTONE_IDENTITY.';
  sayLeftOut(
    environment,
    `Encrypted, and there is no identity here to open them with. ${todo} Left out:`,
    ids,
  );
}
