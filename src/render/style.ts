import { Chalk } from 'chalk';
import type { Outcome } from '../domain/recommendation.js';
import type { Severity } from '../domain/problem.js';

/** How much colour a terminal shows: none, 16, 256, or all. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type Paint = (text: string) => string;

/** Colours by what they mean. Colour only repeats what the words say already. */
export interface Palette {
  readonly outcome: Readonly<Record<Outcome, Paint>>;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly heading: Paint;
  readonly strong: Paint;
  readonly emphasis: Paint;
  readonly struck: Paint;
  readonly muted: Paint;
  readonly question: Paint;
  readonly setting: Paint;
  readonly probe: Paint;
  readonly quote: Paint;
  readonly code: Paint;
  readonly saved: Paint;
  readonly key: Paint;
}

/** The palette at a level of colour; at 0 every paint returns its text unchanged. */
export function paletteFor(level: ColorLevel): Palette {
  const chalk = new Chalk({ level });
  return {
    outcome: {
      'strong-hire': chalk.bold.green,
      hire: chalk.green,
      discuss: chalk.yellow,
      incomplete: chalk.magenta,
      'no-hire': chalk.red,
    },
    severity: { error: chalk.red, warning: chalk.yellow, note: chalk.cyan },
    heading: chalk.bold,
    strong: chalk.bold,
    emphasis: chalk.italic,
    struck: chalk.strikethrough,
    muted: chalk.dim,
    question: chalk.bold.cyan,
    setting: chalk.italic,
    probe: chalk.cyan,
    quote: chalk.italic,
    code: chalk.cyan,
    saved: chalk.green,
    key: chalk.bold,
  };
}

/** Signs that stand in terminal text, each with an ASCII twin. */
export interface Glyphs {
  readonly bullet: string;
  readonly quoteBar: string;
  readonly rule: string;
  readonly ellipsis: string;
  readonly full: string;
  readonly empty: string;
  readonly done: string;
  readonly todo: string;
  readonly folded: string;
  readonly unfolded: string;
  readonly caret: string;
  readonly dot: string;
}

const UNICODE: Glyphs = {
  bullet: '•',
  quoteBar: '│',
  rule: '─',
  ellipsis: '…',
  full: '█',
  empty: '░',
  done: '✓',
  todo: '○',
  folded: '▸',
  unfolded: '▾',
  caret: '^',
  dot: '·',
};

const ASCII: Glyphs = {
  bullet: '-',
  quoteBar: '|',
  rule: '-',
  ellipsis: '...',
  full: '#',
  empty: '.',
  done: 'x',
  todo: 'o',
  folded: '>',
  unfolded: 'v',
  caret: '^',
  dot: '-',
};

/** The signs for a terminal that shows Unicode, or their ASCII twins. */
export function glyphsFor(unicode: boolean): Glyphs {
  return unicode ? UNICODE : ASCII;
}
