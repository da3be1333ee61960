import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readableCard } from './readable-card.js';
import type { Candidate } from '../../src/domain/candidate.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import type { UnsealedCard } from '../../src/domain/sealing.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import {
  digestOf,
  encryptedFor,
  isPlanKnown,
  payloadDigest,
  planDigest,
  redacted,
  sealScorecard,
  verifySeal,
} from '../../src/format/seal.js';

const zeros = `sha256:${'0'.repeat(64)}` as const;

const unsealed: UnsealedCard = {
  header: {
    folder: 'f-1',
    candidate: 'c-7k2m',
    role: 'soc-analyst',
    interviewer: 'ana',
    interview: 'character',
    capacity: 'interviewer',
    mode: 'video',
    language: 'en',
    interruptions: 0,
    conflict: false,
    started: '2026-11-02T14:00:00Z',
    ended: '2026-11-02T14:45:00Z',
    sealed: '2026-11-02T15:00:00Z',
    tool: '0.1.0',
    coverage: { assessments: 1, rated: 1 },
    instruments: { role: zeros, rubrics: { candor: zeros } },
    plan: zeros,
  },
  payload: {
    notes: [
      {
        id: 'n1',
        time: '2026-11-02T14:10:00Z',
        kind: 'quote',
        question: 'candor/missed-alert',
        text: { salt: 'ab'.repeat(16), text: 'I told the lead — "at once" \\ud 😀' },
      },
    ],
    assessments: [{ question: 'candor/missed-alert', competency: 'candor', rating: 4, evidence: ['n1'] }],
    signals: [],
    probes: [],
    recommendation: 'yes',
    closing: { salt: 'cd'.repeat(16), text: 'Fine.' },
  },
};
const card = sealScorecard(unsealed);

/** The card after its file was changed by hand, encoded and read again. */
function changed(change: (card: Record<string, Record<string, unknown>>) => void): Scorecard {
  const copy = JSON.parse(JSON.stringify(card)) as Record<string, Record<string, unknown>>;
  change(copy);
  return readableCard(encodeScorecard(copy as unknown as Scorecard));
}

test('a digest is SHA-256 over canonical JSON', () => {
  const expected = createHash('sha256').update('{"a":"é","b":[1,2.5]}').digest('hex');
  expect(digestOf({ b: [1, 2.5], a: 'é' })).toBe(`sha256:${expected}`);
});

describe('a seal', () => {
  test('holds, also once the card was written and read', () => {
    expect(verifySeal(card)).toBeNull();
    expect(verifySeal(changed(() => undefined))).toBeNull();
  });

  test('holds when texts are redacted', () => {
    const { notes, closing } = card.payload;
    const payload = {
      ...card.payload,
      notes: notes.map((note) => ({ ...note, text: redacted(note.text) })),
      closing: closing === null ? null : redacted(closing),
    };
    expect(JSON.stringify(payload)).not.toContain('told');
    expect(payloadDigest(payload)).toBe(card.header.payload);
    expect(verifySeal({ ...card, payload })).toBeNull();
  });

  test('covers keys that this version does not know', () => {
    const later = sealScorecard({
      ...unsealed,
      payload: { ...unsealed.payload, mood: 'calm' } as UnsealedCard['payload'],
    });
    expect(later.header.payload).not.toBe(card.header.payload);
    expect(verifySeal(later)).toBeNull();
  });

  test.each([
    [
      'a rating',
      'payload',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign((one.payload?.assessments as object[])[0] ?? {}, { rating: 5 }),
    ],
    [
      'a letter of a note',
      'payload',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign((one.payload?.notes as object[])[0] ?? {}, {
          text: { salt: 'ab'.repeat(16), text: 'I told the team' },
        }),
    ],
    [
      'a salt',
      'payload',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one.payload?.closing as object, { salt: 'ce'.repeat(16) }),
    ],
    [
      'the recommendation',
      'payload',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one.payload ?? {}, { recommendation: 'no' }),
    ],
    [
      'an unknown key',
      'payload',
      (one: Record<string, Record<string, unknown>>) => Object.assign(one.payload ?? {}, { mood: 'calm' }),
    ],
    [
      'the candidate',
      'header',
      (one: Record<string, Record<string, unknown>>) =>
        Object.assign(one.header ?? {}, { candidate: 'c-other' }),
    ],
    [
      'the payload digest',
      'header',
      (one: Record<string, Record<string, unknown>>) => Object.assign(one.header ?? {}, { payload: zeros }),
    ],
    ['the seal', 'header', (one: Record<string, unknown>) => Object.assign(one, { seal: zeros })],
  ] as const)('breaks when %s is changed', (_name, part, change) => {
    expect(verifySeal(changed(change))).toEqual({ code: 'seal-broken', part });
  });
});

describe('the seal of a locked card', () => {
  const locked = { ...card, payload: encryptedFor('age1ana', 'the ciphertext') };

  test('holds while header and ciphertext are as they were', () => {
    expect(verifySeal(locked)).toBeNull();
  });

  test.each([
    ['the ciphertext', 'payload', { payload: { ...locked.payload, age: 'the ciphertexT' } }],
    ['the header', 'header', { header: { ...card.header, candidate: 'c-other' } }],
  ] as const)('breaks when %s is changed', (_name, part, change) => {
    expect(verifySeal({ ...locked, ...change })).toEqual({ code: 'seal-broken', part });
  });
});

test('half of a surrogate pair, which no file can hold, is not sealed', () => {
  expect(() => redacted({ salt: 'ab'.repeat(16), text: 'half \uD83D' })).toThrow(TypeError);
});

describe('the digest of a plan', () => {
  const candidate: Candidate = {
    format: 'touchstone/candidate@1',
    id: 'c-7k2m',
    role: 'soc-analyst',
    status: 'open',
    seats: [
      {
        interviewer: 'ana',
        interview: 'character',
        questions: ['candor/missed-alert'],
        capacity: 'interviewer',
      },
    ],
    credentials: [],
  };
  const [seat] = candidate.seats;
  if (seat === undefined) throw new Error('no seat');

  test('an appointment, credentials and status leave it as it is', () => {
    const moved = {
      ...candidate,
      status: 'withdrawn',
      credentials: ['CISSP'],
      seats: [{ ...seat, on: '2026-11-02T14:00:00Z' }],
    } as const;
    expect(planDigest(moved)).toBe(planDigest(candidate));
  });

  test.each([
    ['another question', { ...seat, questions: ['candor/beacon'] as const }],
    ['another interviewer', { ...seat, interviewer: 'ben' }],
    ['somebody who left', { ...seat, left: 'ill' }],
    ['a shadow', { ...seat, capacity: 'shadow' as const }],
  ])('%s changes it', (_name, other) => {
    expect(planDigest({ ...candidate, seats: [other] })).not.toBe(planDigest(candidate));
  });

  test('is known to a card that was sealed under it, also after changes that were recorded', () => {
    const before = { ...candidate, seats: [{ ...seat, interviewer: 'ben' }] };
    const sealed = { ...card, header: { ...card.header, plan: planDigest(before) } };
    const change = (of: Candidate): NonNullable<Candidate['changes']>[number] => ({
      author: 'eva',
      on: '2026-11-01T08:00:00Z',
      reason: 'Ben is ill.',
      before: planDigest(of),
    });
    const other = { ...candidate, seats: [] };
    expect(isPlanKnown(sealed, before)).toBe(true);
    expect(isPlanKnown(sealed, candidate)).toBe(false);
    expect(isPlanKnown(sealed, { ...candidate, changes: [change(other)] })).toBe(false);
    expect(isPlanKnown(sealed, { ...candidate, changes: [change(before), change(other)] })).toBe(true);
  });
});
