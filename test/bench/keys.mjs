// How soon a key that is pressed is on the screen: in the cockpit with 500 lines of notes, against a stock input prompt.
//
//   node test/bench/keys.mjs
//
// Both run in pseudo-terminals of their own; each key goes to the one and then to the other, so that a busy machine slows
// both alike. Medians are compared. Exits 1 when the cockpit takes more than twice as long.
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const NOTES = 500;
const KEYS = 400;
const MOST = 2;

const COCKPIT = `
import { newInterview, apply } from './src/domain/interview.js';
import { glyphsFor, paletteFor } from './src/render/style.js';
import { runCockpit } from './src/terminal/cockpit/session.js';
import { SITTING } from './test/domain/sitting-sample.js';
const now = () => new Date().toISOString().replace(/\\.\\d+Z$/, 'Z');
let state = newInterview(SITTING);
const send = (event) => { const step = apply(state, { at: now(), ...event }); if (!step.ok) throw new Error(step.problem.code); state = step.state; };
send({ kind: 'started', mode: 'video', language: 'en', conflict: false });
const question = SITTING.seat.questions[0];
send({ kind: 'opened', question });
for (let note = 1; note <= ${NOTES}; note += 1)
  send({ kind: 'noted', id: 'n' + note, question, note: 'action', text: 'line ' + note + ' of what was said, as long as such lines are, and some more' });
await runCockpit({
  input: process.stdin, output: process.stdout, now,
  look: { palette: paletteFor(2), glyphs: glyphsFor(true) },
  every: (milliseconds, listener) => { const timer = setInterval(listener, milliseconds); return () => clearInterval(timer); },
  onEnding: () => () => undefined, privateMatters: () => [], edit: async () => null, append: () => undefined, seal: () => undefined,
}, { candidate: 'c-7k2m', state, resumeCommand: null });
`;
const STOCK = `
import { input } from '@inquirer/prompts';
await input({ message: 'Note' });
`;

const place = mkdtempSync(join(tmpdir(), 'touchstone-keys-'));
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function bench() {
  const cockpit = await open('cockpit', COCKPIT, 'Notes');
  const stock = await open('stock', STOCK, 'Note');
  const times = { cockpit: [], stock: [] };
  let typed = '';
  for (let key = 0; key < KEYS; key += 1) {
    if (typed.length === 40) {
      typed = '';
      await Promise.all([cockpit.clear(), stock.clear()]);
    }
    const letter = 'XZJK'.charAt(key % 4);
    typed += letter;
    times.cockpit.push(await cockpit.press(letter, letter));
    times.stock.push(await stock.press(letter, letter));
  }
  cockpit.kill();
  stock.kill();
  const [own, other] = [median(times.cockpit), median(times.stock)];
  const ratio = own / other;
  console.log(
    `A key is on the screen after ${own.toFixed(2)} ms in the cockpit with ${NOTES} lines of notes,`,
  );
  console.log(
    `after ${other.toFixed(2)} ms in a stock input prompt: ${ratio.toFixed(2)} times as long (at most ${MOST}).`,
  );
  return ratio <= MOST;
}

async function open(name, source, ready) {
  const outfile = join(place, `${name}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...variables } = process.env;
  const env = { ...variables, TERM: 'xterm-256color' };
  const pty = spawn(process.execPath, [outfile], { cols: 100, rows: 30, cwd: root, env });
  let seen = '';
  let listener = () => undefined;
  pty.onData((data) => {
    seen += data;
    listener();
  });
  const shows = (text) =>
    new Promise((resolve) => {
      listener = () => {
        if (seen.includes(text)) resolve();
      };
      listener();
    });
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await shows(ready);
  await pause(300);
  return {
    async press(letter, text) {
      seen = '';
      const begin = process.hrtime.bigint();
      pty.write(letter);
      await shows(text);
      const taken = Number(process.hrtime.bigint() - begin) / 1e6;
      await pause(4);
      return taken;
    },
    async clear() {
      pty.write('\u0015');
      await pause(50);
    },
    kill: () => pty.kill('SIGKILL'),
  };
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}
