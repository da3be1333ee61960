import { resolve } from 'node:path';
import { replaceFile } from '../store/files.js';
import type { Environment } from './environment.js';
import type { Invocation } from './invocation.js';
import { flagOption, textOption } from './invocation.js';
import { dataText, printJson, say } from './report.js';

/** Whether a file is to be a page, by its name. */
export function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

/** Whether data is asked for instead of a document: by `--json`, or by the name of the file to write. */
export function wantsData(invocation: Invocation): boolean {
  return flagOption(invocation, 'json') || /\.json$/i.test(textOption(invocation, 'output') ?? '');
}

/** Prints data as JSON, or writes it to a file where one is given. */
export function tellData(environment: Environment, value: unknown, file: string | null): void {
  if (file === null) printJson(environment, value);
  else writeDocumentFile(environment, file, `${dataText(value, 2)}\n`);
}

/** Writes a document or a page to a file, for the user's eyes only: it holds ratings, or questions that candidates must not see early. */
export function writeDocumentFile(environment: Environment, file: string, text: string): void {
  replaceFile(resolve(environment.directory, file), text, 'private');
  say(environment, `Written to ${file}.`);
}
