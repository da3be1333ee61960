/** A key by its name, or text. What was pasted is text, whatever it holds. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'key'; readonly name: KeyName };

const LETTERS = [
  ...(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'k', 'l', 'n', 'o', 'p'] as const),
  ...(['q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'] as const),
];
type Letter = (typeof LETTERS)[number];

export type KeyName =
  | 'enter'
  | 'newline'
  | 'tab'
  | 'shift-tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'word-left'
  | 'word-right'
  | 'erase-word-left'
  | 'erase-word-right'
  | 'ctrl-underscore'
  | `ctrl-${Letter}`;

/** The first letter of typed text, and what comes after it: fast fingers send several at once. */
export function firstOf(key: Key): { readonly key: Key; readonly rest: Key | null } {
  const [first = ''] = key.kind === 'text' ? key.text : '';
  if (key.kind !== 'text' || first.length === key.text.length) return { key, rest: null };
  return { key: { kind: 'text', text: first }, rest: { kind: 'text', text: key.text.slice(first.length) } };
}

/** Input that is not understood yet: the beginning of a sequence, or a paste whose end has not come. */
export interface Undecoded {
  readonly sequence: string;
  /** The pieces of a paste so far; null outside of one. */
  readonly paste: readonly string[] | null;
  readonly afterReturn: boolean;
}

/** A key's name; empty for text. */
export function nameOf(key: Key): string {
  return key.kind === 'key' ? key.name : '';
}

export const NOTHING_UNDECODED: Undecoded = { sequence: '', paste: null, afterReturn: false };

const PASTE_BEGINS = '\u001B[200~';
const PASTE_ENDS = '\u001B[201~';

/** What keys a piece of input holds, and what of it has to wait for the next piece. */
export function decode(
  before: Undecoded,
  input: string,
): { readonly keys: readonly Key[]; readonly left: Undecoded } {
  const keys: Key[] = [];
  let rest = before.sequence + input;
  let paste = before.paste;
  let afterReturn = before.afterReturn;
  while (rest !== '') {
    if (paste !== null) {
      const end = rest.indexOf(PASTE_ENDS);
      if (end < 0) {
        const kept = beginningAtEnd(rest, PASTE_ENDS);
        return {
          keys,
          left: { sequence: rest.slice(kept), paste: [...paste, rest.slice(0, kept)], afterReturn },
        };
      }
      keys.push({ kind: 'paste', text: paste.join('') + rest.slice(0, end) });
      paste = null;
      rest = rest.slice(end + PASTE_ENDS.length);
      continue;
    }
    if (rest.startsWith('\u001B')) {
      const sequence = completeSequence(rest);
      if (sequence === null) return { keys, left: { sequence: rest, paste, afterReturn } };
      rest = rest.slice(sequence.length);
      afterReturn = false;
      if (sequence === PASTE_BEGINS) paste = [];
      const name = SEQUENCES[sequence];
      if (name !== undefined) keys.push({ kind: 'key', name });
      continue;
    }
    const text = /^[^\u0000-\u001F\u007F]+/u.exec(rest)?.[0] ?? '';
    if (text !== '') {
      keys.push({ kind: 'text', text });
      rest = rest.slice(text.length);
      afterReturn = false;
      continue;
    }
    const character = rest.charAt(0);
    rest = rest.slice(1);
    const wasReturn: boolean = afterReturn;
    afterReturn = character === '\r';
    if (character === '\n' && wasReturn) continue;
    const name = CONTROLS[character];
    if (name !== undefined) keys.push({ kind: 'key', name });
  }
  return { keys, left: { sequence: '', paste, afterReturn } };
}

/** What waited long enough: a lone Escape is the key, and anything else that has no end is nothing. */
export function decodeLate(left: Undecoded): { readonly keys: readonly Key[]; readonly left: Undecoded } {
  if (left.paste !== null || left.sequence === '') return { keys: [], left };
  const keys: readonly Key[] = left.sequence === '\u001B' ? [{ kind: 'key', name: 'escape' }] : [];
  return { keys, left: { ...left, sequence: '' } };
}

/** How much of a paste is there already, should it be broken off. */
export function pastedSoFar({ paste, sequence }: Undecoded): string {
  return paste === null ? '' : paste.join('') + sequence;
}

function completeSequence(input: string): string | null {
  const found = /^\u001B(?:\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O[ -~]|[^[O])/u.exec(input);
  if (found !== null) return found[0];
  const begun = /^\u001B(?:\[\[?|\[[0-?]*[ -/]*|O)?$/u.test(input);
  return begun ? null : input.slice(0, 1);
}

function beginningAtEnd(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return text.length - length;
  }
  return text.length;
}

const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'newline',
  '\t': 'tab',
  '\u0008': 'backspace',
  '\u007F': 'backspace',
  '\u001F': 'ctrl-underscore',
  ...Object.fromEntries(
    LETTERS.map((letter) => [String.fromCharCode(letter.charCodeAt(0) - 96), `ctrl-${letter}` as const]),
  ),
};

const SEQUENCES: Readonly<Record<string, KeyName>> = Object.fromEntries(
  (
    [
      ['up', '[A', 'OA'],
      ['down', '[B', 'OB'],
      ['right', '[C', 'OC'],
      ['left', '[D', 'OD'],
      ['home', '[H', 'OH', '[1~', '[7~'],
      ['end', '[F', 'OF', '[4~', '[8~'],
      ['delete', '[3~'],
      ['page-up', '[5~'],
      ['page-down', '[6~'],
      ['shift-tab', '[Z'],
      ['word-left', '[1;5D', '[1;3D', '[5D', 'b', 'Od'],
      ['word-right', '[1;5C', '[1;3C', '[5C', 'f', 'Oc'],
      ['erase-word-left', '\u007F', '\u0008'],
      ['erase-word-right', 'd', '[3;5~', '[3;3~'],
    ] as const
  ).flatMap(([name, ...sequences]) => sequences.map((sequence) => [`\u001B${sequence}`, name])),
);
