import type { Finding, Result } from '../../src/domain/problem.js';
import { isBlocked, isFailure } from '../../src/domain/problem.js';
import { describeProblem } from '../../src/render/problem-text.js';
import type { Reader } from './reader.js';

/** How an input was taken: a value, or findings. Throws where that is not all that happened. */
export type Taken = 'value' | 'findings' | 'failure';

/** Lets a reader read, and holds what comes of it to what must be true of every input. */
export async function judge(reader: Reader, bytes: Uint8Array): Promise<Taken> {
  let result: Result<unknown>;
  try {
    const read = reader.read(bytes);
    result = read instanceof Promise ? await read : read;
  } catch (thrown) {
    if (isBlocked(thrown)) result = { ok: false, findings: thrown.findings };
    else if (isFailure(thrown)) {
      expectSentence({ severity: 'error', place: { file: 'x' }, problem: thrown.problem });
      return 'failure';
    } else throw thrown;
  }
  expectUnpolluted();
  if (result.ok) return 'value';
  if (result.findings.length === 0) throw new Error('There is neither a value nor a finding.');
  if (result.findings.length > MOST_FINDINGS)
    throw new Error(`There are ${result.findings.length} findings.`);
  for (const finding of result.findings) {
    expectSentence(finding);
    expectPlace(finding, bytes);
  }
  return 'findings';
}

// A reader tells a hundred, and that there are more; a role and its rubrics are told by two.
const MOST_FINDINGS = 300;

function expectSentence({ problem }: Finding): void {
  const { what, todo } = describeProblem(problem);
  for (const sentence of [what, todo]) {
    if (
      sentence.trim() === '' ||
      sentence.length > 2000 ||
      /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(sentence)
    ) {
      throw new Error(`"${problem.code}" has no plain sentence: ${JSON.stringify(sentence.slice(0, 200))}`);
    }
  }
}

function expectPlace({ place, problem }: Finding, bytes: Uint8Array): void {
  const { line, column, path } = place;
  const isPlace = (line ?? 1) >= 1 && (column ?? 1) >= 1 && (line ?? 1) <= bytes.length + 1;
  const length = JSON.stringify(problem).length + (path ?? '').length;
  if (isPlace && length < 100_000) return;
  throw new Error(`"${problem.code}" is told at ${line}:${column}, in ${length} characters.`);
}

function expectUnpolluted(): void {
  const added = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype)];
  if (added.length > 0) throw new Error(`Every object has ${added.join(', ')} now.`);
}
