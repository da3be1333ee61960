import type { Environment } from '../environment.js';
import type { CommandModule, Invocation } from '../invocation.js';
import { backUpKeys, restoreKeys } from '../keys/keys-back-up.js';
import { createKey } from '../keys/keys-create.js';
import { listKeyHolders } from '../keys/keys-list.js';
import { addRecipient, removeRecipient } from '../keys/keys-recipients.js';
import { rotateKeys } from '../keys/keys-rotate.js';
import { knownWord } from '../options/known-word.js';
import { refuseBeside } from '../options/word-option.js';
import type { KeysAction } from '../table/keys-command.js';
import { KEYS_ACTIONS } from '../table/keys-command.js';

interface Action {
  readonly run: CommandModule['run'];
  /** The options that it takes, besides those that every action takes. */
  readonly options: readonly string[];
}

const ACTIONS: Readonly<Record<KeysAction, Action>> = {
  create: { run: createKey, options: ['output', 'passphrase', 'identity'] },
  list: { run: listKeyHolders, options: ['json', 'identity'] },
  'add-recipient': { run: addRecipient, options: ['identity'] },
  'remove-recipient': { run: removeRecipient, options: ['identity'] },
  rotate: { run: rotateKeys, options: ['finish', 'identity'] },
  'back-up': { run: backUpKeys, options: [] },
  restore: { run: restoreKeys, options: [] },
};

const EVERYWHERE = ['folder', 'color'];

/** `touchstone keys`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const [typed = ''] = invocation.arguments;
  const name = knownWord('thing to do with keys', typed, KEYS_ACTIONS);
  const action = ACTIONS[name];
  const heard = [...EVERYWHERE, ...action.options];
  const wasted = Object.keys(invocation.options).filter((option) => !heard.includes(option));
  refuseBeside(`keys ${name}`, wasted, invocation);
  return action.run(invocation, environment);
}
