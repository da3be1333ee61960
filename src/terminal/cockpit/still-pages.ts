import { preparationPage } from '../../render/interview-text.js';
import { counted } from '../../render/number-text.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, Page } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { framed, keyLine, noticeRows, rowsOf } from './frame.js';
import { pageHead } from './head.js';
import { inputRows } from './input-rows.js';
import { listRows } from './list-rows.js';

const LEAVE: Hint = ['^D', 'leave; the draft waits'];

/** What must be settled before the clock runs. */
export function preparingPage(
  cockpit: Cockpit,
  page: Page & { kind: 'preparing' },
  size: Size,
  look: Look,
): Frame {
  const head = pageHead(cockpit, 'Before you begin', size, look);
  const columns = Math.min(size.columns, 100);
  if (page.step === 'language') {
    const top = [
      ...rowsOf('Which language do you speak? A tag such as en, de or pt-BR; empty for en.', columns, {
        paint: look.palette.question,
      }),
      '',
    ];
    const input = inputRows(cockpit.line, columns, 2, look);
    const foot = [
      ...noticeRows(cockpit.notice, columns, look),
      keyLine(
        [
          ['Enter', 'go on'],
          ['Esc', 'back'],
        ],
        size.columns,
        look,
      ),
    ];
    const cursor = { row: head.length + top.length + input.cursor.row, before: input.cursor.before };
    return framed(size, head, [...top, ...input.rows], foot, cursor);
  }
  const asked =
    page.step === 'conflict' ? 'Do you have a conflict of interest with this candidate?' : 'How do you meet?';
  const labels =
    page.step === 'conflict'
      ? ['No', 'Yes: we are related, friends, rivals, or otherwise not free']
      : ['In person', 'Video call', 'Telephone'];
  const items = labels.map((label) => ({ label }));
  const body = [
    ...rowsOf(asked, columns, { paint: look.palette.question }),
    '',
    ...listRows(items, page.at, columns, 8, look),
  ];
  const hints: readonly Hint[] = [
    [`1-${items.length}`, 'choose'],
    ['Up/Down', 'move'],
    ['Enter', 'take'],
    ['^D', 'leave'],
  ];
  return framed(size, head, body, [
    ...noticeRows(cockpit.notice, columns, look),
    keyLine(hints, size.columns, look),
  ]);
}

/** All questions, before the first is opened. */
export function readyPage(cockpit: Cockpit, size: Size, look: Look): Frame {
  const head = pageHead(cockpit, 'Ready', size, look);
  const foot = [
    ...noticeRows(cockpit.notice, size.columns, look),
    ...rowsOf('Enter opens the first question and starts the clock.', size.columns, {
      paint: look.palette.strong,
    }),
    keyLine([['Enter', 'begin'], ['Up/Down', 'read'], LEAVE], size.columns, look),
  ];
  const text = preparationPage(cockpit.draft.sitting, cockpit.office.candidate, {
    columns: size.columns,
    palette: look.palette,
  });
  const room = size.rows - head.length - foot.length;
  const from = Math.max(0, Math.min(cockpit.scrolled, text.length - room));
  return framed(size, head, text.slice(from), foot);
}

/** After a long time away. */
export function returnedPage(cockpit: Cockpit, size: Size, look: Look): Frame {
  const { notes } = cockpit.draft.content;
  return framed(
    size,
    pageHead(cockpit, 'Welcome back', size, look),
    rowsOf(
      `The draft holds ${counted(notes.length, 'note')}. The time away is not counted.\n\nIs the conversation still going on? Enter goes on with the questions; r goes on to the ratings, as of when you left.`,
      Math.min(size.columns, 100),
    ),
    [
      ...noticeRows(cockpit.notice, size.columns, look),
      keyLine([['Enter', 'go on with the questions'], ['r', 'rate'], LEAVE], size.columns, look),
    ],
  );
}

/** The clock stands, and nothing on the screen tells a candidate anything. */
export function pausedPage(size: Size, look: Look): Frame {
  const middle = Math.max(0, Math.floor(size.rows / 2) - 2);
  const lines = ['Paused. The clock stands.', '', 'Enter goes on.'].map((line) => `  ${line}`);
  return framed(
    size,
    [],
    [...Array.from({ length: middle }, () => ''), ...lines],
    [keyLine([['Enter', 'go on'], LEAVE], size.columns, look)],
  );
}

/** The kind end of a session with a conflict of interest. */
export function conflictedPage(cockpit: Cockpit, size: Size, look: Look): Frame {
  return framed(
    size,
    pageHead(cockpit, 'Conflict of interest', size, look),
    rowsOf(
      'Thank you for saying so. This interview ends here, and nothing is held against anybody.\n\nSeal the empty card, so that the panel knows; it is listed and not counted. Then ask whoever planned the panel for somebody else to take the seat.',
      Math.min(size.columns, 100),
    ),
    [
      ...noticeRows(cockpit.notice, size.columns, look),
      keyLine([['s', 'seal the empty card'], ['b', 'no conflict: back'], LEAVE], size.columns, look),
    ],
  );
}
