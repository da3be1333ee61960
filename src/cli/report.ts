import { basename, dirname, isAbsolute } from 'node:path';
import type { Blocked, Failure, Finding } from '../domain/problem.js';
import { SEVERITIES } from '../domain/problem.js';
import { withoutCommands } from '../render/annotations.js';
import type { ReportLook } from '../render/problem-report.js';
import { renderFailure, renderFindings, sortFindings } from '../render/problem-report.js';
import { describeProblem } from '../render/problem-text.js';
import { plainText } from '../render/safe-text.js';
import { glyphsFor, paletteFor } from '../render/style.js';
import { wrapText } from '../render/width.js';
import { systemCode } from '../store/file-port.js';
import { readText } from '../store/read.js';
import { appearanceOf } from './appearance.js';
import type { Environment } from './environment.js';

/** Prints a result. */
export function print(environment: Environment, text: string): void {
  environment.output.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Prints data as JSON. */
export function printJson(environment: Environment, value: unknown): void {
  print(environment, dataText(value, 2));
}

/**
 * The JSON text of a value. What a terminal would obey, or what would reorder or hide text, stands as an escape, which
 * every parser reads as the character it is.
 */
export function dataText(value: unknown, spaces: number): string {
  const text = JSON.stringify(value, null, spaces);
  // Most is plain ASCII, which this settles in a fraction of the time; of ASCII, only DEL is to be escaped here.
  if (Buffer.byteLength(text) === text.length && !text.includes('\u007F')) return text;
  return text.replace(
    /[\u007F-\u009F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g,
    (found) =>
      Array.from(
        { length: found.length },
        (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
  );
}

/**
 * Says something to people, on the other stream, so that a result can be piped. In a terminal, lines break between words; those
 * that begin with a space are there to be copied, such as commands and paths, and stay whole.
 */
export function say(environment: Environment, text: string): void {
  const { errors } = environment;
  const { width } = appearanceOf(environment, errors);
  const fitted = (line: string): readonly string[] =>
    errors.isTTY && !line.startsWith(' ') ? wrapText(line, width) : [line];
  writeToPeople(environment, `${text.replace(/\n$/, '').split('\n').flatMap(fitted).join('\n')}\n`);
}

// It may quote any file, and on GitHub the runner reads along.
function writeToPeople({ errors, variables }: Environment, text: string): void {
  errors.write(variables.GITHUB_ACTIONS === 'true' ? withoutCommands(text) : text);
}

/** How text for people looks on a stream: the words' width, colours and signs. */
export function lookOf(environment: Environment, stream: NodeJS.WriteStream): ReportLook {
  const { width, colors, unicode } = appearanceOf(environment, stream);
  return { columns: width, palette: paletteFor(colors), glyphs: glyphsFor(unicode) };
}

/** Says findings with the lines they are about; `folder` is what their files are relative to. */
export function sayFindings(environment: Environment, findings: readonly Finding[], folder: string): void {
  say(environment, renderFindings(findings, sourceIn(folder), lookOf(environment, environment.errors)));
}

/** Findings as data: `touchstone/findings@1`. */
export function findingsData(findings: readonly Finding[]): unknown {
  return {
    format: 'touchstone/findings@1',
    findings: sortFindings(findings).map(({ severity, place, problem }) => ({
      code: problem.code,
      severity,
      ...place,
      ...sentencesOf(problem),
    })),
    counts: Object.fromEntries(
      SEVERITIES.map((severity) => [
        severity,
        findings.filter((found) => found.severity === severity).length,
      ]),
    ),
  };
}

/** Says what a command could not do. */
export function reportFailure(environment: Environment, failure: Failure): void {
  const source = sourceIn(environment.directory);
  writeToPeople(environment, renderFailure(failure, source, lookOf(environment, environment.errors)));
}

/** Says what stands in a command's way: as data where data was asked for. */
export function reportBlocked(environment: Environment, { findings, folder }: Blocked): void {
  if (environment.args.includes('--json')) printJson(environment, findingsData(findings));
  else sayFindings(environment, findings, folder);
}

/** Says that the program itself is wrong. */
export function reportDefect(environment: Environment, thrown: unknown): void {
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  say(
    environment,
    `This is a bug in touchstone ${environment.version} (Node ${environment.node}), not your mistake.\n` +
      `Please report it with the lines below; look through them first for names that should not leave your house.\n\n` +
      plainText(stack, 'keep'),
  );
}

/** The system's code when the disk refused something, such as `ENOSPC`; null when something else was thrown. */
export function diskRefusal(thrown: unknown): string | null {
  const isSystemError = typeof thrown === 'object' && thrown !== null && 'syscall' in thrown;
  return isSystemError ? systemCode(thrown) : null;
}

// A line of a colleague's card could show a rating to somebody who has not sealed yet, one of a draft what a candidate
// said, one of the names who they are; and what is on a screen or in a log goes further than the file.
function isShut(file: string, text: string): boolean {
  return /\.jsonl?$|(^|\/)names\.csv$/.test(file) || text.includes('"touchstone/scorecard@');
}

function sourceIn(folder: string): (file: string) => string | null {
  return (file) => {
    const text = isAbsolute(file) ? readText(dirname(file), basename(file)) : readText(folder, file);
    return text?.ok === true && !isShut(file, text.value) ? text.value : null;
  };
}

function sentencesOf(problem: Finding['problem']): { readonly message: string; readonly hint: string } {
  const { what, todo } = describeProblem(problem);
  return { message: what, hint: todo };
}
