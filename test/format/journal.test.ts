import { describe, expect, test } from '@jest/globals';
import { digestOf } from '../../src/format/seal.js';
import type { JournalHeader } from '../../src/format/journal.js';
import {
  encodeJournalEvent,
  encodeJournalHeader,
  journalMismatch,
  parseJournal,
  replayJournal,
} from '../../src/format/journal.js';
import { after, at, SITTING, WHOLE } from '../domain/sitting-sample.js';

const DIGEST = digestOf(0);
const HEADER: JournalHeader = {
  format: 'touchstone/journal@1',
  folder: 'lab-x1',
  candidate: 'c-7k2m',
  role: 'soc-analyst',
  seat: SITTING.seat,
  instruments: { role: DIGEST, rubrics: { candor: DIGEST } },
  plan: DIGEST,
};
const EVENTS = [...WHOLE, { kind: 'closing', at: at(450), text: 'Zoë – 日本\u0000\u2028 {x}' }] as const;
const LINES = [encodeJournalHeader(HEADER), ...EVENTS.map(encodeJournalEvent)];

function read(bytes: Uint8Array | string): ReturnType<typeof parseJournal> {
  return parseJournal(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'draft.jsonl');
}

/** What is told of a draft: its lines and codes. */
function told(text: string): readonly string[] {
  const result = read(text);
  return result.ok
    ? []
    : result.findings.map(
        ({ place, problem }) => `${place.line ?? 0} ${'fault' in problem ? problem.fault : problem.code}`,
      );
}

test('what was written is read', () => {
  const result = read(LINES.join(''));
  expect(result).toMatchObject({ ok: true, value: { header: HEADER, events: EVENTS, torn: 0 } });
});

test('a last line that was cut off at any byte is left out, and its bytes counted', () => {
  const whole = Buffer.from(LINES.slice(0, -1).join(''));
  const last = Buffer.from(LINES.at(-1) ?? '');
  for (let length = 0; length < last.length; length += 1) {
    const result = read(Buffer.concat([whole, last.subarray(0, length)]));
    expect(result).toMatchObject({ ok: true, value: { events: WHOLE, whole: whole.length, torn: length } });
  }
});

test('a last line that the disk filled with zeros counts as cut off', () => {
  const whole = Buffer.from(LINES.slice(0, -1).join(''));
  for (const tail of ['\0\0\0\0', '\0\0"}\n', '{"at":"\0\0\n']) {
    expect(read(Buffer.concat([whole, Buffer.from(tail)]))).toMatchObject({
      ok: true,
      value: { events: WHOLE, torn: tail.length },
    });
  }
});

describe('a line elsewhere', () => {
  const broken = (line: number, text: string): string => LINES.with(line - 1, text).join('');
  test.each([
    ['cut short', broken(4, '{"at":"2026\n'), ['4 json']],
    ['empty', broken(4, '\n'), ['4 json']],
    ['zeros', broken(4, '\0\0\0\n'), ['4 json']],
    [
      'with keys in another order',
      broken(3, '{"kind":"opened","at":"2026-11-02T14:00:10Z","question":"candor/beacon"}\n'),
      ['3 layout'],
    ],
    [
      'with a key twice',
      broken(3, '{"at":"2026-11-02T14:00:10Z","at":"2026-11-02T14:00:10Z","kind":"ended"}\n'),
      ['3 layout'],
    ],
    ['CRLF', broken(3, '{"at":"2026-11-02T14:00:10Z","kind":"ended"}\r\n'), ['3 layout']],
    ['of a kind that there is not', broken(3, '{"at":"2026-11-02T14:00:10Z","kind":"slept"}\n'), ['3 event']],
    ['with a rating of 6', LINES.join('').replace('"rating":4', '"rating":6'), ['11 event']],
    ['with a rating in quotes', LINES.join('').replace('"rating":4', '"rating":"4"'), ['11 event']],
    ['with half of a surrogate pair', LINES.join('').replace('Zoë', '\\ud800'), [`${LINES.length} layout`]],
    ['a second header', broken(3, LINES[0] ?? ''), ['3 event']],
    ['two of them', LINES.with(3, '?\n').with(5, '?\n').join(''), ['4 json', '6 json']],
    ['the first, missing', LINES.slice(1).join(''), ['1 header']],
    ['the first, torn', (LINES[0] ?? '').slice(0, 40), ['1 cut']],
    ['nothing at all', '', ['1 cut']],
    ['a newer major version', LINES.join('').replace('journal@1', 'journal@2'), ['1 format-newer']],
    ['another format', LINES.join('').replace('touchstone/journal@1', 'touchstone/card@1'), ['1 header']],
  ])('%s is told, with its number', (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('that is no UTF-8 is told', () => {
    const bytes = Buffer.from(LINES.join(''));
    bytes[(LINES[0] ?? '').length + 30] = 0xff;
    const result = read(bytes);
    expect(result.ok ? null : result.findings[0]?.problem).toEqual({
      code: 'journal-line-broken',
      fault: 'encoding',
    });
  });
});

test('of very many broken lines a hundred are told', () => {
  expect(told((LINES[0] ?? '') + '\n'.repeat(1_000_000))).toHaveLength(100);
});

test('a draft with more lines than any interview is told, and where it goes on', () => {
  const [header = '', first = ''] = LINES;
  expect(told(header + first.repeat(29_999))).toEqual([]);
  expect(told(header + first.repeat(30_000))).toEqual(['30001 journal-too-long']);
});

test('a draft that is larger than any is not read at all', () => {
  expect(told('x'.repeat(32 * 1024 * 1024 + 1))).toEqual(['0 file-too-large']);
});

test('a line that the engine refuses is told by its number', () => {
  const journal = read(LINES.filter((line) => !line.includes('"id":"n1"')).join(''));
  const result = journal.ok ? replayJournal(journal.value, SITTING, 'draft.jsonl') : journal;
  expect(result).toMatchObject({
    ok: false,
    findings: [
      { place: { line: 10 }, problem: { code: 'journal-event-refused', refusal: { code: 'note-unknown' } } },
    ],
  });
});

test('the events lead to the state that they were written from', () => {
  const journal = read(LINES.join(''));
  if (!journal.ok) throw new Error('unreadable');
  expect(replayJournal(journal.value, SITTING, 'x')).toEqual({ ok: true, value: after(EVENTS) });
});

describe('a draft is taken up', () => {
  const OTHER = digestOf(1);
  const { instruments } = HEADER;
  const SEAT = 'lab-x1/c-7k2m/ana/character';

  test('for its own seat, whatever else the plan says now', () => {
    expect(journalMismatch(HEADER, { ...HEADER, plan: OTHER })).toBeNull();
    expect(journalMismatch(HEADER, { ...HEADER, seat: { ...HEADER.seat, questions: [] } })).toBeNull();
  });

  test.each([
    ['folder', { folder: 'lab-x2' }, 'lab-x2/c-7k2m/ana/character'],
    ['candidate', { candidate: 'c-9xwd' }, 'lab-x1/c-9xwd/ana/character'],
    ['interviewer', { seat: { ...HEADER.seat, interviewer: 'ben' } }, 'lab-x1/c-7k2m/ben/character'],
    ['interview', { seat: { ...HEADER.seat, interview: 'team' } }, 'lab-x1/c-7k2m/ana/team'],
  ])('not for another %s', (_what, other, seat) => {
    expect(journalMismatch(HEADER, { ...HEADER, ...other })).toEqual({
      code: 'journal-of-another-seat',
      journal: SEAT,
      seat,
    });
  });

  test.each([
    ['a changed role', { instruments: { ...instruments, role: OTHER } }, ['soc-analyst']],
    ['another role', { role: 'soc-lead' }, ['soc-analyst']],
    ['a changed rubric', { instruments: { ...instruments, rubrics: { candor: OTHER } } }, ['candor']],
    [
      'rubrics that came or went, in order after the role',
      { instruments: { role: OTHER, rubrics: { energy: DIGEST, beta: DIGEST } } },
      ['soc-analyst', 'beta', 'candor', 'energy'],
    ],
  ])('not under %s', (_what, other, changed) => {
    expect(journalMismatch(HEADER, { ...HEADER, ...other })).toEqual({
      code: 'journal-instruments-changed',
      changed,
    });
  });
});
