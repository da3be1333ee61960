import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure, unwrap } from '../domain/problem.js';
import { decodeUtf8 } from '../format/text.js';
import { systemCode } from '../store/file-port.js';
import type { Environment } from './environment.js';
import type { Invocation } from './invocation.js';
import { textOption } from './invocation.js';

/**
 * The text of a file that was named on the command line, and what it is called in findings; `-` is standard input. Throws a
 * `Failure` when there is no such file, and `Blocked` when it is no text.
 */
export async function readTyped(
  path: string,
  { directory, input }: Pick<Environment, 'directory' | 'input'>,
): Promise<{ readonly name: string; readonly text: string }> {
  const bytes = path === '-' ? await readAll(input) : readBytes(resolve(directory, path), path);
  const name = path === '-' ? 'standard input' : path;
  return { name, text: unwrap(decodeUtf8(bytes, name), directory) };
}

/**
 * What was typed, where an option of this name is `-` with what standard input holds: so it stands in no list of processes
 * and in no shell's history. Throws a `Failure` where that is nothing.
 */
export async function withInput(
  invocation: Invocation,
  name: string,
  { directory, input }: Pick<Environment, 'directory' | 'input'>,
): Promise<Invocation> {
  if (textOption(invocation, name) !== '-') return invocation;
  const text = unwrap(decodeUtf8(await readAll(input), 'standard input'), directory).trim();
  if (text === '') {
    throw new Failure({ code: 'option-missing', option: `--${name}`, example: `--${name} - < file` });
  }
  return { ...invocation, options: { ...invocation.options, [name]: text } };
}

function readBytes(path: string, typed: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') throw new Failure({ code: 'file-missing', file: typed });
    if (systemCode(thrown) === 'EISDIR') throw new Failure({ code: 'file-is-folder' }, { file: typed });
    throw thrown;
  }
}

async function readAll(input: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
