import { apply } from '../../domain/interview.js';
import type { Instant } from '../../domain/id.js';
import { plainText } from '../../render/safe-text.js';
import type { SessionPorts as DeskPorts, SessionStart } from '../desk.js';
import { partingText, reasonOf } from '../desk.js';
import type { Key } from '../keys.js';
import { firstOf } from '../keys.js';
import { isInterrupted } from '../interrupted.js';
import type { SessionEnd } from '../plain-session.js';
import type { Screen, ScreenPorts } from '../screen.js';
import { openScreen } from '../screen.js';
import { bufferOf } from '../text-buffer.js';
import type { Cockpit, Effect, Office, Turn } from './cockpit.js';
import { EMPTY_NOTE_LINE, FIRST_PAGE, refuse } from './cockpit.js';
import type { Look } from './frame.js';
import { edited } from './note-line.js';
import type { EditText } from './own-editor.js';
import { inEditor } from './own-editor.js';
import { frameOf } from './page.js';
import { openingTurn } from './preparing.js';
import { partingTurn, press, takesText, unsavedWords } from './press.js';

/** What the cockpit needs of the world. */
export interface CockpitPorts extends ScreenPorts, Pick<DeskPorts, 'append' | 'seal' | 'suspend'> {
  readonly look: Look;
  readonly now: () => Instant;
  readonly privateMatters: Office['privateMatters'];
  /** Calls back when the program is asked to end, until the returned function is called. */
  readonly onEnding: (listener: (signal?: string) => void) => () => void;
  readonly edit: EditText;
}

const TICK_MILLISECONDS = 1000;

/**
 * Conducts an interview on a screen of its own, from where its draft stands. What is entered is kept before the screen
 * shows it as saved; what is half typed is kept when the session ends in whatever way lets a program do something still.
 */
export async function runCockpit(ports: CockpitPorts, start: SessionStart): Promise<SessionEnd> {
  return new Promise((resolve, reject) => {
    let cockpit = newCockpit(ports, start);
    let over = false;
    // While a card is sealed or a line is in an editor; whoever asks the program to end meanwhile is heard when that is over.
    let busy = false;
    let asked: SessionEnd | null = null;
    // While another program has the terminal, Ctrl-C is for that one.
    let lent = false;

    const take = (turn: Turn): boolean => {
      const before = cockpit;
      for (const [kept, event] of turn.events.entries()) {
        try {
          ports.append(event);
        } catch (thrown) {
          const reason = reasonOf(thrown);
          if (reason === null) throw thrown;
          cockpit = refuse(
            asKept(before, turn, kept),
            `NOT SAVED: ${reason} Mend that and enter it again; what was shown as saved is safe.`,
          );
          return false;
        }
      }
      cockpit = turn.cockpit;
      return true;
    };
    const draw = (): void => {
      if (!over && !busy) screen.draw(frameOf(cockpit, screen.size(), ports.look, ports.now()));
    };
    const finish = (end: SessionEnd | null, thrown?: unknown): void => {
      if (over) return;
      over = true;
      for (const stop of stops) stop();
      screen.leave();
      if (end !== null && (end !== 'sealed' || start.resumeCommand === null)) {
        ports.output.write(`${partingText({ ...start, state: cockpit.draft })}\n`);
      }
      if (end === null) reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      else resolve(end);
    };
    // Whatever breaks, the terminal is given back first.
    const guarded = (work: () => void): void => {
      if (over) return;
      try {
        work();
      } catch (thrown) {
        finish(null, thrown);
      }
    };
    const part = (end: SessionEnd): void => {
      if (busy) {
        asked = end;
        return;
      }
      const kept = take(partingTurn(cockpit, ports.now()));
      const words = kept ? '' : plainText(unsavedWords(cockpit), 'keep');
      if (words !== '') {
        // They stood on the other screen alone, and would go with it.
        screen.leave();
        ports.output.write(`${cockpit.notice?.text ?? ''} This was typed last:\n${words}\n`);
      }
      finish(end);
    };
    const lend = (): void => {
      lent = true;
      screen.leave();
    };
    const away = async (work: () => Promise<void>): Promise<void> => {
      busy = true;
      try {
        await work();
      } catch (thrown) {
        finish(null, thrown);
      }
      busy = false;
      lent = false;
      guarded(() => {
        if (asked === null) {
          screen.enter();
          draw();
        } else part(asked);
      });
    };
    const follow = (effect: Effect): void => {
      switch (effect) {
        case 'leave':
          part('left');
          break;
        case 'interrupt':
          part('interrupted');
          break;
        case 'suspend': {
          const { suspend } = ports;
          if (suspend === undefined) break;
          void away(async () => {
            lend();
            await suspend();
          });
          break;
        }
        case 'redraw':
          screen.forget();
          break;
        case 'editor':
          void away(async () => {
            lend();
            cockpit = await inEditor(cockpit, ports.edit);
          });
          break;
        case 'seal':
          void away(seal);
          break;
      }
    };
    const seal = async (): Promise<void> => {
      try {
        await ports.seal(cockpit.draft, ports.now(), lend);
        finish('sealed');
      } catch (thrown) {
        const reason = reasonOf(thrown);
        if (isInterrupted(thrown)) asked ??= 'interrupted';
        else if (reason === null) throw thrown;
        cockpit = refuse(cockpit, `NOT SEALED: ${reason ?? ''} The draft is unharmed.`);
      }
    };
    const onKeys = (keys: readonly Key[]): void => {
      guarded(() => {
        const waiting = [...keys];
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          if (over || busy) return;
          const { key, rest } = takesText(cockpit) ? { key: next, rest: null } : firstOf(next);
          if (rest !== null) waiting.unshift(rest);
          const turn = press(cockpit, key, ports.now());
          if (take(turn) && turn.effect !== null) follow(turn.effect);
        }
        draw();
      });
    };
    const screen: Screen = openScreen(ports, {
      onKeys,
      onResize: () => {
        guarded(draw);
      },
      onEnd: (pasted) => {
        guarded(() => {
          const line = pasted === '' ? null : edited(cockpit.line, { kind: 'paste', text: pasted });
          if (line !== null && cockpit.page.kind === 'asking') cockpit = { ...cockpit, line };
          part('left');
        });
      },
    });
    const stops = [
      ports.every(TICK_MILLISECONDS, () => {
        guarded(draw);
      }),
      ports.onEnding((signal) => {
        if (lent && signal === 'SIGINT') return;
        guarded(() => {
          part('interrupted');
        });
      }),
    ];
    guarded(() => {
      take(openingTurn(cockpit, ports.now()));
      screen.enter();
      draw();
    });
  });
}

function newCockpit(ports: CockpitPorts, { candidate, state, resumeCommand }: SessionStart): Cockpit {
  return {
    office: { candidate, privateMatters: ports.privateMatters, practice: resumeCommand === null },
    draft: state,
    page: FIRST_PAGE,
    overlay: null,
    line: EMPTY_NOTE_LINE,
    view: 'all',
    chosen: null,
    scrolled: 0,
    notice: null,
    leaving: false,
  };
}

// Some of a turn's events were kept before the disk refused one: those count, and of what was typed only the rest is left.
function asKept(before: Cockpit, turn: Turn, kept: number): Cockpit {
  let { draft } = before;
  for (const event of turn.events.slice(0, kept)) {
    const step = apply(draft, event);
    if (step.ok) draft = step.state;
  }
  const left = turn.events.slice(kept).flatMap((event) => (event.kind === 'noted' ? [event.text] : []));
  const anyNoted = turn.events.slice(0, kept).some(({ kind }) => kind === 'noted');
  const line = anyNoted ? { ...before.line, buffer: bufferOf(left.join('')) } : before.line;
  return { ...before, draft, line };
}
