import type { CommandRow, OptionRow } from './command-row.js';

/** What shells need to know of an option. */
export interface ShellOption {
  readonly long: string;
  /** One letter; null without one. */
  readonly short: string | null;
  readonly text: string;
  /** What stands for its value, such as `file`; null for a switch. */
  readonly value: string | null;
  readonly choices: readonly string[];
  readonly repeatable: boolean;
}

/** What shells need to know of a command. */
export interface ShellCommand {
  readonly name: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly options: readonly ShellOption[];
}

/** The commands of a table, as shells need to know them; `common` are options that every command takes. */
export function shellCommands(
  rows: readonly CommandRow[],
  common: readonly OptionRow[],
): readonly ShellCommand[] {
  return rows.map((row) => ({
    name: row.name,
    text: row.summary,
    words: row.words ?? [],
    options: [...row.options, ...common].map(shellOption),
  }));
}

function shellOption({ flags, text, choices, repeatable }: OptionRow): ShellOption {
  return {
    long: /--([a-z-]+)/.exec(flags)?.[1] ?? '',
    short: /^-([A-Za-z])\b/.exec(flags)?.[1] ?? null,
    text,
    value: /<([^>]+)>/.exec(flags)?.[1] ?? null,
    choices: choices ?? [],
    repeatable: repeatable === true,
  };
}
