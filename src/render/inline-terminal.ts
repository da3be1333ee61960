import type { MarkedToken, Tokens } from './document.js';
import { plainText } from './safe-text.js';
import type { Glyphs, Palette } from './style.js';

export interface InlineLook {
  readonly palette: Palette;
  readonly glyphs: Glyphs;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Inline tokens as terminal text: exactly the text that the escapes stood for, made safe; line breaks are LF. */
export function inlineText(tokens: readonly MarkedToken[], look: InlineLook): string {
  return tokens.map((token) => oneToken(token, look)).join('');
}

function oneToken(token: MarkedToken, look: InlineLook): string {
  const { palette } = look;
  switch (token.type) {
    case 'text':
      return 'tokens' in token
        ? inlineText(token.tokens as MarkedToken[], look)
        : shown(unescapeEntities(token.text), look);
    case 'escape':
      return shown(token.text, look);
    case 'strong':
      return palette.strong(inlineText(token.tokens as MarkedToken[], look));
    case 'em':
      return palette.emphasis(inlineText(token.tokens as MarkedToken[], look));
    case 'del':
      return palette.struck(inlineText(token.tokens as MarkedToken[], look));
    case 'codespan':
      return palette.code(shown(token.text, look));
    case 'link':
      return linkText(token, look);
    case 'image':
      return shown(token.text, look);
    case 'br':
      return '\n';
    case 'html':
      return htmlText(token.text, look);
    case 'checkbox':
      return token.checked ? '[x] ' : '[ ] ';
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
      return shown(token.raw, look);
  }
}

function linkText(token: Tokens.Link, look: InlineLook): string {
  const text = inlineText(token.tokens as MarkedToken[], look);
  const address = plainText(token.href);
  // A place in the repository is a link where the document is read there, and only clutter at a terminal.
  const isBare = text === address || token.autolink === true || !/^[a-z][a-z0-9+.-]*:/i.test(address);
  return isBare ? text : `${text} (${address})`;
}

function htmlText(html: string, look: InlineLook): string {
  if (/^<br\s*\/?>$/i.test(html)) return '\n';
  return /^<!--[\s\S]*-->$|^<\/?span>$/i.test(html) ? '' : shown(html, look);
}

function shown(text: string, { glyphs }: InlineLook): string {
  return plainText(text).replaceAll('█', glyphs.full).replaceAll('░', glyphs.empty);
}

function unescapeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
