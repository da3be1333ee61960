/** A text as one word of a command to be copied: within single quotes where a shell would split or read it otherwise. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_.,:@%+=/-]+$/u.test(text) ? text : singleQuoted(text);
}

/** A text within single quotes, for bash and zsh. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
