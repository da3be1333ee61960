import { spawnSync } from 'node:child_process';
import { openTerminal } from '../terminal/virtual-terminal.js';

/** What a program of age printed; throws with what it said when it fails, and with how to get it when it is missing. */
export function age(program: 'age' | 'age-keygen', args: readonly string[], input = ''): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error(
      `${program} is missing (${error.message}). Install it with test/install-tools.sh (Debian's package age), then run the tests again.`,
    );
  }
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Runs age where somebody types a passphrase, as often as it asks. Resolves once it is done. */
export async function ageTyping(passphrase: string, args: readonly string[], folder: string): Promise<void> {
  const variables = { PATH: process.env.PATH ?? '', TERM: 'xterm' };
  const terminal = openTerminal('age', args, { cwd: folder, variables });
  let asked = 0;
  const timer = setInterval(() => {
    // It wipes each question away once it is answered.
    const times = terminal.written().match(/passphrase[^:]*:/gi)?.length ?? 0;
    if (times <= asked) return;
    asked = times;
    terminal.type(`${passphrase}\r`);
  }, 50);
  const { exitCode } = await terminal.exit;
  clearInterval(timer);
  if (exitCode !== 0) throw new Error(`age ${args.join(' ')}: ${terminal.screen()}`);
}
