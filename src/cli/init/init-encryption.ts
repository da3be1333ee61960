import type { Encryption, Hiring } from '../../domain/hiring.js';
import { personWithEmail } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import { encodeIdentity } from '../../format/identities.js';
import { newKeyPair } from '../../store/age.js';
import { gitEmail } from '../../store/git.js';
import { identityFile } from '../../store/identity.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textsOption } from '../invocation.js';
import { recipientsOption } from '../options/recipient-option.js';

/** Who opens what a new folder encrypts, and the identity that is made for it where nobody gave a key. */
export interface NewEncryption {
  /** What goes into touchstone.yaml; the identity must not. */
  readonly encryption: Encryption;
  readonly identity: { readonly path: string; readonly text: string } | null;
}

/** Whether the options settle that a new folder encrypts or not; null when they leave it open. Throws a `Failure` when they contradict each other. */
export function encryptionOption(invocation: Invocation): boolean | null {
  const isPlain = flagOption(invocation, 'plainCards');
  const isNamed = textsOption(invocation, 'recipient').length > 0;
  const excluding = isPlain ? '--plain-cards' : flagOption(invocation, 'sample') ? '--sample' : null;
  if (isNamed && excluding !== null)
    throw new Failure({ code: 'option-excluded', option: '--recipient', other: excluding });
  if (isPlain) return false;
  return isNamed ? true : null;
}

/** The recipients that were given, else one whose identity is made now, named after whoever makes the folder. */
export async function newEncryption(
  invocation: Invocation,
  environment: Environment,
  folder: Id,
  people: Hiring['people'],
): Promise<NewEncryption> {
  const given = recipientsOption(textsOption(invocation, 'recipient'));
  if (Object.keys(given).length > 0) return { encryption: { recipients: given }, identity: null };
  const { secret, recipient } = await newKeyPair();
  const path = identityFile(environment.variables, environment.home, folder);
  return {
    encryption: { recipients: { [ownName(people, environment)]: recipient } },
    identity: { path, text: encodeIdentity(secret, recipient, environment.now()) },
  };
}

function ownName(people: Hiring['people'], { directory }: Environment): Id {
  const email = gitEmail(directory);
  return (email === null ? null : personWithEmail({ people }, email)) ?? 'manager';
}

/** What encryption means, for somebody who is about to choose it. */
export const ENCRYPTION_MEANS =
  'Cards, debriefs and decisions can be encrypted, so that nobody reads them before the panel is complete, and nobody without a key afterwards. Whoever loses every key loses every card.';

/** What to do about the keys of a new folder, before there is anything to lose. */
export function encryptionAdvice({ encryption, identity }: NewEncryption): string {
  const names = Object.keys(encryption.recipients).join(', ');
  const whose =
    identity === null
      ? [
          `What is written about candidates is encrypted, and opens with the keys of: ${names}.`,
          'Whoever loses every key listed loses every card: make sure now that each of them has a copy elsewhere.',
        ]
      : [
          `What is written about candidates is encrypted. One key opens it, that of ${names}, and it lies here:`,
          `  ${identity.path}`,
          'Whoever loses every key listed loses every card: copy this file now to another place, such as a password manager.',
          'A second person or a pipeline gets a key of their own; for a pipeline the file becomes its secret TOUCHSTONE_IDENTITY:',
          '  touchstone keys create -o ci.identity',
          '  touchstone keys add-recipient ci <age1…>',
        ];
  const backUp =
    'Each candidate gets a key in keys/, which git ignores: touchstone keys back-up <dir> copies them.';
  return [...whose, backUp].join('\n');
}
