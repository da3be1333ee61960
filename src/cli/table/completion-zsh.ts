import type { ShellCommand, ShellOption } from './completion.js';
import { singleQuoted } from './shell-word.js';

/** A script that completes touchstone in zsh, sourced or put into a folder of fpath as `_touchstone`. */
export function zshCompletion(commands: readonly ShellCommand[]): string {
  const described = commands.map(
    ({ name, text }) => `    ${singleQuoted(`${name}:${text.replaceAll(':', '\\:')}`)}`,
  );
  return `#compdef touchstone
# Completes touchstone in zsh. Load it with: source <(touchstone completion zsh)
_touchstone() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _touchstone ]]; then
  _touchstone "$@"
else
  compdef _touchstone touchstone
fi
`;
}

function commandCase({ name, words, options }: ShellCommand): string {
  const rest = words.length === 0 ? "'*:argument:_files'" : singleQuoted(`1:what:(${words.join(' ')})`);
  const specs = [...options.flatMap(optionSpecs), "'--help[print help]'", rest];
  return `    ${name})\n      _arguments ${specs.join(' \\\n        ')}\n      ;;`;
}

function optionSpecs({ long, short, text, value, choices, repeatable }: ShellOption): readonly string[] {
  const told = `[${text.replaceAll(/[\\[\]]/g, (sign) => `\\${sign}`)}]`;
  const action =
    choices.length > 0
      ? `(${choices.join(' ')})`
      : value === 'dir'
        ? '_files -/'
        : value === 'file'
          ? '_files'
          : ' ';
  const argument = value === null ? '' : `:${value.replaceAll(':', ' ')}:${action}`;
  const flags = [...(short === null ? [] : [`-${short}`]), `--${long}`];
  return flags.map((flag) => singleQuoted(`${repeatable ? '*' : ''}${flag}${told}${argument}`));
}
