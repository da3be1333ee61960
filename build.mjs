// Builds `generated/` (what tests and bundles share) and `dist/` (what is shipped).
//
//   node build.mjs              everything
//   node build.mjs --generate   the schema validators only, as the tests need them
//   node build.mjs --prepare    everything, unless the build tools are absent and a build is there
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const option = process.argv[2];

// Each command is a bundle of its own beside the main one, loaded when it is called.
const oneBundleForEachCommand = {
  name: 'one-bundle-for-each-command',
  setup(build) {
    build.onResolve({ filter: /^\.\/commands\/[a-z-]+\.js$/ }, ({ path }) => ({
      path: `./${path.slice('./commands/'.length, -'.js'.length)}.cjs`,
      external: true,
    }));
  },
};

// What is needed at times only (to tell what is wrong, to write a document, to colour it, to ask) lies in bundles of its own, and
// is loaded at the first call of one of its functions: reading it takes longer than the rest of a quick command.
const LOADED_WHEN_CALLED = [
  'src/format/instrument-file.ts',
  'src/format/role.ts',
  'src/format/rubric.ts',
  'src/format/yaml.ts',
  'src/format/debrief.ts',
  'src/format/decision.ts',
  'src/format/schema-fault.ts',
  'src/render/document-terminal.ts',
  'src/render/problem-report.ts',
  'src/render/problem-text.ts',
  'src/render/style.ts',
  'src/render/template.ts',
  'src/render/views.ts',
  'src/store/age.ts',
  'src/store/git.ts',
  'src/store/signing-keys.ts',
  'src/store/ssh.ts',
  'src/terminal/ask.ts',
];
// With the room in the name: a command and a format may be called the same.
const bundleOf = (file) =>
  file
    .replace(/^.*\bsrc\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-');

function loadedWhenCalled(esbuild) {
  const files = new Set(LOADED_WHEN_CALLED.map((file) => join(root, file)));
  return {
    name: 'loaded-when-called',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path).replace(/\.js$/, '.ts');
        return files.has(file) ? { path: file, namespace: 'called', sideEffects: false } : undefined;
      });
      build.onResolve({ filter: /\.cjs$/, namespace: 'called' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'called' }, async ({ path }) => {
        const { metafile } = await esbuild.build({
          entryPoints: [path],
          format: 'esm',
          write: false,
          metafile: true,
          logLevel: 'error',
        });
        const [{ exports }] = Object.values(metafile.outputs);
        const calls = exports.map(
          (name) =>
            `export const ${name} = (...given) => require('./${bundleOf(path)}.cjs').${name}(...given);\n`,
        );
        return { contents: calls.join(''), loader: 'js' };
      });
    },
  };
}

// commander asks for it in case a command is a program of its own, and Node takes a while to make it ready.
const noOtherPrograms = {
  name: 'no-other-programs',
  setup(build) {
    build.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer, path }) =>
      importer.includes('/node_modules/commander/') ? { path, namespace: 'none' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// Short names inside packages, which makes them faster to read; our own names stay as they are in a stack.
function shortPackages(esbuild) {
  return {
    name: 'short-packages',
    setup(build) {
      build.onLoad({ filter: /node_modules\/.*\.[cm]?js$/ }, async ({ path }) => {
        const { code } = await esbuild.transform(readFileSync(path, 'utf8'), {
          minify: true,
          target: 'node20',
        });
        return { contents: code, loader: 'js' };
      });
    },
  };
}

if (option === '--prepare' && !toolsArePresent()) {
  if (!existsSync(join(dist, 'main.cjs'))) {
    throw new Error('There is no build here and no build tools. Run `npm ci` without --omit=dev.');
  }
} else {
  await generate();
  if (option !== '--generate') await bundle();
}

function toolsArePresent() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

async function generate() {
  const { generateValidators } = await import('./src/format/schemas/generate.mjs');
  await generateValidators();
}

async function bundle() {
  const esbuild = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  const commands = readdirSync(join(root, 'src/cli/commands')).map((file) => file.replace(/\.ts$/, ''));
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: 'src/cli/main.ts',
      ...Object.fromEntries(commands.map((name) => [name, `src/cli/commands/${name}.ts`])),
      ...Object.fromEntries(LOADED_WHEN_CALLED.map((file) => [bundleOf(file), file])),
    },
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // One byte to a character, which Node reads faster.
    charset: 'ascii',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    // A dynamic import becomes a require, which spares a CommonJS program the start of the ES module loader.
    supported: { 'dynamic-import': false },
    plugins: [oneBundleForEachCommand, loadedWhenCalled(esbuild), noOtherPrograms, shortPackages(esbuild)],
  });
  cpSync(join(root, 'src/format/schemas'), join(dist, 'schemas'), {
    recursive: true,
    filter: (source) => !source.endsWith('.mjs'),
  });
  writeFileSync(join(dist, 'help.txt'), run(['--help']));
  writeInventory(result.metafile);
  keepCompiled();
}

/** Runs what is run most, and keeps what V8 made of the bundles; see `bin/compiled.cjs`. */
function keepCompiled() {
  const place = mkdtempSync(join(tmpdir(), 'touchstone-build-'));
  const { NODE_OPTIONS: _options, ...variables } = process.env;
  const entry = `require('./bin/compiled.cjs').loadCompiled(${JSON.stringify(dist)}, true);
    require('./dist/main.cjs').start(${JSON.stringify(packageJson().version)}, ${JSON.stringify(root)});`;
  const folder = join(place, 'sample');
  const commands = [
    ['init', folder, '--sample'],
    ['check', '--folder', folder],
    ['status', '--folder', folder],
    ['merge', '--all', '--json', '--folder', folder],
    ['merge', '--all', '--stdout', '--folder', folder],
  ];
  try {
    for (const command of commands) {
      execFileSync(process.execPath, ['-e', entry, 'touchstone', ...command], {
        cwd: root,
        env: variables,
        stdio: 'ignore',
      });
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What the built program prints when it is asked for `args`. */
function run(args) {
  const { NODE_OPTIONS: _options, ...variables } = process.env;
  const { version } = packageJson();
  const entry = `require('./dist/main.cjs').start(${JSON.stringify(version)}, ${JSON.stringify(root)})`;
  const command = ['-e', entry, 'touchstone', ...args];
  return execFileSync(process.execPath, command, { cwd: root, env: variables, encoding: 'utf8' });
}

/** The licences and the CycloneDX bill of materials of every package that went into a bundle. */
function writeInventory(metafile) {
  const packages = new Map();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder === undefined || packages.has(folder)) continue;
    packages.set(folder, JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
  }
  // The validators are made ahead, from parts of a package that esbuild therefore never sees here.
  packages.set(
    'node_modules/ajv',
    JSON.parse(readFileSync(join(root, 'node_modules/ajv/package.json'), 'utf8')),
  );
  const bundled = [...packages].sort(([, a], [, b]) => (a.name < b.name ? -1 : 1));
  const notices = bundled.map(([folder, { name, version, license }]) => {
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync(join(dist, 'NOTICES.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
  const { name, version } = packageJson();
  const component = (entry) => ({
    type: 'library',
    name: entry.name,
    version: entry.version,
    purl: `pkg:npm/${entry.name.replace('@', '%40')}@${entry.version}`,
    licenses: [{ license: { id: entry.license } }],
  });
  const materials = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version, licenses: [{ license: { id: 'MIT' } }] } },
    components: bundled.map(([, entry]) => component(entry)),
  };
  writeFileSync(join(dist, 'bom.cdx.json'), `${JSON.stringify(materials, null, 2)}\n`);
}

function packageJson() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}
