import type { CommandRow } from './command-row.js';
import { FOLDER, IDENTITY, JSON_OUTPUT } from './command-row.js';

/** What can be done with keys. */
export const KEYS_ACTIONS = [
  'create',
  'list',
  'add-recipient',
  'remove-recipient',
  'rotate',
  'back-up',
  'restore',
] as const;
export type KeysAction = (typeof KEYS_ACTIONS)[number];

/** The command by which people look after the keys that open what is encrypted. */
export const KEYS_COMMAND: CommandRow = {
  name: 'keys',
  group: 'Trust',
  arguments: '<action> [words...]',
  words: KEYS_ACTIONS,
  summary: 'whose keys open what is encrypted: create, list, add, remove, rotate, back up',
  details:
    'Each candidate has a key; it lies in the key folder, wrapped for the recipients in touchstone.yaml. Whoever loses the identities of all recipients, or the key folder, loses every card.',
  examples: [
    'touchstone keys list',
    'touchstone keys create -o ci.identity',
    'touchstone keys add-recipient ci age1…',
    'touchstone keys remove-recipient ci',
    'touchstone keys rotate c-7k2m',
    'touchstone keys back-up /mnt/safe/hiring-keys',
    'touchstone keys restore /mnt/safe/hiring-keys',
  ],
  options: [
    { flags: '-o, --output <file>', text: 'create: where the new identity goes' },
    { flags: '--passphrase', text: 'create: protect it with a passphrase, asked for twice' },
    {
      flags: '--finish',
      text: 'rotate: make no new key, encrypt for the newest what is left for earlier ones',
    },
    IDENTITY,
    FOLDER,
    JSON_OUTPUT,
  ],
};
