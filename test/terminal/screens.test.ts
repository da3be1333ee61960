import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentInstruments } from '../../src/cli/panels/current-instruments.js';
import type { InterviewEvent } from '../../src/domain/interview-events.js';
import { apply, newInterview } from '../../src/domain/interview.js';
import { glyphsFor, paletteFor } from '../../src/render/style.js';
import { displayWidth } from '../../src/render/width.js';
import type { Cockpit } from '../../src/terminal/cockpit/cockpit.js';
import { EMPTY_NOTE_LINE, FIRST_PAGE } from '../../src/terminal/cockpit/cockpit.js';
import { frameOf } from '../../src/terminal/cockpit/page.js';
import { openingTurn } from '../../src/terminal/cockpit/preparing.js';
import { press, takesText } from '../../src/terminal/cockpit/press.js';
import { decode, firstOf, NOTHING_UNDECODED } from '../../src/terminal/keys.js';
import { at } from '../domain/sitting-sample.js';

// The screens as people see them. `UPDATE_SCREENS=1` writes them anew: then read them before you keep them.
const FOLDER = join(import.meta.dirname, 'screens');
const SIZES = [
  { columns: 60, rows: 16 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
  { columns: 250, rows: 70 },
];
const LOOK = { palette: paletteFor(0), glyphs: glyphsFor(true) };

const instruments = currentInstruments(join(import.meta.dirname, '../..'), 'soc-analyst');
const SEAT = {
  interviewer: 'ana',
  interview: 'character',
  questions: [
    'candor/did-not-know',
    'candor/mistake-that-cost-others',
    'helpfulness/customer-on-the-phone',
    'learning-orientation/first-time-at-it',
  ],
  capacity: 'interviewer',
} as const;

const NEW: Cockpit = {
  office: {
    candidate: 'c-7k2m',
    privateMatters: (text) => (text.includes('pregnant') ? ['family', 'health'] : []),
    practice: false,
  },
  draft: newInterview({ ...instruments, seat: SEAT }),
  page: FIRST_PAGE,
  overlay: null,
  line: EMPTY_NOTE_LINE,
  view: 'all',
  chosen: null,
  scrolled: 0,
  notice: null,
  leaving: false,
};

const BEGUN = '11\r';
const NOTES = [
  's: night shift, customer asked whether the beacon was real',
  'q: "I told him I do not know yet, and that I would call at four"',
  'a: pulled the proxy logs, called Dana, 日本 office 👩‍👩‍👧 copied in',
  'his wife is pregnant',
]
  .map((line) => `${line}\r`)
  .join('');

/** A screen after keys; the clock goes on by twenty seconds with each. */
function after(
  keys: string,
  from: Cockpit = NEW,
): { readonly cockpit: Cockpit; readonly seconds: number; readonly events: readonly InterviewEvent[] } {
  let cockpit = from;
  let seconds = 0;
  const events: InterviewEvent[] = [];
  const waiting = [...decode(NOTHING_UNDECODED, keys).keys];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { key, rest } = takesText(cockpit) ? { key: next, rest: null } : firstOf(next);
    if (rest !== null) waiting.unshift(rest);
    const turn = press(cockpit, key, at((seconds += 20)));
    cockpit = turn.cockpit;
    events.push(...turn.events);
  }
  return { cockpit, seconds, events };
}

const CTRL = {
  l: '\u000C',
  n: '\u000E',
  r: '\u0012',
  q: '\u0011',
  v: '\u0016',
  f: '\u0006',
  t: '\u0014',
  o: '\u000F',
};
const ASKING = `${BEGUN}\r`;
const RATED = `${ASKING}${NOTES}${CTRL.n}told the customer first\r${CTRL.r}`;

const SCREENS: readonly (readonly [name: string, keys: string])[] = [
  ['conflict', ''],
  ['ready', BEGUN],
  ['question', ASKING],
  ['question-notes', `${ASKING}${NOTES}\t\ttyping on 日本`],
  ['question-setting', `${ASKING}/go 3\r`],
  ['question-reading', `${ASKING}/go 3\r${CTRL.v}\u001B[6~`],
  ['question-listen', `${ASKING}${NOTES}${CTRL.v}`],
  ['question-notes-only', `${ASKING}${NOTES}${CTRL.v}${CTRL.v}`],
  ['note-chosen', `${ASKING}${NOTES}\u001B[A\u001B[A`],
  ['questions', `${ASKING}${NOTES}${CTRL.n}${CTRL.l}`],
  ['probes', `${ASKING}${CTRL.t}3${CTRL.t}`],
  ['signals', `${ASKING}${NOTES}${CTRL.f}`],
  ['signal-evidence', `${ASKING}${NOTES}${CTRL.f}12`],
  ['not-assessed', `${ASKING}${CTRL.o}`],
  ['paused', `${ASKING}${NOTES}${CTRL.q}`],
  ['help', `${ASKING}?`],
  ['rating', RATED],
  ['rating-chosen', `${RATED}4  `],
  ['rating-typing', `${RATED}2enamed her part`],
  ['review', `${RATED}4 \r4 \rn1n1`],
  ['recommendation', `${RATED}4 \r2 \rn1n1c`],
  ['closing', `${RATED}4 \r2 \rn1n1c2asked about nights`],
  ['seal', `${RATED}4 \r2 \rn1n1c2asked about nights\r`],
  ['conflicted', '21\r'],
];

describe('screens', () => {
  test.each(
    SCREENS.flatMap(([name, keys]) => SIZES.map(({ columns, rows }) => ({ name, keys, columns, rows }))),
  )('$name at $columns x $rows', ({ name, keys, columns, rows }) => {
    const { cockpit, seconds } = after(keys);
    const { lines, cursor } = frameOf(cockpit, { columns, rows }, LOOK, at(seconds));
    const place = cursor === null ? '' : `cursor ${cursor.row + 1}:${displayWidth(cursor.before) + 1}\n`;
    const shown = `${lines.map((line) => line.trimEnd()).join('\n')}\n${place}`;
    const file = join(FOLDER, `${name}.${columns}x${rows}.txt`);
    if (process.env.UPDATE_SCREENS === '1') {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, shown);
    }
    expect(shown).toBe(readFileSync(file, 'utf8'));
  });
});

describe('whatever the size', () => {
  const sizes = fc.record({
    columns: fc.integer({ min: 40, max: 260 }),
    rows: fc.integer({ min: 10, max: 75 }),
  });
  const names = SCREENS.map(([name]) => name);
  const cockpits = new Map(SCREENS.map(([name, keys]) => [name, after(keys)]));

  test('a frame fills the screen, no row is too wide, and the keys stand on the last row', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.constantFrom(...names), (size, unicode, name) => {
        const { cockpit, seconds } = cockpits.get(name) ?? after('');
        const look = { palette: paletteFor(1), glyphs: glyphsFor(unicode) };
        const { lines, cursor } = frameOf(cockpit, size, look, at(seconds));
        expect(lines).toHaveLength(size.rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
        expect(lines.at(-1)).not.toBe('');
        if (cursor !== null) {
          expect(cursor.row).toBeLessThan(size.rows - 1);
          expect(displayWidth(cursor.before)).toBeLessThan(size.columns);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('rating shows the label of every point, whichever is chosen', () => {
    const { cockpit, seconds } = after(RATED);
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 250 }),
        fc.integer({ min: 16, max: 70 }),
        fc.integer({ min: 1, max: 5 }),
        (columns, rows, point) => {
          const chosen = press(cockpit, { kind: 'text', text: String(point) }, at(seconds + 1)).cockpit;
          const shown = frameOf(chosen, { columns, rows }, LOOK, at(seconds)).lines.join('\n');
          for (const one of [1, 2, 3, 4, 5]) expect(shown).toContain(` ${one} `);
          expect(shown).toContain(`▸ ${point} `);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('whatever one presses', () => {
  const keys = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\r',
        '\t',
        '\u001B[A',
        '\u001B[B',
        '\u007F',
        ' ',
        '1',
        '2',
        '4',
        'c',
        'e',
        'n',
        'q',
        's',
        'v',
        '?',
        'a: word',
        '/undo',
        '/signal',
      ),
      fc
        .integer({ min: 1, max: 31 })
        .filter((code) => ![3, 26, 27].includes(code))
        .map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 60 },
  );

  test('the engine accepts every event that the screens send, in order', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        const { cockpit, events } = after(ASKING + pressed.join(''));
        let state = NEW.draft;
        for (const event of events) {
          const step = apply(state, event);
          expect(step.ok).toBe(true);
          if (step.ok) state = step.state;
        }
        expect(state.content).toEqual(cockpit.draft.content);
      }),
      { numRuns: 500 },
    );
  });

  test('a rating is never sent without a point and evidence', () => {
    fc.assert(
      fc.property(keys, (pressed) => {
        for (const event of after(RATED + pressed.join('')).events) {
          if (event.kind === 'rated') expect(event.evidence.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('a draft that was left is taken up at its question', () => {
  const { cockpit, seconds } = after(`${ASKING}one\r${CTRL.n}two\r`);
  const { cockpit: resumed, events } = openingTurn({ ...NEW, draft: cockpit.draft }, at(seconds + 60));
  expect(events.map(({ kind }) => kind)).toEqual(['resumed']);
  expect(resumed.draft.current).toBe(SEAT.questions[1]);
  const long = openingTurn({ ...NEW, draft: cockpit.draft }, at(seconds + 3600)).cockpit;
  expect(long.page.kind).toBe('returned');
  const rating = press(long, { kind: 'text', text: 'r' }, at(seconds + 3600));
  expect(rating.events.map(({ kind, at: moment }) => [kind, moment])).toEqual([
    ['ended', at(seconds)],
    ['resumed', at(seconds + 3600)],
  ]);
});

test.each(SIZES)('at $columns x $rows nobody is told to read a team exercise out', (size) => {
  const team = {
    ...SEAT,
    interview: 'team',
    questions: ['energy/exercise-forty-reports', 'helpfulness/customer-on-the-phone'],
  } as const;
  const from: Cockpit = { ...NEW, draft: newInterview({ ...instruments, seat: team }) };
  const shown = (keys: string): string => {
    const { cockpit, seconds } = after(keys, from);
    return frameOf(cockpit, size, LOOK, at(seconds)).lines.join(' ').replace(/\s+/g, ' ');
  };
  expect(shown(ASKING)).toMatch(/not to be read out|is for you alone/);
  expect(shown(ASKING)).not.toMatch(/Read:|to read out first/);
  expect(shown(`${ASKING}${CTRL.v}`)).toContain('For the interviewers only, not to be read out: ');
  expect(shown(`${ASKING}${CTRL.n}`)).toMatch(/Read:|to read out first/);
});

test.each([SIZES[0], { columns: 60, rows: 20 }, { columns: 40, rows: 12 }])(
  'at $columns x $rows all that is to be listened for can be read',
  (size = { columns: 60, rows: 16 }) => {
    let { cockpit, seconds } = after(`${ASKING}${NOTES}${CTRL.v}`);
    let read = '';
    for (let page = 0; page < 8; page += 1) {
      read += frameOf(cockpit, size, LOOK, at(seconds)).lines.join('\n');
      ({ cockpit } = press(cockpit, { kind: 'key', name: 'page-down' }, at((seconds += 1))));
    }
    expect(read).toContain('PageUp and PageDown read on');
    for (const word of ['Quotes', 'tempted', 'Chooses', 'Gave a likely', 'Describes'])
      expect(read).toContain(word);
    expect(read).toContain('pregnant');
  },
);

test.each([
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
])('at $columns x $rows the signals that were marked show while one rates', ({ columns, rows }) => {
  const { cockpit, seconds } = after(`${ASKING}heard\r${CTRL.f}1 \r${CTRL.f}7\r${CTRL.r}`);
  const shown = frameOf(cockpit, { columns, rows }, LOOK, at(seconds)).lines.join('\n');
  expect(shown).toContain('0:40   heard');
  expect(shown).toContain('✓ green: Says');
  expect(shown).toContain('✓ red: Tells the failures');
});

test('on a wide screen Ctrl-V brings what had no room beside the question', () => {
  const size = { columns: 120, rows: 40 };
  const shown = (keys: string): string => {
    const { cockpit, seconds } = after(keys);
    return frameOf(cockpit, size, LOOK, at(seconds)).lines.join('\n');
  };
  expect(shown(ASKING)).toContain('(Ctrl-V: other panes)');
  expect(shown(ASKING)).not.toContain('knockout:');
  expect(shown(`${ASKING}${CTRL.v}`).match(/knockout:/g)).toHaveLength(2);
});

describe('what is said of a key', () => {
  const UNDO = '\u001F';
  const REDO = '\u0019';
  const said = (keys: string): string => after(keys).cockpit.notice?.text ?? '';
  const rated = (keys: string): unknown => {
    const { page } = after(keys).cockpit;
    return page.kind === 'rating' ? [page.judged.question, page.point, page.ticked] : page.kind;
  };

  test('undoing a rating turns to it, and redoing it too', () => {
    expect(said(`${RATED}4 \r${UNDO}`)).toContain('Undone: the assessment of candor');
    expect(rated(`${RATED}4 \r${UNDO}`)).toEqual(['candor/did-not-know', null, []]);
    expect(said(`${RATED}4 \r${UNDO}${REDO}`)).toContain('Done again: the assessment of candor');
    expect(rated(`${RATED}4 \r${UNDO}${REDO}`)).toEqual(['candor/did-not-know', 4, ['n1']]);
    expect(said(`${RATED}4 \r4 \rn1n1${UNDO}`)).toContain('Undone: the assessment of learning-orientation');
  });

  test('undoing evidence that was noted while rating leaves the rest of the choice', () => {
    expect(rated(`${RATED}4 eand told Dana\r`)).toEqual(['candor/did-not-know', 4, ['n1', 'n6']]);
    expect(rated(`${RATED}4 eand told Dana\r${UNDO}`)).toEqual(['candor/did-not-know', 4, ['n1']]);
  });

  test('where a question has no notes, a says so', () => {
    expect(said(`${RATED}4 \r4 \ra`)).toContain('There are no notes on this question');
  });

  test('a judgement without a rating is told as one with a rating is', () => {
    expect(said(`${RATED}4 \rn1`)).toBe('Kept: Candor (question 2) is not assessed: not asked.');
  });

  test('a signal is called by its text', () => {
    expect(said(`${ASKING}${CTRL.f}1\r`)).toBe(
      'Marked: Says "I don\'t know" or "I was guessing" before a probe asks for it',
    );
  });

  test('a note that is reworded to the same words, or left with Esc, stays the note it was', () => {
    const chosen = `${ASKING}heard\r\u001B[A\r`;
    expect(after(`${chosen}\r`).events).toEqual(after(`${ASKING}heard\r`).events);
    expect(after(`${chosen}${CTRL.n}`).events.filter(({ kind }) => kind === 'noted')).toHaveLength(1);
    const left = press(after(`${chosen} wrongly`).cockpit, { kind: 'key', name: 'escape' }, at(9000));
    expect(left.cockpit.notice?.text).toBe('The note stays as it was.');
    expect(press(left.cockpit, { kind: 'key', name: 'enter' }, at(9001)).events).toEqual([]);
    const back = press(left.cockpit, { kind: 'key', name: 'ctrl-underscore' }, at(9001)).cockpit;
    expect(back.line.buffer.lines).toEqual(['heard wrongly']);
  });
});
