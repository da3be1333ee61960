import { dirname, join } from 'node:path';
import type { DebriefSetting } from '../../domain/debrief-entry.js';
import { emptyDebrief } from '../../domain/debrief-entry.js';
import { partsOf } from '../../domain/debrief-part.js';
import type { Debrief } from '../../domain/debrief.js';
import type { Id } from '../../domain/id.js';
import { Blocked, Failure, unwrap } from '../../domain/problem.js';
import { recommend } from '../../domain/recommend.js';
import type { PanelRecommendation } from '../../domain/recommendation.js';
import { interviewersOf } from '../../domain/seat.js';
import { blankDebriefNotes, debriefFrom, parseDebriefNotes } from '../../format/debrief-notes.js';
import { encodeDebrief } from '../../format/debrief.js';
import { findingsIn } from '../../format/place.js';
import { listed } from '../../render/number-text.js';
import { aloneIn } from '../../store/alone.js';
import { openArchive } from '../../store/archive.js';
import { debriefFolder } from '../../store/candidate-paths.js';
import { pathInside, replaceFile } from '../../store/files.js';
import { recordText } from '../../store/locking.js';
import { withFolders } from '../../store/new-tree.js';
import { realProcesses } from '../../store/processes.js';
import { refuseChanged, textBefore } from '../../store/unchanged.js';
import { isInterrupted } from '../../terminal/interrupted.js';
import type { Environment } from '../environment.js';
import { converseInDebrief } from '../interviews/debrief-session.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { keyFor } from '../keys/candidate-key.js';
import { accessOf } from '../panels/panel-access.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { readPanel } from '../panels/panel-reading.js';
import { candidateId, identify, openFolder } from '../place.js';
import { print, printJson, say } from '../report.js';
import { readTyped } from '../typed-file.js';

/** `touchstone debrief`: one interviewer's part in it. It converses, so that it keeps each entry as soon as it is there. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const id = candidateId(invocation.arguments[0] ?? '');
  const author = identify(invocation, environment, folder);
  const file = join(debriefFolder(id), `${author}.json`);
  let known = textBefore(root, file);
  const read = await readPanel(root, openArchive(root), id, accessOf(invocation, environment, folder));
  const recommendation = talkable(read, author);
  const setting: DebriefSetting = {
    panel: read.panel,
    agenda: recommendation.agenda,
    cards: read.files.cards.map(({ card }) => card),
  };
  const before =
    read.files.debriefs.find((debrief) => debrief.author === author) ?? emptyDebrief(read.panel, author);

  if (flagOption(invocation, 'blank')) {
    print(environment, blankDebriefNotes(id, author, partsOf(read.panel, setting.agenda, author, before)));
    return 0;
  }
  const key = await keyFor(folder, read.panel.candidate);
  const keep = async (debrief: Debrief): Promise<void> => {
    const text = await recordText(id, 'touchstone/debrief@1', encodeDebrief(debrief), key);
    keepDebrief(root, file, known, text, environment.pid);
    known = text;
  };
  const after = await settle(before, { setting, read, author, keep }, invocation, environment);

  if (flagOption(invocation, 'json')) printJson(environment, after);
  sayNext(after, read, environment);
  return 0;
}

interface Sitting {
  readonly setting: DebriefSetting;
  readonly read: ReadPanel;
  readonly author: Id;
  readonly keep: (debrief: Debrief) => Promise<void>;
}

async function settle(
  before: Debrief,
  sitting: Sitting,
  invocation: Invocation,
  environment: Environment,
): Promise<Debrief> {
  const from = textOption(invocation, 'from');
  if (from !== null) return settleFromFile(from, before, sitting, environment);
  if (!environment.input.isTTY) throw new Failure({ code: 'terminal-missing', option: '--from <file>' });
  try {
    return await converseInDebrief(before, sitting, environment);
  } catch (thrown) {
    if (isInterrupted(thrown)) {
      say(environment, `\nWhat you settled is kept. Go on with: touchstone debrief ${before.candidate}`);
    }
    throw thrown;
  }
}

// Before the panel is complete there is nothing to show, and nobody to talk about it with.
function talkable({ panel }: ReadPanel, author: Id): PanelRecommendation {
  const recommendation = recommend(panel);
  if (recommendation.state === 'waiting') {
    const missing = interviewersOf(recommendation.missing);
    throw new Failure({ code: 'panel-incomplete', missing }, null, 1);
  }
  const people = interviewersOf(panel.cards);
  if (!people.includes(author)) {
    throw new Failure({
      code: 'not-on-panel',
      interviewer: author,
      candidate: panel.candidate.id,
      panel: people,
    });
  }
  if (recommendation.agenda.length === 0) {
    throw new Failure({ code: 'nothing-on-agenda', candidate: panel.candidate.id }, null, 1);
  }
  return recommendation;
}

async function settleFromFile(
  path: string,
  before: Debrief,
  { setting, author, keep }: Sitting,
  environment: Environment,
): Promise<Debrief> {
  const { name, text } = await readTyped(path, environment);
  const { directory } = environment;
  const notes = unwrap(parseDebriefNotes(text, name), directory);
  const finding = findingsIn(name, notes.locate);
  const { value } = notes;
  if (value.candidate !== before.candidate) {
    const { candidate } = before;
    throw new Blocked(
      [finding('/candidate', { code: 'debrief-for-another', candidate, found: value.candidate })],
      directory,
    );
  }
  if (value.author !== author) {
    throw new Blocked(
      [finding('/author', { code: 'debrief-of-another', author: value.author, interviewer: author })],
      directory,
    );
  }
  const { debrief, added } = unwrap(debriefFrom(before, notes, name, setting, environment.now()), directory);
  if (added > 0) await keep(debrief);
  say(environment, added === 0 ? 'All of it was there already.' : `${added} added.`);
  return debrief;
}

// `known` is what was read from there: somebody else may have written as the same author meanwhile.
function keepDebrief(root: string, file: string, known: string | null, text: string, pid: number): void {
  const path = pathInside(root, file);
  aloneIn(dirname(dirname(path)), realProcesses(pid), () => {
    refuseChanged(root, file, known);
    withFolders(dirname(path), 'private', () => replaceFile(path, text, 'private'));
  });
}

function sayNext(after: Debrief, { panel, files }: ReadPanel, environment: Environment): void {
  const debriefs = [...files.debriefs.filter(({ author }) => author !== after.author), after];
  const now = recommend({ ...panel, debriefs });
  if (now.state === 'waiting') return;
  const { candidate } = after;
  const awaited = interviewersOf(now.debrief?.awaited ?? []);
  say(
    environment,
    awaited.length > 0
      ? `Still to answer: ${listed(awaited)}. Next: touchstone debrief ${candidate} --as ${awaited[0] ?? ''}`
      : `Next: touchstone merge ${candidate}`,
  );
}
