import { awaitedSeats } from '../domain/candidate.js';
import { readCandidateFiles } from '../store/candidates.js';
import { isInGit } from '../store/git.js';
import type { Assignment } from './assignment.js';
import type { Environment } from './environment.js';
import { say } from './report.js';

/** Says what happens after sealing: how the card gets to the others, and who has still to seal. Never a rating. */
export function sayAfterSealing(
  { cardName, root, belonging, sitting }: Assignment,
  environment: Environment,
): void {
  say(environment, `Sealed: ${cardName}`);
  if (root === null) {
    say(
      environment,
      'Next: send this file to whoever gave you the kit. They file it with "touchstone receive".',
    );
    return;
  }
  const files = readCandidateFiles(root, belonging.candidate);
  const candidate = files?.candidate ?? null;
  const seats = candidate === null ? [] : awaitedSeats(candidate);
  const sealed = new Set(
    files?.cards.map(({ card }) => `${card.header.interviewer}.${card.header.interview}`),
  );
  const missing = seats.filter((seat) => !sealed.has(`${seat.interviewer}.${seat.interview}`));
  const steps = [
    ...(isInGit(root)
      ? [
          `git add ${cardName} instruments && git commit -m "Seal ${sitting.seat.interviewer}'s card for ${belonging.candidate}"`,
        ]
      : []),
    ...(missing.length === 0 ? [`touchstone merge ${belonging.candidate}`] : []),
  ];
  const waiting =
    missing.length === 0
      ? 'The panel is complete.'
      : `Still to seal: ${missing.map((seat) => `${seat.interviewer} (${seat.interview})`).join(', ')}.`;
  say(
    environment,
    [waiting, ...(steps.length > 0 ? ['Next:', ...steps.map((step) => `  ${step}`)] : [])].join('\n'),
  );
}
