import { sealingProblem } from '../domain/interview.js';
import { counted } from '../render/number-text.js';
import type { Desk, Phase, SessionPorts, SessionStart } from './desk.js';
import { openDesk, partingText } from './desk.js';
import { isInterrupted } from './interrupted.js';
import { converse } from './plain-conversation.js';
import { prepare } from './plain-preparation.js';
import { rate } from './plain-rating.js';
import { concludeConflict, review } from './plain-review.js';

/** How a session ended. After `interrupted` the program leaves with exit code 130. */
export type SessionEnd = 'sealed' | 'left' | 'interrupted';

/**
 * Conducts an interview as printed lines and simple prompts, from where its draft stands. Every line entered is kept
 * before the next prompt appears. The last line says how to resume a draft that was left.
 */
export async function runPlainSession(ports: SessionPorts, start: SessionStart): Promise<SessionEnd> {
  const desk = openDesk(ports, start);
  try {
    const end = await walk(desk);
    if (end === 'left') leave(desk);
    return end;
  } catch (thrown) {
    if (!isInterrupted(thrown)) throw thrown;
    leave(desk);
    return thrown.by === 'end' ? 'left' : 'interrupted';
  } finally {
    desk.close();
  }
}

async function walk(desk: Desk): Promise<'sealed' | 'left'> {
  let phase = await resume(desk);
  for (;;) {
    switch (phase) {
      case 'prepare':
        phase = await prepare(desk);
        break;
      case 'talk':
        phase = await converse(desk);
        break;
      case 'rate':
        phase = await rate(desk);
        break;
      case 'review':
        phase = await review(desk);
        break;
      case 'conflict':
        phase = await concludeConflict(desk);
        break;
      case 'left':
      case 'sealed':
        return phase;
    }
  }
}

/** Takes a draft up where it was left. */
async function resume(desk: Desk): Promise<Phase> {
  const state = desk.state();
  if (state.start === null) return 'prepare';
  if (state.start.conflict) return 'conflict';
  const { last } = state.clock;
  const conversationOpen =
    state.began !== null && state.ended === null && state.content.candidateLeft === null;
  desk.tell(
    `Resuming the draft of ${desk.start.candidate}: ${counted(state.content.notes.length, 'note')}, ${counted(state.content.assessments.length, 'assessment')}.`,
  );
  if (state.began === null) {
    desk.send({ kind: 'resumed', at: desk.ports.now() });
    return 'talk';
  }
  if (!conversationOpen) {
    desk.send({ kind: 'resumed', at: desk.ports.now() });
    return sealingProblem(desk.state()) === null ? 'review' : 'rate';
  }
  const goesOn = await desk.choose('Is the conversation still going on?', [
    { key: 'y', value: true, label: 'yes: go on with the questions' },
    { key: 'n', value: false, label: 'no: it is over, go on with the ratings' },
  ]);
  if (!goesOn && last !== null) {
    // It ended when it was last heard of, not now that somebody comes back to rate.
    if (state.clock.paused) desk.send({ kind: 'resumed', at: last });
    desk.send({ kind: 'ended', at: last });
    if (!state.clock.paused) desk.send({ kind: 'resumed', at: desk.ports.now() });
    return 'rate';
  }
  desk.send({ kind: 'resumed', at: desk.ports.now() });
  return 'talk';
}

function leave(desk: Desk): void {
  // First, so that nothing stands behind the line that says how to resume.
  desk.close();
  const state = desk.state();
  const running = state.start !== null && state.sealed === null && !state.clock.paused;
  if (running) desk.send({ kind: 'paused', at: desk.ports.now() });
  desk.tell(partingText({ ...desk.start, state }));
}
