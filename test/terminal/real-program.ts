import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { textOf } from '../../src/domain/scorecard.js';
import type { KeyPair } from '../../src/store/age.js';
import { opened } from '../cli/encrypted-panel.js';
import { readableCard } from '../format/readable-card.js';

const REPOSITORY = join(import.meta.dirname, '../..');

/** The candidate whose seat for Ana is open. */
const CANDIDATE = 'c-7k2m';
const COMMANDS = join(REPOSITORY, 'src/cli/commands');
const CARD = join('hiring/candidates', CANDIDATE, 'ana.character.scorecard.json');

/** The program, bundled afresh, and a hiring folder in which one seat is open. */
export interface Program {
  readonly file: string;
  readonly folder: string;
  /** A place with the hiring folder and no drafts. */
  readonly place: (key?: KeyPair) => Place;
  readonly remove: () => void;
}

/** Where one interview is held. */
export interface Place {
  readonly path: string;
  readonly hiring: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The arguments that conduct the interview. */
  readonly interview: readonly string[];
  /** The events of the draft; null when there is none. A torn last line is left out. */
  readonly events: () => readonly JournalLine[] | null;
  /** The texts of the notes that were kept, in the draft or, once that is gone, in the card; null when there is neither. */
  readonly notes: () => Promise<readonly string[] | null>;
  /** The sealed card's text; null when there is none. */
  readonly card: () => string | null;
  readonly removeCard: () => void;
}

export interface JournalLine {
  readonly kind: string;
  readonly text?: string;
  readonly rating?: number;
  readonly note?: string;
  readonly question?: string;
  readonly id?: string;
}

/** What a child process gets to see: no certificates that slow its start, and no options of the test's own. */
function variablesOf(place: string, shipped: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: place,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TOUCHSTONE_PACKAGE: shipped,
    TOUCHSTONE_STATE_DIR: join(place, 'state'),
  };
}

/** The program with every command, bundled afresh in a folder of its own, and what the package ships beside it. */
export interface Built {
  readonly folder: string;
  readonly file: string;
  readonly shipped: string;
  readonly remove: () => void;
}

export async function bundleProgram(): Promise<Built> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'touchstone-program-')));
  await build({
    entryPoints: {
      touchstone: join(import.meta.dirname, 'program.ts'),
      ...Object.fromEntries(
        readdirSync(COMMANDS).map((file) => [basename(file, '.ts'), join(COMMANDS, file)]),
      ),
    },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    supported: { 'dynamic-import': false },
    plugins: [
      {
        // As in the shipped program, each command is loaded when it is called, or the start would take twice as long.
        name: 'one-bundle-for-each-command',
        setup(own) {
          own.onResolve({ filter: /^\.\/commands\/[a-z-]+\.js$/ }, ({ path }) => ({
            path: `./${path.slice('./commands/'.length, -'.js'.length)}.cjs`,
            external: true,
          }));
        },
      },
    ],
  });
  // What the package ships beside the program, so that no build is needed.
  const shipped = join(folder, 'package');
  for (const part of ['rubrics', 'templates'])
    cpSync(join(REPOSITORY, part), join(shipped, part), { recursive: true });
  cpSync(join(REPOSITORY, 'src/format/schemas'), join(shipped, 'dist/schemas'), { recursive: true });
  return {
    folder,
    file: join(folder, 'touchstone.cjs'),
    shipped,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function buildProgram(): Promise<Program> {
  const { folder, file, shipped, remove } = await bundleProgram();
  execFileSync(process.execPath, [file, 'init', 'hiring', '--sample'], {
    cwd: folder,
    env: variablesOf(folder, shipped),
    stdio: 'pipe',
  });
  rmSync(join(folder, CARD));
  return { file, folder, place: (key) => placeIn(folder, shipped, key), remove };
}

function placeIn(folder: string, shipped: string, key?: KeyPair): Place {
  const path = mkdtempSync(join(folder, 'place-'));
  const hiring = join(path, 'hiring');
  cpSync(join(folder, 'hiring'), hiring, { recursive: true });
  if (key !== undefined) {
    const encryption = `encryption:\n  recipients:\n    manager: ${key.recipient}\n`;
    appendFileSync(join(hiring, 'touchstone.yaml'), encryption);
    appendFileSync(join(hiring, 'candidates', CANDIDATE, 'candidate.yaml'), `key: ${key.recipient}\n`);
  }
  const card = (): string | null => {
    const file = join(path, CARD);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const events = (): readonly JournalLine[] | null => {
    const state = join(path, 'state');
    const drafts = existsSync(state)
      ? readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'))
      : [];
    const [draft] = drafts;
    if (draft === undefined) return null;
    const whole = readFileSync(join(state, draft), 'utf8').split('\n').slice(1, -1);
    return whole.map((line) => JSON.parse(line) as JournalLine);
  };
  return {
    path,
    hiring,
    variables: variablesOf(path, shipped),
    interview: ['interview', CANDIDATE, '--as', 'ana'],
    events,
    async notes() {
      const kept = events();
      if (kept !== null) return kept.flatMap(({ kind, text }) => (kind === 'noted' ? [text ?? ''] : []));
      const sealed = card();
      if (sealed === null) return null;
      const { payload } = key === undefined ? readableCard(sealed) : await opened(sealed, key);
      return payload.notes.map(({ text }) => textOf(text) ?? '');
    },
    card,
    removeCard: () => {
      rmSync(join(path, CARD), { force: true });
    },
  };
}
