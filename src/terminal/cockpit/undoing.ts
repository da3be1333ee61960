import { lastDone } from '../../domain/interview.js';
import type { ContentEvent } from '../../domain/interview-events.js';
import { eventText } from '../../render/event-text.js';
import type { Cockpit, Moment, Turn } from './cockpit.js';
import { after, send, tell } from './cockpit.js';

/** Takes the last change back, and says which it was. `turn` may turn to where it shows. */
export function undo(
  cockpit: Cockpit,
  now: Moment,
  turn: (next: Cockpit, changed: ContentEvent | null) => Cockpit = (next) => next,
): Turn {
  const last = lastDone(cockpit.draft);
  return after(send(cockpit, { kind: 'undone', at: now }), (next) =>
    tell(turn(next, last), `Undone: ${last === null ? '' : eventText(last)}. Ctrl-Y does it again.`),
  );
}

/** Does again what was undone last, and says what it was. */
export function redo(
  cockpit: Cockpit,
  now: Moment,
  turn: (next: Cockpit, changed: ContentEvent | null) => Cockpit = (next) => next,
): Turn {
  return after(send(cockpit, { kind: 'redone', at: now }), (next) => {
    const last = lastDone(next.draft);
    return tell(turn(next, last), `Done again: ${last === null ? '' : eventText(last)}.`);
  });
}
