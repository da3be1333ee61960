import { FINDINGS_FORMATS } from './option-words.js';
export const GROUPS = ['Prepare', 'Interview', 'Decide', 'Share', 'Trust'] as const;
type Group = (typeof GROUPS)[number];

/** One option: `flags` as commander writes them. One that may be given several times says so. */
export interface OptionRow {
  readonly flags: string;
  readonly text: string;
  readonly repeatable?: true;
  /** The words that it takes, for shells to complete. */
  readonly choices?: readonly string[];
}

export type CommandName =
  | 'init'
  | 'add'
  | 'plan'
  | 'show'
  | 'check'
  | 'guide'
  | 'interview'
  | 'receive'
  | 'status'
  | 'merge'
  | 'debrief'
  | 'decide'
  | 'compare'
  | 'summary'
  | 'export'
  | 'hold'
  | 'purge'
  | 'redact'
  | 'verify'
  | 'keys'
  | 'completion';

/** One command. This table makes the parser, the help and the README's list. */
export interface CommandRow {
  readonly name: CommandName;
  readonly group: Group;
  /** Positional arguments as commander writes them. */
  readonly arguments: string;
  /** The words that the first argument can be, for shells to complete; left out where there are files or ids. */
  readonly words?: readonly string[];
  readonly summary: string;
  readonly details?: string;
  readonly examples: readonly string[];
  readonly options: readonly OptionRow[];
}

export const FOLDER: OptionRow = {
  flags: '--folder <dir>',
  text: 'the hiring folder, when it is not here or above',
};
export const JSON_OUTPUT: OptionRow = { flags: '--json', text: 'print data instead of words' };
export const AS: OptionRow = {
  flags: '--as <person>',
  text: 'who you are, by id; else TOUCHSTONE_INTERVIEWER, else your git address',
};
export const IDENTITY: OptionRow = {
  flags: '--identity <file>',
  text: 'the key that opens what is encrypted; else TOUCHSTONE_IDENTITY, else the one kept on this machine',
};
export const FINDINGS_FORMAT: OptionRow = {
  flags: '--format <format>',
  text: 'terminal, json, github (annotations) or gitlab (code quality report)',
  choices: FINDINGS_FORMATS,
};
export const PAGE_OUTPUT: OptionRow = {
  flags: '-o, --output <file>',
  text: 'write to this file and no other; one named .html becomes a page',
};
