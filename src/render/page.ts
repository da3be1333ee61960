import { createHash } from 'node:crypto';
import type { Outcome } from '../domain/recommendation.js';
import { parseMarkdown, type MarkedToken } from './document.js';
import { escapeHtml } from './html.js';
import type { Additions } from './page-blocks.js';
import { documentHtml } from './page-blocks.js';
import { PAGE_STYLE } from './page-style.js';

/** A picture for a page. */
export interface Figure {
  /** HTML that the program drew itself. */
  readonly html: string;
  /**
   * Where it stands: above the table whose first column has this title, which is the picture in words and is folded away
   * where it tells nothing else; or first under a heading. A page that has no such place shows it at its end.
   */
  readonly place: { readonly table: string; readonly folded: boolean } | { readonly under: string };
}

/** A page to be made of a document. */
export interface PageContent {
  /** What the browser shows above it. Plain text. */
  readonly title: string;
  /** What kind of document it is, at the head of the page. Plain text. */
  readonly kind: string;
  /** A BCP 47 tag, such as `en`. */
  readonly language: string;
  readonly markdown: string;
  readonly figures: readonly Figure[];
  /** A guide is laid out to be printed and written on. */
  readonly layout: 'report' | 'guide';
  /** The outcome that the document's first heading begins with, to be set apart; null where there is none. */
  readonly outcome: { readonly code: Outcome; readonly title: string } | null;
}

// A touchstone with the streak of gold on it.
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d1c1a"/><path d="M3.5 12.5 12.5 3.5" stroke="#d6a83a" stroke-width="2.4" stroke-linecap="round"/></svg>',
)}`;

const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A Markdown document as one HTML file that loads nothing and runs nothing, whatever the texts in it say: it can be sent,
 * opened from disk, and printed. Same content, same bytes.
 */
export function page(content: PageContent): string {
  const { title, kind, language, layout, outcome } = content;
  const tokens = parseMarkdown(content.markdown);
  const body = documentHtml(tokens, additionsFor(content.figures, tokens));
  const start = tokens.some(({ type }) => type === 'heading') ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  const lang = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language) ? language : 'en';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${ICON}">
<style>${PAGE_STYLE}</style>
</head>
<body class="${layout}${outcome === null ? '' : ` outcome-${outcome.code}`}">
<a class="skip" href="#content">Skip to the content</a>
<header class="head"><p>${escapeHtml(kind)}</p></header>
<main id="content" tabindex="-1">
${start}${outcome === null ? body : setApart(body, outcome.title)}
</main>
<footer class="foot"><p>Made by Touchstone</p></footer>
</body>
</html>
`;
}

/** The first heading with the outcome it begins with on a line of its own. */
function setApart(body: string, outcome: string): string {
  const title = escapeHtml(outcome);
  return body.replace(
    `<h1>${title}: `,
    () => `<h1><span class="outcome">${title}<span class="unseen">:</span></span> `,
  );
}

function additionsFor(figures: readonly Figure[], tokens: readonly MarkedToken[]): Additions {
  const before = new Map<number, string>();
  const around = new Map<number, (block: string) => string>();
  for (const { place, html } of figures) {
    const table = 'table' in place ? tokens.findIndex((token) => isTable(token, place.table)) : -1;
    if (table >= 0) {
      const folded = 'folded' in place && place.folded;
      around.set(table, (block) => `${html}\n${folded ? inWords(block) : block}`);
      continue;
    }
    const heading = 'under' in place ? tokens.findIndex((token) => isHeading(token, place.under)) : -1;
    const index = heading < 0 ? tokens.length : heading + 1;
    before.set(index, [before.get(index), html].filter(Boolean).join('\n'));
  }
  return { before, around };
}

function inWords(table: string): string {
  return `<details class="in-words"><summary>The same as a table</summary><div class="fold">${table}</div></details>`;
}

function isTable(token: MarkedToken, title: string): boolean {
  return token.type === 'table' && token.header[0]?.text === title;
}

function isHeading(token: MarkedToken, title: string): boolean {
  return token.type === 'heading' && token.text === title;
}
