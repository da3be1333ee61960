/** Where a progress bar is drawn. */
export interface ProgressStream {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly write: (text: string) => unknown;
}

/** How far something is: `step` is called after each thing done, `end` clears the line. */
export interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

// Fewer than this are done before anybody could read a bar.
const LEAST = 200;
const WIDEST = 40;
const CLEAR_LINE = '\r\u001B[K';

/** A bar on a terminal; nothing at all elsewhere, in CI, or for a few things. */
export function progressOn(
  stream: ProgressStream,
  total: number,
  noun: string,
  look: { readonly quiet: boolean; readonly unicode: boolean },
): Progress {
  if (!stream.isTTY || look.quiet || total < LEAST) return { step: () => undefined, end: () => undefined };
  const [full, empty] = look.unicode ? ['█', '░'] : ['#', '.'];
  let [done, shown] = [0, -1];
  return {
    step() {
      done += 1;
      const percent = Math.trunc((done * 100) / total);
      if (percent === shown) return;
      shown = percent;
      const words = ` ${done} of ${total} ${noun}`;
      const room = Math.max(0, Math.min(WIDEST, stream.columns - words.length - 1));
      const filled = Math.trunc((room * done) / total);
      stream.write(`\r${full.repeat(filled)}${empty.repeat(room - filled)}${words}`);
    },
    end() {
      if (done > 0) stream.write(CLEAR_LINE);
    },
  };
}
