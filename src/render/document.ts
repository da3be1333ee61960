import { Lexer, type MarkedToken, type Tokens } from 'marked';

export type { MarkedToken, Tokens };

/** Markdown as GitHub reads it (tables, strikethrough, bare addresses), as tokens: blocks that hold inline tokens. */
export function parseMarkdown(markdown: string): readonly MarkedToken[] {
  return new Lexer({ gfm: true, breaks: false }).lex(markdown) as MarkedToken[];
}
