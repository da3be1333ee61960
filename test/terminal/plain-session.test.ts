import { describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import type { InterviewState } from '../../src/domain/interview.js';
import { newInterview } from '../../src/domain/interview.js';
import { paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';
import type { SessionPorts } from '../../src/terminal/desk.js';
import type { SessionEnd } from '../../src/terminal/plain-session.js';
import { runPlainSession } from '../../src/terminal/plain-session.js';
import { after, at, SITTING, STARTED, WHOLE } from '../domain/sitting-sample.js';

interface Session {
  readonly end: SessionEnd;
  readonly shown: string;
  readonly events: readonly InterviewEvent[];
  readonly sealed: InterviewState | null;
}

interface Given {
  readonly abortAfter?: number;
  readonly state?: InterviewState;
  readonly columns?: number;
  readonly terminal?: boolean;
  readonly append?: (event: InterviewEvent) => void;
  readonly seal?: () => void;
  readonly practice?: boolean;
}

/** Plays typed input; time passes by ten seconds with each look at the clock. */
async function play(input: string | readonly string[], given: Given = {}): Promise<Session> {
  const stream = Object.assign(
    new PassThrough(),
    given.terminal === true ? { isTTY: true, setRawMode: () => undefined } : {},
  );
  const output = new PassThrough();
  const shown: Buffer[] = [];
  output.on('data', (chunk: Buffer) => shown.push(chunk));
  const events: InterviewEvent[] = [];
  let seconds = 1000;
  let sealed: InterviewState | null = null;
  const abort = new AbortController();
  const ports: SessionPorts = {
    input: stream,
    output,
    columns: () => given.columns ?? 80,
    escapes: true,
    palette: paletteFor(0),
    now: () => at((seconds += 10)),
    append(event) {
      given.append?.(event);
      events.push(event);
      if (events.length === given.abortAfter) abort.abort();
    },
    seal(state) {
      given.seal?.();
      sealed = state;
    },
    signal: abort.signal,
  };
  for (const chunk of typeof input === 'string' ? [input] : input) stream.write(chunk);
  if (given.terminal !== true) stream.end();
  const end = await runPlainSession(ports, {
    candidate: 'c-7k2m',
    state: given.state ?? newInterview(SITTING),
    resumeCommand: given.practice === true ? null : 'touchstone interview c-7k2m --as ana',
  });
  return { end, shown: Buffer.concat(shown).toString(), events, sealed };
}

const lines = (...typed: readonly string[]): string => `${typed.join('\n')}\n`;
const PREPARED = ['n', 'v', 'de', ''];
const kinds = (events: readonly InterviewEvent[]): readonly string[] => events.map(({ kind }) => kind);
const notesOf = ({ events }: Session): readonly string[] =>
  events.flatMap((event) => (event.kind === 'noted' ? [event.text] : []));
const lastLine = (shown: string): string => shown.trimEnd().split('\n').at(-1) ?? '';

describe('a whole interview', () => {
  const typed = [
    ...PREPARED,
    'q: "I do not know yet"',
    '/probe 2',
    'a: called the lead',
    '/signal',
    '1',
    '2',
    '/next',
    'asked who was on call',
    '/go 3',
    'sat down beside them',
    '/list',
    '/rate',
    // candor, beacon
    '4',
    '1 2',
    // candor, drill: evidence typed on the spot
    '3',
    'named who decides',
    // helpfulness, drill
    'n',
    'e',
    // helpfulness, newcomer
    '5',
    'all',
    'y',
    'y',
    'asked about shifts',
    's',
  ];

  test('is conducted, rated, reviewed and sealed', async () => {
    const { end, events, sealed, shown } = await play(lines(...typed));
    expect(end).toBe('sealed');
    expect(kinds(events)).toEqual([
      'started',
      'opened',
      'noted',
      'probe-used',
      'noted',
      'signal-marked',
      'opened',
      'noted',
      'opened',
      'noted',
      'ended',
      'rated',
      'noted',
      'rated',
      'not-assessed',
      'rated',
      'recommended',
      'closing',
    ]);
    expect(events[0]).toMatchObject({ mode: 'video', language: 'de', conflict: false });
    expect(sealed?.content).toMatchObject({
      notes: [
        { text: '"I do not know yet"', kind: 'quote' },
        { kind: 'action' },
        {},
        {},
        { text: 'named who decides', question: 'candor/drill' },
      ],
      signals: [{ signal: 'owned-it', evidence: ['n2'] }],
      recommendation: 'yes',
      closing: 'asked about shifts',
    });
    for (const part of [
      'saved: their words, note 1',
      'It is 3 a.m.',
      'What was at stake?',
      '5. five of its own',
      'Review',
      'Sealed.',
    ]) {
      expect(shown).toContain(part);
    }
  });

  test('gives the same state when its events are played again', async () => {
    const { events, sealed } = await play(lines(...typed));
    expect(after(events)).toEqual(sealed);
  });

  test.each([20, 40, 60, 200])('fits into %i columns', async (columns) => {
    const { shown } = await play(lines(...typed), { columns });
    const wide = shown.split('\n').filter((line) => displayWidth(line) > columns && !/[>:)] /.test(line));
    expect(wide).toEqual([]);
  });

  test('in a rehearsal says that nothing is kept', async () => {
    const { shown } = await play(lines(...typed), { practice: true });
    expect(lastLine(shown)).toBe('The rehearsal is over; nothing was kept.');
    const left = await play(lines(...PREPARED, 'x', '/leave'), { practice: true });
    expect(lastLine(left.shown)).toBe('This was a rehearsal: nothing was kept.');
  });
});

describe('leaving', () => {
  test.each([
    ['/leave', lines(...PREPARED, 'one note', '/leave'), 'left'],

    ['the end of input', lines(...PREPARED, 'one note'), 'left'],
    ['the end of input without a line end', lines(...PREPARED).concat('one note'), 'left'],
  ] as const)(
    'by %s keeps what was typed, pauses, and says how to resume',
    async (_name, input, expected) => {
      const { end, events, shown } = await play(input);
      expect(end).toBe(expected);
      expect(kinds(events)).toEqual(['started', 'opened', 'noted', 'paused']);
      expect(lastLine(shown)).toBe(
        'The draft is saved. Resume it with: touchstone interview c-7k2m --as ana',
      );
    },
  );

  test.each([
    [
      'in the middle of a note',
      [...PREPARED, 'one note'],
      'half a no\u0003',
      ['started', 'opened', 'noted', 'noted', 'paused'],
    ],
    [
      'in the middle of a command',
      [...PREPARED, 'one note'],
      '/rat\u0003',
      ['started', 'opened', 'noted', 'paused'],
    ],
    [
      'at a choice',
      [...PREPARED, 'one note', '/rate'],
      '4\u0003',
      ['started', 'opened', 'noted', 'ended', 'paused'],
    ],
    ['before anything was settled', ['n'], '\u0003', []],
  ])('by Ctrl-C %s', async (_name, typed, last, expected) => {
    const { end, events, shown } = await play(typed.map((line) => `${line}\r`).concat(last), {
      terminal: true,
    });
    expect(end).toBe('interrupted');
    expect(kinds(events)).toEqual(expected);
    expect(lastLine(shown)).toContain('touchstone interview c-7k2m --as ana');
  });

  test.each([
    ['half a line of evidence', [...PREPARED, 'one', '/rate', '4'], 'half a thing', ['one', 'half a thing']],
    ['half a choice of evidence', [...PREPARED, 'one', '/rate', '4'], '1 ', ['one']],
    ['half a command', [...PREPARED, 'one', '/rate', '4'], '/ba', ['one']],
  ])('by Ctrl-C after %s', async (_what, typed, last, expected) => {
    const session = await play(typed.map((line) => `${line}\r`).concat(`${last}\u0003`), { terminal: true });
    expect(session.end).toBe('interrupted');
    expect(notesOf(session)).toEqual(expected);
  });

  test('by Ctrl-C in the middle of the closing remark', async () => {
    const { end, events } = await play(['y\r', 'half a remark\u0003'], {
      terminal: true,
      state: after([...WHOLE]),
    });
    expect(end).toBe('interrupted');
    expect(events).toContainEqual(expect.objectContaining({ kind: 'closing', text: 'half a remark' }));
  });

  test('by the end of input at a choice', async () => {
    const { end, events } = await play(lines(...PREPARED, 'one note', '/rate', '4'));
    expect(end).toBe('left');
    expect(kinds(events)).toEqual(['started', 'opened', 'noted', 'ended', 'paused']);
  });

  test('by a signal from outside', async () => {
    const { end, events } = await play(lines(...PREPARED, 'one', 'two', 'three'), { abortAfter: 3 });
    expect(end).toBe('interrupted');
    expect(kinds(events)).toEqual(['started', 'opened', 'noted', 'paused']);
  });

  test('and coming back goes on where one was', async () => {
    const first = await play(lines(...PREPARED, 'one note', '/next', '/leave'));
    const { events, shown } = await play(lines('y', 'another', '/leave'), { state: after(first.events) });
    expect(kinds(events)).toEqual(['resumed', 'noted', 'paused']);
    expect(events[1]).toMatchObject({ id: 'n2', question: 'candor/drill' });
    expect(shown).toContain('1 note, 0 assessments');
  });

  test('and coming back later to rate dates the end of the conversation to when it was last heard of', async () => {
    const killed = after(WHOLE.slice(0, 8));
    const { events } = await play(lines('n', 'x'), { state: killed });
    expect(events.slice(0, 2)).toEqual([
      { kind: 'ended', at: at(200) },
      expect.objectContaining({ kind: 'resumed' }),
    ]);
  });
});

describe('at the note prompt', () => {
  test('no line of a paste is lost, marked or not, and none of it is a command', async () => {
    const marked = await play(
      [
        ...PREPARED.map((line) => `${line}\r`),
        '\u001B[200~one\r/rate\rthree\u001B[201~ and more\r',
        '/leave\r',
      ],
      { terminal: true },
    );
    expect(notesOf(marked)).toEqual(['one', '/rate', 'three and more']);
    const plain = await play([...PREPARED.map((line) => `${line}\r`), 'one\rtwo\rthree\r/leave\r'], {
      terminal: true,
    });
    expect(notesOf(plain)).toEqual(['one', 'two', 'three']);
  });

  test('a word that is no command is kept and said to be', async () => {
    const session = await play(lines(...PREPARED, '/etc was full', '/leave'));
    expect(notesOf(session)).toEqual(['/etc was full']);
    expect(session.shown).toContain('There is no command /etc');
  });

  test('a very long line becomes several notes', async () => {
    const session = await play(lines(...PREPARED, 'x'.repeat(250_000), '/leave'));
    expect(notesOf(session).map(({ length }) => length)).toEqual([100_000, 100_000, 50_000]);
  });

  test('undo, redo and strike', async () => {
    const { events, shown } = await play(
      lines(
        ...PREPARED,
        'one',
        '/undo',
        '/undo',
        '/redo',
        '/strike 1',
        '/strike 1',
        '/strike x',
        '/notes',
        '/leave',
      ),
    );
    expect(kinds(events)).toEqual(['started', 'opened', 'noted', 'undone', 'redone', 'struck', 'paused']);
    for (const part of [
      'undone: note 1: one',
      'There is nothing to undo.',
      'done again: note 1: one',
      'is struck.',
      '(struck)',
    ])
      expect(shown).toContain(part);
  });

  test('a pause stops the clock, and what ends it is kept', async () => {
    const { events } = await play(lines(...PREPARED, '/pause', 'back again', '/leave'));
    expect(kinds(events)).toEqual(['started', 'opened', 'paused', 'resumed', 'noted', 'paused']);
  });

  test('the candidate may leave; what was heard can be rated', async () => {
    const { end, sealed } = await play(
      lines(...PREPARED, 'one', '/candidate-left', 'y', '3', 'all', 'y', 'n', '', 's'),
    );
    expect(end).toBe('sealed');
    expect(
      sealed?.content.assessments.map((one) => ('rating' in one ? one.rating : one.notAssessed)).sort(),
    ).toEqual([3, 'not-asked', 'not-asked', 'not-asked', 'not-asked']);
  });
});

describe('what is typed wrong', () => {
  test('is said and asked again', async () => {
    const { shown, end } = await play(
      lines(
        'maybe',
        'n',
        'v',
        'Klingon please',
        'en',
        '',
        'heard',
        '/go 9',
        '/probe 9',
        '/rate',
        '6',
        '3.5',
        '4',
        '',
        '9',
        '/back',
        'x',
      ),
    );
    expect(end).toBe('left');
    for (const part of [
      '"maybe" is none of the choices',
      'is no language tag',
      '/go takes a number from 1 to 4',
      '/probe takes a number from 1 to 2',
      '"6" is none of the choices',
      '"3.5" is none',
      'It needs evidence',
      'There is no note 9',
    ]) {
      expect(shown.replaceAll('\n', ' ')).toContain(part);
    }
  });

  test('nothing is sealed while a judgement is open', async () => {
    const { shown, end } = await play(lines(...PREPARED, 'heard', '/rate', 'l', 'l', 'l', 'l', 'y', 'x'));
    expect(end).toBe('left');
    expect(shown).toContain('Some judgements are still open.');
    expect(shown).toContain('"y" is none of the choices.');
  });
});

test('a conflict of interest leads to the seal of an empty card', async () => {
  const { end, sealed, events } = await play(lines('y', 'p', '', 's'));
  expect(end).toBe('sealed');
  expect(kinds(events)).toEqual(['started']);
  expect(sealed?.start?.conflict).toBe(true);
});

test('a conflict of interest declared by mistake is taken back', async () => {
  const { events } = await play(lines('y', 'p', '', 'b', ...PREPARED, 'heard', '/leave'));
  expect(kinds(events)).toEqual(['started', 'started', 'opened', 'noted', 'paused']);
});

test('a note that could not be kept is said not to be, and the session goes on', async () => {
  let full = true;
  const { events, shown } = await play(lines(...PREPARED, 'first try', 'second try', '/leave'), {
    append(event) {
      if (event.kind !== 'noted' || !full) return;
      full = false;
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    },
  });
  expect(shown).toContain('NOT SAVED: the disk is full.');
  expect(shown).not.toContain('saved: note 2');
  expect(events.flatMap((event) => (event.kind === 'noted' ? [event.id, event.text] : []))).toEqual([
    'n1',
    'second try',
  ]);
});

test('a seal that failed leaves the draft, and can be tried again', async () => {
  let tries = 0;
  const { end, shown } = await play(lines('y', '', 's', 'y', '', 's'), {
    state: after([...WHOLE]),
    seal() {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('read-only'), { code: 'EROFS', syscall: 'open' });
    },
  });
  expect([end, tries]).toEqual(['sealed', 2]);
  expect(shown).toContain('NOT SEALED');
});

test('no text from a file or a person reaches the terminal as anything but text', async () => {
  const hostile = '\u001B]0;owned\u0007\u001B[2J\u202Eevil\u009B31m\r\u0000';
  const candor = SITTING.rubrics.get('candor');
  if (candor === undefined) throw new Error('no candor');
  const anchor = { label: hostile, behaviors: [hostile, hostile] };
  const rubric = {
    ...candor,
    title: hostile,
    definition: hostile,
    anchors: { 1: anchor, 2: anchor, 3: anchor, 4: anchor, 5: anchor },
    signals: [{ id: 'hid', kind: 'red' as const, text: hostile }],
    questions: candor.questions.map((question) => ({
      ...question,
      ask: hostile,
      setting: hostile,
      probes: [{ kind: 'action' as const, text: hostile }],
      listenFor: { strong: [hostile], weak: [hostile] },
    })),
  };
  const role = {
    ...SITTING.role,
    title: hostile,
    interviews: [
      { ...SITTING.role.interviews[0], id: 'character', title: hostile, minutes: 5, competencies: [] },
    ],
  };
  const sitting = { ...SITTING, role, rubrics: new Map([...SITTING.rubrics, ['candor', rubric]]) };
  const { shown, end } = await play(
    lines(
      ...PREPARED,
      hostile,
      '/probe 1',
      '/signal',
      '1',
      '1',
      '/notes',
      '/undo',
      '/redo',
      '/list',
      '/rate',
      'l',
      'l',
      'l',
      'l',
      hostile,
      'x',
    ),
    { state: newInterview(sitting) },
  );
  expect(end).toBe('left');

  expect(shown.match(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/g)).toBeNull();
  expect(shown).toContain('\\u{202E}');
});

test('a resumed draft that was only started opens its first question', async () => {
  const { events } = await play(lines('', '/leave'), { state: after([STARTED]) });
  expect(kinds(events)).toEqual(['resumed', 'opened', 'paused']);
});
