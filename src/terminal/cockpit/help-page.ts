import type { Frame, Size } from '../screen.js';
import type { Cockpit, Overlay } from './cockpit.js';
import type { Look } from './frame.js';
import { framed, keyLine, rowsOf } from './frame.js';
import { pageHead } from './head.js';

type Section = readonly [title: string, keys: readonly (readonly [keys: string, does: string])[]];

const ASKING: readonly Section[] = [
  [
    'Notes',
    [
      ['type', 'goes straight into the note'],
      ['Enter', 'saves the line'],
      ['Tab, Shift-Tab', 'mark it: situation, task, action, result, reflection, quote'],
      ['s: t: a: r: l: q:', 'at the start of a line do the same'],
      ['Ctrl-J', 'breaks the line within a note'],
      ['arrows, Home, End', 'move; Ctrl-A and Ctrl-E as well'],
      ['Ctrl-W, Ctrl-U, Ctrl-K', 'delete a word, up to here, from here'],
      ['Ctrl-_ (Ctrl-/)', 'undoes: the typing first, then what was saved; Ctrl-Y does it again'],
      ['Up on an empty line', 'chooses a note: Enter rewords, Backspace strikes it'],
      ['PageUp, PageDown', 'scroll the notes, or what is to be read'],
      ['Ctrl-X', 'opens your own editor for a long note'],
    ],
  ],
  [
    'Conversation',
    [
      ['Ctrl-N, Ctrl-P', 'next question, question before'],
      ['Ctrl-L, Ctrl-G', 'list of the questions, and what is still open'],
      ['Ctrl-T', 'ticks a probe'],
      ['Ctrl-F', 'marks a signal'],
      ['Ctrl-O', 'not assessed, with the reason'],
      ['Ctrl-R', 'ends the conversation and rates'],
      ['Ctrl-V', 'other panes: all, what to listen for, notes only'],
      ['Ctrl-Q', 'pauses: the clock stands, the notes are hidden'],
      ['Ctrl-D twice', 'leaves; the draft waits'],
      ['Ctrl-C', 'breaks off; the draft waits'],
    ],
  ],
  [
    'Every order also as a word',
    [
      ['/next /back /go 3 /list', '/probe 2 /signal /not-assessed /strike 3'],
      ['/undo /redo /pause /rate', '/candidate-left /editor /panes /leave'],
      ['//', 'begins a note with a slash'],
    ],
  ],
];

const RATING: readonly Section[] = [
  [
    'Rating',
    [
      ['1 to 5', 'choose a point; it explains itself'],
      ['Up, Down', 'move through your notes'],
      ['Space', 'ticks a note as evidence; a ticks all on this question'],
      ['e or Tab', 'notes evidence now'],
      ['Enter', 'keeps the rating and goes on'],
      ['n', 'not assessed, with the reason'],
      ['s', 'marks a signal'],
      ['Ctrl-N, Ctrl-P', 'next judgement, judgement before, unchanged'],
      ['PageUp, PageDown', 'scroll the anchors'],
      ['q', 'takes up the question that is rated'],
      ['Esc', 'back to where the conversation was'],
      ['v', 'review'],
      ['Ctrl-_, Ctrl-Y', 'undo, redo'],
      ['Ctrl-D twice', 'leaves; the draft waits'],
    ],
  ],
];

const REVIEW: readonly Section[] = [
  [
    'Review',
    [
      ['c', 'goes on: your recommendation, a closing remark, the seal'],
      ['Up, Down', 'move'],
      ['Enter or r', 'rates the judgement under the cursor again'],
      ['s', 'strikes a note that was pointed out'],
      ['Esc or q', 'back to the questions'],
      ['Ctrl-_, Ctrl-Y', 'undo, redo'],
      ['Ctrl-D', 'leaves; the draft waits'],
    ],
  ],
];

/** All keys of the page that is under it. */
export function helpPage(cockpit: Cockpit, overlay: Overlay, size: Size, look: Look): Frame {
  const sections =
    cockpit.page.kind === 'rating' ? RATING : cockpit.page.kind === 'reviewing' ? REVIEW : ASKING;
  const keyWidth = 26;
  const rows = sections.flatMap(([title, keys]) => [
    look.palette.strong(title),
    ...keys.flatMap(([key, does]) =>
      rowsOf(does, Math.min(size.columns, 100), { lead: `  ${key.padEnd(keyWidth - 2)}`, hang: keyWidth }),
    ),
  ]);
  const head = pageHead(cockpit, 'Keys', size, look);
  const room = size.rows - head.length - 1;
  const from = Math.max(0, Math.min(overlay.at, rows.length - room));
  const more = rows.length > room ? ([['Up/Down', 'read on']] as const) : [];
  return framed(size, head, rows.slice(from), [keyLine([['any key', 'close'], ...more], size.columns, look)]);
}
