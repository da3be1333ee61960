import { hash } from 'node:crypto';
import type { Candidate } from '../domain/candidate.js';
import { planOf } from '../domain/candidate.js';
import type { Encrypted } from '../domain/encrypted.js';
import type { Digest } from '../domain/id.js';
import type { Problem } from '../domain/problem.js';
import type { Scorecard, ScorecardPayload, SealedCard, SealedText } from '../domain/scorecard.js';
import { isLocked } from '../domain/scorecard.js';
import type { UnsealedCard } from '../domain/sealing.js';
import { canonicalJson } from './canonical.js';

/** The digest of a value: SHA-256 over its canonical JSON. */
export function digestOf(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** The digest of the part of a candidate's plan that the first seal freezes. */
export function planDigest(candidate: Candidate): Digest {
  const known = planDigests.get(candidate);
  if (known !== undefined) return known;
  const digest = digestOf(planOf(candidate));
  planDigests.set(candidate, digest);
  return digest;
}

// Every card of a panel is held against the same plan. The records are read-only, so a digest stays true.
const planDigests = new WeakMap<Candidate, Digest>();

/** The card, sealed: with the payload's digest in its header, and the header's digest as its seal. */
export function sealScorecard(card: UnsealedCard): Scorecard {
  const header = { ...card.header, payload: payloadDigest(card.payload) };
  return { format: 'touchstone/scorecard@1', header, payload: card.payload, seal: digestOf(header) };
}

/** The digest of a payload in which each text stands as its own salted digest, so that it holds whatever was redacted. */
export function payloadDigest(payload: ScorecardPayload): Digest {
  return digestOf({
    ...payload,
    notes: payload.notes.map((note) => ({ ...note, text: redacted(note.text) })),
    closing: payload.closing === null ? null : redacted(payload.closing),
  });
}

/** The text taken out, its digest left in its place. What is redacted already stays as it is. */
export function redacted(sealed: SealedText): SealedText {
  if ('redacted' in sealed) return sealed;
  const { salt, text, ...unknown } = sealed;
  // Canonical JSON with the keys in order: a panel has hundreds of texts.
  const canonical = JSON.stringify({ salt, text });
  const digest = canonical.includes('\\ud') ? digestOf({ salt, text }) : sha256(canonical);
  return { ...unknown, redacted: digest };
}

/** What is wrong with a card's seal; null when payload, header and seal agree. Of a locked payload only the ciphertext can be looked at. */
export function verifySeal(card: SealedCard): Problem | null {
  if (digestOf(card.header) !== card.seal) return { code: 'seal-broken', part: 'header' };
  if (isLocked(card)) return isWhole(card.payload) ? null : { code: 'seal-broken', part: 'payload' };
  if (payloadDigest(card.payload) !== card.header.payload) return { code: 'seal-broken', part: 'payload' };
  return null;
}

/** What a ciphertext for a recipient is filed as. */
export function encryptedFor(recipient: string, age: string): Encrypted {
  return { age, recipient, digest: digestOf(age) };
}

/** Whether a ciphertext is as it was written. Somebody who changes it on purpose can change the digest as well; only opening it shows that. */
export function isWhole({ age, digest }: Encrypted): boolean {
  return digestOf(age) === digest;
}

/** Whether a card was sealed under the candidate's plan as it is, or as it was before a change that gives its reason. */
export function isPlanKnown(card: SealedCard, candidate: Candidate): boolean {
  const { plan } = card.header;
  return plan === planDigest(candidate) || (candidate.changes ?? []).some(({ before }) => before === plan);
}

function sha256(text: string): Digest {
  return `sha256:${hash('sha256', text)}`;
}
