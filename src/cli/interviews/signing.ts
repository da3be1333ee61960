import { resolve } from 'node:path';
import { Failure, isFailure } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import { signedText, signsByDefault } from '../../domain/signature.js';
import { plainText } from '../../render/safe-text.js';
import { ownSignKey } from '../../store/signing-keys.js';
import type { SignKey } from '../../store/ssh.js';
import { describeKey, signText } from '../../store/ssh.js';
import { Interrupted } from '../../terminal/interrupted.js';
import type { Environment } from '../environment.js';
import { handedOn } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { surroundingsOf } from '../panels/signatures.js';
import { say } from '../report.js';
import type { Assignment } from './assignment.js';

/** How the cards of an interview are signed. */
export interface Signing {
  /** What was typed about it, to be typed again when the interview is resumed; empty when nothing was. */
  readonly typed: string;
  /**
   * The card with its signature, or as it is where none is wanted. `release` leaves the terminal to ssh-keygen, which may ask
   * there for a passphrase.
   * @throws Failure when it could not be signed; `Interrupted` when the program was asked to end meanwhile.
   */
  readonly sign: (card: SealedCard, release: () => void) => Promise<SealedCard>;
}

/** Whether somebody asked for a signature in words, and not the policy alone. */
export function isAskedToSign(invocation: Invocation): boolean {
  return flagOption(invocation, 'sign') || textOption(invocation, 'signKey') !== null;
}

/**
 * How an interview signs: as was typed, else as the folder's policy has it. Whatever is missing is told here, before the interview and
 * not after it.
 * @throws Failure `sign-key-missing`, `sign-key-unusable` or `ssh-keygen-missing`.
 */
export async function signingOf(
  invocation: Invocation,
  assignment: Assignment,
  environment: Environment,
): Promise<Signing> {
  const given = textOption(invocation, 'signKey');
  const required = assignment.signatures?.required === true;
  const isRefused = invocation.options.sign === false;
  if (given !== null && isRefused)
    throw new Failure({ code: 'option-excluded', option: '--sign-key', other: '--no-sign' });
  if (isRefused && required) {
    say(
      environment,
      `Signatures are required here. Until you sign it, your card is not counted: ${assignment.command} --sign`,
    );
  }
  const isWanted = isAskedToSign(invocation) || signsByDefault(assignment.signatures);
  const typed = given !== null ? ` --sign-key ${given}` : isRefused ? ' --no-sign' : '';
  if (isRefused || !isWanted) return { typed, sign: async (card) => Promise.resolve(card) };

  const { directory, home } = environment;
  const key: SignKey | null =
    given === null
      ? ownSignKey(assignment.root ?? directory, handedOn(environment), home)
      : { file: resolve(directory, given) };
  if (key === null) throw new Failure({ code: 'sign-key-missing', required });
  const name = plainText(await describeKey(key, surroundingsOf(environment)));
  say(environment, `The card will be signed with your key ${name}.`);
  return {
    typed: typed === '' && flagOption(invocation, 'sign') ? ' --sign' : typed,
    async sign(card, release) {
      release();
      return { ...card, signature: await signatureOf(card, key, environment) };
    },
  };
}

async function signatureOf(card: SealedCard, key: SignKey, environment: Environment): Promise<string> {
  const { input, onSignal } = environment;
  if (input.isTTY) {
    say(environment, 'Signing. Enter the passphrase of your key, or touch it, if you are asked to.');
  }
  const stop = new AbortController();
  const interrupts = withoutInterrupts(environment);
  const heed = onSignal(['SIGTERM', 'SIGHUP'], () => {
    stop.abort();
  });
  try {
    const terms = { talks: input.isTTY, stop: stop.signal };
    return await signText(signedText(card), key, terms, surroundingsOf(environment));
  } catch (thrown) {
    if (stop.signal.aborted) throw new Interrupted();
    if (isFailure(thrown) && thrown.problem.code === 'signing-interrupted') await interrupts.first();
    throw thrown;
  } finally {
    interrupts.heedAgain();
    heed();
  }
}

const OWN_HALF_MILLISECONDS = 250;

// Ctrl-C reaches ssh-keygen as well: it ends, and the interview goes on. Our own half may be told to us after its end.
function withoutInterrupts({ onSignal, every }: Environment): {
  readonly first: () => Promise<void>;
  readonly heedAgain: () => void;
} {
  let isHeard = false;
  let hear = (): void => undefined;
  const heedAgain = onSignal(['SIGINT'], () => {
    isHeard = true;
    hear();
  });
  const first = async (): Promise<void> =>
    new Promise((resolve) => {
      if (isHeard) {
        resolve();
        return;
      }
      const stopWaiting = every(OWN_HALF_MILLISECONDS, () => {
        hear();
      });
      hear = () => {
        stopWaiting();
        resolve();
      };
    });
  return { first, heedAgain };
}
