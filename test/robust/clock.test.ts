// Clocks jump: by hand, by a time server, by a laptop that wakes up. Nothing may be lost by it.
import { describe, expect, test } from '@jest/globals';
import { readableCard } from '../format/readable-card.js';
import fc from 'fast-check';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import { replay } from '../../src/domain/interview.js';
import { scorecardFrom } from '../../src/domain/sealing.js';
import { encodeScorecard } from '../../src/format/scorecard.js';
import { digestOf, sealScorecard, verifySeal } from '../../src/format/seal.js';
import type { Scorecard } from '../../src/domain/scorecard.js';
import { SITTING, WHOLE, at } from '../domain/sitting-sample.js';

const DIGEST = digestOf('anything');
const IDENTITY = {
  folder: 'lab-x1',
  candidate: 'c-7k2m',
  tool: '0.1.0',
  instruments: { role: DIGEST, rubrics: { candor: DIGEST, helpfulness: DIGEST } },
  plan: DIGEST,
};
const NOTES = WHOLE.flatMap((event) => (event.kind === 'noted' ? [event.text] : []));

/** The card of an interview as the next command reads it. */
function readBack(events: readonly InterviewEvent[], sealed: string): Scorecard {
  const state = replay(SITTING, events);
  if (!state.ok) throw new Error(`event ${state.index}: ${state.problem.code}`);
  const made = scorecardFrom(state.state, IDENTITY, sealed, () => 'ab'.repeat(16));
  if (!made.ok) throw new Error(made.problem.code);
  return readableCard(encodeScorecard(sealScorecard(made.card)));
}

function orderOf({ header: { started, ended, sealed } }: Scorecard): readonly boolean[] {
  return [started <= ended, ended <= sealed];
}

describe('a clock that jumps', () => {
  const moment = fc.integer({ min: -40_000_000, max: 40_000_000 }).map(at);

  test('to anywhere, at any event, loses nothing, and the card can be read', () => {
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: WHOLE.length, maxLength: WHOLE.length }),
        moment,
        (moments, sealed) => {
          const events = WHOLE.map((event, index) => ({ ...event, at: moments[index] ?? event.at }));
          const card = readBack(events, sealed);
          expect(verifySeal(card)).toBeNull();
          expect(orderOf(card)).toEqual([true, true]);
          expect(
            card.payload.notes.map(({ text }) =>
              typeof text === 'object' && 'text' in text ? text.text : null,
            ),
          ).toEqual(NOTES);
        },
      ),
    );
  });

  test.each([
    ['an hour back before the end', -3600, at(-3350)],
    ['a year back before the end', -31_536_000, at(-31_000_000)],
    ['ten years ahead before the end', 315_360_000, at(315_361_000)],
    ['back before sealing alone', 0, at(-86_400)],
  ])('%s leaves start, end and sealing in order', (_name, jump, sealed) => {
    const from = WHOLE.findIndex(({ kind }) => kind === 'ended');
    const events = WHOLE.map((event, index) =>
      index < from ? event : { ...event, at: at((Date.parse(event.at) - Date.parse(at(0))) / 1000 + jump) },
    );
    expect(orderOf(readBack(events, sealed))).toEqual([true, true]);
  });
});
