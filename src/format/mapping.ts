import type { Id } from '../domain/id.js';
import type { ForeignValue, Mapping, System } from '../domain/mapping.js';
import { SYSTEM_VALUES } from '../domain/mapping.js';
import type { Finding, Result } from '../domain/problem.js';
import { nearest } from '../domain/suggestion.js';
import { MAPPING } from './formats.js';
import type { Locate } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat } from './read-format.js';

/** Reads a mapping for another system. */
export function parseMapping(text: string, file: string): Result<Mapping> {
  const read = readYamlFormat<Mapping>(MAPPING, text, file, checkMapping);
  return read.ok ? { ok: true, value: read.value.value } : read;
}

type CandidateKey = 'application' | 'opportunity';

// What a body for a system cannot be without.
const NEEDS: Readonly<Record<System, { readonly candidate: CandidateKey; readonly form: boolean }>> = {
  greenhouse: { candidate: 'application', form: false },
  ashby: { candidate: 'application', form: true },
  lever: { candidate: 'opportunity', form: true },
};

/** What the schema cannot say: the values that the system takes, and the ids that its bodies need. */
function checkMapping(mapping: Mapping, file: string, locate: Locate): readonly Finding[] {
  const finding = findingsIn(file, locate);
  const { system, ratings, overall, candidates, competencies } = mapping;
  const taken = SYSTEM_VALUES[system];
  const needs = NEEDS[system];
  const checked = (
    values: Readonly<Record<string, ForeignValue>>,
    allowed: readonly ForeignValue[],
    path: readonly string[],
  ): readonly Finding[] =>
    Object.entries(values).flatMap(([key, value]) => {
      if (allowed.includes(value)) return [];
      const known = allowed.map(String);
      return [
        finding(pointer(...path, key), {
          code: 'not-one-of',
          allowed: known,
          shown: String(value),
          suggestion: nearest(String(value), known),
        }),
      ];
    });
  const missing = (path: readonly string[], key: string): Finding =>
    finding(pointer(...path), { code: 'missing-key', key }, 'key');
  return [
    ...checked(ratings, taken.ratings, ['ratings']),
    ...checked(
      Object.fromEntries(
        Object.entries(overall.values).filter(
          ([, value]) => !(taken.ownOptions && typeof value === 'string'),
        ),
      ),
      taken.overall,
      ['overall', 'values'],
    ),
    ...(needs.form && mapping.form === undefined ? [missing([], 'form')] : []),
    ...(needs.form && overall.field === undefined ? [missing(['overall'], 'field')] : []),
    ...Object.entries(candidates)
      .filter(([, ids]) => ids[needs.candidate] === undefined)
      .map(([id]) => missing(['candidates', id], needs.candidate)),
    ...(system === 'lever'
      ? halfPanels(candidates).map(({ id, key }) => missing(['candidates', id], key))
      : []),
    ...Object.entries(competencies)
      .filter(([, { field }]) => needs.form && field === undefined)
      .map(([id]) => missing(['competencies', id], 'field')),
  ];
}

/** Lever takes a panel with an interview of it, or neither. */
function halfPanels(candidates: Mapping['candidates']): readonly { readonly id: Id; readonly key: string }[] {
  return Object.entries(candidates).flatMap(([id, { panel, interviews }]) => {
    if ((panel === undefined) === (interviews === undefined)) return [];
    return [{ id, key: panel === undefined ? 'panel' : 'interviews' }];
  });
}
