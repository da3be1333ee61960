import type { ShellCommand, ShellOption } from './completion.js';

/** A script that completes touchstone in fish, for `~/.config/fish/completions/touchstone.fish`. */
export function fishCompletion(commands: readonly ShellCommand[]): string {
  const lines = commands.flatMap(({ name, text, words, options }) => {
    const here = `complete -c touchstone -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c touchstone -n __fish_use_subcommand -f -a ${name} -d ${quoted(text)}`,
      ...(words.length === 0 ? [] : [`${here} -f -a ${quoted(words.join(' '))}`]),
      ...options.map((option) => `${here} ${optionWords(option)}`),
      `${here} -l help -d 'print help'`,
    ];
  });
  return [
    '# Completes touchstone in fish: touchstone completion fish > ~/.config/fish/completions/touchstone.fish',
    ...lines,
    '',
  ].join('\n');
}

function optionWords({ long, short, text, value, choices }: ShellOption): string {
  const names = `${short === null ? '' : `-s ${short} `}-l ${long}`;
  const takes =
    value === null
      ? ''
      : choices.length > 0
        ? ` -x -a ${quoted(choices.join(' '))}`
        : value === 'file' || value === 'dir'
          ? ' -r -F'
          : ' -x';
  return `${names}${takes} -d ${quoted(text)}`;
}

// In fish's single quotes only the quote and the backslash are escaped.
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
