import type { Key } from '../keys.js';
import { textOfBuffer } from '../text-buffer.js';
import { noteEntry } from '../note-entry.js';
import { pressWhileAsking } from './asking.js';
import type { Cockpit, Moment, Turn } from './cockpit.js';
import { chain, currentQuestion, send, stay } from './cockpit.js';
import { keepLine } from './note-line.js';
import { pressInOverlay } from './overlays.js';
import { pressWhenReady, pressWhenReturned, pressWhilePaused, pressWhilePreparing } from './preparing.js';
import { pressWhileRating } from './rating.js';
import {
  keepClosing,
  pressWhenConflicted,
  pressWhileClosing,
  pressWhileRecommending,
  pressWhileReviewing,
  pressWhileSealing,
} from './reviewing.js';

/** What a key does, wherever one is. */
export function press(cockpit: Cockpit, key: Key, now: Moment): Turn {
  if (key.kind === 'key') {
    if (key.name === 'ctrl-c') return stay(cockpit, 'interrupt');
    if (key.name === 'ctrl-z') return stay(cockpit, 'suspend');
  }
  const { page, overlay } = cockpit;
  if (overlay !== null) return pressInOverlay(cockpit, overlay, key, now);
  switch (page.kind) {
    case 'preparing':
      return pressWhilePreparing(cockpit, page, key, now);
    case 'conflicted':
      return pressWhenConflicted(cockpit, key);
    case 'ready':
      return pressWhenReady(cockpit, key, now);
    case 'returned':
      return pressWhenReturned(cockpit, key, now);
    case 'asking':
      return pressWhileAsking(cockpit, key, now);
    case 'paused':
      return pressWhilePaused(cockpit, page, key, now);
    case 'rating':
      return pressWhileRating(cockpit, page, key, now);
    case 'reviewing':
      return pressWhileReviewing(cockpit, page, key, now);
    case 'recommending':
      return pressWhileRecommending(cockpit, page, key, now);
    case 'closing':
      return pressWhileClosing(cockpit, key, now);
    case 'sealing':
      return pressWhileSealing(cockpit, key);
  }
}

/** Whether text goes into a line; elsewhere each letter is a key of its own. */
export function takesText({ page, overlay }: Cockpit): boolean {
  if (overlay !== null) return false;
  return (
    page.kind === 'asking' ||
    page.kind === 'closing' ||
    page.kind === 'sealing' ||
    (page.kind === 'preparing' && page.step === 'language') ||
    (page.kind === 'rating' && page.typing)
  );
}

/** Keeps what is half typed, and stops the clock, before the session goes away. */
export function partingTurn(cockpit: Cockpit, now: Moment): Turn {
  const { start, sealed, clock } = cockpit.draft;
  if (start === null || sealed !== null || start.conflict) return stay(cockpit);
  const words = unsavedWords(cockpit) !== '';
  // A stopped clock takes no notes.
  const woken = words && clock.paused ? send(cockpit, { kind: 'resumed', at: now }) : stay(cockpit);
  const kept = words ? join(woken, (next) => keepWords(next, now)) : woken;
  if (kept.cockpit.draft.clock.paused) return kept;
  return join(kept, (next) => send(next, { kind: 'paused', at: now }));
}

/** What is typed and not kept yet; empty when nothing is that would be missed. */
export function unsavedWords({ page, line, draft }: Cockpit): string {
  const back = page.kind === 'paused' ? page.back : page;
  const text = textOfBuffer(line.buffer);
  if (back.kind === 'closing') return text.trim() === (draft.content.closing ?? '').trim() ? '' : text;
  if (back.kind === 'sealing' || draft.began === null) return '';
  const entry = noteEntry(text, line.pasted);
  // A half-typed command is nothing.
  return entry.kind === 'note' && !/^\/[a-z-]*$/.test(text) ? text : '';
}

function keepWords(cockpit: Cockpit, now: Moment): Turn {
  const { page } = cockpit;
  const back = page.kind === 'paused' ? page.back : page;
  if (back.kind === 'closing') return keepClosing(cockpit, now);
  return keepLine({ ...cockpit, page: back }, currentQuestion({ ...cockpit, page: back }), now);
}

function join(turn: Turn, next: (cockpit: Cockpit) => Turn): Turn {
  return turn.events.length === 0 ? next(turn.cockpit) : chain(turn, next);
}
