/** The colours of a page, each a CSS variable of the same name. */
export interface PageColors {
  /** What everything lies on, and what lies a little apart from it: quotations, the ground under a floor. */
  readonly paper: string;
  readonly shade: string;
  readonly ink: string;
  /** Words of less weight: captions, labels, who said it. */
  readonly quiet: string;
  /** Hairlines that part things, and lines that carry meaning. */
  readonly hairline: string;
  readonly line: string;
  readonly link: string;
  /** One for each outcome; never the only sign of it. */
  readonly 'strong-hire': string;
  readonly hire: string;
  readonly discuss: string;
  readonly incomplete: string;
  readonly 'no-hire': string;
}

export const LIGHT: PageColors = {
  paper: '#ffffff',
  shade: '#f4f2ee',
  ink: '#1d1c1a',
  quiet: '#5c5850',
  hairline: '#dcd8d0',
  line: '#837d72',
  link: '#1f4f82',
  'strong-hire': '#14603a',
  hire: '#1f6b45',
  discuss: '#8a4f00',
  incomplete: '#5c5850',
  'no-hire': '#a1282c',
};

export const DARK: PageColors = {
  paper: '#171614',
  shade: '#23211e',
  ink: '#ebe8e1',
  quiet: '#b3ada2',
  hairline: '#3b3833',
  line: '#8b857a',
  link: '#9cc3ea',
  'strong-hire': '#86d3a8',
  hire: '#7cc79d',
  discuss: '#e8b868',
  incomplete: '#b3ada2',
  'no-hire': '#f29d97',
};

/** The colours as CSS declarations. */
export function colorVariables(colors: PageColors): string {
  return Object.entries(colors)
    .map(([name, color]) => `--${name}:${String(color)};`)
    .join('');
}
