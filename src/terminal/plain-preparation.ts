import type { Mode } from '../domain/scorecard.js';
import { preparationPage } from '../render/interview-text.js';
import type { Desk, Phase } from './desk.js';

const MODE_OPTIONS: readonly { key: string; value: Mode; label: string }[] = [
  { key: 'p', value: 'in-person', label: 'in person' },
  { key: 'v', value: 'video', label: 'video call' },
  { key: 't', value: 'phone', label: 'telephone' },
];

/** The page before an interview, and what must be settled before the clock runs. */
export async function prepare(desk: Desk): Promise<Phase> {
  const { sitting } = desk.state();
  desk.say(...preparationPage(sitting, desk.start.candidate, desk.setting()), '');
  const kept =
    desk.start.resumeCommand === null
      ? 'This is a rehearsal: nothing is kept.'
      : 'Notes are kept as you enter them.';
  desk.tell(`${kept} The clock starts when you open the first question.`);
  const conflict = await desk.choose('Do you have a conflict of interest with this candidate?', [
    { key: 'n', value: false, label: 'no' },
    { key: 'y', value: true, label: 'yes: we are related, friends, rivals, or otherwise not free' },
  ]);
  const mode = await desk.choose('How do you meet?', MODE_OPTIONS);
  for (;;) {
    const language = (
      await desk.askLine('Language spoken (a tag such as en, de, pt-BR; Enter for en): ')
    ).trim();
    const started = {
      kind: 'started',
      at: desk.ports.now(),
      mode,
      language: language || 'en',
      conflict,
    } as const;
    if (desk.send(started)) return conflict ? 'conflict' : 'talk';
  }
}
