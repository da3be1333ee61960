import { build } from 'esbuild';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, emptyWorld } from './world.js';

/** Builds the action as a runner has it; gives its folder, which goes with the worlds. */
export async function builtAction(): Promise<string> {
  const folder = join(emptyWorld().path, 'action');
  for (const part of ['bin', 'rubrics', 'templates', 'package.json']) {
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['src/cli/main.ts'],
    outfile: join(folder, 'dist/main.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return folder;
}
