import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKeyPair } from '../../src/store/age.js';
import { opened } from '../cli/encrypted-panel.js';
import type { Place, Program } from './real-program.js';
import { buildProgram } from './real-program.js';
import type { TerminalOptions, VirtualTerminal } from './virtual-terminal.js';
import { openTerminal } from './virtual-terminal.js';

let program: Program;
const terminals: VirtualTerminal[] = [];

beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => {
  for (const { pty } of terminals) {
    try {
      pty.kill('SIGKILL');
    } catch {
      // It has ended already.
    }
  }
  program.remove();
});

function open(place: Place, options: Partial<TerminalOptions> = {}): VirtualTerminal {
  const variables = { ...place.variables, ...options.variables };
  const terminal = openTerminal(process.execPath, [program.file, ...place.interview], {
    cwd: place.hiring,
    ...options,
    variables,
  });
  terminals.push(terminal);
  return terminal;
}

/** Through the preparation, up to the first question. */
async function begin(terminal: VirtualTerminal): Promise<void> {
  await terminal.shows('conflict of interest');
  await terminal.press('1', 'How do you meet?');
  await terminal.press('2', 'Which language');
  await terminal.press('\r', 'starts the clock');
  await terminal.press('\r', 'Question 1 of 6');
}

/** What a terminal must be once a program has left it. */
async function expectSane(terminal: VirtualTerminal): Promise<void> {
  await terminal.settled();
  const { emulator } = terminal;
  expect(emulator.buffer.active.type).toBe('normal');
  expect(emulator.modes.bracketedPasteMode).toBe(false);
  expect(emulator.modes.wraparoundMode).toBe(true);
  // The last word on the cursor is that it shows.
  const written = terminal.written();
  expect(written.lastIndexOf('\u001B[?25h')).toBeGreaterThan(written.lastIndexOf('\u001B[?25l'));
}

test('a whole interview by keys ends in a sealed card', async () => {
  const place = program.place();
  const terminal = open(place);
  await begin(terminal);
  await terminal.press('q: "I do not know yet"\r', '1 saved');
  await terminal.press('\t\t\tcalled the lead\r', '✓ A action');
  await terminal.press('\u0014', 'Which probe');
  await terminal.press('4', 'Asked: What did you do to find out?');
  await terminal.press('\u0006', 'Which signal');
  await terminal.press('1', 'rest on?');
  await terminal.press('2', '[✓] Q');
  await terminal.press('\r', 'Marked:');
  await terminal.press('half a line\u000E', 'Question 2 of 6');
  await terminal.press('told Dana first\r', '4 saved');
  await terminal.press('\u001F', 'Undone: note 4');
  await terminal.press('\u0019', 'Done again: note 4');
  await terminal.press('/go 3\r', 'Question 3 of 6');
  await terminal.press('\u000F', 'Why is there no rating?');
  await terminal.press('1', 'Marked as not assessed');
  await terminal.press('\u000C', 'No evidence yet on Helpfulness');
  await terminal.press('5', 'Question 5 of 6');
  await terminal.press('\u0011', 'Paused.');
  expect(terminal.screen()).not.toContain('told Dana');
  await terminal.press('\r', 'Question 5 of 6');
  await terminal.press('\u0012', 'Rating 1 of');
  await terminal.press('\u001B', 'Question 5 of 6');
  await terminal.press('\u0012', 'Rating 1 of');
  await terminal.press('\r', 'Choose a point first');
  await terminal.press('4', '4: Says it before it is complete');
  await terminal.press('\r', 'What does it rest on?');
  await terminal.press(' ', 'rests on 1 note');
  await terminal.press('\r', 'Kept: Candor (question 1) is a 4');
  await terminal.press('2', '▸ 2');
  await terminal.press('ewent first', 'evidence > went first');
  await terminal.press('\u001B', 'Saved as a note, not ticked');
  await terminal.press('enamed her own part\r', 'rests on 1 note');
  await terminal.press('\r', 'Kept: Candor (question 2) is a 2');
  await terminal.press('n', 'Why is there no rating?');
  await terminal.press('2', 'What will be sealed');
  await terminal.press('c', 'Would you hire this person');
  await terminal.press('\r', 'Choose one');
  await terminal.press('2', 'What should the panel know');
  await terminal.press('asked about nights\r', 'nothing on the card can change');
  // Notes go on after Enter, so a remark may as well; it must not seal.
  await terminal.press('She said so.\r', 'That was neither kept nor sealed.');
  await terminal.press('s\r', 'Sealed:');
  expect((await terminal.exit).exitCode).toBe(0);
  await expectSane(terminal);
  // The other seats have sealed, and still no rating of theirs shows.
  expect(terminal.screen()).not.toMatch(/\b[1-5]\.\d\d\b/);
  expect(place.events()).toBeNull();
  expect(await place.notes()).toEqual([
    '"I do not know yet"',
    'called the lead',
    'half a line',
    'told Dana first',
    'went first',
    'named her own part',
  ]);
  const card = JSON.parse(place.card() ?? '') as {
    header: { interruptions: number };
    payload: {
      recommendation: string;
      closing: { text: string };
      assessments: readonly { rating?: number }[];
    };
  };
  expect(card.payload.recommendation).toBe('yes');
  expect(card.payload.closing.text).toBe('asked about nights');
  expect(card.payload.assessments.flatMap(({ rating }) => rating ?? [])).toEqual([4, 2]);
}, 60_000);

test('where the candidate has a key, the seal is followed by nothing but an encrypted card', async () => {
  const key = await newKeyPair();
  const place = program.place(key);
  const terminal = open(place);
  await begin(terminal);
  await terminal.press('told Dana first\r', '1 saved');
  await terminal.press('\u0012', 'Rating 1 of');
  await terminal.press('4', '4: Says it before it is complete');
  await terminal.press('\r', 'What does it rest on?');
  await terminal.press(' ', 'rests on 1 note');
  await terminal.press('\r', 'Kept: Candor (question 1) is a 4');
  while (!terminal.screen().includes('What will be sealed')) {
    await terminal.press('n', 'Why is there no rating?');
    terminal.type('2');
    while (terminal.screen().includes('Why is there no rating?')) await terminal.changed();
  }
  await terminal.press('c', 'Would you hire this person');
  await terminal.press('2', 'What should the panel know');
  await terminal.press('\r', 'nothing on the card can change');
  await terminal.press('s\r', 'Sealed:');
  expect((await terminal.exit).exitCode).toBe(0);
  await expectSane(terminal);
  expect(terminal.screen()).toContain('Sealed: candidates/');
  expect(await place.notes()).toEqual(['told Dana first']);
  expect(place.events()).toBeNull();
  expect(place.card()).not.toMatch(/told Dana|"rating"|"recommendation"/);
  const { header, payload } = await opened(place.card() ?? '', key);
  expect(payload.recommendation).toBe('yes');
  expect(payload.assessments.flatMap((one) => ('rating' in one ? [one.rating] : []))).toEqual([4]);
  expect(header.coverage).toMatchObject({ rated: 1 });
}, 60_000);

test('lines edit like text anywhere: words, ends, joined emoji, accents, both directions', async () => {
  const place = program.place();
  const terminal = open(place);
  await begin(terminal);
  const family = '👩‍👩‍👧';
  await terminal.press(`one two ${family}e\u0301 שלום 日本`, '日本');
  // Back over 日本, a blank and the Hebrew word; there, e with its accent and then the family go, whole.
  terminal.type('\u001B[D'.repeat(8));
  await terminal.press('\u007F\u007F<>', 'two <>');
  await terminal.press('\u001B[H\u001B[1;5C!', 'one! two');
  await terminal.press('\u001B[F.\r', '1 saved');
  expect(await place.notes()).toEqual(['one! two <> שלום 日本.']);
  await terminal.press('gone\u0015', '>');
  await terminal.press('\u001F', '> gone');
  await terminal.press('\r', '2 saved');
  await terminal.press('\u001B[A\r', 'note 2 > gone');
  await terminal.press(' for good\r', 'gone for good');
  expect(place.events()?.at(-1)).toMatchObject({ kind: 'struck', note: 'n2' });
}, 60_000);

test.each([
  ['3 KB', 3000],
  ['200 KB', 200 * 1024],
])(
  'a paste of %s in mid-line lands exactly as it was',
  async (_size, length) => {
    const place = program.place();
    const terminal = open(place);
    await begin(terminal);
    const paragraph = 'a: Zoë said “/next” – 日本 👩‍👩‍👧 \t tab\n\n  indented\n';
    const pasted = `${paragraph.repeat(Math.ceil(length / paragraph.length)).slice(0, length)}END`;
    await terminal.press('before  after', 'after');
    terminal.type('\u001B[D'.repeat(6));
    terminal.type(`\u001B[200~${pasted.replaceAll('\n', '\r')}\u001B[201~`);
    await terminal.shows('END after');
    await terminal.press('\r', ' saved');
    await terminal.settled();
    expect((await place.notes())?.join('')).toBe(`before ${pasted} after`);
  },
  60_000,
);

test('a storm of resizes while typing leaves one clean screen and every letter', async () => {
  const place = program.place();
  const terminal = open(place);
  await begin(terminal);
  const text = 'the quick brown fox jumps over the lazy dog again';
  for (const [index, letter] of Array.from(text).entries()) {
    terminal.resize(60 + ((index * 37) % 140), 16 + ((index * 13) % 44));
    terminal.type(letter);
    await terminal.settled();
  }
  terminal.resize(80, 24);
  await terminal.shows(`> ${text}`);
  await terminal.settled();
  await terminal.settled();
  const rows = terminal.screen().split('\n');
  expect(rows.filter((row) => row.startsWith('Question 1 of 6'))).toHaveLength(1);
  expect(rows.filter((row) => row.startsWith('> '))).toHaveLength(1);
  expect(rows.filter((row) => row.startsWith('Enter save'))).toHaveLength(1);
  expect(rows.at(-1)).toMatch(/^Enter save/);
  await terminal.press('\r', '1 saved');
  expect(await place.notes()).toEqual([text]);
}, 60_000);

test.each(['Ctrl-C', 'SIGTERM', 'SIGHUP'] as const)(
  '%s keeps half a line and leaves a sane terminal',
  async (how) => {
    const place = program.place();
    const terminal = open(place);
    await begin(terminal);
    await terminal.press('one\r', '1 saved');
    await terminal.press('half a li', 'half a li');
    if (how === 'Ctrl-C') terminal.type('\u0003');
    else process.kill(terminal.pty.pid, how);
    expect((await terminal.exit).exitCode).toBe(130);
    await expectSane(terminal);
    expect(terminal.screen()).toContain(`Resume it with: touchstone interview c-7k2m --as ana`);
    expect(await place.notes()).toEqual(['one', 'half a li']);
    expect(place.events()?.at(-1)?.kind).toBe('paused');
    const again = open(place);
    await again.shows('Resumed with 2 notes');
    expect(again.screen()).toContain('Question 1 of 6');
  },
  60_000,
);

test.each(['SIGTERM', 'SIGHUP'] as const)(
  'line by line, %s keeps half a line as well',
  async (signal) => {
    const place = program.place();
    const terminal = openTerminal(process.execPath, [program.file, ...place.interview, '--plain'], {
      cwd: place.hiring,
      variables: place.variables,
    });
    terminals.push(terminal);
    await terminal.press('n\rv\r\r\r', '1>');
    await terminal.press('one\r', 'saved: note 1');
    await terminal.press('half a li', '1> half a li');
    process.kill(terminal.pty.pid, signal);
    expect((await terminal.exit).exitCode).toBe(130);
    expect(terminal.screen()).toContain('Resume it with: touchstone interview c-7k2m --as ana');
    expect(terminal.emulator.modes.bracketedPasteMode).toBe(false);
    expect(await place.notes()).toEqual(['one', 'half a li']);
  },
  60_000,
);

test('a terminal that is closed keeps half a line', async () => {
  const place = program.place();
  const terminal = open(place);
  await begin(terminal);
  await terminal.press('half', '> half');
  // Closing the other end hangs the program up.
  (terminal.pty as unknown as { destroy: () => void }).destroy();
  const deadline = Date.now() + 10_000;
  while (place.events()?.at(-1)?.kind !== 'paused' && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await place.notes()).toEqual(['half']);
}, 60_000);

test('Ctrl-Z and fg come back to the same screen', async () => {
  const place = program.place();
  // The shell marks pastes as well, unless it is told not to.
  writeFileSync(join(place.path, 'inputrc'), 'set enable-bracketed-paste off\n');
  const shell = openTerminal('bash', ['--norc', '-i'], {
    cwd: place.hiring,
    variables: { ...place.variables, PS1: '$ ', INPUTRC: join(place.path, 'inputrc') },
  });
  terminals.push(shell);
  await shell.press(
    `${process.execPath} ${program.file} ${place.interview.join(' ')}\r`,
    'conflict of interest',
  );
  await begin(shell);
  await shell.press('half', '> half');
  await shell.press('\u001A', 'Stopped');
  await expectSane(shell);
  await shell.press('echo $((40+2))\r', '42');
  await shell.press('fg\r', '> half');
  await shell.press(' and half\r', '1 saved');
  expect(await place.notes()).toEqual(['half and half']);
}, 60_000);

test('an editor of one’s own takes long notes, and leaves no file', async () => {
  const place = program.place();
  const editor = join(place.path, 'editor.sh');
  // It keeps the text as it was, as many editors do.
  writeFileSync(
    editor,
    '#!/bin/sh\ncp "$2" "$2~"\nprintf "Zoë – %s 日本\\nline two\\n" "$(cat "$2")" > "$2"\n',
  );
  const terminal = open(place, { variables: { EDITOR: `sh ${editor} -w` } });
  await begin(terminal);
  await terminal.press('begun', '> begun');
  await terminal.press('\u0018', 'Enter saves what came from the editor');
  await terminal.press('\r', '1 saved');
  expect(await place.notes()).toEqual(['Zoë – begun 日本\nline two']);
  const kept = readdirSync(join(place.path, 'state'), { recursive: true, encoding: 'utf8' });
  expect(kept.filter((name) => name.includes('.txt'))).toEqual([]);
}, 60_000);

test('Ctrl-C is for the editor, and whoever ends the program meanwhile loses nothing of what it wrote', async () => {
  const place = program.place();
  const editor = join(place.path, 'editor.sh');
  const go = join(place.path, 'go');
  writeFileSync(
    editor,
    `#!/bin/sh\necho waiting\nwhile [ ! -e ${go} ]; do sleep 0.05; done\necho written > "$1"\n`,
  );
  const terminal = open(place, { variables: { EDITOR: `sh ${editor}` } });
  await begin(terminal);
  await terminal.press('begun\u0018', 'waiting');
  await terminal.press('\u0003', 'The editor ended without saving');
  await terminal.press('\u0018', 'waiting');
  process.kill(terminal.pty.pid, 'SIGTERM');
  writeFileSync(go, '');
  expect((await terminal.exit).exitCode).toBe(130);
  expect(await place.notes()).toEqual(['written']);
}, 60_000);

test('without colour and without UTF-8 it says the same in plain letters', async () => {
  const place = program.place();
  const terminal = open(place, { variables: { NO_COLOR: '1', LANG: 'C' } });
  await begin(terminal);
  await terminal.press('a: called\r', 'x A action');
  expect(terminal.written()).not.toMatch(/\u001B\[[1-9][0-9;]*m/);
  expect(terminal.screen()).toMatch(/^[\u0000-\u007F]*$/);
}, 60_000);

test('a second session on the same draft is refused while the first lives', async () => {
  const place = program.place();
  const first = open(place);
  await begin(first);
  const second = open(place);
  expect((await second.exit).exitCode).toBe(2);
  first.pty.kill('SIGKILL');
  await first.exit;
  const third = open(place);
  await third.shows('Resumed with 0 notes');
}, 60_000);

test('without a candidate, the drafts of this folder can be chosen from', async () => {
  const place = program.place();
  const first = open(place);
  await begin(first);
  await first.press('heard\u0003', 'Resume it with');
  await first.exit;
  const elsewhere = join(place.path, 'state', 'f-elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'c-other.ben.team.jsonl'), '');
  const again = openTerminal(process.execPath, [program.file, 'interview'], {
    cwd: place.hiring,
    variables: place.variables,
  });
  terminals.push(again);
  await again.shows('c-7k2m: ana, character');
  expect(again.screen()).not.toContain('c-other');
  await again.press('\r', 'Resumed with 1 note.');
}, 60_000);

test('a declared conflict of interest ends kindly, with an empty card', async () => {
  const place = program.place();
  const terminal = open(place);
  await terminal.shows('conflict of interest');
  await terminal.press('2', 'How do you meet?');
  await terminal.press('1', 'Which language');
  await terminal.press('de\r', 'Thank you for saying so');
  await terminal.press('s', 'Sealed:');
  expect(place.card()).toContain('"conflict": true');
}, 60_000);

test('a conflict declared by mistake is taken back, also when the draft was left', async () => {
  const place = program.place();
  const terminal = open(place);
  await terminal.shows('conflict of interest');
  await terminal.press('2', 'How do you meet?');
  await terminal.press('1', 'Which language');
  await terminal.press('\r', 'Thank you for saying so');
  await terminal.press('\u0004', 'The draft is saved.');
  await terminal.exit;
  const again = open(place);
  await again.shows('Thank you for saying so');
  await again.press('b', 'Do you have a conflict of interest');
  await begin(again);
  await again.press('heard\r', '1 saved');
  expect(await place.notes()).toEqual(['heard']);
}, 60_000);

test('private matters are pointed out, and can be struck', async () => {
  const place = program.place();
  const terminal = open(place);
  await begin(terminal);
  await terminal.press('his wife is pregnant\r', '1 saved');
  await terminal.press('/candidate-left\r', 'Did the candidate end');
  await terminal.press('2', 'Rating 1 of');
  await terminal.press('v', 'touches family and health');
  await terminal.press('\u001B[F', 'touches');
  await terminal.press('s', 'Struck: note 1');
  expect(terminal.screen()).not.toContain('touches');
}, 60_000);

test('a rehearsal keeps nothing', async () => {
  const place = program.place();
  const terminal = openTerminal(process.execPath, [program.file, 'interview', '--practice'], {
    cwd: place.hiring,
    variables: place.variables,
  });
  terminals.push(terminal);
  await begin(terminal);
  await terminal.press('noted\r', ' 0:0');
  await terminal.press('/leave\r', 'nothing was kept');
  expect((await terminal.exit).exitCode).toBe(0);
  expect(existsSync(join(place.path, 'state'))).toBe(false);
}, 60_000);
