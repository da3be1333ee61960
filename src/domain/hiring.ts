import type { Id } from './id.js';
import type { SignaturePolicy } from './signature.js';

/** What `touchstone.yaml` says of a hiring folder. */
export interface Hiring {
  readonly format: 'touchstone/hiring@1';
  /** Drawn at random when the folder is made, and never changed. */
  readonly id: Id;
  readonly organisation: string;
  /** Everybody who may sit on a panel, and the addresses by which git knows them. */
  readonly people: Readonly<Record<Id, { readonly emails: readonly string[] }>>;
  /** The name of the retention profile. */
  readonly retention: Id;
  /** Retention profiles of one's own, beside those that are built in. */
  readonly retentionProfiles?: Readonly<Record<Id, { readonly months: number }>>;
  /** Whose keys open what is encrypted. Without it, nothing in the folder is encrypted. */
  readonly encryption?: Encryption;
  /** Whether scorecards are signed. Without it, nobody has to. */
  readonly signatures?: SignaturePolicy;
}

/** The organisation's recipients: name -> age public key. Each candidate's key is wrapped for all of them. */
export interface Encryption {
  readonly recipients: Readonly<Record<Id, string>>;
}

/** The person whose address this is, letter case aside; null when nobody has it. */
export function personWithEmail(hiring: Pick<Hiring, 'people'>, email: string): Id | null {
  const wanted = email.trim().toLowerCase();
  const found = Object.entries(hiring.people).find(([, person]) =>
    person.emails.some((address) => address.toLowerCase() === wanted),
  );
  return found?.[0] ?? null;
}
