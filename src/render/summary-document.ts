import type { Id, Instant } from '../domain/id.js';
import type { OverdueCard } from '../domain/overdue.js';
import { truncated } from '../domain/ratio.js';
import { isSameSeat } from '../domain/seat.js';
import type { BrokenRow, CompleteRow, LockedRow, SummaryRow, WaitingRow } from '../domain/summary.js';
import { escapeMarkdown } from './markdown.js';
import { markdownTable } from './markdown-table.js';
import { momentText } from './moment-text.js';
import { counted, listed } from './number-text.js';
import { rowTitles } from './row-titles.js';
import { DECISION_WORDS, OUTCOME_WORDS, UNCOUNTED_WORDS } from './words.js';

/** One candidate to be told of. `sentence` says why the outcome is what it is; null where there is none. */
export interface SummaryEntry {
  readonly row: SummaryRow;
  readonly sentence: string | null;
}

/** What a summary is told with besides the rows: titles by id, and names where they were asked for. */
export interface SummaryWords {
  readonly roles: ReadonlyMap<Id, string>;
  readonly competencies: ReadonlyMap<Id, string>;
  readonly names: ReadonlyMap<Id, string> | null;
}

/** Candidates role by role as Markdown: a table, then a short section for each. Entries come in the order they are told in. */
export function summaryDocument(
  entries: readonly SummaryEntry[],
  asOf: Instant,
  words: SummaryWords,
): string {
  return [...summaryPieces(entries, asOf, words)].join('');
}

/** The same piece by piece, so that of many candidates it need not be in memory as a whole. */
export function* summaryPieces(
  entries: readonly SummaryEntry[],
  asOf: Instant,
  words: SummaryWords,
): Generator<string> {
  const rows = entries.map(({ row }) => row);
  yield `# Summary\n\n${headSentence(rows, asOf)}\n`;
  const groups = new Map<Id | null, SummaryEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.row.role);
    if (group === undefined) groups.set(entry.row.role, [entry]);
    else group.push(entry);
  }
  for (const [role, group] of groups) {
    for (const block of roleBlocks(role, group, words)) yield `\n${block}\n`;
  }
}

/** The title of a role in a summary, as its heading says it. */
function roleTitle(role: Id | null, { roles }: Pick<SummaryWords, 'roles'>): string {
  return role === null ? 'Plans that cannot be read' : (roles.get(role) ?? role);
}

function headSentence(rows: readonly SummaryRow[], asOf: Instant): string {
  const count = (state: SummaryRow['state']): number => rows.filter((row) => row.state === state).length;
  const overdue = rows.reduce(
    (total, row) =>
      total + (row.state === 'broken' ? 0 : row.overdue.filter(({ kind }) => kind === 'open').length),
    0,
  );
  const [complete, waiting] = [count('complete'), count('waiting')];
  const [locked, broken] = [count('locked'), count('broken')];
  const parts = [
    ...(complete > 0 ? [counted(complete, 'complete panel')] : []),
    ...(waiting > 0 ? [counted(waiting, 'panel that waits', 'panels that wait')] : []),
    ...(locked > 0
      ? [`${counted(locked, 'sealed panel')} that ${locked === 1 ? 'is' : 'are'} encrypted`]
      : []),
    ...(overdue > 0 ? [`**${counted(overdue, 'overdue scorecard')}**`] : []),
    ...(broken > 0 ? [`**${broken} that cannot be read**`] : []),
  ];
  const all = rows.length === 0 ? 'No candidates' : `${counted(rows.length, 'candidate')}: ${listed(parts)}`;
  return `${all}. As of ${momentText(asOf)}.`;
}

function* roleBlocks(
  role: Id | null,
  entries: readonly SummaryEntry[],
  words: SummaryWords,
): Generator<string> {
  const rows = entries.map(({ row }) => row);
  const waits = rows.some((row) => row.state === 'waiting' && row.oldestOpen !== null);
  const columns = COLUMNS.filter(({ onlyWaiting }) => waits || onlyWaiting !== true);
  yield `## ${escapeMarkdown(roleTitle(role, words))}`;
  const short = { ...words, competencies: shortTitles(words) };
  yield markdownTable(
    { columns, rows: rows.map((row) => columns.map(({ cell }) => cell(row, short))) },
    escapeMarkdown,
  );
  for (const entry of entries) yield section(entry, words);
}

function shortTitles({ competencies }: SummaryWords): SummaryWords['competencies'] {
  const all = [...competencies].map(([id, title]) => ({ id, title }));
  return new Map(rowTitles(all).map((title, index) => [all[index]?.id ?? '', title]));
}

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: SummaryRow, words: SummaryWords) => string;
  readonly onlyWaiting?: true;
}

const COLUMNS: readonly Column[] = [
  { title: 'Candidate', align: 'left', cell: (row, words) => nameOf(row.candidate, words) },
  {
    title: 'Panel',
    align: 'right',
    cell: (row) => (row.state === 'broken' ? '' : `${row.sealed}/${row.planned}`),
  },
  {
    title: 'Open for',
    align: 'right',
    onlyWaiting: true,
    cell: (row) => (row.state === 'waiting' && row.oldestOpen !== null ? `${row.oldestOpen} h` : ''),
  },
  { title: 'Outcome', align: 'left', cell: standing },
  { title: 'Character', align: 'right', cell: ofComplete((row) => figure(row.character)) },
  { title: 'Skill', align: 'right', cell: ofComplete((row) => figure(row.skill)) },
  {
    title: 'Weakest',
    align: 'left',
    cell: ofComplete(({ weakest }, words) =>
      weakest === null ? '–' : `${competency(weakest.competency, words)} ${truncated(weakest.score)}`,
    ),
  },
  {
    title: 'Splits',
    align: 'left',
    cell: ofComplete(({ splits }, words) => splits.map((id) => competency(id, words)).join(', ')),
  },
  { title: 'Decision', align: 'left', cell: ofComplete(decision) },
];

function ofComplete(cell: (row: CompleteRow, words: SummaryWords) => string): Column['cell'] {
  return (row, words) => (row.state === 'complete' ? cell(row, words) : '');
}

function standing(row: SummaryRow): string {
  if (row.state === 'broken') return 'Cannot be read';
  if (row.state === 'locked') return row.status === 'withdrawn' ? 'Withdrawn' : 'Encrypted';
  if (row.state === 'complete') return OUTCOME_WORDS[row.outcome];
  return row.status === 'withdrawn' ? 'Withdrawn' : row.planned === 0 ? 'Nobody planned' : 'Waiting';
}

function decision(row: CompleteRow): string {
  if (row.decision === null) return row.status === 'withdrawn' ? 'Withdrawn' : '';
  return `${DECISION_WORDS[row.decision.decision]}${row.overrides > 0 ? ' (override)' : ''}`;
}

function section({ row, sentence }: SummaryEntry, words: SummaryWords): string {
  const head = `### ${escapeMarkdown(`${nameOf(row.candidate, words)}: ${standing(row)}`)}`;
  switch (row.state) {
    case 'broken':
      return `${head}\n\n${brokenText(row)}`;
    case 'waiting':
      return `${head}\n\n${escapeMarkdown(waitingText(row))}`;
    case 'locked':
      return `${head}\n\n${escapeMarkdown(lockedText(row))}`;
    case 'complete':
      return `${head}\n\n${completeLines(row, sentence, words)
        .map((line) => escapeMarkdown(line))
        .join('\n\n')}`;
  }
}

function completeLines(row: CompleteRow, sentence: string | null, words: SummaryWords): readonly string[] {
  const late = row.overdue.map(overdueText);
  return [
    ...(sentence === null ? [] : [sentence]),
    ...(row.splits.length === 0
      ? []
      : [`Two readings of the same person: ${listed(row.splits.map((id) => competency(id, words)))}.`]),
    ...(late.length === 0 ? [] : [`Sealed late: ${listed(late)}.`]),
    ...doubtedTexts(row),
    ...(row.decision === null
      ? []
      : [
          `Decided: ${decision(row).toLowerCase()}, ${momentText(row.decision.on)}${row.overrides > 0 ? '; the program recommended otherwise' : ''}.`,
        ]),
  ];
}

function lockedText(row: LockedRow): string {
  const late = row.overdue.map(overdueText);
  return [
    `Panel ${row.sealed}/${row.planned} sealed · encrypted. Whoever has an identity can tell what it recommends.`,
    ...(late.length === 0 ? [] : [`Sealed late: ${listed(late)}.`]),
    ...doubtedTexts(row),
  ].join(' ');
}

function waitingText(row: WaitingRow): string {
  const panel = `Panel ${row.sealed}/${row.planned} sealed.`;
  if (row.status === 'withdrawn') return `${panel} The candidate withdrew.`;
  if (row.planned === 0) return 'Nobody is planned yet.';
  const open = row.open.map(({ interviewer, interview, hours }) => {
    const overdue = row.overdue.some(
      (card) => card.kind === 'open' && isSameSeat(card, { interviewer, interview }),
    );
    const since = hours === null ? '' : `, open for ${counted(hours, 'hour')}${overdue ? ', overdue' : ''}`;
    return `${interviewer} (${interview}${since})`;
  });
  const late = row.overdue.filter(({ kind }) => kind === 'late').map(overdueText);
  return [
    `${panel} Still to seal: ${listed(open)}.`,
    ...(late.length === 0 ? [] : [`Sealed late: ${listed(late)}.`]),
    ...doubtedTexts(row),
  ].join(' ');
}

function doubtedTexts({ doubted }: CompleteRow | WaitingRow | LockedRow): readonly string[] {
  return doubted.map(
    ({ interviewer, interview, why }) =>
      `Not counted: the card of ${interviewer} (${interview}) ${UNCOUNTED_WORDS[why]}.`,
  );
}

function overdueText({ interviewer, interview, hours }: OverdueCard): string {
  return `${interviewer} (${interview}, after ${counted(hours, 'hour')})`;
}

function brokenText(row: BrokenRow): string {
  const codes = row.problems.map((code) => `\`${code}\``);
  return `Its files cannot be used (${codes.join(', ')}). \`touchstone verify ${row.candidate}\` tells more.`;
}

function nameOf(candidate: Id, { names }: SummaryWords): string {
  const name = names?.get(candidate);
  return name === undefined ? candidate : `${name} (${candidate})`;
}

function competency(id: Id, { competencies }: SummaryWords): string {
  return competencies.get(id) ?? id;
}

function figure(score: CompleteRow['character']): string {
  return score === null ? '–' : truncated(score);
}
