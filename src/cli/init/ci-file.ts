import type { ShippedFile } from '../../store/shipped.js';
import { shippedText } from '../../store/shipped.js';
import type { Environment } from '../environment.js';
import type { CI_SYSTEMS } from '../table/option-words.js';
import { shellWord } from '../table/shell-word.js';

export type CiSystem = (typeof CI_SYSTEMS)[number];

const PLACES: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/touchstone.yml',
  gitlab: '.gitlab-ci.yml',
};

const HOSTS: Readonly<Record<CiSystem, string>> = { github: 'GitHub', gitlab: 'GitLab' };

/** The workflow or job that checks, verifies and sums up a hiring folder, pinned to this version of the program. */
export function ciFile(system: CiSystem, { shipped, version }: Environment): ShippedFile {
  const text = shippedText(shipped, `templates/ci/${system}.yml`);
  return { path: PLACES[system], text: text.replaceAll('@VERSION', `@${version}`) };
}

/** What is left to do where the hiring folder is not the top of its repository, its path from there being `path`; null at the top. */
export function ciAdvice(system: CiSystem, path: string): string | null {
  if (path === '') return null;
  return (
    `${HOSTS[system]} looks for ${PLACES[system]} at the top of the repository only: move it there, ` +
    `and give each touchstone in it --folder ${shellWord(path)}.`
  );
}
