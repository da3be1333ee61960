import { describe, expect, test } from '@jest/globals';
import type { Act, PurgeAct } from '../../src/domain/act.js';
import { loggedPurges, purgedCandidates } from '../../src/domain/act.js';

function purge(act: PurgeAct['act'], on: string, candidate = 'c-7k2m'): Act {
  const rest = { reason: 'retention', profile: 'uk', by: 'ana' } as const;
  return { format: 'touchstone/act@1', act, candidate, on: `${on}T08:00:00Z`, ...rest };
}

const HOLD: Act = {
  format: 'touchstone/act@1',
  act: 'hold',
  candidate: 'c-7k2m',
  on: '2026-11-01T08:00:00Z',
  by: 'ana',
};

describe('a purge', () => {
  test.each<readonly [string, readonly Act[], string | null]>([
    ['that nobody began', [HOLD], null],
    ['that was begun', [purge('purge-begun', '2026-11-01')], '2026-11-01T08:00:00Z'],
    ['that was done', [purge('purge-begun', '2026-11-01'), purge('purged', '2026-11-01')], null],
    [
      'that was done, in a log joined the other way round',
      [purge('purged', '2026-11-01'), purge('purge-begun', '2026-11-01')],
      null,
    ],
    [
      'that was begun again',
      [purge('purge-begun', '2026-11-01'), purge('purged', '2026-11-01'), purge('purge-begun', '2026-12-01')],
      '2026-12-01T08:00:00Z',
    ],
    [
      'that was begun again, in a log joined the other way round',
      [purge('purge-begun', '2026-12-01'), purge('purge-begun', '2026-11-01'), purge('purged', '2026-11-01')],
      '2026-12-01T08:00:00Z',
    ],
    ['of somebody else', [purge('purge-begun', '2026-11-01', 'c-9xwd')], null],
  ])('%s', (_name, acts, begun) => {
    const { open, done } = loggedPurges(acts);
    expect(open.get('c-7k2m')?.on ?? null).toBe(begun);
    expect(done.has('c-7k2m')).toBe(begun === null && acts.some(({ act }) => act === 'purged'));
  });

  test('counts from its beginning for whoever keeps copies', () => {
    const acts = [
      HOLD,
      purge('purge-begun', '2026-11-01', 'c-3fq8'),
      purge('purged', '2026-11-02', 'c-9xwd'),
    ];
    expect([...purgedCandidates(acts)].toSorted()).toEqual(['c-3fq8', 'c-9xwd']);
  });
});
