import { assessmentOf, standingNotes } from '../../domain/draft-content.js';
import type { Note } from '../../domain/draft-content.js';
import { sealingProblem } from '../../domain/interview.js';
import type { ReviewItem } from '../../domain/interview-review.js';
import { isGap, reviewOf } from '../../domain/interview-review.js';
import { OWN_RECOMMENDATIONS } from '../../domain/scorecard.js';
import type { Judged } from '../../domain/sitting.js';
import { problemLine } from '../../render/problem-text.js';
import type { Key } from '../keys.js';
import { nameOf } from '../keys.js';
import { judgementsToRate } from '../rating-round.js';
import { bufferOf, textOfBuffer } from '../text-buffer.js';
import { openQuestion } from './asking.js';
import type { Cockpit, Moment, Page, Turn } from './cockpit.js';
import {
  after,
  currentQuestion,
  EMPTY_NOTE_LINE,
  FIRST_PAGE,
  refuse,
  send,
  stay,
  tell,
  turnTo,
} from './cockpit.js';
import { edited, isBlank } from './note-line.js';
import { turnToRating } from './rating.js';
import { redo, undo } from './undoing.js';

/** One line of the review that can be gone into. */
export type ReviewLine =
  | { readonly kind: 'judged'; readonly judged: Judged }
  | { readonly kind: 'item'; readonly item: ReviewItem }
  /** A note that touches what has no place in a judgement. */
  | { readonly kind: 'matter'; readonly note: Note; readonly grounds: readonly string[] };

/** What the review lists: every judgement, then gaps and oddities, then notes on private matters. */
export function reviewLines({ draft, office }: Cockpit): readonly ReviewLine[] {
  const judged = judgementsToRate(draft);
  const items = reviewOf(draft).filter(({ kind }) => kind !== 'no-recommendation' && kind !== 'open');
  const matters = standingNotes(draft.content).map((note) => ({
    note,
    grounds: office.privateMatters(note.text),
  }));
  return [
    ...judged.map((one) => ({ kind: 'judged' as const, judged: one })),
    ...items.map((item) => ({ kind: 'item' as const, item })),
    ...matters
      .filter(({ grounds }) => grounds.length > 0)
      .map(({ note, grounds }) => ({ kind: 'matter' as const, note, grounds })),
  ];
}

export function pressWhileReviewing(
  cockpit: Cockpit,
  page: Page & { kind: 'reviewing' },
  key: Key,
  now: Moment,
): Turn {
  const lines = reviewLines(cockpit);
  const calm: Cockpit = { ...cockpit, notice: null, leaving: false };
  const go = (at: number): Turn =>
    stay({ ...calm, page: { ...page, at: Math.max(0, Math.min(lines.length - 1, at)) } });
  const line = lines[page.at];
  if (key.kind === 'paste') return stay(cockpit);
  if (key.kind === 'text') {
    switch (key.text.toLowerCase()) {
      case 'c':
        return stay(conclude(calm));
      case 'q':
        return openQuestion(calm, currentQuestion(cockpit), now);
      case 's':
      case 'x':
        return line?.kind === 'matter'
          ? strike(calm, line.note, now)
          : stay(refuse(calm, 'Only a note pointed out here can be struck.'));
      case 'r':
        return stay(rateAgain(calm, line));
      case '?':
        return stay({ ...calm, overlay: { kind: 'help', at: 0 } });
      default:
        return stay(refuse(calm, 'c goes on; ? lists the keys.'));
    }
  }
  switch (nameOf(key)) {
    case 'up':
      return go(page.at - 1);
    case 'down':
    case 'tab':
      return go(page.at + 1);
    case 'page-up':
    case 'home':
      return go(key.name === 'home' ? 0 : page.at - 8);
    case 'page-down':
    case 'end':
      return go(key.name === 'end' ? lines.length - 1 : page.at + 8);
    case 'enter':
      return stay(rateAgain(calm, line));
    case 'escape':
      return openQuestion(calm, currentQuestion(cockpit), now);
    case 'ctrl-underscore':
      return undo(calm, now);
    case 'ctrl-y':
      return redo(calm, now);
    case 'ctrl-d':
      return stay(cockpit, 'leave');
    case 'ctrl-q':
      return after(send(calm, { kind: 'paused', at: now }), (next) =>
        turnTo(next, { kind: 'paused', back: page }),
      );
    default:
      return stay(calm);
  }
}

export function pressWhileRecommending(
  cockpit: Cockpit,
  page: Page & { kind: 'recommending' },
  key: Key,
  now: Moment,
): Turn {
  const choose = (at: number): Turn => {
    const recommendation = OWN_RECOMMENDATIONS[at];
    if (recommendation === undefined) return stay(cockpit);
    return after(send(cockpit, { kind: 'recommended', at: now, recommendation }), turnToClosing);
  };
  if (key.kind === 'text' && /^[1-4]$/.test(key.text)) return choose(Number(key.text) - 1);
  if (key.kind !== 'key') return stay(cockpit);
  switch (nameOf(key)) {
    case 'up':
      return stay({ ...cockpit, page: { ...page, at: Math.max(0, page.at - 1) } });
    case 'down':
    case 'tab':
      return stay({
        ...cockpit,
        page: { ...page, at: Math.min(OWN_RECOMMENDATIONS.length - 1, page.at + 1) },
      });
    case 'enter':
      // Nothing is chosen until a person chooses.
      return page.at < 0
        ? stay(refuse(cockpit, 'Choose one: a digit from 1 to 4, or the arrow keys.'))
        : choose(page.at);
    case 'escape':
      return stay(turnTo(cockpit, { kind: 'reviewing', at: 0 }));
    case 'ctrl-d':
      return stay(cockpit, 'leave');
    default:
      return stay(cockpit);
  }
}

export function pressWhileClosing(cockpit: Cockpit, key: Key, now: Moment): Turn {
  if (key.kind === 'key' && key.name === 'enter') {
    const text = textOfBuffer(cockpit.line.buffer);
    const onwards = (next: Cockpit): Cockpit => ({
      ...turnTo(next, { kind: 'sealing' }),
      line: EMPTY_NOTE_LINE,
      notice: null,
    });
    if (text.trim() === (cockpit.draft.content.closing ?? '').trim()) return stay(onwards(cockpit));
    return after(send(cockpit, { kind: 'closing', at: now, text }), onwards);
  }
  if (key.kind === 'key' && key.name === 'escape') {
    const turn = keepClosing(cockpit, now);
    return {
      ...turn,
      cockpit: { ...turnTo(turn.cockpit, { kind: 'reviewing', at: 0 }), line: EMPTY_NOTE_LINE },
    };
  }
  const line = edited(cockpit.line, key);
  return stay(line === null ? cockpit : { ...cockpit, line, notice: null });
}

/** Keeps a closing remark that is half typed. */
export function keepClosing(cockpit: Cockpit, at: Moment): Turn {
  const text = textOfBuffer(cockpit.line.buffer);
  if (text.trim() === (cockpit.draft.content.closing ?? '').trim()) return stay(cockpit);
  return send(cockpit, { kind: 'closing', at, text });
}

/** A seal lasts, so it takes a line of its own: whoever goes on with a remark here, not seeing that it was kept, seals nothing. */
export function pressWhileSealing(cockpit: Cockpit, key: Key): Turn {
  if (key.kind === 'key' && key.name === 'enter') {
    const calm: Cockpit = { ...cockpit, line: EMPTY_NOTE_LINE };
    const typed = textOfBuffer(cockpit.line.buffer).trim().toLowerCase();
    if (typed === 's') return stay(calm, 'seal');
    const said = typed === '' ? 'Nothing is sealed yet.' : 'That was neither kept nor sealed.';
    return stay(refuse(calm, `${said} Type s and press Enter to seal; Esc goes back.`));
  }
  if (key.kind === 'key' && key.name === 'escape')
    return stay({ ...turnTo(cockpit, { kind: 'reviewing', at: 0 }), line: EMPTY_NOTE_LINE, notice: null });
  if (key.kind === 'key' && key.name === 'ctrl-d' && isBlank(cockpit.line)) return stay(cockpit, 'leave');
  const line = edited(cockpit.line, key);
  return stay(line === null ? cockpit : { ...cockpit, line, notice: null });
}

/** A declared conflict leaves an empty card to be sealed; one that was declared by mistake is taken back. */
export function pressWhenConflicted(cockpit: Cockpit, key: Key): Turn {
  if (key.kind === 'text' && key.text.toLowerCase() === 's') return stay(cockpit, 'seal');
  if (key.kind === 'text' && key.text.toLowerCase() === 'b') return stay(turnTo(cockpit, FIRST_PAGE));
  return key.kind === 'key' && key.name === 'ctrl-d' ? stay(cockpit, 'leave') : stay(cockpit);
}

function conclude(cockpit: Cockpit): Cockpit {
  const gap = reviewOf(cockpit.draft).find((item) => isGap(item) && item.kind !== 'no-recommendation');
  const problem = sealingProblem(cockpit.draft);
  if (gap !== undefined && problem !== null) return refuse(cockpit, problemLine(problem));
  const { assessments, recommendation } = cockpit.draft.content;
  if (!assessments.some((one) => 'rating' in one)) return turnToClosing(cockpit);
  const at = recommendation === null ? -1 : OWN_RECOMMENDATIONS.indexOf(recommendation);
  return turnTo(cockpit, { kind: 'recommending', at });
}

function turnToClosing(cockpit: Cockpit): Cockpit {
  const { closing } = cockpit.draft.content;
  const line = { ...EMPTY_NOTE_LINE, buffer: bufferOf(closing ?? '') };
  return { ...turnTo(cockpit, { kind: 'closing' }), line, notice: null };
}

function rateAgain(cockpit: Cockpit, line: ReviewLine | undefined): Cockpit {
  if (line?.kind === 'judged') return turnToRating(cockpit, line.judged);
  if (line?.kind === 'item') {
    const { item } = line;
    if ('judged' in item) {
      const judged = item.kind === 'hasty' ? item.judged[0] : item.judged;
      if (judged !== undefined) return turnToRating(cockpit, judged);
    }
    const rated = judgementsToRate(cockpit.draft).find(
      (one) => assessmentOf(cockpit.draft.content, one) !== null,
    );
    if (rated !== undefined) return turnToRating(cockpit, rated);
  }
  return cockpit;
}

function strike(cockpit: Cockpit, note: Note, now: Moment): Turn {
  return after(send(cockpit, { kind: 'struck', at: now, note: note.id }), (next) =>
    tell(next, `Struck: note ${note.id.slice(1)}. It will not be on the card. Ctrl-_ takes that back.`),
  );
}
