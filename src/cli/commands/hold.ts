import { loggedHolds } from '../../domain/act.js';
import type { Hold } from '../../domain/hold.js';
import type { Id } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { encodeHold, parseHold } from '../../format/hold.js';
import { appendAct, readActs } from '../../store/acts.js';
import { aloneIn } from '../../store/alone.js';
import { pathInside, removeFile, replaceFile } from '../../store/files.js';
import { holdFile, isHeld, liftedFile, readHold } from '../../store/holds.js';
import { recordText } from '../../store/locking.js';
import { realProcesses } from '../../store/processes.js';
import { askText } from '../../terminal/ask.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { keyFor } from '../keys/candidate-key.js';
import { keyringOf } from '../keys/keyring.js';
import { knownCandidate } from '../options/known-candidate.js';
import type { OpenFolder } from '../place.js';
import { candidateId, identify, openFolder } from '../place.js';
import { listHolds } from '../records/hold-list.js';
import { printJson, say } from '../report.js';
import { refusePurged } from '../retention.js';
import { withInput } from '../typed-file.js';

/** `touchstone hold`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const [typed] = invocation.arguments;
  const lift = flagOption(invocation, 'lift');
  if (typed === undefined) {
    if (lift || textOption(invocation, 'reason') !== null) {
      throw new Failure({
        code: 'option-missing',
        option: 'A candidate',
        example: 'touchstone hold c-7k2m …',
      });
    }
    return listHolds(folder, keyringOf(invocation, environment, folder), invocation, environment);
  }
  const id = candidateId(typed);
  const candidate = knownCandidate(folder.root, id);
  await refuseAsItIs(id, lift, folder, invocation, environment);
  const author = identify(invocation, environment, folder);
  const reason = await reasonOf(await withInput(invocation, 'reason', environment), environment, lift);

  const on = environment.now();
  const base = { format: 'touchstone/hold@1', candidate: id, author, on, reason } as const;
  const hold: Hold = lift ? { ...base, lifted: true } : base;
  // Whoever cannot read it later could not tell that it is no hold.
  unwrap(parseHold(encodeHold(hold), '--reason'), folder.root);
  const key = await keyFor(folder, candidate);
  const text = await recordText(id, 'touchstone/hold@1', encodeHold(hold), key);

  write(hold, text, folder.root, environment);

  if (flagOption(invocation, 'json')) printJson(environment, hold);
  say(
    environment,
    lift
      ? `${id} is no longer on hold.\nNext: touchstone purge ${id}, which tells whether the time of the records is over.`
      : `${id} is on hold: nothing of theirs is purged until "touchstone hold ${id} --lift --reason …".`,
  );
  return 0;
}

async function refuseAsItIs(
  id: Id,
  lift: boolean,
  folder: OpenFolder,
  invocation: Invocation,
  environment: Environment,
): Promise<void> {
  const held = isHeld(folder.root, id);
  if (lift && !held && !loggedHolds(unwrap(readActs(folder.root), folder.root)).has(id))
    throw new Failure({ code: 'not-held', candidate: id });
  if (lift || !held) return;
  const keyring = keyringOf(invocation, environment, folder);
  const read = await readHold(folder.root, holdFile(id), id, keyring);
  const on = read?.ok === true ? (read.value.hold?.on ?? null) : null;
  throw new Failure({ code: 'held-already', candidate: id, on });
}

async function reasonOf(invocation: Invocation, environment: Environment, lift: boolean): Promise<string> {
  const given = textOption(invocation, 'reason')?.trim() ?? '';
  if (given !== '') return given;
  const { input, errors } = environment;
  if (!input.isTTY) {
    const example = lift ? '--reason "The claim was withdrawn"' : '--reason "Claim before the tribunal"';
    throw new Failure({ code: 'option-missing', option: '--reason', example });
  }
  const question = lift ? 'Why may the records go again?' : 'Why must the records be kept?';
  const check = (text: string): true | string => (text.trim() === '' ? 'It needs a reason.' : true);
  return (await askText({ input, output: errors }, question, check)).trim();
}

// Whenever it is interrupted, the hold is there sooner, and gone later, than the log says.
function write(hold: Hold, text: string, root: string, environment: Environment): void {
  const { candidate: id, author: by, on } = hold;
  const processes = realProcesses(environment.pid);
  const log = (act: 'hold' | 'hold-lifted'): void => {
    appendAct(root, { format: 'touchstone/act@1', act, candidate: id, on, by }, processes);
  };
  if (hold.lifted === true) {
    replaceFile(pathInside(root, liftedFile(id)), text, 'private');
    log('hold-lifted');
    removeFile(pathInside(root, holdFile(id)));
    return;
  }
  aloneIn(root, processes, () => {
    refusePurged(root, id);
    replaceFile(pathInside(root, holdFile(id)), text, 'private');
  });
  log('hold');
}
