import { Command, CommanderError, Option } from 'commander';
import { appearanceOf } from './appearance.js';
import { COMMAND_MODULES } from './command-modules.js';
import type { Environment } from './environment.js';
import type { Invocation } from './invocation.js';
import type { CommandRow, OptionRow } from './table/command-row.js';
import { GROUPS } from './table/command-row.js';
import { COMMANDS, COMMON_OPTIONS } from './table/command-table.js';

/** What the command line asks for: an exit code once the command has run. Usage errors are told by commander, with suggestions. */
export async function runProgram(environment: Environment): Promise<number> {
  let exit = 0;
  const program = buildProgram(environment, async (row, invocation) => {
    const command = await COMMAND_MODULES[row.name]();
    exit = await command.run(invocation, environment);
  });
  try {
    await program.parseAsync(withHelp(environment.args), { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    throw thrown;
  }
  return exit;
}

// `touchstone help plan` is what people type who come from git. A command that there is not gets a suggestion, and no help.
function withHelp([first = '--help', ...rest]: readonly string[]): string[] {
  if (first !== 'help') return [first, ...rest];
  const isKnown = rest.length === 0 || COMMANDS.some(({ name }) => name === rest[0]);
  return isKnown ? [...rest, '--help'] : rest;
}

function buildProgram(
  environment: Environment,
  call: (row: CommandRow, invocation: Invocation) => Promise<void>,
): Command {
  const program = new Command('touchstone')
    .usage('<command> [options]')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .version(environment.version, '-V, --version', 'print the version')
    .addHelpText('before', FOREWORD)
    .addHelpText('after', AFTERWORD)
    .showHelpAfterError('(touchstone --help lists the commands)')
    .configureHelp({
      showGlobalOptions: false,
      helpWidth: Math.min(HELP_WIDTH, appearanceOf(environment, environment.output).width),
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage().replace(/^\[options\] ?/, '')}`.trimEnd(),
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.output.write(text),
      writeErr: (text) => environment.errors.write(text),
    });
  for (const group of GROUPS) {
    program.commandsGroup(`${group}:`);
    for (const row of COMMANDS.filter((candidate) => candidate.group === group)) {
      addCommand(program, row, (invocation) => call(row, invocation));
    }
  }
  return program;
}

function addCommand(
  program: Command,
  row: CommandRow,
  call: (invocation: Invocation) => Promise<void>,
): void {
  const command = program.command(row.name).summary(row.summary).description(describe(row));
  for (const argument of row.arguments.split(' ').filter((word) => word !== '')) command.argument(argument);
  for (const option of [...row.options, ...COMMON_OPTIONS]) command.addOption(optionOf(option));
  command
    .addHelpText('before', `${row.examples.map((example) => `  $ ${example}`).join('\n')}\n`)
    .showHelpAfterError(`(touchstone ${row.name} --help shows how)`)
    .action(async () => {
      await call({ arguments: command.processedArgs.flat().filter(isText), options: command.opts() });
    });
}

function describe(row: CommandRow): string {
  const sentence = `${row.summary.charAt(0).toUpperCase()}${row.summary.slice(1)}.`;
  return row.details === undefined ? sentence : `${sentence} ${row.details}`;
}

function optionOf(row: OptionRow): Option {
  const option = new Option(row.flags, row.text);
  if (row.repeatable === true) {
    option.argParser<string[]>((value, earlier) => [...(Array.isArray(earlier) ? earlier : []), value]);
  }
  return option;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const HELP_WIDTH = 80;

const FOREWORD = `Structured interviews that hire for character: questions from rubrics, evidence
for every rating, one sealed scorecard for each interviewer, one explained
recommendation.

  $ touchstone init sample --sample        a folder with three worked candidates
  $ touchstone interview c-7k2m --as ana   conduct or resume an interview
  $ touchstone merge c-7k2m                the panel's recommendation
`;

const AFTERWORD = `
touchstone <command> --help tells more, with examples.
Exit codes: 0 done, 1 something to fix or wait for, 2 could not run, 70 a bug,
130 interrupted.`;
