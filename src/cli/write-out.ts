import { resolve } from 'node:path';
import { replaceFileFrom } from '../store/files.js';
import type { Environment } from './environment.js';
import { say } from './report.js';

/**
 * Writes a long result piece by piece, so that it is never in memory as a whole: to a file, which then is there whole or
 * not at all, or without one to the output.
 */
export async function writeOut(
  environment: Environment,
  pieces: Iterable<string> | AsyncIterable<string>,
  file: string | null,
): Promise<void> {
  const { output } = environment;
  if (file !== null) {
    // Ratings and names are in it.
    await replaceFileFrom(resolve(environment.directory, file), pieces, 'private');
    say(environment, `Written to ${file}.`);
    return;
  }
  for await (const piece of pieces) {
    if (output.destroyed) return;
    if (!output.write(piece)) await new Promise((drained) => output.once('drain', drained));
  }
}
