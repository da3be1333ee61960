import type { ColorLevel } from '../render/style.js';
import type { Environment } from './environment.js';

/** How one stream shows things: its width in columns, its colours, and whether it has more than ASCII. */
export interface Appearance {
  readonly width: number;
  readonly colors: ColorLevel;
  readonly unicode: boolean;
}

const WIDTH_WITHOUT_TERMINAL = 80;

/** What a stream can show: the environment's word goes before what the stream says of itself. */
export function appearanceOf(environment: Environment, stream: NodeJS.WriteStream): Appearance {
  return {
    width: stream.isTTY ? Math.max(20, stream.columns) : WIDTH_WITHOUT_TERMINAL,
    colors: colorsOf(environment, stream),
    unicode: showsUnicode(environment.variables),
  };
}

/** `--no-color`, then `NO_COLOR` (no-color.org), then `FORCE_COLOR`, then whether there is a terminal that has colours. */
function colorsOf({ args, variables }: Environment, stream: NodeJS.WriteStream): ColorLevel {
  if (args.includes('--no-color') || given(variables.NO_COLOR)) return 0;
  const forced = variables.FORCE_COLOR;
  if (forced !== undefined) return forcedColors(forced);
  if (!stream.isTTY || variables.TERM === 'dumb') return 0;
  if (variables.COLORTERM === 'truecolor') return 3;
  return variables.TERM?.includes('256') === true ? 2 : 1;
}

function forcedColors(forced: string): ColorLevel {
  if (forced === '0' || forced === 'false') return 0;
  if (forced === '2') return 2;
  return forced === '3' ? 3 : 1;
}

// The first of these that is set decides, as in setlocale(3). Without any of them, today's terminals speak UTF-8.
function showsUnicode(variables: Environment['variables']): boolean {
  const locale = [variables.LC_ALL, variables.LC_CTYPE, variables.LANG].find(given);
  return (locale === undefined || /utf-?8/i.test(locale)) && variables.TERM !== 'linux';
}

function given(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
