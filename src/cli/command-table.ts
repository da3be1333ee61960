import type { CommandModule } from './invocation.js';

export const GROUPS = ['Prepare', 'Interview', 'Decide', 'Share', 'Trust'] as const;
export type Group = (typeof GROUPS)[number];

/** One option: `flags` as commander writes them. One that may be given several times says so. */
export interface OptionRow {
  readonly flags: string;
  readonly text: string;
  readonly repeatable?: true;
  /** For the build and for shells; not told to people. */
  readonly hidden?: true;
}

/** One command. This table makes the parser, the help and the README's list. */
export interface CommandRow {
  readonly name: string;
  readonly group: Group;
  /** Positional arguments as commander writes them. */
  readonly arguments: string;
  readonly summary: string;
  readonly details?: string;
  readonly examples: readonly string[];
  readonly options: readonly OptionRow[];
  readonly load: () => Promise<CommandModule>;
}

const FOLDER: OptionRow = {
  flags: '--folder <dir>',
  text: 'the hiring folder, when it is not here or above',
};
const JSON_OUTPUT: OptionRow = { flags: '--json', text: 'print data instead of words' };
const AS: OptionRow = {
  flags: '--as <person>',
  text: 'who you are, by id; else TOUCHSTONE_INTERVIEWER, else your git address',
};

/** The options that every command takes. */
export const COMMON_OPTIONS: readonly OptionRow[] = [
  { flags: '--no-color', text: 'print without colour (NO_COLOR does the same)' },
];

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'init',
    group: 'Prepare',
    arguments: '[dir]',
    summary: 'make a hiring folder',
    details: 'Asks for what it needs at a terminal; elsewhere, give the options.',
    examples: ['touchstone init hiring', 'touchstone init sample --sample'],
    options: [
      { flags: '--organisation <name>', text: 'whose hiring this is' },
      { flags: '--role <role>', text: 'a shipped role to copy in, with its rubrics', repeatable: true },
      { flags: '--person <id=email>', text: 'somebody who may sit on a panel', repeatable: true },
      { flags: '--sample', text: 'add three worked candidates' },
    ],
    load: () => import('./commands/init.js'),
  },
  {
    name: 'add',
    group: 'Prepare',
    arguments: '<what> [id]',
    summary: 'add a candidate, a role or a person',
    details: 'A candidate gets a random id. Names stand in names.csv only, which git ignores.',
    examples: [
      'touchstone add candidate --role soc-analyst --name "Kim Doe"',
      'touchstone add person dev --email dev@example.org',
      'touchstone add role soc-analyst',
    ],
    options: [
      { flags: '--role <role>', text: "the candidate's role" },
      { flags: '--name <name>', text: "the candidate's name, kept in names.csv" },
      {
        flags: '--credential <text>',
        text: 'a certificate, degree or years of experience',
        repeatable: true,
      },
      {
        flags: '--previously <candidate>',
        text: 'an earlier application of the same person',
        repeatable: true,
      },
      { flags: '--email <address>', text: "the person's address in git", repeatable: true },
      FOLDER,
      JSON_OUTPUT,
    ],
    load: () => import('./commands/add.js'),
  },
  {
    name: 'plan',
    group: 'Prepare',
    arguments: '<candidate>',
    summary: 'say who asks what',
    details:
      'A seat is `interviewer=interview`, with `@2026-11-30T14:00Z` for the date where there is one. Questions are shared out over the seats; --ask overrides them for one seat. After the first card is sealed, a change needs a reason.',
    examples: [
      'touchstone plan c-7k2m --seat ana=character --seat ben=practice',
      'touchstone plan c-7k2m --replace ben=dev --reason "Ben is ill"',
      'touchstone plan c-7k2m --kits kits',
    ],
    options: [
      { flags: '--seat <interviewer=interview>', text: 'a seat on the panel', repeatable: true },
      {
        flags: '--shadow <interviewer=interview>',
        text: 'a seat whose card is listed and not counted',
        repeatable: true,
      },
      {
        flags: '--ask <interviewer=questions>',
        text: 'the questions of a seat, with commas between',
        repeatable: true,
      },
      { flags: '--replace <old=new>', text: 'give a seat to somebody else', repeatable: true },
      { flags: '--left <interviewer>', text: 'somebody who dropped out; takes --reason', repeatable: true },
      { flags: '--reason <text>', text: 'why the plan changes' },
      { flags: '--kits <dir>', text: 'write one kit for each seat into this folder' },
      AS,
      FOLDER,
      JSON_OUTPUT,
    ],
    load: () => import('./commands/plan.js'),
  },
  {
    name: 'show',
    group: 'Prepare',
    arguments: '[what] [id]',
    summary: 'rubrics, roles, questions, schemas, rules: a list, or one in full',
    examples: [
      'touchstone show rubrics',
      'touchstone show rubric candor',
      'touchstone show rule one-voice',
      'touchstone show schema scorecard',
    ],
    options: [
      { flags: '--kind <kind>', text: 'only questions of this kind' },
      { flags: '--level <level>', text: 'only questions for this level' },
      { flags: '--competency <rubric>', text: 'only questions of this rubric' },
      { flags: '--search <word>', text: 'only questions that hold this word' },
      FOLDER,
      JSON_OUTPUT,
    ],
    load: () => import('./commands/show.js'),
  },
  {
    name: 'check',
    group: 'Prepare',
    arguments: '[files...]',
    summary: 'find mistakes in what people wrote',
    examples: ['touchstone check', 'touchstone check rubrics/candor.yaml', 'touchstone check --json'],
    options: [FOLDER, JSON_OUTPUT],
    load: () => import('./commands/check.js'),
  },
  {
    name: 'guide',
    group: 'Prepare',
    arguments: '<role-or-candidate>',
    summary: 'the interview on paper, and the form to fill in',
    examples: [
      'touchstone guide c-7k2m --for ana',
      'touchstone guide c-7k2m --for ana --answers -o ana.answers.yaml',
    ],
    options: [
      { flags: '--for <interviewer>', text: 'the questions of this seat' },
      { flags: '--interview <id>', text: 'which of the interviews, where there are several' },
      { flags: '--answers', text: 'print the blank answers file' },
      { flags: '-o, --output <file>', text: 'write to a file instead' },
      FOLDER,
    ],
    load: () => import('./commands/guide.js'),
  },
  {
    name: 'interview',
    group: 'Interview',
    arguments: '[candidate-or-kit]',
    summary: 'conduct, resume, or feed from answers',
    details: 'Every line is on the disk before the next prompt. Leave at any time; the same command resumes.',
    examples: [
      'touchstone interview c-7k2m --as ana',
      'touchstone interview c-7k2m.ana.character.kit.json',
      'touchstone interview c-7k2m --as ana --answers ana.answers.yaml',
      'touchstone interview --practice --role soc-analyst',
    ],
    options: [
      AS,
      { flags: '--interview <id>', text: 'which of your interviews, when you have several' },
      { flags: '--answers <file>', text: 'take the answers from a file; - for standard input' },
      { flags: '--practice', text: 'rehearse and keep nothing' },
      { flags: '--role <role>', text: 'the role to rehearse' },
      { flags: '--plain', text: 'questions and answers line by line, for screen readers' },
      { flags: '-o, --output <file>', text: 'where the card of a kit goes' },
      FOLDER,
    ],
    load: () => import('./commands/interview.js'),
  },
  {
    name: 'receive',
    group: 'Interview',
    arguments: '<cards...>',
    summary: 'file sealed cards that came back',
    examples: ['touchstone receive c-7k2m.ana.character.scorecard.json'],
    options: [FOLDER, JSON_OUTPUT],
    load: () => import('./commands/receive.js'),
  },
  {
    name: 'status',
    group: 'Interview',
    arguments: '[candidates...]',
    summary: 'who has sealed, who has not, since when',
    examples: ['touchstone status', 'touchstone status c-7k2m --json'],
    options: [{ flags: '--now <moment>', text: 'count hours to this moment' }, FOLDER, JSON_OUTPUT],
    load: () => import('./commands/status.js'),
  },
  {
    name: 'merge',
    group: 'Decide',
    arguments: '[candidate]',
    summary: "make the recommendation from a panel's scorecards",
    details: 'Prints it, and writes recommendation.md beside the cards where it changed.',
    examples: ['touchstone merge c-7k2m', 'touchstone merge c-7k2m --json', 'touchstone merge --all --json'],
    options: [
      { flags: '--all', text: 'every candidate' },
      { flags: '--stdout', text: 'print Markdown and write no file' },
      FOLDER,
      JSON_OUTPUT,
    ],
    load: () => import('./commands/merge.js'),
  },
  {
    name: 'verify',
    group: 'Trust',
    arguments: '[candidates...]',
    summary: 'check what the program wrote: seals, encodings, instruments',
    examples: ['touchstone verify', 'touchstone verify c-7k2m --json'],
    options: [FOLDER, JSON_OUTPUT],
    load: () => import('./commands/verify.js'),
  },
];
