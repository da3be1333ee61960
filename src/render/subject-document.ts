import type { Act } from '../domain/act.js';
import type { Hold } from '../domain/hold.js';
import type { Id, Instant } from '../domain/id.js';
import type { Records } from '../domain/purge.js';
import type { Recommendation } from '../domain/recommendation.js';
import type { Retention, RetentionProfile } from '../domain/retention.js';
import { escapeMarkdown, escapeMarkdownLines, quoteLines } from './markdown.js';
import { markdownTable } from './markdown-table.js';
import { momentText } from './moment-text.js';
import { counted, listed } from './number-text.js';
import type { PanelMaterial } from './panel-material.js';
import type { SubjectCard } from './subject-card.js';
import { subjectCard } from './subject-card.js';
import { computedPart, debriefPart, decisionPart } from './subject-outcome.js';

/** Everything that is held about one person. */
export interface Subject {
  readonly organisation: string;
  readonly name: string | null;
  readonly asOf: Instant;
  readonly material: PanelMaterial;
  readonly cards: readonly SubjectCard[];
  readonly recommendation: Recommendation;
  /** Whether nothing may be purged for now, and why, where that can be read. */
  readonly isHeld: boolean;
  readonly hold: Hold | null;
  readonly lifted: Hold | null;
  readonly retention: Retention;
  readonly profile: RetentionProfile;
  /** What was done with the records. */
  readonly acts: readonly Act[];
  readonly records: Records;
  /** Whether the hiring folder lies in a git repository. */
  readonly inGit: boolean;
}

/** Everything that is held about one person, in plain words, as Markdown. It speaks to that person. */
export function subjectDocument(subject: Subject): string {
  const { organisation, name, material, asOf, cards } = subject;
  const { candidate } = material;
  const whom = name === null ? candidate.id : `${name} (${candidate.id})`;
  const sections = [
    `# What ${escapeMarkdown(organisation)} holds about ${escapeMarkdown(whom)}`,
    `This is everything in the interview records about you, as of ${momentText(asOf)}: what was written down, what was made of it, where it comes from and how long it is kept. It stands here as it was written.`,
    `## Who you are here\n\n${personPart(subject)}`,
    `## Where this comes from\n\n${ORIGIN}`,
    `## How long it is kept\n\n${keptPart(subject)}`,
    `## Who was to interview you, and when\n\n${planPart(material)}`,
    `## What was noted and rated\n\n${cards.length === 0 ? 'Nobody has sealed a card.' : `${SCALE}\n\n${cards.map(subjectCard).join('\n\n')}`}`,
    `## What the interviewers settled afterwards\n\n${debriefPart(material)}`,
    `## What the program computed\n\n${computedPart(subject.recommendation, material)}`,
    `## What was decided\n\n${decisionPart(material.decision ?? null)}`,
    `## What was done with these records\n\n${actsPart(subject.acts)}`,
    `## Where they lie\n\n${placesPart(subject)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const ORIGIN =
  'The notes, ratings and remarks were written by the interviewers during your interviews or right after. Certificates, degrees and years of experience were taken from your application. Nothing was bought, and nothing was gathered from elsewhere.';

const SCALE =
  'Answers are rated from 1 to 5; 3 is a good hire. Behind each rating stands what this point means, as it was agreed before the interview.';

function personPart({ name, material: { candidate, role } }: Subject): string {
  const { id, status, credentials, previously = [] } = candidate;
  const lines = [
    `Name: ${name === null ? 'not on this machine' : escapeMarkdown(name)}`,
    `Id: ${id}. Everything but the list of names knows you by it.`,
    `Role: ${escapeMarkdown(role.title)}`,
    `Status: ${status === 'withdrawn' ? 'you withdrew' : 'open'}`,
    `Certificates, degrees and years of experience: ${credentials.length === 0 ? 'none recorded' : credentials.map(escapeMarkdown).join('; ')}. They change no rating and no outcome; they only put equals in an order.`,
    ...(previously.length > 0 ? [`Earlier applications of yours: ${listed(previously)}`] : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function keptPart(subject: Subject): string {
  const { profile, isHeld, hold, lifted } = subject;
  const sentences = [
    `The records are kept for ${counted(profile.months, 'month')} (profile ${profile.id}), counted from the decision or the last sealed card, whichever is later.`,
    untilWhen(subject.retention),
  ];
  return [
    sentences.join(' '),
    ...(isHeld ? [holdWords(hold)] : []),
    ...(lifted === null
      ? []
      : [
          `An earlier hold was lifted on ${lifted.on.slice(0, 10)} by ${escapeMarkdown(lifted.author)}:\n\n${quoteLines(escapeMarkdownLines(lifted.reason))}`,
        ]),
  ].join('\n\n');
}

function untilWhen(retention: Retention): string {
  switch (retention.state) {
    case 'due':
      return `That time was over on ${retention.due.slice(0, 10)}; the records are to be deleted.`;
    case 'kept':
      return `They are to be deleted from ${retention.due.slice(0, 10)} on.`;
    case 'waiting':
    case 'undated':
    case 'locked':
      return 'That time has not begun to run.';
  }
}

function holdWords(hold: Hold | null): string {
  const until = 'Until that is lifted, nothing is deleted, also when the time is over.';
  return hold === null
    ? `They are on hold. ${until}`
    : `They are on hold since ${hold.on.slice(0, 10)}, by ${escapeMarkdown(hold.author)}. ${until}\n\n${quoteLines(escapeMarkdownLines(hold.reason))}`;
}

function planPart({ candidate, role }: PanelMaterial): string {
  const { seats, changes = [] } = candidate;
  const titleOf = (interview: Id): string =>
    role.interviews.find(({ id }) => id === interview)?.title ?? interview;
  const table = markdownTable(
    {
      columns: ['Interviewer', 'Interview', 'Planned for', 'Remark'].map((title) => ({
        title,
        align: 'left',
      })),
      rows: seats.map((seat) => [
        seat.interviewer,
        titleOf(seat.interview),
        seat.on === undefined ? '–' : momentText(seat.on),
        [
          ...(seat.capacity === 'shadow' ? ['sits in to learn'] : []),
          ...(seat.left === undefined ? [] : [`dropped out: ${seat.left}`]),
        ].join('; '),
      ]),
    },
    escapeMarkdown,
  );
  const changed = changes.map(
    ({ author, on, reason }) =>
      `- ${on.slice(0, 10)}: ${escapeMarkdown(author)} changed this plan: ${escapeMarkdown(reason)}`,
  );
  return [
    seats.length === 0 ? 'Nobody was planned.' : table,
    ...(changed.length > 0 ? [changed.join('\n')] : []),
  ].join('\n\n');
}

const ACT_WORDS: Readonly<Record<Act['act'], string>> = {
  hold: 'put on hold',
  'hold-lifted': 'hold lifted',
  'purge-begun': 'purge begun',
  purged: 'purged',
  redacted: 'a text taken out of a card',
  exported: 'this document made for you',
};

function actsPart(acts: readonly Act[]): string {
  if (acts.length === 0) return 'Nothing.';
  return acts
    .map(({ act, on, by }) => `- ${momentText(on)}: ${ACT_WORDS[act]}, by ${escapeMarkdown(by)}`)
    .join('\n');
}

function placesPart({ records, inGit, material: { candidate } }: Subject): string {
  const lines = [
    `In the folder candidates/${candidate.id}/: ${counted(records.filed ?? 0, 'file')}${inGit ? ', kept in git with every earlier version' : ''}.`,
    ...(candidate.key === undefined
      ? []
      : [
          'What is said of you in them is encrypted with a key of your own; when the records are deleted, the key is destroyed, and every earlier version is unreadable.',
        ]),
    ...(records.isNamed ? ['Your name: in a list of names that is not in git.'] : []),
    ...(records.drafts.length > 0
      ? [
          'On the machine that this was made on, there is a draft of an interview that was not finished; its text is not in here.',
        ]
      : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}
