import { join } from 'node:path';
import { Failure } from '../domain/problem.js';
import { realDisk } from '../store/disk.js';
import { stateFolder } from '../store/journal.js';
import { askChoice } from '../terminal/ask.js';
import type { Environment } from './environment.js';

/** The candidate whose draft a person wants to resume, chosen from the drafts there are. Throws a `Failure` `no-draft`, or `terminal-missing` elsewhere. */
export async function chooseDraft(environment: Environment): Promise<string> {
  const { input, errors, variables, home } = environment;
  const state = stateFolder(variables, home);
  const drafts = realDisk
    .list(state)
    .flatMap((folder) => realDisk.list(join(state, folder)))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.split('.'));
  if (drafts.length === 0) throw new Failure({ code: 'no-draft' });
  if (!input.isTTY || !errors.isTTY)
    throw new Failure({ code: 'terminal-missing', option: 'a candidate or a kit' });
  return askChoice(
    { input, output: errors },
    'Which interview do you want to resume?',
    drafts.map(([candidate = '', interviewer = '', interview = '']) => ({
      value: candidate,
      name: `${candidate}: ${interviewer}, ${interview}`,
    })),
  );
}
