import type { Act } from '../domain/act.js';
import type { Finding, Problem, Result } from '../domain/problem.js';
import type { ActFault } from '../domain/problems/retention.js';
import { canonicalJson } from './canonical.js';
import { ACT } from './formats.js';
import { validated } from './validate.js';

/** An act's line, with its line end. */
export function encodeAct(act: Act): string {
  return `${canonicalJson(act)}\n`;
}

/** Reads the log: one act a line. Each line that cannot be read is a finding. */
export function parseActs(text: string, file: string): Result<readonly Act[]> {
  const lines = text.split('\n');
  const findings: Finding[] = [];
  const acts: Act[] = [];
  const tell = (line: number, problem: Problem): void => {
    findings.push({ severity: 'error', place: { file, line, column: 1 }, problem });
  };
  // Behind the last line end stands nothing.
  if (lines.pop() !== '') tell(lines.length + 1, { code: 'act-line-broken', fault: 'cut' });
  for (const [index, line] of lines.entries()) {
    const read = readLine(line, file);
    if ('act' in read) acts.push(read.act);
    else tell(index + 1, read.problem);
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
  return isLaidOut(value, line) ? { act: fits.value } : broken('layout');
}

function isLaidOut(value: unknown, line: string): boolean {
  try {
    return canonicalJson(value) === line;
  } catch {
    // Half of a surrogate pair has no canonical form.
    return false;
  }
}

function broken(fault: ActFault): { readonly problem: Problem } {
  return { problem: { code: 'act-line-broken', fault } };
}
