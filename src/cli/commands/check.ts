import { relative, resolve } from 'node:path';
import { Failure } from '../../domain/problem.js';
import { counted } from '../../render/number-text.js';
import { findHiringFolder, loadHiring } from '../../store/hiring-folder.js';
import { readText } from '../../store/read.js';
import { checkFolder } from '../checks/check-folder.js';
import { findingsFormat, tellFindings } from '../checks/findings-output.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { textOption } from '../invocation.js';
import { keyWarnings, keysInGit } from '../keys/key-warnings.js';
import { findFolder } from '../place.js';

/** `touchstone check`: the whole folder is read, because rubrics and roles name each other; files narrow down what is told. */
export async function run(invocation: Invocation, environment: Environment): Promise<number> {
  const format = findingsFormat(invocation);
  const root = folderToCheck(invocation, environment);
  const wanted = invocation.arguments.map((path) => insideFolder(path, root, environment));
  const { findings: wrong, files } = checkFolder(root);
  const hiring = loadHiring(root);
  const folder = hiring?.ok === true ? { root, hiring: hiring.value } : null;
  const ofKeys =
    folder === null ? [] : [...keysInGit(folder, environment), ...keyWarnings(folder, environment)];
  const findings = [...wrong, ...ofKeys];
  const told = findings.filter(({ place }) => isWanted(place.file, wanted));
  const checked = files.filter((file) => isWanted(file, wanted)).length;

  tellFindings(environment, told, format, root, `${counted(checked, 'file')} checked, nothing to mend.`);
  return Promise.resolve(told.some(({ severity }) => severity === 'error') ? 1 : 0);
}

// Whoever works on the package checks what it ships. Anywhere else, "nothing to mend" would be about a folder that nobody meant.
function folderToCheck(invocation: Invocation, environment: Environment): string {
  const { directory, shipped } = environment;
  const isPackage = !relative(shipped, directory).startsWith('..') && findHiringFolder(directory) === null;
  return isPackage && textOption(invocation, 'folder') === null
    ? shipped
    : findFolder(invocation, environment);
}

function insideFolder(path: string, root: string, { directory }: Environment): string {
  const file = relative(root, resolve(directory, path));
  const text = file.startsWith('..') ? null : readText(root, file);
  if (text === null) throw new Failure({ code: 'file-missing', file: path });
  return file;
}

/** Whether a file is one of those that are wanted, or below one. Nothing wanted is all; so is the hiring folder itself. */
function isWanted(file: string, wanted: readonly string[]): boolean {
  return (
    wanted.length === 0 || wanted.some((one) => one === '' || file === one || file.startsWith(`${one}/`))
  );
}
