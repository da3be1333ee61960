/** What was typed wrong, or left out. */
export type CommandProblem =
  | { readonly code: 'option-missing'; readonly option: string; readonly example: string }
  | {
      readonly code: 'option-malformed';
      readonly option: string;
      readonly given: string;
      readonly example: string;
    }
  | { readonly code: 'option-excluded'; readonly option: string; readonly other: string }
  | {
      readonly code: 'word-unknown';
      readonly what: string;
      readonly word: string;
      readonly suggestion: string | null;
      readonly known: readonly string[];
    }
  | { readonly code: 'terminal-missing'; readonly option: string }
  | { readonly code: 'file-missing'; readonly file: string };
