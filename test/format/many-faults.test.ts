import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/domain/problem.js';
import { encodeJson } from '../../src/format/json.js';
import { parseHiring } from '../../src/format/hiring.js';
import { parseKit } from '../../src/format/kit.js';
import { parseScorecard } from '../../src/format/scorecard.js';

interface Card {
  readonly header: object;
  readonly payload: { readonly notes: readonly { readonly id: string }[] };
}

const corpus = join(import.meta.dirname, '../corpus');
const card = JSON.parse(readFileSync(join(corpus, 'scorecard/good/plain.json'), 'utf8')) as Card;
const kit = JSON.parse(readFileSync(join(corpus, 'kit/good/plain.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

/** What is told of a value: where and what, how often. */
function told(result: Result<unknown>): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { place, problem } of result.ok ? [] : result.findings) {
    const where = (place.path ?? '').replaceAll(/\d+/g, 'n');
    const what = `${where} ${problem.code}`;
    counted[what] = (counted[what] ?? 0) + 1;
  }
  return counted;
}

const cardWith = (payload: object): string =>
  encodeJson({ ...card, payload: { ...card.payload, ...payload } });

describe('a list that is longer than its limit is told, and looked at no further', () => {
  test('the notes of a card', () => {
    const result = parseScorecard(cardWith({ notes: Array(20_000).fill(1) }), 'card.json');
    expect(told(result)).toEqual({ '/payload/notes too-many-entries': 1 });
  });

  test('the questions of a kit, each once', () => {
    const questions = Array.from({ length: 50_000 }, (_, index) => `candor/q${index}`);
    const seat = { ...(kit.seat as object), questions };
    expect(told(parseKit(encodeJson({ ...kit, seat }), 'x.kit.json'))).toEqual({
      '/seat/questions too-many-entries': 1,
    });
  });

  test('the rubrics of a kit', () => {
    const rubrics = Array(50_000).fill({});
    expect(told(parseKit(encodeJson({ ...kit, rubrics }), 'x.kit.json'))).toEqual({
      '/rubrics too-many-entries': 1,
    });
  });

  test('the people of a folder', () => {
    const people = Array.from({ length: 2001 }, (_, index) => `  Bad ${index}: 1\n`).join('');
    const text = readFileSync(join(corpus, 'hiring/good/plain.yaml'), 'utf8');
    const result = parseHiring(
      text.replace(/^people:\n(?: .*\n)+/m, `people:\n${people}`),
      'touchstone.yaml',
    );
    expect(told(result)).toEqual({ '/people too-many-entries': 1 });
  });

  test('a text that is put to a pattern', () => {
    const note = { ...card.payload.notes[0], id: `-${'a-'.repeat(1_000_000)}` };
    const result = parseScorecard(cardWith({ notes: [note] }), 'card.json');
    expect(told(result)).toMatchObject({ '/payload/notes/n/id text-too-long': 1 });
  });
});

test('of very many faults a hundred are told, and how many more there are', () => {
  const notes = Array(5000).fill(card.payload.notes[0]);
  const result = parseScorecard(cardWith({ assessments: [], signals: [], notes }), 'card.json');
  expect(told(result)).toEqual({ '/payload/notes/n/id duplicate-id': 100, ' more-findings': 1 });
  if (!result.ok)
    expect(result.findings.at(-1)?.problem).toEqual({ code: 'more-findings', count: 4999 - 100 });
});

test('of very many entries that do not fit, a hundred faults are told', () => {
  const result = parseScorecard(cardWith({ notes: Array(5000).fill({}) }), 'card.json');
  const counts = Object.values(told(result));
  expect(counts.reduce((sum, count) => sum + count)).toBe(101);
});

test('a key as long as its file is told in short, and so is the way to what stands below it', () => {
  const key = 'k'.repeat(500_000);
  const hiring = parseHiring(
    `format: touchstone/hiring@1\n? ${key}\n: 1\npeople:\n  ? ${key.slice(0, 400_000)}\n  : { a: 1, b: 2 }\n`,
    'touchstone.yaml',
  );
  if (hiring.ok) throw new Error('read');
  expect(JSON.stringify(hiring.findings).length).toBeLessThan(20_000);
  const json = parseScorecard(`{"${key}":1,"${key}":1}`, 'card.json');
  expect(JSON.stringify(json).length).toBeLessThan(2000);
});
