import { StringDecoder } from 'node:string_decoder';
import { plainText } from '../render/safe-text.js';
import { displayWidth } from '../render/width.js';
import type { EditedLine } from './line-editor.js';
import { EMPTY_LINE, feed, MARK_PASTES, UNMARK_PASTES } from './line-editor.js';

/** Input that may be a terminal. */
type TerminalInput = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/** A line of input. `end` and `interrupt` carry what was typed and not yet entered. */
export type ReadLine =
  | { readonly kind: 'line'; readonly text: string; readonly pasted: boolean }
  | { readonly kind: 'end' | 'interrupt'; readonly text: string };

/** Reads lines, one at a time, in order, and loses none: what comes in several lines at once waits for the next call. */
export interface LineReader {
  readonly read: (prompt: string) => Promise<ReadLine>;
  /** Leaves the input to somebody else until the next `read`. */
  readonly release: () => void;
}

export interface LineReaderPorts {
  readonly input: TerminalInput;
  readonly output: NodeJS.WritableStream;
  readonly columns: () => number;
  /** Whether the terminal understands escape sequences; a dumb one, or a screen reader's, is sent none. */
  readonly escapes: boolean;
  /** Ends the reading from outside, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Stops the program until the shell lets it go on (Ctrl-Z and fg); absent where that cannot be done. */
  readonly suspend?: () => Promise<void>;
}

/**
 * A reader on an input stream. On a terminal it takes the keys one by one, because a terminal's own line editing cuts
 * a line at 4095 bytes and drops the rest; elsewhere it splits the stream at line ends, and what stands behind the last
 * one is a line too. Where pasted text is not marked by the terminal, a pasted line that begins with `/` is a command.
 */
export function openLineReader(ports: LineReaderPorts): LineReader {
  const { input, output } = ports;
  const isTerminal = input.isTTY === true && input.setRawMode !== undefined;
  const decoder = new StringDecoder('utf8');
  let line: EditedLine = EMPTY_LINE;
  let backlog = '';
  let ended = false;
  let attached = false;
  let suspended = false;
  let prompt = '';
  let settle: ((answer: ReadLine) => void) | null = null;

  const write = (text: string): void => {
    if (text !== '') output.write(text);
  };
  const answer = (result: ReadLine): void => {
    const waiting = settle;
    settle = null;
    waiting?.(result);
  };
  const redraw = (): void => {
    write(`\n${prompt}${plainText(line.text)}`);
  };

  const work = (): void => {
    while (settle !== null && !suspended) {
      if (ports.signal?.aborted === true) {
        write('\n');
        answer({ kind: 'interrupt', text: line.text });
        return;
      }
      if (backlog === '') {
        if (ended) finish();
        return;
      }
      const { line: next, stroke, rest } = isTerminal ? feed(line, backlog) : split(line, backlog);
      line = next;
      backlog = rest;
      switch (stroke?.kind) {
        case undefined:
          break;
        case 'typed':
          if (isTerminal) write(plainText(stroke.text));
          break;
        case 'erased':
          erase(stroke.text);
          break;
        case 'line':
          write('\n');
          answer({ kind: 'line', text: stroke.text, pasted: stroke.pasted });
          break;
        case 'interrupt':
        case 'end':
          write('\n');
          answer({ kind: stroke.kind, text: line.text });
          line = { ...EMPTY_LINE };
          break;
        case 'redraw':
          redraw();
          break;
        case 'suspend':
          void suspend();
          break;
      }
    }
  };

  const finish = (): void => {
    const { text } = line;
    line = EMPTY_LINE;
    write('\n');
    // A file's last line may lack its line end; a terminal that went away left a line that nobody entered.
    if (text !== '' && !isTerminal) answer({ kind: 'line', text, pasted: false });
    else answer({ kind: 'end', text });
  };

  const erase = (erased: string): void => {
    const width = displayWidth(plainText(erased));
    const before = displayWidth(prompt + plainText(line.text));
    // A backspace does not climb into the row above, so a line that was wrapped is written anew.
    if (before + width < ports.columns())
      write(`${'\b'.repeat(width)}${' '.repeat(width)}${'\b'.repeat(width)}`);
    else redraw();
  };

  const suspend = async (): Promise<void> => {
    if (ports.suspend === undefined) return;
    suspended = true;
    // The input stays open meanwhile: a program that waits for nothing ends, and would not be there to come back to.
    setKeys(false);
    write('\n');
    await ports.suspend();
    suspended = false;
    setKeys(true);
    input.resume();
    redraw();
    work();
  };

  const onData = (chunk: Uint8Array | string): void => {
    backlog += typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    work();
  };
  const onEnd = (): void => {
    backlog += decoder.end();
    ended = true;
    work();
  };
  // Raw, the terminal hands over every key; else it edits lines by itself, as the shell expects to find it.
  const setKeys = (raw: boolean): void => {
    if (!isTerminal) return;
    if (ports.escapes) write(raw ? MARK_PASTES : UNMARK_PASTES);
    input.setRawMode(raw);
  };
  const attach = (): void => {
    if (attached) return;
    attached = true;
    setKeys(true);
    input.on('data', onData);
    input.on('end', onEnd);
    // A terminal that is hung up ends in an error.
    input.on('error', onEnd);
    ports.signal?.addEventListener('abort', work);
    input.resume();
  };
  const detach = (): void => {
    if (!attached) return;
    attached = false;
    input.off('data', onData);
    input.off('end', onEnd);
    input.off('error', onEnd);
    ports.signal?.removeEventListener('abort', work);
    input.pause();
    setKeys(false);
  };

  return {
    read: (asked) =>
      new Promise((resolve) => {
        prompt = asked;
        settle = resolve;
        attach();
        write(prompt + (isTerminal ? plainText(line.text) : ''));
        work();
      }),
    release: detach,
  };
}

function split(line: EditedLine, input: string): ReturnType<typeof feed> {
  const at = input.indexOf('\n');
  if (at < 0) return { line: { ...line, text: line.text + input }, stroke: null, rest: '' };
  const text = (line.text + input.slice(0, at)).replace(/\r$/, '');
  return { line: EMPTY_LINE, stroke: { kind: 'line', text, pasted: false }, rest: input.slice(at + 1) };
}
