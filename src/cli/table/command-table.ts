import { LEVELS, QUESTION_KINDS } from '../../domain/rubric.js';
import type { CommandRow, OptionRow } from './command-row.js';
import { AS, FINDINGS_FORMAT, FOLDER, IDENTITY, JSON_OUTPUT, PAGE_OUTPUT } from './command-row.js';
import { DECIDE_COMMANDS } from './decide-commands.js';
import { KEYS_COMMAND } from './keys-command.js';
import { CI_SYSTEMS } from './option-words.js';
import { RETENTION_COMMANDS } from './retention-commands.js';
import { SHARE_COMMANDS } from './share-commands.js';

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
    details:
      'Asks for what it needs at a terminal; elsewhere, give the options. What is written about candidates is encrypted, for a key that is made now, or for those of --recipient. Whoever loses every key loses every card.',
    examples: [
      'touchstone init hiring',
      'touchstone init hiring --organisation "Halden SOC" --recipient ana=age1…',
      'touchstone init sample --sample',
    ],
    options: [
      { flags: '--organisation <name>', text: 'whose hiring this is' },
      { flags: '--role <role>', text: 'a shipped role to copy in, with its rubrics', repeatable: true },
      { flags: '--person <id=email>', text: 'somebody who may sit on a panel', repeatable: true },
      {
        flags: '--recipient <name=key>',
        text: 'encrypt for this public key of age, instead of making one',
        repeatable: true,
      },
      { flags: '--plain-cards', text: 'encrypt nothing' },
      { flags: '--sample', text: 'add three worked candidates, not encrypted' },
      {
        flags: '--ci <system>',
        text: 'add a workflow for github or a job for gitlab; works in an old folder too',
        choices: CI_SYSTEMS,
      },
    ],
  },
  {
    name: 'add',
    group: 'Prepare',
    arguments: '<what> [id]',
    words: ['candidate', 'person', 'role'],
    summary: 'add a candidate, a role or a person',
    details: 'A candidate gets a random id. Names stand in names.csv only, which git ignores.',
    examples: [
      'touchstone add candidate --role soc-analyst --name "Kim Doe"',
      'touchstone add person dev --email dev@example.org',
      'touchstone add role soc-analyst',
    ],
    options: [
      { flags: '--role <role>', text: "the candidate's role" },
      { flags: '--name <name>', text: "the candidate's name, kept in names.csv; - for standard input" },
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
  },
  {
    name: 'show',
    group: 'Prepare',
    arguments: '[what] [id]',
    words: ['rubrics', 'roles', 'questions', 'schemas', 'rules', 'mappings'],
    summary: 'rubrics, roles, questions, schemas, rules, mappings: a list, or one in full',
    examples: [
      'touchstone show rubrics',
      'touchstone show rubric candor',
      'touchstone show rule one-voice',
      'touchstone show schema scorecard',
      'touchstone show mapping greenhouse > greenhouse.yaml',
    ],
    options: [
      {
        flags: '--kind <kind>',
        text: `only questions of this kind: ${QUESTION_KINDS.join(', ')}`,
        choices: QUESTION_KINDS,
      },
      {
        flags: '--level <level>',
        text: `only questions for this level: ${LEVELS.join(', ')}`,
        choices: LEVELS,
      },
      { flags: '--competency <rubric>', text: 'only questions of this rubric' },
      { flags: '--search <word>', text: 'only questions that hold this word' },
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  {
    name: 'check',
    group: 'Prepare',
    arguments: '[files...]',
    summary: 'find mistakes in what people wrote',
    examples: ['touchstone check', 'touchstone check rubrics/candor.yaml', 'touchstone check --json'],
    options: [FINDINGS_FORMAT, FOLDER, JSON_OUTPUT],
  },
  {
    name: 'guide',
    group: 'Prepare',
    arguments: '<role-or-candidate>',
    summary: 'the interview on paper, and the form to fill in',
    examples: [
      'touchstone guide c-7k2m --for ana',
      'touchstone guide c-7k2m --for ana -o guide.html',
      'touchstone guide c-7k2m --for ana --answers -o ana.answers.yaml',
    ],
    options: [
      { flags: '--for <interviewer>', text: 'the questions of this seat' },
      { flags: '--interview <id>', text: 'which of the interviews, where there are several' },
      { flags: '--answers', text: 'print the blank answers file' },
      PAGE_OUTPUT,
      FOLDER,
    ],
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
      'touchstone interview c-7k2m --as ana --sign',
      'touchstone interview --practice --role soc-analyst',
    ],
    options: [
      AS,
      { flags: '--interview <id>', text: 'which of your interviews, when you have several' },
      { flags: '--answers <file>', text: 'take the answers from a file; - for standard input' },
      { flags: '--practice', text: 'rehearse and keep nothing' },
      { flags: '--role <role>', text: 'the role to rehearse' },
      { flags: '--plain', text: 'questions and answers line by line, for screen readers' },
      {
        flags: '--sign',
        text: 'sign the card with your SSH key; a card that is sealed already gets its signature',
      },
      {
        flags: '--sign-key <file>',
        text: 'which key, private or public; else the one git signs with, else your usual one',
      },
      { flags: '--no-sign', text: 'leave the card unsigned where touchstone.yaml says to sign' },
      { flags: '-o, --output <file>', text: 'where the card of a kit goes' },
      FOLDER,
    ],
  },
  {
    name: 'receive',
    group: 'Interview',
    arguments: '<cards...>',
    summary: 'file sealed cards that came back',
    examples: ['touchstone receive c-7k2m.ana.character.scorecard.json'],
    options: [FOLDER, JSON_OUTPUT],
  },
  {
    name: 'status',
    group: 'Interview',
    arguments: '[candidates...]',
    summary: 'who has sealed, who has not, since when',
    examples: ['touchstone status', 'touchstone status c-7k2m --json'],
    options: [
      { flags: '--now <moment>', text: 'count hours to this moment, such as 2026-11-30T14:00Z' },
      FOLDER,
      JSON_OUTPUT,
    ],
  },
  ...DECIDE_COMMANDS,
  ...SHARE_COMMANDS,
  ...RETENTION_COMMANDS,
  {
    name: 'verify',
    group: 'Trust',
    arguments: '[candidates...]',
    summary: 'check what the program wrote: seals, encodings, instruments',
    details:
      'Needs no key: what is encrypted stays shut, and its seal is checked all the same. With an identity, complete panels are opened and their contents are held against their headers.',
    examples: [
      'touchstone verify',
      'touchstone verify c-7k2m --json',
      'touchstone verify --identity manager.identity',
    ],
    options: [FINDINGS_FORMAT, IDENTITY, FOLDER, JSON_OUTPUT],
  },
  KEYS_COMMAND,
  {
    name: 'completion',
    group: 'Trust',
    arguments: '<shell>',
    words: ['bash', 'zsh', 'fish'],
    summary: 'a script by which bash, zsh or fish completes commands and options',
    examples: [
      'source <(touchstone completion bash)',
      'source <(touchstone completion zsh)',
      'touchstone completion fish > ~/.config/fish/completions/touchstone.fish',
    ],
    options: [],
  },
];
