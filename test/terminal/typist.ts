import type { VirtualTerminal } from './virtual-terminal.js';

/** What is typed in an interview: so many notes, and the text of each, counted from 1. */
export interface Typing {
  readonly notes: number;
  readonly lineOf: (number: number) => string;
}

/**
 * What a person would press, going by what the screen shows; null while there is nothing to react to. `typed` is the number of
 * the last note that was typed.
 */
export function reaction(screen: string, typed: number, { notes, lineOf }: Typing): string | null {
  if (screen.includes('conflict of interest')) return '1';
  if (screen.includes('How do you meet?')) return '1';
  if (screen.includes('Which language')) return '\r';
  if (screen.includes('starts the clock')) return '\r';
  if (screen.includes('Why is there no rating?')) return '1';
  if (screen.includes('Would you hire this person')) return '2';
  if (screen.includes('What should the panel know')) return '\r';
  if (screen.includes('nothing on the card can change')) return 's\r';
  if (screen.includes('What will be sealed')) return 'c';
  if (screen.includes('No point chosen')) return screen.includes('No notes on this.') ? 'n' : '4';
  if (screen.includes('no evidence ticked')) return ' ';
  if (/rests on \d+ note/.test(screen)) return '\r';
  const saved = /✓ (\d+) saved/.exec(screen);
  if (saved === null || !screen.includes('Question ')) return null;
  const next = Number(saved[1]) + 1;
  // What was typed already is on its way.
  if (next <= typed) return null;
  if (next > notes) return '\u0012';
  return `${lineOf(next)}\r${next % 5 === 0 ? '\u000E' : ''}`;
}

const AGAIN = 2000;

/** Conducts an interview to its end, as a person would, and gives the exit code. */
export async function typeInterview(terminal: VirtualTerminal, typing: Typing): Promise<number> {
  const life = { over: false };
  void terminal.exit.then(() => {
    life.over = true;
  });
  const deadline = Date.now() + 60_000;
  let answered = '';
  let since = Date.now();
  let typed = 0;
  while (!life.over) {
    if (Date.now() > deadline) throw new Error(`The interview did not end:\n${terminal.screen()}`);
    const screen = terminal.screen();
    // A key that met a page on its way is pressed once more, as a person would.
    if (Date.now() > since + AGAIN) answered = '';
    const keys = screen === answered ? null : reaction(screen, typed, typing);
    if (keys !== null) {
      answered = screen;
      since = Date.now();
      if (/✓ \d+ saved/.test(screen) && keys.length > 1)
        typed = Number(/✓ (\d+) saved/.exec(screen)?.[1]) + 1;
      terminal.type(keys);
    }
    await terminal.changed(20);
  }
  return (await terminal.exit).exitCode;
}
