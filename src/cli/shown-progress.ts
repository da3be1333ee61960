import type { Progress } from '../terminal/progress.js';
import { progressOn } from '../terminal/progress.js';
import { appearanceOf } from './appearance.js';
import type { Environment } from './environment.js';

/** A progress bar where somebody is looking; none in a pipeline or a terminal that cannot redraw a line. */
export function shownProgress(environment: Environment, total: number, noun: string): Progress {
  const { errors, variables } = environment;
  return progressOn(errors, total, noun, {
    quiet: variables.CI !== undefined || variables.TERM === 'dumb',
    unicode: appearanceOf(environment, errors).unicode,
  });
}
