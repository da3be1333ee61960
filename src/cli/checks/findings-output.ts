import { join, relative } from 'node:path';
import type { Finding } from '../../domain/problem.js';
import { Failure } from '../../domain/problem.js';
import { githubAnnotations, gitlabCodeQuality } from '../../render/annotations.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { wordOption } from '../options/word-option.js';
import { findingsData, printJson, say, sayFindings } from '../report.js';
import { FINDINGS_FORMATS } from '../table/option-words.js';

type FindingsFormat = (typeof FINDINGS_FORMATS)[number];

/** In which form findings were asked for. Throws a `Failure` for one that there is not. */
export function findingsFormat(invocation: Invocation): FindingsFormat {
  const given = wordOption(invocation, 'format', FINDINGS_FORMATS);
  if (!flagOption(invocation, 'json')) return given ?? 'terminal';
  if (given !== null && given !== 'json') {
    throw new Failure({ code: 'option-excluded', option: '--json', other: `--format ${given}` });
  }
  return 'json';
}

/** Tells findings, or says `calm` where there are none. `folder` is what their files are relative to. */
export function tellFindings(
  environment: Environment,
  findings: readonly Finding[],
  format: FindingsFormat,
  folder: string,
  calm: string,
): void {
  switch (format) {
    case 'json':
      printJson(environment, findingsData(findings));
      return;
    case 'github':
      environment.output.write(githubAnnotations(findings, inRepository(environment, folder)));
      break;
    case 'gitlab':
      printJson(environment, gitlabCodeQuality(findings, inRepository(environment, folder)));
      break;
    case 'terminal':
      if (findings.length > 0) sayFindings(environment, findings, folder);
      break;
  }
  if (findings.length === 0) say(environment, calm);
}

// A hiring folder can be a part of its repository; pipelines name files from the top.
function inRepository({ variables, directory }: Environment, folder: string): (file: string) => string {
  const top = variables.GITHUB_WORKSPACE ?? variables.CI_PROJECT_DIR ?? directory;
  return (file) => {
    const path = relative(top, join(folder, file));
    return path.startsWith('..') ? file : path;
  };
}
