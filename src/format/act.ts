import type { Act } from '../domain/act.js';
import type { Finding, Problem, Result } from '../domain/problem.js';
import { errorAt } from '../domain/problem.js';
import type { ActFault } from '../domain/problems/retention.js';
import { canonicalJson, isCanonical } from './canonical.js';
import { ACT } from './formats.js';
import { MOST_FINDINGS, validated } from './validate.js';

/** An act's line, with its line end. */
export function encodeAct(act: Act): string {
  return `${canonicalJson(act)}\n`;
}

/**
 * The log without a last line that has no end and says nothing: it was cut off while it was written. One that says something whole
 * only lost its line end, and stays.
 */
export function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n') + 1;
  return 'act' in readLine(text.slice(end), '') ? text : text.slice(0, end);
}

/** Reads the log: one act a line; the last may lack its line end. Each line that cannot be read is a finding, as far as that helps anybody. */
export function parseActs(text: string, file: string): Result<readonly Act[]> {
  const findings: Finding[] = [];
  const acts: Act[] = [];
  const tell = (line: number, problem: Problem): void => {
    findings.push(errorAt(file, problem, { line, column: 1 }));
  };
  let start = 0;
  for (let line = 1; start < text.length && findings.length < MOST_FINDINGS; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const read = readLine(text.slice(start, end), file);
    start = end + 1;
    if ('act' in read) acts.push(read.act);
    else tell(line, read.problem);
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: acts };
}

function readLine(line: string, file: string): { readonly act: Act } | { readonly problem: Problem } {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) return { problem: { code: 'conflict-markers' } };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return broken('json');
  }
  const fits = validated<Act>(ACT, value, file, () => null);
  if (!fits.ok) {
    const newer = fits.findings.find(({ problem }) => problem.code === 'format-newer');
    return newer === undefined ? broken('act') : { problem: newer.problem };
  }
  return isCanonical(value, line) ? { act: fits.value } : broken('layout');
}

function broken(fault: ActFault): { readonly problem: Problem } {
  return { problem: { code: 'act-line-broken', fault } };
}
