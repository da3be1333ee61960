import type { WrongSignature } from './problems/signature.js';
import type { SealedCard } from './scorecard.js';
import { seatKey } from './seat.js';

/** What `touchstone.yaml` says of signatures. Without it, nobody has to sign. */
export interface SignaturePolicy {
  /** Whether interviews sign unless somebody says otherwise. */
  readonly sign?: boolean;
  /** Whether a card without a good signature is not counted. It implies `sign`. */
  readonly required?: boolean;
}

/** Whether an interview is to sign when nothing was said about it. */
export function signsByDefault(policy: SignaturePolicy | undefined): boolean {
  return policy?.required === true || policy?.sign === true;
}

/** In which namespace cards are signed, so that no signature made for something else passes for one. */
export const SIGNATURE_NAMESPACE = 'touchstone-scorecard';

/** The text that is signed: the seal, which pins the header and through it the payload, and a line end. */
export function signedText({ seal }: Pick<SealedCard, 'seal'>): string {
  return `${seal}\n`;
}

/**
 * What a card's signature is worth. `good`: made over this seal with a key that is vouched for as its interviewer's at the
 * time of sealing. `unknown`: made over this seal, and nobody vouches for the key. `broken`: not made over this seal, or for
 * something else. `of-another`: made with the key of somebody else on the list of people. `revoked`: with a key that must no
 * longer be trusted.
 */
export type SignatureState = 'unsigned' | 'good' | 'unknown' | WrongSignature;

/** Why a card does not count because of its signature. */
export const SIGNATURE_DOUBTS = ['unsigned', 'signer-unknown', 'signature-wrong'] as const;
export type SignatureDoubt = (typeof SIGNATURE_DOUBTS)[number];

/** Whether a word, among those that say how a card stands, tells of a doubt about its signature. */
export function isSignatureDoubt(word: string): word is SignatureDoubt {
  return SIGNATURE_DOUBTS.some((doubt) => doubt === word);
}

/** Doubts about the cards of a panel, by what `seatKey` gives for it. */
export type Doubts = ReadonlyMap<string, SignatureDoubt>;

export const NO_DOUBTS: Doubts = new Map();

/** The doubt about a card; null when it counts. A wrong signature never counts; where signatures are not required, none is asked for. */
export function doubtOf(state: SignatureState, required: boolean): SignatureDoubt | null {
  switch (state) {
    case 'good':
      return null;
    case 'unsigned':
      return required ? 'unsigned' : null;
    case 'unknown':
      return required ? 'signer-unknown' : null;
    case 'broken':
    case 'of-another':
    case 'revoked':
      return 'signature-wrong';
  }
}

/** How signatures are checked in a hiring folder. */
export interface SignatureCheck {
  readonly required: boolean;
  /**
   * What the signature on a card is worth. Nothing is started for a card without one.
   * @throws Failure `ssh-keygen-missing` or `ssh-keygen-failed`.
   */
  readonly stateOf: (card: SealedCard) => Promise<SignatureState>;
}

// Each check is a process of its own.
const AT_ONCE = 4;

/** What the signatures on cards are worth, in their order. Throws what `SignatureCheck.stateOf` throws. */
export async function signatureStates(
  cards: readonly SealedCard[],
  { stateOf }: SignatureCheck,
): Promise<readonly SignatureState[]> {
  // Most folders have no signature at all, and waiting for nothing takes its time with thousands of panels.
  if (cards.every(({ signature }) => signature === undefined)) return cards.map(() => 'unsigned');
  const states: SignatureState[] = [];
  for (let from = 0; from < cards.length; from += AT_ONCE) {
    states.push(...(await Promise.all(cards.slice(from, from + AT_ONCE).map(stateOf))));
  }
  return states;
}

/** The doubts about cards of one panel, `states` being what `signatureStates` gives of them. */
export function doubtsIn(
  cards: readonly SealedCard[],
  states: readonly SignatureState[],
  required: boolean,
): Doubts {
  const doubts = new Map<string, SignatureDoubt>();
  for (const [index, { header }] of cards.entries()) {
    const doubt = doubtOf(states[index] ?? 'unsigned', required);
    if (doubt !== null) doubts.set(seatKey(header), doubt);
  }
  return doubts;
}

/** The doubts about cards of one panel, as the folder's policy has it. Throws what `SignatureCheck.stateOf` throws. */
export async function doubtsAbout(cards: readonly SealedCard[], check: SignatureCheck): Promise<Doubts> {
  return doubtsIn(cards, await signatureStates(cards, check), check.required);
}
