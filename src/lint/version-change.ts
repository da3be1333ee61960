import type { Rubric } from '../domain/rubric.js';
import type { Hit } from './remark.js';

/** A rubric that changed while its version did not rise. Comments and layout are no change; the order of lists is. */
export function versionNotRaised(before: Rubric, after: Rubric): readonly Hit[] {
  if (after.version > before.version) return [];
  const { version: earlier, ...contentBefore } = before;
  const { version, ...contentAfter } = after;
  if (version === earlier && isSame(contentBefore, contentAfter)) return [];
  return [{ path: '/version', problem: { code: 'version-not-raised', version, before: earlier } }];
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}
