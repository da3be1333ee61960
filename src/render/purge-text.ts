import type { EarlyReason } from '../domain/act.js';
import type { Id, Instant } from '../domain/id.js';
import type { PurgeGround, Records, StayGround } from '../domain/purge.js';
import type { Retention, RetentionProfile } from '../domain/retention.js';
import { holdWords } from './hold-text.js';
import { counted, listed } from './number-text.js';
import type { ReportLook } from './problem-report.js';
import { problemLine } from './problem-text.js';
import { plainText } from './safe-text.js';
import { wrapText } from './width.js';

const EARLY_WORDS: Readonly<Record<EarlyReason, string>> = {
  request: 'early, because the candidate asked for it',
  'consent-withdrawn': 'early, because the candidate withdrew their consent',
  order: 'early, because an authority or a court ordered it',
  mistake: 'early, because the records were made by mistake',
};

/** What would go or went, what stays, and why each, for a terminal. `done` tells which of the two it is. */
export function purgeText(
  plan: {
    readonly go: readonly { readonly records: Records; readonly ground: PurgeGround }[];
    readonly stay: readonly { readonly candidate: Id; readonly ground: StayGround }[];
  },
  {
    done,
    profile,
    now,
  }: { readonly done: boolean; readonly profile: RetentionProfile; readonly now: Instant },
  look: ReportLook,
): string {
  const { go, stay } = plan;
  const { strong, muted } = look.palette;
  const lines: string[] = [];
  const part = (candidate: Id, texts: readonly string[]): void => {
    lines.push(`  ${strong(candidate)}`);
    for (const text of texts) {
      for (const line of wrapText(text, Math.max(20, look.columns - 4))) lines.push(`    ${line}`);
    }
  };
  if (go.length > 0) lines.push(done ? 'Removed:' : 'Would go:');
  for (const { records, ground } of go) part(records.candidate, [groundWords(ground), recordWords(records)]);
  if (go.length > 0 && stay.length > 0) lines.push('');
  if (stay.length > 0) lines.push(done ? 'Left:' : 'Would stay:');
  for (const { candidate, ground } of stay) part(candidate, [stayWords(candidate, ground)]);
  if (lines.length === 0) lines.push('There are no records.');
  const length = counted(profile.months, 'month');
  return `${lines.join('\n')}\n\n${muted(`Profile ${profile.id} (${length}), as of ${now.slice(0, 10)}`)}\n`;
}

function groundWords(ground: PurgeGround): string {
  switch (ground.kind) {
    case 'retention':
      return `${sinceWords(ground)}, due since ${ground.due.slice(0, 10)}`;
    case 'early':
      return EARLY_WORDS[ground.reason];
    case 'unfinished':
      return `the purge was begun on ${ground.begun.on.slice(0, 10)} and not finished`;
    case 'remains':
      return `purged on ${ground.purged.slice(0, 10)}; this came back, or lay on this machine`;
  }
}

/** Why the records of a candidate stay, in words. Plain text. */
function stayWords(candidate: Id, ground: StayGround): string {
  switch (ground.kind) {
    case 'hold':
      return holdWords(ground.hold, ground.shut);
    case 'kept':
      return keptWords(candidate, ground.retention);
    case 'locked': {
      const least = ground.least === null ? '' : ` It is not before ${ground.least.slice(0, 10)}.`;
      return `when it was decided is encrypted, so nobody can tell when the time is over.${least} ${problemLine(ground.why)}`;
    }
    case 'unreadable':
      return `the files cannot be read: "touchstone verify ${candidate}" tells what is wrong (${codes(ground)})`;
    case 'unnamed':
      return `the log has a purge, and the time is not over. To finish it, name the candidate: touchstone purge ${candidate} --yes`;
    case 'in-use':
      return `an interview goes on (process ${ground.pid}); end it first`;
  }
}

function keptWords(
  candidate: Id,
  retention: Extract<StayGround, { readonly kind: 'kept' }>['retention'],
): string {
  switch (retention.state) {
    case 'waiting':
      return `the panel is not complete: ${listed(retention.missing)} ${retention.missing.length > 1 ? 'have' : 'has'} not sealed`;
    case 'undated':
      return `nothing is sealed or decided, so there is nothing to count from. To remove it: touchstone purge ${candidate} --early --reason …`;
    case 'due':
    case 'kept':
      return `${sinceWords(retention)}, due on ${retention.due.slice(0, 10)}`;
  }
}

function sinceWords({ from, since }: Extract<Retention, { readonly due: Instant }>): string {
  return `${from === 'decision' ? 'decided on' : 'the last card was sealed on'} ${since.slice(0, 10)}`;
}

function codes({ problems }: Extract<StayGround, { readonly kind: 'unreadable' }>): string {
  return [...new Set(problems.map(({ code }) => code))].join(', ');
}

function recordWords({ candidate, filed, keys, drafts, kits, isNamed }: Records): string {
  const parts = [
    ...keys.map((path) => `the key ${plainText(path)}`),
    ...(drafts.length > 0 ? [counted(drafts.length, 'draft file')] : []),
    ...(kits.length > 0 ? [counted(kits.length, 'file in kits', 'files in kits')] : []),
    ...(isNamed ? ['the name in names.csv'] : []),
    ...(filed === null ? [] : [`candidates/${candidate}/ with ${counted(filed, 'file')}`]),
  ];
  return parts.length === 0 ? 'nothing but a line in the log' : listed(parts);
}
