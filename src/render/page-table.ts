import type { MarkedToken, Tokens } from './document.js';
import { escapeHtml, fixed } from './html.js';
import { inlineHtml } from './page-inline.js';
import { signForCell } from './outcome-sign.js';

const SHORT = 12;

/**
 * A table within a frame that scrolls sideways where there is too little room, by keyboard too. The first column's cells
 * head their rows; a row without any text is one to be filled in by hand.
 */
export function tableHtml(table: Tokens.Table): string {
  const name = table.header[0]?.text ?? '';
  const head = table.header.map((cell, index) => headHtml(cell, alignOf(table, index))).join('');
  const body = table.rows.map((row) => rowHtml(row, table)).join('');
  return [
    `<div class="table" role="group" tabindex="0" aria-label="Table: ${escapeHtml(name)}">`,
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`,
  ].join('');
}

function alignOf(table: Tokens.Table, column: number): string {
  return classOf([table.align[column] === 'right' ? 'right' : '']);
}

function classOf(classes: readonly string[]): string {
  const named = classes.filter(Boolean);
  return named.length === 0 ? '' : ` class="${named.join(' ')}"`;
}

/** A figure, an id or a word or two is never broken; a longer text never becomes a tower of single words. */
function lengthOf(text: string): string {
  if (text.length > SHORT) return 'long';
  return /[\s-]/.test(text) ? 'short' : '';
}

function headHtml(cell: Tokens.TableCell, align: string): string {
  const text = inlineHtml(cell.tokens as MarkedToken[]);
  return text === '' ? `<td${align}></td>` : `<th scope="col"${align}>${text}</th>`;
}

function rowHtml(row: readonly Tokens.TableCell[], table: Tokens.Table): string {
  const blank = row.every(({ text }) => text.trim() === '');
  const cells = row.map((cell, index) => {
    const sign = table.header[index]?.text === 'Outcome' ? signForCell(cell.text) : '';
    const length = sign !== '' && cell.text.length <= SHORT ? 'short' : lengthOf(cell.text);
    const classes = classOf([table.align[index] === 'right' ? 'right' : '', length]);
    const content = barHtml(cell.text) ?? sign + inlineHtml(cell.tokens as MarkedToken[]);
    return index === 0 && !blank
      ? `<th scope="row"${classes}>${content}</th>`
      : `<td${classes}>${content}</td>`;
  });
  return `<tr${blank ? ' class="blank"' : ''}>${cells.join('')}</tr>`;
}

/** A bar of plain characters as a drawn one. It repeats the number beside it, so it is not read out. */
function barHtml(text: string): string | null {
  if (!/^█*░*$/.test(text) || text === '') return null;
  const full = (text.match(/█/g)?.length ?? 0) / text.length;
  return [
    '<svg class="bar" width="96" height="8" aria-hidden="true">',
    '<rect class="bar-ground" width="100%" height="8"/>',
    `<rect class="bar-fill" width="${fixed(full * 100)}%" height="8"/></svg>`,
  ].join('');
}
