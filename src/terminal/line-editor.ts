/** A line that is being typed, and what of the keys is not understood yet. */
export interface EditedLine {
  readonly text: string;
  /** The beginning of an escape sequence whose rest has not come yet. */
  readonly sequence: string;
  /** Between the marks that a terminal puts around pasted text. */
  readonly pasting: boolean;
  /** Whether any of the line was pasted: then it is text, whatever it begins with. */
  readonly pasted: boolean;
  /** The last key was a carriage return, so a line feed now is the rest of the same line end. */
  readonly afterReturn: boolean;
}

/** What a piece of input did. */
type Keystroke =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'erased'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string; readonly pasted: boolean }
  | { readonly kind: 'interrupt' | 'end' | 'suspend' | 'redraw' };

/** The first thing that happens in a piece of input, the line after it, and the input that is left. Null when nothing did. */
export interface Fed {
  readonly line: EditedLine;
  readonly stroke: Keystroke | null;
  readonly rest: string;
}

export const EMPTY_LINE: EditedLine = {
  text: '',
  sequence: '',
  pasting: false,
  pasted: false,
  afterReturn: false,
};

/** What asks a terminal to mark pasted text, and to stop marking it. */
export const MARK_PASTES = '\u001B[?2004h';
export const UNMARK_PASTES = '\u001B[?2004l';

const PASTE_BEGINS = '\u001B[200~';
const PASTE_ENDS = '\u001B[201~';
const ESCAPE = '\u001B';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Feeds input to a line, up to the first thing that the screen has to follow. The cursor always stands at the end: text
 * is typed, pasted and taken back there, which every terminal and every screen reader can follow, and no key garbles
 * it. Arrow keys and the like do nothing.
 */
export function feed(line: EditedLine, input: string): Fed {
  let now = line;
  let at = 0;
  while (at < input.length) {
    const sequence = now.sequence;
    if (sequence !== '') {
      const next = input.charAt(at);
      const continued = continueSequence(now, next);
      if (continued.taken) at += 1;
      now = continued.line;
      if (continued.typed !== '') return typed(now, continued.typed, input.slice(at));
      continue;
    }
    const key = input.charAt(at);
    if (key === ESCAPE) {
      now = { ...now, sequence: ESCAPE, afterReturn: false };
      at += 1;
      continue;
    }
    if (key === '\r' || key === '\n') {
      at += 1;
      if (key === '\n' && now.afterReturn) {
        now = { ...now, afterReturn: false };
        continue;
      }
      const stroke = { kind: 'line' as const, text: now.text, pasted: now.pasted || now.pasting };
      const left = { ...EMPTY_LINE, pasting: now.pasting, afterReturn: key === '\r' };
      return { line: left, stroke, rest: input.slice(at) };
    }
    if (now.pasting || key >= ' ' || key === '\t') {
      if (key !== '\u007F' || now.pasting) {
        const end = endOfText(input, at, now.pasting);
        return typed(now, input.slice(at, end), input.slice(end));
      }
    }
    at += 1;
    const controlled = control({ ...now, afterReturn: false }, key);
    if (controlled !== null) return { ...controlled, rest: input.slice(at) };
  }
  return { line: now, stroke: null, rest: '' };
}

function typed(line: EditedLine, text: string, rest: string): Fed {
  const pasted = line.pasted || line.pasting;
  return {
    line: { ...line, text: line.text + text, pasted, afterReturn: false },
    stroke: { kind: 'typed', text },
    rest,
  };
}

function endOfText(input: string, from: number, pasting: boolean): number {
  let end = from;
  while (end < input.length) {
    const key = input.charAt(end);
    if (key === ESCAPE || key === '\r' || key === '\n') break;
    if (!pasting && ((key < ' ' && key !== '\t') || key === '\u007F')) break;
    end += 1;
  }
  return end;
}

function control(line: EditedLine, key: string): Omit<Fed, 'rest'> | null {
  const erase = (kept: string): Omit<Fed, 'rest'> => ({
    line: { ...line, text: kept, pasted: line.pasted && kept !== '' },
    stroke: { kind: 'erased', text: line.text.slice(kept.length) },
  });
  switch (key) {
    case '\u0003':
      return { line, stroke: { kind: 'interrupt' } };
    case '\u0004':
      return line.text === '' ? { line, stroke: { kind: 'end' } } : null;
    case '\u001A':
      return { line, stroke: { kind: 'suspend' } };
    case '\u000C':
      return { line, stroke: { kind: 'redraw' } };
    case '\u0008':
    case '\u007F':
      return line.text === '' ? null : erase(withoutLastGrapheme(line.text));
    case '\u0015':
      return line.text === '' ? null : erase('');
    case '\u0017':
      return line.text === '' ? null : erase(withoutLastWord(line.text));
    default:
      return null;
  }
}

// An escape sequence may come in pieces, and a lone Escape key is the beginning of one that never comes.
function continueSequence(
  line: EditedLine,
  next: string,
): { readonly line: EditedLine; readonly taken: boolean; readonly typed: string } {
  const sequence = line.sequence + next;
  if (line.pasting) {
    if (sequence === PASTE_ENDS) {
      return { line: { ...line, sequence: '', pasting: false, afterReturn: false }, taken: true, typed: '' };
    }
    if (PASTE_ENDS.startsWith(sequence)) return { line: { ...line, sequence }, taken: true, typed: '' };
    // What was pasted holds an Escape of its own; it is text like the rest.
    return { line: { ...line, sequence: '' }, taken: false, typed: line.sequence };
  }
  if (sequence === PASTE_BEGINS)
    return { line: { ...line, sequence: '', pasting: true }, taken: true, typed: '' };
  const begun = sequence === `${ESCAPE}[` || sequence === `${ESCAPE}O`;
  const running = /^\u001B\[[0-?]*[ -/]*$/u.test(sequence);
  if (begun || running) return { line: { ...line, sequence }, taken: true, typed: '' };
  const complete = /^\u001B(\[[0-?]*[ -/]*[@-~]|O.)$/u.test(sequence);
  return { line: { ...line, sequence: '' }, taken: complete, typed: '' };
}

// From the end: a pattern would try every blank and every word for it.
function withoutLastWord(text: string): string {
  const word = text.trimEnd();
  let start = word.length;
  while (start > 0 && !/\s/u.test(word.charAt(start - 1))) start -= 1;
  return word === '' ? text : text.slice(0, start);
}

function withoutLastGrapheme(text: string): string {
  // Only the end can change, so only the end is looked at.
  const tail = text.slice(-64);
  const last = [...graphemes.segment(tail)].at(-1)?.segment ?? '';
  return text.slice(0, text.length - last.length);
}
