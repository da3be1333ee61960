import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hiring } from '../../domain/hiring.js';
import type { Id } from '../../domain/id.js';
import { unwrap } from '../../domain/problem.js';
import { parseCandidate } from '../../format/candidate.js';
import { candidateFile } from '../../store/candidate-paths.js';
import { createFile, makeFolders } from '../../store/files.js';
import { shippedText } from '../../store/shipped.js';
import type { Environment } from '../environment.js';
import { stateFromAnswers } from '../interviews/answers-session.js';
import { belongingOf, fileCard, readableCard, sittingOf } from '../interviews/sealing.js';
import { currentInstruments } from '../panels/current-instruments.js';

const SAMPLE = 'templates/sample';

/** Who interviews in the sample. */
export const SAMPLE_PEOPLE: Hiring['people'] = {
  ana: { emails: ['ana@example.org'] },
  ben: { emails: ['ben@example.org'] },
  chi: { emails: ['chi@example.org'] },
};

/**
 * Adds the shipped candidates and seals their cards from the shipped answers, as interviewers would. Each card is sealed
 * when its interview ended. Returns the candidates' ids, sorted.
 */
export function fillSample(root: string, folder: Id, environment: Environment): readonly Id[] {
  const { shipped } = environment;
  const ids = readdirSync(join(shipped, SAMPLE)).toSorted();
  for (const id of ids) {
    const home = join(SAMPLE, id);
    const candidateText = shippedText(shipped, join(home, 'candidate.yaml'));
    const target = join(root, candidateFile(id));
    makeFolders(dirname(target), 'private');
    createFile(target, candidateText, 'private');
    const candidate = unwrap(parseCandidate(candidateText, join(home, 'candidate.yaml')), shipped);
    const instruments = currentInstruments(root, candidate.role);
    for (const name of readdirSync(join(shipped, home)).toSorted()) {
      if (!name.endsWith('.answers.yaml')) continue;
      const file = join(home, name);
      const [interviewer = '', interview = ''] = name.split('.');
      const sitting = sittingOf(candidate, instruments, interviewer, interview);
      const state = unwrap(
        stateFromAnswers(shippedText(shipped, file), file, candidate.id, sitting),
        shipped,
      );
      const card = readableCard(
        state,
        belongingOf(folder, candidate, null),
        state.ended ?? environment.now(),
        environment,
      );
      fileCard(root, card, sitting);
    }
  }
  return ids;
}
