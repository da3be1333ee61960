import type { NoteReference, Settlement } from '../domain/debrief.js';
import type { DebriefPart, OwnRating } from '../domain/debrief-part.js';
import type { Id, QuestionAddress } from '../domain/id.js';
import type { Point } from '../domain/rubric.js';
import { POINTS } from '../domain/rubric.js';
import { agendaItemDocument } from '../render/agenda-document.js';
import { plainText } from '../render/safe-text.js';
import type { AgendaView } from '../render/view.js';
import { cutText } from '../render/width.js';
import type { AskStreams, Choice } from './ask.js';
import { askChoice, askChoices, askText, askYesOrNo } from './ask.js';

/** A note that can be cited, with its text. */
export interface CitableNote {
  readonly reference: NoteReference;
  readonly text: string;
}

/** What a walk through the agenda needs of the world. */
export interface DebriefDesk {
  readonly streams: AskStreams;
  readonly columns: number;
  readonly author: Id;
  /** Everything on the agenda, in the order of talking. */
  readonly items: readonly AgendaView[];
  /** The author's part in the item at a place, as it stands now; null when they have none. */
  readonly part: (place: number) => DebriefPart | null;
  readonly notes: (competencies: readonly Id[]) => readonly CitableNote[];
  readonly signalText: (competency: Id, signal: Id) => string;
  /** What a point means on the question of a rating. */
  readonly anchorLabel: (rated: OwnRating, point: Point) => string;
  readonly show: (markdown: string) => void;
  readonly say: (text: string) => void;
  /** Keeps an entry and returns null once it lasts; else a sentence saying why it does not count. */
  readonly settle: (
    settlement: Settlement,
    reason: string,
    evidence: readonly NoteReference[],
  ) => Promise<string | null>;
  /** Whether the panel agreed on a question already, and to agree on it now. */
  readonly isAgreed: (question: QuestionAddress) => boolean;
  readonly agree: (competency: Id, question: QuestionAddress) => Promise<void>;
}

type Step = Settlement | 'revise' | 'on';

/**
 * Walks through the agenda, one thing after the other; what is settled is kept at once.
 * @throws Interrupted on Ctrl-C; what was settled before stays.
 */
export async function walkDebrief(desk: DebriefDesk): Promise<void> {
  for (const [place, item] of desk.items.entries()) {
    desk.show(agendaItemDocument(item, desk.items.length));
    if (desk.part(place) === null) desk.say('There is nothing of yours to settle here.');
    await settleItem(desk, place);
    await agreeOnQuestion(desk, place, item);
  }
}

async function settleItem(desk: DebriefDesk, place: number): Promise<void> {
  for (let part = desk.part(place); part !== null; part = desk.part(place)) {
    const step = await askChoice(desk.streams, question(part), stepsOf(part, desk));
    if (step === 'on') return;
    const settlement = step === 'revise' ? await askRevision(desk, part) : step;
    const evidence = await askEvidence(desk, part);
    const reason = await askText(desk.streams, 'Why? Say what you heard, and what you make of it:', (text) =>
      text.trim() === '' ? 'Whoever reads this later needs a reason.' : true,
    );
    const refusal = await desk.settle(settlement, reason.trim(), evidence);
    desk.say(refusal ?? 'Saved.');
    if (refusal === null && settlement.kind === 'stands') return;
  }
}

function question({ awaited }: DebriefPart): string {
  return awaited ? 'Your answer is awaited. What do you say?' : 'What do you say?';
}

function stepsOf(part: DebriefPart, desk: DebriefDesk): readonly Choice<Step>[] {
  const steps: Choice<Step>[] = [];
  if (part.stands !== null) {
    steps.push({ value: { kind: 'stands', competency: part.stands }, name: 'What I rated stands' });
  }
  if (part.ratings.length > 0) steps.push({ value: 'revise', name: 'I revise a rating of mine' });
  for (const { interviewer, competency, signal } of part.knockouts) {
    const what = desk.signalText(competency, signal);
    const isMine = interviewer === desk.author;
    steps.push({
      value: { kind: 'knockout-confirmed', interviewer, competency, signal },
      name: short(
        isMine ? `My knockout stands: ${what}` : `I bear out ${interviewer}'s knockout: ${what}`,
        desk,
      ),
    });
    if (isMine) {
      steps.push({
        value: { kind: 'knockout-withdrawn', competency, signal },
        name: short(`I withdraw my knockout: ${what}`, desk),
      });
    }
  }
  return [...steps, { value: 'on', name: part.awaited ? 'Nothing for now; go on' : 'Go on' }];
}

async function askRevision(desk: DebriefDesk, part: DebriefPart): Promise<Settlement> {
  const { streams } = desk;
  const rated = await askChoice(
    streams,
    'Which rating?',
    part.ratings.map((rating) => ({ value: rating, name: `${rating.question}, now ${rating.rating}` })),
  );
  const { competency, question: about, rating: from } = rated;
  const to = await askChoice(
    streams,
    `From ${from} to what?`,
    POINTS.filter((point) => point !== from).map((point) => ({
      value: point,
      name: short(`${point}  ${desk.anchorLabel(rated, point)}`, desk),
    })),
  );
  return { kind: 'revised', competency, question: about, from, to };
}

async function askEvidence(desk: DebriefDesk, part: DebriefPart): Promise<readonly NoteReference[]> {
  const notes = desk.notes(part.competencies);
  if (notes.length === 0) return [];
  return askChoices(
    desk.streams,
    'On which evidence? (space marks, enter goes on)',
    notes.map(({ reference, text }) => ({
      value: reference,
      name: short(`${reference.interviewer}: ${text}`, desk),
      chosen: false,
    })),
  );
}

async function agreeOnQuestion(desk: DebriefDesk, place: number, item: AgendaView): Promise<void> {
  const competency = desk.part(place)?.topic.competency ?? null;
  if (item.question === null || competency === null || desk.isAgreed(item.question.address)) return;
  const yes = await askYesOrNo(
    desk.streams,
    `Did the panel agree to ask ${item.question.address} next?`,
    false,
  );
  if (yes) await desk.agree(competency, item.question.address);
}

// A choice that wraps makes the list jump.
function short(text: string, { columns }: DebriefDesk): string {
  return cutText(plainText(text), Math.max(20, columns - 8));
}
