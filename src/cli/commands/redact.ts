import type { Id } from '../../domain/id.js';
import { Failure } from '../../domain/problem.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { isLocked, textOf } from '../../domain/scorecard.js';
import type { CardTexts } from '../../format/redaction.js';
import { redactionAftermath } from '../../render/redact-aftermath.js';
import { cardTexts } from '../../render/redact-text.js';
import { openArchive } from '../../store/archive.js';
import { cardFile, recommendationFile } from '../../store/candidate-paths.js';
import type { FiledCard } from '../../store/candidates.js';
import { readCandidateFiles } from '../../store/candidates.js';
import { isInGit } from '../../store/git.js';
import { textBefore } from '../../store/unchanged.js';
import { askYesOrNo } from '../../terminal/ask.js';
import { appearanceOf } from '../appearance.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textsOption } from '../invocation.js';
import { unknownWord } from '../options/known-word.js';
import { accessOf } from '../panels/panel-access.js';
import type { ReadPanel } from '../panels/panel-reading.js';
import { readWhole } from '../panels/whole-reading.js';
import { candidateId, enteringFolder, identify, openFolder } from '../place.js';
import { objectsHolding, redactionOf, writeRedaction } from '../records/redaction.js';
import { print, say } from '../report.js';
import { refusePurged } from '../retention.js';

/** `touchstone redact`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const folder = openFolder(invocation, environment);
  const { root } = folder;
  const [typed = '', name] = invocation.arguments;
  const id = candidateId(typed);
  const texts: CardTexts = {
    notes: [...new Set(textsOption(invocation, 'note'))],
    closing: flagOption(invocation, 'closing'),
  };
  refusePurged(root, id);
  const before = name === undefined ? null : textBefore(root, fileNamed(id, name));
  const read = await readWhole(
    root,
    openArchive(root),
    id,
    accessOf(invocation, environment, folder),
    (missing) => ({ code: 'panel-incomplete', missing }),
  );
  const filed = name === undefined ? null : cardNamed(read, name);
  if (filed === null || (texts.notes.length === 0 && !texts.closing)) {
    return listTexts(filed === null ? read.files.cards : [filed], texts, environment);
  }
  refuseUnknown(filed.card, texts);
  const by = identify(invocation, environment, folder);
  if (!(await isMeant(filed.card, texts, invocation, environment))) {
    say(environment, 'Nothing was taken out.');
    return 1;
  }

  const recipient = recipientOf(root, filed, read);
  const redaction = await redactionOf(filed, texts, recipient, { read, root }, environment);
  const objects = objectsHolding(root, filed, texts);
  const isNew = textsIn(filed.card, texts).some((text) => text !== null);

  writeRedaction(root, redaction, { candidate: id, by, before }, environment);

  const { interviewer, interview } = filed.card.header;
  const aftermath = redactionAftermath({
    candidate: id,
    card: `${interviewer}.${interview}`,
    texts: [...texts.notes, ...(texts.closing ? ['the closing remark'] : [])],
    files: [
      filed.file,
      ...(redaction.recommendation === null || folder.hiring.encryption !== undefined
        ? []
        : [recommendationFile(id)]),
    ],
    rewritten: redaction.recommendation !== null,
    isNew,
    isLocked: recipient !== null,
    inGit: isInGit(root),
    entering: enteringFolder(root, environment),
    objects,
  });
  say(environment, aftermath);
  return 0;
}

function fileNamed(candidate: Id, name: string): string {
  const [interviewer = '', interview = '', ...rest] = name.split('.');
  if (rest.length > 0) throw new Failure({ code: 'id-malformed', id: name });
  return cardFile(candidate, candidateId(interviewer), candidateId(interview));
}

function cardNamed({ files }: ReadPanel, name: string): FiledCard<Scorecard> {
  const nameOf = ({ header }: Scorecard): string => `${header.interviewer}.${header.interview}`;
  const found = files.cards.find(({ card }) => nameOf(card) === name);
  if (found !== undefined) return found;
  const known = files.cards.map(({ card }) => nameOf(card));
  throw unknownWord('card', name, known);
}

function listTexts(
  cards: readonly FiledCard<Scorecard>[],
  texts: CardTexts,
  environment: Environment,
): number {
  if (texts.notes.length > 0 || texts.closing) {
    throw new Failure({
      code: 'option-missing',
      option: 'A card',
      example: 'touchstone redact c-7k2m ana.character',
    });
  }
  const { width } = appearanceOf(environment, environment.output);
  print(environment, cards.map(({ card }) => cardTexts(card, width)).join('\n\n'));
  return 0;
}

function refuseUnknown({ payload }: Scorecard, { notes, closing }: CardTexts): void {
  const known = payload.notes.map(({ id }) => id);
  const unknown = notes.find((note) => !known.includes(note));
  if (unknown !== undefined) throw new Failure({ code: 'redact-note-unknown', note: unknown, known });
  if (closing && payload.closing === null) throw new Failure({ code: 'redact-closing-missing' });
}

/** What is to be taken out; null for each that was before. */
function textsIn({ payload }: Scorecard, { notes, closing }: CardTexts): readonly (string | null)[] {
  const chosen = payload.notes.filter(({ id }) => notes.includes(id)).map(({ text }) => textOf(text));
  return closing && payload.closing !== null ? [...chosen, textOf(payload.closing)] : chosen;
}

async function isMeant(
  card: Scorecard,
  texts: CardTexts,
  invocation: Invocation,
  environment: Environment,
): Promise<boolean> {
  if (flagOption(invocation, 'yes')) return true;
  const { input, errors } = environment;
  if (!input.isTTY) throw new Failure({ code: 'terminal-missing', option: '--yes' });
  const chosen = {
    ...card,
    payload: {
      ...card.payload,
      notes: card.payload.notes.filter(({ id }) => texts.notes.includes(id)),
      closing: texts.closing ? card.payload.closing : null,
    },
  };
  say(environment, cardTexts(chosen, appearanceOf(environment, errors).width));
  return askYesOrNo({ input, output: errors }, 'Take this out, for good?', false);
}

// A card that was readable stays so; one that was locked is locked for the key that the candidate has now.
function recipientOf(root: string, { file }: FiledCard<Scorecard>, { panel }: ReadPanel): string | null {
  const filed = readCandidateFiles(root, panel.candidate.id)?.cards.find((one) => one.file === file);
  if (filed === undefined || !isLocked(filed.card)) return null;
  return panel.candidate.key ?? filed.card.payload.recipient;
}
