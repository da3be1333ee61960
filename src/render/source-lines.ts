/**
 * The lines of a text by number, from 1; undefined behind the last. Quickest when they are asked for in order: a text of
 * millions of lines is not kept line by line.
 */
export function sourceLines(text: string): (line: number) => string | undefined {
  let current = 1;
  let start = 0;
  return (line) => {
    if (line < current) {
      current = 1;
      start = 0;
    }
    for (; current < line; current += 1) {
      const end = lineEnd(text, start);
      if (end === text.length) return undefined;
      start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
    return text.slice(start, lineEnd(text, start));
  };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at;
    at += 1;
  }
  return at;
}
