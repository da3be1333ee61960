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
  return inTurn(programs, runs, ({ args }) => timed(args, directory)).map(median);
}

/**
 * The same for programs that run for seconds: the median time and the median time of all processors in milliseconds, and the
 * most memory held at a time in MiB. The processors' time tells more where other programs run beside.
 */
export function interleavedUsage(programs, runs, directory, place) {
  const [hook, result] = [join(place, 'usage.cjs'), join(place, 'usage.json')];
  const record = `require('node:fs').writeFileSync(${JSON.stringify(result)}, JSON.stringify(process.resourceUsage()))`;
  writeFileSync(hook, `process.on('exit', () => ${record});\n`);
  const usages = inTurn(programs, runs, ({ args }) => {
    const time = timed(['--require', hook, ...args], directory);
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(result, 'utf8'));
    return { time, processors: (userCPUTime + systemCPUTime) / 1e3, mebibytes: maxRSS / 1024 };
  });
  return usages.map((list) => ({
    time: median(list.map(({ time }) => time)),
    processors: median(list.map(({ processors }) => processors)),
    mebibytes: Math.max(...list.map(({ mebibytes }) => mebibytes)),
  }));
}

/** What `measure` gives of each program, in a list for each; the first round is left out. */
function inTurn(programs, runs, measure) {
  const measured = programs.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, program] of programs.entries()) {
      const value = measure(program);
      if (run > 0) measured[index].push(value);
    }
  }
  return measured;
}

function timed(args, directory) {
  const begin = process.hrtime.bigint();
  runOnce(args, directory);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}
