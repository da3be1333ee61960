import type { ExportedPanel } from '../../domain/exported-panel.js';
import type { Id } from '../../domain/id.js';
import type { Mapping } from '../../domain/mapping.js';
import type { Finding } from '../../domain/problem.js';
import { Failure, errorAt, unwrap } from '../../domain/problem.js';
import { recommend } from '../../domain/recommend.js';
import { parseMapping } from '../../format/mapping.js';
import { evidenceSentence, mappingSentence } from '../../render/interchange.js';
import { cardFile } from '../../store/candidate-paths.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { refuseBeside, wordOption } from '../options/word-option.js';
import type { Left, Pieces } from '../panels/export-pieces.js';
import { bodyPieces, dictionary, rowPieces } from '../panels/export-pieces.js';
import { sayLeftOut, sayLocked } from '../panels/left-out.js';
import type { Selection } from '../panels/many-panels.js';
import { eachPanel, selectCandidates } from '../panels/many-panels.js';
import type { PanelAccess } from '../panels/panel-access.js';
import { accessOf } from '../panels/panel-access.js';
import { exportSubject } from '../records/subject-export.js';
import { say, sayFindings } from '../report.js';
import { EXPORT_FORMATS, EXPORT_TABLES } from '../table/option-words.js';
import { readTyped } from '../typed-file.js';
import { writeOut } from '../write-out.js';

/** `touchstone export`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  if (flagOption(invocation, 'dictionary')) {
    await writeOut(environment, [dictionary()], textOption(invocation, 'output'));
    return 0;
  }
  const subject = textOption(invocation, 'subject');
  if (subject !== null) return exportSubject(subject, invocation, environment);
  const pieces = await piecesOf(invocation, environment);
  const selection = selectCandidates(invocation, environment);
  const findings: Finding[] = [...selection.findings];
  const waiting: Id[] = [];
  const locked: Id[] = [];
  const left: Left = {
    waiting: (id) => waiting.push(id),
    lacking({ what, id }, { candidate, interviewer, interview }) {
      findings.push(
        errorAt(cardFile(candidate, interviewer, interview), { code: 'mapping-lacks', what, id }),
      );
    },
    unmapped: [],
  };

  await writeOut(
    environment,
    pieces(
      exportedPanels(
        selection,
        { findings, locked },
        accessOf(invocation, environment, selection),
        environment,
      ),
      left,
    ),
    textOption(invocation, 'output'),
  );
  sayLeftOut(environment, 'Their panels still wait, so nothing is exported of', waiting);
  sayLocked(environment, locked);
  sayLeftOut(environment, 'The mapping does not name', left.unmapped);
  if (findings.length > 0) sayFindings(environment, findings, selection.root);
  return findings.length + locked.length + left.unmapped.length > 0 ? 1 : 0;
}

async function piecesOf(invocation: Invocation, environment: Environment): Promise<Pieces> {
  const format = wordOption(invocation, 'format', EXPORT_FORMATS);
  const table = wordOption(invocation, 'table', EXPORT_TABLES);
  const file = textOption(invocation, 'mapping');
  const evidence = flagOption(invocation, 'evidence');
  if (file === null) {
    if (format !== null && format !== 'csv' && format !== 'ndjson') {
      const example = `touchstone export --mapping ${format}.yaml`;
      throw new Failure({ code: 'option-missing', option: '--mapping', example });
    }
    if (table !== null && table !== 'assessments') refuseBeside(`--table ${table}`, ['evidence'], invocation);
    return rowPieces(table ?? 'assessments', format ?? 'ndjson', evidence);
  }
  refuseBeside('--mapping', ['table'], invocation);
  const mapping = await readMapping(file, environment);
  if (format !== null && format !== mapping.system) {
    throw new Failure({ code: 'mapping-for-another', system: mapping.system, wanted: format }, { file });
  }
  say(environment, mappingSentence(mapping));
  const kept = evidence ? evidenceSentence(mapping) : null;
  if (kept !== null) say(environment, kept);
  return bodyPieces(mapping, evidence);
}

async function readMapping(file: string, environment: Environment): Promise<Mapping> {
  const { name, text } = await readTyped(file, environment);
  return unwrap(parseMapping(text, name), environment.directory);
}

async function* exportedPanels(
  selection: Selection,
  { findings, locked }: { readonly findings: Finding[]; readonly locked: Id[] },
  access: PanelAccess,
  environment: Environment,
): AsyncGenerator<ExportedPanel> {
  for await (const read of eachPanel(selection, access, environment)) {
    if ('panel' in read) {
      const { panel, files } = read;
      const cards = files.cards.map(({ card }) => card);
      yield { panel, recommendation: recommend(panel), cards, decision: files.decision };
    } else if ('shut' in read) locked.push(read.shut.id);
    else findings.push(...read.findings);
  }
}
