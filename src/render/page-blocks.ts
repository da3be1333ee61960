import type { MarkedToken, Tokens } from './document.js';
import { escapeHtml } from './html.js';
import { directionOf } from './page-direction.js';
import { inlineHtml } from './page-inline.js';
import { tableHtml } from './page-table.js';

const FOLD = /^<details>\s*<summary>([^<>&]*)<\/summary>$/;
const FOLD_END = /^<\/details>$/;

/** What is open at a place of the document: a section of a heading's depth, or a fold. */
type Open = { readonly kind: 'section'; readonly depth: number } | { readonly kind: 'fold' };

/** What a page has beside the document: HTML to put in before the block at a place, or in place of it. */
export interface Additions {
  readonly before: ReadonlyMap<number, string>;
  readonly around: ReadonlyMap<number, (block: string) => string>;
}

const NOTHING: Additions = { before: new Map(), around: new Map() };

/**
 * Blocks of Markdown as HTML, in nested sections by their headings. Every tag that comes out is written here and is
 * closed here: of HTML in the source only the folds that `foldMarkdown` makes are known; anything else stays text. No
 * heading is more than one level below the one before it, and only the first is of level 1.
 */
export function documentHtml(tokens: readonly MarkedToken[], additions: Additions = NOTHING): string {
  return blocksHtml(tokens, additions, 'document');
}

function blocksHtml(
  tokens: readonly MarkedToken[],
  additions: Additions,
  place: 'document' | 'within',
): string {
  const html: string[] = [];
  const open: Open[] = [];
  let deepest = 0;
  const close = (until: (one: Open) => boolean): void => {
    for (let top = open.at(-1); top !== undefined && !until(top); top = open.at(-1)) {
      open.pop();
      html.push(top.kind === 'section' ? '</section>' : '</div></details>');
    }
  };
  tokens.forEach((token, index) => {
    html.push(additions.before.get(index) ?? '');
    if (token.type === 'heading' && place === 'document') {
      const depth = deepest === 0 ? 1 : Math.max(2, Math.min(token.depth, deepest + 1));
      deepest = depth;
      close((one) => one.kind === 'fold' || one.depth < depth);
      if (depth > 1) {
        open.push({ kind: 'section', depth });
        html.push(`<section class="depth-${depth}">`);
      }
      html.push(`<h${depth}>${inlineHtml(token.tokens as MarkedToken[])}</h${depth}>`);
      return;
    }
    const source = token.type === 'html' ? token.text.trim() : '';
    const summary = FOLD.exec(source)?.[1];
    if (summary !== undefined) {
      open.push({ kind: 'fold' });
      html.push(`<details><summary>${escapeHtml(summary)}</summary><div class="fold">`);
    } else if (FOLD_END.test(source) && open.some(({ kind }) => kind === 'fold')) {
      close(({ kind }) => kind === 'fold');
      open.pop();
      html.push('</div></details>');
    } else {
      const block = blockHtml(token);
      html.push(additions.around.get(index)?.(block) ?? block);
    }
  });
  html.push(additions.before.get(tokens.length) ?? '');
  close(() => false);
  return html.filter((part) => part !== '').join('\n');
}

/** The blocks within a quotation or a list item, whose headings are no part of the document's. */
function within(tokens: readonly MarkedToken[]): string {
  return blocksHtml(tokens, NOTHING, 'within');
}

function blockHtml(token: MarkedToken): string {
  switch (token.type) {
    case 'paragraph':
      return `<p${directionOf(token.text)}>${inlineHtml(token.tokens as MarkedToken[])}</p>`;
    case 'text':
      return inlineHtml([token]);
    case 'blockquote':
      return quoteHtml(token);
    case 'list':
      return listHtml(token);
    case 'table':
      return tableHtml(token);
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(token.text)}</code></pre>`;
    case 'hr':
      return '<hr>';
    case 'html':
      return rawHtml(token.text);
    case 'space':
    case 'def':
      return '';
    case 'heading':
      return `<p${directionOf(token.text)}><strong>${inlineHtml(token.tokens as MarkedToken[])}</strong></p>`;
    case 'list_item':
      return within(token.tokens as MarkedToken[]);
    case 'br':
    case 'checkbox':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'strong':
      return inlineHtml([token]);
  }
}

/** A quotation; a last paragraph that begins with a dash says whose it is. */
function quoteHtml(quote: Tokens.Blockquote): string {
  const tokens = quote.tokens as MarkedToken[];
  const last = tokens.at(-1);
  if (last?.type !== 'paragraph' || !last.text.startsWith('— ')) {
    return `<blockquote${directionOf(quote.text)}>${within(tokens)}</blockquote>`;
  }
  const said = tokens.slice(0, -1);
  const direction = directionOf(said.map(({ raw }) => raw).join(''));
  const source = inlineHtml(last.tokens as MarkedToken[]);
  return `<blockquote${direction}>${within(said)}<p class="source"${direction === '' ? '' : ' dir="ltr"'}>${source}</p></blockquote>`;
}

function listHtml(list: Tokens.List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start =
    list.ordered && typeof list.start === 'number' && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.items.map((item) => {
    const content = within(item.tokens as MarkedToken[]);
    return `<li${directionOf(item.text)}${item.task ? ' class="task"' : ''}>${content}</li>`;
  });
  return `<${tag}${start}>${items.join('')}</${tag}>`;
}

function rawHtml(html: string): string {
  const text = html.replace(/<!--[\s\S]*?-->/g, '').trim();
  return text === '' ? '' : `<p${directionOf(text)}>${escapeHtml(text)}</p>`;
}
