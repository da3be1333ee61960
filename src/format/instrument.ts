import type { Digest, Id } from '../domain/id.js';
import type { Role } from '../domain/role.js';
import type { Rubric } from '../domain/rubric.js';
import { encodeJson } from './json.js';
import { digestOf } from './seal.js';
import { isRecord } from './shape.js';

/** What a candidate is rated by. */
export type Instrument = Rubric | Role;

/** The name of an archived instrument's file: its id and the first twelve digits of its digest. */
export function instrumentFile(id: Id, digest: Digest): string {
  return `${id}@${digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`;
}

/**
 * The rubric or role of an archived file, if its content is the one that a card's digest names; null otherwise, whatever
 * the reason: `parseInstrument` tells it.
 *
 * Layout and schema are not looked at again. The file was valid when the program wrote it, and the digest, which stands in
 * a sealed card, covers every key and value: nothing that is read here can have changed since. Somebody who forges a card
 * can forge an instrument that it names, and then the ratings as well; that is told by signatures, by git, and by
 * `verify`, which goes the long way. Looking again takes longer than all the rest of a recommendation.
 */
export function provenInstrument(text: string, digest: Digest): Instrument | null {
  try {
    const value: unknown = JSON.parse(text);
    const format = isRecord(value) ? value.format : null;
    const isOurs = format === 'touchstone/role@1' || format === 'touchstone/rubric@1';
    return isOurs && digestOf(value) === digest ? (value as Instrument) : null;
  } catch {
    return null;
  }
}

/** The text of an archived instrument's file. */
export function encodeInstrument(instrument: Instrument): string {
  return encodeJson(instrument);
}
