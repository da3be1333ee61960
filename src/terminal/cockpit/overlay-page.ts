import { standingNotes } from '../../domain/draft-content.js';
import { assessmentOf, openJudgements } from '../../domain/draft-content.js';
import { elapsed } from '../../domain/interview.js';
import { parseQuestionAddress } from '../../domain/id.js';
import { findQuestion } from '../../domain/rubric.js';
import { isCore, judgedBy, signalOf } from '../../domain/sitting.js';
import { timeText } from '../../render/interview-text.js';
import { counted, listed } from '../../render/number-text.js';
import { plainText } from '../../render/safe-text.js';
import type { Frame, Size } from '../screen.js';
import type { Cockpit, Moment, Overlay } from './cockpit.js';
import { currentQuestion } from './cockpit.js';
import type { Hint, Look } from './frame.js';
import { framed, keyLine, noticeRows, rowsOf } from './frame.js';
import { pageHead } from './head.js';
import { listRows } from './list-rows.js';
import type { ListItem } from './list-rows.js';
import { KIND_LETTERS } from './notes-pane.js';
import { evidenceFor, offeredSignals, withoutEvidence } from './overlays.js';

const TICK: readonly Hint[] = [
  ['Space', 'tick'],
  ['Up/Down', 'move'],
  ['Enter', 'mark the signal'],
  ['Esc', 'close'],
];

function choosing(count: number): readonly Hint[] {
  if (count === 0) return [['Esc', 'close']];
  return [
    [`1-${Math.min(count, 9)}`, 'choose'],
    ['Up/Down', 'move'],
    ['Enter', 'take'],
    ['Esc', 'close'],
  ];
}

interface Listing {
  readonly title: string;
  readonly items: readonly ListItem[];
  readonly above?: readonly string[];
  /** What is said of an empty list. */
  readonly none?: string;
  /** The keys, where they are others than those of any list. */
  readonly hints?: readonly Hint[];
}

/** A list that lies over the page. */
export function overlayPage(cockpit: Cockpit, overlay: Overlay, size: Size, look: Look, now: Moment): Frame {
  const { title, items, above = [], none, hints = choosing(items.length) } = listing(cockpit, overlay, now);
  const head = pageHead(cockpit, title, size, look);
  const foot = [...noticeRows(cockpit.notice, size.columns, look), keyLine(hints, size.columns, look)];
  const told = above.flatMap((text) =>
    rowsOf(text, Math.min(size.columns, 100), { paint: look.palette.severity.warning }),
  );
  const room = size.rows - head.length - foot.length - told.length;
  const list =
    items.length === 0 && none !== undefined
      ? rowsOf(none, size.columns)
      : listRows(items, overlay.at, size.columns, room, look);
  return framed(size, head, [...told, ...list], foot);
}

function listing(cockpit: Cockpit, overlay: Overlay, now: Moment): Listing {
  const { draft } = cockpit;
  const question = findQuestion(draft.sitting.rubrics, currentQuestion(cockpit));
  switch (overlay.kind) {
    case 'questions':
      return questionListing(cockpit, now);
    case 'probes': {
      const used = draft.content.probes.filter((one) => one.question === currentQuestion(cockpit));
      const items = (question?.probes ?? []).map((probe, index) => ({
        label: `${probe.kind}: ${probe.text}`,
        ticked: used.some((one) => one.probe === index),
      }));
      return { title: 'Which probe do you use?', items };
    }
    case 'signals': {
      const items = offeredSignals(cockpit).map(({ kind, text, marked, competency }) => ({
        label: `${kind}: ${text}`,
        ticked: marked,
        group: draft.sitting.rubrics.get(competency)?.title ?? competency,
      }));
      return { title: 'Which signal did you hear?', items };
    }
    case 'signal-evidence': {
      const { competency, signal } = overlay;
      const group = signalOf(draft.sitting, competency, signal)?.text ?? signal;
      const items = evidenceFor(cockpit, overlay).map((note) => ({
        group,
        label: `${KIND_LETTERS[note.kind].trim()} ${note.text}`.trim(),
        ticked: overlay.ticked.includes(note.id),
      }));
      return {
        title: 'What does the signal rest on?',
        items,
        none: 'No notes on this question yet. Esc goes back, to note what was said or done.',
        hints: TICK,
      };
    }
    case 'reasons':
      return {
        title: 'Why is there no rating?',
        items: [
          { label: 'The question was not asked' },
          { label: 'The answer showed nothing of it' },
          { label: 'The candidate declined to answer' },
        ],
      };
    case 'candidate-left':
      return {
        title: 'Did the candidate end the interview?',
        items: [
          { label: 'No: back to the question' },
          { label: 'Yes: whatever is open becomes "not asked"; what was heard can still be rated' },
        ],
      };
    case 'help':
      return { title: '', items: [] };
  }
}

function questionListing(cockpit: Cockpit, now: Moment): Listing {
  const { draft } = cockpit;
  const { sitting, content, opened, current } = draft;
  const open = new Set(openJudgements(sitting, content).map(({ question }) => question));
  const times = elapsed(draft, now).questions;
  const items = sitting.seat.questions.map((address) => {
    const titles = judgedBy(sitting, address).map((id) => sitting.rubrics.get(id)?.title ?? id);
    const notes = standingNotes(content).filter(({ question }) => question === address).length;
    const judged = judgedBy(sitting, address).every(
      (competency) => assessmentOf(content, { question: address, competency }) !== null,
    );
    const minutes = findQuestion(sitting.rubrics, address)?.minutes ?? 0;
    const state = judged
      ? 'judged'
      : opened.includes(address)
        ? `asked, ${timeText(times.get(address) ?? 0)}, ${counted(notes, 'note')}`
        : `not asked yet, ${minutes} min`;
    const facts = [
      ...(address === current ? ['open now'] : []),
      state,
      isCore(sitting.role, address)
        ? open.has(address) && !opened.includes(address)
          ? 'core, still to ask'
          : 'core'
        : 'not core',
    ];
    const name = parseQuestionAddress(address)?.question ?? address;
    return {
      label: plainText(`${titles.join(', ')}: ${name} (${facts.join('; ')})`),
      ticked: opened.includes(address),
    };
  });
  const silent = withoutEvidence(draft).map((id) => sitting.rubrics.get(id)?.title ?? id);
  const above = silent.length === 0 ? [] : [`No evidence yet on ${listed(silent)}.`];
  return { title: 'Questions', items, above };
}
