import type { Instant } from '../../domain/id.js';
import { instantOf } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';

/** An option's moment, such as `2026-11-30T14:00Z`, or a day, which begins at midnight UTC. Null when it was not given. */
export function momentOption(invocation: Invocation, name: string): Instant | null {
  const given = textOption(invocation, name);
  if (given === null) return null;
  const parsed = instant(/^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00Z` : given);
  if (parsed !== null) return parsed;
  throw new Failure({
    code: 'option-malformed',
    option: `--${name}`,
    given,
    example: `--${name} 2026-11-30T14:00Z`,
  });
}

/** A moment typed with or without seconds, in UTC or with an offset; null when it is none. */
export function instant(typed: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(typed)) return null;
  const moment = new Date(typed);
  return Number.isNaN(moment.getTime()) ? null : instantOf(moment);
}
