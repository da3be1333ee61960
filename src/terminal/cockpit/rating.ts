import { assessmentOf, isSame, standingNotes } from '../../domain/draft-content.js';
import type { Note } from '../../domain/draft-content.js';
import type { Id, QuestionAddress } from '../../domain/id.js';
import type { InterviewState } from '../../domain/interview.js';
import type { ContentEvent } from '../../domain/interview-events.js';
import { isPoint } from '../../domain/rubric.js';
import type { Judged } from '../../domain/sitting.js';
import { judgedBy } from '../../domain/sitting.js';
import { judgedText } from '../../render/interview-text.js';
import type { Key } from '../keys.js';
import { nameOf } from '../keys.js';
import { judgementsToRate, waitsForRating } from '../rating-round.js';
import type { Cockpit, Moment, RatingPage, Turn } from './cockpit.js';
import { after, conversationAt, EMPTY_NOTE_LINE, refuse, send, stay, tell, turnTo } from './cockpit.js';
import { edited, isBlank, keepLine } from './note-line.js';
import { redo, undo } from './undoing.js';

/** Turns to the first judgement that waits, in the order that is the same for every candidate; to the review when none does. */
export function startRating(cockpit: Cockpit): Cockpit {
  const first = judgementsToRate(cockpit.draft).find((judged) => waitsForRating(cockpit.draft, judged));
  return first === undefined ? turnTo(cockpit, { kind: 'reviewing', at: 0 }) : turnToRating(cockpit, first);
}

/** Turns to one judgement, with what was chosen for it before. */
export function turnToRating(cockpit: Cockpit, judged: Judged): Cockpit {
  const before = assessmentOf(cockpit.draft.content, judged);
  const page: RatingPage = {
    kind: 'rating',
    judged,
    point: before !== null && 'rating' in before ? before.rating : null,
    ticked: before !== null && 'rating' in before ? before.evidence : [],
    at: 0,
    typing: false,
    scrolled: 0,
  };
  return { ...turnTo(cockpit, page), line: EMPTY_NOTE_LINE, notice: null };
}

/** The notes a judgement may rest on: those on its question first, then those on the competency's other questions. */
export function notesFor(draft: InterviewState, { question, competency }: Judged): readonly Note[] {
  const standing = standingNotes(draft.content);
  const related = (note: Note): boolean => showsCompetency(draft, note.question, competency);
  return [
    ...standing.filter((note) => note.question === question),
    ...standing.filter((note) => note.question !== question && related(note)),
  ];
}

export function pressWhileRating(cockpit: Cockpit, page: RatingPage, key: Key, now: Moment): Turn {
  if (page.typing) return typeEvidence(cockpit, page, key, now);
  const notes = notesFor(cockpit.draft, page.judged);
  const toWhatChanged = (next: Cockpit, changed: ContentEvent | null): Cockpit => {
    if (changed?.kind === 'rated' || changed?.kind === 'not-assessed') {
      const { question, competency } = changed;
      return turnToRating(next, { question, competency });
    }
    const standing = new Set(standingNotes(next.draft.content).map(({ id }) => id));
    return { ...next, page: { ...page, ticked: page.ticked.filter((id) => standing.has(id)) } };
  };
  const with_ = (change: Partial<RatingPage>): Turn =>
    stay({ ...cockpit, page: { ...page, ...change }, notice: null, leaving: false });
  if (key.kind === 'paste')
    return stay({
      ...cockpit,
      page: { ...page, typing: true },
      line: edited(EMPTY_NOTE_LINE, key) ?? EMPTY_NOTE_LINE,
    });
  if (key.kind === 'text') {
    const point = Number(key.text);
    if (isPoint(point)) return with_({ point, scrolled: 0 });
    switch (key.text.toLowerCase()) {
      case ' ':
        return with_({ ticked: toggled(page.ticked, notes[page.at]?.id), at: page.at });
      case 'a':
        return notes.some(({ question }) => question === page.judged.question)
          ? with_({ ticked: allOf(page, notes) })
          : stay(
              refuse(cockpit, 'There are no notes on this question. Space ticks one of another question.'),
            );
      case 'e':
        return with_({ typing: true });
      case 'n':
        return stay({ ...cockpit, overlay: { kind: 'reasons', at: 0, judged: [page.judged] }, notice: null });
      case 's':
        return stay({ ...cockpit, overlay: { kind: 'signals', at: 0 }, notice: null });
      case 'q':
        return backToQuestion(cockpit, page.judged.question, now);
      case 'v':
        return stay({ ...turnTo(cockpit, { kind: 'reviewing', at: 0 }), notice: null });
      case '?':
        return stay({ ...cockpit, overlay: { kind: 'help', at: 0 }, notice: null });
      default:
        return stay(refuse(cockpit, 'A digit from 1 to 5 chooses a point; ? lists the keys.'));
    }
  }
  switch (nameOf(key)) {
    case 'up':
      return with_({ at: Math.max(0, page.at - 1) });
    case 'down':
      return with_({ at: Math.max(0, Math.min(notes.length - 1, page.at + 1)) });
    case 'page-up':
      return with_({ scrolled: Math.max(0, page.scrolled - 5) });
    case 'page-down':
      return with_({ scrolled: page.scrolled + 5 });
    case 'tab':
      return with_({ typing: true });
    case 'enter':
      return keepRating(cockpit, page, now);
    case 'escape':
      return backToQuestion(cockpit, conversationAt(cockpit.draft), now);
    case 'ctrl-n':
    case 'right':
      return stay(neighbourOf(cockpit, page, 1));
    case 'ctrl-p':
    case 'left':
      return stay(neighbourOf(cockpit, page, -1));
    case 'ctrl-r':
      return stay(turnTo(cockpit, { kind: 'reviewing', at: 0 }));
    case 'ctrl-underscore':
      return undo(cockpit, now, toWhatChanged);
    case 'ctrl-y':
      return redo(cockpit, now, toWhatChanged);
    case 'ctrl-q':
      return after(send(cockpit, { kind: 'paused', at: now }), (next) =>
        turnTo(next, { kind: 'paused', back: page }),
      );
    case 'ctrl-d':
      return cockpit.leaving
        ? stay(cockpit, 'leave')
        : stay({
            ...cockpit,
            leaving: true,
            notice: { tone: 'told', text: 'Once more Ctrl-D to leave. The draft waits.' },
          });
    default:
      return stay(cockpit);
  }
}

/** After a judgement was made: on to the next one that waits, or to the review. */
export function nextToRate(cockpit: Cockpit, judged: Judged): Cockpit {
  const all = judgementsToRate(cockpit.draft);
  const at = all.findIndex((one) => isSame(one, judged));
  const following = [...all.slice(at + 1), ...all.slice(0, at)];
  const next = following.find((one) => waitsForRating(cockpit.draft, one));
  return next === undefined ? turnTo(cockpit, { kind: 'reviewing', at: 0 }) : turnToRating(cockpit, next);
}

/** Takes the conversation up again. */
function backToQuestion(cockpit: Cockpit, question: QuestionAddress, now: Moment): Turn {
  return after(send(cockpit, { kind: 'opened', at: now, question }), (next) => ({
    ...turnTo(next, { kind: 'asking' }),
    line: EMPTY_NOTE_LINE,
    notice: null,
  }));
}

function keepRating(cockpit: Cockpit, page: RatingPage, now: Moment): Turn {
  if (page.point === null)
    return stay(refuse(cockpit, 'Choose a point first: a digit from 1 to 5, or n for not assessed.'));
  if (page.ticked.length === 0) {
    return stay(
      refuse(
        cockpit,
        'What does it rest on? Space ticks the note under the cursor, a ticks all on this question, e notes something now.',
      ),
    );
  }
  const { question, competency } = page.judged;
  const turn = send(cockpit, {
    kind: 'rated',
    at: now,
    question,
    competency,
    rating: page.point,
    evidence: page.ticked,
  });
  const kept = `Kept: ${judgedText(cockpit.draft.sitting, page.judged)} is a ${page.point}.`;
  return after(turn, (next) => tell(nextToRate(next, page.judged), kept));
}

function typeEvidence(cockpit: Cockpit, page: RatingPage, key: Key, now: Moment): Turn {
  const done = { ...page, typing: false };
  const name = nameOf(key);
  if (name === 'enter' || name === 'escape') {
    if (isBlank(cockpit.line)) return stay({ ...cockpit, page: done });
    const first = cockpit.draft.content.notes.length;
    return after(keepLine(cockpit, page.judged.question, now), (next) => {
      const added = next.draft.content.notes.slice(first).map(({ id }) => id);
      // Whoever thinks better of it gets out, and their words stay.
      return name === 'enter'
        ? { ...next, page: { ...done, ticked: [...page.ticked, ...added] } }
        : tell({ ...next, page: done }, 'Saved as a note, not ticked. Ctrl-_ takes it back.');
    });
  }
  const line = edited(cockpit.line, key);
  return stay(line === null ? cockpit : { ...cockpit, line });
}

function neighbourOf(cockpit: Cockpit, page: RatingPage, direction: 1 | -1): Cockpit {
  const all = judgementsToRate(cockpit.draft);
  const next = all[all.findIndex((one) => isSame(one, page.judged)) + direction];
  if (next !== undefined) return turnToRating(cockpit, next);
  return direction > 0 ? turnTo(cockpit, { kind: 'reviewing', at: 0 }) : cockpit;
}

function showsCompetency({ sitting }: InterviewState, question: QuestionAddress, competency: Id): boolean {
  return judgedBy(sitting, question).includes(competency);
}

function toggled(ticked: readonly string[], note: string | undefined): readonly string[] {
  if (note === undefined) return ticked;
  return ticked.includes(note) ? ticked.filter((one) => one !== note) : [...ticked, note];
}

function allOf({ ticked, judged }: RatingPage, notes: readonly Note[]): readonly string[] {
  const here = notes.filter(({ question }) => question === judged.question).map(({ id }) => id);
  const all = here.every((id) => ticked.includes(id));
  return all ? ticked.filter((id) => !here.includes(id)) : [...new Set([...ticked, ...here])];
}
