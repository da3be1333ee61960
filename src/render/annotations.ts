import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../domain/problem.js';
import { sortFindings } from './problem-report.js';
import { describeProblem } from './problem-text.js';
import { plainText } from './safe-text.js';

const GITHUB_COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Findings as GitHub's workflow commands, one a line: they annotate files at line and column. `inRepository` turns a
 * finding's file into its path in the repository. Escaped as the runner undoes it (github.com/actions/toolkit, command.ts),
 * so that no text can begin a command of its own.
 */
export function githubAnnotations(
  findings: readonly Finding[],
  inRepository: (file: string) => string,
): string {
  return sortFindings(findings)
    .map(({ severity, place, problem }) => {
      const { what, todo } = describeProblem(problem);
      const properties = [
        ['file', inRepository(place.file)],
        ...(place.line === undefined ? [] : [['line', String(place.line)]]),
        ...(place.column === undefined ? [] : [['col', String(place.column)]]),
        ['title', problem.code],
      ].map(([name = '', value = '']) => `${name}=${escapeProperty(value)}`);
      return `::${GITHUB_COMMANDS[severity]} ${properties.join(',')}::${escapeData(`${what}\n${todo}`)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return plainText(text, 'keep').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * A text in which GitHub's runner finds no command: it takes one from the beginning of a line, blanks aside, and an older form from
 * anywhere in it (github.com/actions/runner, ActionCommand.cs).
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/gm, '$1: ');
}

const GITLAB_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  note: 'info',
};

/**
 * Findings as GitLab's code quality report (docs.gitlab.com/ci/testing/code_quality). A fingerprint stays what it is when
 * the finding moves to another line, and no two are the same.
 */
export function gitlabCodeQuality(
  findings: readonly Finding[],
  inRepository: (file: string) => string,
): readonly object[] {
  const seen = new Map<string, number>();
  return sortFindings(findings).map(({ severity, place, problem }) => {
    const { what, todo } = describeProblem(problem);
    const about = JSON.stringify([place.file, place.path ?? '', problem]);
    const before = seen.get(about) ?? 0;
    seen.set(about, before + 1);
    return {
      description: `${plainText(what)} ${plainText(todo)}`,
      check_name: problem.code,
      fingerprint: createHash('sha256').update(`${before} ${about}`).digest('hex'),
      severity: GITLAB_SEVERITIES[severity],
      location: { path: inRepository(place.file), lines: { begin: place.line ?? 1 } },
    };
  });
}
