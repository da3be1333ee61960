import { statusOf } from '../../domain/status.js';
import { statusText } from '../../render/status-text.js';
import { listCandidates, readCandidateFiles } from '../../store/candidates.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption } from '../invocation.js';
import { unknownCandidate } from '../panel-reading.js';
import { momentOption } from '../moment-option.js';
import { candidateId, openFolder } from '../place.js';
import { lookOf, print, printJson, sayFindings } from '../report.js';

/** `touchstone status`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const { root } = openFolder(invocation, environment);
  const now = momentOption(invocation, 'now') ?? environment.now();
  const wanted = invocation.arguments.map(candidateId);
  const listed = listCandidates(root);
  const read = (wanted.length > 0 ? wanted : listed.ids).map((id) => {
    const files = readCandidateFiles(root, id);
    if (files === null) throw unknownCandidate(root, id);
    return files;
  });
  const findings = [
    ...(wanted.length > 0 ? [] : listed.findings),
    ...read.flatMap((files) => files.findings),
  ];
  const panels = read.flatMap(({ candidate, cards }) =>
    candidate === null
      ? []
      : [
          statusOf(
            candidate,
            cards.map(({ card }) => card.header),
            now,
          ),
        ],
  );

  if (flagOption(invocation, 'json'))
    printJson(environment, { format: 'touchstone/status@1', asOf: now, panels });
  else print(environment, statusText(panels, now, lookOf(environment, environment.output)));
  if (findings.length > 0) sayFindings(environment, findings, root);
  return Promise.resolve(findings.length > 0 ? 1 : 0);
}
