import type { MarkedToken, Tokens } from './document.js';
import { escapeHtml } from './html.js';
import { isolatedHtml } from './page-direction.js';

const LINKED = /^(?:https?:\/\/|mailto:)/i;
// A box to tick on paper. Values cannot hold one: their brackets are escaped.
const BOX = '<span class="box"></span>';

/**
 * Inline Markdown as HTML. Every tag that comes out is written here: HTML in the source stays text (but for line breaks,
 * and for the comments and bare spans that part signs in our own Markdown), links lead to the web or to mail, and images
 * are their description.
 */
export function inlineHtml(tokens: readonly MarkedToken[]): string {
  return tokens.map(oneToken).join('');
}

function oneToken(token: MarkedToken): string {
  switch (token.type) {
    case 'text':
      return 'tokens' in token ? inlineHtml(token.tokens as MarkedToken[]) : textHtml(token.text);
    case 'escape':
      return escapeHtml(token.text);
    case 'strong':
      return `<strong>${inlineHtml(token.tokens as MarkedToken[])}</strong>`;
    case 'em':
      return emphasisHtml(token);
    case 'del':
      return `<del>${inlineHtml(token.tokens as MarkedToken[])}</del>`;
    case 'codespan':
      return `<code>${escapeHtml(token.text)}</code>`;
    case 'link':
      return linkHtml(token);
    case 'image':
      return escapeHtml(token.text);
    case 'br':
      return '<br>';
    case 'checkbox':
      return BOX;
    case 'html':
      return ownHtml(token.text);
    case 'space':
    case 'def':
    case 'hr':
    case 'table':
    case 'list':
    case 'code':
    case 'blockquote':
    case 'heading':
    case 'paragraph':
    case 'list_item':
      // Blocks do not stand within a line; were one to, its source is better than nothing.
      return escapeHtml(token.raw);
  }
}

/** What is said in brackets, and nothing else, is an aside: less than the words beside it, not more. */
function emphasisHtml({ text, tokens }: Tokens.Em): string {
  const aside = text.startsWith('(') && text.endsWith(')');
  return `<em${aside ? ' class="aside"' : ''}>${inlineHtml(tokens as MarkedToken[])}</em>`;
}

function linkHtml(token: Tokens.Link): string {
  const text = inlineHtml(token.tokens as MarkedToken[]);
  return LINKED.test(token.href) ? `<a href="${escapeHtml(token.href)}" rel="noreferrer">${text}</a>` : text;
}

function ownHtml(html: string): string {
  if (/^<br\s*\/?>$/i.test(html)) return '<br>';
  return /^<!--[\s\S]*-->$|^<\/?span>$/i.test(html) ? '' : escapeHtml(html);
}

/** Text of the source: its entities stand for signs, which are made safe like any other. */
function textHtml(text: string): string {
  return text
    .split(/(&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});|\[ \])/i)
    .map((part, index) =>
      index % 2 === 0 ? wholeIds(isolatedHtml(part)) : part === '[ ]' ? BOX : entityHtml(part),
    )
    .join('');
}

/** Candidates' ids, as they are drawn, are not broken at their hyphen. */
function wholeIds(html: string): string {
  return html.replace(/\bc-[0-9a-z]{2,8}\b/g, '<span class="short">$&</span>');
}

function entityHtml(entity: string): string {
  const digits = /^&#(x?)([0-9a-f]+);$/i.exec(entity);
  if (digits === null) return entity;
  const code = Number.parseInt(digits[2] ?? '', digits[1] === '' ? 10 : 16);
  return code > 0 && code <= 0x10ffff ? escapeHtml(String.fromCodePoint(code)) : escapeHtml(entity);
}
