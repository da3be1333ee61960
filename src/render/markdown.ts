import { plainText } from './safe-text.js';

// One pass over the original text, so that no escape is escaped again.
const INLINE = new RegExp(
  [
    /\\(?=[!-/:-@[-`{-~]|$)/, // before punctuation a backslash escapes; elsewhere it is one
    /[`*[\]<|~]/, // code, emphasis, links, HTML, table cells, strikethrough
    /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/, // within a word an underscore is one
    /&(?=#?[A-Za-z0-9]{1,40};|$)/, // entities
    /!(?=$)/,
    /\$/, // GitHub sets formulas between dollars
    /@(?=[A-Za-z0-9_-])/, // mentions, mail addresses
    /#(?=\d)|(?<![A-Za-z0-9])GH-(?=\d)/, // references to issues
    /:(?=\/\/)/, // bare addresses
    /www(?=\.)/,
    /:(?=(?:[a-z+_-][a-z0-9_+-]{0,40}|100|1234):)/, // emoji names
  ]
    .map((part) => part.source)
    .join('|'),
  'gi',
);

const AUTOLINKED = /^(?:@|#|GH-|:|www)$/i;

/**
 * One line of text as Markdown that GitHub and marked show as that text, wherever in a paragraph, list item, quotation
 * or table cell it stands, the beginning of a line included. Spaces at its ends are dropped.
 */
function escapeLine(line: string): string {
  const escaped = line.trim().replace(INLINE, (found) => {
    if (found === '$') return '<span>$</span>';
    // GitHub links addresses and mentions after it has undone backslashes; an empty comment parts the text for it.
    return AUTOLINKED.test(found) ? `${found}<!-- -->` : `\\${found}`;
  });
  return escaped
    .replace(/^(?=#{1,6}(?:\s|$)|>|[-+](?![A-Za-z0-9])|=|:-)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** A text as inline Markdown that shows the text and does nothing else; line breaks become `<br>`. */
export function escapeMarkdown(text: string): string {
  return escapeMarkdownLines(text).join('<br>');
}

/** A text as lines of Markdown, each escaped; blank lines are empty. */
export function escapeMarkdownLines(text: string): readonly string[] {
  return plainText(text, 'keep').trim().split('\n').map(escapeLine);
}

/** Lines of Markdown as a block quotation. Neighbouring lines stay apart, which Markdown would otherwise join. */
export function quoteLines(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      if (line === '') return '>';
      const next = lines[index + 1] ?? '';
      return `> ${line}${next === '' ? '' : '<br>'}`;
    })
    .join('\n');
}

/** Markdown folded away under a summary. A summary is HTML: words of the program and ids pass, every other sign goes. */
export function foldMarkdown(summary: string, markdown: string): string {
  return `<details>\n<summary>${summary.replace(/[^\w ,.:()-]/g, '')}</summary>\n\n${markdown}\n\n</details>`;
}
