import { sealingProblem } from '../domain/interview.js';
import { isGap, reviewOf } from '../domain/interview-review.js';
import type { OwnRecommendation } from '../domain/scorecard.js';
import { assessmentOf } from '../domain/draft-content.js';
import { judgementsOf } from '../domain/sitting.js';
import { assessmentText, judgedText, paragraph } from '../render/interview-text.js';
import { problemLine } from '../render/problem-text.js';
import { reviewText } from '../render/review-text.js';
import type { Desk, Option, Phase } from './desk.js';
import { reasonOf } from './desk.js';
import { Interrupted } from './interrupted.js';

type Turn = 'on' | 'rate' | 'talk' | 'undo' | 'left';

const RECOMMENDATIONS: readonly Option<OwnRecommendation>[] = [
  { key: 'yy', value: 'strong-yes', label: 'strong yes' },
  { key: 'y', value: 'yes', label: 'yes' },
  { key: 'n', value: 'no', label: 'no' },
  { key: 'nn', value: 'strong-no', label: 'strong no' },
];

/** Everything judged, gaps and oddities; then one's own recommendation, a closing remark, and the seal. */
export async function review(desk: Desk): Promise<Phase> {
  showReview(desk);
  const gaps = reviewOf(desk.state()).some((item) => isGap(item) && item.kind !== 'no-recommendation');
  const turn = await desk.choose<Turn>(gaps ? 'Some judgements are still open.' : 'Is this what you heard?', [
    ...(gaps
      ? []
      : [{ key: 'y', value: 'on' as const, label: 'yes: go on to your recommendation and the seal' }]),
    { key: 'r', value: 'rate', label: 'go to the ratings' },
    { key: 'q', value: 'talk', label: 'go to the questions' },
    { key: 'u', value: 'undo', label: 'undo the last change' },
    { key: 'x', value: 'left', label: 'leave; the draft waits' },
  ]);
  switch (turn) {
    case 'on':
      return conclude(desk);
    case 'undo':
      desk.send({ kind: 'undone', at: desk.ports.now() });
      return 'review';
    case 'rate':
    case 'talk':
    case 'left':
      return turn;
  }
}

/** The end of a session in which a conflict of interest was declared: an empty card, which is listed and not counted. */
export async function concludeConflict(desk: Desk): Promise<Phase> {
  desk.tell(
    'You declared a conflict of interest, so this interview ends here. Seal the empty card, and ask for somebody else to take the seat.',
  );
  return seal(desk);
}

function showReview(desk: Desk): void {
  const state = desk.state();
  const { heading } = desk.ports.palette;
  desk.say('', heading('Review'));
  for (const judged of judgementsOf(state.sitting)) {
    const assessment = assessmentOf(state.content, judged);
    if (assessment === null && !state.opened.includes(judged.question)) continue;
    desk.say(
      ...paragraph(
        `${judgedText(state.sitting, judged)}: ${assessmentText(assessment)}`,
        desk.setting(),
        2,
        4,
      ),
    );
  }
  const items = reviewOf(state).filter(({ kind }) => kind !== 'no-recommendation');
  if (items.length > 0) desk.say('', 'Worth a second look:');
  desk.say(
    ...items.flatMap((item) => paragraph(`- ${reviewText(state.sitting, item)}`, desk.setting(), 2, 4)),
  );
}

async function conclude(desk: Desk): Promise<Phase> {
  const rated = desk.state().content.assessments.some((one) => 'rating' in one);
  if (rated && desk.state().content.recommendation === null) {
    const recommendation = await desk.choose('Would you hire this person for this role?', RECOMMENDATIONS);
    if (!desk.send({ kind: 'recommended', at: desk.ports.now(), recommendation })) return 'review';
  }
  if (desk.state().content.closing === null) {
    const { kind, text } = await desk.readLine('A closing remark for the panel (Enter for none): ');
    if (text.trim() !== '') desk.send({ kind: 'closing', at: desk.ports.now(), text });
    if (kind !== 'line') throw new Interrupted(kind);
  }
  return seal(desk);
}

async function seal(desk: Desk): Promise<Phase> {
  const problem = sealingProblem(desk.state());
  if (problem !== null) {
    desk.tell(problemLine(problem));
    return 'review';
  }
  const conflict = desk.state().start?.conflict === true;
  const choice = await desk.choose<Phase>('Seal the scorecard? Afterwards nothing in it can change.', [
    { key: 's', value: 'sealed', label: 'seal it' },
    conflict
      ? { key: 'b', value: 'prepare', label: 'there is no conflict: back to the beginning' }
      : { key: 'b', value: 'review', label: 'back to the review' },
    { key: 'x', value: 'left', label: 'leave; the draft waits' },
  ]);
  if (choice !== 'sealed') return choice;
  try {
    await desk.sealAt(desk.ports.now());
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === null) throw thrown;
    desk.tell(`NOT SEALED: ${reason} The draft is unharmed.`);
    return conflict ? 'left' : 'review';
  }
  desk.tell(desk.start.resumeCommand === null ? 'The rehearsal is over; nothing was kept.' : 'Sealed.');
  return 'sealed';
}
