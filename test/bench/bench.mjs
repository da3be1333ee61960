// How fast the built program is, in ratios to baselines timed in the same run.
//
//   npm run bench              everything, a few minutes
//   npm run bench -- --quick   fewer runs and a tenth of the candidates
//
// Runs of what is compared are interleaved, and medians are compared, so that a busy machine slows both alike. On a very
// busy one, the processors' time of the long runs tells more.
// Exits 1 when a target is missed.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBaselines } from './baselines.mjs';
import { fillFolder } from './panels.mjs';
import { interleaved, interleavedUsage, runOnce } from './measure.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const isQuick = process.argv.includes('--quick');
const RUNS = isQuick ? 15 : 41;
const LONG_RUNS = isQuick ? 3 : 5;
const MANY = isQuick ? 1000 : 10_000;
const MOST_MEBIBYTES = 150;

const place = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function bench() {
  // A copy, so that nobody builds anew in the middle of it; and the commands in a place where there is no hiring folder.
  const copy = join(place, 'package');
  for (const part of ['bin', 'dist', 'rubrics', 'templates', 'package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  const program = join(copy, 'bin/touchstone.cjs');
  const empty = join(place, 'empty');
  mkdirSync(empty);
  const { parseOnly, parseEach } = await buildBaselines(root, place);
  const sample = join(place, 'sample');
  runOnce([program, 'init', sample, '--sample'], empty);
  const four = join(place, 'four');
  await fillFolder(root, sample, four, 1);
  const many = join(place, 'many');
  await fillFolder(root, sample, many, MANY);
  const [oneOfFour] = readdirSync(join(four, 'candidates'));

  const nothing = { name: '`node -e 0`', args: ['-e', '0'] };
  const merge = (folder, id, ...options) => [program, 'merge', id, ...options, '--folder', folder];
  const short = [
    { name: '`--version`', args: [program, '--version'], most: 1.25 },
    { name: '`--help`', args: [program, '--help'], most: 1.25 },
    { name: '`merge --json`, three cards of 18 KB', args: merge(sample, 'c-7k2m', '--json'), most: 2.8 },
    { name: '`merge --json`, four cards of 6 KB', args: merge(four, oneOfFour, '--json'), most: 2.8 },
    { name: '`merge` to Markdown, three cards', args: merge(sample, 'c-7k2m', '--stdout'), most: 4.5 },
    { name: '`merge` to Markdown, four cards', args: merge(four, oneOfFour, '--stdout'), most: 4.5 },
  ];
  const rows = compared(nothing, short, interleaved([nothing, ...short], RUNS, empty));

  const parsing = { name: 'a program that only parses the files', args: [parseOnly, join(copy, 'rubrics')] };
  const check = { name: '`check` of the shipped content', args: [program, 'check'], most: 2 };
  rows.push(...compared(parsing, [check], interleaved([parsing, check], isQuick ? 5 : 15, copy)));

  const reading = { name: 'a program that only reads the files', args: [parseEach, many] };
  const mergeAll = {
    name: `\`merge --all --json\`, ${MANY.toLocaleString('en')} candidates`,
    args: [program, 'merge', '--all', '--json', '--folder', many],
    most: 2,
  };
  const summary = {
    name: `\`summary --format json\`, ${MANY.toLocaleString('en')} candidates`,
    args: [program, 'summary', '--format', 'json', '--folder', many],
    most: 2,
  };
  const long = [mergeAll, summary];
  const usages = interleavedUsage([reading, ...long], LONG_RUNS, empty, place);
  const timesOf = (key) => usages.map((usage) => usage[key]);
  rows.push(...compared(reading, long, timesOf('time')));
  const untold = long.map(({ name }) => ({ name: `${name}: processors’ time`, most: Infinity }));
  rows.push(...compared(reading, untold, timesOf('processors')));
  for (const [index, { name }] of long.entries()) {
    const { mebibytes } = usages[index + 1];
    rows.push({
      cells: [`${name}: peak memory`, `${mebibytes.toFixed(0)} MiB`, '', '', `${MOST_MEBIBYTES} MiB`],
      isMet: mebibytes < MOST_MEBIBYTES,
    });
  }
  printTable(rows);
  return rows.every(({ isMet }) => isMet);
}

/** A row for each of `measured` beside its baseline; `times` are medians in milliseconds, the baseline's first. */
function compared(baseline, measured, [basis, ...times]) {
  return measured.map(({ name, most }, index) => {
    const ratio = times[index] / basis;
    const cells = [
      name,
      shown(times[index]),
      `${baseline.name}: ${shown(basis)}`,
      ratio.toFixed(2),
      Number.isFinite(most) ? String(most) : '',
    ];
    return { cells, isMet: ratio <= most };
  });
}

function shown(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function printTable(rows) {
  const lines = [
    ['What', 'Takes', 'Baseline', 'Ratio', 'At most', 'Met'],
    ['---', '---:', '---', '---:', '---:', '---'],
    ...rows.map(({ cells, isMet }) => [...cells, isMet ? 'yes' : 'NO']),
  ];
  process.stdout.write(lines.map((cells) => `| ${cells.join(' | ')} |\n`).join(''));
}
