import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { isId } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';

/** A person typed as `ana=ana@example.org`, several addresses with commas between, or `ana` alone. */
function personOption(given: string): readonly [Id, { readonly emails: readonly string[] }] {
  const [id = '', addresses = '', ...rest] = given.trim().split('=');
  const emails = addresses
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  if (!isId(id) || rest.length > 0 || !emails.every(isAddress)) {
    throw new Failure({
      code: 'option-malformed',
      option: '--person',
      given,
      example: '--person ana=ana@example.org',
    });
  }
  return [id, { emails }];
}

/** Several people typed like that. Throws a `Failure` when one of them comes twice, or two share an address. */
export function peopleOption(given: readonly string[]): Hiring['people'] {
  const people: Record<Id, { readonly emails: readonly string[] }> = {};
  const taken = new Set<string>();
  for (const [id, person] of given.map(personOption)) {
    if (Object.hasOwn(people, id)) throw new Failure({ code: 'person-twice', id });
    for (const address of person.emails) {
      if (taken.has(address.toLowerCase())) throw new Failure({ code: 'address-taken', address });
      taken.add(address.toLowerCase());
    }
    people[id] = person;
  }
  return people;
}

/** Whether a text can be the address by which git knows somebody, as in the schema of touchstone.yaml. */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
