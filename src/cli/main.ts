import { isFailure } from '../domain/problem.js';
import { leaveWith, realEnvironment } from './environment.js';
import type { Environment } from './environment.js';
import { runProgram } from './program.js';
import { reportDefect, reportFailure } from './report.js';

const DEFECT = 70;

/** Runs the program in the real world. `version` comes from package.json. */
export function start(version: string): void {
  const environment = realEnvironment(version);
  quietBrokenPipes(environment);
  void main(environment).then(leaveWith);
}

/** Runs one command line. Resolves to the exit code; never rejects. */
export async function main(environment: Environment): Promise<number> {
  try {
    return await runProgram(environment);
  } catch (thrown) {
    if (isFailure(thrown)) {
      reportFailure(environment, thrown);
      return thrown.exit;
    }
    reportDefect(environment, thrown);
    return DEFECT;
  }
}

// `touchstone status | head -1` closes the pipe early; that is no error of anybody's.
function quietBrokenPipes(environment: Environment): void {
  for (const stream of [environment.output, environment.errors]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
