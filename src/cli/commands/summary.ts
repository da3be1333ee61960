import type { FailCause } from '../../domain/fail-cause.js';
import { FAIL_CAUSES, failCauses } from '../../domain/fail-cause.js';
import type { Id, Instant } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { truncated } from '../../domain/ratio.js';
import { csvLines } from '../../format/csv.js';
import { SUMMARY_END, summaryRowData, summaryStart } from '../../format/summary.js';
import { candidatesPage } from '../../render/candidates-page.js';
import { summaryDocument, summaryPieces } from '../../render/summary-document.js';
import { summaryCells, summaryColumns } from '../../render/summary-rows.js';
import { readNames } from '../../store/names.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { momentOption } from '../options/moment-option.js';
import { wordOption, wordsOption } from '../options/word-option.js';
import { selectCandidates } from '../panels/many-panels.js';
import { accessOf } from '../panels/panel-access.js';
import type { SummaryMaterial } from '../panels/summary-reading.js';
import { readSummary } from '../panels/summary-reading.js';
import { present } from '../present.js';
import { dataText, sayFindings } from '../report.js';
import { SUMMARY_FORMATS } from '../table/option-words.js';
import { writeOut } from '../write-out.js';

type Format = (typeof SUMMARY_FORMATS)[number];

/** `touchstone summary`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const format = formatOf(invocation);
  const failOn = failOnOf(invocation);
  const since = momentOption(invocation, 'since');
  const now = momentOption(invocation, 'now') ?? environment.now();
  const output = textOption(invocation, 'output');
  const selection = selectCandidates(invocation, environment);
  const names = flagOption(invocation, 'names') ? unwrap(readNames(selection.root), selection.root) : null;
  const material = await readSummary(
    selection,
    { since, now, sentences: format !== 'json' && format !== 'csv' },
    accessOf(invocation, environment, selection),
    environment,
  );

  const causes = new Set(material.entries.flatMap(({ row }) => failCauses(row)));
  if (selection.findings.length > 0) causes.add('unreadable');

  await writeOut(environment, pieces(format, material, names, now, environment, output), output);
  const findings = [...selection.findings, ...material.findings];
  if (findings.length > 0) sayFindings(environment, findings, selection.root);
  return failOn.some((cause) => causes.has(cause)) ? 1 : 0;
}

function formatOf(invocation: Invocation): Format {
  const given = wordOption(invocation, 'format', SUMMARY_FORMATS);
  if (!flagOption(invocation, 'json'))
    return given ?? formatOfFile(textOption(invocation, 'output')) ?? 'terminal';
  if (given !== null && given !== 'json') {
    throw new Failure({ code: 'option-excluded', option: '--json', other: `--format ${given}` });
  }
  return 'json';
}

/** What the name of the file to write asks for; null where it asks for nothing. */
function formatOfFile(file: string | null): Format | null {
  const ending = /\.(md|html?|json|csv)$/i.exec(file ?? '')?.[1]?.toLowerCase();
  return SUMMARY_FORMATS.find((format) => format === (ending === 'htm' ? 'html' : ending)) ?? null;
}

// What cannot be trusted fails a pipeline unless it says otherwise.
function failOnOf(invocation: Invocation): readonly FailCause[] {
  const given = wordsOption(invocation, 'failOn', [...FAIL_CAUSES, 'none']);
  return given === null
    ? ['broken-seal', 'wrong-signature', 'unreadable']
    : FAIL_CAUSES.filter((cause) => given.includes(cause));
}

function* pieces(
  format: Format,
  { entries, ...titles }: SummaryMaterial,
  names: ReadonlyMap<Id, string> | null,
  now: Instant,
  environment: Environment,
  output: string | null,
): Generator<string> {
  const markdown = (): string => summaryDocument(entries, now, { ...titles, names });
  switch (format) {
    case 'terminal':
      yield output === null ? present(markdown(), environment) : markdown();
      return;
    case 'md':
      yield* summaryPieces(entries, now, { ...titles, names });
      return;
    case 'html':
      yield summaryPage({ entries, ...titles }, markdown());
      return;
    case 'csv':
      yield csvLines([summaryColumns(names !== null)]);
      for (const { row } of entries) yield csvLines([summaryCells(row, names)]);
      return;
    case 'json': {
      yield summaryStart(now);
      let before = '\n';
      for (const { row } of entries) {
        yield before + dataText(summaryRowData(row, names), 0);
        before = ',\n';
      }
      yield SUMMARY_END;
    }
  }
}

function summaryPage({ entries, roles, policies }: SummaryMaterial, markdown: string): string {
  const pictures = [...policies].map(([id, policy]) => ({
    points: entries.flatMap(({ row }) =>
      row.state === 'complete' && row.role === id
        ? [
            {
              candidate: row.candidate,
              outcome: row.outcome,
              character: row.character === null ? null : truncated(row.character),
              skill: row.skill === null ? null : truncated(row.skill),
            },
          ]
        : [],
    ),
    policy,
    place: { under: roles.get(id) ?? id },
  }));
  return candidatesPage('Summary', 'Summary', markdown, pictures);
}
