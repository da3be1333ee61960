import type { Finding } from '../../domain/problem.js';
import type { SealedCard } from '../../domain/scorecard.js';
import type { Archive } from '../../store/archive.js';

/** Why a card's instruments cannot be read from the archive; empty when all are there and unchanged. */
export function instrumentFindings({ header }: SealedCard, archive: Archive): readonly Finding[] {
  const kept = [
    archive.role(header.role, header.instruments.role),
    ...Object.entries(header.instruments.rubrics).map(([id, digest]) => archive.rubric(id, digest)),
  ];
  return kept.flatMap((result) => (result.ok ? [] : result.findings));
}
