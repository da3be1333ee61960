// Makes the README's picture: a real screen of the built program, drawn from the cells of the terminal it ran in.
//
//   node build.mjs && node test/terminal/screenshot.mjs [.github/cockpit.svg]
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const target = resolve(process.argv[2] ?? join(root, '.github/cockpit.svg'));
const program = process.env.TOUCHSTONE_PROGRAM ?? join(root, 'bin/touchstone.cjs');
const SIZE = { cols: 112, rows: 30 };
const CELL = { width: 8.4, height: 18 };
const [BACK, FRONT] = ['#101418', '#d8dee6'];
const COLORS = [BACK, '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', FRONT];

// What an interviewer types; each waits until the answer to the one before shows.
const KEYS = [
  ['1', 'How do you meet?'],
  ['2', 'Which language'],
  ['\r', 'starts the clock'],
  ['\r', 'Question 1 of'],
  ['s: night shift, a customer asked if the beacon was real\r', '1 saved'],
  ['q: "I don\'t know yet. I will call you at four."\r', '2 saved'],
  ['a: pulled the proxy logs, then called the lead\r', '3 saved'],
  ['\u0014', 'Which probe'],
  ['3', 'Asked:'],
  ['\u0006', 'Which signal'],
  ['1', 'rest on'],
  ['2\r', 'Marked'],
  ['r: false alarm; she thanked them for not gues', 'not gues'],
];

const place = mkdtempSync(join(tmpdir(), 'touchstone-screenshot-'));
try {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await picture());
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function picture() {
  const state = join(place, 'state');
  const env = {
    PATH: process.env.PATH,
    HOME: place,
    LANG: 'C.UTF-8',
    TERM: 'xterm',
    TOUCHSTONE_STATE_DIR: state,
  };
  execFileSync(process.execPath, [program, 'init', 'hiring', '--sample'], { cwd: place, env, stdio: 'pipe' });
  const hiring = join(place, 'hiring');
  rmSync(join(hiring, 'candidates/c-7k2m/ana.character.scorecard.json'));
  const args = [program, 'interview', 'c-7k2m', '--as', 'ana'];
  const pty = spawn(process.execPath, args, { ...SIZE, cwd: hiring, env });
  const terminal = new xterm.Terminal({ ...SIZE, allowProposedApi: true });
  pty.onData((data) => terminal.write(data));
  await shows(terminal, 'conflict of interest');
  for (const [keys, answer] of KEYS) {
    pty.write(keys);
    await shows(terminal, answer);
  }
  const drawn = svg(terminal.buffer.active);
  pty.kill('SIGKILL');
  return drawn;
}

async function shows(terminal, text) {
  for (let tries = 0; tries < 400; tries += 1) {
    const rows = Array.from({ length: SIZE.rows }, (_, row) =>
      terminal.buffer.active.getLine(row).translateToString(),
    );
    if (rows.join('\n').includes(text)) return;
    await new Promise((later) => setTimeout(later, 25));
  }
  throw new Error(`"${text}" did not show.`);
}

function svg(buffer) {
  const [width, height] = [Math.round(SIZE.cols * CELL.width + 32), SIZE.rows * CELL.height + 32];
  const rows = Array.from({ length: SIZE.rows }, (_, row) => rowOf(buffer.getLine(row), row)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A question of an interview with its probes, what to listen for, and the notes being typed">
<rect width="100%" height="100%" rx="8" fill="${BACK}"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
<rect x="${x(buffer.cursorX)}" y="${y(buffer.cursorY) - 14}" width="8" height="18" fill="${FRONT}" opacity="0.7"/>
${rows}
</g>
</svg>
`;
}

// Words of one look stand in one piece, stretched to their cells, so that any font keeps the columns.
function rowOf(line, row) {
  const pieces = [];
  for (let column = 0; column < SIZE.cols; column += 1) {
    const cell = line.getCell(column);
    if (cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const last = pieces.at(-1);
    if (last?.look !== look || (cell.getChars() || ' ') === ' ' || last.text === ' ')
      pieces.push({ look, text: '', column, cells: 0 });
    const piece = pieces.at(-1);
    piece.text += cell.getChars() || ' ';
    piece.cells += cell.getWidth();
  }
  return pieces
    .filter(({ text }) => text.trim() !== '')
    .map(({ look, text, column, cells }) => {
      const length = (cells * CELL.width).toFixed(1);
      return `<text x="${x(column)}" y="${y(row)}" textLength="${length}"${look}>${escaped(text)}</text>`;
    })
    .join('');
}

function lookOf(cell) {
  const color = cell.isFgPalette() ? (COLORS[cell.getFgColor() % 8] ?? FRONT) : FRONT;
  const bold = cell.isBold() ? ' font-weight="bold"' : '';
  const italic = cell.isItalic() ? ' font-style="italic"' : '';
  return ` fill="${color}"${bold}${italic}${cell.isDim() ? ' opacity="0.6"' : ''}`;
}

function x(column) {
  return (16 + column * CELL.width).toFixed(1);
}

function y(row) {
  return 16 + row * CELL.height + 14;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
