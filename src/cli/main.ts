import { Failure, isBlocked, isFailure } from '../domain/problem.js';
import { intendedPath } from '../store/files.js';
import { isInterrupted } from '../terminal/interrupted.js';
import type { Environment } from './environment.js';
import { leaveWith, realEnvironment } from './environment.js';
import { runProgram } from './program.js';
import { diskRefusal, reportBlocked, reportDefect, reportFailure } from './report.js';

const TO_MEND = 1;
const COULD_NOT_RUN = 2;
const DEFECT = 70;
const INTERRUPTED = 130;

/** Runs the program in the real world. `version` comes from package.json; `shipped` is the package's folder. */
export function start(version: string, shipped: string): void {
  const environment = realEnvironment(version, shipped);
  let isLost = false;
  watchStreams(environment, () => {
    isLost = true;
    leaveWith(COULD_NOT_RUN);
  });
  void main(environment).then((code) => {
    leaveWith(isLost ? COULD_NOT_RUN : code);
  });
}

/** Runs one command line. Resolves to the exit code; never rejects. */
export async function main(environment: Environment): Promise<number> {
  try {
    return await runProgram(environment);
  } catch (thrown) {
    return exitAfter(environment, thrown);
  }
}

function exitAfter(environment: Environment, thrown: unknown): number {
  if (isFailure(thrown)) {
    reportFailure(environment, thrown);
    return thrown.exit;
  }
  if (isBlocked(thrown)) {
    reportBlocked(environment, thrown);
    return TO_MEND;
  }
  if (isInterrupted(thrown)) return INTERRUPTED;
  const refusal = diskRefusal(thrown);
  if (refusal !== null) {
    const failure = new Failure({ code: 'disk-refused', reason: refusal }, placeOf(thrown));
    reportFailure(environment, failure);
    return failure.exit;
  }
  reportDefect(environment, thrown);
  return DEFECT;
}

function placeOf(thrown: unknown): { readonly file: string } | null {
  const { path } = thrown as NodeJS.ErrnoException;
  return path === undefined ? null : { file: intendedPath(path) };
}

/**
 * Ends output that nobody takes any more. `touchstone status | head -1` closes the pipe early, and that is no error of
 * anybody's; a full disk behind `>` is told, and the exit code is 2.
 */
function watchStreams(environment: Environment, lost: () => void): void {
  let told = false;
  environment.output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || told) return;
    told = true;
    const reason = diskRefusal(error) ?? error.message;
    reportFailure(environment, new Failure({ code: 'output-refused', reason }));
    lost();
  });
  // There is nowhere left to tell it.
  environment.errors.on('error', () => undefined);
}
