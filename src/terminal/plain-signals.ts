import type { QuestionAddress } from '../domain/id.js';
import { judgedBy } from '../domain/sitting.js';
import type { Desk, Option } from './desk.js';
import { askEvidence } from './plain-evidence.js';

interface Heard {
  readonly competency: string;
  readonly signal: string;
  readonly needed: boolean;
  readonly marked: boolean;
}

/** Marks a signal under a question, with its evidence, or takes a mark back. */
export async function markSignal(desk: Desk, question: QuestionAddress): Promise<void> {
  const { sitting } = desk.state();
  const own = judgedBy(sitting, question);
  const others = sitting.role.competencies.map(({ rubric }) => rubric).filter((id) => !own.includes(id));
  const heard = await choose(desk, question, own, others.length > 0);
  if (heard === 'others') {
    const other = await choose(desk, question, others, false);
    if (other !== null && other !== 'others') await settle(desk, question, other);
    return;
  }
  if (heard !== null) await settle(desk, question, heard);
}

async function choose(
  desk: Desk,
  question: QuestionAddress,
  competencies: readonly string[],
  more: boolean,
): Promise<Heard | 'others' | null> {
  const { sitting, content } = desk.state();
  const signals = competencies.flatMap((competency) =>
    (sitting.rubrics.get(competency)?.signals ?? []).map((signal) => ({ competency, signal })),
  );
  const options = signals.map(({ competency, signal }, index): Option<Heard | 'others' | null> => {
    const marked = content.signals.some(
      (one) => one.question === question && one.competency === competency && one.signal === signal.id,
    );
    const value = { competency, signal: signal.id, needed: signal.kind === 'knockout', marked };
    return {
      key: String(index + 1),
      value,
      label: `${signal.kind}: ${signal.text}${marked ? ' (marked)' : ''}`,
    };
  });
  return desk.choose('Which signal did you hear?', [
    ...options,
    ...(more ? [{ key: 'o', value: 'others' as const, label: 'one of another competency' }] : []),
    { key: 'b', value: null, label: 'none: back to the notes' },
  ]);
}

async function settle(desk: Desk, question: QuestionAddress, heard: Heard): Promise<void> {
  const { competency, signal } = heard;
  if (heard.marked && (await desk.confirm('It is marked already. Take the mark back?'))) {
    const event = { kind: 'signal-unmarked', at: desk.ports.now(), question, competency, signal } as const;
    if (desk.send(event)) desk.tell('taken back');
    return;
  }
  const evidence = await askEvidence(desk, question, heard.needed);
  if (evidence === null) return;
  const event = {
    kind: 'signal-marked',
    at: desk.ports.now(),
    question,
    competency,
    signal,
    evidence,
  } as const;
  if (desk.send(event)) desk.say(desk.ports.palette.saved('saved: the signal is marked'));
}
