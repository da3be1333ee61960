import { CATEGORIES } from '../domain/rubric.js';
import { competenciesOf } from '../domain/role.js';
import type { Hit } from './remark.js';
import type { RoleSubject } from './role-subject.js';

/** What the anchors call a good hire. */
const GOOD_HIRE = 3;

/** Floors and a hire threshold that turn down people whom the anchors call a good hire. */
export function highThresholds({ role }: RoleSubject): readonly Hit[] {
  const above = (path: string, threshold: number): readonly Hit[] =>
    threshold > GOOD_HIRE ? [{ path, problem: { code: 'threshold-above-good-hire', threshold } }] : [];
  return [
    ...above('/policy/hire', role.policy.hire),
    ...role.competencies.flatMap(({ floor }, place) => above(`/competencies/${place}/floor`, floor)),
  ];
}

/**
 * Weights that differ from the usual one of their category and give no reason. The usual weight is the commonest, the lower of two
 * equally common ones. Equal weights are what the U.S. Office of Personnel Management recommends; others need a documented reason.
 */
export function unexplainedWeights({ role, rubrics }: RoleSubject): readonly Hit[] {
  return CATEGORIES.flatMap((category) => {
    const competencies = competenciesOf(role, rubrics, category);
    const usual = usualOf(competencies.map(({ weight }) => weight));
    return competencies
      .filter(({ weight, reason }) => weight !== usual && reason === undefined)
      .map((competency) => ({
        path: `/competencies/${role.competencies.indexOf(competency)}/weight`,
        problem: { code: 'weight-without-reason' as const, weight: competency.weight, usual },
      }));
  });
}

function usualOf(weights: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  const [usual] = [...counts].sort(([one, many], [other, more]) => more - many || one - other);
  return usual?.[0] ?? 1;
}
