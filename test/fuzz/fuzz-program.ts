// Reads inputs, one after the other, in a process of its own: so that one who watches can tell where it hung, how much
// memory it took, and by which input it died.
//
//   node --expose-gc fuzz-program.mjs <first seed> <how many> <progress file>
import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { inputOf } from './input.js';
import { jsonReaders } from './json-readers.js';
import { otherReaders } from './other-readers.js';
import { judge } from './verdict.js';
import { sampleInterview } from './seeds.js';
import { templateReaders } from './template-readers.js';
import { yamlReaders } from './yaml-readers.js';

/** What is told at the end, as one line of JSON. */
export interface FuzzReport {
  readonly inputs: number;
  /** How many were taken how, by reader. */
  readonly taken: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly defects: readonly FuzzDefect[];
  /** The inputs that took longest, in milliseconds of the processor. */
  readonly slowest: readonly {
    readonly seed: number;
    readonly reader: string;
    readonly milliseconds: number;
  }[];
  /** The most memory that the process had at any time. */
  readonly mebibytes: number;
  /** The inputs at which it came to have more than ever before, and how much then. */
  readonly grew: readonly { readonly seed: number; readonly reader: string; readonly mebibytes: number }[];
}

/** An input that was not taken as every input must be. */
export interface FuzzDefect {
  readonly seed: number;
  readonly reader: string;
  readonly made: string;
  readonly beginning: string;
  readonly length: number;
  readonly thrown: string;
}

const MOST_DEFECTS = 20;
const SLOW = 10;
/** A growth that is worth telling, in MiB. */
const NOTABLE = 5;
/** Before an input that is larger than this, what earlier ones left is cleared away, so that it is not taken for its own. */
const LARGE = 1_000_000;

const [first = 1, count = 1] = process.argv.slice(2, 4).map(Number);
const progress = openSync(process.argv[4] ?? '/dev/null', 'w');
const sample = sampleInterview();
const readers = [
  ...yamlReaders(sample),
  ...jsonReaders(sample),
  ...(await otherReaders(sample)),
  ...templateReaders(),
];

const taken: Record<string, Record<string, number>> = {};
const defects: FuzzDefect[] = [];
let slowest: { seed: number; reader: string; milliseconds: number }[] = [];
const STATUS = '/proc/self/status';
const grew: { seed: number; reader: string; mebibytes: number }[] = [];
let inputs = 0;

// The most of this program alone, in mebibytes. On Linux maxRSS begins with what the program had that started this one.
function mostMemory(): number {
  const kibibytes = existsSync(STATUS)
    ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1]
    : undefined;
  return Math.round(Number(kibibytes ?? process.resourceUsage().maxRSS) / 1024);
}

for (let seed = first; seed < first + count && defects.length < MOST_DEFECTS; seed += 1) {
  // Before the input is made: making it must not hang either.
  writeSync(progress, String(seed).padEnd(20), 0);
  const { reader, bytes, made } = inputOf(seed, readers);
  if (bytes.length > LARGE) globalThis.gc?.();
  const before = process.cpuUsage();
  try {
    const how = await judge(reader, bytes);
    const byReader = (taken[reader.name] ??= {});
    byReader[how] = (byReader[how] ?? 0) + 1;
  } catch (thrown) {
    const text = Buffer.from(bytes.subarray(0, 300)).toString();
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    defects.push({
      seed,
      reader: reader.name,
      made,
      beginning: text,
      length: bytes.length,
      thrown: stack.slice(0, 1000),
    });
  }
  inputs += 1;
  const mebibytes = mostMemory();
  if (mebibytes > (grew.at(-1)?.mebibytes ?? 0) + NOTABLE)
    grew.push({ seed, reader: reader.name, mebibytes });
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > (slowest.at(-1)?.milliseconds ?? 0) || slowest.length < SLOW) {
    slowest = [...slowest, { seed, reader: reader.name, milliseconds }]
      .toSorted((one, other) => other.milliseconds - one.milliseconds)
      .slice(0, SLOW);
  }
}

const report: FuzzReport = {
  inputs,
  taken,
  defects,
  slowest,
  mebibytes: mostMemory(),
  grew,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
