import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Id } from '../../domain/id.js';
import { drawnId } from '../../domain/id.js';
import { Failure, unwrap } from '../../domain/problem.js';
import { createFile, makeFolders } from '../../store/files.js';
import { isInGit, pathInRepository } from '../../store/git.js';
import { HIRING_FILE } from '../../store/hiring-folder.js';
import { withIdentityFile } from '../../store/identity.js';
import { loadRole, rolesIn } from '../../store/library.js';
import { fillNewFolder, isVacant } from '../../store/new-tree.js';
import { realProcesses } from '../../store/processes.js';
import type { ShippedFile } from '../../store/shipped.js';
import type { Environment } from '../environment.js';
import type { CiSystem } from '../init/ci-file.js';
import { ciAdvice, ciFile } from '../init/ci-file.js';
import type { NewEncryption } from '../init/init-encryption.js';
import { encryptionAdvice, encryptionOption, newEncryption } from '../init/init-encryption.js';
import type { WizardAnswers } from '../init/init-wizard.js';
import { askWizard } from '../init/init-wizard.js';
import { newFolderFiles } from '../init/new-folder.js';
import { SAMPLE_PEOPLE, fillSample } from '../init/sample.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption, textsOption } from '../invocation.js';
import { peopleOption } from '../options/person-option.js';
import { refuseBeside, wordOption } from '../options/word-option.js';
import { unknownRole } from '../panels/current-instruments.js';
import { print, say } from '../report.js';
import { CI_SYSTEMS } from '../table/option-words.js';
import { shellWord } from '../table/shell-word.js';

/** Long enough that no two folders of this world meet. */
const ID_LETTERS = 12;

/** Options that the sample settles by itself. */
const WISHES = ['organisation', 'role', 'person'] as const;

/** `touchstone init`. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const root = resolve(environment.directory, invocation.arguments[0] ?? '.');
  const ci = wordOption(invocation, 'ci', CI_SYSTEMS);
  const ciFiles = ci === null ? [] : [ciFile(ci, environment)];
  const isGiven = (name: string): boolean => invocation.options[name] !== undefined;
  const asksForNew = ['sample', 'recipient', 'plainCards', ...WISHES].some(isGiven);
  if (ci !== null && !asksForNew && existsSync(join(root, HIRING_FILE))) {
    addFiles(root, ciFiles, environment);
    sayWhereItRuns(ci, root, environment);
    return 0;
  }
  refuseOccupied(root);
  const sample = flagOption(invocation, 'sample');
  if (sample) refuseBeside('--sample', WISHES, invocation);
  const encrypts = encryptionOption(invocation);
  const answers = sample ? SAMPLE_ANSWERS : await answersOf(invocation, environment, encrypts);
  const id = drawnId('f', environment.random(ID_LETTERS));
  const keys = answers.encrypts ? await newEncryption(invocation, environment, id, answers.people) : null;
  const wish = { ...answers, id, encryption: keys?.encryption ?? null };
  const files = [...newFolderFiles(wish, environment.shipped), ...ciFiles];

  const candidates = fillNewFolder(root, realProcesses(environment.pid), () =>
    withIdentity(keys, () => {
      for (const file of files) createIn(root, file);
      return sample ? fillSample(root, wish.id, environment) : [];
    }),
  );

  print(environment, root);
  say(environment, '');
  say(environment, PRIVACY);
  if (keys !== null) say(environment, `\n${encryptionAdvice(keys)}`);
  if (ci !== null) sayWhereItRuns(ci, root, environment);
  say(environment, '');
  say(environment, nextSteps(invocation.arguments[0] ?? null, root, answers, candidates));
  return 0;
}

// The identity first: a folder that encrypts for a key that nobody has would be the worst of all.
function withIdentity<Value>(keys: NewEncryption | null, work: () => Value): Value {
  const identity = keys?.identity ?? null;
  return identity === null ? work() : withIdentityFile(identity.path, identity.text, work);
}

// A folder that is there already gets what it lacks, and nothing in it is touched.
function addFiles(root: string, files: readonly ShippedFile[], environment: Environment): void {
  for (const file of files) {
    createIn(root, file);
    print(environment, join(root, file.path));
  }
}

function sayWhereItRuns(ci: CiSystem, root: string, environment: Environment): void {
  const advice = ciAdvice(ci, pathInRepository(root));
  if (advice !== null) say(environment, `\n${advice}`);
}

function createIn(root: string, { path, text }: ShippedFile): void {
  makeFolders(dirname(join(root, path)));
  createFile(join(root, path), text);
}

const PRIVACY = `This folder will hold personal data: keep the repository private. Git keeps what is deleted.
Names stand in names.csv only, which git ignores.`;

function nextSteps(
  typed: string | null,
  root: string,
  { roles, people }: WizardAnswers,
  candidates: readonly Id[],
): string {
  const enter = typed === null ? [] : [`cd ${shellWord(typed)}`];
  const git = isInGit(root) ? [] : ['git init && git add . && git commit -m "Begin hiring folder"'];
  const [first] = candidates;
  const [role = '<role>'] = roles.length === 1 ? roles : [];
  const seat = Object.keys(people).length > 0 ? [] : ['touchstone add person ana --email ana@example.org'];
  const steps =
    first === undefined
      ? ['touchstone check', ...seat, `touchstone add candidate --role ${role}`]
      : [`touchstone merge ${first}`];
  return ['Next:', ...[...enter, ...git, ...steps].map((step) => `  ${step}`)].join('\n');
}

// An empty folder, or one where only git was set up, is ours to fill; anything else is somebody's.
function refuseOccupied(root: string): void {
  if (isVacant(root)) return;
  const isOurs = existsSync(join(root, HIRING_FILE));
  throw new Failure({ code: isOurs ? 'hiring-folder-exists' : 'folder-occupied', folder: root });
}

const SAMPLE_ANSWERS: WizardAnswers = {
  organisation: 'Example SOC',
  people: SAMPLE_PEOPLE,
  roles: ['soc-analyst'],
  encrypts: false,
};

async function answersOf(
  invocation: Invocation,
  environment: Environment,
  encrypts: boolean | null,
): Promise<WizardAnswers> {
  const { input, errors, shipped } = environment;
  const known = rolesIn(shipped);
  const roles = textsOption(invocation, 'role');
  for (const role of roles) {
    if (!known.includes(role)) throw unknownRole(role, known);
  }
  const organisation = textOption(invocation, 'organisation');
  if (organisation?.trim() === '') {
    const example = '--organisation "Halden SOC"';
    throw new Failure({ code: 'option-malformed', option: '--organisation', given: organisation, example });
  }
  const given = {
    organisation,
    roles,
    people: peopleOption(textsOption(invocation, 'person')),
  };
  if (!input.isTTY || !errors.isTTY) {
    if (organisation === null) throw new Failure({ code: 'terminal-missing', option: '--organisation' });
    return {
      ...given,
      organisation,
      roles: roles.length > 0 ? roles : ['soc-analyst'],
      encrypts: encrypts ?? true,
    };
  }
  const titles = known.map((role) => {
    const loaded = loadRole(shipped, role);
    return { id: role, title: loaded === null ? role : unwrap(loaded, shipped).title };
  });
  const tell = (text: string): void => {
    say(environment, text);
  };
  return askWizard({ input, output: errors }, tell, { ...given, known: titles, encrypts });
}
