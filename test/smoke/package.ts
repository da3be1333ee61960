import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A packed and installed package, as a stranger would have it. */
export interface Installed {
  /** A folder for whatever a test needs; everything lies below it. */
  readonly path: string;
  /** A copy of the repository with the build in it. */
  readonly checkout: string;
  readonly tarball: string;
  /** The files in the tarball. */
  readonly files: readonly string[];
  /** The program, as npm linked it. */
  readonly program: string;
  /** The installed package. */
  readonly package: string;
  readonly remove: () => void;
}

/** What a process gave. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a process is started. */
export interface StartOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

/** The variables of this process without what npm, jest and whoever runs the tests put there. */
export function bareVariables(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|TOUCHSTONE_|XDG_|SOURCE_DATE_EPOCH|NO_COLOR|FORCE_COLOR)/i.test(name),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...more };
}

/** Runs a program to its end. */
export function finish(program: string, args: readonly string[], options: StartOptions = {}): Finished {
  const { cwd, input, variables, uid } = options;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
    input: input ?? '',
    env: bareVariables(variables),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

/**
 * Packs a copy of the repository and installs the tarball into an empty place. The copy keeps other builds and other tests
 * out of each other's way.
 */
export function install(): Installed {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-package-')));
  chmodSync(path, 0o755);
  const checkout = join(path, 'checkout');
  mkdirSync(checkout);
  const left = new Set(['.git', 'node_modules', 'dist', 'generated', 'coverage', 'demo']);
  for (const name of readdirSync(REPOSITORY)) {
    if (!left.has(name)) cpSync(join(REPOSITORY, name), join(checkout, name), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(checkout, 'node_modules'));
  const packed = must('npm', ['pack', '--json', '--pack-destination', path], checkout);
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
    { filename: string; files: readonly { path: string }[] },
  ];
  const tarball = join(path, filename);
  const prefix = join(path, 'prefix');
  must(
    'npm',
    ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, tarball],
    path,
  );
  const program = join(prefix, 'bin/touchstone');
  if (!existsSync(program)) throw new Error('npm linked no program.');
  return {
    path,
    checkout,
    tarball,
    files: files.map((file) => file.path),
    program,
    package: join(prefix, 'lib/node_modules/touchstone-interviews'),
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function must(program: string, args: readonly string[], cwd: string): string {
  const { code, stdout, stderr } = finish(program, args, { cwd });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}\n${stderr}`);
  return stdout;
}
