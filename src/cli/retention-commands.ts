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
];
