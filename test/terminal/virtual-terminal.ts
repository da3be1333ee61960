import type { IPty } from '@lydell/node-pty';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import type { Terminal as Xterm } from '@xterm/headless';

/** A pseudo-terminal with a program in it, and the screen that a person would see. */
export interface VirtualTerminal {
  readonly pty: IPty;
  readonly emulator: Xterm;
  /** Sends keys. */
  readonly type: (keys: string) => void;
  /** Waits until a text shows; gives the whole screen then. */
  readonly shows: (text: string) => Promise<string>;
  /** Sends keys, and waits until a text shows. */
  readonly press: (keys: string, text: string) => Promise<string>;
  /** The rows that show, without blanks at their ends. */
  readonly screen: () => string;
  readonly resize: (columns: number, rows: number) => void;
  readonly exit: Promise<{ readonly exitCode: number; readonly signal?: number }>;
  /** All that was written so far. */
  readonly written: () => string;
  /** Waits until something shows, or for so many milliseconds. */
  readonly changed: (milliseconds?: number) => Promise<void>;
  /** Waits until everything written shows. */
  readonly settled: () => Promise<void>;
}

export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
}

const PATIENCE = 20_000;

export function openTerminal(
  file: string,
  args: readonly string[],
  options: TerminalOptions,
): VirtualTerminal {
  const { columns = 80, rows = 24, cwd, variables } = options;
  const pty = spawn(file, [...args], {
    cols: columns,
    rows,
    cwd,
    env: { ...variables },
    name: variables.TERM ?? 'xterm',
  });
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  let written = '';
  let pending = 0;
  let wake: () => void = () => undefined;
  pty.onData((data) => {
    written += data;
    pending += 1;
    emulator.write(data, () => {
      pending -= 1;
      wake();
    });
  });
  const exit = new Promise<{ exitCode: number; signal?: number }>((resolve) => {
    pty.onExit((event) => {
      resolve(event);
      wake();
    });
  });
  const screen = (): string => {
    const buffer = emulator.buffer.active;
    return Array.from({ length: emulator.rows }, (_, row) =>
      (buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    ).join('\n');
  };
  const changed = async (milliseconds = 50): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const shows = async (text: string): Promise<string> => {
    const deadline = Date.now() + PATIENCE;
    while (!screen().includes(text)) {
      if (Date.now() > deadline) throw new Error(`"${text}" did not show:\n${screen()}`);
      await changed();
    }
    return screen();
  };
  const type = (keys: string): void => {
    pty.write(keys);
  };
  return {
    pty,
    emulator,
    type,
    shows,
    async press(keys, text) {
      type(keys);
      return shows(text);
    },
    screen,
    resize(toColumns, toRows) {
      emulator.resize(toColumns, toRows);
      pty.resize(toColumns, toRows);
    },
    exit,
    written: () => written,
    changed,
    async settled() {
      do await changed();
      while (pending > 0);
    },
  };
}
