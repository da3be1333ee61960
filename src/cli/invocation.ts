import type { Environment } from './environment.js';

/** What was typed: positional arguments in order (missing optional ones are absent) and options by their long name. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** What a command module exports. Resolves to the exit code. */
export interface CommandModule {
  readonly run: (invocation: Invocation, environment: Environment) => Promise<number>;
}

/** An option's text; null when it was not given. */
export function textOption(invocation: Invocation, name: string): string | null {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : null;
}

/** Whether a switch was given. */
export function flagOption(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}

/** The texts of an option that may be given several times, in order; empty when it was not given. */
export function textsOption(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name];
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : [];
}
