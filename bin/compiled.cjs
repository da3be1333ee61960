'use strict';
// Compiling the bundles takes longer than running them. So the build keeps what V8 made of them beside them, for the very
// V8 it was made by. Elsewhere there is no such folder, or V8 refuses what is in it, and compiles as usual.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** Loads the bundles in `dist` with what is kept for them. `record` says that it is to be kept when the program ends. */
exports.loadCompiled = (dist, record = false) => {
  const folder = join(dist, `compiled-${process.versions.v8}-${process.arch}`);
  const scripts = [];
  Module._extensions['.cjs'] = (loaded, file) => {
    if (dirname(file) !== dist) return Module._extensions['.js'](loaded, file);
    const kept = join(folder, `${basename(file, '.cjs')}.bin`);
    const cachedData = bytesOf(kept);
    if (cachedData === undefined && !record) return Module._extensions['.js'](loaded, file);
    const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData });
    scripts.push({ script, kept });
    const run = script.runInThisContext();
    return run.call(loaded.exports, loaded.exports, Module.createRequire(file), loaded, file, dist);
  };
  if (!record) return;
  process.on('exit', () => {
    mkdirSync(folder, { recursive: true });
    for (const { script, kept } of scripts) writeFileSync(kept, script.createCachedData());
  });
};

function bytesOf(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
