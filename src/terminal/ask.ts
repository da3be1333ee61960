import { checkbox, confirm, input, password, select } from '@inquirer/prompts';
import { Interrupted } from './interrupted.js';

/** Where the stock prompts read and write. */
export interface AskStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** One thing to choose. `name` and `description` must be plain text. */
export interface Choice<Value> {
  readonly value: Value;
  readonly name: string;
  readonly description?: string;
}

/**
 * Asks for one line of text. `check` returns true, or a sentence saying what is wrong. Of a paste with several lines the
 * prompt keeps the first and drops the rest: for notes use a line reader.
 * @throws Interrupted on Ctrl-C.
 */
export async function askText(
  streams: AskStreams,
  message: string,
  check: (text: string) => true | string,
): Promise<string> {
  return orInterrupted(input({ message, validate: check }, { ...streams }));
}

/**
 * Asks for one line that nobody may see: nothing of it is shown, not even how long it is.
 * @throws Interrupted on Ctrl-C.
 */
export async function askSecret(streams: AskStreams, message: string): Promise<string> {
  // Its own check would leave the refused text in the line, where nobody sees that it is still there.
  return orInterrupted(password({ message, toggleMask: false }, { ...streams }));
}

/**
 * Lets a person choose with the arrow keys.
 * @throws Interrupted on Ctrl-C.
 */
export async function askChoice<Value>(
  streams: AskStreams,
  message: string,
  choices: readonly Choice<Value>[],
): Promise<Value> {
  return orInterrupted(
    select<Value>(
      { message, choices: choices.map((choice) => ({ ...choice })), loop: false, pageSize: 12 },
      { ...streams },
    ),
  );
}

/**
 * Lets a person choose any number of things, one at the least.
 * @throws Interrupted on Ctrl-C.
 */
export async function askChoices<Value>(
  streams: AskStreams,
  message: string,
  choices: readonly (Choice<Value> & { readonly chosen: boolean })[],
): Promise<readonly Value[]> {
  return orInterrupted(
    checkbox<Value>(
      {
        message,
        required: true,
        choices: choices.map(({ chosen, ...choice }) => ({ ...choice, checked: chosen })),
        loop: false,
      },
      { ...streams },
    ),
  );
}

/**
 * Asks a question that is answered by yes or no.
 * @throws Interrupted on Ctrl-C.
 */
export async function askYesOrNo(streams: AskStreams, message: string, initial: boolean): Promise<boolean> {
  return orInterrupted(confirm({ message, default: initial }, { ...streams }));
}

async function orInterrupted<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'ExitPromptError') throw new Interrupted();
    throw thrown;
  }
}
