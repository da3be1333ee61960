import { EARLY_REASONS } from '../../domain/act.js';
import { Failure, unwrap } from '../../domain/problem.js';
import type { StayGround } from '../../domain/purge.js';
import { aftermathText } from '../../render/purge-aftermath.js';
import { purgeText } from '../../render/purge-text.js';
import { readActs } from '../../store/acts.js';
import { isInGit } from '../../store/git.js';
import { readNames } from '../../store/names.js';
import type { RecordPlaces } from '../../store/records.js';
import { askYesOrNo } from '../../terminal/ask.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { momentOption } from '../options/moment-option.js';
import { wordOption } from '../options/word-option.js';
import { accessOf } from '../panels/panel-access.js';
import type { OpenFolder } from '../place.js';
import { candidateId, enteringFolder, identify, openFolder } from '../place.js';
import { keptByGit } from '../records/kept-by-git.js';
import { purgeData } from '../records/purge-data.js';
import { filesNaming, previouslyNaming } from '../records/purge-leftovers.js';
import type { PurgeOrder, PurgePlan } from '../records/purge-plan.js';
import { candidatesOf, planPurge } from '../records/purge-plan.js';
import { purge } from '../records/purging.js';
import { lookOf, print, printJson, say } from '../report.js';
import { profileOf, recordPlaces } from '../retention.js';
import { shownProgress } from '../shown-progress.js';

/** `touchstone purge`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const order = orderOf(folder, invocation, environment);
  const places = recordPlaces(folder, environment);
  // A file of names that nobody can read holds names that would stay.
  unwrap(readNames(folder.root), folder.root);
  const plan = await planOf(order, places, folder, invocation, environment);
  if (!flagOption(invocation, 'yes')) {
    tell(plan, order, false, invocation, environment);
    say(environment, nothingRemoved(plan, order, environment));
    return exitOf(plan, order);
  }
  const by = identify(invocation, environment, folder);
  if (!(await isMeant(plan, environment))) {
    say(environment, 'Nothing was removed.');
    return 1;
  }

  const done = purge(plan, { by, places, profile: order.profile.id }, environment);

  tell(done, order, true, invocation, environment);
  if (done.go.length > 0) say(environment, `\n${aftermathOf(done, folder, environment)}`);
  return exitOf(done, order);
}

function orderOf(folder: OpenFolder, invocation: Invocation, environment: Environment): PurgeOrder {
  const candidates = invocation.arguments.map(candidateId);
  const reason = wordOption(invocation, 'reason', EARLY_REASONS);
  const early = flagOption(invocation, 'early');
  if (early && candidates.length === 0) {
    const example = 'touchstone purge c-7k2m --early --reason request';
    throw new Failure({ code: 'option-missing', option: 'A candidate, with --early,', example });
  }
  if (early && reason === null) {
    throw new Failure({ code: 'option-missing', option: '--reason', example: '--early --reason request' });
  }
  if (!early && reason !== null) {
    throw new Failure({ code: 'option-missing', option: '--early', example: '--early --reason request' });
  }
  const now = momentOption(invocation, 'now') ?? environment.now();
  // What is not due yet goes by --early alone, which says why.
  if (now > environment.now() && flagOption(invocation, 'yes')) {
    throw new Failure({ code: 'option-excluded', option: '--yes', other: '--now with a moment to come' });
  }
  return { candidates, early: early ? reason : null, profile: profileOf(folder), now };
}

async function planOf(
  order: PurgeOrder,
  places: RecordPlaces,
  folder: OpenFolder,
  invocation: Invocation,
  environment: Environment,
): Promise<PurgePlan> {
  const acts = unwrap(readActs(folder.root), folder.root);
  const total = candidatesOf(folder.root, order.candidates, acts).length;
  const progress = shownProgress(environment, total, 'candidates');
  try {
    return await planPurge(order, places, accessOf(invocation, environment, folder), progress.step);
  } finally {
    progress.end();
  }
}

async function isMeant({ go }: PurgePlan, { input, errors }: Environment): Promise<boolean> {
  if (!input.isTTY || go.length === 0) return true;
  const ids = go.map(({ records }) => records.candidate);
  const whom = ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');
  return askYesOrNo({ input, output: errors }, `Remove all records of ${whom}, for good?`, false);
}

function tell(
  plan: PurgePlan,
  { profile, now }: PurgeOrder,
  done: boolean,
  invocation: Invocation,
  environment: Environment,
): void {
  if (flagOption(invocation, 'json')) printJson(environment, purgeData(plan, { profile, now, done }));
  else print(environment, purgeText(plan, { done, profile, now }, lookOf(environment, environment.output)));
}

function aftermathOf({ go }: PurgePlan, { root, hiring }: OpenFolder, environment: Environment): string {
  const purged = go.map(({ records }) => records.candidate);
  return aftermathText({
    purged,
    keys: hiring.encryption !== undefined || go.some(({ records }) => records.keys.length > 0),
    inGit: isInGit(root),
    entering: enteringFolder(root, environment),
    kept: keptByGit(root, purged),
    previously: previouslyNaming(root, purged),
    mentions: filesNaming(root, purged),
  });
}

function nothingRemoved({ go }: PurgePlan, order: PurgeOrder, { now }: Environment): string {
  if (go.length === 0) return 'Nothing would be removed.';
  if (order.now > now()) return 'Nothing was removed: this looks ahead.';
  return `Nothing was removed. To remove it: ${commandOf(order)}`;
}

function commandOf({ candidates, early }: PurgeOrder): string {
  const words = [
    'touchstone purge',
    ...candidates,
    ...(early === null ? [] : ['--early', '--reason', early]),
  ];
  return [...words, '--yes'].join(' ');
}

const TO_MEND: readonly StayGround['kind'][] = ['locked', 'unreadable', 'unnamed', 'in-use'];

// Somebody who was named and stays was asked for in vain; what cannot be told or finished is to be mended by somebody.
function exitOf({ stay }: PurgePlan, { candidates }: PurgeOrder): number {
  return stay.some(({ candidate, ground }) => candidates.includes(candidate) || TO_MEND.includes(ground.kind))
    ? 1
    : 0;
}
