import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { realDisk } from '../../store/disk.js';
import { makeFolders } from '../../store/files.js';
import type { Environment } from '../environment.js';

/**
 * Lets a person edit a text in `$VISUAL`, `$EDITOR`, or `vi`. The file lies beside `draft`, for its owner alone and named like it, so
 * that a purge finds what is left when the machine stops. It is gone afterwards, and so are the copies that editors keep beside it.
 * Null when the editor ended with an error. Throws an error that says why there is no text.
 */
export async function editText(
  text: string,
  draft: string,
  { variables, random }: Environment,
): Promise<string | null> {
  const command = [variables.VISUAL, variables.EDITOR].find((one) => one !== undefined && one !== '') ?? 'vi';
  const folder = dirname(draft);
  makeFolders(folder, 'private', realDisk);
  const stem = `${basename(draft, '.jsonl')}.note-`;
  // What was left when an editor, or the machine, was stopped. Nobody else edits: whoever holds the draft is alone with it.
  sweep(folder, stem);
  const file = join(folder, `${stem}${Buffer.from(random(8)).toString('hex')}.txt`);
  const handle = realDisk.open(file, 'create', 'private');
  try {
    realDisk.write(handle, Buffer.from(text === '' ? '' : `${text}\n`));
    realDisk.close(handle);
    const code = await exitOf(command, file);
    if (code === 127) throw new Error(`there is no "${command}". Set EDITOR to one that is there.`);
    if (code !== 0) return null;
    const bytes = realDisk.read(file);
    if (bytes === null) return null;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new Error('what it wrote is not UTF-8.');
    }
  } finally {
    sweep(folder, stem);
  }
}

// Editors keep `file~`, `.file.swp` or `#file#` beside a file.
function sweep(folder: string, stem: string): void {
  for (const name of realDisk.list(folder)) if (name.includes(stem)) realDisk.remove(join(folder, name));
}

// Through the shell, as git does it: people set EDITOR to a command with options.
async function exitOf(command: string, file: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${command} "$1"`, command, file], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
