import type { ShippedFile } from '../store/shipped.js';
import { shippedText } from '../store/shipped.js';
import type { Environment } from './environment.js';
import { CI_SYSTEMS } from './option-words.js';

type CiSystem = (typeof CI_SYSTEMS)[number];

const PLACES: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/touchstone.yml',
  gitlab: '.gitlab-ci.yml',
};

/** The workflow or job that checks, verifies and sums up a hiring folder, pinned to this version of the program. */
export function ciFile(system: CiSystem, { shipped, version }: Environment): ShippedFile {
  const text = shippedText(shipped, `templates/ci/${system}.yml`);
  return { path: PLACES[system], text: text.replaceAll('@VERSION', `@${version}`) };
}
