import { StringDecoder } from 'node:string_decoder';
import type { Key } from './keys.js';
import { decode, decodeLate, NOTHING_UNDECODED, pastedSoFar } from './keys.js';
import { MARK_PASTES, UNMARK_PASTES } from './line-editor.js';

/** How many columns and rows a terminal has. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a terminal is to show: a line for each row from the top, and where the cursor stands. */
export interface Frame {
  readonly lines: readonly string[];
  /** The row, and what stands before the cursor in it; null hides the cursor. */
  readonly cursor: { readonly row: number; readonly before: string } | null;
}

type TerminalInput = NodeJS.ReadableStream & { readonly setRawMode?: (raw: boolean) => unknown };
type TerminalOutput = NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };

export interface ScreenPorts {
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  /** Calls back again and again, every so many milliseconds, until the returned function is called. */
  readonly every: (milliseconds: number, listener: () => void) => () => void;
}

export interface ScreenListeners {
  readonly onKeys: (keys: readonly Key[]) => void;
  readonly onResize: () => void;
  /** The terminal is gone; `pasted` is what had come of a paste. */
  readonly onEnd: (pasted: string) => void;
}

/** A terminal taken over as a whole, with its other screen, so that the shell's own stays as it was. */
export interface Screen {
  readonly size: () => Size;
  /** Shows a frame: what changed since the one before, in one piece. */
  readonly draw: (frame: Frame) => void;
  /** Gives the terminal back as it was found; `enter` takes it again and forgets what was drawn. */
  readonly leave: () => void;
  readonly enter: () => void;
  /** Forgets what was drawn, so that the next frame is drawn as a whole. */
  readonly forget: () => void;
}

// The other screen, no wrapping at the edge, marked pastes; and back, with the cursor shown and colours off.
const ENTER = `\u001B[?1049h\u001B[?7l${MARK_PASTES}`;
const LEAVE = `\u001B[0m${UNMARK_PASTES}\u001B[?7h\u001B[?25h\u001B[?1049l`;
const CLEAR = '\u001B[0m\u001B[2J';

/** How long the rest of an escape sequence may take; a slow line sends one in pieces. */
const SEQUENCE_MILLISECONDS = 60;

/**
 * Takes a terminal over. Keys are read raw: @inquirer/core stands on readline, which garbles what is pasted in mid-line, and
 * erases line by line what it drew, which a resized or full screen does not survive.
 */
export function openScreen(ports: ScreenPorts, listeners: ScreenListeners): Screen {
  const { input, output } = ports;
  const decoder = new StringDecoder('utf8');
  let undecoded = NOTHING_UNDECODED;
  let stopWaiting: (() => void) | null = null;
  let drawn: readonly string[] | null = null;
  let cursor = '';
  let entered = false;

  const size = (): Size => ({ columns: output.columns ?? 80, rows: output.rows ?? 24 });
  const wait = (): void => {
    stopWaiting?.();
    stopWaiting = null;
    if (undecoded.sequence === '' || undecoded.paste !== null) return;
    stopWaiting = ports.every(SEQUENCE_MILLISECONDS, () => {
      stopWaiting?.();
      stopWaiting = null;
      const { keys, left } = decodeLate(undecoded);
      undecoded = left;
      if (keys.length > 0) listeners.onKeys(keys);
    });
  };
  const onData = (chunk: Uint8Array | string): void => {
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const { keys, left } = decode(undecoded, text);
    undecoded = left;
    wait();
    if (keys.length > 0) listeners.onKeys(keys);
  };
  const onEnd = (): void => {
    listeners.onEnd(pastedSoFar(undecoded));
  };
  const onResize = (): void => {
    drawn = null;
    listeners.onResize();
  };

  const enter = (): void => {
    if (entered) return;
    entered = true;
    drawn = null;
    input.setRawMode?.(true);
    input.on('data', onData);
    input.on('end', onEnd);
    // A terminal that is hung up ends in an error.
    input.on('error', onEnd);
    output.on('resize', onResize);
    input.resume();
    output.write(ENTER);
  };
  const leave = (): void => {
    if (!entered) return;
    entered = false;
    stopWaiting?.();
    stopWaiting = null;
    input.off('data', onData);
    input.off('end', onEnd);
    input.off('error', onEnd);
    output.off('resize', onResize);
    output.write(LEAVE);
    input.setRawMode?.(false);
    input.pause();
  };
  const draw = (frame: Frame): void => {
    if (!entered) return;
    const { rows } = size();
    const shown = Array.from({ length: rows }, (_, row) => frame.lines[row] ?? '');
    const changed = shown.flatMap((line, row) =>
      drawn?.[row] === line ? [] : [`\u001B[${row + 1};1H\u001B[2K${line}\u001B[0m`],
    );
    const cleared = drawn === null ? CLEAR : '';
    drawn = shown;
    const stood = cursor;
    // Terminals differ in how wide an emoji is, so the cursor is put where the text before it really ends.
    cursor =
      frame.cursor === null
        ? ''
        : `\u001B[${frame.cursor.row + 1};1H${frame.cursor.before}\u001B[0m\u001B[?25h`;
    if (cleared === '' && changed.length === 0 && cursor === stood) return;
    output.write(`\u001B[?25l${cleared}${changed.join('')}${cursor}`);
  };

  const forget = (): void => {
    drawn = null;
  };

  return { size, draw, enter, leave, forget };
}
