import type { CommandModule } from './invocation.js';
import type { CommandName } from './table/command-row.js';

/** The code of each command, loaded when it is called. */
export const COMMAND_MODULES: Readonly<Record<CommandName, () => Promise<CommandModule>>> = {
  init: () => import('./commands/init.js'),
  add: () => import('./commands/add.js'),
  plan: () => import('./commands/plan.js'),
  show: () => import('./commands/show.js'),
  check: () => import('./commands/check.js'),
  guide: () => import('./commands/guide.js'),
  interview: () => import('./commands/interview.js'),
  receive: () => import('./commands/receive.js'),
  status: () => import('./commands/status.js'),
  merge: () => import('./commands/merge.js'),
  debrief: () => import('./commands/debrief.js'),
  decide: () => import('./commands/decide.js'),
  compare: () => import('./commands/compare.js'),
  summary: () => import('./commands/summary.js'),
  export: () => import('./commands/export.js'),
  hold: () => import('./commands/hold.js'),
  purge: () => import('./commands/purge.js'),
  redact: () => import('./commands/redact.js'),
  verify: () => import('./commands/verify.js'),
  keys: () => import('./commands/keys.js'),
  completion: () => import('./commands/completion.js'),
};
