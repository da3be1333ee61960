import type { Encryption, Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { isId } from '../../domain/id.js';
import type { Finding, Problem } from '../../domain/problem.js';
import { Failure } from '../../domain/problem.js';
import { foreignKey } from '../../format/identities.js';
import { pointer } from '../../format/place.js';
import { isRecipient } from '../../store/age.js';

/** A public key as typed. Throws a `Failure` that says what it is when it is none; a secret that was typed by mistake is not repeated. */
export function recipientKey(typed: string): string {
  const given = typed.trim();
  const kind = foreignKey(given);
  if (kind !== null && kind !== 'public') throw new Failure({ code: 'recipient-foreign', kind });
  if (!isRecipient(given)) throw new Failure({ code: 'recipient-malformed', given });
  return given;
}

/** Several recipients typed as `name=age1…`. Throws a `Failure` when one is none, or a name or a key comes twice. */
export function recipientsOption(given: readonly string[]): Encryption['recipients'] {
  let recipients: Encryption['recipients'] = {};
  for (const typed of given) {
    const at = typed.indexOf('=');
    const [name, key] = [typed.slice(0, Math.max(0, at)).trim(), recipientKey(typed.slice(at + 1))];
    if (!isId(name)) {
      const example = '--recipient ci=age1…';
      throw new Failure({ code: 'option-malformed', option: '--recipient', given: typed, example });
    }
    recipients = withRecipient(recipients, name, key);
  }
  return recipients;
}

/** The recipients with one more; the same when it is there already. Throws a `Failure` when the name or the key is taken. */
export function withRecipient(
  recipients: Encryption['recipients'],
  name: Id,
  key: string,
): Encryption['recipients'] {
  const before = Object.hasOwn(recipients, name) ? recipients[name] : undefined;
  if (before === key) return recipients;
  if (before !== undefined) throw new Failure({ code: 'recipient-exists', name });
  const twin = Object.keys(recipients).find((other) => recipients[other] === key);
  if (twin !== undefined) throw new Failure({ code: 'recipient-twice', name: twin });
  return { ...recipients, [name]: key };
}

/** What is wrong with the recipients of a folder, beside their form: a mistyped key, one that has two names. `finding` places it in touchstone.yaml. */
export function recipientFindings(
  { encryption }: Hiring,
  finding: (path: string, problem: Problem) => Finding,
): readonly Finding[] {
  const recipients = Object.entries(encryption?.recipients ?? {});
  return recipients.flatMap(([name, key], position) => {
    const at = pointer('encryption', 'recipients', name);
    if (!isRecipient(key)) return [finding(at, { code: 'recipient-malformed', given: key })];
    const twin = recipients.slice(0, position).find(([, other]) => other === key);
    return twin === undefined ? [] : [finding(at, { code: 'recipient-twice', name: twin[0] })];
  });
}
