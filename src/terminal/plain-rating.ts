import { assessmentOf } from '../domain/draft-content.js';
import { findQuestion, isPoint, POINTS } from '../domain/rubric.js';
import type { Judged } from '../domain/sitting.js';
import { anchorsOf } from '../domain/sitting.js';
import {
  anchorsText,
  assessmentText,
  judgedText,
  noteText,
  painted,
  paragraph,
  signalsText,
} from '../render/interview-text.js';
import type { Desk, Option, Phase } from './desk.js';
import { askEvidence } from './plain-evidence.js';
import { markSignal } from './plain-signals.js';
import { judgementsToRate, waitsForRating } from './rating-round.js';

type Verdict =
  | { readonly kind: 'point'; readonly point: number }
  | { readonly kind: 'not-assessed' | 'later' | 'signal' | 'back' | 'leave' };

/** Competency by competency, each answer with its anchors and one's own notes in view. */
export async function rate(desk: Desk): Promise<Phase> {
  // What is open comes first; when nothing is, the person came back to change something.
  const asked = judgementsToRate(desk.state());
  const open = asked.filter((judged) => waitsForRating(desk.state(), judged));
  let competency: string | null = null;
  for (const judged of open.length > 0 ? open : asked) {
    if (judged.competency !== competency) {
      competency = judged.competency;
      showCompetency(desk, competency);
    }
    const next = await rateOne(desk, judged);
    if (next !== null) return next;
  }
  return 'review';
}

function showCompetency(desk: Desk, competency: string): void {
  const rubric = desk.state().sitting.rubrics.get(competency);
  const { heading } = desk.ports.palette;
  desk.say('', ...painted(paragraph(`Rating: ${rubric?.title ?? competency}`, desk.setting()), heading));
  if (rubric !== undefined) desk.say(...paragraph(rubric.definition, desk.setting(), 2));
}

async function rateOne(desk: Desk, judged: Judged): Promise<Phase | null> {
  for (;;) {
    showAnswer(desk, judged);
    const { content, sitting } = desk.state();
    const before = assessmentOf(content, judged);
    const verdict = await desk.choose(`Your rating of ${judgedText(sitting, judged)}`, [
      ...POINTS.map((point): Option<Verdict> => {
        const anchor = anchorsOf(sitting, judged)?.[point];
        return { key: String(point), value: { kind: 'point', point }, label: anchor?.label ?? 'no anchor' };
      }),
      { key: 'n', value: { kind: 'not-assessed' }, label: 'not assessed, for a reason' },
      {
        key: 'l',
        value: { kind: 'later' },
        label: before === null ? 'later' : `as it is: ${assessmentText(before)}`,
      },
      { key: 's', value: { kind: 'signal' }, label: 'mark a signal' },
      { key: 'b', value: { kind: 'back' }, label: 'back to the questions' },
      { key: 'x', value: { kind: 'leave' }, label: 'leave; the draft waits' },
    ]);
    switch (verdict.kind) {
      case 'later':
        return null;
      case 'back':
        return 'talk';
      case 'leave':
        return 'left';
      case 'signal':
        await markSignal(desk, judged.question);
        break;
      case 'not-assessed':
        if (await markNotAssessed(desk, judged)) return null;
        break;
      case 'point':
        if (await ratePoint(desk, judged, verdict.point)) return null;
        break;
    }
  }
}

function showAnswer(desk: Desk, judged: Judged): void {
  const { sitting, content } = desk.state();
  const question = findQuestion(sitting.rubrics, judged.question);
  const anchors = anchorsOf(sitting, judged);
  desk.say(
    '',
    ...painted(paragraph(question?.ask ?? judged.question, desk.setting(), 2), desk.ports.palette.question),
  );
  if (anchors !== null) desk.say('Anchors:', ...anchorsText(anchors, desk.setting()));
  const notes = content.notes.filter(
    ({ question: under, id }) => under === judged.question && !content.struck.includes(id),
  );
  desk.say('Your notes:', ...notes.flatMap((one) => noteText(one, desk.setting())));
  if (notes.length === 0) desk.say('  none on this question');
  const signals = content.signals.filter((one) => one.question === judged.question);
  desk.say(...signalsText(sitting, signals, desk.setting()));
  const before = assessmentOf(content, judged);
  if (before !== null) desk.tell(`So far: ${assessmentText(before)}`);
}

async function ratePoint(desk: Desk, judged: Judged, rating: number): Promise<boolean> {
  const evidence = await askEvidence(desk, judged.question, true);
  if (evidence === null) return false;
  const { question, competency } = judged;
  const kept = desk.send({ kind: 'rated', at: desk.ports.now(), question, competency, rating, evidence });
  if (kept && isPoint(rating))
    desk.say(desk.ports.palette.saved(`saved: ${judgedText(desk.state().sitting, judged)} is a ${rating}`));
  return kept;
}

async function markNotAssessed(desk: Desk, judged: Judged): Promise<boolean> {
  const reason = await desk.choose('Why is there no rating?', [
    { key: 'q', value: 'not-asked', label: 'the question was not asked' },
    { key: 'e', value: 'no-evidence', label: 'the answer showed nothing of it' },
    { key: 'd', value: 'declined', label: 'the candidate declined to answer' },
    { key: 'b', value: null, label: 'back' },
  ] as const);
  if (reason === null) return false;
  const { question, competency } = judged;
  const kept = desk.send({ kind: 'not-assessed', at: desk.ports.now(), question, competency, reason });
  if (kept)
    desk.say(desk.ports.palette.saved(`saved: ${judgedText(desk.state().sitting, judged)} is not assessed`));
  return kept;
}
