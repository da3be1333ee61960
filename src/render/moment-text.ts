import type { Instant } from '../domain/id.js';

/** A moment for people: `2026-11-30 14:00 UTC`. */
export function momentText(moment: Instant): string {
  return moment.replace('T', ' ').replace(/(:\d\d):\d\dZ$/, '$1 UTC');
}
