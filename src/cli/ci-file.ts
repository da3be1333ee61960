import { unwrap } from '../domain/problem.js';
import { readText } from '../store/read.js';
import type { ShippedFile } from '../store/shipped.js';
import type { Environment } from './environment.js';
import { CI_SYSTEMS } from './option-words.js';

type CiSystem = (typeof CI_SYSTEMS)[number];

const PLACES: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/touchstone.yml',
  gitlab: '.gitlab-ci.yml',
};

/** The workflow or job that checks, verifies and sums up a hiring folder, pinned to this version of the program. */
export function ciFile(system: CiSystem, { shipped, version }: Environment): ShippedFile {
  const template = `templates/ci/${system}.yml`;
  const text = readText(shipped, template);
  if (text === null) throw new Error(`${template} is missing from the package.`);
  return { path: PLACES[system], text: unwrap(text, shipped).replaceAll('@VERSION', `@${version}`) };
}
