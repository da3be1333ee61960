import { FAIL_CAUSES } from '../../domain/fail-cause.js';
import type { CommandRow } from './command-row.js';
import { AS, FOLDER, IDENTITY, JSON_OUTPUT } from './command-row.js';
import { EXPORT_FORMATS, EXPORT_TABLES, SUMMARY_FORMATS } from './option-words.js';

/** The commands by which others learn what there is: people without a terminal, pipelines, other systems. */
export const SHARE_COMMANDS: readonly CommandRow[] = [
  {
    name: 'summary',
    group: 'Share',
    arguments: '[candidates...]',
    summary: 'every candidate, for pipelines and people without a terminal',
    details:
      'Candidates by id, or the folder they lie in; all without any. Ids stand for people unless --names asks for their names.',
    examples: [
      'touchstone summary',
      'touchstone summary --format md --fail-on overdue,broken-seal',
      'touchstone summary --role soc-analyst --names -o summary.html',
    ],
    options: [
      {
        flags: '--format <format>',
        text: 'terminal, md, html, json or csv',
        choices: SUMMARY_FORMATS,
      },
      { flags: '--names', text: 'show names, from names.csv' },
      { flags: '--role <role>', text: 'only candidates for this role', repeatable: true },
      {
        flags: '--since <moment>',
        text: 'only candidates about whom something happened since, such as 2026-11-30',
      },
      { flags: '--now <moment>', text: 'count hours to this moment, such as 2026-11-30T14:00Z' },
      {
        flags: '--fail-on <causes>',
        text: `exit 1 for any of these, with commas between: ${FAIL_CAUSES.join(', ')}; or none. Without it: broken-seal,wrong-signature,unreadable`,
        choices: [...FAIL_CAUSES, 'none'],
      },
      {
        flags: '-o, --output <file>',
        text: 'write to a file instead, in the format of its name (.md, .html, .json, .csv) or of --format',
      },
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'export',
    group: 'Share',
    arguments: '[candidates...]',
    summary: 'long-format rows for a warehouse, bodies for other systems',
    details:
      'Of a panel that waits, no rating leaves. Evidence stays here unless --evidence asks for it. A mapping says how ids and points are said in the other system.',
    examples: [
      'touchstone export --format ndjson -o assessments.ndjson',
      'touchstone export --table outcomes --format csv -o outcomes.csv',
      'touchstone export c-7k2m --mapping greenhouse.yaml',
      'touchstone export --dictionary',
      'touchstone export --subject c-7k2m -o c-7k2m.html',
    ],
    options: [
      {
        flags: '--format <format>',
        text: 'csv, ndjson, greenhouse, ashby or lever',
        choices: EXPORT_FORMATS,
      },
      {
        flags: '--table <table>',
        text: 'assessments, scores or outcomes',
        choices: EXPORT_TABLES,
      },
      { flags: '--mapping <file>', text: 'the mapping for another system' },
      { flags: '--evidence', text: 'the notes as well, which may name people' },
      { flags: '--dictionary', text: 'print what every column means' },
      {
        flags: '--subject <candidate>',
        text: 'everything about this person in one readable document, for them; -o file.md or file.html',
      },
      AS,
      { flags: '--role <role>', text: 'only candidates for this role', repeatable: true },
      { flags: '-o, --output <file>', text: 'write to a file instead' },
      IDENTITY,
      FOLDER,
    ],
  },
];
