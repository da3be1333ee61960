import type { KeyList, KeyRow } from '../domain/key-list.js';
import { momentText } from './moment-text.js';
import { counted } from './number-text.js';
import type { ReportLook } from './problem-report.js';
import { plainText } from './safe-text.js';
import { displayWidth, padText, wrapText } from './width.js';

/** Whose keys open what, for a terminal. */
export function keysText({ recipients, folder, lastBackUp, rows }: KeyList, look: ReportLook): string {
  const { strong, muted } = look.palette;
  if (recipients.length === 0) return 'Nothing is encrypted in this folder.\n';
  const names = columnOf(recipients.map(({ name }) => name));
  const ids = columnOf(rows.map(({ candidate }) => candidate));
  const known = recipients.map(({ name }) => name);
  return [
    strong('Recipients: whose identities open what is encrypted'),
    ...recipients.map(({ name, key }) => `  ${padText(name, names)}  ${key}`),
    '',
    ...wrapText(`Candidates' keys, in ${plainText(folder)}`, look.columns).map((line) => strong(line)),
    ...(rows.length === 0 ? ['  none yet'] : []),
    ...rows.flatMap((row) => lineOf(row, known, ids, look)),
    '',
    muted(lastBackUp === null ? 'Never backed up from here' : `Last back-up ${momentText(lastBackUp)}`),
    '',
  ].join('\n');
}

function columnOf(words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => displayWidth(word)));
}

function lineOf(row: KeyRow, known: readonly string[], width: number, look: ReportLook): readonly string[] {
  const start = `  ${padText(row.candidate, width)}  `;
  const indent = displayWidth(start);
  const lines = wrapText(factsOf(row, known).join('; '), Math.max(20, look.columns - indent));
  return lines.map((line, index) => (index === 0 ? start : ' '.repeat(indent)) + line);
}

function factsOf(row: KeyRow, known: readonly string[]): readonly string[] {
  if (row.key === null) return [`no key, so nothing is encrypted: touchstone keys create ${row.candidate}`];
  if (!row.present) return ['the key is not here'];
  return [
    wrapWords(row, known),
    ...(row.earlier === null || row.earlier === 0
      ? []
      : [`${counted(row.earlier, 'earlier key')} kept beside it`]),
    row.backedUp ? 'backed up' : 'not backed up as it is now',
  ];
}

/** For whom a key is wrapped, and that this is other than it should be. */
function wrapWords({ wrappedFor, count }: KeyRow, known: readonly string[]): string {
  if (wrappedFor === null) {
    const words = `wrapped for ${counted(count ?? 0, 'recipient')}`;
    return count === known.length ? words : `${words}, and there are ${known.length}`;
  }
  const lacking = known.filter((name) => !wrappedFor.includes(name));
  const names =
    wrappedFor.length === 0 ? 'nobody that it names' : wrappedFor.map((one) => plainText(one)).join(', ');
  return lacking.length === 0 ? `for ${names}` : `for ${names}; not for ${lacking.join(', ')}`;
}
