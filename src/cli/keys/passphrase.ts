import { Failure } from '../../domain/problem.js';
import { problemLine } from '../../render/problem-text.js';
import { askSecret } from '../../terminal/ask.js';
import type { Environment } from '../environment.js';
import { say } from '../report.js';

// What the authors of age ask for at the least: eight random letters, or four words of a long list.
const LEAST = 8;
const CLEAR_LINE = '\r\u001B[K';

/**
 * The passphrase that opens an identity: `TOUCHSTONE_PASSPHRASE`, else what is typed at the terminal, without an echo.
 * `source` says which identity. Throws a `Failure` where there is neither, `Interrupted` on Ctrl-C.
 */
export async function passphraseFor(source: string, environment: Environment): Promise<string> {
  const given = givenPassphrase(environment);
  if (given !== null) return given;
  if (!hasTerminal(environment)) throw new Failure({ code: 'passphrase-missing', source });
  // A progress bar may stand there.
  environment.errors.write(CLEAR_LINE);
  return askSecret(streamsOf(environment), `Passphrase for ${source}:`);
}

/** A passphrase for a new file: `TOUCHSTONE_PASSPHRASE`, else typed twice at the terminal. Throws likewise, and for one that is too short. */
export async function newPassphrase(source: string, environment: Environment): Promise<string> {
  const short = { code: 'passphrase-short', least: LEAST } as const;
  const isShort = (text: string): boolean => text.length < LEAST;
  const given = givenPassphrase(environment);
  if (given !== null) {
    if (isShort(given)) throw new Failure(short);
    return given;
  }
  if (!hasTerminal(environment)) throw new Failure({ code: 'passphrase-missing', source });
  const streams = streamsOf(environment);
  for (;;) {
    const first = await askSecret(streams, `A passphrase for ${source}:`);
    if (isShort(first)) say(environment, problemLine(short));
    else if ((await askSecret(streams, 'Once more:')) === first) return first;
    else say(environment, 'The two were not the same. Type it twice, please.');
  }
}

function givenPassphrase({ variables }: Environment): string | null {
  const given = variables.TOUCHSTONE_PASSPHRASE ?? '';
  return given === '' ? null : given;
}

function hasTerminal({ input, errors }: Environment): boolean {
  return input.isTTY && errors.isTTY;
}

function streamsOf({ input, errors }: Environment): Parameters<typeof askSecret>[0] {
  return { input, output: errors };
}
