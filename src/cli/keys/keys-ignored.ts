import { join } from 'node:path';
import { unwrap } from '../../domain/problem.js';
import { CANDIDATES } from '../../store/candidate-paths.js';
import { replaceFile } from '../../store/files.js';
import { KEYS } from '../../store/keys.js';
import { readText } from '../../store/read.js';

const IGNORED = [
  {
    why: 'An identity opens everything; it belongs into no repository.',
    line: '*.identity',
  },
  {
    why: 'Keys must be destroyed for good one day, and git forgets nothing.',
    line: `/${KEYS}/`,
  },
  {
    why: 'Says in plain words what the cards keep shut; merge writes it anew.',
    line: `/${CANDIDATES}/*/recommendation.md`,
  },
];

/** The lines of a `.gitignore` by which git passes over keys, and over what would tell what is encrypted. */
export const GIT_IGNORE_ENCRYPTED = linesOf(IGNORED);

/** Adds to a folder's `.gitignore` what it lacks of them. */
export function ignoreKeys(root: string): void {
  const read = readText(root, '.gitignore');
  const text = read === null ? '' : unwrap(read, root);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const missing = IGNORED.filter(({ line }) => !lines.includes(line));
  if (missing.length === 0) return;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  replaceFile(join(root, '.gitignore'), `${text}${gap}${linesOf(missing)}`);
}

function linesOf(ignored: typeof IGNORED): string {
  return ignored.map(({ why, line }) => `# ${why}\n${line}\n`).join('');
}
