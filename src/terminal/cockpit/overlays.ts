import type { Id } from '../../domain/id.js';
import { standingNotes } from '../../domain/draft-content.js';
import type { InterviewState } from '../../domain/interview.js';
import { findQuestion } from '../../domain/rubric.js';
import type { SignalKind } from '../../domain/rubric.js';
import { NOT_ASSESSED_REASONS } from '../../domain/scorecard.js';
import { judgedBy, signalOf } from '../../domain/sitting.js';
import { judgedText } from '../../render/interview-text.js';
import { NOT_ASSESSED_WORDS } from '../../render/words.js';
import type { Key } from '../keys.js';
import { nameOf } from '../keys.js';
import { openQuestion, useProbe } from './asking.js';
import type { Cockpit, Moment, Overlay, Turn } from './cockpit.js';
import { after, currentQuestion, refuse, send, stay, tell } from './cockpit.js';
import { nextToRate, startRating } from './rating.js';
import { withLineKept } from './asking.js';

/** A signal of the role, those of the question's competencies first. */
export interface OfferedSignal {
  readonly competency: Id;
  readonly signal: Id;
  readonly kind: SignalKind;
  readonly text: string;
  readonly marked: boolean;
}

/** A key while a list lies over the page. */
export function pressInOverlay(cockpit: Cockpit, overlay: Overlay, key: Key, now: Moment): Turn {
  const closed: Cockpit = { ...cockpit, overlay: null, notice: null };
  if (key.kind === 'paste') return stay(cockpit);
  if (overlay.kind === 'help') {
    if (key.kind === 'key' && (key.name === 'down' || key.name === 'page-down'))
      return stay(moved(cockpit, overlay, 1));
    if (key.kind === 'key' && (key.name === 'up' || key.name === 'page-up'))
      return stay(moved(cockpit, overlay, -1));
    return stay(closed);
  }
  const count = countOf(cockpit, overlay);
  if (key.kind === 'text') {
    const typed = key.text.toLowerCase();
    if (typed === ' ' && overlay.kind === 'signal-evidence') return stay(ticked(cockpit, overlay));
    if (/^[1-9]$/.test(typed) && Number(typed) <= count) {
      const at = Number(typed) - 1;
      return overlay.kind === 'signal-evidence'
        ? stay(ticked(cockpit, { ...overlay, at }))
        : choose(cockpit, { ...overlay, at }, now);
    }
    if (typed === 'y' && overlay.kind === 'candidate-left')
      return choose(cockpit, { ...overlay, at: 1 }, now);
    if (typed === 'q' || typed === 'n') return stay(closed);
    return stay(cockpit);
  }
  switch (nameOf(key)) {
    case 'up':
    case 'shift-tab':
      return stay(moved(cockpit, overlay, -1));
    case 'down':
    case 'tab':
      return stay(moved(cockpit, overlay, 1));
    case 'page-up':
    case 'home':
      return stay({ ...cockpit, overlay: { ...overlay, at: 0 } });
    case 'page-down':
    case 'end':
      return stay({ ...cockpit, overlay: { ...overlay, at: Math.max(0, count - 1) } });
    case 'enter':
      return choose(cockpit, overlay, now);
    default:
      return stay(closed);
  }
}

export function offeredSignals(cockpit: Cockpit): readonly OfferedSignal[] {
  const { sitting, content } = cockpit.draft;
  const question = currentQuestion(cockpit);
  const own = judgedBy(sitting, question);
  const others = sitting.role.competencies.map(({ rubric }) => rubric).filter((id) => !own.includes(id));
  return [...own, ...others].flatMap((competency) =>
    (sitting.rubrics.get(competency)?.signals ?? []).map(({ id, kind, text }) => ({
      competency,
      signal: id,
      kind,
      text,
      marked: content.signals.some(
        (one) => one.question === question && one.competency === competency && one.signal === id,
      ),
    })),
  );
}

/** The competencies of character or skill on which nothing was noted so far. */
export function withoutEvidence({ sitting, content }: InterviewState): readonly Id[] {
  const heard = new Set(standingNotes(content).flatMap(({ question }) => judgedBy(sitting, question)));
  const asked = new Set(sitting.seat.questions.flatMap((question) => judgedBy(sitting, question)));
  return [...asked].filter((competency) => !heard.has(competency));
}

function choose(cockpit: Cockpit, overlay: Overlay, now: Moment): Turn {
  const question = currentQuestion(cockpit);
  const closed: Cockpit = { ...cockpit, overlay: null, notice: null };
  switch (overlay.kind) {
    case 'questions': {
      const chosen = cockpit.draft.sitting.seat.questions[overlay.at];
      return chosen === undefined ? stay(closed) : openQuestion(closed, chosen, now);
    }
    case 'probes':
      return useProbe(closed, overlay.at, now);
    case 'signals': {
      const offered = offeredSignals(cockpit)[overlay.at];
      if (offered === undefined) return stay(closed);
      const { competency, signal, marked, text } = offered;
      if (marked) {
        const event = { kind: 'signal-unmarked', at: now, question, competency, signal } as const;
        return after(send(closed, event), (next) => tell(next, `Mark taken back: ${text}`));
      }
      const evidence = { kind: 'signal-evidence', at: 0, competency, signal, question, ticked: [] } as const;
      return withLineKept(closed, now, (kept) => stay({ ...kept, overlay: evidence }));
    }
    case 'signal-evidence': {
      const { competency, signal, ticked: evidence } = overlay;
      const turn = send(cockpit, { kind: 'signal-marked', at: now, question, competency, signal, evidence });
      const text = signalOf(cockpit.draft.sitting, competency, signal)?.text ?? signal;
      return after(turn, (next) => tell({ ...next, overlay: null }, `Marked: ${text}`));
    }
    case 'reasons':
      return notAssessed(closed, overlay, now);
    case 'candidate-left': {
      if (overlay.at === 0) return stay(closed);
      return withLineKept(closed, now, (kept) =>
        after(send(kept, { kind: 'candidate-left', at: now }), (next) => startRating(next)),
      );
    }
    case 'help':
      return stay(closed);
  }
}

function notAssessed(cockpit: Cockpit, overlay: Overlay & { kind: 'reasons' }, now: Moment): Turn {
  const reason = NOT_ASSESSED_REASONS[overlay.at];
  if (reason === undefined) return stay(cockpit);
  const question = currentQuestion(cockpit);
  const judged =
    overlay.judged.length > 0
      ? overlay.judged
      : judgedBy(cockpit.draft.sitting, question).map((competency) => ({ question, competency }));
  const turn = send(
    cockpit,
    ...judged.map((one) => ({ kind: 'not-assessed', at: now, reason, ...one }) as const),
  );
  const [first] = overlay.judged;
  return after(turn, (next) =>
    first === undefined
      ? tell(next, 'Marked as not assessed. Ctrl-_ takes that back.')
      : tell(
          nextToRate(next, first),
          `Kept: ${judgedText(next.draft.sitting, first)} is not assessed: ${NOT_ASSESSED_WORDS[reason]}.`,
        ),
  );
}

function ticked(cockpit: Cockpit, overlay: Overlay & { kind: 'signal-evidence' }): Cockpit {
  const note = evidenceFor(cockpit, overlay)[overlay.at];
  if (note === undefined) return refuse(cockpit, 'There is no note to tick.');
  const has = overlay.ticked.includes(note.id);
  const all = has ? overlay.ticked.filter((id) => id !== note.id) : [...overlay.ticked, note.id];
  return { ...cockpit, overlay: { ...overlay, ticked: all } };
}

/** The notes that a signal may rest on: those on its question, the newest first. */
export function evidenceFor(
  { draft }: Cockpit,
  { question }: Overlay & { kind: 'signal-evidence' },
): ReturnType<typeof standingNotes> {
  return standingNotes(draft.content)
    .filter((note) => note.question === question)
    .toReversed();
}

function moved(cockpit: Cockpit, overlay: Overlay, by: number): Cockpit {
  const most = overlay.kind === 'help' ? Number.MAX_SAFE_INTEGER : countOf(cockpit, overlay) - 1;
  return { ...cockpit, overlay: { ...overlay, at: Math.max(0, Math.min(most, overlay.at + by)) } };
}

function countOf(cockpit: Cockpit, overlay: Overlay): number {
  const { sitting } = cockpit.draft;
  switch (overlay.kind) {
    case 'questions':
      return sitting.seat.questions.length;
    case 'probes':
      return findQuestion(sitting.rubrics, currentQuestion(cockpit))?.probes.length ?? 0;
    case 'signals':
      return offeredSignals(cockpit).length;
    case 'signal-evidence':
      return evidenceFor(cockpit, overlay).length;
    case 'reasons':
      return NOT_ASSESSED_REASONS.length;
    case 'candidate-left':
      return 2;
    case 'help':
      return 0;
  }
}
