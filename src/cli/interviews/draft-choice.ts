import { join } from 'node:path';
import { Failure } from '../../domain/problem.js';
import { realDisk } from '../../store/disk.js';
import { stateFolder } from '../../store/journal.js';
import { askChoice } from '../../terminal/ask.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { openFolder } from '../place.js';

/**
 * What was typed, with the candidate, interviewer and interview of the draft that a person wants to resume, chosen from this
 * hiring folder's. Throws a `Failure` `no-draft`, or `terminal-missing` elsewhere.
 */
export async function withChosenDraft(invocation: Invocation, environment: Environment): Promise<Invocation> {
  const { input, errors, variables, home } = environment;
  const { hiring } = openFolder(invocation, environment);
  const person = textOption(invocation, 'as');
  const drafts = realDisk
    .list(join(stateFolder(variables, home), hiring.id))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.split('.'))
    .filter(([, interviewer]) => person === null || interviewer === person);
  if (drafts.length === 0) throw new Failure({ code: 'no-draft' });
  if (!input.isTTY || !errors.isTTY)
    throw new Failure({ code: 'terminal-missing', option: 'a candidate or a kit' });
  return askChoice(
    { input, output: errors },
    'Which interview do you want to resume?',
    drafts.map(([candidate = '', as = '', interview = '']) => ({
      value: { arguments: [candidate], options: { ...invocation.options, as, interview } },
      name: `${candidate}: ${as}, ${interview}`,
    })),
  );
}
