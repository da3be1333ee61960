import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FuzzRun } from './watched-run.js';
import { watchedRun } from './watched-run.js';

// Whatever a file holds, every reader gives a value or a finding with a sentence, in a second and in little memory.
// An input is replayed by its seed: TOUCHSTONE_SEED=123 TOUCHSTONE_FUZZ=1 npm run jest -- test/fuzz/fuzz.test.ts
const INPUTS = Number(process.env.TOUCHSTONE_FUZZ ?? 10_000);
const FIRST = Number(process.env.TOUCHSTONE_SEED ?? 1);
const REPOSITORY = join(import.meta.dirname, '../..');

/** What no input may take, in milliseconds of the processor. */
const SECOND = 1000;
/** A machine that does much else is no defect: it is given ten times as long before an input counts as hung. */
const PATIENCE = 10 * SECOND;
/** Those who ask for a million have a machine for it, and want the second itself. */
const EXACT = 1_000_000;
const MOST_MEBIBYTES = 300;
/** How many inputs one process reads: far more than any command does, and so few that what counts is not what all of them left. */
const PER_PROCESS = 25_000;

let folder = '';
let program = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-fuzz-'));
  program = join(folder, 'fuzz-program.mjs');
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['test/fuzz/fuzz-program.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    // Some packages are written for require.
    banner: {
      js: "import { createRequire as requireFor } from 'node:module';\nconst require = requireFor(import.meta.url);",
    },
  });
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function expectSound(run: FuzzRun, share: number): void {
  if (run.end !== 'report') {
    throw new Error(`It ${run.end} with TOUCHSTONE_SEED=${run.seed} TOUCHSTONE_FUZZ=1: ${run.errors}`);
  }
  const { defects, inputs, mebibytes, grew, slowest, taken } = run.report;
  const replay = (seed: number): string => `TOUCHSTONE_SEED=${seed} TOUCHSTONE_FUZZ=1`;
  expect(defects.map((defect) => ({ ...defect, replay: replay(defect.seed) }))).toEqual([]);
  expect(inputs).toBe(share);
  expect({ grew, isModest: mebibytes <= MOST_MEBIBYTES }).toEqual({ grew, isModest: true });
  if (INPUTS >= EXACT) expect(slowest.filter(({ milliseconds }) => milliseconds > SECOND)).toEqual([]);
  if (share < 10_000) return;
  // Every reader had its share, and nearly every one found something.
  const finding = Object.values(taken).filter((ways) => 'findings' in ways || 'failure' in ways);
  expect(finding.length).toBeGreaterThan(20);
}

async function readAll(first: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += PER_PROCESS) {
    const share = Math.min(PER_PROCESS, count - done);
    const run = await watchedRun({
      program,
      folder,
      first: first + done,
      count: share,
      patience: PATIENCE,
    });
    expectSound(run, share);
  }
}

test(
  `${INPUTS} inputs from seed ${FIRST} on: each gives a value or a finding with a sentence`,
  async () => {
    const abreast = INPUTS >= EXACT ? availableParallelism() : 1;
    const share = Math.ceil(INPUTS / abreast);
    await Promise.all(
      Array.from({ length: abreast }, async (_, index) => readAll(FIRST + index * share, share)),
    );
  },
  60_000 + INPUTS * 20,
);
