import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { unknownWord } from '../options/known-word.js';
import { print } from '../report.js';
import { COMMANDS, COMMON_OPTIONS } from '../table/command-table.js';
import { bashCompletion } from '../table/completion-bash.js';
import { fishCompletion } from '../table/completion-fish.js';
import { zshCompletion } from '../table/completion-zsh.js';
import type { ShellCommand } from '../table/completion.js';
import { shellCommands } from '../table/completion.js';

const SCRIPTS: ReadonlyMap<string, (commands: readonly ShellCommand[]) => string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
]);

/** `touchstone completion`: the script is made from the command table and asks nothing when it runs. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const [shell = ''] = invocation.arguments;
  const script = SCRIPTS.get(shell);
  if (script === undefined) throw unknownWord('completion for', shell, [...SCRIPTS.keys()]);
  print(environment, script(shellCommands(COMMANDS, COMMON_OPTIONS)));
  return Promise.resolve(0);
}
