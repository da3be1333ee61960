import { unwrap } from '../../domain/problem.js';
import { fillTemplate } from '../../render/template.js';
import { readText } from '../../store/read.js';
import { shippedText } from '../../store/shipped.js';
import type { Environment } from '../environment.js';

/**
 * A template of `templates/` filled in: the hiring folder's own where it has one, else the shipped one. Throws `Blocked`
 * when it cannot be filled in.
 */
export function filledTemplate(name: string, view: object, root: string, { shipped }: Environment): string {
  const file = `templates/${name}`;
  const own = readText(root, file);
  const folder = own === null ? shipped : root;
  const text = own === null ? shippedText(shipped, file) : unwrap(own, root);
  return unwrap(fillTemplate({ file, text }, view), folder);
}
