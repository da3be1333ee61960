import { join } from 'node:path';
import type { Id } from '../../domain/id.js';
import { isId } from '../../domain/id.js';
import type { Finding } from '../../domain/problem.js';
import { Failure, errorAt, isFailure, unwrap } from '../../domain/problem.js';
import { nearest } from '../../domain/suggestion.js';
import { editHiring } from '../../format/hiring.js';
import { aloneIn } from '../../store/alone.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { replaceFile } from '../../store/files.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { keyFolder, listKeys } from '../../store/keys.js';
import { realProcesses } from '../../store/processes.js';
import type { Rewrap } from '../../store/rewrapping.js';
import { rewrapped, writeRewraps } from '../../store/rewrapping.js';
import { refuseChanged, textBefore } from '../../store/unchanged.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { recipientKey, withRecipient } from '../options/recipient-option.js';
import type { OpenFolder } from '../place.js';
import { openFolder } from '../place.js';
import { say, sayFindings } from '../report.js';
import { shownProgress } from '../shown-progress.js';
import { identitySource } from './identity-source.js';
import { keyWarnings } from './key-warnings.js';
import { isAboutOneKey, keyedCandidates } from './keyed-candidates.js';
import { ignoreKeys } from './keys-ignored.js';

/** `touchstone keys add-recipient`. The same once more finishes what was cut off. */
export async function addRecipient(invocation: Invocation, environment: Environment): Promise<number> {
  const example = 'touchstone keys add-recipient ci age1…';
  const [, name, typed] = invocation.arguments;
  if (name === undefined) throw new Failure({ code: 'option-missing', option: 'A name', example });
  if (typed === undefined) throw new Failure({ code: 'option-missing', option: 'A public key', example });
  const key = recipientKey(typed);
  if (!isId(name)) throw new Failure({ code: 'id-malformed', id: name });
  const folder = openFolder(invocation, environment);
  const before = folder.hiring.encryption?.recipients ?? {};
  const after = withRecipient(before, name, key);
  const work = await rewrapAll(folder, Object.values(after), invocation, environment);
  const edit = editOf(folder, [name], key);

  if (folder.hiring.encryption === undefined) ignoreKeys(folder.root);
  // touchstone.yaml first: whoever adds a candidate from now on wraps for the new one as well.
  write(folder, work, environment, () => {
    edit();
    writeRewraps(work.keys, work.rewraps);
  });

  say(environment, `${name} can now open what is encrypted here.${rewrapWords(work)}`);
  if (folder.hiring.encryption === undefined) say(environment, BEGUN);
  return tellRest(work, environment, folder.root);
}

/** `touchstone keys remove-recipient`. The same once more finishes what was cut off. */
export async function removeRecipient(invocation: Invocation, environment: Environment): Promise<number> {
  const [, name] = invocation.arguments;
  const example = 'touchstone keys remove-recipient ci';
  if (name === undefined) throw new Failure({ code: 'option-missing', option: 'A name', example });
  const folder = openFolder(invocation, environment);
  const { encryption } = folder.hiring;
  if (encryption === undefined) throw new Failure({ code: 'folder-plain' });
  const names = Object.keys(encryption.recipients);
  if (!names.includes(name)) {
    throw new Failure({ code: 'recipient-unknown', name, suggestion: nearest(name, names) });
  }
  if (names.length === 1) throw new Failure({ code: 'recipient-last', name });
  const { [name]: _removed, ...after } = encryption.recipients;
  const work = await rewrapAll(folder, Object.values(after), invocation, environment);
  const edit = editOf(folder, [name], undefined);

  // touchstone.yaml last: while it lists the name, the same command once more does what is left.
  write(folder, work, environment, () => {
    writeRewraps(work.keys, work.rewraps);
    edit();
  });

  say(environment, `${name} is no recipient any more.${rewrapWords(work)}`);
  say(environment, keptWords(name));
  const left = { ...folder, hiring: { ...folder.hiring, encryption: { recipients: after } } };
  const warnings = keyWarnings(left, environment);
  if (warnings.length > 0) sayFindings(environment, warnings, folder.root);
  return tellRest(work, environment, folder.root);
}

const BEGUN = `From now on candidates get a key of their own, and what is written about them is encrypted.
Those who are there already stay readable until: touchstone keys create <candidate>
What git has of them stays readable for ever; it goes on with the recommendations until:
  git rm --cached candidates/*/recommendation.md`;

function keptWords(name: Id): string {
  return `${name} could open every key until now, and may have kept them. New keys, for what is written from now on:
  touchstone keys rotate
Back-ups are wrapped for whom they were until: touchstone keys back-up <dir>`;
}

/** What a change of the recipients comes to, worked out and not written. */
interface Work {
  readonly keys: string;
  /** The candidates whose keys lay in the key folder. */
  readonly present: readonly Id[];
  readonly rewraps: readonly Rewrap[];
  /** What could not be wrapped anew. */
  readonly findings: readonly Finding[];
}

async function rewrapAll(
  folder: OpenFolder,
  recipients: readonly string[],
  invocation: Invocation,
  environment: Environment,
): Promise<Work> {
  const { root, hiring } = folder;
  const keys = keyFolder(environment.variables, root);
  const { candidates, findings: broken } = keyedCandidates(root);
  const present = listKeys(keys);
  const here = new Set(present);
  const findings: Finding[] = [...broken];
  const rewraps: Rewrap[] = [];
  let opened = 0;
  const identity = identitySource(invocation, environment, hiring);
  // Before a bar is drawn over the question for a passphrase.
  const identities = candidates.some(({ id }) => here.has(id)) ? await identity.read() : [];
  const progress = shownProgress(environment, candidates.length, 'keys');
  try {
    for (const { id } of candidates) {
      progress.step();
      const rewrap = await rewrapped(keys, id, identities, recipients).catch(findingOf(id));
      if (rewrap !== null && 'problem' in rewrap) findings.push(rewrap);
      else opened += 1;
      if (rewrap !== null && 'after' in rewrap) rewraps.push(rewrap);
    }
  } finally {
    progress.end();
  }
  // An identity that opens nothing at all is the wrong one, and nothing is to be half-done with it.
  const [refused] = findings.filter(({ problem }) => problem.code === 'identity-refused');
  if (opened === 0 && refused !== undefined) throw new Failure(refused.problem, refused.place);
  return { keys, present, rewraps, findings };
}

/** What is wrong with one key is told, and the others go on; anything else is thrown on. */
function findingOf(id: Id): (thrown: unknown) => Finding {
  return (thrown) => {
    if (!isFailure(thrown) || !isAboutOneKey(thrown.problem)) throw thrown;
    return errorAt(thrown.place?.file ?? candidateFile(id), thrown.problem);
  };
}

/** The change of touchstone.yaml, worked out; calling it writes it. */
function editOf({ root }: OpenFolder, name: readonly [Id], key: string | undefined): () => void {
  const before = textBefore(root, HIRING_FILE) ?? '';
  const edited = unwrap(editHiring(before, ['encryption', 'recipients', ...name], key, HIRING_FILE), root);
  return () => {
    refuseChanged(root, HIRING_FILE, before);
    replaceFile(join(root, HIRING_FILE), edited);
  };
}

function write({ root }: OpenFolder, work: Work, environment: Environment, writing: () => void): void {
  aloneIn(root, realProcesses(environment.pid), () => {
    // A key that came meanwhile is wrapped for the old recipients.
    if (listKeys(work.keys).join(' ') !== work.present.join(' '))
      throw new Failure({ code: 'changed-meanwhile', file: work.keys });
    writing();
  });
}

function rewrapWords({ rewraps }: Work): string {
  if (rewraps.length === 0) return '';
  return rewraps.length === 1
    ? ' One candidate’s key was wrapped anew.'
    : ` ${rewraps.length} candidates’ keys were wrapped anew.`;
}

function tellRest({ findings }: Work, environment: Environment, root: string): number {
  if (findings.length === 0) return 0;
  sayFindings(environment, findings, root);
  say(environment, 'These keys stay wrapped for whom they were.');
  return 1;
}
