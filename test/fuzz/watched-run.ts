import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzReport } from './fuzz-program.js';

/** How a run of the fuzz program ended. */
export type FuzzRun =
  | { readonly end: 'report'; readonly report: FuzzReport }
  /** It died, or was ended because it worked on one input for too long. */
  | { readonly end: 'died' | 'hung'; readonly seed: number; readonly errors: string };

export interface FuzzOrder {
  readonly program: string;
  /** A folder for what it writes. */
  readonly folder: string;
  readonly first: number;
  readonly count: number;
  /** How long it may work on one input, in milliseconds of the clock: a machine that does much else needs more. */
  readonly patience: number;
}

// Twice what the whole of Node takes, and two thirds of what no reader may reach: one that fills its memory dies of it.
const MOST_HEAP = 200;

/** Runs the fuzz program, and watches over it: it cannot tell by itself that it hangs. */
export async function watchedRun({ program, folder, first, count, patience }: FuzzOrder): Promise<FuzzRun> {
  const progress = join(folder, `progress-${first}`);
  const args = [
    '--expose-gc',
    `--max-old-space-size=${MOST_HEAP}`,
    program,
    String(first),
    String(count),
    progress,
  ];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, TOUCHSTONE_REPOSITORY: join(import.meta.dirname, '../..') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { output: '', errors: '' };
  child.stdout.on('data', (chunk: Buffer) => (heard.output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (heard.errors += chunk.toString()));
  const seedNow = (): number => {
    try {
      return Number(readFileSync(progress, 'utf8'));
    } catch {
      return first;
    }
  };
  let last = { seed: -1, since: Date.now() };
  const fate = { hung: false };
  const watch = setInterval(() => {
    const seed = seedNow();
    if (seed !== last.seed) last = { seed, since: Date.now() };
    else if (Date.now() - last.since > patience) {
      fate.hung = true;
      child.kill('SIGKILL');
    }
  }, 200);
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  clearInterval(watch);
  if (code === 0) return { end: 'report', report: JSON.parse(heard.output) as FuzzReport };
  return { end: fate.hung ? 'hung' : 'died', seed: seedNow(), errors: heard.errors.slice(-2000) };
}
