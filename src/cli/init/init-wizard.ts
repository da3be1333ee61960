import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { isFailure } from '../../domain/problem.js';
import { problemLine } from '../../render/problem-text.js';
import type { AskStreams } from '../../terminal/ask.js';
import { askChoices, askText, askYesOrNo } from '../../terminal/ask.js';
import { peopleOption } from '../options/person-option.js';
import { ENCRYPTION_MEANS } from './init-encryption.js';

/** What the wizard starts from: answers given as options, and the roles there are. */
export interface WizardStart {
  readonly organisation: string | null;
  readonly roles: readonly Id[];
  readonly people: Hiring['people'];
  readonly known: readonly { readonly id: Id; readonly title: string }[];
  /** Whether the folder is to encrypt; null where nobody has said. */
  readonly encrypts: boolean | null;
}

export interface WizardAnswers {
  readonly organisation: string;
  readonly roles: readonly Id[];
  readonly people: Hiring['people'];
  readonly encrypts: boolean;
}

const FIRST_ROLE = 'soc-analyst';
const PERSON_FORM = 'A short name in small letters, and the address known to git: ana=ana@example.org.';

/** Asks for what was not given as options: the organisation, the roles, the panel, encryption, telling what that means. Throws `Interrupted` on Ctrl-C. */
export async function askWizard(
  streams: AskStreams,
  tell: (text: string) => void,
  start: WizardStart,
): Promise<WizardAnswers> {
  const organisation =
    start.organisation ??
    (await askText(streams, 'What is your organisation called?', (text) =>
      text.trim() === '' ? 'A name, please: it stands in the documents.' : true,
    ));
  const roles =
    start.roles.length > 0
      ? start.roles
      : await askChoices(
          streams,
          'Which roles do you hire for?',
          start.known.map(({ id, title }) => ({ value: id, name: title, chosen: id === FIRST_ROLE })),
        );
  const people = Object.keys(start.people).length > 0 ? start.people : await askPeople(streams);
  const encrypts = start.encrypts ?? (await askEncryption(streams, tell));
  return { organisation: organisation.trim(), roles, people, encrypts };
}

async function askEncryption(streams: AskStreams, tell: (text: string) => void): Promise<boolean> {
  tell(`\n${ENCRYPTION_MEANS}`);
  return askYesOrNo(streams, 'Encrypt them?', true);
}

async function askPeople(streams: AskStreams): Promise<Hiring['people']> {
  const typed: string[] = [];
  for (;;) {
    const question =
      typed.length === 0
        ? 'Who interviews? Such as ana=ana@example.org (Enter: later)'
        : 'Who else? (Enter when that is all)';
    const line = await askText(streams, question, (text) => checkPeople(text, typed));
    if (line.trim() === '') return peopleOption(typed);
    typed.push(...peopleIn(line));
  }
}

// Most people type the whole panel in one line.
function peopleIn(line: string): readonly string[] {
  return line.trim().split(/\s+/u);
}

function checkPeople(text: string, before: readonly string[]): true | string {
  if (text.trim() === '') return true;
  try {
    peopleOption([...before, ...peopleIn(text)]);
    return true;
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    if (thrown.problem.code === 'option-malformed') return PERSON_FORM;
    return problemLine(thrown.problem);
  }
}
