import { resolve } from 'node:path';
import { replaceFile } from '../store/files.js';
import type { Environment } from './environment.js';
import { say } from './report.js';

/** Whether a file is to be a page, by its name. */
export function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

/** Writes a document or a page to a file, for the user's eyes only: it holds ratings, or questions that candidates must not see early. */
export function writeDocumentFile(environment: Environment, file: string, text: string): void {
  replaceFile(resolve(environment.directory, file), text, 'private');
  say(environment, `Written to ${file}.`);
}
