import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { realDisk } from '../store/disk.js';
import { makeFolders } from '../store/files.js';
import { stateFolder } from '../store/journal.js';
import type { Environment } from './environment.js';

/**
 * Lets a person edit a text in `$VISUAL`, `$EDITOR`, or `vi`. The file lies in the state folder, for its owner alone, and is
 * gone afterwards. Null when the editor ended with an error. Throws an error that says why there is no text.
 */
export async function editText(
  text: string,
  { variables, home, random }: Environment,
): Promise<string | null> {
  const command = [variables.VISUAL, variables.EDITOR].find((one) => one !== undefined && one !== '') ?? 'vi';
  const folder = stateFolder(variables, home);
  makeFolders(folder, 'private', realDisk);
  const file = join(folder, `note-${Buffer.from(random(8)).toString('hex')}.txt`);
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
    realDisk.remove(file);
  }
}

// Through the shell, as git does it: people set EDITOR to a command with options.
async function exitOf(command: string, file: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${command} "$1"`, command, file], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
