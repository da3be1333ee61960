import type { ShellCommand, ShellOption } from './completion.js';
import { singleQuoted } from './shell-word.js';

/** A script that completes touchstone in bash 3.2 and later. What it has no words for is completed as a file. */
export function bashCompletion(commands: readonly ShellCommand[]): string {
  const names = [...commands.map(({ name }) => name), '--help', '--version'];
  return `# Completes touchstone in bash. Load it with: source <(touchstone completion bash)
_touchstone() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${singleQuoted(names.join(' '))} -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map(commandCase).join('\n')}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _touchstone touchstone
`;
}

function commandCase({ name, words, options }: ShellCommand): string {
  const values = options.filter(({ value }) => value !== null).map(valueCase);
  const flags = [...options.flatMap(flagsOf), '--help'].join(' ');
  return `    ${name})
      case $previous in
${values.join('\n')}
      esac
      case $current in
        -*) words=${singleQuoted(flags)} ;;
        *)
          ((COMP_CWORD == 2)) && words=${singleQuoted(words.join(' '))}
          [[ -n $words ]] || return 0
          ;;
      esac
      ;;`;
}

// An empty answer makes bash complete files.
function valueCase(option: ShellOption): string {
  const pattern = flagsOf(option).join(' | ');
  return option.choices.length === 0
    ? `        ${pattern}) return ;;`
    : `        ${pattern}) COMPREPLY=($(compgen -W ${singleQuoted(option.choices.join(' '))} -- "$current")); return ;;`;
}

function flagsOf({ long, short }: ShellOption): readonly string[] {
  return [...(short === null ? [] : [`-${short}`]), `--${long}`];
}
