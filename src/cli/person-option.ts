import type { Id } from '../domain/id.js';
import { isId } from '../domain/id.js';
import { Failure } from '../domain/problem.js';

/** A person typed as `ana=ana@example.org`, several addresses with commas between, or `ana` alone. */
export function personOption(given: string): readonly [Id, { readonly emails: readonly string[] }] {
  const [id = '', addresses, ...rest] = given.trim().split('=');
  if (!isId(id) || rest.length > 0) {
    throw new Failure({
      code: 'option-malformed',
      option: '--person',
      given,
      example: '--person ana=ana@example.org',
    });
  }
  const emails = (addresses ?? '').split(',').map((address) => address.trim());
  return [id, { emails: emails.filter((address) => address !== '') }];
}
