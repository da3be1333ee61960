import { byText } from '../domain/id.js';
import type { Failure, Finding, Place, Severity } from '../domain/problem.js';
import { SEVERITIES } from '../domain/problem.js';
import { counted, listed } from './number-text.js';
import { describeProblem } from './problem-text.js';
import { plainText } from './safe-text.js';
import { sourceLines } from './source-lines.js';
import type { Glyphs, Palette } from './style.js';
import { cutText, displayWidth, wrapText } from './width.js';

type Lines = ReturnType<typeof sourceLines>;

/** How a report is to look: how wide, with which colours and signs. */
export interface ReportLook {
  readonly columns: number;
  readonly palette: Palette;
  readonly glyphs: Glyphs;
}

/** The text of a file that findings are about; null when it cannot be shown. */
export type SourceOf = (file: string) => string | null;

/** Findings in the order of file, line and column; within one place, of severity and code. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      byText(a.place.file, b.place.file) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      byText(a.problem.code, b.problem.code),
  );
}

/** Every finding with its line of source and a caret, then how many there are. Empty text when there are none. */
export function renderFindings(findings: readonly Finding[], source: SourceOf, look: ReportLook): string {
  if (findings.length === 0) return '';
  const texts = new Map<string, Lines | null>();
  const linesOf = (file: string): Lines | null => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = source(file);
    const lines = text === null ? null : sourceLines(text.replace(/^\uFEFF/, ''));
    texts.set(file, lines);
    return lines;
  };
  const blocks = sortFindings(findings).map((finding) => {
    const { what, todo } = describeProblem(finding.problem);
    const label = `${look.palette.severity[finding.severity](finding.severity)}: `;
    return [
      ...hanging(`${placeText(finding.place)}: ${label}`, what, look),
      ...excerpt(finding.place, linesOf(finding.place.file), look),
      ...hanging('', `${todo} ${look.palette.muted(`(${finding.problem.code})`)}`, look),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${countSentence(findings)}\n`;
}

/** A failure with where it happened, when that is known, and what to do. */
export function renderFailure(failure: Failure, source: SourceOf, look: ReportLook): string {
  const { what, todo } = describeProblem(failure.problem);
  const { place } = failure;
  const head = `${place === null ? '' : `${placeText(place)}: `}${look.palette.severity.error('error')}: `;
  const text = place === null ? null : source(place.file);
  const lines = text === null ? null : sourceLines(text);
  return `${[
    ...hanging(head, what, look),
    ...(place === null ? [] : excerpt(place, lines, look)),
    ...hanging('', todo, look),
  ].join('\n')}\n`;
}

/** `2 errors and 1 warning in 2 files.` */
export function countSentence(findings: readonly Finding[]): string {
  const files = new Set(findings.map(({ place }) => place.file)).size;
  const counts = SEVERITIES.flatMap((severity: Severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  return counts.length === 0 ? 'Nothing found.' : `${listed(counts)} in ${counted(files, 'file')}.`;
}

function placeText({ file, line, column }: Place): string {
  const name = plainText(file);
  if (line === undefined) return name;
  return column === undefined ? `${name}:${line}` : `${name}:${line}:${column}`;
}

/** The text wrapped, every line but one that begins with `head` two columns in. */
function hanging(head: string, text: string, { columns }: ReportLook): readonly string[] {
  return wrapText(`${head}${text}`, Math.max(20, columns) - 2).map((line, index) =>
    index === 0 && head !== '' ? line : `  ${line}`,
  );
}

/** The line of source, cut to the width around the column, and a caret under the column. */
function excerpt(place: Place, lines: Lines | null, look: ReportLook): readonly string[] {
  const { line, column } = place;
  const text = line === undefined ? undefined : lines?.(line);
  if (line === undefined || text === undefined || text.trim() === '') return [];
  const gutter = `  ${line} ${look.glyphs.quoteBar} `;
  const room = Math.max(10, look.columns - displayWidth(gutter));
  const at = Math.min((column ?? 1) - 1, text.length);
  // A line of 100 KB is not worth showing whole: a window that holds the column.
  const from = at < room - 8 ? 0 : at - Math.trunc(room / 2);
  const before = plainText(text.slice(from, at));
  const shown = cutText(before + plainText(text.slice(at, at + room * 2)), room, look.glyphs.ellipsis);
  const pointer = `${' '.repeat(displayWidth(gutter) + displayWidth(before))}${look.glyphs.caret}`;
  return [
    look.palette.muted(gutter) + shown,
    ...(column === undefined ? [] : [look.palette.severity.error(pointer)]),
  ];
}
