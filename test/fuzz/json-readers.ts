import type { Result } from '../../src/domain/problem.js';
import { parseBackUp } from '../../src/format/back-up.js';
import { parseDebrief } from '../../src/format/debrief.js';
import { parseDecision } from '../../src/format/decision.js';
import { parseEncrypted } from '../../src/format/encrypted.js';
import { parseHold } from '../../src/format/hold.js';
import { parseInstrument } from '../../src/format/instrument-file.js';
import { encodeInstrument, instrumentFile, provenInstrument } from '../../src/format/instrument.js';
import { encodeJson, parseJson } from '../../src/format/json.js';
import { parseKit } from '../../src/format/kit.js';
import { checkScorecard } from '../../src/format/references.js';
import { encodePayload, parseScorecard, unlockedScorecard } from '../../src/format/scorecard.js';
import { digestOf, verifySeal } from '../../src/format/seal.js';
import type { LockedScorecard, Scorecard } from '../../src/domain/scorecard.js';
import { isLocked } from '../../src/domain/scorecard.js';
import type { Reader } from './reader.js';
import { LONGEST_JSON, textReader } from './reader.js';
import type { SampleInterview } from './seeds.js';
import { corpusOf } from './seeds.js';

const DIGEST = `sha256:${'0'.repeat(64)}` as const;
const RECIPIENT = `age1${'q'.repeat(58)}`;

/** Readers of what programs write. */
export function jsonReaders({ role, rubrics }: SampleInterview): readonly Reader[] {
  const cards = corpusOf('scorecard');
  const locked = lockedCard(cards);
  const kits = corpusOf('kit');
  const json = (
    name: string,
    weight: number,
    seeds: readonly string[],
    read: (text: string) => Result<unknown>,
  ): Reader =>
    textReader({
      name,
      grammar: 'json',
      weight,
      seeds,
      longest: LONGEST_JSON,
      read: (text) => sameAgain(read(text), text),
    });

  return [
    json('json', 10, [...cards, ...kits], (text) => parseJson(text, 'x.json')),
    json('scorecard', 12, [...cards, encodeJson(locked.card)], (text) => {
      const read = parseScorecard(text, 'card.json');
      if (!read.ok || isLocked(read.value)) return read;
      verifySeal(read.value);
      const findings = checkScorecard(read.value, role, rubrics, 'card.json', () => null);
      return findings.length > 0 ? { ok: false, findings } : read;
    }),
    textReader({
      name: 'payload',
      grammar: 'json',
      weight: 4,
      seeds: [encodePayload(locked.payload)],
      longest: LONGEST_JSON,
      read: (text) => unlockedScorecard(locked.card, text, 'card.json'),
    }),
    json('debrief', 4, corpusOf('debrief'), (text) => parseDebrief(text, 'debrief/ana.json')),
    json('decision', 3, corpusOf('decision'), (text) => parseDecision(text, 'decision.json')),
    json('kit', 4, kits, (text) => parseKit(text, 'x.kit.json')),
    json('hold', 2, corpusOf('hold'), (text) => parseHold(text, 'hold.json')),
    json('back-up', 2, [backUp()], (text) => parseBackUp(text, 'back-up.json')),
    json('encrypted record', 2, [encrypted()], (text) => parseEncrypted(text, 'decision.json')),
    json('instrument', 3, [encodeInstrument(role)], (text) => {
      provenInstrument(text, DIGEST);
      return parseInstrument(text, instrumentFile(role.id, digestOf(role)));
    }),
  ];
}

// What was read is written as it stood there: nothing in it was passed over.
function sameAgain(read: Result<unknown>, text: string): Result<unknown> {
  if (read.ok && encodeJson(read.value) !== text) throw new Error('what was read is written otherwise');
  return read;
}

function lockedCard(cards: readonly string[]): {
  readonly card: LockedScorecard;
  readonly payload: Scorecard['payload'];
} {
  const [text = ''] = cards.filter((one) => parseScorecard(one, 'card.json').ok);
  const read = parseScorecard(text, 'card.json');
  if (!read.ok || isLocked(read.value)) throw new Error('The corpus has no readable card.');
  const { payload, ...rest } = read.value;
  return { card: { ...rest, payload: { age: 'x', recipient: RECIPIENT, digest: DIGEST } }, payload };
}

function backUp(): string {
  const keys = { 'c-7k2m': DIGEST, 'c-9xwd': DIGEST };
  return encodeJson({ format: 'touchstone/back-up@1', folder: 'lab-x1', on: '2026-11-02T14:00:00Z', keys });
}

function encrypted(): string {
  const sealed = { age: 'x', recipient: RECIPIENT, digest: digestOf('x') };
  return encodeJson({
    format: 'touchstone/encrypted@1',
    content: 'touchstone/decision@1',
    candidate: 'c-7k2m',
    ...sealed,
  });
}
