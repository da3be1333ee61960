import { assessmentOf, standingNotes } from '../../domain/draft-content.js';
import { OWN_RECOMMENDATIONS } from '../../domain/scorecard.js';
import { assessmentText, judgedText } from '../../render/interview-text.js';
import { counted, listed } from '../../render/number-text.js';
import { reviewText } from '../../render/review-text.js';
import { firstGraphemes } from '../../render/width.js';
import { OWN_RECOMMENDATION_WORDS } from '../../render/words.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, Page } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { framed, keyLine, noticeRows, rowsOf } from './frame.js';
import { pageHead } from './head.js';
import { inputRows } from './input-rows.js';
import type { ListItem } from './list-rows.js';
import { listRows } from './list-rows.js';
import type { ReviewLine } from './reviewing.js';
import { reviewLines } from './reviewing.js';

const HINTS: readonly Hint[] = [
  ['c', 'go on to the seal'],
  ['Enter', 'rate again'],
  ['Up/Down', 'move'],
  ['q', 'questions'],
  ['s', 'strike the note'],
  ['^_', 'undo'],
  ['^D', 'leave'],
];

/** One page of what will be sealed. */
export function reviewPage(
  cockpit: Cockpit,
  page: Page & { kind: 'reviewing' },
  size: Size,
  look: Look,
): Frame {
  const head = pageHead(cockpit, 'Review', size, look);
  const foot = [...noticeRows(cockpit.notice, size.columns, look), keyLine(HINTS, size.columns, look)];
  const { content } = cockpit.draft;
  const facts = [
    counted(standingNotes(content).length, 'note'),
    counted(content.assessments.filter((one) => 'rating' in one).length, 'rating'),
    counted(content.signals.length, 'signal'),
    ...(content.recommendation === null
      ? []
      : [`your recommendation: ${OWN_RECOMMENDATION_WORDS[content.recommendation]}`]),
  ];
  const top = rowsOf(`What will be sealed: ${listed(facts)}.`, size.columns);
  const items = reviewLines(cockpit).map((line) => item(cockpit, line));
  const room = size.rows - head.length - foot.length - top.length;
  return framed(size, head, [...top, ...listRows(items, page.at, size.columns, room, look)], foot);
}

export function recommendPage(
  cockpit: Cockpit,
  page: Page & { kind: 'recommending' },
  size: Size,
  look: Look,
): Frame {
  const items = OWN_RECOMMENDATIONS.map((one) => ({ label: OWN_RECOMMENDATION_WORDS[one] }));
  const hints: readonly Hint[] = [
    ['1-4', 'choose'],
    ['Enter', 'take'],
    ['Esc', 'back'],
  ];
  return framed(
    size,
    pageHead(cockpit, 'Your own recommendation', size, look),
    [
      ...rowsOf('Would you hire this person for this role?', size.columns, { paint: look.palette.question }),
      '',
      ...listRows(items, page.at, size.columns, 8, look),
    ],
    [...noticeRows(cockpit.notice, size.columns, look), keyLine(hints, size.columns, look)],
  );
}

export function closingPage(cockpit: Cockpit, size: Size, look: Look): Frame {
  const head = pageHead(cockpit, 'A closing remark for the panel', size, look);
  const told = rowsOf(
    'What should the panel know that no question asked for? It may stay empty.',
    size.columns,
  );
  const input = inputRows(
    cockpit.line,
    size.columns,
    Math.max(1, size.rows - head.length - told.length - 3),
    look,
  );
  const foot = [
    ...noticeRows(cockpit.notice, size.columns, look),
    keyLine(
      [
        ['Enter', 'go on'],
        ['Esc', 'back to the review'],
      ],
      size.columns,
      look,
    ),
  ];
  const top = [...told, ''];
  const cursor = { row: head.length + top.length + input.cursor.row, before: input.cursor.before };
  return framed(size, head, [...top, ...input.rows], foot, cursor);
}

export function sealPage(cockpit: Cockpit, size: Size, look: Look): Frame {
  const { content } = cockpit.draft;
  const head = pageHead(cockpit, 'Seal the scorecard?', size, look);
  const text = cockpit.office.practice
    ? 'This is a rehearsal: nothing will be kept.'
    : 'Once sealed, nothing on the card can change. What you learn later belongs in the debrief.';
  const facts = `${counted(content.assessments.length, 'judgement')}, ${counted(standingNotes(content).length, 'note')}, your recommendation: ${content.recommendation === null ? 'none, for nothing was rated' : OWN_RECOMMENDATION_WORDS[content.recommendation]}.`;
  const hints: readonly Hint[] = [
    ['s Enter', 'seal it'],
    ['Esc', 'back to the review'],
    ['^D', 'leave; the draft waits'],
  ];
  const foot = [...noticeRows(cockpit.notice, size.columns, look), keyLine(hints, size.columns, look)];
  const top = [...rowsOf(facts, size.columns), '', ...rowsOf(text, size.columns), ''];
  const input = inputRows(cockpit.line, size.columns, 1, look);
  const cursor = { row: head.length + top.length + input.cursor.row, before: input.cursor.before };
  return framed(size, head, [...top, ...input.rows], foot, cursor);
}

function item({ draft }: Cockpit, line: ReviewLine): ListItem {
  switch (line.kind) {
    case 'judged':
      return {
        label: `${judgedText(draft.sitting, line.judged)}: ${assessmentText(assessmentOf(draft.content, line.judged))}`,
        group: 'Judgements',
        unnumbered: true,
      };
    case 'item':
      return { label: reviewText(draft.sitting, line.item), group: 'Worth a second look', unnumbered: true };
    case 'matter':
      return {
        label: `Note ${line.note.id.slice(1)} touches ${listed(line.grounds)}: ${firstGraphemes(line.note.text, 160)}`,
        group: 'Does this belong on the card? (s strikes it)',
        unnumbered: true,
      };
  }
}
