import { unwrap } from '../domain/problem.js';
import { fillTemplate } from '../render/template.js';
import { readText } from '../store/read.js';
import type { Environment } from './environment.js';

/**
 * A template of `templates/` filled in: the hiring folder's own where it has one, else the shipped one. Throws `Blocked`
 * when it cannot be filled in.
 */
export function filledTemplate(name: string, view: object, root: string, { shipped }: Environment): string {
  const file = `templates/${name}`;
  const own = readText(root, file);
  const folder = own === null ? shipped : root;
  const text = own ?? readText(shipped, file);
  if (text === null) throw new Error('The shipped template is missing.');
  return unwrap(fillTemplate({ file, text: unwrap(text, folder) }, view), folder);
}
