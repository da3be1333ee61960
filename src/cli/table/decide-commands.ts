import type { CommandRow } from './command-row.js';
import { AS, FOLDER, IDENTITY, JSON_OUTPUT, PAGE_OUTPUT } from './command-row.js';

/** The commands that make a recommendation and what comes of it. */
export const DECIDE_COMMANDS: readonly CommandRow[] = [
  {
    name: 'merge',
    group: 'Decide',
    arguments: '[candidate]',
    summary: "make the recommendation from a panel's scorecards",
    details: 'Prints it, and writes recommendation.md beside the cards where it changed.',
    examples: [
      'touchstone merge c-7k2m',
      'touchstone merge --all --json',
      'touchstone merge c-7k2m --what-if --without ana --bar hire=3.20',
    ],
    options: [
      { flags: '--all', text: 'every candidate' },
      { flags: '--stdout', text: 'print Markdown and write no file' },
      PAGE_OUTPUT,
      { flags: '--what-if', text: 'tell what would change it, and write nothing; with one or more of:' },
      {
        flags: '--without <people>',
        text: 'what if these interviewers, with commas between, had not been there',
      },
      {
        flags: '--weights <weights>',
        text: 'what if character weighed otherwise, such as candor=2,energy=1',
      },
      { flags: '--bar <bars>', text: 'what if the bar lay elsewhere, such as hire=3.20,strong-hire=4.20' },
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'debrief',
    group: 'Decide',
    arguments: '<candidate>',
    summary: 'settle what the panel talked about: revised ratings, by their authors',
    details:
      'Walks through the agenda with both sides’ evidence. Each interviewer settles their own ratings; nobody else can. The sealed cards stay as they are.',
    examples: [
      'touchstone debrief c-9xwd --as ana',
      'touchstone debrief c-9xwd --as ana --blank',
      'touchstone debrief c-9xwd --as ana --from ana.debrief.yaml',
    ],
    options: [
      { flags: '--from <file>', text: 'take the entries from a file; - for standard input' },
      { flags: '--blank', text: 'print the form to fill in, with your part of the agenda' },
      AS,
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'decide',
    group: 'Decide',
    arguments: '<candidate>',
    summary: 'record what people decided, or that the candidate withdrew',
    details:
      'The program records a decision and never makes it. One against the recommendation needs a reason in words and is shown as an override.',
    examples: [
      'touchstone decide c-7k2m --decision hire --by ana,ben --reason "Will learn"',
      'touchstone decide c-7k2m --decision withdrawn --reason "Took another offer"',
    ],
    options: [
      { flags: '--decision <decision>', text: 'hire, no-hire, on-hold or withdrawn' },
      { flags: '--by <people>', text: 'who decided, with commas between; else you' },
      { flags: '--reason <text>', text: 'why; - for standard input' },
      { flags: '--force', text: 'decide anew; the earlier decision stays on record' },
      AS,
      IDENTITY,
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'compare',
    group: 'Decide',
    arguments: '<role>',
    summary: 'candidates for one role side by side',
    details:
      'Says where two are too close to call, and where panels, questions or rubrics differ so that comparing is not fair. Candidates whose panel still waits are listed without any number.',
    examples: ['touchstone compare soc-analyst', 'touchstone compare soc-analyst -o comparison.html'],
    options: [PAGE_OUTPUT, IDENTITY, FOLDER, JSON_OUTPUT],
  },
];
