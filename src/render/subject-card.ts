import type { QuestionAddress } from '../domain/id.js';
import type { UncountedCard } from '../domain/recommendation.js';
import type { Role } from '../domain/role.js';
import type { Rubrics } from '../domain/rubric.js';
import { findQuestion } from '../domain/rubric.js';
import type { Assessment, MarkedSignal, Scorecard, SealedNote, SealedText } from '../domain/scorecard.js';
import { textOf } from '../domain/scorecard.js';
import { anchorsOf } from '../domain/sitting.js';
import { escapeMarkdown, escapeMarkdownLines, quoteLines } from './markdown.js';
import { momentText } from './moment-text.js';
import { counted, listed } from './number-text.js';
import { titleOf } from './reason-text.js';
import { NOT_ASSESSED_WORDS, OWN_RECOMMENDATION_WORDS, UNCOUNTED_WORDS } from './words.js';

/** A card, with the role and the rubrics as they were when it was sealed. */
export interface SubjectCard {
  readonly card: Scorecard;
  /** Why it does not count; null where it does. */
  readonly uncounted: UncountedCard['why'] | null;
  readonly role: Role;
  readonly rubrics: Rubrics;
}

const MODE_WORDS: Readonly<Record<Scorecard['header']['mode'], string>> = {
  'in-person': 'in person',
  video: 'by video',
  phone: 'by phone',
};

const SIGNAL_WORDS = {
  green: 'a good sign',
  red: 'a warning sign',
  knockout: 'a reason not to hire',
} as const;

/** One interviewer's card in full and in plain words, as Markdown below a heading of the third level. */
export function subjectCard(subject: SubjectCard): string {
  const { card, role } = subject;
  const { header, payload } = card;
  const title = role.interviews.find(({ id }) => id === header.interview)?.title ?? header.interview;
  const parts = [
    `### ${escapeMarkdown(header.interviewer)}: ${escapeMarkdown(title)}`,
    circumstances(subject),
    ...questionsOf(card).map((question) => questionPart(question, subject)),
    ...(payload.recommendation === null
      ? []
      : [
          `**${escapeMarkdown(header.interviewer)}’s own recommendation:** ${OWN_RECOMMENDATION_WORDS[payload.recommendation]}.`,
        ]),
    ...(payload.closing === null ? [] : ['**Closing remark:**', quoteLines(linesOf(payload.closing))]),
  ];
  return parts.join('\n\n');
}

function circumstances({ card: { header }, uncounted }: SubjectCard): string {
  const sentences = [
    `From ${momentText(header.started)} to ${momentText(header.ended)}, ${MODE_WORDS[header.mode]}, language: ${escapeMarkdown(header.language)}. Sealed ${momentText(header.sealed)}.`,
    ...(header.interruptions > 0 ? [`It was interrupted ${counted(header.interruptions, 'time')}.`] : []),
    ...(uncounted === null ? [] : [`This card does not count: it ${UNCOUNTED_WORDS[uncounted]}.`]),
  ];
  return sentences.join(' ');
}

/** Every question that anything on the card belongs to, in the order in which they first come. */
function questionsOf({ payload }: Scorecard): readonly QuestionAddress[] {
  const { notes, assessments, signals, probes } = payload;
  return [...new Set([...assessments, ...notes, ...signals, ...probes].map(({ question }) => question))];
}

function questionPart(address: QuestionAddress, subject: SubjectCard): string {
  const { card, rubrics } = subject;
  const { notes, assessments, signals, probes } = card.payload;
  const isOwn = (one: { readonly question: QuestionAddress }): boolean => one.question === address;
  const question = findQuestion(rubrics, address);
  const used = probes.filter(isOwn).flatMap(({ probe }) => question?.probes[probe]?.text ?? []);
  const parts = [
    `#### ${escapeMarkdown(question?.ask ?? address)}`,
    ...(used.length > 0 ? [`Also asked: ${used.map(escapeMarkdown).join(' / ')}`] : []),
    ...notes.filter(isOwn).map(notePart),
    [
      ...assessments.filter(isOwn).map((one) => assessmentLine(one, subject)),
      ...signals.filter(isOwn).map((one) => signalLine(one, subject)),
    ].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function notePart({ id, time, kind, text }: SealedNote): string {
  const label = kind === 'plain' ? '' : kind === 'quote' ? ', your words' : `, ${kind}`;
  return quoteLines([...linesOf(text), '', `— note ${escapeMarkdown(id)}, ${momentText(time)}${label}`]);
}

function linesOf(sealed: SealedText): readonly string[] {
  const text = textOf(sealed);
  return text === null ? ['\\[this text was taken out\\]'] : escapeMarkdownLines(text);
}

function assessmentLine(one: Assessment, { rubrics }: SubjectCard): string {
  const about = escapeMarkdown(titleOf(rubrics, one.competency));
  if (!('rating' in one)) return `- **${about}:** not rated (${NOT_ASSESSED_WORDS[one.notAssessed]})`;
  const anchor = anchorsOf({ rubrics }, one)?.[one.rating];
  const words =
    anchor === undefined
      ? '.'
      : `: *${escapeMarkdown(anchor.label)}.* ${anchor.behaviors.map(escapeMarkdown).join('; ')}.`;
  return `- **${about}:** ${one.rating} of 5, resting on ${evidence(one.evidence)}${words}`;
}

function signalLine({ competency, signal, evidence: notes }: MarkedSignal, { rubrics }: SubjectCard): string {
  const found = rubrics.get(competency)?.signals.find(({ id }) => id === signal);
  const rests = notes.length === 0 ? '' : `, resting on ${evidence(notes)}`;
  return found === undefined
    ? `- Marked: ${escapeMarkdown(`${competency}/${signal}`)}${rests}`
    : `- Marked as ${SIGNAL_WORDS[found.kind]}: ${escapeMarkdown(found.text)}${rests}`;
}

function evidence(notes: readonly string[]): string {
  return `${notes.length > 1 ? 'notes' : 'note'} ${listed(notes.map(escapeMarkdown))}`;
}
