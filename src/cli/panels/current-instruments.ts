import type { Id } from '../../domain/id.js';
import { isId } from '../../domain/id.js';
import type { CurrentInstruments } from '../../domain/panel.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { nearest } from '../../domain/suggestion.js';
import { loadRole, loadRubric, rolesIn } from '../../store/library.js';

/** Reads a role of a folder and its rubrics. */
export type ReadCurrent = (root: string, role: Id) => CurrentInstruments;

/** A role and its rubrics as the folder has them now. Throws a `Failure` or `Blocked` when something is missing or broken. */
export function currentInstruments(root: string, roleId: Id): CurrentInstruments {
  const found = isId(roleId) ? loadRole(root, roleId) : null;
  if (found === null) throw unknownRole(roleId, rolesIn(root));
  const role = unwrap(found, root);
  const rubrics = role.competencies.map(({ rubric: id }) => {
    const rubric = loadRubric(root, id);
    if (rubric === null) throw new Failure({ code: 'rubric-missing', id });
    return unwrap(rubric, root);
  });
  return { role, rubrics: new Map(rubrics.map((rubric) => [rubric.id, rubric])) };
}

/** `currentInstruments` that reads each role once, however many candidates there are for it. What failed fails again. */
export function rememberedInstruments(): ReadCurrent {
  const read = new Map<Id, { readonly value: CurrentInstruments } | { readonly thrown: unknown }>();
  return (root, role) => {
    let known = read.get(role);
    if (known === undefined) {
      try {
        known = { value: currentInstruments(root, role) };
      } catch (thrown) {
        known = { thrown };
      }
      read.set(role, known);
    }
    if ('thrown' in known) throw known.thrown;
    return known.value;
  };
}

/** The failure that suggests the nearest of the roles that are known, or tells them all. */
export function unknownRole(id: string, known: readonly Id[]): Failure {
  return new Failure({ code: 'role-unknown', id, suggestion: nearest(id, known), known });
}
