import type { Hiring } from '../domain/hiring.js';
import type { Finding } from '../domain/problem.js';
import { BUILT_IN_PROFILES, knownProfiles } from '../domain/retention.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { unknownReference } from './unknown-reference.js';

/** What a folder says of retention and does not hold: a profile that there is not, or one of its own by the name of one that is built in. */
export function checkRetention(hiring: Hiring, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const { retention } = hiring;
  const known = knownProfiles(hiring);
  const unknown = known.includes(retention)
    ? []
    : [finding(pointer('retention'), unknownReference('retention profile', retention, known))];
  const shadowing = Object.keys(hiring.retentionProfiles ?? {}).flatMap((id) => {
    const months = Object.hasOwn(BUILT_IN_PROFILES, id) ? BUILT_IN_PROFILES[id] : undefined;
    return months === undefined
      ? []
      : [finding(pointer('retentionProfiles', id), { code: 'retention-profile-shadows', id, months }, 'key')];
  });
  return [...unknown, ...shadowing];
}
