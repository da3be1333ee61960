// Runs of programs by this Node, timed from outside.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Node reads the certificates of NODE_EXTRA_CA_CERTS at every start, which makes every ratio look better than it is.
const {
  NODE_EXTRA_CA_CERTS: _certificates,
  NODE_OPTIONS: _options,
  FORCE_COLOR: _color,
  ...variables
} = process.env;

/** Runs Node with `args`; throws unless it exits 0. */
export function runOnce(args, directory) {
  const result = spawnSync(process.execPath, args, {
    cwd: directory,
    env: variables,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`${args.join(' ')} exits ${result.status}: ${result.stderr}`);
}

/** The median times of several programs in milliseconds, each run `runs` times in turn after one run to warm the disk's cache. */
export function interleaved(programs, runs, directory) {
  const times = programs.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, { args }] of programs.entries()) {
      const begin = process.hrtime.bigint();
      runOnce(args, directory);
      if (run > 0) times[index].push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
  return times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);
}

/** The most memory that a program held at a time, in MiB. */
export function peakMebibytes(args, directory, place) {
  const [hook, result] = [join(place, 'peak.cjs'), join(place, 'peak.txt')];
  const record = `require('node:fs').writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(hook, `process.on('exit', () => ${record});\n`);
  runOnce(['--require', hook, ...args], directory);
  return Number(readFileSync(result, 'utf8')) / 1024;
}
