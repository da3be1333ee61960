import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../src/cli/environment.js';
import { main } from '../../src/cli/main.js';
import type { Instant } from '../../src/domain/id.js';

/** The repository. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What a command gave. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run differs from the usual one. */
interface RunOptions {
  /** Where one stands, relative to the world; the hiring folder when left out. */
  readonly from?: string;
  readonly input?: string | Uint8Array;
  readonly variables?: Readonly<Record<string, string>>;
  readonly now?: Instant;
  /** Chooses another stream of random bytes. */
  readonly seed?: string;
  /** The columns of a terminal; without them there is none. */
  readonly columns?: number;
}

/** A folder of its own, with a home, a package and a hiring folder in it. */
export interface World {
  /** The whole path. */
  readonly path: string;
  /** The whole path of the hiring folder, `hiring` in the world. */
  readonly hiring: string;
  /** The whole path of the package that is run. */
  readonly shipped: string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  /** A file's text. Paths are relative to the hiring folder. */
  readonly read: (path: string) => string;
  /** Writes a file and the folders above it. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Replaces the one place where `from` stands in a file. */
  readonly edit: (path: string, from: string | RegExp, to: string) => void;
  /** Everything under a folder of the world, one line each: path, mode, and what is in it. The whole world when left out. */
  readonly listing: (folder?: string) => readonly string[];
  /** A path's permissions in octal, such as `600`. */
  readonly mode: (path: string) => string;
}

/** The three candidates that `init --sample` makes, in order of id. */
export const SAMPLE = { knockout: 'c-3fq8', hire: 'c-7k2m', split: 'c-9xwd' } as const;

const NOW = '2026-11-05T08:00:00Z';

const made: string[] = [];

/** Removes every world. To be called when the tests of a file are done. */
export function removeWorlds(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
}

/** A world without a hiring folder. */
export function emptyWorld(): World {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-')));
  chmodSync(path, 0o755);
  made.push(path);
  mkdirSync(join(path, 'home'));
  copyPackage(join(path, 'package'));
  return worldAt(path, join(path, 'package'));
}

/** A world with an empty hiring folder: the people ana, ben, chi and dev, the role soc-analyst, and no candidate. Nothing is encrypted. */
export async function newFolder(): Promise<World> {
  return folderMade(['--plain-cards']);
}

/** The same that encrypts, for an identity that lies in the world's home. */
export async function newEncryptingFolder(): Promise<World> {
  return folderMade([]);
}

async function folderMade(options: readonly string[]): Promise<World> {
  const world = emptyWorld();
  const people = ['ana', 'ben', 'chi', 'dev'].flatMap((id) => ['--person', `${id}=${id}@example.org`]);
  const asked = ['init', 'hiring', '--organisation', 'Example SOC', ...people, ...options];
  const made = await world.run(asked, { from: '.' });
  if (made.code !== 0) throw new Error(made.stderr);
  return world;
}

/** A world with the sample in it. */
export async function sampleFolder(): Promise<World> {
  const world = emptyWorld();
  const made = await world.run(['init', 'hiring', '--sample'], { from: '.' });
  if (made.code !== 0) throw new Error(made.stderr);
  return world;
}

/** The same world once more, to be changed without changing the first. */
export function copyOf(world: World): World {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-')));
  chmodSync(path, 0o755);
  made.push(path);
  cpSync(world.path, path, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source !== world.shipped,
  });
  return worldAt(path, world.shipped);
}

// The schemas come from their sources, so that no test depends on a build being there.
function copyPackage(target: string): void {
  mkdirSync(join(target, 'dist'), { recursive: true });
  cpSync(join(REPOSITORY, 'rubrics'), join(target, 'rubrics'), { recursive: true });
  cpSync(join(REPOSITORY, 'templates'), join(target, 'templates'), { recursive: true });
  cpSync(join(REPOSITORY, 'src/format/schemas'), join(target, 'dist/schemas'), {
    recursive: true,
    filter: (source) => !source.endsWith('.mjs'),
  });
}

function worldAt(path: string, shipped: string): World {
  const hiring = join(path, 'hiring');
  let runs = 0;
  return {
    path,
    hiring,
    shipped,
    async run(args, options = {}) {
      runs += 1;
      const output = new Captured(options.columns);
      const errors = new Captured(options.columns);
      const environment: Environment = {
        args,
        directory: join(path, options.from ?? 'hiring'),
        variables: options.variables ?? {},
        home: join(path, 'home'),
        input: inputOf(options),
        output: output as unknown as NodeJS.WriteStream,
        errors: errors as unknown as NodeJS.WriteStream,
        now: () => options.now ?? NOW,
        random: randomFrom(options.seed ?? String(runs)),
        onSignal: () => () => undefined,
        pid: process.pid,
        every: () => () => undefined,
        suspend: async () => Promise.resolve(),
        version: '0.1.0',
        node: 'v20.20.0',
        shipped,
      };
      const code = await main(environment);
      return { code, stdout: output.text(), stderr: errors.text() };
    },
    read: (file) => readFileSync(join(hiring, file), 'utf8'),
    write(file, content) {
      mkdirSync(dirname(join(hiring, file)), { recursive: true });
      writeFileSync(join(hiring, file), content);
    },
    edit(file, from, to) {
      const before = readFileSync(join(hiring, file), 'utf8');
      const after = before.replace(from, () => to);
      if (after === before) throw new Error(`${String(from)} does not stand in ${file}.`);
      writeFileSync(join(hiring, file), after);
    },
    listing: (folder = '') => listingOf(join(path, folder)),
    mode: (file) => (lstatSync(join(hiring, file)).mode & 0o777).toString(8),
  };
}

class Captured extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly #chunks: Buffer[] = [];

  constructor(columns: number | undefined) {
    super({ decodeStrings: true });
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

function inputOf({ input, columns }: RunOptions): NodeJS.ReadStream {
  const stream =
    columns !== undefined && input === undefined ? new PassThrough() : Readable.from(bytes(input));
  return Object.assign(stream, { isTTY: columns !== undefined }) as unknown as NodeJS.ReadStream;
}

function bytes(input: string | Uint8Array | undefined): readonly Buffer[] {
  return input === undefined ? [] : [Buffer.from(input)];
}

/** Random bytes that are the same for the same seed: SHA-256 of the seed and a counter. */
function randomFrom(seed: string): Environment['random'] {
  let drawn = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      drawn += 1;
      blocks.push(createHash('sha256').update(`${seed}/${drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
}

function listingOf(folder: string): readonly string[] {
  const lines: string[] = [];
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).toSorted()) {
      const inside = join(path, name);
      const stats = lstatSync(join(folder, inside));
      const mode = (stats.mode & 0o777).toString(8);
      if (stats.isSymbolicLink()) lines.push(`${inside} -> ${readlinkSync(join(folder, inside))}`);
      else if (stats.isDirectory()) {
        lines.push(`${inside}/ ${mode}`);
        walk(inside);
      } else {
        const digest = createHash('sha256')
          .update(readFileSync(join(folder, inside)))
          .digest('hex');
        lines.push(`${inside} ${mode} ${digest}`);
      }
    }
  };
  walk('.');
  return lines;
}
