import { parseMarkdown, type MarkedToken, type Tokens } from './document.js';
import { inlineText, type InlineLook } from './inline-terminal.js';
import { plainText } from './safe-text.js';
import { tableLines } from './table-terminal.js';
import type { Paint } from './style.js';
import { cutText, displayWidth, wrapText } from './width.js';

/** How a document is to look in a terminal. */
export interface DocumentLook extends InlineLook {
  readonly columns: number;
  /** Whether what is folded away is shown in full or as its summary alone. */
  readonly details: 'unfolded' | 'folded';
  /** The paint of the first heading, such as that of the outcome. */
  readonly title?: Paint;
}

const OPEN_DETAILS = /<details[\s>]/i;
const CLOSE_DETAILS = /<\/details>/i;
const SUMMARY = /<summary>([\s\S]*?)<\/summary>/i;

/** A Markdown document as lines for a terminal; no line is wider than `columns`, 20 at the least. */
export function renderDocument(markdown: string, look: DocumentLook): string {
  const lines = blockLines(parseMarkdown(markdown), Math.max(20, look.columns), look);
  return `${lines.join('\n')}\n`;
}

function blockLines(
  tokens: readonly MarkedToken[],
  columns: number,
  look: DocumentLook,
  between: readonly string[] = [''],
): readonly string[] {
  const lines: string[] = [];
  let hidden = 0;
  for (const token of tokens) {
    if (token.type === 'html') {
      const { opens, closes } = detailsIn(token.text);
      if (hidden > 0) {
        hidden += opens - closes;
        continue;
      }
      if (opens > closes && look.details === 'folded') hidden = opens - closes;
    }
    if (hidden > 0 && token.type !== 'html') continue;
    const block = oneBlock(token, columns, look);
    if (block.length === 0) continue;
    if (lines.length > 0) lines.push(...between);
    lines.push(...block);
  }
  return lines;
}

function detailsIn(html: string): { readonly opens: number; readonly closes: number } {
  return { opens: OPEN_DETAILS.test(html) ? 1 : 0, closes: CLOSE_DETAILS.test(html) ? 1 : 0 };
}

function oneBlock(token: MarkedToken, columns: number, look: DocumentLook): readonly string[] {
  switch (token.type) {
    case 'heading':
      return headingLines(token, columns, look);
    case 'paragraph':
    case 'text':
      return wrapLines(inlineText(tokensOf(token), look) || plainText(token.text), columns);
    case 'blockquote': {
      const bar = look.palette.muted(look.glyphs.quoteBar);
      return blockLines(token.tokens as MarkedToken[], Math.max(10, columns - 2), look).map((line) =>
        line === '' ? bar : `${bar} ${line}`,
      );
    }
    case 'list':
      return listLines(token, columns, look);
    case 'table':
      return tableLines(token, columns, look);
    case 'code':
      return plainText(token.text, 'keep')
        .split('\n')
        .flatMap((line) => wrapLines(look.palette.code(line), columns - 4))
        .map((line) => `    ${line}`);
    case 'hr':
      return [look.palette.muted(look.glyphs.rule.repeat(columns))];
    case 'html':
      return htmlLines(token.text, columns, look);
    case 'space':
    case 'def':
      return [];
    case 'list_item':
      return blockLines(token.tokens as MarkedToken[], columns, look);
    case 'br':
    case 'checkbox':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'strong':
      return wrapLines(inlineText([token], look), columns);
  }
}

function headingLines(token: Tokens.Heading, columns: number, look: DocumentLook): readonly string[] {
  const paint = (token.depth === 1 ? look.title : undefined) ?? look.palette.heading;
  const lines = wrapLines(inlineText(token.tokens as MarkedToken[], look), columns);
  const painted = lines.map((line) => paint(look.palette.heading(line)));
  if (token.depth > 2) return painted;
  const width = Math.max(...lines.map(displayWidth));
  return [...painted, look.palette.muted((token.depth === 1 ? '=' : look.glyphs.rule).repeat(width))];
}

function listLines(list: Tokens.List, columns: number, look: DocumentLook): readonly string[] {
  const start = typeof list.start === 'number' ? list.start : 1;
  return list.items.flatMap((item, index) => {
    const [first, ...others] = item.tokens as MarkedToken[];
    const isTask = first?.type === 'checkbox';
    const box = isTask ? `[${first.checked ? 'x' : ' '}]` : look.glyphs.bullet;
    const sign = list.ordered ? `${start + index}.` : box;
    const indent = displayWidth(sign) + 1;
    const lines = blockLines(
      isTask ? others : (item.tokens as MarkedToken[]),
      Math.max(10, columns - indent),
      look,
      list.loose ? [''] : [],
    );
    const body = lines.map((line, at) => (at === 0 ? `${sign} ${line}` : ' '.repeat(indent) + line));
    return list.loose && index > 0 ? ['', ...body] : body;
  });
}

function htmlLines(html: string, columns: number, look: DocumentLook): readonly string[] {
  const summary = SUMMARY.exec(html)?.[1];
  if (summary !== undefined) {
    const sign = look.details === 'folded' ? look.glyphs.folded : look.glyphs.unfolded;
    return [look.palette.muted(cutText(`${sign} ${plainText(summary)}`, columns, look.glyphs.ellipsis))];
  }
  const rest = html.replace(/<\/?(?:details|summary|span|br)[^>]*>|<!--[\s\S]*?-->/gi, '').trim();
  return rest === '' ? [] : wrapLines(plainText(rest), columns);
}

function tokensOf(token: { readonly tokens?: readonly unknown[] }): readonly MarkedToken[] {
  return (token.tokens ?? []) as readonly MarkedToken[];
}

function wrapLines(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapText(line, columns));
}
