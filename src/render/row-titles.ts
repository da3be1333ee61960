import { cutText, displayWidth } from './width.js';

// With it, a table of figures still fits a page, and its columns stand in line in the plain text of the document.
const WIDEST = 40;

/**
 * Titles of competencies as they head a table's rows, in the order given: a long one is cut at a word and ends in an
 * ellipsis. Where two would then read the same, their ids stand instead. The document tells the whole titles elsewhere.
 */
export function rowTitles(
  competencies: readonly { readonly id: string; readonly title: string }[],
): readonly string[] {
  const cut = competencies.map(({ title }) => shortened(title));
  return competencies.map(({ id, title }, index) => {
    const own = cut[index] ?? '';
    return own !== title && cut.filter((other) => other === own).length > 1 ? id : own;
  });
}

function shortened(title: string): string {
  if (displayWidth(title) <= WIDEST) return title;
  const cut = cutText(title, WIDEST);
  const space = cut.lastIndexOf(' ');
  // A word of half the room is better broken than left out.
  return space < cut.length / 2 ? cut : `${cut.slice(0, space).replace(/[\s,;:.–-]+$/, '')}…`;
}
