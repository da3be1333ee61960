import type { Instant } from '../../domain/id.js';
import type { PurgeGround, StayGround } from '../../domain/purge.js';
import type { RetentionProfile } from '../../domain/retention.js';
import type { PurgePlan } from './purge-plan.js';

/** A purge as data: `touchstone/purge@1`. The reason of a hold is left out: it can name people. */
export function purgeData(
  { go, stay }: PurgePlan,
  {
    profile,
    now,
    done,
  }: { readonly profile: RetentionProfile; readonly now: Instant; readonly done: boolean },
): object {
  return {
    format: 'touchstone/purge@1',
    asOf: now,
    profile,
    done,
    go: go.map(({ records: { candidate, keys, drafts, kits, isNamed, filed }, ground }) => ({
      candidate,
      ...goData(ground),
      keys,
      drafts,
      kits,
      named: isNamed,
      filed,
    })),
    stay: stay.map(({ candidate, ground }) => ({ candidate, ...stayData(ground) })),
  };
}

function goData(ground: PurgeGround): object {
  switch (ground.kind) {
    case 'retention':
      return { why: 'retention', from: ground.from, since: ground.since, due: ground.due };
    case 'early':
      return { why: ground.reason };
    case 'unfinished':
      return { why: 'unfinished', since: ground.begun.on };
    case 'remains':
      return { why: 'remains', since: ground.purged };
  }
}

function stayData(ground: StayGround): object {
  switch (ground.kind) {
    case 'hold':
      return { why: 'hold', since: ground.hold?.on ?? null };
    case 'kept':
      return keptData(ground.retention);
    case 'locked':
      return { why: 'locked', code: ground.why.code, least: ground.least };
    case 'unreadable':
      return { why: 'unreadable', codes: [...new Set(ground.problems.map(({ code }) => code))] };
    case 'unnamed':
      return { why: 'unnamed' };
    case 'in-use':
      return { why: 'in-use', pid: ground.pid };
  }
}

function keptData(retention: Extract<StayGround, { readonly kind: 'kept' }>['retention']): object {
  switch (retention.state) {
    case 'waiting':
      return { why: 'waiting', missing: retention.missing };
    case 'undated':
      return { why: 'undated' };
    case 'due':
    case 'kept':
      return { why: 'kept', from: retention.from, since: retention.since, due: retention.due };
  }
}
