import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/table/command-table.js';
import type { Finished, Installed, StartOptions } from './package.js';
import { bareVariables, finish, install } from './package.js';

let installed: Installed;
let place: string;

beforeAll(() => {
  installed = install();
  place = join(installed.path, 'place');
  mkdirSync(place);
}, 120_000);
afterAll(() => {
  installed.remove();
});

function touchstone(args: readonly string[], options: StartOptions = {}): Finished {
  return finish(installed.program, args, { cwd: place, ...options });
}

interface Component {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
}

describe('the tarball', () => {
  test('holds what is shipped and nothing else', () => {
    const shipped =
      /^(package\.json|LICENSE|README\.md|CHANGELOG\.md|bin\/(touchstone|compiled)\.cjs|dist\/([a-z-]+\.cjs|help\.txt|NOTICES\.txt|bom\.cdx\.json|schemas\/[a-z-]+\.schema\.json)|rubrics\/(README\.md|(roles\/)?[a-z-]+\.yaml)|templates\/.+\.(md|html|ya?ml|css))$/;
    expect(installed.files.filter((file) => !shipped.test(file))).toEqual([]);
    expect(installed.files).toEqual(
      expect.arrayContaining([
        'package.json',
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'bin/touchstone.cjs',
        'dist/main.cjs',
        'dist/help.txt',
        'dist/NOTICES.txt',
        'dist/bom.cdx.json',
        'dist/schemas/rubric.schema.json',
        'rubrics/candor.yaml',
        'rubrics/roles/soc-analyst.yaml',
        'templates/recommendation.md',
      ]),
    );
  });

  test('holds a bundle for each command', () => {
    const bundles = installed.files.filter((file) => /^dist\/[a-z-]+\.cjs$/.test(file));
    const wanted = ['main', ...COMMANDS.map(({ name }) => name)].map((name) => `dist/${name}.cjs`);
    expect(bundles).toEqual(expect.arrayContaining(wanted));
  });

  test('asks for nothing else to be installed', () => {
    const manifest = JSON.parse(readFileSync(join(installed.package, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
      expect(manifest[key] ?? {}).toEqual({});
    }
    expect(manifest).toMatchObject({
      license: 'MIT',
      engines: { node: '>=20.20' },
      bin: { touchstone: 'bin/touchstone.cjs' },
    });
  });

  test('asks Node for nothing that reaches a network', () => {
    const scripts = installed.files.filter((file) => file.endsWith('.cjs'));
    const asked = scripts.flatMap((file) => {
      const text = readFileSync(join(installed.package, file), 'utf8');
      const modules = [...text.matchAll(/\brequire\((["'`])([^"'`)]*)\1\)/g)].map(([, , name = '']) => name);
      const globals = text.match(
        /\b(?:fetch|import)\(|\b(?:WebSocket|EventSource|XMLHttpRequest)\b|\bprocess\.binding\b/g,
      );
      return [...modules, ...(globals ?? [])].map((name) => name.replace(/^node:/, ''));
    });
    const harmless = [
      ...[
        'async_hooks',
        'buffer',
        'child_process',
        'crypto',
        'events',
        'fs',
        'module',
        'os',
        'path',
        'process',
      ],
      ...['readline', 'stream', 'string_decoder', 'tty', 'util', 'vm'],
    ];
    // ajv keeps the text of such a call beside each of its helpers, for code that it would write elsewhere.
    const isText = (name: string): boolean => name.startsWith('ajv/dist/runtime/');
    const others = asked.filter(
      (name) => !/^\.{1,2}\//.test(name) && !harmless.includes(name) && !isText(name),
    );
    expect([...new Set(others)]).toEqual([]);
    expect(asked).toContain('fs');
    // What Node would be asked for by a name that is put together at run time.
    const computed = scripts.filter((file) =>
      /\brequire\((?!["'`])/.test(readFileSync(join(installed.package, file), 'utf8')),
    );
    expect(computed).toEqual([]);
  });

  test('names every package in its bundles, with licence and version', () => {
    const bom = JSON.parse(readFileSync(join(installed.package, 'dist/bom.cdx.json'), 'utf8')) as {
      readonly bomFormat: string;
      readonly specVersion: string;
      readonly version: number;
      readonly metadata: { readonly component: Component };
      readonly components: readonly Component[];
    };
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'touchstone-interviews' });
    const names = bom.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'age-encryption',
        'ajv',
        'chalk',
        'commander',
        'liquidjs',
        'marked',
        'yaml',
        '@inquirer/core',
      ]),
    );
    // Two versions of one package are two components.
    expect(new Set(bom.components.map(({ purl }) => purl)).size).toBe(names.length);
    for (const { type, name, version, purl, licenses } of bom.components) {
      expect(type).toBe('library');
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(licenses.map(({ license }) => license.id)).toEqual([expect.stringMatching(/^[A-Za-z0-9.+-]+$/)]);
    }
    const notices = readFileSync(join(installed.package, 'dist/NOTICES.txt'), 'utf8');
    for (const { name, version } of bom.components) expect(notices).toContain(`${name} ${version}\n`);
    // What only tests and builds use is in no bundle.
    expect(names).not.toEqual(expect.arrayContaining(['jest']));
    expect(names).not.toEqual(expect.arrayContaining(['esbuild']));
  });
});

describe('the installed program', () => {
  test('tells its version and its help', () => {
    expect(touchstone(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    expect(touchstone(['-V'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    const help = touchstone(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const { name, summary } of COMMANDS) {
      expect(help.stdout).toContain(`  ${name} `);
      expect(help.stdout.replace(/\s+/g, ' ')).toContain(summary);
    }
    expect(touchstone([])).toEqual(help);
    expect(touchstone(['-h'])).toEqual(help);
    expect(touchstone(['help'])).toEqual(help);
  });

  test('does the main job in an empty place', () => {
    expect(touchstone(['init', 'sample', '--sample'])).toMatchObject({
      code: 0,
      stdout: `${place}/sample\n`,
    });
    const merged = touchstone(['merge', '--all', '--folder', 'sample']);
    expect(merged.code).toBe(0);
    expect(merged.stdout.match(/^# .*$/gm)).toEqual([
      '# No hire: c-3fq8 for SOC Analyst',
      '# Hire: c-7k2m for SOC Analyst',
      '# Discuss: c-9xwd for SOC Analyst',
    ]);
    expect(touchstone(['verify', '--folder', 'sample'])).toMatchObject({ code: 0 });
    expect(touchstone(['check', '--folder', 'sample'])).toMatchObject({ code: 0 });
  });

  test.each(COMMANDS.map(({ name, examples }) => [name, examples] as const))(
    '%s --help begins with examples',
    (name, examples) => {
      const { code, stdout, stderr } = touchstone([name, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.startsWith(`  $ ${examples[0] ?? ''}`)).toBe(true);
      expect(stdout).toContain(`Usage: touchstone ${name}`);
    },
  );

  // From within each bundle, so that a class that two bundles have twice would show.
  const FAILURES: Readonly<Record<string, readonly string[]>> = {
    init: ['--role', 'nobody'],
    add: ['role', 'nobody', '--folder', 'sample'],
    plan: ['c-nobody', '--folder', 'sample'],
    show: ['rubric', 'nobody'],
    check: ['nowhere.yaml'],
    guide: ['c-nobody', '--folder', 'sample'],
    interview: ['c-nobody', '--as', 'ana', '--folder', 'sample'],
    receive: ['nowhere.json', '--folder', 'sample'],
    status: ['c-nobody', '--folder', 'sample'],
    merge: ['c-nobody', '--folder', 'sample'],
    verify: ['c-nobody', '--folder', 'sample'],
    debrief: ['c-nobody', '--as', 'ana', '--folder', 'sample'],
    decide: ['c-nobody', '--as', 'ana', '--folder', 'sample'],
    compare: ['nobody', '--folder', 'sample'],
    summary: ['--folder', 'nowhere'],
    export: ['--folder', 'nowhere'],
    'what-if': ['c-nobody', '--folder', 'sample'],
    completion: ['nosuchshell'],
  };

  test.each(COMMANDS.map(({ name }) => name))('%s fails with a sentence', (name) => {
    const { code, stdout, stderr } = touchstone([name, ...(FAILURES[name] ?? ['--folder', 'nowhere'])]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/error: /);
    expect(stderr).not.toMatch(/\n\s+at |bug in touchstone/);
  });

  test('a mistake in its own package is told as a bug', () => {
    const template = join(installed.package, 'templates/recommendation.md');
    const kept = readFileSync(template);
    unlinkSync(template);
    try {
      const { code, stderr } = touchstone(['merge', 'c-7k2m', '--folder', 'sample']);
      expect(code).toBe(70);
      expect(stderr).toContain('This is a bug in touchstone 0.1.0');
      expect(stderr).toContain('\n    at ');
    } finally {
      cpSync(join(installed.checkout, 'templates/recommendation.md'), template);
      expect(readFileSync(template)).toEqual(kept);
    }
  });
});

describe('a fresh clone', () => {
  test('shows its sample by one command, without a terminal', () => {
    const { code, stdout } = finish('npm', ['run', '--silent', 'demo'], { cwd: installed.checkout });
    expect(code).toBe(0);
    expect(stdout).toContain('# Hire: c-7k2m for SOC Analyst');
    expect(stdout).not.toContain('\u001b');
    // And a second time, over what the first one made.
    expect(finish('npm', ['run', '--silent', 'demo'], { cwd: installed.checkout }).code).toBe(0);
  }, 60_000);

  test('shows its sample by one command, at a terminal', async () => {
    const terminal = spawnTerminal('npm', ['run', '--silent', 'demo'], {
      cwd: installed.checkout,
      cols: 100,
      rows: 30,
      env: bareVariables({ TERM: 'xterm-256color', LANG: 'C.UTF-8' }),
    });
    let screen = '';
    terminal.onData((data) => {
      screen += data;
    });
    const code = await new Promise<number>((ended) => {
      terminal.onExit(({ exitCode }) => {
        ended(exitCode);
      });
    });
    expect(code).toBe(0);
    expect(screen).toContain('\u001b[');
    expect(screen.replace(/\u001b\[[0-9;]*m/g, '')).toContain('Hire: c-7k2m for SOC Analyst');
    expect(screen).not.toContain('# Hire');
  }, 60_000);
});

describe('build.mjs --prepare without the build tools', () => {
  test('leaves a build alone, and asks for the tools where there is none', () => {
    const bare = join(installed.path, 'bare');
    cpSync(installed.checkout, bare, {
      recursive: true,
      filter: (source) => !source.startsWith(join(installed.checkout, 'node_modules')),
    });
    const dates = (): readonly number[] =>
      readdirSync(join(bare, 'dist')).map((name) => statSync(join(bare, 'dist', name)).mtimeMs);
    const before = dates();
    expect(finish('node', ['build.mjs', '--prepare'], { cwd: bare })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(dates()).toEqual(before);
    rmSync(join(bare, 'dist'), { recursive: true });
    const { code, stderr } = finish('node', ['build.mjs', '--prepare'], { cwd: bare });
    expect(code).not.toBe(0);
    expect(stderr).toContain('npm ci');
  });
});
