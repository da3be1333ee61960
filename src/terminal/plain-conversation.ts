import type { QuestionAddress } from '../domain/id.js';
import { lastDone } from '../domain/interview.js';
import { findQuestion } from '../domain/rubric.js';
import { eventText } from '../render/event-text.js';
import { listenForText, questionLine, questionPage } from '../render/interview-text.js';
import { counted } from '../render/number-text.js';
import type { Desk, Phase } from './desk.js';
import { Interrupted } from './interrupted.js';
import type { CommandName, NoteEntry } from './note-entry.js';
import { COMMANDS, noteEntry } from './note-entry.js';
import { clockText, note, showNotes, strike } from './plain-notes.js';
import { markSignal } from './plain-signals.js';

/** Question by question: what to read aloud, and a prompt that takes notes and commands. */
export async function converse(desk: Desk): Promise<Phase> {
  const { questions } = desk.state().sitting.seat;
  const [first] = questions;
  if (first === undefined) {
    desk.tell('This seat has no questions. Ask for a plan before you begin.');
    return 'left';
  }
  if (desk.state().began === null) {
    const line = await desk.readLine('Press Enter to open the first question and start the clock. ');
    if (line.kind === 'interrupt') throw new Interrupted();
    if (line.kind === 'end' || line.text.trim() === '/leave') return 'left';
  }
  open(desk, desk.state().current ?? desk.state().opened.at(-1) ?? first);
  for (;;) {
    const current = desk.state().current ?? first;
    const line = await desk.readLine(`${questions.indexOf(current) + 1}> `);
    const entry = noteEntry(line.text, line.kind === 'line' && line.pasted);
    if (line.kind !== 'line') {
      // Half a line that was typed is worth more kept than lost; a half-typed command is nothing.
      if (entry.kind === 'note' && entry.unknown === null) note(desk, current, entry.note, entry.text);
      if (line.kind === 'interrupt') throw new Interrupted();
      return 'left';
    }
    const next = await follow(desk, current, entry);
    if (next !== null) return next;
  }
}

async function follow(desk: Desk, current: QuestionAddress, entry: NoteEntry): Promise<Phase | null> {
  if (entry.kind === 'nothing') return null;
  if (entry.kind === 'command') return obey(desk, current, entry.command, entry.rest);
  note(desk, current, entry.note, entry.text);
  if (entry.unknown !== null) {
    desk.tell(
      `There is no command /${entry.unknown}, so that was kept as a note. /undo takes it back, /help lists the commands.`,
    );
  }
  return null;
}

async function obey(
  desk: Desk,
  current: QuestionAddress,
  command: CommandName,
  rest: string,
): Promise<Phase | null> {
  const { sitting } = desk.state();
  const { questions } = sitting.seat;
  const position = questions.indexOf(current);
  switch (command) {
    case 'next':
      return step(desk, position + 1);
    case 'back':
      return step(desk, position - 1);
    case 'go':
      return go(desk, rest);
    case 'ask':
      show(desk, current);
      return null;
    case 'probe':
      probe(desk, current, rest);
      return null;
    case 'signal':
      await markSignal(desk, current);
      return null;
    case 'notes':
      showNotes(desk, current);
      return null;
    case 'strike':
      strike(desk, rest);
      return null;
    case 'undo': {
      const last = lastDone(desk.state());
      if (desk.send({ kind: 'undone', at: desk.ports.now() })) tellChange('undone', last, desk);
      return null;
    }
    case 'redo':
      if (desk.send({ kind: 'redone', at: desk.ports.now() }))
        tellChange('done again', lastDone(desk.state()), desk);
      return null;
    case 'list':
      list(desk);
      return null;
    case 'pause':
      return pause(desk);
    case 'rate':
      return desk.send({ kind: 'ended', at: desk.ports.now() }) ? 'rate' : null;
    case 'candidate-left':
      return candidateLeft(desk);
    case 'leave':
      return 'left';
    case 'help':
      help(desk);
      return null;
  }
}

function open(desk: Desk, question: QuestionAddress): void {
  if (desk.state().current !== question && !desk.send({ kind: 'opened', at: desk.ports.now(), question }))
    return;
  show(desk, question);
  desk.tell(
    'Type what you hear, a line at a time; s: t: a: r: l: (reflection) q: (quote) say what it is. /help lists the commands.',
  );
}

function show(desk: Desk, question: QuestionAddress): void {
  const { sitting, content } = desk.state();
  const used = content.probes
    .filter((one) => one.question === question)
    .map(({ probe: position }) => position);
  desk.say(...questionPage(sitting, question, used, desk.setting()), '');
  desk.say(...listenForText(sitting, question, desk.setting()), '');
  showNotes(desk, question, true);
}

function step(desk: Desk, position: number): null {
  const question = desk.state().sitting.seat.questions[position];
  if (question !== undefined) open(desk, question);
  else
    desk.tell(
      position < 0
        ? 'This is the first question.'
        : 'This was the last question. /rate goes on to the ratings.',
    );
  return null;
}

function go(desk: Desk, rest: string): null {
  const { questions } = desk.state().sitting.seat;
  const question =
    questions[Number(rest) - 1] ?? questions.find((one) => one === rest || one.endsWith(`/${rest}`));
  if (question === undefined || rest === '') desk.tell(`/go takes a number from 1 to ${questions.length}.`);
  else open(desk, question);
  return null;
}

function probe(desk: Desk, question: QuestionAddress, rest: string): void {
  const probes = findQuestion(desk.state().sitting.rubrics, question)?.probes ?? [];
  const position = /^[0-9]+$/.test(rest) ? Number(rest) - 1 : probes.findIndex(({ kind }) => kind === rest);
  const asked = probes[position];
  if (asked === undefined) desk.tell(`/probe takes a number from 1 to ${probes.length}.`);
  else if (desk.send({ kind: 'probe-used', at: desk.ports.now(), question, probe: position }))
    desk.tell(asked.text);
}

function list(desk: Desk): void {
  const { sitting, content, opened, current } = desk.state();
  const lines = sitting.seat.questions.flatMap((question, index) => {
    const count = content.notes.filter((one) => one.question === question).length;
    const asked = opened.includes(question)
      ? `asked, ${clockText(desk, question)}, ${counted(count, 'note')}`
      : 'not asked yet';
    return questionLine(
      sitting,
      question,
      index,
      desk.setting(),
      question === current ? `Open now; ${asked}` : asked,
    );
  });
  desk.say(...lines);
}

async function pause(desk: Desk): Promise<Phase | null> {
  if (!desk.send({ kind: 'paused', at: desk.ports.now() })) return null;
  const line = await desk.readLine('Paused; the clock stands. Press Enter to go on. ');
  if (line.kind === 'interrupt') throw new Interrupted();
  if (line.kind !== 'line' || line.text.trim() === '/leave') return 'left';
  desk.send({ kind: 'resumed', at: desk.ports.now() });
  // Whatever was typed here was typed to be kept.
  const entry = noteEntry(line.text, line.pasted);
  const current = desk.state().current;
  return current === null ? null : follow(desk, current, entry);
}

async function candidateLeft(desk: Desk): Promise<Phase | null> {
  const sure = await desk.confirm(
    'Did the candidate end the interview? Whatever is open becomes "not asked"; what you heard can still be rated.',
  );
  if (!sure) return null;
  return desk.send({ kind: 'candidate-left', at: desk.ports.now() }) ? 'rate' : null;
}

function help(desk: Desk): void {
  desk.say(...COMMANDS.map(({ name, takes, does }) => `  ${`/${name} ${takes}`.padEnd(17)} ${does}`));
  desk.tell(
    'Anything else is a note. s: t: a: r: l: q: before it mark situation, task, action, result, reflection (learned), quote. A note that begins with a slash: type // first.',
  );
}

function tellChange(what: string, event: ReturnType<typeof lastDone>, desk: Desk): void {
  if (event !== null) desk.tell(`${what}: ${eventText(event)}`);
}
