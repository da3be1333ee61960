import { EARLY_REASONS } from '../../domain/act.js';
import type { CommandRow } from './command-row.js';
import { AS, FOLDER, IDENTITY, JSON_OUTPUT } from './command-row.js';

/** The commands by which records are kept as long as they must be, and no longer. */
export const RETENTION_COMMANDS: readonly CommandRow[] = [
  {
    name: 'hold',
    group: 'Trust',
    arguments: '[candidate]',
    summary: 'keep records that must not be purged for now; without a candidate, list them',
    details:
      'For a dispute, a claim, or an inquiry. As long as it holds, nothing of this candidate is purged.',
    examples: [
      'touchstone hold',
      'touchstone hold c-7k2m --reason "Claim before the tribunal, file 12/26"',
      'touchstone hold c-7k2m --lift --reason "The claim was withdrawn"',
    ],
    options: [
      { flags: '--reason <text>', text: 'why; - for standard input' },
      { flags: '--lift', text: 'let the records go again when their time is over' },
      AS,
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'purge',
    group: 'Trust',
    arguments: '[candidates...]',
    summary: 'remove records whose time is over: files, drafts, names and keys',
    details:
      'Tells what would go and why, and removes nothing without --yes. The time is counted by the retention profile in touchstone.yaml from the decision or the last sealed card, whichever is later.',
    examples: [
      'touchstone purge',
      'touchstone purge --yes',
      'touchstone purge c-7k2m --early --reason request --yes',
    ],
    options: [
      { flags: '--yes', text: 'remove them; at a terminal, asks once more' },
      { flags: '--early', text: 'before their time is over; only the candidates that are named' },
      {
        flags: '--reason <reason>',
        text: `why early: ${EARLY_REASONS.join(', ')}`,
        choices: EARLY_REASONS,
      },
      { flags: '--now <moment>', text: 'look ahead: what would go at this moment' },
      AS,
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'redact',
    group: 'Trust',
    arguments: '<candidate> [card]',
    summary: 'take a text out of a sealed card; its seal stays valid',
    details:
      'A card is named as `interviewer.interview`. Without --note and --closing, lists the texts that there are. Only once the panel is complete.',
    examples: [
      'touchstone redact c-7k2m ana.character',
      'touchstone redact c-7k2m ana.character --note n3',
      'touchstone redact c-7k2m ana.character --closing --yes',
    ],
    options: [
      { flags: '--note <id>', text: 'this note', repeatable: true },
      { flags: '--closing', text: 'the closing remark' },
      { flags: '--yes', text: 'do not ask' },
      AS,
      IDENTITY,
      FOLDER,
    ],
  },
];
