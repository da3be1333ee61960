import type { Instant } from '../domain/id.js';
import { isSignatureDoubt } from '../domain/signature.js';
import type { PanelStatus, StatusRow } from '../domain/status.js';
import { momentText } from './moment-text.js';
import { counted } from './number-text.js';
import type { ReportLook } from './problem-report.js';
import { plainText } from './safe-text.js';
import { cutText, displayWidth, padText, wrapText } from './width.js';
import { UNCOUNTED_WORDS } from './words.js';

const LEAST_COLUMNS = 30;
// Under the names, where they leave no room beside them.
const LEAST_REMARK = 28;

/** Who has sealed and who has not, candidate by candidate, for a terminal. Never a rating. `now` is told as "as of". */
export function statusText(panels: readonly PanelStatus[], now: Instant, look: ReportLook): string {
  if (panels.length === 0) return 'There are no candidates yet.\n';
  const columns = Math.max(LEAST_COLUMNS, look.columns);
  const rows = panels.flatMap((panel) => panel.rows);
  const widths = {
    interviewer: Math.max(0, ...rows.map(({ interviewer }) => displayWidth(interviewer))),
    interview: Math.max(0, ...rows.map(({ interview }) => displayWidth(interview))),
  };
  const blocks = panels.map((panel) => panelLines(panel, widths, columns, look).join('\n'));
  return `${blocks.join('\n\n')}\n\n${look.palette.muted(`As of ${momentText(now)}`)}\n`;
}

interface Widths {
  readonly interviewer: number;
  readonly interview: number;
}

function panelLines(
  panel: PanelStatus,
  widths: Widths,
  columns: number,
  look: ReportLook,
): readonly string[] {
  const { candidate, role, status, decided, planned, sealed, next, rows } = panel;
  const standing =
    status === 'withdrawn'
      ? 'withdrawn'
      : planned === 0
        ? 'nobody is planned'
        : sealed === planned
          ? `all ${planned} sealed${decided ? ', and a decision is recorded' : `: touchstone merge ${candidate}`}`
          : `${sealed} of ${planned} sealed`;
  const [head = '', ...more] = wrapText(`${candidate}  ${role}, ${standing}`, columns);
  return [
    look.palette.strong(head),
    ...more.map((line) => look.palette.strong(`  ${line}`)),
    ...rows.flatMap((row) => rowLines(row, widths, columns, look)),
    ...(next === null
      ? []
      : wrapText(`Next: ${next.interviewer}, ${next.interview}, ${momentText(next.on)}`, columns - 2).map(
          (line) => `  ${line}`,
        )),
    ...rows
      .filter(({ state, awaited }) => state === 'unsigned' && awaited)
      .flatMap((row) => wrapText(`To sign: ${signingCommand(panel, row)}`, columns - 2))
      .map((line) => `  ${line}`),
  ];
}

function signingCommand({ candidate, rows }: PanelStatus, { interviewer, interview }: StatusRow): string {
  const isOnlySeat = rows.filter((row) => row.interviewer === interviewer).length === 1;
  const which = isOnlySeat ? '' : ` --interview ${interview}`;
  return `touchstone interview ${candidate} --as ${interviewer}${which} --sign`;
}

function rowLines(row: StatusRow, widths: Widths, columns: number, look: ReportLook): readonly string[] {
  const { glyphs, palette } = look;
  const sign = row.awaited
    ? glyphs.todo
    : row.state === 'open' || row.state === 'left'
      ? glyphs.dot
      : glyphs.done;
  const paint =
    row.awaited && row.hoursOpen !== null ? palette.severity.warning : (text: string): string => text;
  const names = `  ${sign} ${padText(row.interviewer, widths.interviewer)}  ${padText(row.interview, widths.interview)}  `;
  const indent = displayWidth(names);
  if (columns - indent >= LEAST_REMARK) {
    const lines = wrapText(remark(row), columns - indent);
    return lines.map((line, index) => (index === 0 ? names : ' '.repeat(indent)) + paint(line));
  }
  const alone = cutText(`  ${sign} ${row.interviewer}  ${row.interview}`, columns, glyphs.ellipsis);
  return [alone, ...wrapText(remark(row), columns - 6).map((line) => `      ${paint(line)}`)];
}

function remark(row: StatusRow): string {
  const facts = [
    stateWords(row),
    ...(row.capacity === 'shadow' ? ['shadow, not counted'] : []),
    ...(row.conflict && !isSignatureDoubt(row.state) ? ['conflict of interest, not counted'] : []),
    ...(row.left !== null && (row.state === 'sealed' || isSignatureDoubt(row.state))
      ? [`left: ${plainText(row.left)}`]
      : []),
  ];
  return facts.join('; ');
}

function stateWords({ state, awaited, on, sealed, hoursOpen, left }: StatusRow): string {
  switch (state) {
    case 'sealed':
      return `sealed ${momentText(sealed ?? '')}`;
    case 'empty':
      return `sealed ${momentText(sealed ?? '')} without a rating, so still awaited`;
    case 'unplanned':
      return `sealed ${momentText(sealed ?? '')}, not in the plan, not counted`;
    case 'unsigned':
    case 'signer-unknown':
    case 'signature-wrong':
      return `sealed ${momentText(sealed ?? '')}, ${UNCOUNTED_WORDS[state]}, so ${awaited ? 'still awaited' : 'not counted'}`;
    case 'left':
      return `left: ${plainText(left ?? '')}`;
    case 'open':
      if (on === null) return awaited ? 'open, no date yet' : 'no card, no date';
      if (hoursOpen === null) return awaited ? `planned for ${momentText(on)}` : `no card, ${momentText(on)}`;
      return `open for ${openFor(hoursOpen)}, since ${momentText(on)}`;
  }
}

function openFor(hours: number): string {
  if (hours < 48) return counted(hours, 'hour');
  return counted(Math.trunc(hours / 24), 'day');
}
