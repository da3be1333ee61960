import { PROBE_KINDS } from '../domain/rubric.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';

/** Questions whose probes leave out a part of the story. */
export function missingProbeKinds({ rubric }: ReadRubric): readonly Hit[] {
  return rubric.questions.flatMap(({ probes }, place) => {
    const asked = new Set(probes.map(({ kind }) => kind));
    const missing = PROBE_KINDS.filter((kind) => !asked.has(kind));
    return missing.length === 0
      ? []
      : [{ path: `/questions/${place}/probes`, problem: { code: 'probe-kinds-missing' as const, missing } }];
  });
}
